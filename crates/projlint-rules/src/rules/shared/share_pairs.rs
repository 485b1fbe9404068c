//! Amounts with a share beside them, held against the wholes that the document prints.

use crate::document::Document;
use crate::field::{AMOUNT_TOTAL, FieldId};
use crate::read::facts::{Origin, Scope, SharedAmount};
use crate::read::figure_table::ListedFigure;
use crate::rules::shared::printed::possible_wholes;
use crate::rules::shared::share::{can_be_share, lone_sum};
use crate::text::source::Span;
use crate::value::money::{Bound, Money};
use crate::value::percent::Percent;
use std::collections::HashSet;

/// Of longer documents only so many pairs are looked at.
const MAX_PAIRS: usize = 100;

/// The shares of one whole stand so near to each other, in bytes.
const NEAR_BYTES: u32 = 600;

/// An amount that is not the share that is printed beside it.
pub struct MismatchedPair {
    /// The amount and the share.
    pub pair: SharedAmount,
    /// The whole that the other shares are of.
    pub whole: (Money, Span),
}

/// Amounts that are not the share beside them of any amount in the document, while the other shares, which add up to 100 % with it,
/// are those of one whole.
pub fn mismatched_pairs(doc: &Document) -> Vec<MismatchedPair> {
    let pairs = exact_pairs(doc);
    let judged = judged_shares(doc);
    pairs
        .iter()
        .filter(|pair| !judged.contains(&pair.share.1.start))
        .filter(|pair| !possible_wholes(doc, pair.amount.1).any(|(whole, _)| fits(pair, whole)))
        .filter_map(|pair| {
            let whole = whole_of_others(doc, pair, &pairs).or_else(|| stated_whole(doc, pair))?;
            Some(MismatchedPair { pair: *pair, whole })
        })
        .collect()
}

fn fits(pair: &SharedAmount, whole: Money) -> bool {
    whole.comparable(pair.amount.0)
        && whole.cents > 0
        && can_be_share(pair.share.0, pair.amount.0, whole) == Some(true)
}

/// The pairs of sentences and labels, and those of the rows of tables.
fn exact_pairs(doc: &Document) -> Vec<SharedAmount> {
    let mut pairs = doc.facts.printed.pairs.clone();
    let rows = doc.facts.lists.iter().flat_map(|table| &table.rows);
    for row in rows {
        let amounts = row.cells.iter().filter_map(|cell| match cell.figure {
            ListedFigure::Money(money) => Some((money, cell.span)),
            _ => None,
        });
        let shares = row.cells.iter().filter_map(|cell| match cell.figure {
            ListedFigure::Percent(share) => Some((share, cell.span)),
            _ => None,
        });
        let (amounts, shares): (Vec<_>, Vec<_>) = (amounts.collect(), shares.collect());
        if let ([amount], [share]) = (&amounts[..], &shares[..]) {
            pairs.push(SharedAmount {
                amount: *amount,
                share: *share,
            });
        }
    }
    let hundred = Percent::whole(100).in_fine_units();
    pairs.retain(|pair| {
        let share = pair.share.0;
        let exact = pair.amount.0.bound == Bound::Exact && share.bound == Bound::Exact;
        exact && share.mantissa > 0 && share.in_fine_units() < hundred && pair.amount.0.cents > 0
    });
    pairs.sort_by_key(|pair| pair.amount.1.start);
    pairs.dedup_by_key(|pair| pair.amount.1.start);
    pairs.truncate(MAX_PAIRS);
    pairs
}

/// The whole of the pairs near one that are a share of it and add up to 100 % with it.
fn whole_of_others(
    doc: &Document,
    pair: &SharedAmount,
    pairs: &[SharedAmount],
) -> Option<(Money, Span)> {
    let at = pair.amount.1.start;
    let from = pairs.partition_point(|p| p.amount.1.start + NEAR_BYTES < at);
    let to = pairs.partition_point(|p| p.amount.1.start <= at + NEAR_BYTES);
    let others = || pairs[from..to].iter().filter(|p| p.amount.1.start != at);
    let hundred = Percent::whole(100).in_fine_units();
    let completes = |(whole, _): &(Money, Span)| {
        let (mut low, mut high) = pair.share.0.interval();
        let mut count = 0;
        for other in others().filter(|other| fits(other, *whole)) {
            let (from, to) = other.share.0.interval();
            (low, high, count) = (low + from, high + to, count + 1);
        }
        count > 0 && whole.comparable(pair.amount.0) && low <= hundred && hundred <= high
    };
    possible_wholes(doc, pair.amount.1).find(completes)
}

/// The total of the project, where a pair is what a source of money pays of it.
fn stated_whole(doc: &Document, pair: &SharedAmount) -> Option<(Money, Span)> {
    let source = doc.facts.money.iter().any(|fact| {
        fact.span == pair.amount.1
            && fact.scope == Scope::Project
            && fact.origin == Origin::Label
            && SOURCES.contains(&fact.field)
    });
    let total = doc.facts.one_of(AMOUNT_TOTAL).or_else(|| lone_sum(doc));
    let total = total.filter(|t| source && t.origin == Origin::Label)?;
    (total.value.comparable(pair.amount.0) && total.value.cents > pair.amount.0.cents)
        .then_some((total.value, total.span))
}

/// Sources of money besides the EU.
const SOURCES: [FieldId; 5] = [
    FieldId::AmountState,
    FieldId::AmountMunicipal,
    FieldId::AmountPrivate,
    FieldId::AmountOwn,
    FieldId::AmountEuState,
];

/// The shares that are the EU's, which are judged by what labels and sentences state: the first bytes of their texts.
fn judged_shares(doc: &Document) -> HashSet<u32> {
    if doc.facts.one_of(AMOUNT_TOTAL).is_none() {
        return HashSet::new();
    }
    let shares = doc.facts.percent.iter();
    shares
        .filter(|fact| fact.field == FieldId::ShareEuPercent)
        .map(|fact| fact.span.start)
        .collect()
}
