//! Amounts as printed: a numeral with currency, scale and the words before it.

use crate::catalog::model::Lang;
use crate::catalog::{CURRENCIES, SCALES};
use crate::read::figures::calendar::bound_before;
use crate::read::figures::numeral::{MarkReading, Numeral};
use crate::text::range::{ByteRange, Located};
use crate::text::spaces::{back_spaces, skip_spaces};
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
    let mut found = bare_money(text, i, low, n, default)?;
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
) -> Result<Located<Money>, usize> {
    let bytes = text.as_bytes();
    let (start, before) = currency_before(text, i, low).unwrap_or((i, Currency::Unknown));
    let mut end = n.end + stroke_length(bytes, n.end);
    let (power, after) = scale_after(text, end, before);
    end = after;
    let (after_currency, end) =
        currency_after(text, end).map_or((Currency::Unknown, end), |(c, e)| (c, e));
    let currency = [after_currency, before]
        .into_iter()
        .find(|c| *c != Currency::Unknown)
        .unwrap_or(default);
    let n = match n.mark {
        MarkReading::Doubtful(_) if power > 0 && n.mantissa % 1000 == 0 => n.as_decimal(),
        MarkReading::Doubtful(_) if power > 0 => return Err(end),
        _ => n,
    };
    let (cents, unit) = exact_cents(n, power);
    let value = Money {
        cents,
        unit,
        currency,
        bound: Bound::Exact,
    };
    let range = ByteRange::new(start, end);
    Ok(Located { value, range })
}

fn exact_cents(n: Numeral, power: u32) -> (i128, i128) {
    let mantissa = i128::from(n.mantissa);
    let shift = 2 + power as i32 - i32::from(n.decimals);
    let factor = 10_i128.pow(shift.unsigned_abs().min(24));
    if shift >= 0 {
        (mantissa * factor, factor)
    } else {
        ((mantissa + factor / 2) / factor, 1)
    }
}

/// The text after a word, with a look at the first byte before the whole.
#[inline]
fn strip_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    if text.as_bytes().first() == word.as_bytes().first() {
        text.strip_prefix(word)
    } else {
        None
    }
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

fn scale_after(text: &str, end: usize, before: Currency) -> (u32, usize) {
    let at = skip_spaces(text.as_bytes(), end);
    let rest = &text[at..];
    if !rest.chars().next().is_some_and(char::is_alphabetic) {
        return (0, end);
    }
    if let Some((letter, power)) = [("M", 6), ("m", 6), ("k", 3), ("K", 3), ("bn", 9)]
        .iter()
        .find(|(l, _)| rest.starts_with(*l))
        .filter(|_| before != Currency::Unknown)
        && !rest[letter.len()..].starts_with(char::is_alphanumeric)
    {
        return (*power, at + letter.len());
    }
    for &(word, power) in SCALES {
        let Some(tail) = strip_word(rest, word) else {
            continue;
        };
        let single = word.chars().count() == 1;
        let fits = if single {
            tail.starts_with(['€', '£']) || ["EUR", "eur"].iter().any(|c| tail.starts_with(c))
        } else {
            !tail.starts_with(char::is_alphabetic) || word.ends_with('.')
        };
        if fits {
            return (power, at + word.len());
        }
    }
    (0, end)
}

fn currency_after(text: &str, end: usize) -> Option<(Currency, usize)> {
    let at = skip_spaces(text.as_bytes(), end);
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if first.is_ascii_digit() || !(first.is_alphabetic() || matches!(first, '€' | '£' | '$')) {
        return None;
    }
    for &(word, currency) in CURRENCIES {
        let Some(tail) = strip_word(rest, word) else {
            continue;
        };
        if !word.ends_with(char::is_alphabetic) || !tail.starts_with(char::is_alphabetic) {
            return Some((currency, at + word.len()));
        }
    }
    let word: &str = &rest[..rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())];
    let euro = (word.starts_with("euro") || word.starts_with("Euro"))
        && word.len() <= 8
        && !word[4..].starts_with(['o', 'p']);
    euro.then_some((Currency::Eur, at + word.len()))
}

pub(crate) fn currency_before(text: &str, i: usize, low: usize) -> Option<(usize, Currency)> {
    let bytes = text.as_bytes();
    let stop = back_spaces(bytes, i);
    let last = *bytes.get(stop.checked_sub(1)?)?;
    if stop <= low || !(last.is_ascii_uppercase() || matches!(last, 0xAC | 0xA3 | b'$')) {
        return None;
    }
    let head = &text[low..stop];
    for &(word, currency) in CURRENCIES {
        let sign = matches!(word, "€" | "£" | "$") || word.bytes().all(|b| b.is_ascii_uppercase());
        let Some(rest) = head.strip_suffix(word).filter(|_| sign) else {
            continue;
        };
        if word.len() < 3
            || !rest.ends_with(char::is_alphanumeric)
            || matches!(word, "€" | "£" | "$")
        {
            return Some((low + rest.len(), currency));
        }
    }
    None
}
