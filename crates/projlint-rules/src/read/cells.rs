//! Tables of more than two columns.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::{FieldId, ValueKind};
use crate::read::facts::Scope;
use crate::read::figures::numeral::{Numeral, numeral_at};
use crate::read::line_context::{Above, LABELLED, ValueLabel};
use crate::read::reader::FactReader;
use crate::read::role_words::TOTALS;
use crate::read::roles::names_source;
use crate::read::stated_fact::StatedFact;
use crate::read::statement::Part;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;
use std::collections::HashMap;
use std::ops::Range;

/// Words of a head that say no more than that its column has amounts.
const PLAIN_AMOUNT: ConceptSet = ConceptSet::of(&[Value, CurEur, Percent, Share, Stop, Filler]);

/// Words of the head of a row by which it states a figure of the project itself.
const ROW_ROLE: ConceptSet = LABELLED
    .without_const(Name)
    .without_const(Beneficiary)
    .without_const(Leadpartner)
    .without_const(Implementation);

/// Words by which a total is that of the project, not of its row.
const NOT_BARE: ConceptSet = ConceptSet::of(&[Budget, Cost, Project, Funding, Eligible]);

/// What is read of a cell, before it is known whether its row is a record of its own.
struct CellFact {
    /// Its number among what was found.
    index: usize,
    column: usize,
    row: usize,
}

impl FactReader<'_> {
    /// A table of more than two columns: each cell has the head of its column and that of its row. Where the columns name the
    /// fields and several rows state them, each row is of something else: a partner, a project, a phase.
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
        let mut cell_facts = Vec::new();
        let headless = self.has_headless_rows(&heads, first + 1..after);
        let named = heads.iter().skip(usize::from(!headless));
        let roles = named.filter(|h| names_field(h.part)).count();
        for index in first + 1..after {
            let cells = self.cells(index);
            if self.used[index] || cells.len() > heads.len() {
                continue;
            }
            let row_head = if headless {
                Part::default()
            } else {
                self.row_head(&cells)
            };
            // Where heads name fields, their share is one too.
            let rate = self
                .rate_of_row(&cells, &heads, row_head)
                .filter(|_| roles < 2);
            let columns = cells.into_iter().zip(&heads).enumerate();
            for (column, (cell, head)) in columns.skip(usize::from(!headless)) {
                let Some(label) = self.cell_label(*head, row_head) else {
                    continue;
                };
                if rate == Some(cell) || self.is_progress(*head, cell) {
                    continue;
                }
                // Rows of one column of amounts are parts of it, not records.
                if roles < 2 && !row_head.concepts.has_any(ROW_ROLE) && after - first > 2 {
                    continue;
                }
                let before = found.len();
                self.read_value_of(label, cell, index, above, found);
                if !row_head.concepts.has_any(ROW_ROLE) {
                    cell_facts.extend((before..found.len()).map(|fact| CellFact {
                        index: fact,
                        column,
                        row: index,
                    }));
                }
            }
        }
        separate_rows(&cell_facts, found);
        after
    }

    /// What the first cells of a row say: a total may stand behind an empty first cell, or a number.
    fn row_head(&self, cells: &[ByteRange]) -> Part {
        let first = self.words_in(cells[0]);
        let second = cells.get(1).map(|cell| self.words_in(*cell));
        match second {
            Some(second) if first.concepts.is_empty() && second.concepts.has_any(TOTALS) => second,
            _ => first,
        }
    }

    /// Whether the first column of a table has figures of its own, so that its rows have no heads.
    fn has_headless_rows(&self, heads: &[ValueLabel], mut rows: Range<usize>) -> bool {
        names_field(heads[0].part)
            && rows.all(|index| {
                let first = self.cells(index)[0];
                let rule = !self.text[first].contains(char::is_alphanumeric);
                rule || self.is_figure_cell(first)
            })
    }

    /// Whether a cell begins with a figure or its unit, and so is no head of its row.
    fn is_figure_cell(&self, cell: ByteRange) -> bool {
        let first = self.statement(cell).quantities.first().copied();
        first.is_some_and(|figure| figure.range.start == cell.start)
    }

    /// Whether a cell is a percentage, by its own sign or that of its column's head.
    fn is_percentage(&self, head: ValueLabel, cell: ByteRange) -> bool {
        self.text[cell].contains('%') || self.text[head.range].contains('%')
    }

    /// Whether a cell is a share of what was planned, `Execution | 90 %`, not of the total.
    fn is_progress(&self, head: ValueLabel, cell: ByteRange) -> bool {
        let progress = ConceptSet::of(&[
            StatePlanned,
            StateRealised,
            StatePaid,
            Implementation,
            VRuns,
        ]);
        head.part.concepts.has_any(progress) && self.is_percentage(head, cell)
    }

    /// The cell of a row that is what one of its amounts is of another, `Planned | Realised | %`, where the head of the row alone
    /// says what the amounts are.
    fn rate_of_row(
        &self,
        cells: &[ByteRange],
        heads: &[ValueLabel],
        row_head: Part,
    ) -> Option<ByteRange> {
        if !row_head.concepts.has_any(ROW_ROLE) {
            return None;
        }
        let mut rate = None;
        let mut amounts: Vec<Numeral> = Vec::new();
        let bytes = self.text.as_bytes();
        for (cell, head) in cells.iter().zip(heads).skip(1) {
            let Some(at) = self.signs.digits.next(cell.start, cell.end) else {
                continue;
            };
            let numeral = numeral_at(bytes, at)?;
            if self.is_percentage(*head, *cell) {
                let first = rate.replace((*cell, numeral));
                if first.is_some() {
                    return None;
                }
            } else {
                amounts.push(numeral);
            }
        }
        let (cell, rate) = rate?;
        let [planned, realised] = amounts[..] else {
            return None;
        };
        is_ratio(rate, realised, planned).then_some(cell)
    }

    /// What a cell is labelled with by the heads of its column and row; `None` where they name no field.
    fn cell_label(&self, head: ValueLabel, row_head: Part) -> Option<ValueLabel> {
        let year = self
            .signs
            .digits
            .next(head.range.start, head.range.end)
            .is_some()
            && !head.part.concepts.has_any(ROW_ROLE);
        let plain = head.part.concepts.without(PLAIN_AMOUNT).is_empty();
        let in_row = row_head.concepts.has_any(ROW_ROLE);
        let both = head.part.concepts.union(row_head.concepts);
        let of_row = head.part.concepts.has_any(TOTALS) && !head.part.concepts.has_any(NOT_BARE);
        if head.part.unknown || year || !both.has_any(LABELLED) || (plain || of_row) && !in_row {
            return None;
        }
        // In a column of work in kind, of what was paid or of a partner, a total is not the project's.
        let partial = ConceptSet::of(&[
            Inkind,
            StatePaid,
            StateRequested,
            StateRealised,
            VIs,
            Partner,
            Leadpartner,
            OtherPartner,
        ]);
        if head.part.concepts.has_any(partial) && in_row {
            return None;
        }
        let words =
            if in_row && names_source(row_head.concepts) && head.part.concepts.has_any(TOTALS) {
                row_head.concepts
            } else {
                both
            };
        Some(ValueLabel {
            part: Part {
                concepts: words,
                unknown: in_row && row_head.unknown,
                unknown_head: in_row && row_head.unknown_head,
                thereof: false,
            },
            range: head.range,
        })
    }

    /// The cells of a row of a table.
    pub(crate) fn cells(&self, index: usize) -> Vec<ByteRange> {
        let block = self.blocks[index];
        let line = ByteRange::new(block.start as usize, block.end as usize);
        let text = &self.text[line];
        let cut = if text.starts_with('|') { '|' } else { '\t' };
        let inner = text.trim_matches('|');
        let from = line.start + text.len() - text.trim_start_matches('|').len();
        // Tabs before the line are its first cells, which are empty.
        let before = self.text[..line.start].bytes().rev();
        let leading = before
            .take_while(|b| matches!(b, b'\t' | b' '))
            .filter(|b| *b == b'\t' && cut == '\t')
            .count();
        let mut cells = vec![ByteRange::new(line.start, line.start); leading];
        let mut at = from;
        cells.extend(inner.split(cut).map(|cell| {
            let range = trim_spaces(self.text.as_bytes(), at, at + cell.len());
            at += cell.len() + 1;
            range
        }));
        cells
    }
}

/// Whether a percentage is, as it is printed, what one number is of another with as many decimals.
fn is_ratio(percent: Numeral, part: Numeral, whole: Numeral) -> bool {
    let scale = 10_i128.pow(u32::from(percent.decimals));
    let (part_of, whole_of) = (i128::from(part.mantissa), i128::from(whole.mantissa));
    let exact = part_of * 100 * scale * 2 - i128::from(percent.mantissa) * whole_of * 2;
    part.decimals == whole.decimals && whole_of > 0 && exact.abs() <= whole_of
}

/// Whether the head of a column names a field of its own: not only that there are amounts, or their sum.
fn names_field(head: Part) -> bool {
    let concepts = head.concepts;
    !head.unknown
        && concepts.has_any(LABELLED)
        && !concepts.without(PLAIN_AMOUNT).is_empty()
        && (!concepts.has_any(TOTALS) || concepts.has_any(NOT_BARE))
}

/// Gives what stands in rows that state the same fields a scope of their own for each row.
fn separate_rows(cell_facts: &[CellFact], found: &mut [StatedFact]) {
    let mut rows: HashMap<(usize, FieldId), usize> = HashMap::new();
    let repeats = |fact: &CellFact| {
        let field = found[fact.index].field;
        !matches!(field.value_kind(), ValueKind::Text | ValueKind::Code)
            && field != FieldId::AmountSum
            && *rows.entry((fact.column, field)).or_insert(fact.row) != fact.row
    };
    if !cell_facts.iter().any(repeats) {
        return;
    }
    for fact in cell_facts {
        found[fact.index].scope = Scope::Partner(fact.row as u32);
    }
}
