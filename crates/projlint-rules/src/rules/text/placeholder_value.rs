use crate::catalog::concept::{Concept, ConceptSet};
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::term_search::names_concept;
use crate::rules::shared::common::printed_text;
use crate::text::range::{ByteRange, floor_boundary};
use crate::text::source::Span;

crate::rule! {
    /// No placeholder and no label without its value is left in the text.
    ///
    /// The rule finds lines and values such as `xxx`, `tba` and `täydennetään`, capitals in
    /// brackets (`[THE REGION]`), filler text, and a label for the date of an update as the last
    /// line. `-`, `n/a` and Kohesio's words for a missing value are not placeholders.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project works in [THE REGION] with its employers.
    ///                      ^^^^^^^^^^^^ TEXT004 placeholder-value: “[THE REGION]” is a placeholder that was not filled in
    /// ```
    TEXT004 "placeholder-value" Info [Page Description Narrative] fix: None; check
}

const PLACEHOLDER_WORDS: [&str; 14] = [
    "xx",
    "xxx",
    "xxxx",
    "tba",
    "tbc",
    "tbd",
    "t.b.a.",
    "täydennetään",
    "täydennä",
    "täydentyy",
    "kompletteras",
    "fylls i",
    "to be completed",
    "to be confirmed",
];
/// Longer texts are not placeholders, in bytes.
const MAX_VALUE_BYTES: usize = 20;

/// Words of a label whose value is when the page was published.
const PUBLICATION: ConceptSet = ConceptSet::of(&[Concept::Published, Concept::Updated]);

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    for block in &doc.blocks {
        let from = if block.label > 0 {
            block.value
        } else {
            block.body
        };
        let (from, end) = (from as usize, block.end as usize);
        if from >= end
            || !matches!(
                text.as_bytes()[from] | 0x20,
                b'l' | b'x' | b't' | b'k' | b'f'
            )
        {
            continue;
        }
        if text.as_bytes()[from + 1..end].starts_with(b"orem ipsum") {
            report_placeholder(doc, ByteRange::new(from, from + "lorem ipsum".len()), out);
        } else if end - from <= MAX_VALUE_BYTES {
            let value = text[from..end].trim_end_matches(['.', '|', ' ']);
            if PLACEHOLDER_WORDS
                .iter()
                .any(|w| crate::text::fold::same_folded(w, value))
            {
                report_placeholder(doc, ByteRange::new(from, from + value.len()), out);
            }
        }
    }
    for at in doc.rare_bytes(b"[") {
        let near = &text[at + 1..floor_boundary(text, (at + 62).min(text.len()))];
        let Some((inside, _)) = near.split_once(']') else {
            continue;
        };
        let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
        let plain = inside.chars().all(|c| c.is_uppercase() || c == ' ');
        if plain && capitals >= 5 && inside.trim().contains(' ') {
            report_placeholder(doc, ByteRange::new(at, at + inside.len() + 2), out);
        }
    }
    if let Some(last) = doc.blocks.last() {
        let line = doc.line_text(last).trim_end_matches(':');
        let dated = line.len() <= MAX_VALUE_BYTES
            && names_concept(line, doc.reading_language(), PUBLICATION);
        if dated && doc.blocks.len() > 2 {
            let span = Span {
                start: last.body,
                end: last.body + line.len() as u32,
                doc: doc.source.doc,
            };
            out.report(
                FindingBuilder::at_span(span, "placeholder-value-label")
                    .with_arg("text", printed_text(doc, span)),
            );
        }
    }
    out.skip(Reason::Because("reason-no-placeholder"));
}

fn report_placeholder(doc: &Document, range: ByteRange, out: &mut Sink<'_>) {
    let span = doc.source.span(range);
    out.report(
        FindingBuilder::at_span(span, "placeholder-value")
            .with_arg("text", printed_text(doc, span)),
    );
}
