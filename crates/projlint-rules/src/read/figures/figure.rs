//! Figures in running text: each digit is the beginning of a date, an amount, a percentage, a number, a telephone number, or of nothing that counts.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::calendar::bound_before;
use crate::read::figures::date::{DateToken, date_at, month_year};
use crate::read::figures::date_range::{yearless_range, years_at};
use crate::read::figures::lexeme::{Figure, Lexeme, word_end};
use crate::read::figures::money::bare_money;
use crate::read::figures::numeral::numeral_at;
use crate::read::figures::percent::{as_percent, percent_sign};
use crate::read::figures::phone::phone_at;
use crate::read::figures::unit::unit_before;
use crate::read::terms::concepts_at;
use crate::text::atoms::is_noise;
use crate::text::range::Located;
use crate::text::spaces::space_length;
use crate::value::money::{Currency, Money};

/// Reads the figure at the digit at `i`; `low` is the first byte that belongs to the same text.
pub fn figure_at(text: &str, i: usize, low: usize, lang: Lang) -> Lexeme {
    let bytes = text.as_bytes();
    if let Some(end) = part_of_word(text, i, low, lang) {
        return Lexeme {
            start: i,
            end,
            value: Figure::Code,
        };
    }
    if let Some(phone) = phone_at(bytes, i, low) {
        let date = date_at(text, i, Some(lang)).filter(|d| d.start == i && d.end >= phone.end);
        return date.map_or(phone, date_lexeme);
    }
    if let Some((first, _)) = yearless_range(text, i, Some(lang)) {
        return date_lexeme(first);
    }
    if let Some(token) = date_at(text, i, Some(lang)).or_else(|| month_year(text, i, Some(lang))) {
        return date_lexeme(token);
    }
    if let Some((years, end)) = years_at(text, i) {
        return match code_tail(bytes, end) {
            Some(end) => Lexeme {
                start: i,
                end,
                value: Figure::Code,
            },
            None => Lexeme {
                start: i,
                end,
                value: Figure::Years(years),
            },
        };
    }
    amount_lexeme(text, i, low, lang)
}

fn date_lexeme(token: DateToken) -> Lexeme {
    Lexeme {
        start: token.start,
        end: token.end,
        value: Figure::Date(token.reading),
    }
}

/// The end of the word when the digit at `i` is inside one: a code, an address, `S21576`.
fn part_of_word(text: &str, i: usize, low: usize, lang: Lang) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = *bytes.get(i.checked_sub(1)?)?;
    let wrapped = matches!(before, b'\n' | b'\r')
        && text[low..i]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit());
    if wrapped {
        return Some(word_end(bytes, i));
    }
    let last = text[..i].chars().next_back()?;
    // What is behind a sign that is not known to group thousands is no figure of its own.
    let grouped = is_noise(last) || matches!(last, '’' | '\'' | '´' | '`');
    if grouped && text[..i - last.len_utf8()].ends_with(|c: char| c.is_ascii_digit()) {
        return Some(word_end(bytes, i));
    }
    if i <= low
        || before.is_ascii_whitespace()
        || matches!(
            before,
            b'(' | b'['
                | b'"'
                | b'\''
                | b'$'
                | b':'
                | b'~'
                | b'='
                | b'|'
                | b'>'
                | b'<'
                | b'+'
                | b';'
                | b'*'
        )
    {
        return None;
    }
    let dash_between_figures = |n: usize| {
        let at = i - n;
        at > low
            && (bytes[at - 1].is_ascii_digit()
                || bytes[at - 1] == b'.'
                || bytes[at - 1].is_ascii_whitespace()
                || bytes[at - 1] == 0xA0)
    };
    let free = match last {
        '-' => i - 1 == low || dash_between_figures(1) || article_before(text, i - 1, low, lang),
        '–' | '—' | '−' | '‒' | '‐' | '‑' => {
            i - 3 == low || dash_between_figures(3) || bytes[i - 4] >= 0x80 || bytes[i - 4] == b')'
        }
        '€' | '£' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '”' | '“' | '„' | '»'
        | '«' | '•' | '≈' | '…' => true,
        ',' | '/' => false,
        // Dots that lead from a label to its value.
        '.' => text[low..i].ends_with(".."),
        c => !(c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '&' | '%')),
    };
    if free || unit_before(text, i, low, lang).is_some() {
        return None;
    }
    Some(word_end(bytes, i))
}

/// Whether an article or preposition ends at a hyphen before a figure: `fl-10 ta’ Jannar`.
fn article_before(text: &str, hyphen: usize, low: usize, lang: Lang) -> bool {
    let head = &text[low..hyphen];
    let length: usize = head
        .chars()
        .rev()
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum();
    let start = low + head.len() - length;
    let words = {
        use Concept::*;
        ConceptSet::of(&[Stop, Filler, RangeFrom, RangeUntil, RangeBetween, RangeAnd])
    };
    (1..=5).contains(&length)
        && text[start..hyphen].chars().all(char::is_lowercase)
        && concepts_at(lang, text, start, words).is_some_and(|(_, end)| end >= hyphen)
}

/// The end of the code whose further parts follow at `end`: `.4.08.24-0019`, `/16/I/009`.
fn code_tail(bytes: &[u8], end: usize) -> Option<usize> {
    let more = match bytes.get(end..).unwrap_or_default() {
        [b'.' | b',' | b'\'' | b'`', d, ..] | [0xE2, 0x80, 0x99, d, ..] => d.is_ascii_digit(),
        [b'/' | b'_' | b'@', d, ..] => d.is_ascii_alphanumeric(),
        [b'-', d, ..] => d.is_ascii_digit(),
        _ => false,
    };
    // A mark of thousands that is no sign of a word.
    let mark = match bytes.get(end) {
        Some(0xE2) => '’'.len_utf8(),
        Some(b'\'' | b'`') => 1,
        _ => 0,
    };
    more.then(|| word_end(bytes, end + mark))
}

/// The end of figures that are no number, with the groups of thousands behind them: of `17 754.150` nothing is read.
fn run_end(bytes: &[u8], i: usize) -> usize {
    let mut end = word_end(bytes, i);
    loop {
        let gap = space_length(bytes, end);
        let group = bytes.get(end + gap..).map_or(0, |rest| {
            rest.iter().take_while(|b| b.is_ascii_digit()).count()
        });
        if gap == 0 || group != 3 {
            return end;
        }
        end = word_end(bytes, end + gap);
    }
}

fn amount_lexeme(text: &str, i: usize, low: usize, lang: Lang) -> Lexeme {
    let bytes = text.as_bytes();
    let Some(n) = numeral_at(bytes, i).filter(|n| !n.leading_zero(bytes, i)) else {
        return Lexeme {
            start: i,
            end: run_end(bytes, i),
            value: Figure::Code,
        };
    };
    if let Some(end) = code_tail(bytes, n.end) {
        return Lexeme {
            start: i,
            end,
            value: Figure::Code,
        };
    }
    if let Some(end) = percent_sign(text, n.end, lang) {
        return match as_percent(n, bound_before(text, i, lang)) {
            Some(p) => Lexeme {
                start: i,
                end,
                value: Figure::Percent(p),
            },
            None => Lexeme {
                start: i,
                end,
                value: Figure::Code,
            },
        };
    }
    match bare_money(text, i, low, n, Currency::Unknown, lang) {
        Ok(Located { value, range })
            if value.currency != Currency::Unknown || range.end > n.end =>
        {
            let bound = bound_before(text, range.start, lang);
            Lexeme {
                start: range.start,
                end: range.end,
                value: Figure::Money(Money { bound, ..value }),
            }
        }
        Err(end) => Lexeme {
            start: i,
            end,
            value: Figure::Code,
        },
        Ok(_) => {
            let glued = bytes.get(n.end).is_some_and(|b| b.is_ascii_alphabetic());
            let count = n.decimals == 0 && !n.leading_zero(bytes, i) && !glued;
            Lexeme {
                start: i,
                end: n.end,
                value: if count {
                    Figure::Number(n.mantissa)
                } else {
                    Figure::Code
                },
            }
        }
    }
}
