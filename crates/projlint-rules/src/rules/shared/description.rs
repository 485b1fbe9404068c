//! The parts of a description, by their headings, and its lists.

use crate::catalog::LANGUAGES;
use crate::document::Document;
use crate::field::NAME_PROJECT;
use crate::read::facts::Fact;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::text::source::Span;
use crate::value::code::Text;
use memchr::memmem;

/// The headings and the lists of a description.
pub struct DescriptionOutline {
    /// Parts, by their place in the headings of every language, in order.
    pub parts: Vec<(usize, Span)>,
    /// Lists: how many items, and where.
    pub lists: Vec<(usize, Span)>,
}

/// The part that a line or word in capitals is the heading of.
fn part_of(heading: &str) -> Option<usize> {
    LANGUAGES
        .iter()
        .find_map(|l| l.headings.iter().position(|names| names.contains(&heading)))
}

/// The outline of section 3 of a description.
pub fn section_outline(doc: &Document) -> Option<DescriptionOutline> {
    let at = doc.sections.iter().position(|s| s.entry.number == "3")?;
    let end = doc
        .sections
        .get(at + 1)
        .map_or(doc.blocks.len(), |s| s.block);
    let blocks = &doc.blocks[doc.sections[at].block + 1..end];
    let parts = blocks
        .iter()
        .filter_map(|b| Some((part_of(doc.line_text(b))?, b.line_span(doc.source.doc))))
        .collect();
    let mut lists = Vec::new();
    for list in
        blocks.chunk_by(|a, b| a.kind == BlockKind::Item && b.kind == BlockKind::Item && b.joined)
    {
        if list[0].kind == BlockKind::Item {
            lists.push((
                list.len(),
                list[0]
                    .line_span(doc.source.doc)
                    .cover(list[list.len() - 1].line_span(doc.source.doc)),
            ));
        }
    }
    Some(DescriptionOutline { parts, lists })
}

/// The lines of the description on a portal's page: from the name of the project to the line with the country.
pub fn portal_description<'d>(doc: &'d Document, name: &Fact<Text>) -> Option<&'d [Block]> {
    let rest = doc.blocks.get(name.block as usize + 1..)?;
    let country_line = doc
        .followed_template()
        .and_then(|template| template.country_line.as_deref());
    let end = country_line.and_then(|begin| {
        rest.iter()
            .position(|b| doc.line_text(b).starts_with(begin))
    });
    Some(&rest[..end.unwrap_or(rest.len())])
}

/// The description on a portal's page and its outline: headings in capitals or with one, bullets in the text.
pub fn portal_outline(doc: &Document) -> Option<(ByteRange, DescriptionOutline)> {
    let described = portal_description(doc, doc.facts.one_of(NAME_PROJECT)?)?;
    let range = ByteRange::new(
        described.first()?.start as usize,
        described.last()?.end as usize,
    );
    let text = &doc.source.text()[range];
    let mut parts = Vec::new();
    for language in &LANGUAGES {
        for (index, word) in language
            .headings
            .iter()
            .enumerate()
            .flat_map(|(i, words)| words.iter().map(move |w| (i, *w)))
        {
            let titled: String = word
                .chars()
                .take(1)
                .chain(word.chars().skip(1).flat_map(char::to_lowercase))
                .collect();
            for form in [word, titled.as_str()] {
                let found = memmem::find_iter(text.as_bytes(), form)
                    .find(|&at| is_heading_word(text, at, form));
                parts.extend(found.map(|at| {
                    (
                        index,
                        doc.source
                            .span(range.start + at..range.start + at + form.len()),
                    )
                }));
            }
        }
    }
    parts.sort_by_key(|p| p.1.start);
    parts.dedup_by_key(|p| p.0);
    let bullets: Vec<usize> = memmem::find_iter(text.as_bytes(), "•")
        .map(|at| range.start + at)
        .collect();
    let list = bullets.first().zip(bullets.last()).map(|(first, last)| {
        let end = crate::text::token::token_around(doc.source.text(), last + "•".len()).end;
        (bullets.len(), doc.source.span(*first..end.min(range.end)))
    });
    Some((
        range,
        DescriptionOutline {
            parts,
            lists: list.into_iter().collect(),
        },
    ))
}

/// Whether a word in a text is a heading that was run into it: it begins a sentence, and a capital or a number follows.
fn is_heading_word(text: &str, at: usize, word: &str) -> bool {
    let (before, after) = (text[..at].trim_end(), &text[at + word.len()..]);
    let begins = before.is_empty()
        || text[..at].ends_with(['\n', '\r'])
        || before.ends_with(['.', '!', '?', ':']);
    let next = after.trim_start_matches([' ', '\u{a0}', '\n', ':']);
    let ends = !after.starts_with(char::is_lowercase)
        && (next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '•'));
    begins && ends
}
