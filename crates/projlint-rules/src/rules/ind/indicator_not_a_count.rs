use crate::document::Document;
use crate::field::Shape;
use crate::judge::draft::Draft;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::{Unread, Why};
use crate::rules::shared::common::printed;

crate::rule! {
    /// A number of persons or companies is a whole number, and not below zero.
    ///
    /// Digits may be grouped (`1 200`). Words without a figure (`ei tiedossa`) are CORE001's.
    ///
    /// ```doc
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// 7.1 Osallistuvien yritysten lukumäärä
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing; it should stand after this
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing; it should stand after this
    ///
    /// Suunniteltu: 12,5
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ~~~~~~~~~~~ IND003 label
    ///              ^^^^ IND003 indicator-not-a-count: “12,5” is no number of companies or persons
    /// ```
    IND003 "indicator-not-a-count" Error [Eura2014] fix: None; check
}

/// Whether a value that cannot be read is a figure where things should be counted.
pub fn miscounts(doc: &Document, unread: &Unread) -> bool {
    unread.field.shape() == Shape::Count
        && doc
            .source
            .slice(unread.span)
            .bytes()
            .any(|b| b.is_ascii_digit())
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    for unread in doc
        .facts
        .unread
        .iter()
        .filter(|u| miscounts(doc, u) && u.why == Why::Malformed)
    {
        out.report(
            Draft::at(unread.span, "indicator-not-a-count")
                .arg("value", printed(doc, unread.span))
                .place(unread.label, "label-label"),
        );
    }
    doc.facts.count.iter().for_each(|_| out.pass());
    out.skip(Reason::Because("reason-no-indicator"));
}
