//! Finnish business IDs: seven digits and a check digit.

use crate::document::Document;
use crate::field::ORG_YTUNNUS;
use crate::judge::sink::Sink;
use crate::read::facts::Fact;
use crate::value::code::Text;

/// Every business ID that a label states, with how it is written; notes when there is none.
pub fn stated_ids<'d>(
    doc: &'d Document,
    out: &mut Sink<'_>,
) -> impl Iterator<Item = (&'d Fact<Text>, &'d str, IdNotation)> + use<'d> {
    out.need(doc, ORG_YTUNNUS);
    doc.facts.all_of(ORG_YTUNNUS).map(|fact| {
        let text = doc.source.slice(fact.span);
        (fact, text, notation_of(text))
    })
}

/// A business ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BusinessId {
    digits: [u8; 7],
    /// The check digit as printed.
    pub check: u8,
}

/// How a text is written that should be a business ID.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdNotation {
    /// `1234567-1`, or `123456-7` as IDs before 1978 were written.
    Whole(BusinessId),
    /// `12345671`, `1234567 1` or `1234567–1`.
    Loose(BusinessId),
    /// Anything else: a VAT number, several IDs, a name.
    Other,
}

const DIGIT_WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

impl BusinessId {
    /// The check digit that the others ask for; `None` when no ID has these digits.
    pub fn expected_check(self) -> Option<u8> {
        let sum: u32 = self
            .digits
            .iter()
            .zip(DIGIT_WEIGHTS)
            .map(|(d, w)| u32::from(*d) * w)
            .sum();
        match sum % 11 {
            0 => Some(0),
            1 => None,
            rest => Some((11 - rest) as u8),
        }
    }

    /// The ID as it is written.
    pub fn canonical(self) -> String {
        let digits: String = self.digits.iter().map(|d| char::from(b'0' + d)).collect();
        format!("{digits}-{}", self.check)
    }
}

/// Reads a business ID.
fn notation_of(text: &str) -> IdNotation {
    let bytes = text.as_bytes();
    let id = |digits: &[u8], check: u8| {
        let mut padded = [0; 7];
        for (to, from) in padded[7 - digits.len()..].iter_mut().zip(digits) {
            *to = from - b'0';
        }
        BusinessId {
            digits: padded,
            check: check - b'0',
        }
    };
    let numeric = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_digit);
    if let [digits @ .., b'-', check] = bytes
        && (6..=7).contains(&digits.len())
        && numeric(digits)
        && check.is_ascii_digit()
    {
        return IdNotation::Whole(id(digits, *check));
    }
    let marks = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{2010}'..='\u{2014}');
    let plain: Vec<u8> = text
        .chars()
        .filter(|c| !marks(*c))
        .map(|c| u8::try_from(c).unwrap_or(b'?'))
        .collect();
    match plain.as_slice() {
        [digits @ .., check] if digits.len() == 7 && numeric(&plain) => {
            IdNotation::Loose(id(digits, *check))
        }
        _ => IdNotation::Other,
    }
}
