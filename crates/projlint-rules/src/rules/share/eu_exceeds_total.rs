use crate::document::Document;
use crate::field::{
    AMOUNT_ELIGIBLE, AMOUNT_EU, AMOUNT_EU_STATE, AMOUNT_MUNICIPAL, AMOUNT_PUBLIC, AMOUNT_STATE,
    AMOUNT_TOTAL, Field,
};
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin, Scope};
use crate::rules::shared::printed::{has_other_whole, is_typing_error};
use crate::rules::shared::share::{Excess, ONE_EURO, amount_difference, find_excess};
use crate::value::money::Money;

crate::rule! {
    /// The EU contribution is a part of the total and cannot exceed it.
    ///
    /// State, municipal and public funding are judged likewise where labels state them. Where no total
    /// is stated, the eligible costs take its place. The two may be equal: under REACT-EU and in
    /// technical assistance, the EU pays everything.
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
    report_parts(doc, out);
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
    if other || !labelled && has_other_whole(doc, found.part, found.whole.value) {
        return out.skip(Reason::Because("reason-related"));
    }
    out.report(found.finding("eu-exceeds-total", "label-total"));
}

/// Other parts of the total that a label states.
const PARTS: [Field<Money>; 4] = [
    AMOUNT_EU_STATE,
    AMOUNT_STATE,
    AMOUNT_MUNICIPAL,
    AMOUNT_PUBLIC,
];

/// A part that is not the EU's and is more than the total.
fn report_parts(doc: &Document, out: &mut Sink<'_>) {
    let Some(total) = doc.facts.one_of(AMOUNT_TOTAL) else {
        return;
    };
    for field in PARTS {
        let stated = doc.facts.one_of(field).filter(|part| {
            [*part, total]
                .iter()
                .all(|f| f.origin == Origin::Label && f.scope == Scope::Project)
        });
        let above = stated.filter(|part| {
            part.value.comparable(total.value)
                && part.value.exceeds(total.value, ONE_EURO)
                && !has_other_whole(doc, part, total.value)
        });
        if let Some(part) = above {
            let excess = Excess {
                part,
                whole: total,
                by: amount_difference(part.value, total.value),
            };
            let draft = excess.finding("part-exceeds-total", "label-total");
            out.report(
                draft
                    .with_arg("field", Arg::Field(field.id))
                    .with_severity(Severity::Warning),
            );
        }
    }
}
