use crate::document::Document;
use crate::field::{DATE_END, DATE_START, DURATION};
use crate::judge::draft::FindingBuilder;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin, PrintedRange};
use crate::rules::shared::common::of_project;
use crate::rules::shared::length::StatedLength;
use crate::rules::shared::scope::by_scope;
use crate::text::source::Span;
use crate::value::count::Duration;
use crate::value::date::Date;
use std::collections::HashSet;

crate::rule! {
    /// The length of the project in words agrees with its dates.
    ///
    /// A difference of one month, or of a tenth of the stated length if that is more, is allowed. A
    /// month or year without a day can be any of its days. The stated length of the project is judged
    /// (`tvåårigt utvecklingsprojekt`), not that of a course (`kolmivuotinen koulutus`), and every
    /// length beside a range of dates (`1.1.2020–31.12.2021, 18 kk`).
    ///
    /// ```doc
    /// Hankkeen toteutusaika: 1.9.2017–31.8.2020
    ///                        ~~~~~~~~ DATE006 start
    ///                                 ~~~~~~~~~ DATE006 end
    ///
    /// Kaksivuotinen hanke tukee alueen yrityksiä.
    /// ^^^^^^^^^^^^^ DATE006 duration-phrase-mismatch: the project is said to last 24 months, but 1 September 2017 to 31 August 2020 is 36 months
    /// ```
    DATE006 "duration-phrase-mismatch" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let ranges = &doc.facts.printed.ranges;
    let beside: HashSet<Span> = ranges.iter().filter_map(|r| judge_beside(out, r)).collect();
    let ends = [DATE_START, DATE_END].map(|field| out.need(doc, field).is_some());
    if out.need(doc, DURATION).is_none() || ends != [true, true] {
        return;
    }
    let [start, end] = [DATE_START, DATE_END].map(|field| {
        let mut all = by_scope(doc.facts.all_of(field), |_| true);
        all.extend(by_scope(doc.facts.all_of(field), |f| {
            f.origin == Origin::Label
        }));
        all
    });
    for stated in doc.facts.all_of(DURATION) {
        if beside.contains(&stated.span) {
            continue;
        }
        match (start.get(&stated.scope), end.get(&stated.scope)) {
            (Some(start), Some(end)) => judge_length(doc, out, stated, start, end),
            _ => out.skip(Reason::Because("reason-no-period")),
        }
    }
}

/// Holds a length against the range of dates beside it, whatever they are of; the length, if there is one.
fn judge_beside(out: &mut Sink<'_>, range: &PrintedRange) -> Option<Span> {
    let (months, span) = range.length?;
    let ((start, at_start), (end, at_end)) = (range.start, range.end);
    let length = StatedLength::of(months, start, end);
    if length.is_possible() {
        out.pass();
    } else if start.first_day() <= end.last_day() {
        let draft = FindingBuilder::at_span(span, "duration-phrase-mismatch");
        out.report(
            length
                .describe(draft)
                .with_severity(Severity::Warning)
                .with_place(at_start, "label-start")
                .with_place(at_end, "label-end"),
        );
    }
    Some(span)
}

/// Holds a length against the dates of its own scope.
fn judge_length(
    doc: &Document,
    out: &mut Sink<'_>,
    stated: &Fact<Duration>,
    start: &Fact<Date>,
    end: &Fact<Date>,
) {
    if start.value.first_day() > end.value.last_day() {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let length = StatedLength::of(stated.value.months, start.value, end.value);
    if length.is_possible() {
        return out.pass();
    }
    let of = |start, end| StatedLength::of(stated.value.months, start, end).is_possible();
    let mut ranges = doc.facts.printed.ranges.iter().take(MAX_RANGES);
    if ranges.any(|range| of(range.start.0, range.end.0)) || fits_amended(doc, of) {
        return out.skip(Reason::Because("reason-other-period"));
    }
    let draft = FindingBuilder::on_fact(stated, "duration-phrase-mismatch");
    out.report(
        length
            .describe(draft)
            .with_fact(start, "label-start")
            .with_fact(end, "label-end"),
    );
}

/// Of a document with many dates only so many ranges, starts and ends are tried.
const MAX_RANGES: usize = 64;
const MAX_ENDS: usize = 8;

/// Whether a length fits any stated start with any stated end of a document that speaks of a change.
fn fits_amended(doc: &Document, fits: impl Fn(Date, Date) -> bool) -> bool {
    let dates = |field| {
        let facts = doc.facts.all_of(field).filter(of_project);
        facts.map(|f| f.value).take(MAX_ENDS)
    };
    doc.facts.amended.dates
        && dates(DATE_START).any(|start| dates(DATE_END).any(|end| fits(start, end)))
}
