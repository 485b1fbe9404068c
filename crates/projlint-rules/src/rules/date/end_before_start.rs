use crate::document::Document;
use crate::judge::draft::Draft;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::periods;

crate::rule! {
    /// A project cannot end before it starts.
    ///
    /// Judged are the two dates of one phrase, or a labelled start and a labelled end; a start is never held against a date
    /// of publication. Both may be the same day.
    ///
    /// ```doc
    /// 1 Hanke
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 31.5.2022 ja päättyy 2.1.2019
    ///                                           ~~~~~~~~~ DATE001 start
    ///                                                                ^^^^^^^^ DATE001 end-before-start: the project ends on 2 January 2019, before it starts on 31 May 2022
    /// ```
    DATE001 "end-before-start" Error [Kohesio Eura2014 Eura2007 Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    for period in periods(doc) {
        let (start, end) = (period.start, period.end);
        if start.value.first() <= end.value.last() {
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
            Draft::on(end, "end-before-start")
                .arg("start", Arg::Date(start.value))
                .arg("end", Arg::Date(end.value))
                .with(start, "label-start")
                .values(Arg::Date(start.value), Arg::Date(end.value))
                .unsafe_fix(Message::new("fix-swap-dates"), edits),
        );
    }
    out.skip(Reason::Because("reason-no-period"));
}
