use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// An amount of funding is not negative, and a total or a grant is not 0.
    ///
    /// Realised funding of 0 is correct for a project that has just begun.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Total budget: 0,00 €
    ///               ^^^^^^ FUND007 nonpositive-amount: total budget: the amount is zero
    /// ```
    FUND007 "nonpositive-amount" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if doc.facts.money.is_empty() {
        return out.skip(Reason::Because("reason-no-amount"));
    }
    for fact in &doc.facts.money {
        let whole = matches!(
            fact.field,
            FieldId::AmountTotal | FieldId::AmountGrantedEuState | FieldId::AmountPlannedPublic
        );
        let id = match fact.value.cents {
            ..0 => "nonpositive-amount-negative",
            0 if whole => "nonpositive-amount-zero",
            _ => {
                out.pass();
                continue;
            }
        };
        out.report(
            FindingBuilder::on_fact(fact, id)
                .with_arg("amount", Arg::Money(fact.value))
                .with_arg("field", Arg::Field(fact.field))
                .with_values(Arg::Id("expected-positive"), Arg::Money(fact.value)),
        );
    }
}
