use crate::document::Document;
use crate::field::{AMOUNT_TOTAL, FieldId};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Basis, Fact, Origin, Scope};
use crate::rules::shared::printed::{are_related, is_typing_error};
use crate::rules::shared::restated::StatedValues;
use crate::rules::shared::share::{ONE_EURO, amount_difference};
use crate::text::block::BlockKind;
use crate::value::money::Money;
use std::cell::LazyCell;
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
    let counted = LazyCell::new(|| count_values(doc));
    let total = doc.facts.one_of(AMOUNT_TOTAL);
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
        if are_parts(first, later) || are_rows(doc, first, later) {
            continue;
        }
        if first.value.agrees(later.value) {
            out.pass();
            continue;
        }
        let stated = &counted[&(later.field, later.scope)];
        let changed = &doc.facts.amended.amounts;
        let of_change = |amount: &Money| amount.agrees(first.value) || amount.agrees(later.value);
        if stated.may_be_amended() && changed.iter().any(of_change) {
            out.skip(Reason::Because("reason-amended"));
            continue;
        }
        let another = total.is_some_and(|total| is_of_another(total, first, later));
        if stated.is_list() || another || are_related(doc, first, later) {
            out.skip(Reason::Because("reason-related"));
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

/// The different amounts of each field and scope.
fn count_values(doc: &Document) -> HashMap<(FieldId, Scope), StatedValues<Money>> {
    let mut counted: HashMap<(FieldId, Scope), StatedValues<Money>> = HashMap::new();
    for fact in &doc.facts.money {
        let values = counted.entry((fact.field, fact.scope)).or_default();
        values.note(fact.value, |a, b| a.agrees(*b));
    }
    counted
}

/// Whether one of two amounts is more than the total and the other is not: it is another's, unless it is a typing error.
fn is_of_another(total: &Fact<Money>, first: &Fact<Money>, later: &Fact<Money>) -> bool {
    let above = |f: &Fact<Money>| f.value.exceeds(total.value, ONE_EURO);
    first.field != AMOUNT_TOTAL.id
        && above(first) != above(later)
        && !is_typing_error(first.value, later.value)
}

/// A row `Total` closes its own list, and a document may have several.
fn adds_up(fact: &Fact<Money>) -> bool {
    fact.field == FieldId::AmountSum
}

/// Whether two amounts stand in rows of one table under different heads.
fn are_rows(doc: &Document, first: &Fact<Money>, later: &Fact<Money>) -> bool {
    let head = |fact: &Fact<Money>| {
        let row = doc.blocks[fact.block as usize].text(doc.source.text());
        row.trim_start_matches(['|', ' ']).split('|').next()
    };
    let rows = &doc.blocks[first.block as usize..=later.block.max(first.block) as usize];
    first.block < later.block
        && rows.iter().all(|block| block.kind == BlockKind::Row)
        && rows[1..].iter().all(|block| block.joined)
        && head(first) != head(later)
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
