//! Tables and lists of figures as they stand, for the rules that add up.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::figures::unit::Unit;
use crate::text::source::Span;
use crate::value::money::{Bound, Currency, Money};
use crate::value::percent::Percent;

/// A table of figures, or a list of lines with figures, which is a table of two columns: amounts and shares.
#[derive(Debug, Default)]
pub struct FigureTable {
    /// What the heads of its columns say; a list has none.
    pub heads: Vec<RowLabel>,
    /// Its rows.
    pub rows: Vec<FigureRow>,
}

/// A row of a table of figures.
#[derive(Debug)]
pub struct FigureRow {
    /// What its head says.
    pub label: RowLabel,
    /// A cell for each column behind the first.
    pub cells: Vec<ListedCell>,
}

/// What a row or column is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRole {
    /// One of the parts.
    Part,
    /// What the parts before it are together, and nothing else.
    Total,
    /// What some of the parts before it, or behind it, may be together: `staff in all`.
    NamedTotal,
    /// Another measure of the whole: a budget, what was granted, what was paid.
    Whole,
    /// Value added tax, work in kind or costs that a total need not contain.
    Beside,
}

/// What the head of a row or column says.
#[derive(Clone, Copy, Debug)]
pub struct RowLabel {
    /// What it is to the others.
    pub role: RowRole,
    /// The field that an amount beside it states, if its words say one.
    pub field: Option<FieldId>,
    /// What its words mean.
    pub concepts: ConceptSet,
    /// How far it is a part of the row above: indentation, list marker, `of which`.
    pub depth: u32,
}

/// A cell of a table of figures.
#[derive(Clone, Copy, Debug)]
pub struct ListedCell {
    /// The figure.
    pub figure: ListedFigure,
    /// Its text.
    pub span: Span,
}

/// A figure of a table or list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ListedFigure {
    /// Nothing, a dash, or the word for nothing.
    Empty,
    /// Words without a figure.
    Words,
    /// An amount of money.
    Money(Money),
    /// A share.
    Percent(Percent),
    /// A number of persons, months, pieces.
    Count(i64),
    /// A figure that is not read.
    Unread,
}

/// A list or table with fewer figures adds nothing up.
pub(crate) const MIN_FIGURES: usize = 3;

impl FigureTable {
    /// The cells of a column.
    pub fn column(&self, index: usize) -> impl Iterator<Item = (&RowLabel, &ListedCell)> {
        self.rows
            .iter()
            .filter_map(move |row| row.cells.get(index).map(|cell| (&row.label, cell)))
    }

    /// The number of its columns behind the heads of the rows.
    pub fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }

    /// In a column whose head names a currency, or none of whose cells does, small numbers beside amounts are amounts too.
    /// Otherwise they count something else.
    pub(crate) fn give_amounts(&mut self, units: &[Unit]) {
        for (index, unit) in units.iter().enumerate() {
            let currency = self.column(index).find_map(|(_, cell)| match cell.figure {
                ListedFigure::Money(m) if m.currency != Currency::Unknown => Some(m.currency),
                _ => None,
            });
            let amounts = || {
                self.column(index)
                    .filter(|(_, cell)| matches!(cell.figure, ListedFigure::Money(_)))
            };
            let named = unit.currency != Currency::Unknown;
            let alike = named || amounts().count() > 1 && !self.has_measured_rows();
            if amounts().next().is_none() {
                continue;
            }
            let factor = 10_i128.pow(unit.power.min(12));
            for row in &mut self.rows {
                let Some(cell) = row.cells.get_mut(index) else {
                    continue;
                };
                match &mut cell.figure {
                    ListedFigure::Money(m) if m.currency == Currency::Unknown => {
                        m.currency = currency.unwrap_or(m.currency);
                    }
                    ListedFigure::Count(n) if alike && (named || currency.is_none() || *n == 0) => {
                        cell.figure = ListedFigure::Money(Money {
                            cents: i128::from(*n) * 100 * factor,
                            unit: 100 * factor,
                            currency: currency.unwrap_or(unit.currency),
                            bound: Bound::Exact,
                        });
                    }
                    _ => {}
                }
            }
        }
    }

    /// Whether the heads of its rows are of several kinds: persons beside money.
    fn has_measured_rows(&self) -> bool {
        let counted = ConceptSet::of(&[Participants, Persons, Women, Men, Jobs, Companies]);
        self.rows
            .iter()
            .any(|row| row.label.concepts.has_any(counted))
    }

    /// Whether it has enough figures for a rule that adds up.
    pub(crate) fn adds_up(&self) -> bool {
        let figure = |f: &ListedFigure| {
            matches!(
                f,
                ListedFigure::Money(_) | ListedFigure::Percent(_) | ListedFigure::Count(_)
            )
        };
        let many = |index: usize| {
            self.column(index)
                .filter(|(_, cell)| figure(&cell.figure))
                .count()
                >= MIN_FIGURES
        };
        let wide = |row: &FigureRow| {
            row.cells.iter().filter(|cell| figure(&cell.figure)).count() >= MIN_FIGURES
        };
        (0..self.width()).any(many) || self.rows.iter().any(wide)
    }
}
