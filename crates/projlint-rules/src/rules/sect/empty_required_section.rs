use crate::catalog::template::Body;
use crate::document::Document;
use crate::field::STATUS;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::sections::Section;
use crate::text::fold::same_folded;
use crate::value::code::STATUS_ENDED;

crate::rule! {
    /// The summaries and the target group of a project description are filled in.
    ///
    /// Sections 3 and 4.1 must always have text, and section 9 must have text once the project has
    /// ended. A section that contains only a placeholder (`-`, `ei tietoa`) counts as empty.
    ///
    /// ```doc
    /// 1 Hanke
    ///
    /// Toiminnan tila: Toiminta päättynyt
    ///                 ~~~~~~~~~~~~~~~~~~ SECT005 status
    ///
    /// 9 Loppuraportin tiivistelmä
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT005 section
    ///
    /// -
    /// ^ SECT005 empty-required-section: section 9 “Loppuraportin tiivistelmä” is empty
    /// ```
    SECT005 "empty-required-section" Warning [Description Form: Sections] fix: None; complete check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for (index, section) in doc.sections.iter().enumerate() {
        let status = doc.facts.one_of(STATUS);
        let due = match section.entry.body {
            Body::Always => true,
            Body::Ended => status.is_some_and(|s| s.value == STATUS_ENDED),
            Body::Optional => false,
        };
        if !due {
            out.skip(Reason::Because("reason-not-ended"));
            continue;
        }
        judge_section(doc, out, section, doc.sections.get(index + 1));
    }
    out.skip(Reason::Because("reason-no-sections"));
}

fn judge_section(doc: &Document, out: &mut Sink<'_>, section: &Section, next: Option<&Section>) {
    let until = next.map_or(doc.blocks.len(), |n| n.block);
    let body = &doc.blocks[(section.block + 1).min(until)..until];
    let placeholder = |line: &str| {
        let own = doc.reading_language().data().placeholders;
        let absent = doc.template.iter().flat_map(|t| t.absent.iter());
        own.iter()
            .copied()
            .chain(absent.map(|word| &**word))
            .any(|p| same_folded(p, line.trim_end_matches('.')))
    };
    if body.iter().any(|b| !placeholder(doc.line_text(b))) {
        return out.pass();
    }
    let heading = doc.blocks[section.block].line_span(doc.source.doc);
    let draft = match body.first() {
        Some(block) => {
            FindingBuilder::at_span(block.line_span(doc.source.doc), "empty-required-section")
                .with_place(heading, "label-section")
        }
        None => FindingBuilder::at_span(heading, "empty-required-section"),
    };
    let draft = draft
        .with_arg("number", Arg::Text(section.entry.number.to_string()))
        .with_arg("title", Arg::Text(section.entry.title.to_string()));
    match doc
        .facts
        .one_of(STATUS)
        .filter(|_| section.entry.body == Body::Ended)
    {
        Some(status) => out.report(draft.with_place(status.span, "label-status")),
        None => out.report(draft),
    }
}
