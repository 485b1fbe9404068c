//! Ranges of years and dates that share a year.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::date::{DateToken, date_at, leading_number, leading_year, short_date};
use crate::read::terms::concepts_at;
use crate::text::spaces::skip_spaces;
use crate::text::words::word_at;
use crate::value::date::{Years, checked_date};

/// Reads `2014-2020`, `2014–2020`, `2009 - 2011` or `2021–27` at `i`.
pub fn years_at(text: &str, i: usize) -> Option<(Years, usize)> {
    let bytes = text.as_bytes();
    let (first, at) = leading_year(bytes, i)?;
    let at = dash_end(
        bytes,
        skip_spaces(bytes, at + usize::from(bytes.get(at) == Some(&b'.'))),
    )?;
    if let Some((last, end)) = leading_year(bytes, skip_spaces(bytes, at)) {
        return Some((Years { first, last }, end));
    }
    let (last, end) = short_year(bytes, at, first)?;
    Some((Years { first, last }, end))
}

/// The last two digits of a later year directly at `at`: more than 12, so that they are no month.
fn short_year(bytes: &[u8], at: usize, first: u16) -> Option<(u16, usize)> {
    let (year, n) = leading_number(bytes, at);
    let year = u16::try_from(year).ok()?;
    let goes_on = bytes
        .get(at + n)
        .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'/'));
    let decimal = matches!(bytes.get(at + n..), Some([b'.' | b',', d, ..]) if d.is_ascii_digit());
    (n == 2 && year > 12 && year > first % 100 && !goes_on && !decimal)
        .then_some((first / 100 * 100 + year, at + n))
}

/// The byte after the dash at `i`: hyphen-minus, hyphen, non-breaking hyphen, figure, en and em dash, minus.
pub fn dash_end(bytes: &[u8], i: usize) -> Option<usize> {
    match bytes.get(i..)? {
        [b'-', ..] => Some(i + 1),
        [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => Some(i + 3),
        _ => None,
    }
}

/// Reads `1.1.–31.12.2020` at `i`: the first date takes its year from the second.
pub fn yearless_range(text: &str, i: usize, lang: Option<Lang>) -> Option<(DateToken, DateToken)> {
    let bytes = text.as_bytes();
    let (day, n) = leading_number(bytes, i);
    if !(1..=2).contains(&n) || bytes.get(i + n) != Some(&b'.') {
        return None;
    }
    let at = i + n + 1;
    let (month, m) = leading_number(bytes, at);
    let end = at + m + usize::from(bytes.get(at + m) == Some(&b'.'));
    if !(1..=2).contains(&m) {
        return None;
    }
    let next = dash_end(bytes, skip_spaces(bytes, end))?;
    let second = date_at(text, skip_spaces(bytes, next), lang)?;
    let year = second.reading.ok()?.year;
    Some((
        DateToken {
            start: i,
            end,
            reading: checked_date(year, month, day),
        },
        second,
    ))
}

/// The length of a date without signs that begins with its whole year.
const YEAR_FIRST_BYTES: usize = 8;

/// Reads a range of two dates with short years, or without signs, at `i`: `1.8.22–31.12.24`, `1/10/19 to 31/3/22`,
/// `20240115–20261231`. Both have the same signs, and one of them is in the calendar; without signs both are.
pub(crate) fn short_range(text: &str, i: usize, lang: Lang) -> Option<(DateToken, DateToken)> {
    let bytes = text.as_bytes();
    let first = short_date(text, i)?;
    let at = skip_spaces(bytes, first.end);
    let next = dash_end(bytes, at).or_else(|| {
        let until = ConceptSet::of(&[Concept::RangeUntil]);
        concepts_at(lang, text, at, until).map(|(_, end)| end)
    })?;
    let second = short_date(text, skip_spaces(bytes, next))?;
    let mark = |token: &DateToken| {
        let text = &bytes[token.start..token.end];
        text.iter().find(|b| !b.is_ascii_digit()).copied()
    };
    let goes_on = bytes.get(second.end).is_some_and(u8::is_ascii_alphanumeric);
    let real = [&first, &second].map(|token| token.reading.is_ok());
    // Without signs, numbers of a register look like it.
    let whole = |token: &DateToken| token.end - token.start == YEAR_FIRST_BYTES;
    let dated = match mark(&first) {
        Some(_) => real != [false, false],
        None => real == [true, true] && whole(&first) && whole(&second),
    };
    (mark(&first) == mark(&second) && dated && !goes_on).then_some((first, second))
}

/// The byte at which the second half of a range begins, when a dash or one of the words between dates follows `end`.
pub fn range_gap(text: &str, end: usize) -> Option<usize> {
    const WORDS: &[&str] = &["to", "until", "bis", "till", "–", "au", "al", "tot", "do"];
    let bytes = text.as_bytes();
    let at = skip_spaces(bytes, end);
    if let Some(next) = dash_end(bytes, at) {
        return Some(skip_spaces(bytes, next));
    }
    word_at(text, at, WORDS).map(|(_, end)| skip_spaces(bytes, end))
}
