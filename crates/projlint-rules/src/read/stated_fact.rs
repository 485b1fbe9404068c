//! What claims say, before it is known whether it holds.

use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::facts::{Origin, Scope};
use crate::text::range::ByteRange;
use crate::value::date::{Date, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// Where a claim stands.
#[derive(Clone, Copy)]
pub(crate) struct ClaimPlace {
    pub label: Option<ByteRange>,
    pub origin: Origin,
    pub block: usize,
    /// The block of the last title before it.
    pub title: usize,
    /// First byte of its sentence, or of the value of its label.
    pub part: usize,
}

/// A value that a claim gives a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum StatedValue {
    Money(Money),
    Percent(Percent),
    Date(Date),
    Years(Years),
    Length(u32),
    Code(&'static str),
    Text,
}

/// A claim with its value and place, before it is known whether it holds.
#[derive(Clone, Copy)]
pub(crate) struct StatedFact {
    pub field: FieldId,
    pub value: StatedValue,
    pub range: ByteRange,
    pub place: ClaimPlace,
    pub certain: bool,
    pub points: i32,
    pub basis: ConceptSet,
    pub scope: Scope,
    pub dropped: bool,
}

impl StatedFact {
    /// Where it is, if it is a name of the project.
    pub(crate) fn name_of_project(&self) -> Option<ByteRange> {
        (self.field == FieldId::NameProject).then_some(self.range)
    }

    /// Whether it stands in a part of the text.
    pub(crate) fn is_in(&self, range: ByteRange) -> bool {
        self.range.start >= range.start && self.range.end <= range.end
    }
}

/// Whether two values can be the same: within what is printed of them.
pub(crate) fn agree(a: &StatedValue, b: &StatedValue) -> bool {
    match (a, b) {
        (StatedValue::Money(a), StatedValue::Money(b)) => a.comparable(*b) && a.agrees(*b),
        (StatedValue::Percent(a), StatedValue::Percent(b)) => {
            let (a, b) = (a.interval(), b.interval());
            a.0 <= b.1 && b.0 <= a.1
        }
        (StatedValue::Date(a), StatedValue::Date(b)) => {
            a.first_day() <= b.last_day() && b.first_day() <= a.last_day()
        }
        _ => a == b,
    }
}
