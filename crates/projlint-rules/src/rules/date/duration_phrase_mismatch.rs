use crate::document::Document;
use crate::field::{DATE_END, DATE_START, DURATION};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin, PrintedRange, Scope};
use crate::text::source::Span;
use crate::value::count::Duration;
use crate::value::date::{Date, thirtieths_between};

crate::rule! {
    /// The length of the project in words agrees with its dates.
    ///
    /// A difference of one month, or of a tenth of the stated length if that is more, is allowed. A
    /// month or year without a day can be any of its days.
    /// Only the stated length of the project is judged (`tvåårigt utvecklingsprojekt`), not that of
    /// a course (`kolmivuotinen koulutus`).
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

const MONTH_THIRTIETHS: i64 = 30;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let beside: Vec<Span> = doc
        .facts
        .printed
        .ranges
        .iter()
        .filter_map(|range| judge_beside(out, range))
        .collect();
    let ends = [DATE_START, DATE_END].map(|field| out.need(doc, field).is_some());
    if out.need(doc, DURATION).is_none() || ends != [true, true] {
        return;
    }
    for stated in doc
        .facts
        .all_of(DURATION)
        .filter(|f| !beside.contains(&f.span))
    {
        judge_length(doc, out, stated);
    }
}

/// Holds a length against the range of dates beside it, whatever they are of; the length, if there is one.
fn judge_beside(out: &mut Sink<'_>, range: &PrintedRange) -> Option<Span> {
    let (months, span) = range.length?;
    let ((start, at_start), (end, at_end)) = (range.start, range.end);
    let months = i64::from(months) * MONTH_THIRTIETHS;
    let possible = possible_length(start, end);
    if start.first_day() > end.last_day() {
        return Some(span);
    }
    if fits(possible, months) {
        out.pass();
        return Some(span);
    }
    let actual = if months < possible.0 {
        possible.0
    } else {
        possible.1
    };
    out.report(
        FindingBuilder::at_span(span, "duration-phrase-mismatch")
            .with_severity(Severity::Warning)
            .with_arg("stated", Arg::Months(months))
            .with_arg("start", Arg::Date(start))
            .with_arg("end", Arg::Date(end))
            .with_arg("actual", Arg::Months(possible.1))
            .with_difference(Arg::Months((actual - months).abs()))
            .with_place(at_start, "label-start")
            .with_place(at_end, "label-end")
            .with_values(Arg::Months(possible.1), Arg::Months(months)),
    );
    Some(span)
}

/// Holds a length against the dates of its own scope.
fn judge_length(doc: &Document, out: &mut Sink<'_>, stated: &Fact<Duration>) {
    let of_scope = |field| {
        let facts = || doc.facts.all_of(field).filter(|f| f.scope == stated.scope);
        facts()
            .find(|f| f.origin == Origin::Label)
            .or_else(|| facts().next())
    };
    let (Some(start), Some(end)) = (of_scope(DATE_START), of_scope(DATE_END)) else {
        return out.skip(Reason::Because("reason-no-period"));
    };
    if start.value.first_day() > end.value.last_day() {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let (shortest, longest) = possible_length(start.value, end.value);
    let months = i64::from(stated.value.months) * MONTH_THIRTIETHS;
    if fits((shortest, longest), months) {
        return out.pass();
    }
    let fits_other =
        |range: &PrintedRange| fits(possible_length(range.start.0, range.end.0), months);
    if doc.facts.printed.ranges.iter().any(fits_other) || fits_amended(doc, months) {
        return out.skip(Reason::Because("reason-other-period"));
    }
    let actual = if months < shortest { shortest } else { longest };
    out.report(
        FindingBuilder::on_fact(stated, "duration-phrase-mismatch")
            .with_arg("stated", Arg::Months(months))
            .with_arg("start", Arg::Date(start.value))
            .with_arg("end", Arg::Date(end.value))
            .with_arg("actual", Arg::Months(longest))
            .with_difference(Arg::Months((actual - months).abs()))
            .with_fact(start, "label-start")
            .with_fact(end, "label-end")
            .with_values(Arg::Months(longest), Arg::Months(months)),
    );
}

/// Whether a length fits any stated start with any stated end of a document that speaks of a change.
fn fits_amended(doc: &Document, months: i64) -> bool {
    let project = |f: &&Fact<Date>| f.scope == Scope::Project;
    doc.facts.amended.dates
        && doc.facts.all_of(DATE_START).filter(project).any(|start| {
            let mut ends = doc.facts.all_of(DATE_END).filter(project);
            ends.any(|end| fits(possible_length(start.value, end.value), months))
        })
}

/// The shortest and the longest time between two dates, in thirtieths of a month. A start or end that is a month or a year can be
/// any of its days.
fn possible_length(start: Date, end: Date) -> (i64, i64) {
    let shortest = thirtieths_between(start.last_day(), end.first_day());
    (shortest.max(0), thirtieths_between(start, end))
}

/// Whether a stated length is a possible one, but for a month, or a tenth of it if that is more.
fn fits((shortest, longest): (i64, i64), months: i64) -> bool {
    let tolerance = MONTH_THIRTIETHS.max(months / 10);
    shortest - tolerance <= months && months <= longest + tolerance
}
