//! A figure in the text and what it is.

use crate::text::range::ByteRange;
use crate::value::date::{Reading, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// A figure in the text, from byte `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lexeme {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What it is.
    pub value: Figure,
}

impl Lexeme {
    /// Its bytes in the text.
    pub fn range(&self) -> ByteRange {
        ByteRange::new(self.start, self.end)
    }
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A date, or figures in the form of one.
    Date(Reading),
    /// Two years with a dash.
    Years(Years),
    /// An amount with a currency or a scale.
    Money(Money),
    /// A percentage.
    Percent(Percent),
    /// Any other number that may be a count.
    Number(i64),
    /// A telephone number.
    Phone,
    /// Digits that are part of a code, an address or something else that states no figure.
    Code,
}

pub(crate) fn word_end(bytes: &[u8], i: usize) -> usize {
    let len = bytes[i..]
        .iter()
        .take_while(|b| {
            b.is_ascii_alphanumeric()
                || matches!(
                    b,
                    b'-' | b'_' | b'.' | b'/' | b'@' | b'?' | b'=' | b'%' | b'#'
                )
        })
        .count();
    i + len.max(1)
}
