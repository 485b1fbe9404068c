//! Amounts as printed: a numeral with currency, scale and the words before it.

use crate::catalog::model::Lang;
use crate::read::figures::calendar::bound_before;
use crate::read::figures::numeral::{MarkReading, Numeral};
use crate::read::figures::unit::{unit_after, unit_before};
use crate::text::range::{ByteRange, Located};
use crate::value::money::{Bound, Currency, Money};

/// A numeral at `i` as an amount with the currency, scale and hedge around it. `Err` with the end when the scale makes the mark undecidable (`10.773 million`).
pub fn money_at(
    text: &str,
    i: usize,
    low: usize,
    n: Numeral,
    default: Currency,
    lang: Lang,
) -> Result<Located<Money>, usize> {
    let mut found = bare_money(text, i, low, n, default, lang)?;
    found.value.bound = bound_before(text, found.range.start, lang);
    Ok(found)
}

/// An amount without regard to the words before it.
pub(crate) fn bare_money(
    text: &str,
    i: usize,
    low: usize,
    n: Numeral,
    default: Currency,
    lang: Lang,
) -> Result<Located<Money>, usize> {
    let before = unit_before(text, i, low, lang);
    let n = with_own_decimals(text, n, before.is_some(), lang);
    let stroke = n.end + stroke_length(text.as_bytes(), n.end);
    let after = unit_after(text, stroke, lang, before.is_some());
    let power = after.power + before.map_or(0, |u| u.power);
    let currency = [Some(after.currency), before.map(|u| u.currency)]
        .into_iter()
        .flatten()
        .find(|c| *c != Currency::Unknown)
        .unwrap_or(default);
    let (cents, unit) = scaled_cents(n, power, lang).ok_or(after.edge)?;
    let value = Money {
        cents,
        unit,
        currency,
        bound: Bound::Exact,
    };
    let range = ByteRange::new(before.map_or(i, |u| u.edge), after.edge);
    Ok(Located { value, range })
}

/// A numeral with the decimals that a space parts from it, where they are its own: another mark groups its digits or its
/// currency stands before it, and behind it is its currency or nothing.
fn with_own_decimals(text: &str, n: Numeral, before: bool, lang: Lang) -> Numeral {
    let bytes = text.as_bytes();
    let marked = n.grouping_mark(bytes).is_some() || before;
    let own = |spaced: &Numeral| {
        let rest = text[spaced.end..].trim_start_matches([' ', '\u{a0}']);
        let ends = |c| matches!(c, '\n' | '\r' | ')' | '|' | '\t');
        unit_after(text, spaced.end, lang, before).currency != Currency::Unknown
            || rest.chars().next().is_none_or(ends)
    };
    let spaced = n.with_spaced_decimals(bytes).filter(|_| marked);
    spaced.filter(own).unwrap_or(n)
}

/// Cents and the unit of the last printed digit of a numeral times a power of ten; `None` when its mark may be either.
pub(crate) fn scaled_cents(n: Numeral, power: u32, lang: Lang) -> Option<(i128, i128)> {
    let n = match n.mark {
        // `3,000 k€` in English: thousands with the mark that groups.
        MarkReading::Doubtful(mark) if power == 3 && char::from(mark) != lang.data().decimal => n,
        MarkReading::Doubtful(_) if power > 0 && n.mantissa % 1000 == 0 => n.as_decimal(),
        MarkReading::Doubtful(mark) if power > 0 => {
            if char::from(mark) != lang.data().decimal {
                return None;
            }
            n.as_decimal()
        }
        _ => n,
    };
    let mantissa = i128::from(n.mantissa);
    let shift = 2 + power as i32 - i32::from(n.decimals);
    let factor = 10_i128.pow(shift.unsigned_abs().min(24));
    Some(if shift >= 0 {
        (mantissa * factor, factor)
    } else {
        ((mantissa + factor / 2) / factor, 1)
    })
}

/// `.-`, `,-`, `,--`, `.–` after an amount without decimals.
fn stroke_length(bytes: &[u8], end: usize) -> usize {
    let at = crate::text::spaces::skip_spaces(bytes, end);
    let rest = &bytes[at.min(bytes.len())..];
    let n = if rest.starts_with(b",--") {
        3
    } else if rest.starts_with(b".-") || rest.starts_with(b",-") {
        2
    } else if rest.starts_with(",–".as_bytes()) || rest.starts_with(".–".as_bytes()) {
        4
    } else {
        return 0;
    };
    let closed = !rest.get(n).is_some_and(u8::is_ascii_digit);
    if closed { at + n - end } else { 0 }
}
