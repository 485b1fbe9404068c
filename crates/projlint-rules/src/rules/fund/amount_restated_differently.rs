use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Basis, Fact, Origin, Scope};
use crate::rules::shared::share::amount_difference;
use crate::value::money::Money;
use std::collections::HashMap;

crate::rule! {
    /// An amount that a document states twice must be the same both times.
    ///
    /// A rounded amount (`noin 240 000 €`, `0,24 milj. €`) agrees with every amount that rounds to
    /// it. The budget of a partner or of a single year is a different amount from the project's
    /// budget.
    ///
    /// ```doc
    /// Kokonaisbudjetti: 293 996 €
    ///                   ~~~~~~~~~ FUND009 stated earlier
    ///
    /// Hankkeen kokonaisbudjetti on 239 996 €.
    ///                              ^^^^^^^^^ FUND009 amount-restated-differently: total budget: 239 996 € here, 293 996 € earlier; the difference is 54 000 €
    /// ```
    FUND009 "amount-restated-differently" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let mut stated: HashMap<(FieldId, Scope, Basis), Vec<&Fact<Money>>> = HashMap::new();
    for later in doc
        .facts
        .money
        .iter()
        .filter(|f| !f.field.may_repeat() && !adds_up(f))
    {
        let before = stated
            .entry((later.field, later.scope, later.basis))
            .or_default();
        let Some(first) = before.iter().find(|f| f.value.comparable(later.value)) else {
            before.push(later);
            continue;
        };
        if are_parts(first, later) {
            continue;
        }
        if first.value.agrees(later.value) {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(later, "amount-restated-differently")
                .with_arg("field", Arg::Field(later.field))
                .with_arg("here", Arg::Money(later.value))
                .with_arg("there", Arg::Money(first.value))
                .with_difference(Arg::Money(amount_difference(first.value, later.value)))
                .with_fact(first, "label-stated-before")
                .with_values(Arg::Money(first.value), Arg::Money(later.value)),
        );
    }
    out.skip(Reason::Because("reason-stated-once"));
}

/// A row `Total` closes its own list, and a document may have several.
fn adds_up(fact: &Fact<Money>) -> bool {
    fact.field == FieldId::AmountSum
}

/// Labels give several sources of one kind, private money and voluntary work, and each is a part.
fn are_parts(first: &Fact<Money>, later: &Fact<Money>) -> bool {
    let sources = [
        FieldId::AmountPrivate,
        FieldId::AmountMunicipal,
        FieldId::AmountOwn,
        FieldId::AmountState,
    ];
    sources.contains(&later.field) && [first, later].iter().all(|f| f.origin == Origin::Label)
}
