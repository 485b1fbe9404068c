use crate::document::Document;
use crate::field::{DATE_END, STATUS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::{STATUS_ENDED, STATUS_RUNNING};

crate::rule! {
    /// The status agrees with the dates on the reference date.
    ///
    /// A project that has ended cannot have an end that is still to come; a running project may be
    /// up to a year past its end, while the final report is being written. An interrupted project
    /// may stop at any time. The rule needs the reference date (`--as-of`).
    ///
    /// ```doc as-of:2021-03-01
    /// 1 Hanke
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 2.1.2019 ja päättyy 31.5.2022
    ///                                                               ~~~~~~~~~ DATE005 end
    ///
    /// Toiminnan tila: Toiminta päättynyt
    ///                 ^^^^^^^^^^^^^^^^^^ DATE005 status-contradicts-dates: according to its status the project has ended, but its end date 31 May 2022 is after 1 March 2021
    /// ```
    DATE005 "status-contradicts-dates" Warning [Description Narrative] fix: None, tolerance 12 months; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(as_of) = out.need_as_of() else {
        return;
    };
    let Some(status) = out.need(doc, STATUS) else {
        return;
    };
    let Some(end) = out.need(doc, DATE_END) else {
        return;
    };
    let id = match status.value {
        STATUS_ENDED if end.value.first_day() > as_of => "status-contradicts-dates-ended",
        STATUS_RUNNING if end.value.last_day().plus_months(out.tolerance_months()) < as_of => {
            "status-contradicts-dates-running"
        }
        STATUS_ENDED | STATUS_RUNNING => return out.pass(),
        _ => return out.skip(Reason::Because("reason-not-ended")),
    };
    out.report(
        FindingBuilder::on_fact(status, id)
            .with_arg("end", Arg::Date(end.value))
            .with_arg("day", Arg::Date(as_of))
            .with_fact(end, "label-end"),
    );
}
