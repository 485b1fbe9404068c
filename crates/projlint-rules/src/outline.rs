//! The headings of a document, whoever marks them: its template, its format or its numbers.

use crate::block::BlockKind;
use crate::project::Document;
use crate::rules::numbering;

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The line, an index into the document's blocks.
    pub block: usize,
    /// Its depth from 1.
    pub level: usize,
}

/// The headings in the order of the document: the template's sections, else those that the format marks, else numbered lines.
pub fn outline(document: &Document) -> Vec<Heading> {
    let depth = |number: &str| number.matches('.').count() + 1;
    let sections = document.sections.iter().map(|s| Heading {
        block: s.block,
        level: depth(s.entry.number),
    });
    let found: Vec<Heading> = sections.collect();
    if !found.is_empty() {
        return found;
    }
    let marked = document
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(block, b)| match b.kind {
            BlockKind::Heading(level) => Some(Heading {
                block,
                level: usize::from(level),
            }),
            _ => None,
        });
    let found: Vec<Heading> = marked.collect();
    if found.is_empty() {
        numbering::numbered(document)
            .map(|(block, level)| Heading { block, level })
            .collect()
    } else {
        found
    }
}
