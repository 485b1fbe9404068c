use crate::document::Document;
use crate::field::{
    AMOUNT_GRANTED_EU_STATE, AMOUNT_PLANNED_PUBLIC, AMOUNT_REALISED_PUBLIC, AMOUNT_TOTAL, Field,
};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::{
    CommonFact, common_fact, document_name, may_be_amended, why_not_compared,
};
use crate::rules::shared::share::{
    amount_difference, has_part, has_private_rest, is_slip, same_amount,
};
use crate::value::money::Money;

crate::rule! {
    /// Documents of one project must give the same total.
    ///
    /// Totals are compared with totals, planned public funding with planned public funding, and
    /// granted EU and state funding with granted EU and state funding. The amount that most
    /// documents state is taken to be correct, or otherwise that of the first document; a
    /// difference of one euro counts as rounding. A total and public funding are different amounts:
    /// only the total includes private funding, and later lists print what was realised. They are
    /// reported only when one figure looks like a slip in the other (two digits swapped, or one
    /// digit different) and no private funding explains the difference. Between versions with
    /// different dates, the finding is an `info`, because the budget may have been amended.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Total budget: 645 000 €
    ///               ~~~~~~~~~ XDOC002 stated here
    /// ```
    ///
    /// ```doc name:report.txt linked
    /// Project code: S29999
    /// Total budget: 654 000 €
    ///               ^^^^^^^^^ XDOC002 total-amount-disagree: total budget: 654 000 € here, 645 000 € in application.txt; the difference is 9 000 €
    /// ```
    XDOC002 "total-amount-disagree" Warning [Page Description Narrative] fix: None; project check
}

/// Amounts of which each is compared with the same in the other documents.
const COMPARED_FIELDS: [Field<Money>; 3] =
    [AMOUNT_TOTAL, AMOUNT_PLANNED_PUBLIC, AMOUNT_GRANTED_EU_STATE];
/// Public amounts that a total may be.
const PUBLIC_FIELDS: [Field<Money>; 3] = [
    AMOUNT_PLANNED_PUBLIC,
    AMOUNT_GRANTED_EU_STATE,
    AMOUNT_REALISED_PUBLIC,
];

/// What the project's documents state.
struct StatedAmounts<'p> {
    like: [Option<CommonFact<'p, Money>>; 3],
    public: Vec<&'p Fact<Money>>,
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let of = |field: Field<Money>| common_fact(project, field, |m| (m.cents, m.currency.code()));
    let prepare = || StatedAmounts {
        like: COMPARED_FIELDS.map(of),
        public: PUBLIC_FIELDS
            .into_iter()
            .filter_map(of)
            .map(|c| c.fact)
            .collect(),
    };
    out.judge_across(project, prepare, |stated, doc, out| {
        for (field, held) in COMPARED_FIELDS.into_iter().zip(&stated.like) {
            compare_like(project, doc, field, held.as_ref(), out);
        }
        if !stated.like[0].as_ref().is_some_and(|total| total.others) {
            compare_unlike(project, doc, &stated.public, out);
        }
        out.skip(Reason::Because("reason-no-amount"));
    });
}

/// Compares an amount with the same of the other documents.
fn compare_like(
    project: &Project,
    doc: &Document,
    field: Field<Money>,
    held: Option<&CommonFact<'_, Money>>,
    out: &mut Sink<'_>,
) {
    let others = held.filter(|h| h.others);
    let Some((here, there)) = doc.facts.one_of(field).zip(others.map(|h| h.fact)) else {
        return;
    };
    if here.span == there.span {
        return out.skip(Reason::Because("reason-held-right"));
    }
    if !here.value.comparable(there.value) {
        return out.skip(Reason::Because("reason-currencies"));
    }
    if same_amount(here.value, there.value) {
        out.pass()
    } else if let Some(reason) = why_not_compared(project, here.span, there.span) {
        out.skip(reason)
    } else {
        out.report(amount_finding(project, here, there))
    }
}

/// Compares a total with public amounts of the other documents, none of which states a total.
fn compare_unlike(project: &Project, doc: &Document, public: &[&Fact<Money>], out: &mut Sink<'_>) {
    let Some(here) = doc.facts.one_of(AMOUNT_TOTAL) else {
        return;
    };
    let others = || {
        let amounts = public.iter().copied();
        amounts.filter(|p| p.span.doc != doc.source.doc && p.value.comparable(here.value))
    };
    if others().any(|p| same_amount(here.value, p.value) || has_part(doc, here, p)) {
        return out.pass();
    }
    match others().find(|p| is_slip(here.value, p.value) && !has_private_rest(project, here, p)) {
        Some(there) => out.report(amount_finding(project, here, there)),
        None => out.skip(Reason::Because("reason-other-basis")),
    }
}

fn amount_finding(project: &Project, here: &Fact<Money>, there: &Fact<Money>) -> FindingBuilder {
    let id = if here.field == there.field {
        "total-amount-disagree"
    } else {
        "total-amount-disagree-slip"
    };
    let severity = if may_be_amended(project, here.span, there.span) {
        Severity::Info
    } else {
        Severity::Warning
    };
    FindingBuilder::on_fact(here, id)
        .with_severity(severity)
        .with_arg("field", Arg::Field(here.field))
        .with_arg("other", Arg::Field(there.field))
        .with_arg("here", Arg::Money(here.value))
        .with_arg("there", Arg::Money(there.value))
        .with_arg("document", document_name(project.document(there.span.doc)))
        .with_difference(Arg::Money(amount_difference(here.value, there.value)))
        .with_fact(there, "label-stated-here")
        .with_values(Arg::Money(there.value), Arg::Money(here.value))
}
