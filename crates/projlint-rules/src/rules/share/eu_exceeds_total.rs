use crate::field::{AMOUNT_EU, AMOUNT_TOTAL};
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome};
use crate::rules::support::excess;

crate::rule! {
    /// The EU contribution is a part of the total and cannot be more.
    ///
    /// Both may be equal: under REACT-EU and in technical assistance the EU pays everything.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Total budget: 100 000,00 €
    ///               ~~~~~~~~~~~~ SHARE002 of this total
    /// EU contribution: 105 000,00 €
    ///                  ^^^^^^^^^^^^ SHARE002 eu-exceeds-total: EU contribution 105 000.00 € is 5 000.00 € above the total 100 000.00 €
    /// ```
    SHARE002 "eu-exceeds-total" Error [Kohesio Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let Some(found) = excess(doc, out, AMOUNT_EU, AMOUNT_TOTAL) else { return };
    let (eu, total) = (Arg::Money(found.part.value), Arg::Money(found.whole.value));
    out.report(
        Draft::on(found.part, "eu-exceeds-total")
            .arg("eu", eu.clone())
            .arg("total", total.clone())
            .difference(Arg::Money(found.by))
            .with(found.whole, "label-total")
            .values(total, eu),
    );
}
