use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// The sections of a project description are in the order of its template.
    ///
    /// The finding is reported once per document, because conversion from PDF can move whole
    /// blocks.
    ///
    /// ```doc
    /// 4 Hankkeen kohderyhmät
    ///
    /// 6 Maantieteellinen kohdealue
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT003 comes before it
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT003 section-out-of-order: section 5 is out of order: it comes after section 6
    /// ```
    SECT003 "section-out-of-order" Warning [Description Form: Sections] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let known = |index: usize| {
        doc.sections[..index]
            .iter()
            .any(|s| s.order == doc.sections[index].order)
    };
    let first: Vec<_> = (0..doc.sections.len())
        .filter(|&i| !known(i))
        .map(|i| &doc.sections[i])
        .collect();
    let Some(pair) = first.windows(2).find(|w| w[1].order < w[0].order) else {
        if first.len() > 1 {
            return out.pass();
        }
        return out.skip(Reason::Because("reason-no-sections"));
    };
    let heading = |block: usize| doc.blocks[block].line_span(doc.source.doc);
    out.report(
        FindingBuilder::at_span(heading(pair[1].block), "section-out-of-order")
            .with_arg("number", Arg::Text(pair[1].entry.number.to_string()))
            .with_arg("before", Arg::Text(pair[0].entry.number.to_string()))
            .with_place(heading(pair[0].block), "label-stands-before"),
    );
}
