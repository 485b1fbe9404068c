use crate::document::Document;
use crate::field::{AMOUNT_ELIGIBLE, AMOUNT_EU, AMOUNT_TOTAL};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin};
use crate::rules::shared::printed::{has_other_whole, is_typing_error};
use crate::rules::shared::share::{ONE_EURO, find_excess};
use crate::value::money::Money;

crate::rule! {
    /// The EU contribution is a part of the total and cannot exceed it.
    ///
    /// Where no total is stated, the eligible costs take its place. The two may be equal: under REACT-EU and in technical assistance, the EU pays everything.
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
    let whole = if doc.facts.all_of(AMOUNT_TOTAL).next().is_none()
        && doc.facts.all_of(AMOUNT_ELIGIBLE).next().is_some()
    {
        AMOUNT_ELIGIBLE
    } else {
        AMOUNT_TOTAL
    };
    let Some(found) = find_excess(doc, out, AMOUNT_EU, whole) else {
        return;
    };
    let fits = |f: &Fact<Money>| {
        f.scope == found.part.scope
            && f.value.comparable(found.whole.value)
            && !f.value.exceeds(found.whole.value, ONE_EURO)
            && !is_typing_error(f.value, found.part.value)
    };
    let labelled = [found.part, found.whole]
        .iter()
        .all(|f| f.origin == Origin::Label);
    let other = doc.facts.all_of(AMOUNT_EU).any(fits);
    if other || !labelled && has_other_whole(doc, found.part.value, found.whole.value) {
        return out.skip(Reason::Because("reason-related"));
    }
    out.report(found.finding("eu-exceeds-total", "label-total"));
}
