//! The cells and row heads of tables and lists: what each figure, and each row, is.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::facts::PrintedRange;
use crate::read::figure_table::{ListedCell, ListedFigure, RowLabel, RowRole};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::money::scaled_cents;
use crate::read::figures::numeral::{MarkReading, Numeral};
use crate::read::figures::percent::as_percent;
use crate::read::figures::unit::Unit;
use crate::read::reader::FactReader;
use crate::read::role_words::{BEGINNING, ENDING};
use crate::read::roles::{Role, label_role};
use crate::read::statement::{Part, Statement};
use crate::text::range::ByteRange;
use crate::value::money::{Bound, Currency, Money};

/// Numbers without a unit are amounts from so many digits on, where they have no thousands separator.
const MIN_AMOUNT_DIGITS: u8 = 4;

/// What a total says besides that it is one.
pub(crate) const MEASURED: ConceptSet =
    ConceptSet::of(&[Budget, Cost, Value, Funding, Public, Project, Eligible]);

/// The one quantity of a kind, if there is one and no other.
pub(crate) fn single(
    statement: &Statement,
    wanted: impl Fn(&Quantity) -> bool,
) -> Option<Quantity> {
    let mut found = statement.quantities.iter().filter(|q| wanted(q));
    let first = found.next().copied();
    first.filter(|_| found.next().is_none())
}

/// What the words of a head make of its row.
fn role_of(words: Part, role: Role) -> RowRole {
    let has = |c| words.concepts.has(c);
    let any = |c| words.concepts.has_any(ConceptSet::of(c));
    if any(&[VatOnly, VatWith, Inkind, Ineligible]) {
        return RowRole::Beside;
    }
    let state = any(&[
        StateGranted,
        StatePaid,
        StateRealised,
        StateRequested,
        StatePlanned,
    ]);
    if any(&[Total, TotalRow, Subtotal]) && !state {
        let whole = matches!(
            role,
            Role::Field(
                FieldId::AmountSum
                    | FieldId::AmountTotal
                    | FieldId::AmountPublic
                    | FieldId::AmountEligible
            )
        );
        let bare = has(Subtotal)
            || words
                .concepts
                .without(ConceptSet::of(&[Stop, Filler]))
                .iter()
                .count()
                == 1;
        return if (whole || bare) && !words.unknown && !words.unknown_head {
            RowRole::Total
        } else {
            RowRole::NamedTotal
        };
    }
    let measures = ConceptSet::of(&[Budget, Cost, Value, Funding, Project, Stop, Filler]);
    let bare = words.concepts.without(measures).is_empty();
    match role {
        Role::Field(FieldId::AmountTotal) if bare => RowRole::Whole,
        Role::Field(
            FieldId::AmountEligible
            | FieldId::AmountPublic
            | FieldId::AmountGrantedEuState
            | FieldId::AmountRealisedEuState
            | FieldId::AmountPlannedPublic
            | FieldId::AmountRealisedPublic,
        ) => RowRole::Whole,
        _ if state => RowRole::Whole,
        _ => RowRole::Part,
    }
}

/// How far the head of a row is set off from the one above: `- of which`, `&nbsp;&nbsp;wages`.
pub(crate) fn depth_of_cell(head: &str) -> u32 {
    u32::from(head.starts_with(['-', '–', '•', '\u{2003}', '↳']) || head.starts_with("&nbsp;"))
}

pub(crate) fn figure_of(
    found: Quantity,
    is_negative: bool,
    unit: Unit,
    lang: crate::catalog::model::Lang,
) -> ListedFigure {
    let number = |n: Numeral| {
        let known = unit.currency != Currency::Unknown || unit.power > 0;
        let amount = known
            || n.grouped
            || n.digits >= MIN_AMOUNT_DIGITS
            || matches!(n.mark, MarkReading::Doubtful(_))
            || n.decimals == 2;
        if !amount {
            return (n.decimals == 0).then_some(ListedFigure::Count(n.mantissa));
        }
        let (cents, unit_cents) = scaled_cents(n, unit.power, lang)?;
        let cents = if is_negative { -cents } else { cents };
        Some(ListedFigure::Money(Money {
            cents,
            unit: unit_cents,
            currency: unit.currency,
            bound: Bound::Exact,
        }))
    };
    match found.measure {
        Measure::Money(money) => ListedFigure::Money(Money {
            cents: if is_negative {
                -money.cents
            } else {
                money.cents
            },
            ..money
        }),
        Measure::Percent(percent) => ListedFigure::Percent(percent),
        Measure::Number(n) => number(n).unwrap_or(ListedFigure::Unread),
        Measure::Year(year) => ListedFigure::Money(Money {
            cents: i128::from(year) * 100,
            unit: 100,
            currency: unit.currency,
            bound: Bound::Exact,
        }),
        _ => ListedFigure::Unread,
    }
}

impl FactReader<'_> {
    /// The periods of the rows of a table: from the columns of the start and the end, or a range in a cell.
    pub(crate) fn note_row_periods(&mut self, first: usize, after: usize) {
        let heads = self.cells(first);
        let column = |wanted: ConceptSet, other: ConceptSet| {
            heads.iter().position(|head| {
                let words = self.words_in(*head).concepts;
                words.has_any(wanted) && !words.has_any(other)
            })
        };
        let from = BEGINNING.union_const(ConceptSet::of(&[RangeFrom]));
        let until = ENDING.union_const(ConceptSet::of(&[RangeUntil]));
        let columns = column(from, until).zip(column(until, from));
        for index in first + 1..after {
            let cells = self.cells(index);
            for cell in &cells {
                let statement = self.statement(*cell);
                if statement.quantities.len() > 1 {
                    self.note_ranges(&statement);
                }
            }
            let date = |column: usize| {
                let statement = self.statement(*cells.get(column)?);
                match statement.quantities[..] {
                    [q] => match q.measure {
                        Measure::Date(Ok(date)) => {
                            Some((date, self.source.span(q.range.start..q.range.end)))
                        }
                        _ => None,
                    },
                    _ => None,
                }
            };
            if let Some((start, end)) = columns.and_then(|(a, b)| date(a).zip(date(b))) {
                self.facts.printed.ranges.push(PrintedRange {
                    start,
                    end,
                    length: None,
                });
            }
        }
    }

    pub(crate) fn cell_of(&self, range: ByteRange, figure: ListedFigure) -> ListedCell {
        ListedCell {
            figure,
            span: self.source.span(range.start..range.end),
        }
    }

    /// Whether a minus sign stands before an amount.
    pub(crate) fn signed(&self, found: Quantity, line: ByteRange) -> bool {
        let before = self.text[line.start..found.range.start]
            .trim_end_matches([' ', '\u{a0}', '\u{202f}', '€']);
        let sign = before.ends_with(['-', '−', '–']);
        let bare = before.trim_end_matches(['-', '−', '–']);
        sign && (bare.is_empty() || bare.ends_with([':', '|', '\t']) || bare.ends_with(": "))
    }

    /// What a cell of a table states.
    pub(crate) fn listed_figure(
        &self,
        cell: ByteRange,
        unit: Unit,
        is_share: bool,
    ) -> ListedFigure {
        let noise: &[char] = &['*', '_', ' ', '\u{a0}', '`', '¹', '²', '³'];
        let text = self.text[cell].trim_matches(noise);
        if text
            .trim_matches(['-', '–', '—', '−', '.', '…', '/'])
            .is_empty()
        {
            return ListedFigure::Empty;
        }
        let start =
            cell.start + self.text[cell].len() - self.text[cell].trim_start_matches(noise).len();
        let inner = ByteRange::new(start, start + text.len());
        let statement = self.statement(inner);
        let Some(first) = statement.quantities.first().copied() else {
            let none =
                !statement.terms.is_empty() && statement.terms.iter().all(|t| t.concepts.has(Na));
            return match (none, text.contains(|c: char| c.is_ascii_digit())) {
                (true, _) => ListedFigure::Empty,
                (_, true) => ListedFigure::Unread,
                _ => ListedFigure::Words,
            };
        };
        let before = self.text[inner.start..first.range.start].trim();
        let after = self.text[first.range.end..inner.end].trim();
        let noted = after.is_empty() || after.starts_with('(') && after.ends_with(')');
        let sign = matches!(before, "-" | "−" | "–");
        if !noted || !(before.is_empty() || sign) {
            return ListedFigure::Unread;
        }
        let found = match (is_share, first.measure) {
            (true, Measure::Number(n)) => as_percent(n, Bound::Exact).map(ListedFigure::Percent),
            _ => Some(figure_of(first, sign, unit, self.lang)),
        };
        found.unwrap_or(ListedFigure::Unread)
    }

    pub(crate) fn row_label(&self, range: ByteRange, depth: u32) -> RowLabel {
        let words = self.words_in(range);
        let role = label_role(words);
        RowLabel {
            role: role_of(words, role),
            field: match role {
                Role::Field(field) => Some(field),
                Role::Unnamed | Role::Open => None,
            },
            concepts: words.concepts,
            depth: depth + 100 * u32::from(words.thereof),
        }
    }
}
