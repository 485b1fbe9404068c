//! Stated lengths of time and the dates they are of.

use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::value::date::{Date, thirtieths_between};

const MONTH_THIRTIETHS: i64 = 30;

/// A stated length beside the dates it is of, in thirtieths of a month.
pub(crate) struct StatedLength {
    stated: i64,
    start: Date,
    end: Date,
    /// The shortest and the longest time between the dates: a start or end that is a month or a year can be any of its days.
    possible: (i64, i64),
}

impl StatedLength {
    /// A length of so many months beside two dates.
    pub fn of(months: u32, start: Date, end: Date) -> Self {
        let shortest = thirtieths_between(start.last_day(), end.first_day());
        Self {
            stated: i64::from(months) * MONTH_THIRTIETHS,
            start,
            end,
            possible: (shortest.max(0), thirtieths_between(start, end)),
        }
    }

    /// Whether it is a possible one, but for a month, or a tenth of it if that is more.
    pub fn is_possible(&self) -> bool {
        let tolerance = MONTH_THIRTIETHS.max(self.stated / 10);
        let (shortest, longest) = self.possible;
        shortest - tolerance <= self.stated && self.stated <= longest + tolerance
    }

    /// The finding with both lengths.
    pub fn describe(&self, draft: FindingBuilder) -> FindingBuilder {
        let (shortest, longest) = self.possible;
        let nearest = if self.stated < shortest {
            shortest
        } else {
            longest
        };
        draft
            .with_arg("stated", Arg::Months(self.stated))
            .with_arg("start", Arg::Date(self.start))
            .with_arg("end", Arg::Date(self.end))
            .with_arg("actual", Arg::Months(longest))
            .with_difference(Arg::Months((nearest - self.stated).abs()))
            .with_values(Arg::Months(longest), Arg::Months(self.stated))
    }
}
