//! What several rules need.

use crate::catalog::{PERIODS, PeriodEntry, period};
use crate::facts::{Fact, Origin, Scope, Value};
use crate::field::{
    AMOUNT_EU, AMOUNT_TOTAL, DATE_END, DATE_START, Field, FieldId, PERIOD_LABEL, SHARE_EU_PERCENT,
};
use crate::message::Arg;
use crate::project::{Document, Project};
use crate::rule::{Draft, Outcome, Reason};
use crate::source::{Span, floor};
use crate::template::Kind;
use crate::value::{Bound, Cents, Code, Date, Money, Percent};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// One euro: amounts printed in whole euros are each half a euro off.
pub const EURO: Cents = 100;

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
    pub fn draft(&self, id: &'static str, label: &'static str) -> Draft {
        let (part, whole) = (Arg::Money(self.part.value), Arg::Money(self.whole.value));
        Draft::on(self.part, id)
            .arg("part", part.clone())
            .arg("whole", whole.clone())
            .difference(Arg::Money(self.by))
            .with(self.whole, label)
            .values(whole, part)
    }
}

/// The excess of a part over its whole by more than one euro. Notes a pass, or which of the two is missing.
pub fn excess<'d>(
    doc: &'d Document,
    out: &mut Outcome<'_>,
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
    if !part.value.exceeds(whole.value, EURO) {
        out.pass();
        return None;
    }
    Some(Excess {
        part,
        whole,
        by: difference(part.value, whole.value),
    })
}

/// The distance of two amounts, in the finer unit of the two.
pub fn difference(a: Money, b: Money) -> Money {
    Money {
        cents: (a.cents - b.cents).abs(),
        unit: a.unit.min(b.unit),
        currency: a.currency,
        bound: Bound::Exact,
    }
}

/// An EU share with the amounts it belongs to.
pub struct Share<'d> {
    /// The share.
    pub percent: &'d Fact<Percent>,
    /// The EU contribution.
    pub eu: &'d Fact<Money>,
    /// The total of the same scope.
    pub total: &'d Fact<Money>,
}

/// The first of some facts in each scope.
fn by_scope<'d, T: 'd>(
    facts: impl Iterator<Item = &'d Fact<T>>,
    wanted: fn(&Fact<T>) -> bool,
) -> HashMap<Scope, &'d Fact<T>> {
    let mut first = HashMap::new();
    for fact in facts.filter(|f| wanted(f)) {
        first.entry(fact.scope).or_insert(fact);
    }
    first
}

/// The facts of one block, of facts in the order of the document.
fn on_block<T>(facts: &[Fact<T>], block: u32) -> &[Fact<T>] {
    let from = facts.partition_point(|f| f.block < block);
    &facts[from..from + facts[from..].partition_point(|f| f.block == block)]
}

/// Every stated EU share whose amounts are stated too; notes what is missing.
pub fn shares<'d>(doc: &'d Document, out: &mut Outcome<'_>) -> Vec<Share<'d>> {
    let mut found = Vec::new();
    if doc.facts.all(SHARE_EU_PERCENT).next().is_none() {
        out.skip(Reason::Missing(FieldId::ShareEuPercent));
        return found;
    }
    let amounts = by_scope(doc.facts.all(AMOUNT_EU), |_| true);
    let labelled = by_scope(doc.facts.all(AMOUNT_TOTAL), |t| t.origin == Origin::Label);
    let totals = by_scope(doc.facts.all(AMOUNT_TOTAL), |_| true);
    for percent in doc.facts.all(SHARE_EU_PERCENT) {
        let here = on_block(&doc.facts.money, percent.block);
        let beside = here
            .iter()
            .find(|a| a.field == AMOUNT_EU.id && a.scope == percent.scope);
        let Some(eu) = beside.or_else(|| amounts.get(&percent.scope).copied()) else {
            out.skip(Reason::Missing(FieldId::AmountEu));
            continue;
        };
        let Some(total) = labelled
            .get(&percent.scope)
            .or_else(|| totals.get(&percent.scope))
            .copied()
        else {
            out.skip(Reason::Missing(FieldId::AmountTotal));
            continue;
        };
        if eu.value.comparable(total.value) {
            found.push(Share { percent, eu, total });
        } else {
            out.skip(Reason::Because("reason-currencies"));
        }
    }
    found
}

/// Whether an amount can be the stated share of a total. `None` when the figures cannot tell.
pub fn meets(percent: Percent, part: Money, whole: Money) -> Option<bool> {
    let (low, high) = Percent::of(part, whole)?;
    let (from, to) = percent.interval();
    Some(low <= to && from <= high)
}

/// The amounts of a document that a share may be of instead of the total.
pub fn bases(doc: &Document) -> Vec<&Fact<Money>> {
    doc.facts
        .money
        .iter()
        .filter(|t| t.field != AMOUNT_EU.id && t.field != AMOUNT_TOTAL.id)
        .collect()
}

/// The first of the other amounts of which the EU contribution is the stated share.
pub fn other_basis<'d>(bases: &[&'d Fact<Money>], share: &Share<'d>) -> Option<&'d Fact<Money>> {
    let eu = share.eu.value;
    let larger = |t: &&Fact<Money>| t.value.cents >= eu.cents && t.value.comparable(eu);
    bases
        .iter()
        .copied()
        .filter(larger)
        .find(|t| meets(share.percent.value, eu, t.value) == Some(true))
}

/// A stated start with the end that belongs to it.
pub struct Period<'d> {
    /// First day.
    pub start: &'d Fact<Date>,
    /// Last day.
    pub end: &'d Fact<Date>,
}

/// The project's periods: dates of one phrase, else a labelled start with the labelled end.
pub fn periods(doc: &Document) -> Vec<Period<'_>> {
    let labelled = by_scope(doc.facts.all(DATE_END), |e| e.origin == Origin::Label);
    let mut found = Vec::new();
    for start in doc.facts.all(DATE_START) {
        let near = on_block(&doc.facts.date, start.block)
            .iter()
            .find(|e| e.field == DATE_END.id && e.span.start > start.span.start);
        let stated = labelled
            .get(&start.scope)
            .copied()
            .filter(|_| start.origin == Origin::Label);
        if let Some(end) = near.or(stated) {
            found.push(Period { start, end });
        }
    }
    found
}

/// The programming period a document is held against, and where it is stated if a label states it.
pub struct Window {
    /// The period.
    pub entry: &'static PeriodEntry,
    /// The label's value.
    pub span: Option<Span>,
    /// How it was found.
    pub origin: Origin,
}

/// The period that a document states or its template belongs to. A Kohesio page prints `2014-2021` for 2014-2020.
pub fn window(doc: &Document, out: &mut Outcome<'_>) -> Option<Window> {
    let stated = doc.facts.one(PERIOD_LABEL);
    let found = match (stated, doc.kind) {
        (Some(fact), kind) => {
            let years = fact.value;
            let constant = kind == Kind::Kohesio && (years.first, years.last) == (2014, 2021);
            let last = if constant { 2020 } else { years.last };
            period(years.first, last).map(|entry| Window {
                entry,
                span: Some(fact.span),
                origin: fact.origin,
            })
        }
        (None, Kind::Eura2014) => period(2014, 2020).map(|entry| Window {
            entry,
            span: None,
            origin: Origin::Label,
        }),
        (None, Kind::Eura2007) => period(2007, 2013).map(|entry| Window {
            entry,
            span: None,
            origin: Origin::Label,
        }),
        (None, _) => None,
    };
    if found.is_none() {
        out.skip(Reason::Missing(FieldId::PeriodLabel));
    }
    found.filter(|w| w.entry.to.is_some())
}

/// Whether dates lie in a period's window.
pub fn fits(entry: &PeriodEntry, start: Option<Date>, end: Option<Date>) -> bool {
    let after = |d: Date| entry.earliest.is_none_or(|e| d.last() >= e);
    let before = |d: Date| entry.to.is_none_or(|t| d.first() <= t);
    start.is_none_or(|d| after(d) && before(d)) && end.is_none_or(|d| after(d) && before(d))
}

/// The period that the dates of a document fit when they do not fit the stated one.
pub fn better_period(
    stated: &PeriodEntry,
    start: Option<Date>,
    end: Option<Date>,
) -> Option<&'static PeriodEntry> {
    let found = PERIODS
        .iter()
        .rfind(|p| p.to.is_some() && p.first != stated.first && fits(p, start, end));
    found.filter(|_| !fits(stated, start, end) && (start.is_some() || end.is_some()))
}

/// The value of the project's start or end.
pub fn date_of(doc: &Document, field: Field<Date>) -> Option<Date> {
    doc.facts.one(field).map(|f| f.value)
}

/// What most documents of a project state, else the first of them.
pub struct Common<'d, T> {
    /// The fact, of the first document that states it.
    pub fact: &'d Fact<T>,
    /// Whether another document states the field too.
    pub others: bool,
}

/// The fact of a field that most documents state in the same way, as `key` tells it; among as many, one that a label states
/// and the first.
pub fn common<'d, T: Value, K: Hash + Eq>(
    project: &'d Project,
    field: Field<T>,
    key: impl Fn(T) -> K,
) -> Option<Common<'d, T>> {
    let facts: Vec<&Fact<T>> = project
        .documents
        .iter()
        .filter_map(|d| d.facts.one(field))
        .filter(of_project)
        .collect();
    let mut times: HashMap<K, usize> = HashMap::new();
    for fact in &facts {
        *times.entry(key(fact.value)).or_default() += 1;
    }
    let rank = |f: &Fact<T>| {
        (
            times.get(&key(f.value)).copied(),
            f.origin == Origin::Label,
            Reverse(f.span),
        )
    };
    let fact = facts.iter().copied().max_by_key(|f| rank(f))?;
    Some(Common {
        fact,
        others: facts.len() > 1,
    })
}

/// Holds something that belongs to one fund (`ESF` or `ERDF`) against the fund of the document; `draft` is the finding.
pub fn against_fund(out: &mut Outcome<'_>, of: &'static str, fund: &Fact<Code>, draft: Draft) {
    match fund.value.0 {
        stated if stated == of => out.pass(),
        stated @ ("ESF" | "ERDF") => {
            let [of, stated] = [of, stated].map(|name| Arg::Text(name.to_owned()));
            out.report(
                draft
                    .arg("of", of)
                    .arg("fund", stated)
                    .with(fund, "label-fund"),
            );
        }
        _ => out.skip(Reason::Because("reason-other-series")),
    }
}

/// A document by its name, as an argument.
pub fn named(document: &Document) -> Arg {
    if document.name.is_empty() {
        Arg::Id("another-document")
    } else {
        Arg::Text(document.name.clone())
    }
}

/// Longer texts are cut in messages, in bytes.
const LONG: usize = 200;

/// A text of the document as an argument.
pub fn printed(doc: &Document, span: Span) -> Arg {
    let text = doc.source.slice(span);
    Arg::Text(if text.len() > LONG {
        format!("{}…", &text[..floor(text, LONG)])
    } else {
        text.to_owned()
    })
}

/// Whether a scope is the whole project.
pub fn of_project<T>(fact: &&Fact<T>) -> bool {
    fact.scope == Scope::Project
}
