//! What other printed figures say of two that differ: a part and its rest, a raise, parts of one whole are no contradiction.

use crate::document::Document;
use crate::read::facts::Fact;
use crate::read::figure_table::ListedFigure;
use crate::rules::shared::share::{can_be_share, is_slip};
use crate::text::source::Span;
use crate::value::money::{Bound, Money};
use crate::value::percent::Percent;

/// A figure explains two others only where it stands near one of them, in bytes.
const NEAR_BYTES: u32 = 400;

/// Of longer documents only so many amounts are looked at.
const MAX_AMOUNTS: usize = 400;

/// Of a field so many amounts are added; a document with more of them is a list.
const MAX_FIELD_AMOUNTS: usize = 64;

/// Every exact amount that a document prints, each value once, in the order of the document.
pub fn printed_amounts(doc: &Document) -> Vec<(Money, Span)> {
    let cells = doc.facts.lists.iter().flat_map(|table| &table.rows);
    let listed = cells.flat_map(|row| &row.cells).filter_map(|cell| {
        let ListedFigure::Money(money) = cell.figure else {
            return None;
        };
        Some((money, cell.span))
    });
    let stated = doc.facts.money.iter().map(|fact| (fact.value, fact.span));
    let mentioned = doc.facts.printed.amounts.iter().copied();
    let mut amounts: Vec<(Money, Span)> = mentioned
        .chain(stated)
        .chain(listed)
        .filter(|(money, _)| money.bound == Bound::Exact && money.cents > 0)
        .take(MAX_AMOUNTS)
        .collect();
    amounts.sort_by_key(|(_, span)| span.start);
    amounts
}

fn near(a: Span, b: Span) -> bool {
    a.start.abs_diff(b.start) <= NEAR_BYTES
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
    let explains = |(money, span): &(Money, Span)| {
        let beside = near(*span, first.span) || near(*span, later.span);
        telling(money)
            && beside
            && (!one_digit && agrees(difference, unit, *money) || agrees(sum, unit, *money))
    };
    let (part, whole) = if a.cents < b.cents { (a, b) } else { (b, a) };
    let is_share = |(share, span): &(Percent, Span)| {
        share.mantissa > 0
            && (near(*span, first.span) || near(*span, later.span))
            && can_be_share(*share, part, whole) == Some(true)
    };
    printed_amounts(doc).iter().any(explains)
        || is_sum_of_field(doc, first, later)
        || doc.facts.printed.shares.iter().any(is_share) && !is_typing_error(a, b)
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

/// Whether a part belongs to another whole than the one that is stated: a printed share fits it and another printed amount, or
/// it makes up another printed amount together with a further one.
pub fn has_other_whole(doc: &Document, part: Money, whole: Money) -> bool {
    let amounts = printed_amounts(doc);
    let others = || {
        amounts
            .iter()
            .map(|(money, _)| *money)
            .filter(|m| m.comparable(part) && m.cents > part.cents && !m.agrees(whole))
    };
    let shares: Vec<Percent> = doc.facts.printed.shares.iter().map(|(p, _)| *p).collect();
    let shared = |other: Money| {
        shares
            .iter()
            .any(|share| share.mantissa > 0 && can_be_share(*share, part, other) == Some(true))
    };
    let completed = |other: Money| {
        amounts.iter().any(|(rest, _)| {
            rest.comparable(part)
                && !rest.agrees(part)
                && agrees(part.cents + rest.cents, part.unit + rest.unit, other)
        })
    };
    others().any(|other| shared(other) || completed(other))
}

/// Whether one amount is another with a digit changed, two digits swapped, or a power of ten too much or too little.
pub fn is_typing_error(a: Money, b: Money) -> bool {
    let (small, large) = (a.cents.min(b.cents), a.cents.max(b.cents));
    is_slip(a, b) || small > 0 && [10, 100, 1000].contains(&(large / small)) && large % small == 0
}
