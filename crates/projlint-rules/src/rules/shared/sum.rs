//! Figures that a document adds up: columns of tables, lists with their total, and sentences with `=`.

use crate::document::Document;
use crate::field::FieldId;
use crate::read::figure_table::{FigureTable, ListedCell, ListedFigure, RowLabel, RowRole};
use crate::read::figures::numeral::numeral_at;
use crate::rules::shared::column::{Addend, Column, SumRow, SumVerdict, judge_column};
use crate::text::digits::next_digit;
use crate::text::source::Span;
use crate::value::money::{Bound, Currency, Money};
use std::collections::HashSet;

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

/// Where the totals stand that their parts do not add up to: the first bytes of their texts.
pub fn wrong_totals(doc: &Document) -> HashSet<u32> {
    let fails = |found: SumFinding| match found {
        SumFinding::Fails(sum) => Some(sum.total.1.start),
        SumFinding::Holds(_) | SumFinding::Unclear => None,
    };
    stated_sums(doc).into_iter().filter_map(fails).collect()
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
    let column = Column::of_open(rows, parts.clone());
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
