use crate::document::Document;
use crate::field::{ADDR_POSTCODE, ADDR_TOWN};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::printed_text;
use crate::text::fold::same_folded;
use crate::value::code::Text;

crate::rule! {
    /// The postal code belongs to the post town given with it.
    ///
    /// Your own table says which code belongs to which town: `postal-codes` under `[tables]` in
    /// projlint.toml, with the columns code, town and further names of the town, separated by tabs.
    /// Without this table, and for a code that is not in it, nothing is reported: codes come and
    /// go, and the licence of the official list does not allow it to be shipped with projlint.
    ///
    /// ```doc postcodes:80100/Joensuu
    /// Hankkeen nimi: Malli
    /// Postinumero: 80100
    ///              ~~~~~ GEO002 postal code
    /// Postitoimipaikka: Kuopio
    ///                   ^^^^^^ GEO002 postcode-town-mismatch: 80100 is a postal code for Joensuu, not for Kuopio
    /// ```
    GEO002 "postcode-town-mismatch" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(tables) = out.tables() else {
        return out.skip(Reason::Because("reason-no-postcodes"));
    };
    if out.need(doc, ADDR_POSTCODE).is_none() || out.need(doc, ADDR_TOWN).is_none() {
        return;
    }
    let towns: Vec<&Fact<Text>> = doc.facts.all_of(ADDR_TOWN).collect();
    for postcode in doc.facts.all_of(ADDR_POSTCODE) {
        let next = towns.partition_point(|t| t.block <= postcode.block);
        let Some(town) = towns.get(next).filter(|t| t.block - postcode.block <= 2) else {
            continue;
        };
        let (code, name) = (doc.source.slice(postcode.span), doc.source.slice(town.span));
        let Some(right) = tables.towns_of(code).filter(|t| !t.is_empty()) else {
            out.skip(Reason::Because("reason-no-postcodes"));
            continue;
        };
        if right
            .iter()
            .any(|r| same_folded(r, name) || same_folded(r.replace('-', " ").as_str(), name))
        {
            out.pass();
            continue;
        }
        let draft = FindingBuilder::on_fact(*town, "postcode-town-mismatch")
            .with_arg("code", printed_text(doc, postcode.span))
            .with_arg("town", printed_text(doc, town.span));
        let right = Arg::Text(right[0].clone());
        out.report(
            draft
                .with_arg("right", right.clone())
                .with_fact(postcode, "label-postcode")
                .with_values(right, printed_text(doc, town.span)),
        );
    }
}
