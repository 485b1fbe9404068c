use crate::document::Document;
use crate::field::{AMOUNT_GRANTED_EU_STATE, AMOUNT_REALISED_EU_STATE};
use crate::judge::sink::Sink;
use crate::rules::shared::share::find_excess;

crate::rule! {
    /// Realised EU and state funding must not exceed what was granted.
    ///
    /// Each amount is printed in whole euros, so a difference of one euro is due to rounding.
    /// Realised EU and state funding is never compared with total public funding, which is a
    /// different amount.
    ///
    /// Source: Regulation (EU) 1303/2013, Articles 65 and 125(4)(a).
    ///
    /// ```doc
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Myönnetty EU- ja valtion rahoitus: 645 000
    ///                                    ~~~~~~~ FUND001 granted
    ///
    /// Toteutunut EU- ja valtion rahoitus: 645 759
    ///                                     ^^^^^^^ FUND001 realised-exceeds-granted: the actual funding 645 759 € exceeds the granted 645 000 € by 759 €
    /// ```
    FUND001 "realised-exceeds-granted" Error [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if let Some(found) = find_excess(doc, out, AMOUNT_REALISED_EU_STATE, AMOUNT_GRANTED_EU_STATE) {
        out.report(found.finding("realised-exceeds-granted", "label-granted"));
    }
}
