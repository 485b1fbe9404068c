use crate::document::Document;
use crate::field::{AMOUNT_GRANTED_EU_STATE, AMOUNT_PLANNED_PUBLIC};
use crate::judge::sink::Sink;
use crate::rules::shared::share::find_excess;

crate::rule! {
    /// Granted EU and state funding is a part of planned public funding and cannot exceed it.
    ///
    /// The two are equal in most projects (72 % of closed Finnish projects of 2007-2013), which is
    /// correct.
    ///
    /// ```doc
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Myönnetty EU- ja valtion rahoitus: 213 216
    ///                                    ^^^^^^^ FUND003 granted-part-exceeds-total: the granted EU and state funding 213 216 € is part of the planned public funding 195 757 € but exceeds it by 17 459 €
    ///
    /// Suunniteltu julkinen rahoitus yhteensä: 195 757
    ///                                         ~~~~~~~ FUND003 planned
    /// ```
    FUND003 "granted-part-exceeds-total" Error [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if let Some(found) = find_excess(doc, out, AMOUNT_GRANTED_EU_STATE, AMOUNT_PLANNED_PUBLIC) {
        out.report(found.finding("granted-part-exceeds-total", "label-planned"));
    }
}
