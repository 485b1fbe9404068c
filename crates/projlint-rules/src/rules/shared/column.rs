//! Columns of figures that totals close: what the rows before a total are to it.

use crate::field::FieldId;
use crate::read::figure_table::{ListedCell, ListedFigure, RowLabel, RowRole};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// A figure that is added: in cents or in fine units of a percentage, with the unit of its last printed digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addend {
    /// The value.
    pub value: i128,
    /// The unit of the last printed digit; half of it is the rounding.
    pub unit: i128,
}

impl Addend {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            value: self.value + other.value,
            unit: self.unit + other.unit,
        }
    }

    fn minus(self, other: Self) -> Self {
        Self {
            value: self.value - other.value,
            unit: self.unit + other.unit,
        }
    }

    /// A number of things, which is exact.
    pub fn from_count(count: i64) -> Self {
        Self {
            value: i128::from(count),
            unit: 0,
        }
    }

    /// Whether both can be the same figure.
    pub fn agrees(self, other: Self) -> bool {
        2 * (self.value - other.value).abs() <= self.unit + other.unit
    }
}

impl From<Money> for Addend {
    fn from(money: Money) -> Self {
        Self {
            value: money.cents,
            unit: money.unit,
        }
    }
}

impl From<Percent> for Addend {
    fn from(percent: Percent) -> Self {
        Self {
            value: percent.in_fine_units(),
            unit: 2 * percent.half_unit(),
        }
    }
}

/// A row of a column that is added up.
#[derive(Clone, Copy, Debug)]
pub struct SumRow {
    /// What it is to the others.
    pub role: RowRole,
    /// The field that its label states.
    pub field: Option<FieldId>,
    /// How far it is set off as a part of the row above.
    pub depth: u32,
    /// Its figure; `None` where it has one that is not read.
    pub figure: Option<Addend>,
    /// Whether there is nothing: a heading, an empty cell.
    pub is_empty: bool,
}

impl SumRow {
    /// A row with its figure in a column.
    pub fn of(label: &RowLabel, cell: &ListedCell, figure: Option<Addend>) -> Self {
        Self {
            role: label.role,
            field: label.field,
            depth: label.depth,
            figure,
            is_empty: cell.figure == ListedFigure::Empty,
        }
    }
}

/// What a total is to the rows before it; rows by their number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumVerdict {
    /// The rows add up to it.
    Holds {
        /// The rows that were added; none where some of them are counted otherwise.
        parts: Vec<usize>,
        /// The row of the total.
        total: usize,
    },
    /// The rows do not add up to it.
    Fails {
        /// The rows that were added.
        parts: Vec<usize>,
        /// The row of the total.
        total: usize,
    },
    /// Rows that are not read, other measures of the whole: the list cannot be judged.
    Unclear,
}

/// Subtotals are looked for so many rows back.
const MAX_RUN: usize = 64;

/// Of the rows that no total has closed, besides those under the last heading, so many are looked at.
const MAX_OPEN: usize = 256;

/// What the totals of a column are to the rows before them.
pub fn judge_column(rows: &[SumRow]) -> Vec<SumVerdict> {
    let mut column = Column {
        rows,
        open: Vec::new(),
        since: 0,
        nested: nested_rows(rows),
    };
    let mut verdicts = Vec::new();
    for n in 0..rows.len() {
        column.take(n, &mut verdicts);
    }
    verdicts
}

/// The rows that are parts of a row with a figure before them.
fn nested_rows(rows: &[SumRow]) -> Vec<bool> {
    let mut nested = vec![false; rows.len()];
    let mut parent: Option<u32> = None;
    for (n, row) in rows.iter().enumerate() {
        match parent {
            Some(depth) if row.depth > depth && row.role != RowRole::Total => nested[n] = true,
            _ => parent = (!row.is_empty && row.role != RowRole::Total).then_some(row.depth),
        }
    }
    nested
}

/// Rows that add up to a total.
pub(crate) struct Explained {
    /// How many of the open rows stay open.
    pub kept: usize,
    /// The rows; none where some of them are counted otherwise.
    pub parts: Vec<usize>,
}

/// A column with the rows that no total has closed yet.
pub(crate) struct Column<'r> {
    rows: &'r [SumRow],
    /// The rows that no total has closed.
    open: Vec<usize>,
    /// Where those begin that stand under the last heading.
    since: usize,
    nested: Vec<bool>,
}

impl<'r> Column<'r> {
    /// A column of which some rows are open.
    pub(crate) fn of_open(rows: &'r [SumRow], open: Vec<usize>) -> Self {
        Self {
            rows,
            open,
            since: 0,
            nested: Vec::new(),
        }
    }

    fn figure(&self, n: usize) -> Option<Addend> {
        self.rows[n].figure
    }

    fn take(&mut self, n: usize, verdicts: &mut Vec<SumVerdict>) {
        let row = self.rows[n];
        if row.is_empty {
            let closed = self
                .open
                .last()
                .is_some_and(|&last| self.rows[last].role == RowRole::Total);
            if closed {
                self.since = self.open.len();
            }
            return;
        }
        if self.nested[n] {
            return;
        }
        if !matches!(row.role, RowRole::Total | RowRole::NamedTotal) || self.open.is_empty() {
            self.open.push(n);
            return;
        }
        let Some(total) = row.figure else {
            self.open.clear();
            self.since = 0;
            return verdicts.push(SumVerdict::Unclear);
        };
        // What some of the rows are together is only looked for in those directly before it.
        let explained = match row.role {
            RowRole::NamedTotal => self.last_rows(total),
            _ => self.explained(total),
        };
        if let Some(Explained { kept, parts }) = explained {
            verdicts.extend(self.wrong_subtotal(&parts));
            self.open.truncate(kept);
            self.since = self.since.min(kept);
            self.open.push(n);
            return verdicts.push(SumVerdict::Holds { parts, total: n });
        }
        if row.role == RowRole::NamedTotal {
            return self.open.push(n);
        }
        let parts: Vec<usize> = self.open[self.since..].to_vec();
        verdicts.extend(self.failing(&parts, n));
        self.open.truncate(self.since);
        self.open.push(n);
    }

    /// A named total that stands for the rows before it in a sum that holds, and is not what they add up to.
    fn wrong_subtotal(&self, parts: &[usize]) -> Option<SumVerdict> {
        let named = |&&n: &&usize| self.rows[n].role == RowRole::NamedTotal;
        let subtotal = *parts.iter().find(named)?;
        let own = self.figure(subtotal)?;
        let at = self.open.iter().position(|&n| n == subtotal)?;
        let before = &self.open[self.since.min(at)..at];
        let plain = before.iter().all(|&n| self.rows[n].role == RowRole::Part);
        // What it holds may be only the last of them, or some behind it.
        let wrong = before.len() >= 2 && plain && !parts.contains(&before[0]);
        let sum = self.sum(before).filter(|_| wrong)?;
        let far = 4 * (sum.value - own.value).abs() > own.value.abs();
        (!sum.agrees(own) && !far).then(|| SumVerdict::Fails {
            parts: before.to_vec(),
            total: subtotal,
        })
    }

    /// A total that its rows do not add up to, unless it cannot be told what they are.
    fn failing(&self, parts: &[usize], total: usize) -> Option<SumVerdict> {
        let roles = |role: RowRole| parts.iter().any(|&n| self.rows[n].role == role);
        if parts.len() < 2 {
            return None;
        }
        let unread = parts.iter().any(|&n| self.rows[n].figure.is_none());
        if unread || roles(RowRole::Whole) || roles(RowRole::NamedTotal) {
            return Some(SumVerdict::Unclear);
        }
        let parts = self.without_contained(parts);
        (parts.len() >= 2).then_some(SumVerdict::Fails { parts, total })
    }

    /// The open rows that add up to a total; `None` where none do.
    pub(crate) fn explained(&self, total: Addend) -> Option<Explained> {
        let under = &self.open[self.since..];
        // Of rows that earlier totals stand for, only the last are looked at.
        let from = self.open.len().saturating_sub(MAX_OPEN).min(self.since);
        let all = &self.open[from..];
        let readings = [
            (self.since, under.to_vec()),
            (from, all.to_vec()),
            (from, self.collapsed(all)),
        ];
        for (kept, parts) in readings {
            if self.sum(&parts).is_some_and(|sum| sum.agrees(total)) {
                return Some(Explained { kept, parts });
            }
            if self.is_sum(&parts, total) {
                return Some(Explained {
                    kept,
                    parts: Vec::new(),
                });
            }
        }
        if let Some(found) = self.last_rows(total) {
            return Some(found);
        }
        let mut sum = Addend { value: 0, unit: 0 };
        for (count, &n) in under.iter().enumerate() {
            let Some(figure) = self.figure(n) else { break };
            sum = sum.plus(figure);
            if count > 0 && sum.agrees(total) {
                return Some(Explained {
                    kept: self.since,
                    parts: under[..=count].to_vec(),
                });
            }
        }
        None
    }

    /// The rows directly before a total that add up to it.
    fn last_rows(&self, total: Addend) -> Option<Explained> {
        let mut sum = Addend { value: 0, unit: 0 };
        for (back, &n) in self.open.iter().rev().take(MAX_RUN).enumerate() {
            sum = sum.plus(self.figure(n)?);
            if sum.agrees(total) {
                let kept = self.open.len() - back - 1;
                let parts = self.open[kept..].to_vec();
                return Some(Explained { kept, parts });
            }
        }
        None
    }

    /// Whether rows add up to a total: all of them, or without those that others hold, or with one of them taken off.
    fn is_sum(&self, rows: &[usize], total: Addend) -> bool {
        let Some(sum) = self.sum(rows) else {
            return false;
        };
        if rows.len() < 2 {
            return !rows.is_empty() && sum.agrees(total);
        }
        let without = |n: usize| self.figure(n).map(|figure| sum.minus(figure));
        let beside: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|&n| self.rows[n].role == RowRole::Beside)
            .collect();
        let taken_off = |&n: &usize| {
            without(n)
                .zip(self.figure(n))
                .is_some_and(|(rest, figure)| rest.minus(figure).agrees(total))
        };
        sum.agrees(total)
            || beside
                .iter()
                .any(|&n| without(n).is_some_and(|rest| rest.agrees(total)))
            || self
                .sum(&self.without_contained(rows))
                .is_some_and(|sum| sum.agrees(total))
            || rows.iter().skip(1).any(taken_off)
    }

    pub(crate) fn sum(&self, rows: &[usize]) -> Option<Addend> {
        let none = Addend { value: 0, unit: 0 };
        rows.iter()
            .try_fold(none, |sum, &n| Some(sum.plus(self.figure(n)?)))
    }

    /// The rows without those that another contains: the EU contribution beside EU and state funding.
    pub(crate) fn without_contained(&self, rows: &[usize]) -> Vec<usize> {
        let has = |field: FieldId| rows.iter().any(|&n| self.rows[n].field == Some(field));
        let joint = has(FieldId::AmountEuState);
        let within = |n: &usize| {
            joint
                && matches!(
                    self.rows[*n].field,
                    Some(FieldId::AmountEu | FieldId::AmountState)
                )
        };
        rows.iter().copied().filter(|n| !within(n)).collect()
    }

    /// The rows with subtotals in the place of their parts, which stand before or behind them.
    fn collapsed(&self, rows: &[usize]) -> Vec<usize> {
        let mut kept: Vec<usize> = Vec::new();
        for &n in rows {
            let mut sum = Addend { value: 0, unit: 0 };
            let run = kept.iter().rev().take(MAX_RUN).position(|&part| {
                let Some(figure) = self.figure(part) else {
                    return false;
                };
                sum = sum.plus(figure);
                self.figure(n).is_some_and(|own| sum.agrees(own)) && sum.value != 0
            });
            if let Some(back) = run.filter(|back| *back > 0) {
                kept.truncate(kept.len() - back - 1);
            }
            kept.push(n);
        }
        let mut at = 0;
        while at < kept.len() {
            let own = self.figure(kept[at]);
            let mut sum = Addend { value: 0, unit: 0 };
            let run = kept[at + 1..].iter().take(MAX_RUN).position(|&part| {
                let Some(figure) = self.figure(part) else {
                    return false;
                };
                sum = sum.plus(figure);
                own.is_some_and(|own| sum.agrees(own)) && sum.value != 0
            });
            if let Some(count) = run.filter(|count| *count > 0) {
                kept.drain(at + 1..at + 2 + count);
            }
            at += 1;
        }
        kept
    }
}
