//! Figures that a document adds up: columns of tables, lists with their total, and sentences with `=`.

use crate::document::Document;
use crate::field::FieldId;
use crate::read::figure_table::{FigureTable, ListedCell, ListedFigure, RowLabel, RowRole};
use crate::read::figures::numeral::numeral_at;
use crate::text::digits::next_digit;
use crate::text::source::Span;
use crate::value::money::{Bound, Currency, Money};
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
    fn plus(self, other: Self) -> Self {
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
struct Explained {
    /// How many of the open rows stay open.
    kept: usize,
    /// The rows; none where some of them are counted otherwise.
    parts: Vec<usize>,
}

struct Column<'r> {
    rows: &'r [SumRow],
    /// The rows that no total has closed.
    open: Vec<usize>,
    /// Where those begin that stand under the last heading.
    since: usize,
    nested: Vec<bool>,
}

impl Column<'_> {
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
        if let Some(Explained { kept, parts }) = self.explained(total) {
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
    fn explained(&self, total: Addend) -> Option<Explained> {
        let under = &self.open[self.since..];
        let all = self.open.as_slice();
        let readings = [
            (self.since, under.to_vec()),
            (0, all.to_vec()),
            (0, self.collapsed(all)),
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
        let mut sum = Addend { value: 0, unit: 0 };
        for (back, &n) in all.iter().rev().take(MAX_RUN).enumerate() {
            let Some(figure) = self.figure(n) else { break };
            sum = sum.plus(figure);
            if sum.agrees(total) {
                let kept = all.len() - back - 1;
                let parts = all[kept..].to_vec();
                return Some(Explained { kept, parts });
            }
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

    fn sum(&self, rows: &[usize]) -> Option<Addend> {
        let none = Addend { value: 0, unit: 0 };
        rows.iter()
            .try_fold(none, |sum, &n| Some(sum.plus(self.figure(n)?)))
    }

    /// The rows without those that another contains: the EU contribution beside EU and state funding.
    fn without_contained(&self, rows: &[usize]) -> Vec<usize> {
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

/// Amounts that a document adds up.
#[derive(Debug)]
pub struct StatedSum {
    /// The parts in the order of the document.
    pub parts: Vec<(Money, Span)>,
    /// What they are said to be together.
    pub total: (Money, Span),
}

/// What is said of the sums of a document.
#[derive(Debug)]
pub enum SumFinding {
    /// The parts add up; without the sum where some of them are counted otherwise.
    Holds(Option<StatedSum>),
    /// They do not.
    Fails(StatedSum),
    /// It cannot be told.
    Unclear,
}

/// Every sum of amounts that a document states, in tables, lists and sentences with `=`.
pub fn stated_sums(doc: &Document) -> Vec<SumFinding> {
    let mut found = Vec::new();
    for table in &doc.facts.lists {
        for column in 0..table.width() {
            found.extend(column_sums(table, column));
        }
        found.extend(row_sums(table));
    }
    found.extend(
        doc.rare_bytes(b"=")
            .filter_map(|at| written_sum(doc, at))
            .map(judge_written),
    );
    found
}

/// Whether an amount is a total that its parts do not add up to.
pub fn is_wrong_total(doc: &Document, total: Span) -> bool {
    stated_sums(doc)
        .iter()
        .any(|found| matches!(found, SumFinding::Fails(sum) if sum.total.1.start == total.start))
}

fn money_of(cell: &ListedCell) -> Option<Money> {
    match cell.figure {
        ListedFigure::Money(money) => Some(money),
        _ => None,
    }
}

/// A cell as an addend of a column of amounts.
fn sum_row(label: &RowLabel, cell: &ListedCell) -> SumRow {
    let exact = |m: &Money| m.bound == Bound::Exact;
    SumRow::of(label, cell, money_of(cell).filter(exact).map(Addend::from))
}

fn column_sums(table: &FigureTable, column: usize) -> Vec<SumFinding> {
    let cells: Vec<(&RowLabel, &ListedCell)> = table.column(column).collect();
    let amounts = cells.iter().filter_map(|(_, cell)| money_of(cell));
    let mut amounts = amounts.peekable();
    let Some(first) = amounts.peek().copied() else {
        return Vec::new();
    };
    if !amounts.all(|m| m.comparable(first)) {
        return vec![SumFinding::Unclear];
    }
    let rows: Vec<SumRow> = cells
        .iter()
        .map(|(label, cell)| sum_row(label, cell))
        .collect();
    let verdicts = judge_column(&rows);
    if verdicts.is_empty()
        && let Some(finding) = opened_sum(&rows, &cells)
    {
        return vec![finding];
    }
    let spans = |n: &usize| (money_of(cells[*n].1), cells[*n].1.span);
    verdicts
        .into_iter()
        .map(|verdict| match verdict {
            SumVerdict::Holds { parts, total } => {
                let sum = stated_sum(parts.iter().map(spans), spans(&total));
                SumFinding::Holds(sum.filter(|sum| !sum.parts.is_empty()))
            }
            SumVerdict::Unclear => SumFinding::Unclear,
            SumVerdict::Fails { parts, total } => {
                stated_sum(parts.iter().map(spans), spans(&total))
                    .map_or(SumFinding::Unclear, SumFinding::Fails)
            }
        })
        .collect()
}

fn stated_sum(
    parts: impl Iterator<Item = (Option<Money>, Span)>,
    total: (Option<Money>, Span),
) -> Option<StatedSum> {
    let known = |(money, span): (Option<Money>, Span)| money.map(|m| (m, span));
    Some(StatedSum {
        parts: parts.map(known).collect::<Option<_>>()?,
        total: known(total)?,
    })
}

/// Sources of money that a total above them consists of.
const SOURCE_FIELDS: [FieldId; 6] = [
    FieldId::AmountEu,
    FieldId::AmountState,
    FieldId::AmountMunicipal,
    FieldId::AmountPrivate,
    FieldId::AmountOwn,
    FieldId::AmountEuState,
];

/// A total at the head of a list, whose parts may not all be named: they can only be too much.
fn opened_sum(rows: &[SumRow], cells: &[(&RowLabel, &ListedCell)]) -> Option<SumFinding> {
    let [first, rest @ ..] = rows else {
        return None;
    };
    let whole = matches!(
        first.field,
        Some(FieldId::AmountTotal | FieldId::AmountSum | FieldId::AmountPublic)
    );
    let total = first.figure.filter(|_| whole)?;
    let source = |row: &SumRow| row.field.is_some_and(|f| SOURCE_FIELDS.contains(&f));
    let parts: Vec<usize> = (1..rows.len())
        .take_while(|&n| source(&rows[n]) && rows[n].figure.is_some())
        .collect();
    if parts.len() < 2 || parts.len() < rest.iter().filter(|row| !row.is_empty).count() {
        return None;
    }
    let column = Column {
        rows,
        open: parts.clone(),
        since: 0,
        nested: Vec::new(),
    };
    let parts = column.without_contained(&parts);
    let sum = column.sum(&parts)?;
    let beside = |n: &usize| {
        matches!(
            rows[*n].field,
            Some(FieldId::AmountPrivate | FieldId::AmountOwn)
        )
    };
    // What private partners add may stand beside the total.
    let explained = column.explained(total).is_some_and(|found| {
        let left: Vec<usize> = parts
            .iter()
            .copied()
            .filter(|n| !found.parts.contains(n))
            .collect();
        found.parts.is_empty() || left.iter().all(beside)
    });
    if parts.len() < 2 || sum.value <= total.value || explained {
        return Some(SumFinding::Holds(None));
    }
    let spans = |n: usize| (money_of(cells[n].1), cells[n].1.span);
    stated_sum(parts.iter().copied().map(spans), spans(0)).map(SumFinding::Fails)
}

/// Rows that add up to their last column, where the head of that column says that it is the total and most rows do.
fn row_sums(table: &FigureTable) -> Vec<SumFinding> {
    let width = table.heads.len();
    let Some(total) = table.heads.iter().rposition(|h| h.role == RowRole::Total) else {
        return Vec::new();
    };
    if width < 3 || total < 2 {
        return Vec::new();
    }
    let verdicts: Vec<(usize, SumVerdict)> = table
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.cells.len() == width && money_of(&row.cells[total]).is_some())
        .filter_map(|(n, row)| {
            let rows: Vec<SumRow> = table.heads[..=total]
                .iter()
                .zip(&row.cells)
                .filter(|(_, cell)| !matches!(cell.figure, ListedFigure::Percent(_)))
                .map(|(head, cell)| sum_row(head, cell))
                .collect();
            judge_column(&rows).pop().map(|verdict| (n, verdict))
        })
        .collect();
    let held = verdicts
        .iter()
        .filter(|(_, v)| matches!(v, SumVerdict::Holds { .. }))
        .count();
    let failed = verdicts
        .iter()
        .filter(|(_, v)| matches!(v, SumVerdict::Fails { .. }))
        .count();
    if held < 2 || failed >= held {
        return Vec::new();
    }
    verdicts
        .into_iter()
        .map(|(n, verdict)| match verdict {
            SumVerdict::Fails { .. } => {
                let cells = &table.rows[n].cells;
                let shown = cells[..total]
                    .iter()
                    .filter(|cell| money_of(cell).is_some())
                    .map(|cell| (money_of(cell), cell.span));
                stated_sum(shown, (money_of(&cells[total]), cells[total].span))
                    .map_or(SumFinding::Unclear, SumFinding::Fails)
            }
            SumVerdict::Holds { .. } => SumFinding::Holds(None),
            SumVerdict::Unclear => SumFinding::Unclear,
        })
        .collect()
}

fn judge_written(sum: StatedSum) -> SumFinding {
    let total = sum.total.0;
    let exact = |m: &Money| m.bound == Bound::Exact && m.comparable(total);
    if !sum.parts.iter().all(|(m, _)| exact(m)) || total.bound != Bound::Exact {
        return SumFinding::Unclear;
    }
    let none = Addend { value: 0, unit: 0 };
    let added = sum.parts.iter().fold(none, |s, (m, _)| s.plus((*m).into()));
    if added.agrees(total.into()) {
        SumFinding::Holds(Some(sum))
    } else {
        SumFinding::Fails(sum)
    }
}

/// `EU 300 000 + valtio 200 000 + kunta 100 000 = yhteensä 610 000`, around the `=` at a byte.
fn written_sum(doc: &Document, at: usize) -> Option<StatedSum> {
    let text = doc.source.text();
    let after = doc.blocks.partition_point(|b| b.body as usize <= at);
    let block = doc.blocks[..after].last().filter(|b| at < b.end as usize)?;
    let read = |from: usize, to: usize| {
        let i = next_digit(text.as_bytes(), from, to)?;
        let n = numeral_at(text.as_bytes(), i)
            .filter(|n| n.end <= to && !n.leading_zero(text.as_bytes(), i))?;
        let amount = crate::read::figures::money::money_at(
            text,
            i,
            from,
            n,
            Currency::Unknown,
            doc.reading_language(),
        )
        .ok()?;
        let rest = text.get(amount.range.end..to)?;
        (!rest
            .bytes()
            .any(|b| b.is_ascii_digit() || b == b'%' || b == b'*')
            && !text[from..amount.range.start].contains(['-', '×', '/']))
        .then_some((amount.value, doc.source.span(amount.range)))
    };
    let mut parts = Vec::new();
    let mut from = block.body as usize;
    for piece in text[from..at].split('+') {
        let to = from + piece.len();
        parts.push(read(from, to)?);
        from = to + 1;
    }
    let stop = text[at..block.end as usize]
        .find(['.', ';', '+', '='])
        .filter(|n| *n > 1)
        .map_or(block.end as usize, |n| at + n);
    let total = read(at + 1, block.end as usize).or_else(|| read(at + 1, stop))?;
    // `Phase 1 + phase 2 = 412 500 €`: numbers of phases are no amounts.
    let is_number = |(m, _): &(Money, Span)| {
        m.currency == Currency::Unknown
            && total.0.currency != Currency::Unknown
            && m.cents * MAX_RATIO < total.0.cents
    };
    (parts.len() >= 2 && !parts.iter().all(is_number)).then_some(StatedSum { parts, total })
}

/// Numbers without a currency that are all smaller than a total by this factor are no parts of it.
const MAX_RATIO: i128 = 1000;
