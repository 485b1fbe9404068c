use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// Each section of the template appears only once in a project description.
    ///
    /// A number with a dot (`1. Uudistuvat palvelut`) marks a list item, not a heading of the
    /// template.
    ///
    /// ```doc
    /// 4 Hankkeen kohderyhmät
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT002 first occurrence
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT002 section-duplicate: this section appears a second time: “5 Projektin julkinen rahoitus, euroa”
    /// ```
    SECT002 "section-duplicate" Error [Description Form: Sections] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let numbers: Vec<&str> = doc.sections.iter().map(|s| doc.printed_number(s)).collect();
    for (index, section) in doc.sections.iter().enumerate() {
        // Two headings with the numbers of their sections have the same only if they are of the same section.
        let own = |i: usize| {
            numbers[i].len() == doc.sections[i].entry.number.len()
                && numbers[i] == doc.sections[i].entry.number
        };
        let plain = own(index);
        let same = |i: &usize| {
            doc.sections[*i].order == section.order
                || (!(plain && own(*i)) && numbers[*i] == numbers[index])
        };
        let earlier = (0..index).find(same).map(|i| &doc.sections[i]);
        let Some(earlier) = earlier else {
            out.pass();
            continue;
        };
        let heading = |block: usize| doc.blocks[block].line_span(doc.source.doc);
        out.report(
            FindingBuilder::at_span(heading(section.block), "section-duplicate")
                .with_arg(
                    "heading",
                    Arg::Text(doc.source.slice(heading(section.block)).to_owned()),
                )
                .with_place(heading(earlier.block), "label-first-time"),
        );
    }
    out.skip(Reason::Because("reason-no-sections"));
}
