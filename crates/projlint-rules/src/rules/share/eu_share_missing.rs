use crate::document::Document;
use crate::field::{AMOUNT_EU, AMOUNT_TOTAL, FUND, SHARE_EU_PERCENT};
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;

crate::rule! {
    /// Where a fund and a total are stated, so is the EU contribution or its share.
    ///
    /// The EU amount of a project is not compulsory in the lists of 2014-2020, so the finding is a
    /// hint and is reported only on Kohesio pages.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Fund: European Social Fund (ESF)
    ///       ~~~~~~~~~~~~~~~~~~~~~~~~~~ SHARE006 fund
    /// Total budget: 100 000,00 €
    ///               ^^^^^^^^^^^^ SHARE006 eu-share-missing: a fund and a total budget are stated, but no EU contribution
    /// EU contribution: n/a
    /// ```
    SHARE006 "eu-share-missing" Hint [Page] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let Some(total) = out.need(doc, AMOUNT_TOTAL) else {
        return;
    };
    let stated =
        doc.facts.one_of(AMOUNT_EU).is_some() || doc.facts.one_of(SHARE_EU_PERCENT).is_some();
    if stated || doc.facts.unread.iter().any(|u| u.field == AMOUNT_EU.id) {
        return out.pass();
    }
    out.report(FindingBuilder::on_fact(total, "eu-share-missing").with_fact(fund, "label-fund"));
}
