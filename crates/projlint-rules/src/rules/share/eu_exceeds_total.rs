use crate::document::Document;
use crate::field::{AMOUNT_EU, AMOUNT_TOTAL};
use crate::judge::sink::Sink;
use crate::rules::shared::share::find_excess;

crate::rule! {
    /// The EU contribution is a part of the total and cannot exceed it.
    ///
    /// The two may be equal: under REACT-EU and in technical assistance, the EU pays everything.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Total budget: 100 000,00 €
    ///               ~~~~~~~~~~~~ SHARE002 total budget
    /// EU contribution: 105 000,00 €
    ///                  ^^^^^^^^^^^^ SHARE002 eu-exceeds-total: the EU contribution 105 000.00 € exceeds the total budget 100 000.00 € by 5 000.00 €
    /// ```
    SHARE002 "eu-exceeds-total" Error [Page Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if let Some(found) = find_excess(doc, out, AMOUNT_EU, AMOUNT_TOTAL) {
        out.report(found.finding("eu-exceeds-total", "label-total"));
    }
}
