//! What a figure of a line or sentence measures.

use crate::read::figures::numeral::Numeral;
use crate::text::range::ByteRange;
use crate::value::date::{Reading, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// What a quantity is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Measure {
    Money(Money),
    Percent(Percent),
    Date(Reading),
    Years(Years),
    /// A year alone; only words make it one.
    Year(u16),
    /// A length of time in months.
    Length(u32),
    /// A number without a unit.
    Number(Numeral),
    /// A telephone number.
    Phone,
    /// A code, or a figure that is not read.
    Other,
}

/// A quantity and its bytes in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quantity {
    pub range: ByteRange,
    pub measure: Measure,
}
