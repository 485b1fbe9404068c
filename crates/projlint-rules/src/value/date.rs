//! Calendar dates and spans of years.

use jiff::civil;

/// How much of a date is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// A day.
    Day,
    /// A month of a year.
    Month,
    /// A quarter or half of a year.
    PartOfYear,
    /// A year.
    Year,
}

/// Numbers of months from this on stand for the quarters of a year, and those behind them for its halves.
const FIRST_QUARTER: u8 = 13;
const FIRST_HALF: u8 = 17;

/// A date of the Gregorian calendar; month and day are 0 where they are not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, 1900 to 2100.
    pub year: u16,
    /// Month from 1, 0 when only a year is printed; 13 to 16 for the quarters, 17 and 18 for the halves of a year.
    pub month: u8,
    /// Day from 1, 0 when only a month or a year is printed.
    pub day: u8,
}

/// Figures in the form of a date that name no day of the calendar: `31.6.2021`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ImpossibleDate {
    /// The last day of the month, if the month exists: what may have been meant.
    pub nearest: Option<Date>,
}

/// What is at a place that has the form of a date.
pub type Reading = Result<Date, ImpossibleDate>;

impl Date {
    /// A date; the caller knows that it exists.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day }
    }

    /// A quarter of a year, from 1.
    pub const fn quarter(year: u16, quarter: u8) -> Self {
        Self::new(year, FIRST_QUARTER + quarter - 1, 0)
    }

    /// A half of a year, 1 or 2.
    pub const fn half_year(year: u16, half: u8) -> Self {
        Self::new(year, FIRST_HALF + half - 1, 0)
    }

    /// The first and the last month the date can mean.
    fn months(self) -> (u8, u8) {
        match self.month {
            0 => (1, 12),
            FIRST_QUARTER..FIRST_HALF => {
                let first = 3 * (self.month - FIRST_QUARTER) + 1;
                (first, first + 2)
            }
            FIRST_HALF.. => {
                let first = 6 * (self.month - FIRST_HALF) + 1;
                (first, first + 5)
            }
            month => (month, month),
        }
    }

    /// What is printed of the date.
    pub fn precision(self) -> Precision {
        match (self.month, self.day) {
            (0, _) => Precision::Year,
            (FIRST_QUARTER.., _) => Precision::PartOfYear,
            (_, 0) => Precision::Month,
            _ => Precision::Day,
        }
    }

    /// The first day the date can mean.
    pub fn first_day(self) -> Self {
        Self {
            month: self.months().0,
            day: self.day.max(1),
            ..self
        }
    }

    /// The last day the date can mean.
    pub fn last_day(self) -> Self {
        let month = self.months().1;
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

    fn to_civil(self) -> civil::Date {
        civil::Date::new(self.year as i16, self.month as i8, self.day as i8).unwrap_or_default()
    }

    /// Days from 1 January of the year 1, of the first day the date can mean.
    pub fn day_number(self) -> i64 {
        let epoch = civil::Date::constant(1, 1, 1);
        self.first_day().to_civil().duration_since(epoch).as_secs() / 86_400
    }

    /// Day of the week, Monday 0.
    pub fn weekday(self) -> usize {
        self.first_day()
            .to_civil()
            .weekday()
            .to_monday_zero_offset() as usize
    }

    /// The same day some months later, or the last day of that month.
    pub fn plus_months(self, months: i32) -> Self {
        let count = i32::from(self.year) * 12 + i32::from(self.months().0) - 1 + months;
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
            Precision::PartOfYear if self.month < FIRST_HALF => {
                format!("{:04}-Q{}", self.year, self.month - FIRST_QUARTER + 1)
            }
            Precision::PartOfYear => {
                format!("{:04}-H{}", self.year, self.month - FIRST_HALF + 1)
            }
            Precision::Year => format!("{:04}", self.year),
        }
    }

    /// Reads a date in ISO form, `2026-01-31`.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let [year, month, day] = *text.split('-').collect::<Vec<_>>() else {
            return None;
        };
        let number = |part: &str, digits: usize| {
            let plain = part.len() == digits && part.bytes().all(|b| b.is_ascii_digit());
            part.parse::<u16>().ok().filter(|_| plain)
        };
        let year = number(year, 4).filter(|year| (1900..=2100).contains(year))?;
        checked_date(year, number(month, 2)?.into(), number(day, 2)?.into()).ok()
    }
}

/// Thirtieths of a month from the first day to the last, the last included.
pub fn thirtieths_between(start: Date, end: Date) -> i64 {
    let (s, e) = (start.first_day(), end.last_day());
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

/// A day, or that the calendar has no such day.
pub fn checked_date(year: u16, month: u32, day: u32) -> Reading {
    if !(1..=12).contains(&month) {
        return Err(ImpossibleDate { nearest: None });
    }
    let last = days_in_month(year, month as u8);
    if (1..=u32::from(last)).contains(&day) {
        Ok(Date::new(year, month as u8, day as u8))
    } else {
        let nearest = (day > 0 && day <= 31).then_some(Date::new(year, month as u8, last));
        Err(ImpossibleDate { nearest })
    }
}
