//! Shares of one financing that a document lists: in lines, in a sentence, in a column of a table.

use crate::document::Document;
use crate::field::FieldId;
use crate::read::facts::{Fact, Origin};
use crate::read::figure_table::{FigureTable, ListedFigure, RowRole};
use crate::rules::shared::column::{Addend, SumRow, SumVerdict, judge_column};
use crate::text::source::Span;
use crate::value::money::Bound;
use crate::value::percent::{MAX_DECIMALS, Percent};
use std::collections::HashSet;

/// Shares that a document lists as those of one whole.
pub type ShareList = Vec<(Percent, Span)>;

/// What is said of the shares of one whole.
pub enum ShareSum {
    /// They add up to 100 %.
    Whole,
    /// They do not: what they are together, and by how much that is off.
    Off {
        /// Their sum.
        sum: Percent,
        /// Its distance to 100 %.
        apart: Percent,
    },
    /// Other figures of the document explain it: somebody pays the rest, or some are shares of a part.
    Related,
}

/// Between the shares of a sentence stands no more than this, in bytes.
const MAX_GAP: usize = 120;

/// Sources below which a list need not be complete.
const MIN_SOURCES: usize = 3;

/// The lists of shares that name the EU and at least two other sources, and the columns of tables that a row of 100 % closes. `None`
/// stands for a list that has rows without a share.
pub fn share_lists(doc: &Document) -> Vec<Option<ShareList>> {
    // Shares of tables are judged by their columns.
    let tables = doc.facts.lists.iter().filter(|t| !t.heads.is_empty());
    let cells = tables
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    let places: HashSet<u32> = cells.map(|cell| cell.span.start).collect();
    let in_table = |fact: &Fact<Percent>| places.contains(&fact.span.start);
    let mut sorted: Vec<&Fact<Percent>> = doc
        .facts
        .percent
        .iter()
        .filter(|f| f.value.bound == Bound::Exact && !in_table(f))
        .collect();
    sorted.sort_by_key(|f| f.span.start);
    let mut lists: Vec<Option<ShareList>> = sorted
        .chunk_by(|a, b| next_to(doc, a, b))
        .filter(|facts| names_sources(facts))
        .map(|facts| whole_list(doc, facts))
        .collect();
    lists.extend(closed_columns(doc).into_iter().map(Some));
    lists
}

/// Whether shares are those of the EU and of others, or of sources in a sentence.
fn names_sources(facts: &[&Fact<Percent>]) -> bool {
    let eu = facts
        .iter()
        .filter(|f| f.field == FieldId::ShareEuPercent)
        .count();
    let named = facts
        .iter()
        .all(|f| f.origin == Origin::Prose && f.field == FieldId::SharePart);
    facts.len() >= MIN_SOURCES && (eu == 1 || named)
}

/// Whether two shares belong to one list, or to one sentence.
fn next_to(doc: &Document, a: &Fact<Percent>, b: &Fact<Percent>) -> bool {
    match (a.origin, b.origin) {
        (Origin::Label, Origin::Label) => {
            b.block == a.block
                || b.block == a.block + 1 && (doc.marked || doc.blocks[b.block as usize].joined)
        }
        (Origin::Prose, Origin::Prose) => {
            let between = doc
                .source
                .text()
                .get(a.span.end as usize..b.span.start as usize)
                .unwrap_or("");
            a.block == b.block && between.len() < MAX_GAP && !between.contains(". ")
        }
        _ => false,
    }
}

/// All the shares of the list that facts stand in, also those whose labels are the document's own; `None` where a row has none.
fn whole_list(doc: &Document, facts: &[&Fact<Percent>]) -> Option<Vec<(Percent, Span)>> {
    let stated: Vec<(Percent, Span)> = facts.iter().map(|f| (f.value, f.span)).collect();
    let first = stated.first()?.1;
    let lists = &doc.facts.lists;
    let start = |table: &FigureTable| {
        let first = table.rows.first().and_then(|row| row.cells.first());
        first.map_or(0, |cell| cell.span.start)
    };
    // The list that begins last before the first share, if the share is one of its cells.
    let after = lists.partition_point(|table| start(table) <= first.start);
    let holds = |table: &&FigureTable| {
        let mut cells = table.rows.iter().flat_map(|row| &row.cells);
        table.heads.is_empty() && cells.any(|cell| cell.span == first)
    };
    let Some(list) = after.checked_sub(1).map(|n| &lists[n]).filter(holds) else {
        return Some(stated);
    };
    let mut shares = Vec::new();
    for row in list
        .rows
        .iter()
        .filter(|row| row.label.role == RowRole::Part)
    {
        let [.., last] = &row.cells[..] else { continue };
        match last.figure {
            ListedFigure::Percent(share) => shares.push((share, last.span)),
            ListedFigure::Empty => {}
            _ => return None,
        }
    }
    Some(if shares.len() >= stated.len() {
        shares
    } else {
        stated
    })
}

/// Adds shares up, unless others in the document make up the rest or some of them are shares of a part.
pub fn add_shares(doc: &Document, shares: &[(Percent, Span)]) -> ShareSum {
    let addends: Vec<Addend> = shares.iter().map(|(share, _)| (*share).into()).collect();
    let sum = added(addends.iter().copied());
    let hundred = Addend {
        unit: 0,
        ..Addend::from(Percent::whole(100))
    };
    if sum.agrees(hundred) {
        return ShareSum::Whole;
    }
    let large = shares
        .iter()
        .any(|(share, _)| share.in_fine_units() > hundred.value);
    if large || has_rest(doc, shares, sum, hundred) || has_whole_subset(&addends, hundred) {
        return ShareSum::Related;
    }
    let decimals = shares.iter().map(|(s, _)| s.decimals).max().unwrap_or(0);
    let decimals = decimals.min(MAX_DECIMALS);
    let scale = hundred.value / 100 / 10_i128.pow(u32::from(decimals));
    let percent = |value: i128| Percent {
        mantissa: i64::try_from(value / scale).unwrap_or(i64::MAX),
        decimals,
        bound: Bound::Exact,
    };
    ShareSum::Off {
        sum: percent(sum.value),
        apart: percent((sum.value - hundred.value).abs()),
    }
}

/// Whether a document says near a list that somebody pays the rest, or prints a share that completes it.
fn has_rest(doc: &Document, shares: &[(Percent, Span)], sum: Addend, hundred: Addend) -> bool {
    let [(_, first), .., (_, last)] = shares else {
        return false;
    };
    let lines = doc.block_at(first.start)..=doc.block_at(last.start) + 1;
    let completes = |(other, span): &(Percent, Span)| {
        !shares.iter().any(|(_, s)| s == span)
            && added([sum, (*other).into()].into_iter()).agrees(hundred)
    };
    let remainders = &doc.facts.remainders;
    let next = remainders.partition_point(|rest| rest.line < *lines.start());
    remainders[next..]
        .iter()
        .take_while(|rest| lines.contains(&rest.line))
        .any(|rest| !rest.share)
        || doc
            .facts
            .printed
            .shares_near(*last, NEAR_BYTES)
            .iter()
            .any(completes)
}

/// Shares that complete a list stand so near to it, in bytes.
const NEAR_BYTES: u32 = 400;

/// Of longer lists subsets are not looked at.
const MAX_SUBSET_SHARES: usize = 12;

/// Whether some of the shares, but not all, are a whole: the others are shares of one of them.
fn has_whole_subset(shares: &[Addend], hundred: Addend) -> bool {
    if shares.len() > MAX_SUBSET_SHARES {
        return false;
    }
    (1_u32..1 << shares.len()).any(|chosen| {
        let some = (0..shares.len()).filter(|n| chosen & (1 << n) != 0);
        chosen.count_ones() >= 2 && added(some.map(|n| shares[n])).agrees(hundred)
    })
}

fn added(shares: impl Iterator<Item = Addend>) -> Addend {
    shares.fold(Addend { value: 0, unit: 0 }, |sum, share| Addend {
        value: sum.value + share.value,
        unit: sum.unit + share.unit,
    })
}

/// Columns of shares in tables that a row of 100 % closes.
fn closed_columns(doc: &Document) -> Vec<ShareList> {
    let hundred = Percent::whole(100).in_fine_units();
    let mut lists = Vec::new();
    for table in &doc.facts.lists {
        for column in 0..table.width() {
            let cells: Vec<_> = table.column(column).collect();
            let share = |n: usize| match cells[n].1.figure {
                ListedFigure::Percent(share) => Some((share, cells[n].1.span)),
                _ => None,
            };
            let row = |n: usize| {
                let (label, cell) = cells[n];
                SumRow::of(label, cell, share(n).map(|(share, _)| share.into()))
            };
            let rows: Vec<SumRow> = (0..cells.len()).map(row).collect();
            for verdict in judge_column(&rows) {
                let (SumVerdict::Holds { parts, total } | SumVerdict::Fails { parts, total }) =
                    verdict
                else {
                    continue;
                };
                let whole = share(total).is_some_and(|(s, _)| s.in_fine_units() == hundred);
                let parts: Option<ShareList> = parts.into_iter().map(share).collect();
                lists.extend(parts.filter(|parts| whole && !parts.is_empty()));
            }
        }
    }
    lists
}
