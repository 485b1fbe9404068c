//! Reading tables and lists of figures.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::read::figure_table::{
    FigureRow, FigureTable, ListedCell, ListedFigure, MIN_FIGURES, RowLabel, RowRole,
};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::unit::{Unit, unit_of_label};
use crate::read::list_cells::{MEASURED, depth_of_cell, figure_of, single};
use crate::read::reader::FactReader;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::value::money::Currency;

/// A line of a list is not longer, in bytes.
const MAX_LINE_BYTES: usize = 160;

/// The figure of a line stands so near to its end, in bytes.
const NEAR_END_BYTES: usize = 32;

impl FactReader<'_> {
    /// Reads the tables and lists of the document.
    pub(crate) fn read_lists(&mut self) {
        let mut index = 0;
        while index < self.blocks.len() {
            let spaced = self.spaced_end(index);
            let after = if self.blocks[index].kind == BlockKind::Row {
                self.table_end(index)
            } else if spaced - index >= MIN_FIGURES {
                spaced
            } else {
                self.list_end(index)
            };
            if self.blocks[index].kind == BlockKind::Row {
                self.note_row_periods(index, after);
            }
            if after - index >= MIN_FIGURES {
                let table = if self.blocks[index].kind == BlockKind::Row {
                    self.figure_table(index, after)
                } else if spaced == after {
                    self.spaced_table(index, after)
                } else {
                    self.figure_list(index, after)
                };
                self.facts.lists.extend(table);
            }
            index = after.max(index + 1);
        }
    }

    /// The line after the table that begins with a row.
    fn table_end(&self, first: usize) -> usize {
        let goes_on = |b: &&Block| b.joined && b.kind == BlockKind::Row;
        first + 1 + self.blocks[first + 1..].iter().take_while(goes_on).count()
    }

    /// The line after the list that begins with a line; the line itself where no list begins.
    fn list_end(&self, first: usize) -> usize {
        let run = self.run_of_figures(first);
        if run - first + 1 < MIN_FIGURES {
            return first;
        }
        let mut figures = 0;
        let mut last = first;
        for index in first..run {
            let block = self.blocks[index];
            if self.states_a_time(block.body_range()) {
                break;
            }
            if self.may_end_in_figure(index) {
                figures += 1;
                last = index;
            } else if figures == 0 {
                break;
            }
        }
        if figures + 1 < MIN_FIGURES {
            return first;
        }
        last + 1
    }

    /// The line after the last of joined lines that are labelled, items, or have a figure at their end.
    fn run_of_figures(&self, first: usize) -> usize {
        if !self.may_end_in_figure(first) {
            return first;
        }
        let mut after = first + 1;
        while let Some(block) = self.blocks.get(after) {
            let item = block.kind == BlockKind::Item;
            let plain = item || block.kind == BlockKind::Text;
            let listed = item || block.label > 0 || self.may_end_in_figure(after);
            if !plain || !listed || !(block.joined || item) {
                break;
            }
            after += 1;
        }
        after
    }

    /// Whether a line is short and has a figure near its end, as far as its signs tell: of a template's lines only figures of some
    /// length or with a sign count.
    fn may_end_in_figure(&self, index: usize) -> bool {
        let block = self.blocks[index];
        let (start, end) = (block.body as usize, block.end as usize);
        let near = start.max(end.saturating_sub(NEAR_END_BYTES));
        if !matches!(block.kind, BlockKind::Text | BlockKind::Item) || end - start > MAX_LINE_BYTES
        {
            return false;
        }
        if self.signs.digits.next(near, end).is_none() {
            return false;
        }
        let tail = &self.text.as_bytes()[near..end];
        let digits = tail.iter().filter(|b| b.is_ascii_digit()).count();
        let marked = tail.iter().any(|b| !b.is_ascii() || *b == b'%');
        self.kind.is_none() || digits > 2 || digits > 0 && marked
    }

    /// Whether a line is about time or a programme, not about figures that are added up.
    fn states_a_time(&self, line: ByteRange) -> bool {
        let statement = self.statement(line);
        let amount = |q: &Quantity| matches!(q.measure, Measure::Money(_) | Measure::Percent(_));
        let time = |q: &Quantity| {
            matches!(
                q.measure,
                Measure::Date(_) | Measure::Years(_) | Measure::Length(_) | Measure::Phone
            )
        };
        statement.quantities.iter().any(time) && !statement.quantities.iter().any(amount)
    }

    fn figure_table(&self, first: usize, after: usize) -> Option<FigureTable> {
        let heads = self.cells(first);
        if heads.len() < 2 {
            return None;
        }
        let titled = heads[1..].iter().all(|head| {
            let figures = self.statement(*head).quantities;
            let years = figures
                .iter()
                .all(|q| matches!(q.measure, Measure::Year(_)));
            years || self.text[*head].contains(char::is_alphabetic)
        });
        let rows = (first + usize::from(titled)..after).map(|index| self.cells(index));
        self.table_of(first, &heads, titled, rows)
    }

    /// The table of rows of cells; `first` is its first line, and `titled` says that its heads are no row.
    pub(crate) fn table_of(
        &self,
        first: usize,
        heads: &[ByteRange],
        titled: bool,
        rows: impl Iterator<Item = Vec<ByteRange>>,
    ) -> Option<FigureTable> {
        let default = self.heading_unit(first as u32);
        let units: Vec<Unit> = heads
            .iter()
            .map(|head| {
                let mut unit = unit_of_label(&self.text[*head], self.lang);
                if unit.currency == Currency::Unknown {
                    unit.currency = default.currency;
                }
                if unit.power == 0 {
                    unit.power = default.power;
                }
                unit
            })
            .collect();
        let shares = |head: &ByteRange| {
            let text = &self.text[*head];
            let sign = text.contains('%') && !text.contains(|c: char| c.is_ascii_digit());
            sign || self.words_in(*head).concepts.has(Percent)
        };
        let shares: Vec<bool> = heads.iter().map(|h| titled && shares(h)).collect();
        let mut table = FigureTable::default();
        if titled {
            table.heads = heads[1..].iter().map(|h| self.row_label(*h, 0)).collect();
        }
        for cells in rows {
            let Some(head) = cells.first() else { continue };
            let label = self.row_label(*head, depth_of_cell(&self.text[*head]));
            // Empty cells at the end of a row are not in its text.
            let beyond = |figure: ListedFigure| ListedCell {
                figure,
                span: self.source.span(head.start..head.end),
            };
            let figures = (1..heads.len())
                .map(|n| match cells.get(n) {
                    Some(_) if cells.len() > heads.len() => beyond(ListedFigure::Unread),
                    Some(cell) => ListedCell {
                        figure: self.listed_figure(*cell, units[n], shares[n]),
                        span: self.source.span(cell.start..cell.end),
                    },
                    None => beyond(ListedFigure::Empty),
                })
                .collect();
            table.rows.push(FigureRow {
                label,
                cells: figures,
            });
        }
        table.give_amounts(&units[1..]);
        table.adds_up().then_some(table)
    }

    /// A list of lines with a closing line in words, if there is one behind it.
    fn figure_list(&self, first: usize, after: usize) -> Option<FigureTable> {
        let unit = self.heading_unit(first as u32);
        let mut table = FigureTable::default();
        table
            .rows
            .extend((first..after).map(|index| self.list_row(index, unit)));
        if let Some(row) = self.closing_row(after, unit) {
            table.rows.push(row);
        }
        table.give_amounts(&[unit, unit]);
        table.adds_up().then_some(table)
    }

    fn list_row(&self, index: usize, unit: Unit) -> FigureRow {
        let block = self.blocks[index];
        let line = block.body_range();
        let statement = self.statement(line);
        let value = ByteRange::new(block.value.max(block.body) as usize, line.end);
        let inside = |q: &&Quantity| block.label == 0 || q.range.start >= value.start;
        let money = single(&statement, |q| {
            inside(&q) && matches!(q.measure, Measure::Money(_))
        });
        let share = single(&statement, |q| {
            block.label > 0 && inside(&q) && matches!(q.measure, Measure::Percent(_))
        });
        let number = single(&statement, |q| {
            inside(&q)
                && q.range.end == line.end
                && matches!(q.measure, Measure::Number(_) | Measure::Year(_))
        });
        let label_end = if block.label > 0 {
            block.label as usize
        } else {
            money.or(number).map_or(line.end, |q| q.range.start)
        };
        let amount = match (money, number) {
            (Some(found), _) => self.cell_of(
                found.range,
                figure_of(found, self.signed(found, line), unit, self.lang),
            ),
            (None, Some(found)) if share.is_none() => {
                self.cell_of(found.range, figure_of(found, false, unit, self.lang))
            }
            _ => {
                let open = statement.quantities.iter().any(|q| {
                    inside(&q) && !matches!(q.measure, Measure::Percent(_) | Measure::Years(_))
                });
                let figure = if open || block.label == 0 {
                    ListedFigure::Unread
                } else if share.is_some() || value.is_empty() {
                    ListedFigure::Empty
                } else {
                    ListedFigure::Words
                };
                self.cell_of(value, figure)
            }
        };
        let share = match share {
            Some(found) => self.cell_of(found.range, figure_of(found, false, unit, self.lang)),
            None => self.cell_of(
                value,
                if value.is_empty() || money.is_some() || number.is_some() {
                    ListedFigure::Empty
                } else {
                    ListedFigure::Words
                },
            ),
        };
        let indent = self.text[..block.start as usize]
            .bytes()
            .rev()
            .take_while(|c| matches!(c, b' ' | b'\t'))
            .count() as u32;
        let depth = 2 * indent + u32::from(block.kind == BlockKind::Item);
        FigureRow {
            label: self.row_label(ByteRange::new(line.start, label_end.max(line.start)), depth),
            cells: vec![amount, share],
        }
    }

    /// `In all that makes 46 700 074 €.`, or a total that a blank line parts from its list.
    fn closing_row(&self, index: usize, unit: Unit) -> Option<FigureRow> {
        let block = self.blocks.get(index)?;
        if block.joined || !self.may_end_in_figure(index) {
            return None;
        }
        let row = self.list_row(index, unit);
        let amount = matches!(
            row.cells[0].figure,
            ListedFigure::Money(_) | ListedFigure::Count(_)
        );
        let closes = row
            .label
            .concepts
            .has_any(ConceptSet::of(&[Total, TotalRow]))
            && !row.label.concepts.has_any(MEASURED);
        (amount && closes).then_some(FigureRow {
            label: RowLabel {
                role: RowRole::Total,
                depth: 0,
                ..row.label
            },
            ..row
        })
    }
}
