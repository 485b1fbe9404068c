use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::rules::shared::business_id::{IdNotation, stated_ids};

crate::rule! {
    /// The check digit of a Finnish business ID must be correct.
    ///
    /// Only a labelled ID in its own form (`1234567-1`, or six digits and a check digit for old
    /// IDs) is judged; a VAT number (`FI12345671`) is a different number.
    ///
    /// Source: Finnish Patent and Registration Office; weights 7, 9, 10, 5, 8, 4, 2, modulus 11.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Y-tunnus: 1234567-2
    ///           ^^^^^^^^^ ID001 ytunnus-checksum: 1234567-2 is not a valid business ID: the check digit should be 1
    /// ```
    ID001 "ytunnus-checksum" Error [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for (fact, text, shape) in stated_ids(doc, out) {
        let IdNotation::Whole(id) = shape else {
            continue;
        };
        let printed = Arg::Text(text.to_owned());
        match id.expected_check() {
            Some(right) if right == id.check => out.pass(),
            Some(right) => {
                let expected = Arg::Number(i64::from(right));
                out.report(
                    FindingBuilder::on_fact(fact, "ytunnus-checksum")
                        .with_arg("id", printed)
                        .with_arg("digit", expected),
                );
            }
            None => out.report(
                FindingBuilder::on_fact(fact, "ytunnus-checksum-none").with_arg("id", printed),
            ),
        }
    }
}
