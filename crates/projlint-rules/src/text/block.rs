//! The lines of a document: headings, labelled lines, list items, table rows, running text.

use crate::text::range::ByteRange;
use crate::text::scan::TextScan;
use crate::text::source::{DocId, Span};
use crate::text::spaces::{space_length, trim_spaces};
use memchr::memchr;

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading marked as such by the format, with its level from 1.
    Heading(u8),
    /// A list item.
    Item,
    /// A table row.
    Row,
    /// Any other line.
    Text,
}

/// One line that is not blank, as bytes of the text.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// What the line is.
    pub kind: BlockKind,
    /// First byte that is not a space.
    pub start: u32,
    /// The byte after the last that is not a space.
    pub end: u32,
    /// First byte after a list marker; `start` without one.
    pub body: u32,
    /// The end of what may be a label; 0 without one.
    pub label: u32,
    /// First byte of what the label states; `end` when it states nothing.
    pub value: u32,
    /// Number of cells of a table row that hold something, 0 for other lines.
    pub cells: u8,
    /// Whether the line follows the one before without a blank line.
    pub joined: bool,
}

impl Block {
    /// The whole line.
    pub fn line_span(&self, doc: DocId) -> Span {
        Span {
            doc,
            start: self.start,
            end: self.end,
        }
    }

    /// The line without its list marker.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.body as usize..self.end as usize]
    }

    /// The line without its list marker, as bytes of the text.
    pub fn body_range(&self) -> ByteRange {
        ByteRange::new(self.body as usize, self.end as usize)
    }

    /// What the label states, as bytes of the text; empty without a label.
    pub fn value_range(&self) -> ByteRange {
        ByteRange::new(self.value as usize, self.end as usize)
    }

    /// What may be the label.
    pub fn label_text<'t>(&self, text: &'t str) -> Option<&'t str> {
        (self.label > self.body).then(|| &text[self.body as usize..self.label as usize])
    }
}

/// A line whose kind is known from the file's format: the byte at which it begins, and the kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineMark {
    /// First byte of the line in the text.
    pub start: u32,
    /// The kind.
    pub kind: BlockKind,
}

/// A label is not longer than this, in bytes.
const MAX_LABEL: usize = 120;

/// Cuts a text with its signs into its lines. `marks` are in order; without them (plain text) kinds are read off the line.
pub fn cut_blocks(text: &str, signs: &TextScan, marks: Option<&[LineMark]>) -> Vec<Block> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len() / 64 + 8);
    let mut marks_left = marks.unwrap_or_default();
    let (mut at, mut joined) = (0, false);
    while at < bytes.len() {
        let end = signs.breaks.next(at, bytes.len()).unwrap_or(bytes.len());
        let shown = trim_spaces(bytes, at, end);
        if !shown.is_empty() {
            while marks_left.first().is_some_and(|m| (m.start as usize) < at) {
                marks_left = &marks_left[1..];
            }
            let known = marks_left
                .first()
                .filter(|m| (m.start as usize) < end)
                .map(|m| m.kind);
            let block = read_line(bytes, shown, known, (signs, marks.is_some()));
            out.push(Block { joined, ..block });
        }
        joined = !shown.is_empty();
        at = end
            + if bytes[end..].starts_with(b"\r\n") {
                2
            } else {
                1
            };
    }
    out
}

fn read_line(
    bytes: &[u8],
    range: ByteRange,
    known: Option<BlockKind>,
    (signs, marked_up): (&TextScan, bool),
) -> Block {
    let (start, end) = (range.start, range.end);
    let mut body = if marked_up {
        start
    } else {
        start + marker_length(&bytes[start..end])
    };
    let mut kind = known.unwrap_or(if body > start {
        BlockKind::Item
    } else {
        BlockKind::Text
    });
    let (mut label, mut value) = (0, end);
    let colon = label_colon(&bytes[body..end.min(body + MAX_LABEL)], body, signs);
    let tabbed = signs.tabs
        && memchr(b'\t', &bytes[body..end]).is_some_and(|tab| colon.is_none_or(|c| tab < c));
    let cell = if (tabbed || bytes[body] == b'|') && matches!(known, None | Some(BlockKind::Row)) {
        row_cells(bytes, body, end)
    } else {
        None
    };
    let mut count = 0;
    if let Some(cells) = &cell {
        kind = BlockKind::Row;
        (body, label, value, count) = (
            cells.label.start,
            cells.label.end,
            cells.value.start,
            cells.count,
        );
    }
    if cell.is_none()
        && !matches!(kind, BlockKind::Row)
        && let Some(colon) = colon
    {
        label = trim_spaces(bytes, body, body + colon).end;
        value = trim_spaces(bytes, body + colon + 1, end).start.min(end);
    }
    let [start, end, body, label, value] = [start, end, body, label, value].map(|n| n as u32);
    Block {
        kind,
        start,
        end,
        body,
        label,
        value,
        cells: count,
        joined: false,
    }
}

/// Length of a bullet and the spaces after it.
fn marker_length(line: &[u8]) -> usize {
    let bullet = match line {
        [b'-' | b'*', ..] => 1,
        [0xC2, 0xB7, ..] => 2,
        [0xE2, 0x80, 0xA2 | 0x93 | 0x94 | 0xA3, ..]
        | [0xE2, 0x96, 0xAA | 0xA0, ..]
        | [0xE2, 0x97, 0x8F | 0xA6, ..] => 3,
        _ => return 0,
    };
    let mut at = bullet;
    loop {
        match space_length(line, at) + usize::from(line.get(at) == Some(&b'\t')) {
            0 => break,
            n => at += n,
        }
    }
    if at == bullet || at == line.len() {
        0
    } else {
        at
    }
}

/// The cells of a table row, as bytes of the text.
struct RowCells {
    label: ByteRange,
    value: ByteRange,
    count: u8,
}

/// The first two cells of a row `label <tab> value` or `| label | value |`, and how many there are.
fn row_cells(bytes: &[u8], start: usize, end: usize) -> Option<RowCells> {
    let cut = if bytes[start] == b'|' {
        b'|'
    } else {
        memchr(b'\t', &bytes[start..end])?;
        b'\t'
    };
    let (mut found, mut count, mut at) = ([ByteRange::default(); 2], 0_u8, start);
    while at < end {
        let stop = memchr(cut, &bytes[at..end]).map_or(end, |n| at + n);
        let shown = trim_spaces(bytes, at, stop);
        if !shown.is_empty() {
            if let Some(cell) = found.get_mut(usize::from(count)) {
                *cell = shown;
            }
            count = count.saturating_add(1);
        }
        at = stop + 1;
    }
    (count >= 2).then_some(RowCells {
        label: found[0],
        value: found[1],
        count,
    })
}

/// The colon that ends a label: before a space or the end of the line (`EU:n osuus: 5`), otherwise the first that is not part of
/// a word or address.
fn label_colon(line: &[u8], start: usize, signs: &TextScan) -> Option<usize> {
    let (mut from, mut glued) = (0, None);
    while let Some(at) = signs
        .colons
        .next(start + from, start + line.len())
        .map(|at| at - start)
    {
        if at == 0 {
            return None;
        }
        let next = line.get(at + 1);
        if next.is_none() || next == Some(&b'\t') || space_length(line, at + 1) > 0 {
            return Some(at);
        }
        let plain =
            next.is_some_and(|b| b.is_ascii_digit() || *b >= 0x80 || b.is_ascii_uppercase());
        if plain && glued.is_none() && !line[at - 1].is_ascii_digit() {
            glued = Some(at);
        }
        from = at + 1;
    }
    glued
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> (String, String) {
        let b = cut_blocks(line, &TextScan::of(line), None)[0];
        (
            b.label_text(line).unwrap_or("").to_owned(),
            line[b.value as usize..b.end as usize].to_owned(),
        )
    }

    #[test]
    fn labels_end_at_their_own_colon() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(
            parts("EU:n rahoitusosuus: 5 €"),
            pair("EU:n rahoitusosuus", "5 €")
        );
        assert_eq!(
            parts("Budget total\u{a0}: 5 €"),
            pair("Budget total", "5 €")
        );
        assert_eq!(parts("Hankekoodi:"), pair("Hankekoodi", ""));
        assert_eq!(parts("https://a.b/c"), pair("", ""));
        assert_eq!(parts("klo 12:30 alkaen"), pair("", ""));
        assert_eq!(parts("• Valtio:\u{a0}5"), pair("Valtio", "5"));
        assert_eq!(parts("| Total | 645 000 € |"), pair("Total", "645 000 € |"));
        assert_eq!(parts("Total\t645 000"), pair("Total", "645 000"));
    }

    #[test]
    fn blank_lines_part_what_they_part() {
        let text = "a\nb\r\n\r\n \u{a0}\nc\rd";
        let joined: Vec<bool> = cut_blocks(text, &TextScan::of(text), None)
            .iter()
            .map(|b| b.joined)
            .collect();
        assert_eq!(joined, [false, true, false, true]);
    }
}
