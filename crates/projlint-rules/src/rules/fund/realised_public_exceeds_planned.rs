use crate::document::Document;
use crate::field::{AMOUNT_PLANNED_PUBLIC, AMOUNT_REALISED_PUBLIC};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::rules::shared::share::find_excess;

crate::rule! {
    /// Realised public funding should not exceed what was planned.
    ///
    /// Municipalities may pay more than planned: 3.7 % of closed Finnish projects of 2007-2013
    /// exceed the plan, most of them by less than 5 %. Up to 5 %, the finding is an `info`; above
    /// that, it is a `warning`.
    ///
    /// ```doc
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Suunniteltu julkinen rahoitus yhteensä: 1 738 932
    ///                                         ~~~~~~~~~ FUND002 planned
    ///
    /// Toteutunut julkinen rahoitus yhteensä: 2 150 158
    ///                                        ^^^^^^^^^ FUND002 realised-public-exceeds-planned: the actual public funding 2 150 158 € exceeds the planned 1 738 932 € by 411 226 €
    /// ```
    FUND002 "realised-public-exceeds-planned" Warning [Description Narrative] fix: None, tolerance 5 percent; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(found) = find_excess(doc, out, AMOUNT_REALISED_PUBLIC, AMOUNT_PLANNED_PUBLIC) else {
        return;
    };
    let common = found.by.cents * 100 <= found.whole.value.cents * i128::from(out.tolerance());
    let severity = if common {
        Severity::Info
    } else {
        Severity::Warning
    };
    out.report(
        found
            .finding("realised-public-exceeds-planned", "label-planned")
            .with_severity(severity),
    );
}
