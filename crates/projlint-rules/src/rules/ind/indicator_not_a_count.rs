use crate::document::Document;
use crate::field::ValueKind;
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{UnreadReason, UnreadValue};
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// A number of persons or companies is a whole number and is not below zero.
    ///
    /// Digits may be grouped (`1 200`). Words without a figure (`ei tiedossa`) are reported by
    /// CORE001.
    ///
    /// ```doc
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// 7.1 Osallistuvien yritysten lukumäärä
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing; it should come after this
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing; it should come after this
    ///
    /// Suunniteltu: 12,5
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ~~~~~~~~~~~ IND003 label
    ///              ^^^^ IND003 indicator-not-a-count: “12,5” is not a whole number of companies or participants
    /// ```
    IND003 "indicator-not-a-count" Error [Description: Indicators] fix: None; check
}

/// Whether a value that cannot be read is a figure where things should be counted.
pub fn is_miscount(doc: &Document, unread: &UnreadValue) -> bool {
    unread.field.value_kind() == ValueKind::Count
        && doc
            .source
            .slice(unread.span)
            .bytes()
            .any(|b| b.is_ascii_digit())
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for unread in doc
        .facts
        .unread
        .iter()
        .filter(|u| is_miscount(doc, u) && u.why == UnreadReason::Malformed)
    {
        out.report(
            FindingBuilder::at_span(unread.span, "indicator-not-a-count")
                .with_arg("value", printed_text(doc, unread.span))
                .with_place(unread.label, "label-label"),
        );
    }
    doc.facts.count.iter().for_each(|_| out.pass());
    out.skip(Reason::Because("reason-no-indicator"));
}
