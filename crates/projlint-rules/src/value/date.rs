//! Calendar dates and spans of years as printed.

use super::number::{skip_spaces, space};
use crate::language::{Lang, month_at, month_before};
use crate::source::ByteRange;
use jiff::civil;

/// How much of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A day.
    Day,
    /// A month of a year.
    Month,
    /// A year.
    Year,
}

/// A date of the Gregorian calendar; month and day are 0 where they are not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1900 to 2100.
    pub year: u16,
    /// Month from 1, 0 when only a year is printed.
    pub month: u8,
    /// Day from 1, 0 when only a month or a year is printed.
    pub day: u8,
}

/// Figures in the form of a date that name no day of the calendar: `31.6.2021`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Impossible {
    /// The last day of the month, if the month exists: what may have been meant.
    pub nearest: Option<Date>,
}

/// What stands at a place that has the form of a date.
pub type Reading = Result<Date, Impossible>;

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

impl Date {
    /// A date; the caller knows that it exists.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// What is printed of the date.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day the date can mean.
    pub fn first(self) -> Self {
        Self {
            month: self.month.max(1),
            day: self.day.max(1),
            ..self
        }
    }

    /// The last day the date can mean.
    pub fn last(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in_month(self.year, month)
        } else {
            self.day
        };
        Self {
            year: self.year,
            month,
            day,
        }
    }

    fn civil(self) -> civil::Date {
        civil::Date::new(self.year as i16, self.month as i8, self.day as i8).unwrap_or_default()
    }

    /// Days from 1 January of the year 1, of the first day the date can mean.
    pub fn number(self) -> i64 {
        let epoch = civil::Date::constant(1, 1, 1);
        self.first().civil().duration_since(epoch).as_secs() / 86_400
    }

    /// Day of the week, Monday 0.
    pub fn weekday(self) -> usize {
        self.first().civil().weekday().to_monday_zero_offset() as usize
    }

    /// The same day some months later, or the last day of that month.
    pub fn plus_months(self, months: i32) -> Self {
        let count = i32::from(self.year) * 12 + i32::from(self.month.max(1)) - 1 + months;
        let (year, month) = (
            count.div_euclid(12) as u16,
            (count.rem_euclid(12) + 1) as u8,
        );
        Self {
            year,
            month,
            day: self.day.max(1).min(days_in_month(year, month)),
        }
    }

    /// The value in reports: `2019-01-02`, `2017-09`, `2017`.
    pub fn canonical(self) -> String {
        match self.precision() {
            Precision::Day => format!("{:04}-{:02}-{:02}", self.year, self.month, self.day),
            Precision::Month => format!("{:04}-{:02}", self.year, self.month),
            Precision::Year => format!("{:04}", self.year),
        }
    }

    /// Reads a date in ISO form, `2026-01-31`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let token = date_at(text, 0, None)?;
        let whole = token.end == text.len() && text.as_bytes().get(4) == Some(&b'-');
        token.reading.ok().filter(|_| whole)
    }
}

/// Thirtieths of a month from the first day to the last, the last included.
pub fn thirtieths(start: Date, end: Date) -> i64 {
    let (s, e) = (start.first(), end.last());
    let months =
        (i64::from(e.year) - i64::from(s.year)) * 12 + i64::from(e.month) - i64::from(s.month);
    let last = i64::from(days_in_month(e.year, e.month));
    let day = if i64::from(e.day) == last {
        30
    } else {
        i64::from(e.day)
    };
    months * 30 + day - i64::from(s.day) + 1
}

/// Number of days in a month.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    civil::Date::new(year as i16, month as i8, 1).map_or(31, |d| d.days_in_month() as u8)
}

/// Two years with a dash between them, as a programming period is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// First year.
    pub first: u16,
    /// Last year.
    pub last: u16,
}

impl Years {
    /// The value in reports, `2014-2020`.
    pub fn canonical(self) -> String {
        format!("{}-{}", self.first, self.last)
    }
}

fn number(bytes: &[u8], i: usize) -> (u32, usize) {
    let n = bytes[i.min(bytes.len())..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count();
    let value = bytes[i.min(bytes.len())..][..n.min(6)]
        .iter()
        .fold(0, |v, b| v * 10 + u32::from(b - b'0'));
    (value, n)
}

fn year(bytes: &[u8], i: usize) -> Option<(u16, usize)> {
    let (value, n) = number(bytes, i);
    (n == 4 && (1900..=2100).contains(&value)).then_some((value as u16, i + 4))
}

/// A day, or that the calendar has no such day.
pub fn checked(year: u16, month: u32, day: u32) -> Reading {
    if !(1..=12).contains(&month) {
        return Err(Impossible { nearest: None });
    }
    let last = days_in_month(year, month as u8);
    if (1..=u32::from(last)).contains(&day) {
        Ok(Date::new(year, month as u8, day as u8))
    } else {
        let nearest = (day > 0 && day <= 31).then_some(Date::new(year, month as u8, last));
        Err(Impossible { nearest })
    }
}

/// Reads the date that begins with the digit at `i`, or with the month word before it: `augusti 21, 2018`.
/// Only full days; `lang` gives the names of the months, English beside it, all languages when it is `None`.
pub fn date_at(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (value, n) = number(bytes, i);
    let token = match n {
        1 | 2 => day_first(text, i, value, n, lang),
        4 => year_first(text, i, lang),
        _ => None,
    }?;
    let tail = bytes.get(token.end..).unwrap_or_default();
    let more = matches!(tail, [b'.' | b'/', d, ..] if d.is_ascii_digit());
    let coded =
        matches!(tail, [b'-', a, b, c, d, ..] if [a, b, c, d].iter().all(|d| d.is_ascii_digit()));
    (!more && !coded).then_some(token)
}

fn day_first(text: &str, i: usize, day: u32, n: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let at = i + n;
    match bytes.get(at) {
        Some(b'.') => dotted(bytes, i, day, at + 1).or_else(|| worded(text, i, day, at + 1, lang)),
        Some(&mark @ (b'/' | b'-')) => {
            let (month, m) = number(bytes, at + 1);
            if !(1..=2).contains(&m) {
                return if mark == b'-' {
                    worded(text, i, day, at + 1, lang)
                } else {
                    None
                };
            }
            let end = at + 1 + m;
            let gap = usize::from(bytes.get(end) == Some(&mark));
            let gap = if gap == 0 && mark == b'/' {
                space(bytes, end)
            } else {
                gap
            };
            let (year, end) = year(bytes, end + gap).filter(|_| gap > 0)?;
            let american = mark == b'/' && month > 12 && day <= 12;
            let reading = if american {
                checked(year, day, month)
            } else {
                checked(year, month, day)
            };
            Some(DateToken {
                start: i,
                end,
                reading,
            })
        }
        _ => worded(text, i, day, at, lang).or_else(|| month_first(text, i, day, at, lang)),
    }
}

/// `2.1.2019`, `15. 10. 2015`; a year of five digits is a slip of the pen.
fn dotted(bytes: &[u8], i: usize, day: u32, at: usize) -> Option<DateToken> {
    let at = at + space(bytes, at);
    let (month, m) = number(bytes, at);
    if !(1..=2).contains(&m) || bytes.get(at + m) != Some(&b'.') {
        return None;
    }
    let at = at + m + 1;
    let at = at + space(bytes, at);
    let (value, n) = number(bytes, at);
    let like_date = (1..=12).contains(&month) && (1..=31).contains(&day);
    if n == 5 && like_date && (19_000..=21_009).contains(&value) {
        return Some(DateToken {
            start: i,
            end: at + 5,
            reading: Err(Impossible { nearest: None }),
        });
    }
    let (year, end) = year(bytes, at)?;
    (month <= 31 && day <= 39).then(|| DateToken {
        start: i,
        end,
        reading: checked(year, month, day),
    })
}

/// `2 January 2019`, `1 von September von 2006`, `09-Junio-2022`.
fn worded(text: &str, i: usize, day: u32, at: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let ordinal = match bytes.get(at..at + 2) {
        Some(b"st" | b"nd" | b"rd" | b"th") => 2,
        _ => 0,
    };
    let word = connector(text, skip_spaces(bytes, at + ordinal));
    if !(1..=39).contains(&day) {
        return None;
    }
    let (month, end) = month_at(text, word, lang)?;
    let end = end + usize::from(matches!(bytes.get(end), Some(b'.' | b',' | b'-')));
    let (year, end) = year(bytes, connector(text, skip_spaces(bytes, end)))?;
    Some(DateToken {
        start: i,
        end,
        reading: checked(year, u32::from(month), day),
    })
}

fn connector(text: &str, at: usize) -> usize {
    for word in ["von ", "de ", "of ", "del ", "ta’ ", "ta' "] {
        if text.get(at..).is_some_and(|t| t.starts_with(word)) {
            return at + word.len();
        }
    }
    at
}

/// `augusti 21, 2018`, `October 18, 2011`.
fn month_first(text: &str, i: usize, day: u32, at: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let at = at + usize::from(bytes.get(at) == Some(&b','));
    let gap = space(bytes, at);
    let (year, end) = year(bytes, at + gap).filter(|_| gap > 0)?;
    let (month, start) = month_before(text, i, lang)?;
    Some(DateToken {
        start,
        end,
        reading: checked(year, u32::from(month), day),
    })
}

/// `2019-01-02`, `2004.09.22`, `2018 m. birželio 25 d.`, `2018. október 15.`
fn year_first(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (year, at) = year(bytes, i)?;
    if let Some(&mark @ (b'-' | b'.')) = bytes.get(at) {
        let (month, m) = number(bytes, at + 1);
        let (day, d) = number(bytes, at + 4);
        if m == 2 && d == 2 && bytes.get(at + 3) == Some(&mark) {
            let end = at + 6;
            let joined = matches!(bytes.get(end), Some(b'-' | b'T'));
            let reading = checked(year, month, day);
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
    let at = if text.get(at..).is_some_and(|t| t.starts_with("m. ")) {
        at + 3
    } else {
        at
    };
    let (month, end) = month_at(text, at, lang)?;
    let at = skip_spaces(bytes, end);
    let (day, n) = number(bytes, at);
    ((1..=2).contains(&n) && at > end && bytes.get(at + n) != Some(&b'%')).then(|| DateToken {
        start: i,
        end: at + n,
        reading: checked(year, u32::from(month), day),
    })
}

/// Reads `syyskuu 2017` whose year begins at `i`: a month without a day.
pub fn month_year(text: &str, i: usize, lang: Option<Lang>) -> Option<DateToken> {
    let (year, end) = year(text.as_bytes(), i)?;
    let (month, start) = month_before(text, i, lang)?;
    Some(DateToken {
        start,
        end,
        reading: Ok(Date::new(year, month, 0)),
    })
}

/// Reads `8/2019` or `08.2019` at `i`: a month in figures, which only a label makes one.
pub fn numeric_month(text: &str, i: usize) -> Option<DateToken> {
    let bytes = text.as_bytes();
    let (month, n) = number(bytes, i);
    let mark = matches!(bytes.get(i + n), Some(b'/' | b'.'));
    let (year, end) = year(bytes, i + n + 1)
        .filter(|_| mark && (1..=2).contains(&n) && (1..=12).contains(&month))?;
    let more = matches!(bytes.get(end..), Some([b'/' | b'.', d, ..]) if d.is_ascii_digit());
    (!more).then(|| DateToken {
        start: i,
        end,
        reading: Ok(Date::new(year, month as u8, 0)),
    })
}

/// Reads `2014-2020`, `2014–2020` or `2009 - 2011` at `i`.
pub fn years_at(text: &str, i: usize) -> Option<(Years, usize)> {
    let bytes = text.as_bytes();
    let (first, at) = year(bytes, i)?;
    let at = dash(
        bytes,
        skip_spaces(bytes, at + usize::from(bytes.get(at) == Some(&b'.'))),
    )?;
    let (last, end) = year(bytes, skip_spaces(bytes, at))?;
    Some((Years { first, last }, end))
}

/// The byte after the dash at `i`: hyphen-minus, hyphen, non-breaking hyphen, figure, en and em dash, minus.
pub fn dash(bytes: &[u8], i: usize) -> Option<usize> {
    match bytes.get(i..)? {
        [b'-', ..] => Some(i + 1),
        [0xE2, 0x80, 0x90..=0x95, ..] | [0xE2, 0x88, 0x92, ..] => Some(i + 3),
        _ => None,
    }
}

/// Reads `1.1.–31.12.2020` at `i`: the first date takes its year from the second.
pub fn yearless_range(text: &str, i: usize, lang: Option<Lang>) -> Option<(DateToken, DateToken)> {
    let bytes = text.as_bytes();
    let (day, n) = number(bytes, i);
    if !(1..=2).contains(&n) || bytes.get(i + n) != Some(&b'.') {
        return None;
    }
    let at = i + n + 1;
    let (month, m) = number(bytes, at);
    let end = at + m + usize::from(bytes.get(at + m) == Some(&b'.'));
    if !(1..=2).contains(&m) {
        return None;
    }
    let next = dash(bytes, skip_spaces(bytes, end))?;
    let second = date_at(text, skip_spaces(bytes, next), lang)?;
    let year = second.reading.ok()?.year;
    Some((
        DateToken {
            start: i,
            end,
            reading: checked(year, month, day),
        },
        second,
    ))
}
