//! Rows of tables and of lists of amounts.

use crate::catalog::template::LabelEntry;
use crate::field::FieldId;
use crate::read::reader::FactReader;
use crate::read::values::lone_money;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::value::money::Currency;

impl FactReader<'_> {
    /// Whether the line is a row of a table of scores, whose numbers state no fact.
    pub(crate) fn is_scored_row(&self, block: &Block, section: &str) -> bool {
        let table = self
            .template
            .is_some_and(|t| !section.is_empty() && t.rows_section == section);
        table && self.text.as_bytes()[block.end as usize - 1].is_ascii_digit()
    }

    /// Where the first cell of a range ends.
    pub(crate) fn cell_end(&self, range: ByteRange) -> usize {
        let cell = self.text[range]
            .split(['|', '\t'])
            .next()
            .unwrap_or("")
            .trim_end_matches([' ', '\u{a0}']);
        range.start + cell.len()
    }

    /// The first row of the table that a block is in.
    pub(crate) fn table_head(&self, index: usize) -> Option<&Block> {
        let row = |b: &Block| b.kind == BlockKind::Row;
        if !row(&self.blocks[index]) {
            return None;
        }
        let (first, last) = self.table.get();
        let mut head = index;
        while head > 0 && self.blocks[head].joined && row(&self.blocks[head - 1]) {
            head = if (first + 1..=last).contains(&head) {
                first
            } else {
                head - 1
            };
        }
        self.table.set((head, index));
        (head < index).then(|| &self.blocks[head])
    }

    /// The currency that the head of a table names: `| Source | € |`.
    pub(crate) fn table_currency(&self, index: usize) -> Currency {
        let names = |b: &Block| {
            ["€", "EUR", "euro"]
                .iter()
                .any(|w| b.text(self.text).contains(w))
        };
        if self.table_head(index).is_some_and(names) {
            Currency::Eur
        } else {
            Currency::Unknown
        }
    }

    /// A row of a list of amounts whose label is the document's own, in a document of no known template.
    pub(crate) fn read_own_label(&mut self, index: usize, block: &Block) {
        if block.label <= block.body || block.value >= block.end || block.label - block.body > 80 {
            return;
        }
        let mut range = block.value_range();
        range.end = self.cell_end(range);
        if !self.text[range].bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let currency = if block.kind == BlockKind::Row {
            self.table_currency(index)
        } else {
            Currency::Unknown
        };
        let wide = block.cells > 2;
        if wide && (currency == Currency::Unknown || self.has_year_columns(index)) {
            return;
        }
        if let Some(amount) = lone_money(self.text, range, currency, self.lang) {
            let label = ByteRange::new(block.body as usize, block.label as usize);
            let place = self.label_place(index, Some(label));
            let sum = |e: &LabelEntry| {
                matches!(
                    e.field,
                    FieldId::AmountSum | FieldId::AmountTotal | FieldId::AmountPublic
                )
            };
            let field = if self.entries[index].iter().any(sum) {
                FieldId::AmountSum
            } else {
                FieldId::AmountPart
            };
            self.used[index] = true;
            self.push_fact(field, amount.value, amount.range, &place);
        }
    }

    /// Whether the columns of a table are years, so that its first column is not a total.
    pub(crate) fn has_year_columns(&self, index: usize) -> bool {
        let year =
            |w: &str| w.len() == 4 && w.parse::<u16>().is_ok_and(|y| (1990..2100).contains(&y));
        self.table_head(index).is_some_and(|b| {
            b.text(self.text)
                .split(|c: char| !c.is_alphanumeric())
                .any(year)
        })
    }
}
