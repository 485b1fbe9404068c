use crate::catalog::programming_period;
use crate::document::Document;
use crate::field::{DATE_END, DATE_START, FUND, PERIOD_LABEL};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::{better_period, eligibility_window, fits_window};
use crate::value::date::Date;

crate::rule! {
    /// The dates of the project fit the stated programming period rather than another one.
    ///
    /// Dates are compared with the eligibility window, which is longer than the period's label
    /// says. Where no other period fits either, DATE003 and DATE004 report this.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 1 March 2010
    ///             ~~~~~~~~~~~~ PROG002 start
    /// End date: 31 December 2012
    ///           ~~~~~~~~~~~~~~~~ PROG002 end
    /// Programming period: 2014-2020
    ///                     ^^^^^^^^^ PROG002 period-dates-mismatch: the project dates 1 March 2010 to 31 December 2012 fit 2007-2013, not 2014-2020
    /// ```
    PROG002 "period-dates-mismatch" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let (start, end) = (doc.facts.one_of(DATE_START), doc.facts.one_of(DATE_END));
    let Some(first) = start.or(end) else {
        return out.skip(Reason::Missing(DATE_START.id));
    };
    // The rural fund pays longer than the others, and its pages name a year of transition.
    if doc.facts.all_of(FUND).any(|f| f.value.0 == "EAFRD") {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let Some(window) = eligibility_window(doc, out) else {
        return;
    };
    let (from, to) = (start.map(|f| f.value), end.map(|f| f.value));
    if from
        .zip(to)
        .is_some_and(|(s, e)| s.first_day() > e.last_day())
    {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    if fits_window(window.entry, from, to) {
        return out.pass();
    }
    // A project that begins in the years of its period belongs to it, however long it lasts.
    let entry = window.entry;
    let begins_within = from.is_some_and(|s| (entry.first..=entry.last).contains(&s.year));
    if begins_within || has_fitting_period(doc, from, to) {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let Some(better) = better_period(window.entry, from, to) else {
        return out.skip(Reason::Because("reason-other-rule"));
    };
    let name =
        |p: &crate::catalog::model::PeriodEntry| Arg::Text(format!("{}-{}", p.first, p.last));
    let id = match (from, to) {
        (Some(_), None) => "period-dates-mismatch-start",
        (None, Some(_)) => "period-dates-mismatch-end",
        _ => "period-dates-mismatch",
    };
    let first_label = if from.is_some() {
        "label-start"
    } else {
        "label-end"
    };
    let mut draft = match window.span {
        Some(span) => FindingBuilder::at_span(span, id)
            .with_origin(window.origin)
            .with_fact(first, first_label),
        None => FindingBuilder::on_fact(first, id),
    };
    if let Some(end) = end.filter(|e| e.span != first.span) {
        draft = draft.with_fact(end, "label-end");
    }
    for (argument, date) in [("start", from), ("end", to)] {
        if let Some(date) = date {
            draft = draft.with_arg(argument, Arg::Date(date));
        }
    }
    out.report(
        draft
            .with_arg("stated", name(window.entry))
            .with_arg("better", name(better))
            .with_values(name(better), name(window.entry)),
    );
}

/// Whether the document prints, in whatever words, a further programming period that the dates fit.
fn has_fitting_period(doc: &Document, from: Option<Date>, to: Option<Date>) -> bool {
    let stated = doc.facts.all_of(PERIOD_LABEL).map(|f| f.value);
    let printed = doc.facts.printed.years.iter().copied();
    stated
        .chain(printed)
        .filter_map(|years| programming_period(years.first, years.last))
        .any(|entry| fits_window(entry, from, to))
}
