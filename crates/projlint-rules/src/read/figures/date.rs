//! Dates and spans of years as printed.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::calendar::{month_at, month_before};
use crate::read::terms::concepts_at;
use crate::text::range::ByteRange;
use crate::text::spaces::{skip_spaces, space_length};
use crate::value::date::{Date, ImpossibleDate, Reading, checked_date};

/// A date in the text, from byte `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateToken {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// The date, or that there is no such day.
    pub reading: Reading,
}

impl DateToken {
    /// Its bytes in the text.
    pub fn range(&self) -> ByteRange {
        ByteRange::new(self.start, self.end)
    }
}

pub(crate) fn leading_number(bytes: &[u8], i: usize) -> (u32, usize) {
    let n = bytes[i.min(bytes.len())..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let value = bytes[i.min(bytes.len())..][..n.min(6)]
        .iter()
        .fold(0, |v, b| v * 10 + u32::from(b - b'0'));
    (value, n)
}

pub(crate) fn leading_year(bytes: &[u8], i: usize) -> Option<(u16, usize)> {
    let (value, n) = leading_number(bytes, i);
    (n == 4 && (1900..=2100).contains(&value)).then_some((value as u16, i + 4))
}

/// Reads the date that begins with the digit at `i`, or with the month word before it: `augusti 21, 2018`.
/// Only full days; `lang` gives the names of the months, in addition to English; with `None`, all languages do.
pub fn date_at(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (value, n) = leading_number(bytes, i);
    let token = match n {
        1 | 2 => day_first(text, i, value, n, lang),
        4 => year_first(text, i, lang),
        _ => None,
    }?;
    let tail = bytes.get(token.end..).unwrap_or_default();
    let interval = n == 4
        && matches!(tail, [b'/', a, b, c, d, b'-', ..] if [a, b, c, d].iter().all(|d| d.is_ascii_digit()));
    let more = !interval && matches!(tail, [b'.' | b'/', d, ..] if d.is_ascii_digit());
    let coded =
        matches!(tail, [b'-', a, b, c, d, ..] if [a, b, c, d].iter().all(|d| d.is_ascii_digit()));
    (!more && !coded).then_some(token)
}

fn day_first(text: &str, i: usize, day: u32, n: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let at = i + n;
    match bytes.get(at) {
        Some(b'.') => {
            dotted_date(bytes, i, day, at + 1).or_else(|| worded_date(text, i, day, at + 1, lang))
        }
        Some(&mark @ (b'/' | b'-')) => {
            let (month, m) = leading_number(bytes, at + 1);
            if !(1..=2).contains(&m) {
                return if mark == b'-' {
                    worded_date(text, i, day, at + 1, lang)
                } else {
                    None
                };
            }
            let end = at + 1 + m;
            let gap = usize::from(bytes.get(end) == Some(&mark));
            let gap = if gap == 0 && mark == b'/' {
                space_length(bytes, end)
            } else {
                gap
            };
            let (year, end) = leading_year(bytes, end + gap).filter(|_| gap > 0)?;
            let american = mark == b'/' && month > 12 && day <= 12;
            let reading = if american {
                checked_date(year, day, month)
            } else {
                checked_date(year, month, day)
            };
            Some(DateToken {
                start: i,
                end,
                reading,
            })
        }
        _ => worded_date(text, i, day, at, lang).or_else(|| month_first(text, i, day, at, lang)),
    }
}

/// `2.1.2019`, `15. 10. 2015`; a year of five digits is a slip of the pen.
fn dotted_date(bytes: &[u8], i: usize, day: u32, at: usize) -> Option<DateToken> {
    let at = at + space_length(bytes, at);
    let (month, m) = leading_number(bytes, at);
    if !(1..=2).contains(&m) || bytes.get(at + m) != Some(&b'.') {
        return None;
    }
    let at = at + m + 1;
    let at = at + space_length(bytes, at);
    let (value, n) = leading_number(bytes, at);
    let like_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    if n == 5 && like_date && (19_000..=21_009).contains(&value) {
        return Some(DateToken {
            start: i,
            end: at + 5,
            reading: Err(ImpossibleDate { nearest: None }),
        });
    }
    let (year, end) = leading_year(bytes, at)?;
    (month <= 31 && day <= 39).then(|| DateToken {
        start: i,
        end,
        reading: checked_date(year, month, day),
    })
}

/// `2 January 2019`, `1 von September von 2006`, `09-Junio-2022`.
fn worded_date(text: &str, i: usize, day: u32, at: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let at = ordinal_end(text, at, lang);
    let word = skip_connector(text, skip_spaces(bytes, at));
    if !(1..=39).contains(&day) {
        return None;
    }
    let (month, end) = month_at(text, word, lang)?;
    let end = end + usize::from(matches!(bytes.get(end), Some(b'.' | b',' | b'-')));
    let (year, end) = leading_year(bytes, skip_connector(text, skip_spaces(bytes, end)))?;
    Some(DateToken {
        start: i,
        end,
        reading: checked_date(year, u32::from(month), day),
    })
}

/// The end of what makes a day an ordinal: `1st`, `1°`, `1er`, `21.`
pub(crate) fn ordinal_end(text: &str, at: usize, lang: Option<Lang>) -> usize {
    let rest = &text[at..];
    if let Some(sign) = rest.chars().next().filter(|c| matches!(c, '°' | 'º' | 'ª')) {
        return at + sign.len_utf8();
    }
    let mark = ConceptSet::of(&[Concept::DayMark]);
    let glued = rest.starts_with(char::is_alphabetic);
    let own = lang
        .filter(|_| glued)
        .and_then(|l| concepts_at(l, text, at, mark));
    if let Some((_, end)) = own {
        return end;
    }
    match text.as_bytes().get(at..at + 2) {
        Some(b"st" | b"nd" | b"rd" | b"th" | b"er") => at + 2,
        _ => at + usize::from(rest.starts_with('.')),
    }
}

/// The byte after the word for a year behind a year: `gada`, `m.`, `г.`
fn year_mark_end(text: &str, at: usize, lang: Option<Lang>) -> usize {
    let mark = ConceptSet::of(&[Concept::YearMark]);
    let found = lang.and_then(|l| concepts_at(l, text, at, mark));
    let Some((_, end)) = found else { return at };
    let dot = usize::from(text[end..].starts_with('.'));
    skip_spaces(text.as_bytes(), end + dot)
}

pub(crate) fn skip_connector(text: &str, at: usize) -> usize {
    for word in ["von ", "de ", "of ", "del ", "ta’ ", "ta' ", "di "] {
        if text.get(at..).is_some_and(|t| t.starts_with(word)) {
            return at + word.len();
        }
    }
    at
}

/// `augusti 21, 2018`, `October 18, 2011`.
fn month_first(text: &str, i: usize, day: u32, at: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let at = ordinal_end(text, at, lang);
    let at = at + usize::from(bytes.get(at) == Some(&b','));
    let gap = space_length(bytes, at);
    let (year, end) = leading_year(bytes, at + gap).filter(|_| gap > 0)?;
    let (month, start) = month_before(text, i, lang)?;
    Some(DateToken {
        start,
        end,
        reading: checked_date(year, u32::from(month), day),
    })
}

/// `2019-01-02`, `2004.09.22`, `2018 m. birželio 25 d.`, `2018. október 15.`
fn year_first(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (year, at) = leading_year(bytes, i)?;
    if let Some(&mark @ (b'-' | b'.')) = bytes.get(at) {
        let (month, m) = leading_number(bytes, at + 1);
        let (day, d) = leading_number(bytes, at + 4);
        if m == 2 && d == 2 && bytes.get(at + 3) == Some(&mark) {
            let end = at + 6;
            let digit = |n: usize| bytes.get(end + n).is_some_and(u8::is_ascii_digit);
            let joined = matches!(bytes.get(end), Some(b'-' | b'T')) && digit(1);
            let reading = checked_date(year, month, day);
            let certain = !joined && (mark == b'-' || reading.is_ok());
            return certain.then_some(DateToken {
                start: i,
                end,
                reading,
            });
        }
    }
    let at = at + usize::from(bytes.get(at) == Some(&b'.'));
    let at = skip_spaces(bytes, at);
    let at = year_mark_end(text, at, lang);
    if let Some(token) = spaced_year_first(text, i, year, at, lang) {
        return Some(token);
    }
    let (month, end) = month_at(text, at, lang)?;
    let end = end + usize::from(bytes.get(end) == Some(&b'.'));
    let at = skip_spaces(bytes, end);
    let (day, n) = leading_number(bytes, at);
    ((1..=2).contains(&n) && at > end && bytes.get(at + n) != Some(&b'%')).then(|| DateToken {
        start: i,
        end: at + n,
        reading: checked_date(year, u32::from(month), day),
    })
}

/// `2021. 03. 01.`, `2018. gada 1. aprīlis`: the day or month behind a year and a space.
fn spaced_year_first(
    text: &str,
    i: usize,
    year: u16,
    at: usize,
    lang: Option<Lang>,
) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (first, n) = leading_number(bytes, at);
    if !(1..=2).contains(&n) || bytes.get(at + n) != Some(&b'.') {
        return None;
    }
    let next = skip_spaces(bytes, at + n + 1);
    if let Some((month, end)) = month_at(text, next, lang) {
        let reading = checked_date(year, u32::from(month), first);
        return Some(DateToken {
            start: i,
            end,
            reading,
        });
    }
    let (day, d) = leading_number(bytes, next);
    let dotted = (1..=2).contains(&d) && bytes.get(next + d) == Some(&b'.') && first <= 12;
    dotted.then(|| DateToken {
        start: i,
        end: next + d,
        reading: checked_date(year, first, day),
    })
}

/// Reads `syyskuu 2017` whose year begins at `i`, or `2020. gada marts`: a month without a day.
pub fn month_year(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let (year, end) = leading_year(text.as_bytes(), i)?;
    if let Some(token) = year_month(text, i, year, end, lang) {
        return Some(token);
    }
    let i = month_gap(text, i);
    let (month, start) = month_before(text, i, lang)?;
    Some(DateToken {
        start,
        end,
        reading: Ok(Date::new(year, month, 0)),
    })
}

/// The end of the month's name before a year: `septiembre de 2016`.
fn month_gap(text: &str, i: usize) -> usize {
    let head = &text[..i];
    for word in [" de ", " del ", " di ", " of ", " ta’ ", " ta' "] {
        if let Some(rest) = head.strip_suffix(word) {
            return rest.len() + 1;
        }
    }
    i
}

/// `2020. gada marts`, `2019 m. gruodis`: a month behind its year.
fn year_month(
    text: &str,
    i: usize,
    year: u16,
    end: usize,
    lang: Option<Lang>,
) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let dot = usize::from(bytes.get(end) == Some(&b'.'));
    let at = skip_spaces(bytes, end + dot);
    let marked = year_mark_end(text, at, lang);
    let order = lang.is_some_and(|l| l.data().year_before_month);
    if marked == at && dot == 0 && !order {
        return None;
    }
    let (month, end) = month_at(text, marked, lang)?;
    Some(DateToken {
        start: i,
        end,
        reading: Ok(Date::new(year, month, 0)),
    })
}

/// Reads `8/2019` or `08.2019` at `i`: a month in figures, which only a label makes one.
pub fn numeric_month(text: &str, i: usize) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (month, n) = leading_number(bytes, i);
    let mark = matches!(bytes.get(i + n), Some(b'/' | b'.'));
    let (year, end) = leading_year(bytes, i + n + 1)
        .filter(|_| mark && (1..=2).contains(&n) && (1..=12).contains(&month))?;
    let more = matches!(bytes.get(end..), Some([b'/' | b'.', d, ..]) if d.is_ascii_digit());
    (!more).then(|| DateToken {
        start: i,
        end,
        reading: Ok(Date::new(year, month as u8, 0)),
    })
}

/// Reads a date whose year has two digits, or whose digits have no signs between them, at `i`: `1.8.22`, `31/8/24`, `210801`,
/// `20210801`. Only a label of a date makes it one.
pub fn short_date(text: &str, i: usize) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (first, n) = leading_number(bytes, i);
    let century = |year: u32| if year < 70 { 2000 + year } else { 1900 + year };
    let (year, month, day, end) = match n {
        1 | 2 => {
            let mark = *bytes
                .get(i + n)
                .filter(|b| matches!(b, b'.' | b'/' | b'-'))?;
            let (month, m) = leading_number(bytes, i + n + 1);
            let at = i + n + 1 + m;
            let (year, y) = leading_number(bytes, at + 1);
            if bytes.get(at) != Some(&mark) || !(1..=2).contains(&m) || y != 2 {
                return None;
            }
            (century(year), month, first, at + 1 + y)
        }
        6 => (
            century(first / 10_000),
            first / 100 % 100,
            first % 100,
            i + n,
        ),
        8 => {
            let (year, _) = leading_year(bytes.get(..i + 4)?, i)?;
            let (rest, _) = leading_number(bytes.get(..i + 8)?, i + 4);
            (u32::from(year), rest / 100, rest % 100, i + n)
        }
        _ => return None,
    };
    let reading = checked_date(u16::try_from(year).ok()?, month, day);
    let near = reading.is_ok() || (1..=12).contains(&month) && (1..=31).contains(&day);
    near.then_some(DateToken {
        start: i,
        end,
        reading,
    })
}
