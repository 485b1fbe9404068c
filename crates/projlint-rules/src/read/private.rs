//! Places of e-mail addresses, telephone numbers and personal numbers, which no output shows unless asked to.

use crate::read::figures::date::{date_at, numeric_month};
use crate::read::figures::date_range::dash_end;
use crate::read::figures::lexeme::Figure;
use crate::read::figures::phone::phone_at;
use crate::text::digits::next_digit;
use crate::text::range::ByteRange;
use crate::text::spaces::back_spaces;
use memchr::memmem;

/// What becomes of personal data in an output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PersonalData {
    /// Letters and digits are replaced by `*`.
    #[default]
    Masked,
    /// It is shown: the reader has asked for it.
    Shown,
}

impl PersonalData {
    /// A text as it may be shown.
    pub fn cover(self, text: &str) -> String {
        match self {
            Self::Masked => masked_text(text),
            Self::Shown => text.to_owned(),
        }
    }
}

/// The ranges of a text to mask, in order and not overlapping.
pub fn private_ranges(text: &str) -> Vec<ByteRange> {
    let mut found = email_ranges(text);
    add_numbers(text, &mut found);
    found.sort_by_key(|r| r.start);
    let mut out: Vec<ByteRange> = Vec::with_capacity(found.len());
    for range in found {
        match out.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The text with `*` for each letter and digit of its private parts.
pub fn masked_text(text: &str) -> String {
    let ranges = private_ranges(text);
    if ranges.is_empty() {
        return text.to_owned();
    }
    let hidden = |at: usize| ranges.iter().any(|r| r.contains(at));
    text.char_indices()
        .map(|(at, c)| if hidden(at) { masked_char(c) } else { c })
        .collect()
}

/// The character that replaces a private one.
pub fn masked_char(c: char) -> char {
    if c.is_alphanumeric() { '*' } else { c }
}

fn email_ranges(text: &str) -> Vec<ByteRange> {
    let mut found = Vec::new();
    for sign in AT_SIGNS {
        for at in memmem::find_iter(text.as_bytes(), sign) {
            let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
            let head = text[..at].trim_end_matches([' ', '@']);
            let start = head.len()
                - head
                    .chars()
                    .rev()
                    .take_while(|c| part(*c))
                    .map(char::len_utf8)
                    .sum::<usize>();
            let rest = &text[at + sign.len()..];
            let tail = rest.trim_start_matches(' ');
            let host = tail.find(|c: char| !part(c)).unwrap_or(tail.len());
            let gap = rest.len() - tail.len();
            let (dotted, end) = host_end(tail, host);
            let named = tail[..end]
                .trim_end_matches('.')
                .rsplit(|c: char| !c.is_alphanumeric())
                .next()
                .is_some_and(|t| t.chars().any(char::is_alphabetic));
            let host_named = dotted || tail[..host].contains('.') || (gap == 0 && sign != " at ");
            if start < head.len() && host_named && named && gap <= 1 {
                let end = at + sign.len() + gap + tail[..end].trim_end_matches('.').len();
                found.push(ByteRange::new(start, end));
            }
        }
    }
    found
}

/// Substitutes for `@`.
const AT_SIGNS: [&str; 14] = [
    "@",
    "＠",
    "(at)",
    "[at]",
    "{at}",
    "<at>",
    "(AT)",
    "[AT]",
    "(ät)",
    "[ät]",
    "(a)",
    "[a]",
    "(miukumauku)",
    " at ",
];

/// The end of a host whose dots are written as words: `example [dot] com`.
fn host_end(tail: &str, host: usize) -> (bool, usize) {
    let mut end = host;
    loop {
        let rest = &tail[end..];
        let Some(dot) = [
            "[dot]",
            " [dot] ",
            "(dot)",
            " (dot) ",
            " dot ",
            "[piste]",
            " [piste] ",
            "(piste)",
        ]
        .iter()
        .find(|d| rest.starts_with(**d)) else {
            return (end > host, end);
        };
        let next = rest[dot.len()..]
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len() - dot.len());
        end += dot.len() + next;
    }
}

fn add_numbers(text: &str, found: &mut Vec<ByteRange>) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(i) = next_digit(bytes, at, bytes.len()) {
        let run = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        let inside = i > 0 && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_');
        at = i + run;
        if inside {
            continue;
        }
        if let Some(end) = personal_number_end(bytes, i, run) {
            found.push(ByteRange::new(i, end));
            at = end;
        } else if let Some(lexeme) = phone_at(bytes, i, 0).filter(|lexeme| {
            let other = is_business_id(bytes, i, run) || continues_figure(bytes, i, run);
            !other && !is_measured(text, lexeme.end) && date_at(text, i, None).is_none()
        }) {
            debug_assert_eq!(lexeme.value, Figure::Phone);
            found.push(lexeme.range());
            at = lexeme.end.max(at);
        } else if let Some(end) = odd_phone(text, i, run).filter(|_| !is_business_id(bytes, i, run))
        {
            found.push(ByteRange::new(i, end));
            at = end;
        }
    }
}

/// Whether a sign of a unit follows: `9999999999 %` is no telephone number.
fn is_measured(text: &str, end: usize) -> bool {
    text[end..]
        .trim_start_matches([' ', '\u{a0}', '\u{202f}'])
        .starts_with(['%', '‰', '€', '£', '$'])
}

/// Whether a run of digits goes on with an amount or a date: `5 000 000 kr`, `50.000000 %`, `2024-08-31`.
fn continues_figure(bytes: &[u8], i: usize, run: usize) -> bool {
    let before = back_spaces(bytes, i);
    let gap = i - before;
    let digits = |end: usize| {
        bytes[..end]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    if gap > 0 {
        return run == 3 && gap <= 3 && (1..=3).contains(&digits(before));
    }
    let glued = i > 1 && bytes[i - 2].is_ascii_alphanumeric();
    glued && matches!(bytes[i - 1], b'.' | b',' | b'-' | b'/')
}

/// A telephone number in a notation that no figure has: `040/1234567`, `040.123.4567`, `040–123–4567`, `358 40 123 4567`.
fn odd_phone(text: &str, i: usize, run: usize) -> Option<usize> {
    let country = text[i..].starts_with("358 ") || text[i..].starts_with("46 ") && run == 2;
    let area = text[i..].starts_with('0') && (2..=4).contains(&run);
    let coded = i > 0 && matches!(text.as_bytes()[i - 1], b'.' | b'/' | b'-');
    let dated = date_at(text, i, None).is_some()
        || numeric_month(text, i).is_some()
        || has_form_of_date(text.as_bytes(), i);
    if coded || !(country || area) || dated {
        return None;
    }
    let (mut end, mut digits) = (i, 0);
    for (at, c) in text[i..].char_indices() {
        match c {
            '0'..='9' => (digits, end) = (digits + 1, i + at + 1),
            '/' | '.' | '-' | '‑' | '–' if !country => {}
            ' ' | '\u{a0}' if country => {}
            _ => break,
        }
    }
    (!is_measured(text, end) && (8..=13).contains(&digits)).then_some(end)
}

/// Whether figures have the form of a date, also of one that does not exist: `00.00.0000`.
fn has_form_of_date(bytes: &[u8], i: usize) -> bool {
    let digits = |at: usize| {
        bytes[at.min(bytes.len())..]
            .iter()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let day = digits(i);
    let mark = bytes.get(i + day).copied();
    let month = digits(i + day + 1);
    (1..=2).contains(&day)
        && (1..=2).contains(&month)
        && matches!(mark, Some(b'.' | b'/' | b'-'))
        && bytes.get(i + day + 1 + month).copied() == mark
        && digits(i + day + month + 2) == 4
}

/// A business identity code, `0115776-3`.
fn is_business_id(bytes: &[u8], i: usize, run: usize) -> bool {
    run == 7
        && bytes.get(i + 7) == Some(&b'-')
        && bytes.get(i + 8).is_some_and(u8::is_ascii_digit)
        && !bytes.get(i + 9).is_some_and(u8::is_ascii_digit)
}

/// The end of a personal number: a date of birth in six or eight digits with a check part (Finland, Sweden), or ten, eleven
/// or thirteen digits in one run (Bulgaria, the Baltic states, Poland, Croatia, Romania), which no amount is printed in.
fn personal_number_end(bytes: &[u8], i: usize, run: usize) -> Option<usize> {
    let two = |at: usize| (bytes[at] - b'0') * 10 + (bytes[at + 1] - b'0');
    let dash = dash_end(bytes, i + run).map_or(1, |end| end - i - run);
    if run == 6 && dash == 3 {
        let mut plain = bytes[i..i + run].to_vec();
        plain.push(b'-');
        plain.extend(bytes[i + run + 3..].iter().take(6));
        return personal_number_end(&plain, 0, run).map(|end| i + end + 2);
    }
    let tail = &bytes[i + run..];
    let word = tail
        .iter()
        .skip(1)
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    let born = |day: u8, month: u8| (1..=31).contains(&day) && (1..=12).contains(&month);
    match (run, tail.first()) {
        (6, Some(b'-' | b'+' | b'A'..=b'F' | b'U'..=b'Y')) if word == 4 => {
            let finnish = born(two(i), two(i + 2)) && tail[1..4].iter().all(u8::is_ascii_digit);
            let swedish = born(two(i + 4), two(i + 2)) && tail[1..5].iter().all(u8::is_ascii_digit);
            (finnish || swedish).then_some(i + 11)
        }
        (8, Some(b'-')) if word == 4 && tail[1..5].iter().all(u8::is_ascii_digit) => {
            born(two(i + 6), two(i + 4)).then_some(i + 13)
        }
        (12, _) => born(two(i + 6), two(i + 4)).then_some(i + 12),
        (10 | 11 | 13, _)
            if !tail.starts_with(b",")
                && !tail.starts_with(b".")
                && !tail.starts_with("€".as_bytes()) =>
        {
            Some(i + run)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contact_data_is_hidden_and_figures_are_not() {
        assert_eq!(
            masked_text("maija.esimerkki(at)malli.fi, p. 0295 000 111"),
            "*****.*********(**)*****.**, p. **** *** ***"
        );
        assert_eq!(
            masked_text("+ 358 50 000 0000 tai a.b@c.fi"),
            "+ *** ** *** **** tai *.*@*.**"
        );
        assert_eq!(masked_text("131052-308T"), "******-****");
        assert_eq!(
            masked_text("040 123 4567 010190-123A"),
            "*** *** **** ******-****"
        );
        assert_eq!(
            masked_text("040 123 4567 050 123 4567"),
            "*** *** **** *** *** ****"
        );
        assert_eq!(
            masked_text("040/1234567, 040.123.4567, 040–123–4567"),
            "***/*******, ***.***.****, ***–***–****"
        );
        assert_eq!(masked_text("a.b [at] c [dot] fi"), "*.* [**] * [***] **");
        assert_eq!(masked_text("010190–123A"), "******–****");
        for kept in [
            "645 000,00 €",
            "0,5 %",
            "01.06.2018",
            "1234567-1",
            "0115776-3",
            "80100 Malli",
            "2014-2020",
            "0 osallistujaa",
            "01/06/2018",
            "05/2019",
            "at 14.00",
            "0,24 milj. €",
        ] {
            assert_eq!(masked_text(kept), kept);
        }
    }
}
