use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::project_periods;

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
    out.skip(Reason::Because("reason-no-period"));
}
