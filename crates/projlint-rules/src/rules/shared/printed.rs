//! What other printed figures say of two that differ: a part and its rest, a raise, parts of one whole are no contradiction.

use crate::document::Document;
use crate::read::facts::Fact;
use crate::rules::shared::share::{StatedShare, can_be_share, is_slip};
use crate::text::source::Span;
use crate::value::money::{Bound, Money};
use crate::value::percent::Percent;

/// A figure explains two others only where it stands near one of them, in bytes.
const NEAR_BYTES: u32 = 400;

/// Of a field so many amounts are added; a document with more of them is a list.
const MAX_FIELD_AMOUNTS: usize = 64;

/// A whole stands so near to its part, in bytes, or among the first amounts of the document.
const WHOLE_BYTES: u32 = 1_500;
const HEAD_AMOUNTS: usize = 64;

/// The exact amounts that a part at a place may be a share of: those around it, and the first of the document.
pub fn possible_wholes(doc: &Document, place: Span) -> impl Iterator<Item = (Money, Span)> + '_ {
    let printed = &doc.facts.printed;
    let head = &printed.amounts[..printed.amounts.len().min(HEAD_AMOUNTS)];
    let around = printed.amounts_near(place, WHOLE_BYTES);
    head.iter()
        .chain(around)
        .copied()
        .filter(|(money, _)| money.bound == Bound::Exact && money.cents > 0)
}

fn agrees(value: i128, unit: i128, printed: Money) -> bool {
    2 * (value - printed.cents).abs() <= unit + printed.unit
}

/// Whether another printed amount makes two different amounts of one field parts of something: their difference or their sum
/// is printed near one of them, or the larger is the sum of all the others of its field.
pub fn are_related(doc: &Document, first: &Fact<Money>, later: &Fact<Money>) -> bool {
    let (a, b) = (first.value, later.value);
    let unit = a.unit + b.unit;
    let (difference, sum) = ((a.cents - b.cents).abs(), a.cents + b.cents);
    // A digit that was changed leaves a difference of one digit, which is printed somewhere by chance.
    let one_digit = is_slip(a, b);
    let telling = |money: &Money| {
        money.comparable(a) && !money.agrees(a) && !money.agrees(b) && 10 * unit < difference
    };
    let explains = |(money, _): &(Money, Span)| {
        money.bound == Bound::Exact
            && telling(money)
            && (!one_digit && agrees(difference, unit, *money) || agrees(sum, unit, *money))
    };
    let (part, whole) = if a.cents < b.cents { (a, b) } else { (b, a) };
    let is_share = |(share, _): &(Percent, Span)| {
        share.mantissa > 0 && can_be_share(*share, part, whole) == Some(true)
    };
    let printed = &doc.facts.printed;
    [first.span, later.span].into_iter().any(|place| {
        printed.amounts_near(place, NEAR_BYTES).iter().any(explains)
            || !is_typing_error(a, b) && printed.shares_near(place, NEAR_BYTES).iter().any(is_share)
    }) || is_sum_of_field(doc, first, later)
}

/// Whether the larger of two amounts is the sum of all other amounts of its field.
fn is_sum_of_field(doc: &Document, first: &Fact<Money>, later: &Fact<Money>) -> bool {
    let whole = if first.value.cents > later.value.cents {
        first
    } else {
        later
    };
    let mut parts: Vec<Money> = Vec::new();
    let alike = doc.facts.money.iter().filter(|f| f.field == first.field);
    for fact in alike.take(MAX_FIELD_AMOUNTS) {
        let again = fact.value.agrees(whole.value) || parts.iter().any(|p| p.agrees(fact.value));
        if fact.value.comparable(whole.value) && !again {
            parts.push(fact.value);
        }
    }
    let sum: i128 = parts.iter().map(|m| m.cents).sum();
    let unit: i128 = parts.iter().map(|m| m.unit).sum();
    parts.len() >= 2 && agrees(sum, unit, whole.value)
}

/// Whether the EU contribution is the stated share of an amount that is printed near it and is not the total.
pub fn is_of_printed(doc: &Document, share: &StatedShare<'_>) -> bool {
    let eu = share.eu.value;
    possible_wholes(doc, share.percent.span).any(|(money, _)| {
        money.comparable(eu)
            && money.cents > eu.cents
            && can_be_share(share.percent.value, eu, money) == Some(true)
    })
}

/// Whether a part belongs to another whole than the one that is stated: a printed share fits it and another printed amount, or
/// it makes up another printed amount together with a further one.
pub fn has_other_whole(doc: &Document, part: &Fact<Money>, whole: Money) -> bool {
    let (place, part) = (part.span, part.value);
    let amounts: Vec<Money> = possible_wholes(doc, place)
        .map(|(money, _)| money)
        .collect();
    let shares = doc.facts.printed.shares_near(place, WHOLE_BYTES);
    let shared = |other: Money| {
        let fits = |(share, _): &(Percent, Span)| {
            share.mantissa > 0 && can_be_share(*share, part, other) == Some(true)
        };
        shares.iter().any(fits)
    };
    let completed = |other: Money| {
        amounts.iter().any(|rest| {
            rest.comparable(part)
                && !rest.agrees(part)
                && agrees(part.cents + rest.cents, part.unit + rest.unit, other)
        })
    };
    let others = amounts
        .iter()
        .copied()
        .filter(|m| m.comparable(part) && m.cents > part.cents && !m.agrees(whole));
    others
        .into_iter()
        .any(|other| shared(other) || completed(other))
}

/// Whether one amount is another with a digit changed, two digits swapped, or a power of ten too much or too little.
pub fn is_typing_error(a: Money, b: Money) -> bool {
    let (small, large) = (a.cents.min(b.cents), a.cents.max(b.cents));
    is_slip(a, b) || small > 0 && [10, 100, 1000].contains(&(large / small)) && large % small == 0
}
