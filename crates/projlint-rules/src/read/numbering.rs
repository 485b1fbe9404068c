//! The numbered headings of a document without a template.

use crate::catalog::model::Lang;
use crate::read::figures::date::date_at;
use crate::text::block::{Block, BlockKind};
use crate::text::spaces::skip_spaces;

/// Depth to which numbers are followed.
const MAX_DEPTH: usize = 4;

/// The number of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HeadingNumber {
    parts: [u16; MAX_DEPTH],
    /// Number of its parts.
    pub depth: usize,
    /// The line, an index into the document's blocks.
    pub block: usize,
    dotted: bool,
}

impl HeadingNumber {
    /// Its parts, from the section down.
    pub fn path(&self) -> &[u16] {
        &self.parts[..self.depth]
    }

    /// Whether it is directly under another heading and is numbered as its first level below.
    fn is_under(&self, other: &Self) -> bool {
        other.block + 1 == self.block
            && self.depth == other.depth + 1
            && self.path().starts_with(other.path())
    }
}

/// The numbered headings among the lines of a document: where the format marks headings (`marked`) those of them that have a
/// number, else the lines that can be nothing else.
pub(crate) fn numbered_headings(
    text: &str,
    blocks: &[Block],
    marked: bool,
    lang: Lang,
) -> Vec<HeadingNumber> {
    let numbered = |(index, block): (usize, &Block)| heading_number(text, block, index, lang);
    let lines = blocks.iter().enumerate();
    if marked {
        let headings = lines
            .filter(|(_, b)| matches!(b.kind, BlockKind::Heading(_)))
            .filter_map(numbered);
        return without_days(without_restarts(headings, blocks));
    }
    let mut found: Vec<HeadingNumber> = Vec::new();
    for (index, block) in lines {
        let digit = text.as_bytes()[block.body as usize].is_ascii_digit();
        if !digit || block.kind != BlockKind::Text || !stands_alone(text, blocks, index) {
            continue;
        }
        let Some(number) = numbered((index, block)) else {
            continue;
        };
        if !block.joined || found.last().is_some_and(|last| number.is_under(last)) {
            found.push(number);
        }
    }
    let style = found.first().map(|n| n.dotted);
    found.retain(|n| n.depth > 1 || Some(n.dotted) == style);
    if are_headings(&found) {
        found
    } else {
        Vec::new()
    }
}

/// The numbers without single ones under a numbered heading, which count anew there: `### 1. Economic` under `## 2.1 Impact`.
fn without_restarts(
    headings: impl Iterator<Item = HeadingNumber>,
    blocks: &[Block],
) -> Vec<HeadingNumber> {
    let level = |n: &HeadingNumber| match blocks[n.block].kind {
        BlockKind::Heading(level) => level,
        _ => 0,
    };
    let mut kept: Vec<HeadingNumber> = Vec::new();
    for number in headings {
        let under = kept.last().is_some_and(|last| level(last) < level(&number));
        if !(under && number.depth == 1) {
            kept.push(number);
        }
    }
    kept
}

/// The numbers, unless all of them are days without a year: `24.5. Spring seminar`.
fn without_days(headings: Vec<HeadingNumber>) -> Vec<HeadingNumber> {
    let day = |n: &HeadingNumber| {
        n.depth == 2 && n.dotted && n.parts[0] <= 31 && (2..=12).contains(&n.parts[1])
    };
    if headings.iter().all(day) {
        Vec::new()
    } else {
        headings
    }
}

/// Whether numbered lines of plain text are headings, and not a list: they are nested, or text is under them.
fn are_headings(lines: &[HeadingNumber]) -> bool {
    let has_body = |w: &[HeadingNumber]| w[1].block > w[0].block + 1;
    let bodies = lines.windows(2).filter(|w| has_body(w)).count();
    let dotted = lines.first().map(|n| n.dotted);
    lines.iter().any(|n| n.depth > 1)
        || (bodies * 3 >= lines.len().saturating_sub(1) * 2 && dotted == Some(false))
        || (bodies + 1 == lines.len() && dotted == Some(true))
}

/// Whether a line of plain text has the form of a heading: short, closed by no punctuation, not one of a list.
fn stands_alone(text: &str, blocks: &[Block], index: usize) -> bool {
    let line = blocks[index].text(text);
    let next = blocks.get(index + 1).filter(|n| n.joined);
    let next = next.map(|n| n.text(text));
    let next_numbered = next.is_some_and(|next| {
        let title = next.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
        next.starts_with(|c: char| c.is_ascii_digit())
            && title.trim_start().starts_with(char::is_uppercase)
            && !leading_number(next).starts_with(&format!("{}.", leading_number(line)))
    });
    let short = line.chars().count() <= 90;
    let scored = line
        .rsplit(' ')
        .next()
        .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let stated = blocks[index].label > 0 && blocks[index].value < blocks[index].end;
    short && !next_numbered && !scored && !stated && !line.ends_with(['.', ',', ';', ':', '!', '|'])
}

/// The first word of a line without full stops at its end.
fn leading_number(line: &str) -> &str {
    line.split(' ').next().unwrap_or("").trim_end_matches('.')
}

/// The number at the beginning of a heading, before a title: `4.1 Title`, `3. Title`. Years, dates and codes are none.
fn heading_number(text: &str, block: &Block, index: usize, lang: Lang) -> Option<HeadingNumber> {
    let line = block.text(text);
    let bytes = line.as_bytes();
    let length = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'.')
        .count();
    let digits = &line[..length];
    let title = &line[skip_spaces(bytes, length)..];
    let spaced = skip_spaces(bytes, length) > length;
    if length == 0
        || !spaced
        || date_at(line, 0, Some(lang)).is_some()
        || !title.starts_with(|c: char| c.is_uppercase() || c == '"')
    {
        return None;
    }
    let mut found = HeadingNumber {
        parts: [0; MAX_DEPTH],
        depth: 0,
        block: index,
        dotted: digits.ends_with('.'),
    };
    for part in digits.strip_suffix('.').unwrap_or(digits).split('.') {
        let value = part
            .parse()
            .ok()
            .filter(|n| (1..=99).contains(n) && !part.starts_with('0'))?;
        *found.parts.get_mut(found.depth)? = value;
        found.depth += 1;
    }
    Some(found)
}
