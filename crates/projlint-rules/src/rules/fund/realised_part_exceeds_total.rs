use crate::document::Document;
use crate::field::{AMOUNT_REALISED_EU_STATE, AMOUNT_REALISED_PUBLIC, STATUS};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::rules::shared::share::find_excess;
use crate::value::code::STATUS_RUNNING;

crate::rule! {
    /// Once a project has ended, its realised EU and state funding is a part of its realised public funding.
    ///
    /// While a project runs, the two are booked at different times; the finding is then an `info`.
    ///
    /// ```doc
    /// Toiminnan tila: Toiminta päättynyt
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Toteutunut EU- ja valtion rahoitus: 2 956 056
    ///                                     ^^^^^^^^^ FUND004 realised-part-exceeds-total: the actual EU and state funding 2 956 056 € is part of the actual public funding 2 907 196 € but exceeds it by 48 860 €
    ///
    /// Toteutunut julkinen rahoitus yhteensä: 2 907 196
    ///                                        ~~~~~~~~~ FUND004 actual public funding
    /// ```
    FUND004 "realised-part-exceeds-total" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(status) = out.need(doc, STATUS) else {
        return;
    };
    let Some(found) = find_excess(doc, out, AMOUNT_REALISED_EU_STATE, AMOUNT_REALISED_PUBLIC)
    else {
        return;
    };
    let severity = if status.value == STATUS_RUNNING {
        Severity::Info
    } else {
        Severity::Warning
    };
    out.report(
        found
            .finding("realised-part-exceeds-total", "label-realised-public")
            .with_severity(severity),
    );
}
