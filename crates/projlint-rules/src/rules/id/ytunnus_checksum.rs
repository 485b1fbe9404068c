use crate::document::Document;
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::sink::Outcome;
use crate::rules::shared::business_id::{Shape, stated};

crate::rule! {
    /// The check digit of a Finnish business ID must be right.
    ///
    /// Only a labelled ID in its own form (`1234567-1`, or six digits and a check digit for old ones) is judged; a VAT number
    /// (`FI12345671`) is another number.
    ///
    /// Source: Finnish Patent and Registration Office; weights 7, 9, 10, 5, 8, 4, 2, modulus 11.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Y-tunnus: 1234567-2
    ///           ^^^^^^^^^ ID001 ytunnus-checksum: 1234567-2 is no business ID: its check digit would be 1
    /// ```
    ID001 "ytunnus-checksum" Error [Eura2014 Eura2007 Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    for (fact, text, shape) in stated(doc, out) {
        let Shape::Whole(id) = shape else { continue };
        let printed = Arg::Text(text.to_owned());
        match id.expected() {
            Some(right) if right == id.check => out.pass(),
            Some(right) => {
                let expected = Arg::Number(i64::from(right));
                out.report(
                    Draft::on(fact, "ytunnus-checksum")
                        .arg("id", printed)
                        .arg("digit", expected),
                );
            }
            None => out.report(Draft::on(fact, "ytunnus-checksum-none").arg("id", printed)),
        }
    }
}
