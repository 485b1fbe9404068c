use crate::document::Document;
use crate::field::{AMOUNT_EU, AMOUNT_GRANTED_EU_STATE, AMOUNT_TOTAL, SHARE_EU_PERCENT};
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
use crate::rules::shared::share::{ONE_EURO, amount_difference};
use crate::value::money::{Bound, Money};

crate::rule! {
    /// Documents of one project must give the same EU contribution.
    ///
    /// EU contributions are compared with each other; a difference of one euro counts as rounding.
    /// An EU contribution is not compared with EU and state funding, with one exception: where its
    /// document states no share and gives as its total the EU and state funding of another
    /// document, of EURA 2014, the EU contribution should be half of that funding, the rate of the
    /// Finnish programme; the finding is then an `info`. Where a share is stated, SHARE001 applies.
    /// REACT-EU (axes 8 and 9) has different rates. Between versions with different dates, the finding is
    /// an `info`, because the budget may have been amended.
    ///
    /// Source: programme 2014FI16M2OP001, national co-financing of 50 %.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// EU contribution: 322 500 €
    ///                  ~~~~~~~~~ XDOC003 stated here
    /// ```
    ///
    /// ```doc name:report.txt linked
    /// Project code: S29999
    /// EU contribution: 232 500 €
    ///                  ^^^^^^^^^ XDOC003 eu-amount-disagree: EU contribution: 232 500 € here, 322 500 € in application.txt; the difference is 90 000 €
    /// ```
    XDOC003 "eu-amount-disagree" Warning [Page Description Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let prepare = || {
        (
            common_fact(project, AMOUNT_EU, |m| (m.cents, m.currency.code())),
            common_fact(project, AMOUNT_GRANTED_EU_STATE, |m| m.cents),
        )
    };
    out.judge_across(project, prepare, |(eu, granted), doc, out| {
        let Some(here) = out.need(doc, AMOUNT_EU) else {
            return;
        };
        match eu.as_ref().filter(|h| h.others).map(|h| h.fact) {
            Some(there) if there.span != here.span && there.value.comparable(here.value) => {
                if same_amounts(here.value, there.value) {
                    out.pass()
                } else if let Some(reason) = why_not_compared(project, here.span, there.span) {
                    out.skip(reason)
                } else {
                    let found = amount_finding(project, here, there, here.value, there.value);
                    let amended = may_be_amended(project, here.span, there.span);
                    out.report(if amended {
                        found.with_severity(Severity::Info)
                    } else {
                        found
                    })
                }
            }
            Some(_) => out.skip(Reason::Because("reason-held-right")),
            None => compare_with_half(project, doc, here, granted.as_ref(), out),
        }
    });
}

/// Holds an EU contribution against EU and state funding in another document.
fn compare_with_half(
    project: &Project,
    doc: &Document,
    here: &Fact<Money>,
    granted: Option<&CommonFact<'_, Money>>,
    out: &mut Sink<'_>,
) {
    let Some(there) = granted
        .map(|g| g.fact)
        .filter(|g| g.span.doc != doc.source.doc && g.value.cents % 2 == 0)
    else {
        return out.skip(Reason::Because("reason-one-document"));
    };
    let other = project.document(there.span.doc);
    let react = other
        .facts
        .one_of(crate::field::AXIS_NO)
        .is_some_and(|a| other.source.slice(a.span).starts_with(['8', '9']));
    let basis = doc
        .facts
        .one_of(AMOUNT_TOTAL)
        .is_some_and(|t| t.value.comparable(there.value) && same_amounts(t.value, there.value));
    let percent = other
        .followed_template()
        .and_then(|template| template.eu_percent_of_granted)
        .filter(|_| !react && basis && doc.facts.one_of(SHARE_EU_PERCENT).is_none());
    let Some(percent) = percent else {
        return out.skip(Reason::Because("reason-other-basis"));
    };
    let expected = Money {
        cents: there.value.cents * i128::from(percent) / 100,
        bound: Bound::Exact,
        ..there.value
    };
    if same_amounts(here.value, expected) {
        return out.pass();
    }
    let found = amount_finding(project, here, there, here.value, expected);
    out.report(
        found
            .with_arg("granted", Arg::Money(there.value))
            .with_severity(Severity::Info),
    );
}

fn same_amounts(a: Money, b: Money) -> bool {
    !a.exceeds(b, ONE_EURO) && !b.exceeds(a, ONE_EURO)
}

fn amount_finding(
    project: &Project,
    here: &Fact<Money>,
    there: &Fact<Money>,
    found: Money,
    expected: Money,
) -> FindingBuilder {
    let id = if here.field == there.field {
        "eu-amount-disagree"
    } else {
        "eu-amount-disagree-half"
    };
    FindingBuilder::on_fact(here, id)
        .with_arg("here", Arg::Money(found))
        .with_arg("there", Arg::Money(expected))
        .with_arg("document", document_name(project.document(there.span.doc)))
        .with_difference(Arg::Money(amount_difference(found, expected)))
        .with_fact(there, "label-stated-here")
        .with_values(Arg::Money(expected), Arg::Money(found))
}
