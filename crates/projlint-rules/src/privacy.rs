//! Places of e-mail addresses, telephone numbers and personal numbers, which no output shows unless asked to.

use crate::lexeme::{Figure, next_digit, phone};
use memchr::memmem;
use std::ops::Range;

/// The ranges of a text to mask, in order and apart from each other.
pub fn private(text: &str) -> Vec<Range<usize>> {
    let mut found = emails(text);
    numbers(text, &mut found);
    found.sort_by_key(|r| r.start);
    let mut out: Vec<Range<usize>> = Vec::with_capacity(found.len());
    for range in found {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The text with `*` for each letter and digit of its private parts.
pub fn masked(text: &str) -> String {
    let ranges = private(text);
    if ranges.is_empty() {
        return text.to_owned();
    }
    let hidden = |at: usize| ranges.iter().any(|r| r.contains(&at));
    text.char_indices().map(|(at, c)| if hidden(at) { mask(c) } else { c }).collect()
}

/// The character that stands for a private one.
pub fn mask(c: char) -> char {
    if c.is_alphanumeric() { '*' } else { c }
}

fn emails(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for sign in ["@", "(at)", "[at]", "(ät)", "(a)"] {
        for at in memmem::find_iter(text.as_bytes(), sign) {
            let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
            let head = text[..at].trim_end_matches(' ');
            let start = head.len() - head.chars().rev().take_while(|c| part(*c)).map(char::len_utf8).sum::<usize>();
            let rest = &text[at + sign.len()..];
            let tail = rest.trim_start_matches(' ');
            let host = tail.find(|c: char| !part(c)).unwrap_or(tail.len());
            let gap = rest.len() - tail.len();
            if start < head.len() && tail[..host].contains('.') && gap <= 1 {
                let end = at + sign.len() + gap + tail[..host].trim_end_matches('.').len();
                found.push(start..end);
            }
        }
    }
    found
}

fn numbers(text: &str, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(i) = next_digit(bytes, at, bytes.len()) {
        let run = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        let inside = i > 0 && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_');
        at = i + run;
        if inside {
            continue;
        }
        if let Some(end) = personal(bytes, i, run) {
            found.push(i..end);
            at = end;
        } else if let Some(lexeme) = phone(bytes, i, 0).filter(|_| !business(bytes, i, run)) {
            debug_assert_eq!(lexeme.value, Figure::Phone);
            found.push(lexeme.start..lexeme.end);
            at = lexeme.end.max(at);
        }
    }
}

/// A business identity code, `0115776-3`.
fn business(bytes: &[u8], i: usize, run: usize) -> bool {
    run == 7 && bytes.get(i + 7) == Some(&b'-') && bytes.get(i + 8).is_some_and(u8::is_ascii_digit) && !bytes.get(i + 9).is_some_and(u8::is_ascii_digit)
}

/// The end of a personal number: a date of birth in six or eight digits with a check part (Finland, Sweden), or ten, eleven
/// or thirteen digits in one run (Bulgaria, the Baltic states, Poland, Croatia, Romania), which no amount is printed in.
fn personal(bytes: &[u8], i: usize, run: usize) -> Option<usize> {
    let two = |at: usize| (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0');
    let tail = &bytes[i + run..];
    let word = tail.iter().skip(1).take_while(|b| b.is_ascii_alphanumeric()).count();
    let born = |day: u8, month: u8| (1..=31).contains(&day) && (1..=12).contains(&month);
    match (run, tail.first()) {
        (6, Some(b'-' | b'+' | b'A'..=b'F' | b'U'..=b'Y')) if word == 4 => {
            let finnish = born(two(i), two(i + 2)) && tail[1..4].iter().all(u8::is_ascii_digit);
            let swedish = born(two(i + 4), two(i + 2)) && tail[1..5].iter().all(u8::is_ascii_digit);
            (finnish || swedish).then_some(i + 11)
        }
        (8, Some(b'-')) if word == 4 && tail[1..5].iter().all(u8::is_ascii_digit) => born(two(i + 6), two(i + 4)).then_some(i + 13),
        (12, _) => born(two(i + 6), two(i + 4)).then_some(i + 12),
        (10 | 11 | 13, _) if !tail.starts_with(b",") && !tail.starts_with(b".") && !tail.starts_with("€".as_bytes()) => Some(i + run),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_data_is_hidden_and_figures_are_not() {
        assert_eq!(masked("maija.esimerkki(at)malli.fi, p. 0295 000 111"), "*****.*********(**)*****.**, p. **** *** ***");
        assert_eq!(masked("+ 358 50 000 0000 tai a.b@c.fi"), "+ *** ** *** **** tai *.*@*.**");
        assert_eq!(masked("131052-308T"), "******-****");
        for kept in ["645 000,00 €", "0,5 %", "01.06.2018", "1234567-1", "0115776-3", "80100 Malli", "2014-2020", "0 osallistujaa"] {
            assert_eq!(masked(kept), kept);
        }
    }
}
