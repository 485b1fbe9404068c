//! Amounts with a share beside them, held against the wholes that the document prints.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::document::Document;
use crate::field::{AMOUNT_ELIGIBLE, AMOUNT_EU, AMOUNT_TOTAL, FieldId};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::read::facts::{Fact, Origin, Scope, SharedAmount};
use crate::read::figure_table::ListedFigure;
use crate::read::role_words::SOURCES;
use crate::read::term_search::names_concept;
use crate::rules::shared::column::Addend;
use crate::rules::shared::printed::possible_wholes;
use crate::rules::shared::share::{
    ONE_EURO, StatedShare, can_be_share, computed_share, is_telling_slip, lone_sum,
};
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

impl MismatchedPair {
    /// The finding on the share; `None` when the figures are too large.
    pub fn finding(&self) -> Option<FindingBuilder> {
        let (stated, amount) = (self.pair.share.0, self.pair.amount.0);
        let computed = computed_share(stated, amount, self.whole.0)?;
        let finding = FindingBuilder::at_span(self.pair.share.1, "eu-share-mismatch")
            .with_arg("eu", Arg::Money(amount))
            .with_arg("total", Arg::Money(self.whole.0))
            .with_arg("computed", Arg::Percent(computed))
            .with_arg("stated", Arg::Percent(stated))
            .with_place(self.pair.amount.1, "label-part")
            .with_place(self.whole.1, "label-total")
            .with_severity(Severity::Warning)
            .with_values(Arg::Percent(computed), Arg::Percent(stated));
        Some(finding)
    }
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
            let whole = whole_of_others(doc, pair, &pairs)
                .or_else(|| stated_whole(doc, pair))
                .or_else(|| nearly_whole(doc, pair))?;
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

/// The whole of the pairs near one that are a share of it and add up with it, to 100 % or to the whole.
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
        let mut sum = Addend::from(pair.amount.0);
        let mut count = 0;
        for other in others().filter(|other| fits(other, *whole)) {
            let (from, to) = other.share.0.interval();
            (low, high, count) = (low + from, high + to, count + 1);
            sum = sum.plus(other.amount.0.into());
        }
        let complete = low <= hundred && hundred <= high || sum.agrees((*whole).into());
        count > 0 && whole.comparable(pair.amount.0) && complete
    };
    possible_wholes(doc, pair.amount.1).find(completes)
}

/// The total of the project, or its eligible costs, of which an amount would be the share beside it if one digit were another.
fn nearly_whole(doc: &Document, pair: &SharedAmount) -> Option<(Money, Span)> {
    let (share, amount) = (pair.share.0, pair.amount.0);
    let stated = [AMOUNT_TOTAL, AMOUNT_ELIGIBLE]
        .into_iter()
        .filter_map(|field| doc.facts.one_of(field))
        .chain(lone_sum(doc));
    stated
        .filter(|fact| fact.value.comparable(amount) && fact.value.bound == Bound::Exact)
        .find(|fact| {
            share
                .part_of(fact.value)
                .is_some_and(|expected| is_telling_slip(expected, amount))
        })
        .map(|fact| (fact.value, fact.span))
}

/// The total of the project, where a pair is what a source of money pays of it.
fn stated_whole(doc: &Document, pair: &SharedAmount) -> Option<(Money, Span)> {
    let source = doc.facts.money.iter().any(|fact| {
        fact.span == pair.amount.1
            && fact.scope == Scope::Project
            && fact.origin == Origin::Label
            && OTHER_SOURCES.contains(&fact.field)
    });
    let total = doc.facts.one_of(AMOUNT_TOTAL).or_else(|| lone_sum(doc));
    let total = total.filter(|t| source && t.origin == Origin::Label)?;
    (total.value.comparable(pair.amount.0) && total.value.cents > pair.amount.0.cents)
        .then_some((total.value, total.span))
}

/// The only rate that a document states by a label, `Rate: 60 %`, with the EU contribution and the total, where it is not the share
/// that one printed amount is of another.
pub fn unfitting_rate(doc: &Document) -> Option<StatedShare<'_>> {
    let stated = |field: FieldId| doc.facts.percent.iter().filter(move |f| f.field == field);
    let mut rates = stated(FieldId::SharePart);
    let (Some(percent), None) = (rates.next(), rates.next()) else {
        return None;
    };
    let label = doc.source.slice(percent.label?);
    let names = |words| names_concept(label, doc.reading_language(), words);
    let alone = stated(FieldId::ShareEuPercent).next().is_none();
    let exact = percent.value.bound == Bound::Exact && percent.value.mantissa > 0;
    if percent.scope != Scope::Project || !alone || !exact {
        return None;
    }
    let eu = doc.facts.one_of(AMOUNT_EU)?;
    let total = [AMOUNT_TOTAL, AMOUNT_ELIGIBLE]
        .into_iter()
        .find_map(|field| doc.facts.one_of(field))
        .or_else(|| lone_sum(doc))?;
    if can_be_share(percent.value, eu.value, total.value) != Some(false)
        || eu.value.exceeds(total.value, ONE_EURO)
        || names(SOURCES_OR_OWN)
    {
        return None;
    }
    let fits = |whole: Money| {
        possible_wholes(doc, percent.span).any(|(part, _)| {
            part.comparable(whole) && can_be_share(percent.value, part, whole) == Some(true)
        })
    };
    // An aid rate is that of all public sources together, and those may not be printed.
    let sources: Vec<Money> = other_sources(doc, eu);
    let wrong = !is_of_sources(percent.value, eu.value, &sources, total.value)
        && (!names(AID) || is_complete(eu.value, &sources, total.value))
        && !possible_wholes(doc, percent.span).any(|(whole, _)| fits(whole));
    wrong.then_some(StatedShare { percent, eu, total })
}

/// What sources besides the EU pay, as far as it is printed.
fn other_sources(doc: &Document, eu: &Fact<Money>) -> Vec<Money> {
    let is_other = |fact: &&Fact<Money>| {
        let source = OTHER_SOURCES.contains(&fact.field) && fact.field != FieldId::AmountEuState;
        source && fact.value.comparable(eu.value)
    };
    let others = doc.facts.money.iter().filter(is_other);
    others.map(|fact| fact.value).take(MAX_SOURCES).collect()
}

/// Whether the EU contribution with some of the other sources is a share of a total.
fn is_of_sources(share: Percent, eu: Money, others: &[Money], total: Money) -> bool {
    (0_u32..1 << others.len()).any(|chosen| {
        let mut part = eu;
        for (n, other) in others.iter().enumerate() {
            if chosen >> n & 1 == 1 {
                part.cents += other.cents;
                part.unit += other.unit;
            }
        }
        can_be_share(share, part, total) == Some(true)
    })
}

/// Whether the sources add up to the total.
fn is_complete(eu: Money, others: &[Money], total: Money) -> bool {
    let sum = others
        .iter()
        .fold(Addend::from(eu), |sum, other| sum.plus((*other).into()));
    sum.agrees(total.into())
}

/// Of so many sources it is asked whether a rate is theirs together.
const MAX_SOURCES: usize = 6;

/// Words of a label for aid, which the EU may give with others.
const AID: ConceptSet = ConceptSet::of(&[Concept::Support]);

/// Words of a label that say whose share it is.
const SOURCES_OR_OWN: ConceptSet = SOURCES.union_const(ConceptSet::of(&[Concept::Own]));

/// Sources of money besides the EU.
const OTHER_SOURCES: [FieldId; 5] = [
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
