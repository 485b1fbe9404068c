//! Tables of more than two columns.

use crate::read::line_context::{Above, LABELLED, ValueLabel};
use crate::read::reader::FactReader;
use crate::read::settle::StatedFact;
use crate::read::statement::Part;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;

impl FactReader<'_> {
    /// A table of more than two columns: each cell has the head of its column and that of its row.
    pub(crate) fn read_table(
        &mut self,
        first: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> usize {
        let row = |b: &Block| b.kind == BlockKind::Row;
        let mut after = first + 1;
        while after < self.blocks.len() && self.blocks[after].joined && row(&self.blocks[after]) {
            after += 1;
        }
        let heads: Vec<ValueLabel> = self
            .cells(first)
            .into_iter()
            .map(|range| ValueLabel {
                part: self.words_in(range),
                range,
            })
            .collect();
        for index in first + 1..after {
            let cells = self.cells(index);
            if self.used[index] || cells.len() != heads.len() {
                continue;
            }
            let row_head = self.words_in(cells[0]);
            for (cell, head) in cells.into_iter().zip(&heads).skip(1) {
                let year = self
                    .signs
                    .digits
                    .next(head.range.start, head.range.end)
                    .is_some();
                if head.part.unknown
                    || year
                    || !head
                        .part
                        .concepts
                        .union(row_head.concepts)
                        .has_any(LABELLED)
                {
                    continue;
                }
                let part = Part {
                    concepts: head.part.concepts.union(row_head.concepts),
                    unknown: row_head.unknown,
                    unknown_head: row_head.unknown_head,
                    thereof: false,
                };
                let label = ValueLabel {
                    part,
                    range: head.range,
                };
                self.read_value_of(label, cell, index, above, found);
            }
        }
        after
    }

    /// The cells of a row of a table.
    pub(crate) fn cells(&self, index: usize) -> Vec<ByteRange> {
        let block = self.blocks[index];
        let line = ByteRange::new(block.start as usize, block.end as usize);
        let text = &self.text[line];
        let cut = if text.starts_with('|') { '|' } else { '\t' };
        let inner = text.trim_matches('|');
        let from = line.start + text.len() - text.trim_start_matches('|').len();
        let mut at = from;
        inner
            .split(cut)
            .map(|cell| {
                let range = trim_spaces(self.text.as_bytes(), at, at + cell.len());
                at += cell.len() + 1;
                range
            })
            .collect()
    }
}
