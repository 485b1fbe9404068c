//! Amounts that are a part of others, and shares.

use crate::document::Document;
use crate::field::{AMOUNT_ELIGIBLE, AMOUNT_EU, AMOUNT_TOTAL, Field, FieldId, SHARE_EU_PERCENT};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Basis, Fact, Origin, Scope};
use crate::rules::shared::scope::{by_scope, on_block};
use crate::text::source::Span;
use crate::value::money::{Bound, Cents, Money};
use crate::value::percent::{MAX_DECIMALS, Percent};
use crate::value::slip::{differ_by_slip, telling_digits};
use std::collections::HashMap;

/// One euro: amounts printed in whole euros are each half a euro off.
pub const ONE_EURO: Cents = 100;

/// A part that is more than its whole.
pub struct Excess<'d> {
    /// The part.
    pub part: &'d Fact<Money>,
    /// The whole.
    pub whole: &'d Fact<Money>,
    /// By how much.
    pub by: Money,
}

impl Excess<'_> {
    /// The finding on the part: the two amounts are the arguments `part` and `whole` of the message, `label` names the whole.
    pub fn finding(&self, id: &'static str, label: &'static str) -> FindingBuilder {
        let (part, whole) = (Arg::Money(self.part.value), Arg::Money(self.whole.value));
        FindingBuilder::on_fact(self.part, id)
            .with_arg("part", part.clone())
            .with_arg("whole", whole.clone())
            .with_difference(Arg::Money(self.by))
            .with_fact(self.whole, label)
            .with_values(whole, part)
    }
}

/// The excess of a part over its whole by more than one euro. Notes a pass, or which of the two is missing.
pub fn find_excess<'d>(
    doc: &'d Document,
    out: &mut Sink<'_>,
    part: Field<Money>,
    whole: Field<Money>,
) -> Option<Excess<'d>> {
    let part = out.need(doc, part)?;
    let whole = out.need(doc, whole)?;
    if !part.value.comparable(whole.value) {
        out.skip(Reason::Because("reason-currencies"));
        return None;
    }
    let zero_is_the_fault = matches!(
        whole.field,
        FieldId::AmountTotal | FieldId::AmountGrantedEuState | FieldId::AmountPlannedPublic
    );
    if zero_is_the_fault && whole.value.cents <= 0 {
        out.skip(Reason::Because("reason-other-rule"));
        return None;
    }
    if !part.value.exceeds(whole.value, ONE_EURO) {
        out.pass();
        return None;
    }
    Some(Excess {
        part,
        whole,
        by: amount_difference(part.value, whole.value),
    })
}

/// The distance of two amounts, in the finer unit of the two.
pub fn amount_difference(a: Money, b: Money) -> Money {
    Money {
        cents: (a.cents - b.cents).abs(),
        unit: a.unit.min(b.unit),
        currency: a.currency,
        bound: Bound::Exact,
    }
}

/// An EU share with the amounts it belongs to.
pub struct StatedShare<'d> {
    /// The share.
    pub percent: &'d Fact<Percent>,
    /// The EU contribution.
    pub eu: &'d Fact<Money>,
    /// The total of the same scope.
    pub total: &'d Fact<Money>,
}

/// Every stated EU share whose amounts are stated too; notes what is missing.
pub fn stated_shares<'d>(doc: &'d Document, out: &mut Sink<'_>) -> Vec<StatedShare<'d>> {
    let mut found = Vec::new();
    if doc.facts.all_of(SHARE_EU_PERCENT).next().is_none() {
        out.skip(Reason::Missing(FieldId::ShareEuPercent));
        return found;
    }
    let amounts = by_scope(doc.facts.all_of(AMOUNT_EU), |_| true);
    let labelled = by_scope(doc.facts.all_of(AMOUNT_TOTAL), |t| {
        t.origin == Origin::Label
    });
    let totals = by_scope(doc.facts.all_of(AMOUNT_TOTAL), |_| true);
    let eligible = by_scope(doc.facts.all_of(AMOUNT_ELIGIBLE), |_| true);
    let sum = lone_sum(doc);
    let pairs = doc.facts.printed.pairs.iter();
    let paired: HashMap<u32, Span> = pairs.map(|p| (p.share.1.start, p.amount.1)).collect();
    for percent in doc.facts.all_of(SHARE_EU_PERCENT) {
        let here = on_block(&doc.facts.money, percent.block);
        let beside = here
            .iter()
            .filter(|a| a.field == AMOUNT_EU.id && a.scope == percent.scope)
            .min_by_key(|a| a.span.start.abs_diff(percent.span.start));
        // A share beside an amount of its own is not that of the EU contribution elsewhere.
        let own = paired.get(&percent.span.start);
        let other = own.is_some_and(|amount| here.iter().all(|fact| fact.span != *amount));
        if other && beside.is_none() {
            out.skip(Reason::Because("reason-related"));
            continue;
        }
        let Some(eu) = beside.or_else(|| amounts.get(&percent.scope).copied()) else {
            out.skip(Reason::Missing(FieldId::AmountEu));
            continue;
        };
        let part = percent.basis == Basis::Part;
        let total = labelled
            .get(&percent.scope)
            .or_else(|| totals.get(&percent.scope))
            .copied()
            .filter(|_| !part)
            .or_else(|| eligible.get(&percent.scope).copied())
            .or_else(|| sum.filter(|_| !part && percent.scope == Scope::Project));
        let Some(total) = total else {
            out.skip(Reason::Missing(FieldId::AmountTotal));
            continue;
        };
        if eu.value.comparable(total.value) {
            found.push(StatedShare { percent, eu, total });
        } else {
            out.skip(Reason::Because("reason-currencies"));
        }
    }
    found
}

/// The amount of a row `Total` where a document has one such amount, states no total and names sources of money beside it.
pub fn lone_sum(doc: &Document) -> Option<&Fact<Money>> {
    let mut sums = doc
        .facts
        .money
        .iter()
        .filter(|f| f.field == FieldId::AmountSum && f.scope == Scope::Project);
    let first = sums.next()?;
    let alone = sums.all(|f| f.value.agrees(first.value));
    (alone && doc.facts.all_of(AMOUNT_TOTAL).next().is_none()).then_some(first)
}

/// Whether an amount can be the stated share of a total. `None` when the figures cannot tell.
pub fn can_be_share(percent: Percent, part: Money, whole: Money) -> Option<bool> {
    let (low, high) = Percent::of(part, whole)?;
    let (from, to) = percent.interval();
    Some(low <= to && from <= high)
}

/// The amounts of a document that a share may be of instead of the total.
pub fn other_amounts(doc: &Document) -> Vec<&Fact<Money>> {
    doc.facts
        .money
        .iter()
        .filter(|t| t.field != AMOUNT_EU.id && t.field != AMOUNT_TOTAL.id)
        .collect()
}

/// The first of the other amounts of which the EU contribution is the stated share.
pub fn other_basis<'d>(
    bases: &[&'d Fact<Money>],
    share: &StatedShare<'d>,
) -> Option<&'d Fact<Money>> {
    let eu = share.eu.value;
    let larger = |t: &&Fact<Money>| t.value.cents >= eu.cents && t.value.comparable(eu);
    bases
        .iter()
        .copied()
        .filter(larger)
        .find(|t| can_be_share(share.percent.value, eu, t.value) == Some(true))
}

/// The share that a part is of a whole, in as many decimals as tell it from the stated one.
pub fn computed_share(stated: Percent, part: Money, whole: Money) -> Option<Percent> {
    (stated.decimals..=MAX_DECIMALS)
        .filter_map(|decimals| Percent::share(part, whole, decimals))
        .find(|p| p.in_fine_units() != stated.in_fine_units())
}

/// 0.005 points in units of 10^-12 points.
const FIVE_THOUSANDTHS: i128 = 5_000_000_000;
const FINE_DECIMALS: i128 = 1_000_000_000_000;

/// Whether the rate is off by more than 0.005 points and the amount by more than 1 €.
pub fn rate_drifts(share: &StatedShare<'_>) -> bool {
    let (percent, eu, total) = (
        share.percent.value.in_fine_units(),
        share.eu.value.cents,
        share.total.value.cents,
    );
    let Some(exact) = eu.checked_mul(100 * FINE_DECIMALS) else {
        return false;
    };
    let product = total.saturating_mul(percent);
    (exact / total - percent).abs() > FIVE_THOUSANDTHS
        && (exact - product).abs() > ONE_EURO * 100 * FINE_DECIMALS
}

/// Whether two amounts differ by one euro at most.
pub fn same_amount(a: Money, b: Money) -> bool {
    !a.exceeds(b, ONE_EURO) && !b.exceeds(a, ONE_EURO)
}

/// Whether one amount is the other with two neighbouring digits changed or one digit replaced.
pub fn is_slip(a: Money, b: Money) -> bool {
    differ_by_slip(a.cents, b.cents)
}

/// A slip tells something only in a figure of so many digits besides zeros at its end.
const MIN_SLIP_DIGITS: u32 = 3;

/// Whether one amount is the other with a slip, and both have so many digits that this is hardly by chance.
pub fn is_telling_slip(a: Money, b: Money) -> bool {
    is_slip(a, b) && telling_digits(a.cents).min(telling_digits(b.cents)) >= MIN_SLIP_DIGITS
}

/// Whether a document states a part by which a total is more than an amount of another document.
pub fn has_part(doc: &Document, total: &Fact<Money>, amount: &Fact<Money>) -> bool {
    let rest = amount_difference(total.value, amount.value);
    total.value.cents > amount.value.cents
        && doc
            .facts
            .money
            .iter()
            .any(|m| m.span != total.span && same_amount(m.value, rest))
}

/// Amounts that a total contains in addition to public funding.
const PRIVATE_FIELDS: [FieldId; 2] = [FieldId::AmountPrivate, FieldId::AmountOwn];

/// Whether one of the documents of two amounts states, as private or own funding, by how much the amounts differ.
pub fn has_private_rest(project: &Project, here: &Fact<Money>, there: &Fact<Money>) -> bool {
    let rest = amount_difference(here.value, there.value);
    let parts = |fact: &Fact<Money>| &project.document(fact.span.doc).facts.money;
    parts(here)
        .iter()
        .chain(parts(there))
        .any(|m| PRIVATE_FIELDS.contains(&m.field) && same_amount(m.value, rest))
}
