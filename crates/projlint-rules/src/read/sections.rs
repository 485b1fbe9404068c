//! The headings of a template in a document.

use crate::catalog::shared::Shared;
use crate::catalog::template::{TemplateSection, TemplateText};
use crate::text::block::{Block, BlockKind};
use crate::text::fold::same_folded;
use crate::text::spaces::skip_spaces;
use crate::text::words::begins_with;
use std::ops::Deref;

/// A heading of the template found in a document.
#[derive(Clone, Debug)]
pub struct Section {
    /// The section in the template.
    pub entry: SectionRef,
    /// Its place in the template's order.
    pub order: usize,
    /// The block that is its heading.
    pub block: usize,
}

/// A section of a template, which it keeps.
#[derive(Clone, Debug)]
pub struct SectionRef {
    template: Shared<TemplateText>,
    order: usize,
}

impl Deref for SectionRef {
    type Target = TemplateSection;

    fn deref(&self) -> &TemplateSection {
        &self.template.sections[self.order]
    }
}

impl Section {
    /// The number that the heading prints, else the template's; `blocks` are those of `text`.
    pub fn printed_number<'t>(&'t self, text: &'t str, blocks: &[Block]) -> &'t str {
        let line = blocks[self.block].text(text);
        let digits = line
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        if digits == 0 {
            &self.entry.number
        } else {
            line[..digits].trim_end_matches('.')
        }
    }
}

/// Titles as short as these (`Hanke`) are headings of an author's own too, in bytes.
const SHORT_TITLE: usize = 8;

/// Site headers, section titles and labels are not longer than this, in bytes.
pub(crate) const MAX_TITLE: usize = 160;

/// Whether the line ends with the title, or begins with it.
pub(crate) fn holds_title(line: &str, title: &str) -> bool {
    let tail = line
        .len()
        .checked_sub(title.len())
        .and_then(|at| line.get(at..));
    tail.is_some_and(|t| same_folded(t, title)) || begins_with(line, title).is_some()
}

/// The headings of a template in a document. A table of contents at its head is not counted.
pub(crate) fn template_sections(
    text: &str,
    blocks: &[Block],
    t: &Shared<TemplateText>,
) -> Vec<Section> {
    let mut found: Vec<Section> = Vec::new();
    let mut first = [0_u64; 256];
    for title in t
        .sections
        .iter()
        .flat_map(|s| s.also.iter().chain([&s.title]))
    {
        first[usize::from(title.as_bytes()[0])] |= 1 << (title.len() % 64);
    }
    for (index, block) in blocks.iter().enumerate() {
        let begin = text.as_bytes()[block.body as usize];
        if !begin.is_ascii_digit()
            && (block.label > 0
                || first[usize::from(begin)] >> ((block.end - block.body) % 64) & 1 == 0)
        {
            continue;
        }
        if let Some(order) = section_of(text, block, t, NumberNeed::Optional) {
            found.push(Section {
                entry: SectionRef {
                    template: t.clone(),
                    order,
                },
                order,
                block: index,
            });
        }
    }
    let dotted = |s: &Section| {
        !matches!(blocks[s.block].kind, BlockKind::Heading(_))
            && has_dotted_number(blocks[s.block].text(text))
    };
    if found
        .iter()
        .any(|s| !dotted(s) && !s.entry.number.contains('.'))
    {
        found.retain(|s| !dotted(s));
    }
    let contents = found
        .windows(2)
        .take_while(|w| w[1].block == w[0].block + 1 && w[1].order > w[0].order)
        .count()
        + 1;
    let again = found
        .get(contents..)
        .is_some_and(|rest| rest.iter().any(|s| s.order == found[0].order));
    if contents >= 4 && again {
        found.drain(..contents);
    }
    let mut last = 0;
    let mut known = vec![false; t.sections.len()];
    found.retain(|s| {
        let own = s.order < last && known[s.order] && s.entry.title.len() <= SHORT_TITLE;
        (last, known[s.order]) = (last.max(s.order), true);
        !own
    });
    found
}

/// Whether the number of a heading ends with a dot, as those of lists do: `1. Hanke`.
fn has_dotted_number(line: &str) -> bool {
    let digits = line
        .bytes()
        .take_while(|b| b.is_ascii_digit() || *b == b'.')
        .count();
    line[..digits].ends_with('.')
}

/// Whether a heading is one only with its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberNeed {
    /// `5 Financing`.
    Required,
    /// `Financing` too.
    Optional,
}

/// The section whose heading the block is: its whole title, after its number.
pub(crate) fn section_of(
    text: &str,
    block: &Block,
    t: &TemplateText,
    numbering: NumberNeed,
) -> Option<usize> {
    if (block.end - block.body) as usize > MAX_TITLE || block.kind == BlockKind::Row {
        return None;
    }
    let line = block.text(text);
    let bytes = line.as_bytes();
    let digits = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'.')
        .count();
    if digits == 0 {
        let first = *bytes.first()?;
        let fits = |title: &str| title.as_bytes()[0] == first && same_folded(title, line);
        return t.sections.iter().position(|s| {
            numbering == NumberNeed::Optional
                && s.title.len() > 8
                && (fits(&s.title) || s.also.iter().any(|a| fits(a)))
        });
    }
    let number = line[..digits].trim_end_matches('.');
    let rest = line[skip_spaces(bytes, digits)..].trim_end_matches([':', ' ']);
    if skip_spaces(bytes, digits) == digits {
        return None;
    }
    if let Some(order) = t
        .sections
        .iter()
        .position(|s| s.number == number)
        .filter(|&o| t.sections[o].title == rest)
    {
        return Some(order);
    }
    let first = rest.as_bytes().first()?;
    let fits =
        |title: &str| title.as_bytes()[0].eq_ignore_ascii_case(first) && same_folded(title, rest);
    t.sections
        .iter()
        .position(|s| fits(&s.title) || s.also.iter().any(|a| fits(a)))
}
