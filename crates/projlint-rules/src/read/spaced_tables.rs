//! Tables whose columns are made of spaces, as text from other programs has them.

use crate::read::figure_table::FigureTable;
use crate::read::line_context::{Above, ValueLabel};
use crate::read::reader::FactReader;
use crate::read::stated_fact::StatedFact;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;

/// A row has a head and so many figures at least; with one figure it is a line of a list.
const MIN_CELLS: usize = 3;

/// Heads over their values are so many at least.
const MIN_HEADS: usize = 2;

/// A line of a table is not longer, in bytes.
const MAX_LINE_BYTES: usize = 200;

impl FactReader<'_> {
    /// The line after the table that spaces make from a line on; the line itself where there is none.
    pub(crate) fn spaced_end(&self, first: usize) -> usize {
        let width = self.spaced_width(first);
        if width == 0 {
            return first;
        }
        let mut after = first + 1;
        while self.blocks.get(after).is_some_and(|block| block.joined)
            && self.spaced_width(after) == width
        {
            after += 1;
        }
        after
    }

    /// The number of cells of a line that is a head and several figures in columns; 0 for other lines.
    fn spaced_width(&self, index: usize) -> usize {
        let block = self.blocks[index];
        if self.kind.is_some() || !is_spaced(&block, self.text) {
            return 0;
        }
        let cells = self.spaced_cells(&block);
        let text = |cell: &ByteRange| &self.text[*cell];
        let figures = cells.iter().skip(1).all(|cell| is_figure_cell(text(cell)));
        let named = cells.first().is_some_and(|cell| {
            let head = text(cell);
            let year = head.len() == 4 && head.bytes().all(|b| b.is_ascii_digit());
            year || head.contains(char::is_alphabetic)
        });
        if cells.len() >= MIN_CELLS && figures && named {
            cells.len()
        } else {
            0
        }
    }

    /// Reads a line of labels in columns that spaces make, with their values in the line below; the index of the line after.
    pub(crate) fn read_spaced_heads(
        &mut self,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        let heads = self.spaced_heads(index)?;
        let below = *self.blocks.get(index + 1)?;
        if !below.joined || self.used[index + 1] || below.kind == BlockKind::Row {
            return None;
        }
        let values = self.spaced_cells(&below);
        let further = self.blocks.get(index + 2).is_some_and(|block| {
            block.joined && self.spaced_cells(block).len() == values.len() && values.len() > 1
        });
        // Of several lines each may be of something else, and without as many values it is not known which is whose.
        if !further && values.len() == heads.len() {
            for (label, value) in heads.into_iter().zip(values) {
                self.read_value_of(label, value, index + 1, above, found);
            }
            return Some(index + 2);
        }
        Some(index + 1)
    }

    /// The labels that a line is made of, in columns, without a figure.
    fn spaced_heads(&self, index: usize) -> Option<Vec<ValueLabel>> {
        let block = self.blocks[index];
        let line = block.body_range();
        if !is_spaced(&block, self.text)
            || block.label > 0
            || self.signs.digits.next(line.start, line.end).is_some()
        {
            return None;
        }
        let cells = self.spaced_cells(&block);
        let heads: Option<Vec<ValueLabel>> = cells
            .into_iter()
            .map(|cell| self.label_in(cell).filter(ValueLabel::is_known))
            .collect();
        heads.filter(|heads| heads.len() >= MIN_HEADS)
    }

    fn spaced_cells(&self, block: &Block) -> Vec<ByteRange> {
        let line = block.body_range();
        let text = &self.text[line];
        let mut cells = Vec::new();
        let mut at = 0;
        for part in text.split("  ") {
            let range = trim_spaces(
                self.text.as_bytes(),
                line.start + at,
                line.start + at + part.len(),
            );
            if !range.is_empty() {
                cells.push(range);
            }
            at += part.len() + 2;
        }
        cells
    }

    /// The table of lines whose columns spaces make, with the heads from the line before where it has as many.
    pub(crate) fn spaced_table(&self, first: usize, after: usize) -> Option<FigureTable> {
        let rows = (first..after).map(|index| self.spaced_cells(&self.blocks[index]));
        let width = self.spaced_width(first);
        let above = first.checked_sub(1).map(|n| self.blocks[n]);
        let mut heads = above
            .filter(|_| self.blocks[first].joined)
            .map(|block| self.spaced_cells(&block))
            .unwrap_or_default();
        if heads.len() + 1 == width && !heads.is_empty() {
            let start = heads[0].start;
            heads.insert(0, ByteRange::new(start, start));
        }
        let titled = heads.len() == width;
        if !titled {
            heads = self.spaced_cells(&self.blocks[first]);
        }
        self.table_of(first, &heads, titled, rows)
    }
}

fn is_spaced(block: &Block, text: &str) -> bool {
    let line = block.body_range();
    matches!(block.kind, BlockKind::Text | BlockKind::Item)
        && line.len() <= MAX_LINE_BYTES
        && text[line].contains("  ")
}

/// Whether a cell is a figure with its unit, or the sign for none.
fn is_figure_cell(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    digits > 0 && letters <= 4 || matches!(text, "-" | "–" | "—")
}
