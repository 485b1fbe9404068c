use crate::document::Document;
use crate::field::{DATE_END, DATE_START};
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::project_periods;
use crate::text::source::Span;

crate::rule! {
    /// A project cannot end before it starts.
    ///
    /// The rule judges the two dates of one phrase, or a labelled start and a labelled end; a start
    /// is never compared with a publication date. The start and the end may be the same day.
    ///
    /// ```doc
    /// 1 Hanke
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 31.5.2022 ja päättyy 2.1.2019
    ///                                           ~~~~~~~~~ DATE001 start
    ///                                                                ^^^^^^^^ DATE001 end-before-start: the end of the project, 2 January 2019, is before its start, 31 May 2022
    /// ```
    DATE001 "end-before-start" Error [Page Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for period in project_periods(doc) {
        let (start, end) = (period.start, period.end);
        if start.value.first_day() <= end.value.last_day() {
            out.pass();
            continue;
        }
        let text = |span| doc.source.slice(span).to_owned();
        let edits = vec![
            Edit {
                span: start.span,
                text: text(end.span),
            },
            Edit {
                span: end.span,
                text: text(start.span),
            },
        ];
        out.report(
            FindingBuilder::on_fact(end, "end-before-start")
                .with_arg("start", Arg::Date(start.value))
                .with_arg("end", Arg::Date(end.value))
                .with_fact(start, "label-start")
                .with_values(Arg::Date(start.value), Arg::Date(end.value))
                .with_unsafe_fix(Message::new("fix-swap-dates"), edits),
        );
    }
    report_reversed(doc, out);
    out.skip(Reason::Because("reason-no-period"));
}

/// Ranges of dates of whatever it is that run backwards.
fn report_reversed(doc: &Document, out: &mut Sink<'_>) {
    let dates = &doc.facts.date;
    let stated = |span: Span| {
        dates
            .binary_search_by_key(&span.start, |f| f.span.start)
            .is_ok_and(|n| [DATE_START.id, DATE_END.id].contains(&dates[n].field))
    };
    for range in &doc.facts.printed.ranges {
        let ((start, at_start), (end, at_end)) = (range.start, range.end);
        if start.first_day() <= end.last_day() || stated(at_start) && stated(at_end) {
            continue;
        }
        out.report(
            FindingBuilder::at_span(at_end, "end-before-start-range")
                .with_severity(Severity::Warning)
                .with_arg("start", Arg::Date(start))
                .with_arg("end", Arg::Date(end))
                .with_place(at_start, "label-start")
                .with_values(Arg::Date(start), Arg::Date(end)),
        );
    }
}
