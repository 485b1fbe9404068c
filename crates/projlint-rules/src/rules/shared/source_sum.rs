//! The sources of a project's money, which together are not more than its total.

use crate::document::Document;
use crate::field::{AMOUNT_EU, AMOUNT_MUNICIPAL, AMOUNT_STATE, AMOUNT_TOTAL, Field};
use crate::read::facts::{Fact, Origin, Scope};
use crate::rules::shared::column::Addend;
use crate::rules::shared::sum::StatedSum;
use crate::value::money::{Bound, Money};

/// Sources that have nothing in common. What the applicant or private partners give may be work beside the total.
const SOURCES: [Field<Money>; 3] = [AMOUNT_EU, AMOUNT_STATE, AMOUNT_MUNICIPAL];

/// The sources of the project that are together more than its total, though none of them alone is; `None` where one of them
/// has several values or another printed amount is their sum.
pub fn sources_above_total(doc: &Document) -> Option<StatedSum> {
    let total = only_value(doc, AMOUNT_TOTAL)?;
    let mut parts: Vec<&Fact<Money>> = Vec::new();
    for field in SOURCES {
        if doc.facts.all_of(field).next().is_some() {
            parts.push(only_value(doc, field)?);
        }
    }
    let none = Addend { value: 0, unit: 0 };
    let sum = parts
        .iter()
        .fold(none, |sum, part| sum.plus(part.value.into()));
    // In a text what stands before the total may be said of something else.
    let told_as_part = |fact: &&Fact<Money>| {
        (fact.origin == Origin::Label || fact.span.start > total.span.start)
            && fact.value.bound == Bound::Exact
            && fact.value.comparable(total.value)
            && fact.value.cents <= total.value.cents
    };
    let printed = &doc.facts.printed.amounts;
    let other = printed.iter().any(|(m, _)| sum.agrees((*m).into()));
    let above = sum.value > total.value.cents && !sum.agrees(total.value.into());
    (parts.len() > 1 && parts.iter().all(told_as_part) && above && !other).then(|| StatedSum {
        parts: parts.iter().map(|part| (part.value, part.span)).collect(),
        total: (total.value, total.span),
    })
}

/// The value of a field of the project where all of its statements agree.
fn only_value(doc: &Document, field: Field<Money>) -> Option<&Fact<Money>> {
    let first = doc.facts.one_of(field)?;
    let mut all = doc.facts.all_of(field);
    all.all(|fact| fact.scope == Scope::Project && fact.value.agrees(first.value))
        .then_some(first)
}
