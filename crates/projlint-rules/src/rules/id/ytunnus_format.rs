use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::rules::shared::business_id::{IdNotation, stated_ids};

crate::rule! {
    /// A Finnish business ID is printed as seven digits, a hyphen and a check digit.
    ///
    /// A finding is reported only when the digits are those of a valid business ID, so that only
    /// the hyphen is missing. A VAT number (`FI12345671`) is correct as it is.
    ///
    /// Source: Finnish Patent and Registration Office.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Y-tunnus: 12345671
    ///           ^^^^^^^^ ID002 ytunnus-format: this business ID should be written 1234567-1
    /// ```
    ID002 "ytunnus-format" Info [Description Narrative] fix: Safe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for (fact, _, shape) in stated_ids(doc, out) {
        match shape {
            IdNotation::Whole(_) => out.pass(),
            IdNotation::Loose(id) if id.expected_check() == Some(id.check) => {
                let right = Arg::Text(id.canonical());
                let edit = Edit {
                    span: fact.span,
                    text: id.canonical(),
                };
                out.report(
                    FindingBuilder::on_fact(fact, "ytunnus-format")
                        .with_arg("id", right.clone())
                        .with_safe_fix(Message::new("fix-write").arg("text", right), vec![edit]),
                );
            }
            IdNotation::Loose(_) | IdNotation::Other => {}
        }
    }
}
