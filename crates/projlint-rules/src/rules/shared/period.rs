//! The period of a project and the programming period it is compared with.

use crate::catalog::model::PeriodEntry;
use crate::catalog::{PERIODS, programming_period};
use crate::document::Document;
use crate::field::{DATE_END, DATE_START, Field, FieldId, PERIOD_LABEL};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin, Scope};
use crate::rules::shared::scope::{by_scope, on_block};
use crate::text::source::Span;
use crate::value::date::{Date, Years};

/// A stated start with the end that belongs to it.
pub struct ProjectPeriod<'d> {
    /// First day.
    pub start: &'d Fact<Date>,
    /// Last day.
    pub end: &'d Fact<Date>,
}

/// The project's periods: dates of one phrase, else a labelled start with the labelled end, else the only start with the only end.
pub fn project_periods(doc: &Document) -> Vec<ProjectPeriod<'_>> {
    let labelled = by_scope(doc.facts.all_of(DATE_END), |e| e.origin == Origin::Label);
    let only = only_period(doc);
    let mut found = Vec::new();
    for start in doc.facts.all_of(DATE_START) {
        let near = on_block(&doc.facts.date, start.block)
            .iter()
            .find(|e| e.field == DATE_END.id && e.span.start > start.span.start);
        let stated = labelled
            .get(&start.scope)
            .copied()
            .filter(|_| start.origin == Origin::Label);
        let alone = || {
            only.filter(|only| only.0.span == start.span)
                .map(|only| only.1)
        };
        if let Some(end) = near.or(stated).or_else(alone) {
            found.push(ProjectPeriod { start, end });
        }
    }
    found
}

/// The first start and the first end that a document states of its project, where it states one day of each.
fn only_period(doc: &Document) -> Option<(&Fact<Date>, &Fact<Date>)> {
    let only = |field: Field<Date>| {
        let mut facts = doc.facts.all_of(field);
        let first = facts.next()?;
        let same = facts.all(|f| f.scope == first.scope && f.value == first.value);
        (same && first.scope == Scope::Project).then_some(first)
    };
    only(DATE_START).zip(only(DATE_END))
}

/// The period that is meant by one that the document prints.
pub fn meant_period(doc: &Document, printed: Years) -> Years {
    doc.followed_template()
        .and_then(|template| template.printed_period)
        .filter(|constant| constant.printed == printed)
        .map_or(printed, |constant| constant.means)
}

/// The programming period a document is compared with, and where it is stated if a label states it.
pub struct EligibilityWindow {
    /// The period.
    pub entry: &'static PeriodEntry,
    /// The label's value.
    pub span: Option<Span>,
    /// How it was found.
    pub origin: Origin,
}

/// The period that a document states or its template belongs to. A portal may print another for it, Kohesio `2014-2021` for
/// 2014-2020.
pub fn eligibility_window(doc: &Document, out: &mut Sink<'_>) -> Option<EligibilityWindow> {
    let stated = doc.facts.one_of(PERIOD_LABEL);
    let found = match stated {
        Some(fact) => {
            let years = meant_period(doc, fact.value);
            programming_period(years.first, years.last).map(|entry| EligibilityWindow {
                entry,
                span: Some(fact.span),
                origin: fact.origin,
            })
        }
        None => doc
            .followed_template()
            .and_then(|template| template.period)
            .and_then(|years| programming_period(years.first, years.last))
            .map(|entry| EligibilityWindow {
                entry,
                span: None,
                origin: Origin::Label,
            }),
    };
    if found.is_none() {
        out.skip(Reason::Missing(FieldId::PeriodLabel));
    }
    found.filter(|w| w.entry.to.is_some())
}

/// Whether dates lie in a period's window.
pub fn fits_window(entry: &PeriodEntry, start: Option<Date>, end: Option<Date>) -> bool {
    let after = |d: Date| entry.earliest.is_none_or(|e| d.last_day() >= e);
    let before = |d: Date| entry.to.is_none_or(|t| d.first_day() <= t);
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
        .rfind(|p| p.to.is_some() && p.first != stated.first && fits_window(p, start, end));
    found.filter(|_| !fits_window(stated, start, end) && (start.is_some() || end.is_some()))
}

/// The value of the project's start or end.
pub fn date_of(doc: &Document, field: Field<Date>) -> Option<Date> {
    doc.facts.one_of(field).map(|f| f.value)
}
