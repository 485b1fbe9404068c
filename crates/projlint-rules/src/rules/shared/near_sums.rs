//! Amounts of a line or paragraph that would add up if one digit of one of them were another.

use crate::document::Document;
use crate::field::FieldId;
use crate::read::facts::{Scope, SharedAmount};
use crate::read::figure_table::{ListedCell, ListedFigure};
use crate::rules::shared::column::Addend;
use crate::rules::shared::share::{can_be_share, is_slip};
use crate::rules::shared::sum::StatedSum;
use crate::text::source::Span;
use crate::value::money::{Bound, Money};
use crate::value::slip::{may_be_difference_by_slip, telling_digits};
use std::collections::HashSet;

/// A total has so many parts at most, and a document so many amounts; one with more is a table.
const MAX_PARTS: usize = 7;
const MAX_AMOUNTS: usize = 120;

/// Of a longer paragraph only the amounts around one are asked whether they confirm it.
const MAX_AROUND: usize = 10;

/// An amount that is smaller than another by this factor is hardly a part of it: it is that of a unit.
const MAX_RATIO: i128 = 200;

/// A slip in so many digits is hardly there by chance: of any amounts, and of those of one line or whose words make them a total
/// with its parts.
const MIN_DIGITS: u32 = 4;
const MIN_BOUND_DIGITS: u32 = 3;

/// Fields of what is the whole of other amounts.
const WHOLES: [FieldId; 3] = [
    FieldId::AmountTotal,
    FieldId::AmountSum,
    FieldId::AmountEligible,
];

type Amount = (Money, Span);

/// Amounts with their paragraphs.
struct Amounts<'d> {
    doc: &'d Document,
    all: Vec<Amount>,
    /// The paragraph of each, by its first line.
    paragraph: Vec<usize>,
    /// The line of each.
    line: Vec<usize>,
}

/// A total and its parts, by their numbers.
struct Window {
    total: usize,
    parts: Vec<usize>,
}

/// Sums of a line or paragraph that miss by a slip in one figure that nothing else confirms.
pub fn near_sums(doc: &Document) -> Vec<StatedSum> {
    let Some(amounts) = Amounts::of(doc) else {
        return Vec::new();
    };
    let mut found: Vec<StatedSum> = Vec::new();
    for window in amounts.windows() {
        let known = found.iter().any(|sum| amounts.meets(&window, sum));
        if !known && amounts.is_near(&window) {
            found.push(amounts.stated(&window));
        }
    }
    found
}

/// The lines of the rows with several amounts.
fn lines_of_tables(doc: &Document) -> HashSet<u32> {
    let rows = doc.facts.lists.iter().flat_map(|table| &table.rows);
    let amounts = rows.filter_map(|row| {
        let is_amount = |cell: &&ListedCell| matches!(cell.figure, ListedFigure::Money(_));
        let mut amounts = row.cells.iter().filter(is_amount);
        amounts.next().zip(amounts.next())
    });
    amounts
        .map(|(first, _)| doc.block_at(first.span.start))
        .collect()
}

/// The line of the label of an amount of the project, where it stands above the amount.
fn label_above(doc: &Document, span: Span, line: usize) -> Option<usize> {
    let mut facts = doc.facts.money.iter();
    let own = facts.find(|fact| fact.span == span && fact.scope == Scope::Project)?;
    let label = doc.block_at(own.label?.start) as usize;
    (label < line).then_some(label)
}

/// Whether the first cell of a row is an amount, not the head of the row.
fn has_no_head(doc: &Document, line: usize) -> bool {
    let row = doc.blocks[line].body_range();
    let text = &doc.source.text()[row];
    let first = row.start + text.len() - text.trim_start_matches(['|', ' ', '\t']).len();
    let mut amounts = doc.facts.printed.amounts.iter();
    amounts.any(|(_, span)| span.start as usize == first)
}

impl<'d> Amounts<'d> {
    fn of(doc: &'d Document) -> Option<Self> {
        let printed = &doc.facts.printed.amounts;
        if printed.len() < 3 || printed.len() > MAX_AMOUNTS {
            return None;
        }
        let mut firsts: Vec<usize> = Vec::with_capacity(doc.blocks.len());
        for (n, block) in doc.blocks.iter().enumerate() {
            let joined = firsts.last().copied().filter(|_| block.joined);
            firsts.push(joined.unwrap_or(n));
        }
        let tables = lines_of_tables(doc);
        let (mut all, mut paragraph, mut line) = (Vec::new(), Vec::<usize>::new(), Vec::new());
        for &(money, span) in printed {
            let after = doc.blocks.partition_point(|b| b.start <= span.start);
            let Some(block) = after.checked_sub(1) else {
                continue;
            };
            let exact = money.bound == Bound::Exact && money.cents > 0;
            if !exact {
                continue;
            }
            let label = label_above(doc, span, block);
            let in_columns = doc.blocks[block].cells > 2 || tables.contains(&(block as u32));
            // Columns of tables are added up where they stand, but not the only row of a table whose heads are its labels.
            if !in_columns || label.is_some() && has_no_head(doc, block) {
                let before = line.last().zip(paragraph.last());
                let goes_on = before.filter(|(line, _)| label == Some(**line + 1));
                paragraph.push(goes_on.map_or(firsts[block], |(_, paragraph)| *paragraph));
                all.push((money, span));
                line.push(block);
            }
        }
        Some(Self {
            doc,
            all,
            paragraph,
            line,
        })
    }

    fn money(&self, n: usize) -> Money {
        self.all[n].0
    }

    fn is_beside(&self, n: usize, other: usize) -> bool {
        self.paragraph[other] == self.paragraph[n] && self.money(other).comparable(self.money(n))
    }

    /// Every amount with the smaller amounts directly before or behind it in its paragraph.
    fn windows(&self) -> Vec<Window> {
        let mut windows = Vec::new();
        for n in 0..self.all.len() {
            let total = self.money(n).cents;
            let part =
                |other: &usize| self.is_beside(n, *other) && self.money(*other).cents < total;
            let counts = |other: &usize| self.money(*other).cents * MAX_RATIO > total;
            let behind = (n + 1..self.all.len()).take_while(part).filter(counts);
            let before = (0..n).rev().take_while(part).filter(counts);
            for run in [
                behind.take(MAX_PARTS).collect::<Vec<_>>(),
                before.take(MAX_PARTS).collect(),
            ] {
                windows.extend((2..=run.len()).map(|count| Window {
                    total: n,
                    parts: run[..count].to_vec(),
                }));
            }
        }
        windows
    }

    /// Whether a window has a figure of a sum.
    fn meets(&self, window: &Window, sum: &StatedSum) -> bool {
        let of_sum = |n: usize| {
            let span = self.all[n].1;
            sum.total.1 == span || sum.parts.iter().any(|part| part.1 == span)
        };
        of_sum(window.total) || window.parts.iter().any(|&n| of_sum(n))
    }

    fn sum(&self, parts: &[usize]) -> Addend {
        let none = Addend { value: 0, unit: 0 };
        parts
            .iter()
            .fold(none, |sum, &n| sum.plus(self.money(n).into()))
    }

    /// Whether one figure of a sum that does not hold is a slip, and nothing else confirms that figure.
    fn is_near(&self, window: &Window) -> bool {
        let total = self.money(window.total);
        let sum = self.sum(&window.parts);
        let miss = total.cents - sum.value;
        if sum.agrees(total.into()) || !may_be_difference_by_slip(miss) {
            return false;
        }
        let bound =
            self.is_named(window) || self.is_on_a_line(window) || self.is_whole_paragraph(window);
        let digits = if bound { MIN_BOUND_DIGITS } else { MIN_DIGITS };
        let is_slip = |n: usize, cents: i128| {
            let printed = self.money(n);
            let expected = Money { cents, ..printed };
            cents > 0
                && is_slip(expected, printed)
                && telling_digits(cents).min(telling_digits(printed.cents)) >= digits
                && !self.is_confirmed(n)
                && !self.is_open(window)
        };
        // All of them together may be the parts of another amount.
        let whole = sum.plus(total.into());
        let printed = &self.doc.facts.printed.amounts;
        if printed.iter().any(|(m, _)| whole.agrees((*m).into())) {
            return false;
        }
        if window
            .parts
            .iter()
            .any(|&n| self.is_part_elsewhere(window, n))
        {
            return false;
        }
        is_slip(window.total, sum.value)
            || window
                .parts
                .iter()
                .any(|&n| is_slip(n, self.money(n).cents + miss))
    }

    /// Whether a part makes up the total with one or two amounts around it that are not in the window: then it is one of another
    /// breakdown, a phase beside the EU's money.
    fn is_part_elsewhere(&self, window: &Window, part: usize) -> bool {
        let low = part.saturating_sub(MAX_AROUND);
        let others: Vec<usize> = (low..self.all.len().min(part + MAX_AROUND))
            .filter(|&n| n != window.total && !window.parts.contains(&n) && self.is_beside(part, n))
            .collect();
        let total = self.money(window.total);
        let makes = |parts: &[usize]| self.sum(parts).agrees(total.into());
        others.iter().enumerate().any(|(i, &a)| {
            makes(&[part, a]) || others[i + 1..].iter().any(|&b| makes(&[part, a, b]))
        })
    }

    fn is_on_a_line(&self, window: &Window) -> bool {
        let total = self.line[window.total];
        window.parts.iter().all(|&n| self.line[n] == total)
    }

    /// Whether a total and its parts are all the amounts of their paragraph.
    fn is_whole_paragraph(&self, window: &Window) -> bool {
        let own = |&&p: &&usize| p == self.paragraph[window.total];
        self.paragraph.iter().filter(own).count() == window.parts.len() + 1
    }

    /// The field that an amount states.
    fn field(&self, n: usize) -> Option<FieldId> {
        let facts = &self.doc.facts.money;
        let own = facts.iter().find(|fact| fact.span == self.all[n].1);
        own.map(|fact| fact.field)
    }

    /// Whether words make a total with the EU contribution among its parts.
    fn is_named(&self, window: &Window) -> bool {
        let field = |n: usize| self.field(n);
        let whole =
            field(window.total).is_some_and(|f| WHOLES.contains(&f) || f == FieldId::AmountPublic);
        whole
            && window
                .parts
                .iter()
                .any(|&n| field(n) == Some(FieldId::AmountEu))
    }

    /// Whether one of the parts is a whole itself, or words say that somebody pays a rest that no figure gives.
    fn is_open(&self, window: &Window) -> bool {
        let whole = |n: &usize| self.field(*n).is_some_and(|f| WHOLES.contains(&f));
        let open = |n: &usize| {
            let mut rests = self.doc.facts.remainders.iter().filter(|rest| !rest.amount);
            rests.any(|rest| rest.line as usize == self.line[*n])
        };
        let all = || window.parts.iter().chain([&window.total]);
        window.parts.iter().any(whole) || all().any(open)
    }

    /// Whether an amount is printed again, is the sum or a part of others around it, or the share beside it of one.
    fn is_confirmed(&self, n: usize) -> bool {
        let own = self.money(n);
        let like = |other: &Money| other.comparable(own) && other.agrees(own);
        let again = self
            .doc
            .facts
            .printed
            .amounts
            .iter()
            .any(|(m, span)| *span != self.all[n].1 && like(m));
        let pairs = self.doc.facts.printed.pairs.iter();
        let fits = |whole: &Money, pair: &SharedAmount| {
            whole.comparable(pair.amount.0)
                && pair.share.0.mantissa > 0
                && can_be_share(pair.share.0, pair.amount.0, *whole) == Some(true)
        };
        let shared = pairs.filter(|pair| pair.share.0.mantissa > 0).any(|pair| {
            if pair.amount.1 == self.all[n].1 {
                self.all.iter().any(|(whole, _)| fits(whole, pair))
            } else {
                fits(&own, pair)
            }
        });
        again || shared || self.is_in_sum(n) || self.is_in_window(n)
    }

    /// Whether two or three amounts of its paragraph make it up, or make up another with it.
    fn is_in_sum(&self, n: usize) -> bool {
        let low = n.saturating_sub(MAX_AROUND);
        let around: Vec<usize> = (low..self.all.len().min(n + MAX_AROUND))
            .filter(|&other| other != n && self.is_beside(n, other))
            .collect();
        let own = self.money(n);
        let makes = |parts: &[usize], whole: Money| self.sum(parts).agrees(whole.into());
        around.iter().enumerate().any(|(i, &a)| {
            around[i + 1..].iter().enumerate().any(|(j, &b)| {
                let (first, second) = (self.money(a), self.money(b));
                makes(&[a, b], own)
                    || makes(&[n, a], second)
                    || makes(&[n, b], first)
                    || around[i + j + 2..].iter().any(|&c| {
                        makes(&[a, b, c], own)
                            || makes(&[n, a, b], self.money(c))
                            || makes(&[n, a, c], second)
                            || makes(&[n, b, c], first)
                    })
            })
        })
    }

    /// Whether it is the total or a part of amounts in a row that add up.
    fn is_in_window(&self, n: usize) -> bool {
        self.windows()
            .iter()
            .filter(|w| w.total == n || w.parts.contains(&n))
            .any(|w| self.sum(&w.parts).agrees(self.money(w.total).into()))
    }

    fn stated(&self, window: &Window) -> StatedSum {
        let mut parts: Vec<Amount> = window.parts.iter().map(|&n| self.all[n]).collect();
        parts.sort_by_key(|(_, span)| span.start);
        StatedSum {
            parts,
            total: self.all[window.total],
        }
    }
}
