use crate::catalog::model::Kind;
use crate::document::{Document, Project};
use crate::field::{AMOUNT_EU, AMOUNT_GRANTED_EU_STATE, AMOUNT_TOTAL, SHARE_EU_PERCENT};
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::{Common, common, named};
use crate::rules::shared::share::{EURO, difference};
use crate::value::money::{Bound, Money};

crate::rule! {
    /// Documents of one project must give the same EU contribution.
    ///
    /// EU contributions are compared with each other; one euro is rounding. An EU contribution is not compared with EU and state funding,
    /// but where its document gives that funding as the total, states no share, and another document is of EURA 2014, it should be
    /// half of it, the rate of the Finnish programme: that is an `info`. Where a share is stated, SHARE001 speaks. REACT-EU (axes 8 and 9) has
    /// other rates.
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
    ///                  ^^^^^^^^^ XDOC003 eu-amount-disagree: EU contribution is 232 500 € here and 322 500 € in application.txt; the difference is 90 000 €
    /// ```
    XDOC003 "eu-amount-disagree" Warning [Kohesio Eura2014 Eura2007 Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Outcome<'_>) {
    let prepare = || {
        (
            common(project, AMOUNT_EU, |m| (m.cents, m.currency.code())),
            common(project, AMOUNT_GRANTED_EU_STATE, |m| m.cents),
        )
    };
    out.across(project, prepare, |(eu, granted), doc, out| {
        let Some(here) = out.need(doc, AMOUNT_EU) else {
            return;
        };
        match eu.as_ref().filter(|h| h.others).map(|h| h.fact) {
            Some(there) if there.span != here.span && there.value.comparable(here.value) => {
                if same(here.value, there.value) {
                    out.pass()
                } else {
                    out.report(draft(project, here, there, here.value, there.value))
                }
            }
            Some(_) => out.skip(Reason::Because("reason-held-right")),
            None => half(project, doc, here, granted.as_ref(), out),
        }
    });
}

/// Holds an EU contribution against EU and state funding in another document.
fn half(
    project: &Project,
    doc: &Document,
    here: &Fact<Money>,
    granted: Option<&Common<'_, Money>>,
    out: &mut Outcome<'_>,
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
        .one(crate::field::AXIS_NO)
        .is_some_and(|a| other.source.slice(a.span).starts_with(['8', '9']));
    let basis = doc
        .facts
        .one(AMOUNT_TOTAL)
        .is_some_and(|t| t.value.comparable(there.value) && same(t.value, there.value));
    if other.kind != Kind::Eura2014 || react || !basis || doc.facts.one(SHARE_EU_PERCENT).is_some()
    {
        return out.skip(Reason::Because("reason-other-basis"));
    }
    let expected = Money {
        cents: there.value.cents / 2,
        bound: Bound::Exact,
        ..there.value
    };
    if same(here.value, expected) {
        return out.pass();
    }
    let found = draft(project, here, there, here.value, expected);
    out.report(
        found
            .arg("granted", Arg::Money(there.value))
            .severity(Severity::Info),
    );
}

fn same(a: Money, b: Money) -> bool {
    !a.exceeds(b, EURO) && !b.exceeds(a, EURO)
}

fn draft(
    project: &Project,
    here: &Fact<Money>,
    there: &Fact<Money>,
    found: Money,
    expected: Money,
) -> Draft {
    let id = if here.field == there.field {
        "eu-amount-disagree"
    } else {
        "eu-amount-disagree-half"
    };
    Draft::on(here, id)
        .arg("here", Arg::Money(found))
        .arg("there", Arg::Money(expected))
        .arg("document", named(project.document(there.span.doc)))
        .difference(Arg::Money(difference(found, expected)))
        .with(there, "label-stated-here")
        .values(Arg::Money(expected), Arg::Money(found))
}
