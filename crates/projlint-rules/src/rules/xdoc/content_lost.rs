use crate::catalog::template::{Family, TemplatePart};
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::document_name;
use crate::rules::shared::description::{DescriptionOutline, portal_outline, section_outline};
use crate::text::range::ByteRange;
use crate::text::source::Span;

crate::rule! {
    /// A Kohesio page has the parts and list items of the description it was made from.
    ///
    /// The headings in capitals in section 3 of a EURA description (`TARVE`, `TAVOITTEET`, …),
    /// which are known in Finnish, Swedish, English and German, and the number of items in its only
    /// list are compared with those in the description on Kohesio. Words are not compared, because
    /// translations join sentences. A page without any of the headings may be a summary and is not
    /// judged.
    ///
    /// ```doc name:description.txt
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 2.1.2019 ja päättyy 31.5.2022
    ///
    /// 3 Suunnitelman mukainen tiivistelmä toteutuksesta
    ///
    /// TARVE
    /// ~~~~~ XDOC008 in the original
    ///
    /// Työnantajat etsivät kumppaneita.
    ///
    /// TAVOITTEET
    ///
    /// Verkosto syntyy.
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Suunniteltu julkinen rahoitus yhteensä: 645 000
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 2 January 2019
    /// End date: 31 May 2022
    /// Fund: European Social Fund (ESF)
    /// Total budget: 645 000,00 €
    ///
    /// Network model
    ///
    /// Employers look for partners. OBJECTIVES A network comes into being.
    /// ^ XDOC008 content-lost: the part “TARVE” of description.txt is missing here
    ///
    /// Flag of Finland  Finland
    /// ```
    XDOC008 "content-lost" Info [Page: Texts] fix: None; project check
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let prepare = || {
        project
            .documents()
            .iter()
            .find(|d| is_sectioned_description(d))
            .and_then(|d| Some((d, section_outline(d)?)))
    };
    out.judge_across(project, prepare, |original, doc, out| {
        let Some((original, outline)) = original else {
            return out.skip(Reason::Because("reason-no-original"));
        };
        let Some((range, copy)) = portal_outline(doc) else {
            return out.skip(Reason::Because("reason-no-long-text"));
        };
        if copy.parts.is_empty() {
            return out.skip(Reason::Because("reason-summary"));
        }
        compare_outlines(doc, original, outline, range, &copy, out);
        out.pass();
    });
}

fn is_sectioned_description(doc: &Document) -> bool {
    doc.followed_template()
        .is_some_and(|t| t.family == Family::Description && t.has(TemplatePart::Sections))
}

fn compare_outlines(
    doc: &Document,
    original: &Document,
    outline: &DescriptionOutline,
    range: ByteRange,
    copy: &DescriptionOutline,
    out: &mut Sink<'_>,
) {
    let missing = |part: &&(usize, Span)| !copy.parts.iter().any(|c| c.0 == part.0);
    let place = |part: usize| {
        let next = outline
            .parts
            .iter()
            .skip_while(|p| p.0 != part)
            .skip(1)
            .find_map(|p| copy.parts.iter().find(|c| c.0 == p.0));
        let first = copy.parts.iter().map(|c| c.1.start).min();
        match next {
            Some(next) if Some(next.1.start) == first => doc.source.span(
                range.start..crate::text::range::ceil_boundary(doc.source.text(), range.start + 1),
            ),
            Some(next) => next.1,
            None => doc.source.span(
                crate::text::range::floor_boundary(doc.source.text(), range.end - 1)..range.end,
            ),
        }
    };
    for part in outline.parts.iter().filter(missing) {
        let name = Arg::Text(original.source.slice(part.1).to_owned());
        let draft = FindingBuilder::at_span(place(part.0), "content-lost")
            .with_arg("part", name)
            .with_arg("document", document_name(original));
        out.report(draft.with_place(part.1, "label-original"));
    }
    if let ([(own, span)], [(its, there)]) = (copy.lists.as_slice(), outline.lists.as_slice())
        && own < its
    {
        let draft = FindingBuilder::at_span(*span, "content-lost-items")
            .with_arg("here", Arg::Number(*own as i64))
            .with_arg("there", Arg::Number(*its as i64));
        out.report(
            draft
                .with_arg("document", document_name(original))
                .with_place(*there, "label-original"),
        );
    }
}
