use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;

crate::rule! {
    /// A project description has all the sections of its template.
    ///
    /// Only the template's own titles count as headings; numbered lists, table rows and numbers in
    /// fields do not. Each missing section is reported once, on the heading after which it should
    /// come or, failing that, at the end of the document.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// 1 Hanke
    ///
    /// 2 Hakijan perustiedot
    ///
    /// 3 Suunnitelman mukainen tiivistelmä toteutuksesta
    ///
    /// 4 Hankkeen kohderyhmät
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing; it should come after this
    ///
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// 8 Horisontaaliset periaatteet
    ///
    /// 9 Loppuraportin tiivistelmä
    /// ```
    SECT001 "section-missing" Error [Description Form: Sections] fix: None; complete check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(template) = doc.template.as_deref() else {
        return;
    };
    for (order, entry) in template.sections.iter().enumerate() {
        if !entry.required || entry.number.contains('.') {
            continue;
        }
        if doc.sections.iter().any(|s| s.order == order) {
            out.pass();
            continue;
        }
        let heading = |index: usize| doc.blocks[index].line_span(doc.source.doc);
        let before = doc
            .sections
            .iter()
            .filter(|s| s.order < order)
            .max_by_key(|s| s.order);
        let after = doc
            .sections
            .iter()
            .filter(|s| s.order > order)
            .min_by_key(|s| s.order);
        let last = doc
            .blocks
            .last()
            .map_or_else(|| doc.source.span(0..0), |b| b.line_span(doc.source.doc));
        let mut draft = FindingBuilder::at_span(
            before.map_or(last, |s| heading(s.block)),
            if before.is_some() {
                "section-missing"
            } else {
                "section-missing-first"
            },
        )
        .with_arg("number", Arg::Text(entry.number.to_string()))
        .with_arg("title", Arg::Text(entry.title.to_string()));
        if let Some(next) = after {
            draft = draft.with_place(heading(next.block), "label-next-section");
        }
        out.report(draft);
    }
}
