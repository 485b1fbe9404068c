//! Quarters and half-years as printed: `Q2 2022`, `2022/Q2`, `T2 2022`, `2. Quartal 2023`, `1er semestre 2023`.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::date::{DateToken, leading_year};
use crate::read::terms::concepts_at;
use crate::text::spaces::skip_spaces;
use crate::value::date::Date;

/// Letters that stand for a part of a year beside its number, with the parts that a year has: `Q2`, `H1`, `T3`.
const LETTERS: [(u8, u8); 4] = [(b'Q', 4), (b'T', 4), (b'H', 2), (b'S', 2)];

/// Reads the quarter or half-year whose number, or whose year, is at the digit `i`.
pub fn quarter_at(text: &str, i: usize, lang: Lang) -> Option<DateToken> {
    let bytes = text.as_bytes();
    if let Some((year, end)) = leading_year(bytes, i) {
        return behind_year(bytes, i, year, end);
    }
    let number = bytes
        .get(i)?
        .checked_sub(b'0')
        .filter(|n| (1..=4).contains(n))?;
    if bytes.get(i + 1).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let letter = i.checked_sub(1).and_then(|at| {
        let found = LETTERS.iter().find(|(letter, _)| *letter == bytes[at])?;
        (!text[..at].ends_with(char::is_alphanumeric)).then_some(found)
    });
    if let Some((_, parts)) = letter {
        let (year, end) = year_behind(text, i + 1, lang)?;
        return part_of_year(year, number, *parts, i - 1, end);
    }
    if !has_year(&bytes[i + 1..]) {
        return None;
    }
    let at = ordinal_end(text, i + 1);
    let wanted = ConceptSet::of(&[Concept::Quarter, Concept::Halfyear]);
    let (words, end) = concepts_at(lang, text, at, wanted)?;
    let parts = if words.has(Concept::Quarter) { 4 } else { 2 };
    let (year, end) = year_behind(text, end, lang)?;
    part_of_year(year, number, parts, i, end)
}

/// Whether four digits in a row come near the beginning.
fn has_year(bytes: &[u8]) -> bool {
    const NEAR_BYTES: usize = 40;
    let near = &bytes[..bytes.len().min(NEAR_BYTES)];
    near.windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit))
}

/// `2022 Q2`, `2022/Q2`, `2022-Q2`.
fn behind_year(bytes: &[u8], i: usize, year: u16, end: usize) -> Option<DateToken> {
    let mark = usize::from(matches!(bytes.get(end), Some(b'/' | b'-')));
    let at = skip_spaces(bytes, end + mark);
    let [letter, digit, rest @ ..] = bytes.get(at..)? else {
        return None;
    };
    let parts = LETTERS.iter().find(|(l, _)| l == letter)?.1;
    let number = digit.checked_sub(b'0').filter(|n| (1..=4).contains(n))?;
    let alone = !rest.first().is_some_and(u8::is_ascii_alphanumeric);
    (alone && at > end)
        .then(|| part_of_year(year, number, parts, i, at + 2))
        .flatten()
}

fn part_of_year(year: u16, number: u8, parts: u8, start: usize, end: usize) -> Option<DateToken> {
    let date = if parts == 4 {
        Date::quarter(year, number)
    } else {
        Date::half_year(year, number)
    };
    (number <= parts).then_some(DateToken {
        start,
        end,
        reading: Ok(date),
    })
}

/// The year behind a sign, or behind one short word: `/2022`, ` 2022`, ` of 2022`, ` del 2022`.
fn year_behind(text: &str, at: usize, lang: Lang) -> Option<(u16, usize)> {
    let bytes = text.as_bytes();
    let mark = usize::from(matches!(bytes.get(at), Some(b'/' | b'-' | b',')));
    let at = skip_spaces(bytes, at + mark);
    if let Some(found) = leading_year(bytes, at) {
        return Some(found);
    }
    let joins = ConceptSet::of(&[Concept::Stop, Concept::Filler, Concept::YearMark]);
    let (_, end) = concepts_at(lang, text, at, joins)?;
    leading_year(bytes, skip_spaces(bytes, end))
}

/// The byte behind the mark of an ordinal number and the spaces after it: `2. `, `1er `, `2nd `.
fn ordinal_end(text: &str, at: usize) -> usize {
    const MAX_SUFFIX_BYTES: usize = 4;
    let rest = &text[at..];
    let suffix = rest.len()
        - rest
            .trim_start_matches(|c: char| {
                c.is_alphabetic() || matches!(c, '.' | 'º' | 'ª' | '°' | '-' | ':')
            })
            .len();
    let suffix = if suffix <= MAX_SUFFIX_BYTES {
        suffix
    } else {
        0
    };
    skip_spaces(text.as_bytes(), at + suffix)
}
