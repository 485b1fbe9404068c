use crate::document::Document;
use crate::judge::draft::Draft;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Outcome;
use crate::rules::shared::business_id::{Shape, stated};

crate::rule! {
    /// A Finnish business ID is printed as seven digits, a hyphen and a check digit.
    ///
    /// Reported only when the digits are those of a right business ID, so that the hyphen is all that is missing. A VAT number
    /// (`FI12345671`) is right as it is.
    ///
    /// Source: Finnish Patent and Registration Office.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Y-tunnus: 12345671
    ///           ^^^^^^^^ ID002 ytunnus-format: a business ID is written 1234567-1
    /// ```
    ID002 "ytunnus-format" Info [Eura2014 Eura2007 Narrative] fix: Safe; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    for (fact, _, shape) in stated(doc, out) {
        match shape {
            Shape::Whole(_) => out.pass(),
            Shape::Loose(id) if id.expected() == Some(id.check) => {
                let right = Arg::Text(id.written());
                let edit = Edit {
                    span: fact.span,
                    text: id.written(),
                };
                out.report(
                    Draft::on(fact, "ytunnus-format")
                        .arg("id", right.clone())
                        .safe_fix(Message::new("fix-write").arg("text", right), vec![edit]),
                );
            }
            Shape::Loose(_) | Shape::Other => {}
        }
    }
}
