//! What a label, a column or a head gives the bare figures behind it: units, dates, years, signs.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::model::Lang;
use crate::field::FieldId;
use crate::read::claims::{Claim, is_programming_period};
use crate::read::facts::Scope;
use crate::read::figures::date::{date_at, month_year, short_date};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::money::scaled_cents;
use crate::read::figures::numeral::Numeral;
use crate::read::figures::percent::as_percent;
use crate::read::figures::unit::unit_of_label;
use crate::read::lengths::MAX_MONTHS;
use crate::read::line_context::ValueLabel;
use crate::read::reader::FactReader;
use crate::read::role_words::PROJECT_TIME;
use crate::read::roles::{Role, label_role};
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::Statement;
use crate::value::money::{Bound, Currency, Money};

/// Makes the first amount of a value negative where a minus or dash is all that is before it: `-744`, `- 5 000 €`.
pub(crate) fn give_sign(text: &str, statement: &mut Statement) {
    let low = statement.range.start;
    let Some(first) = statement.quantities.first_mut() else {
        return;
    };
    let Measure::Money(money) = &mut first.measure else {
        return;
    };
    let before = text[low..first.range.start].trim_start_matches([' ', '\u{a0}', '\u{202f}', '(']);
    let sign = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '€']);
    if matches!(sign, "-" | "−" | "–" | "‑") {
        money.cents = -money.cents;
        first.range.start = low
            + text[low..first.range.start]
                .find(['-', '−', '–', '‑'])
                .unwrap_or(0);
    } else if text[first.range]
        .trim_start_matches(|c: char| c != '-' && !c.is_ascii_digit())
        .starts_with('-')
    {
        money.cents = -money.cents;
    }
}

/// A number of so many digits may be a count; a longer one is an amount.
const MAX_COUNT_DIGITS: u8 = 3;

/// What a label says of the bare figures behind it.
struct ValueUnit {
    /// It is that of an amount.
    amount: bool,
    /// It counts months.
    months: bool,
    /// It, or its column, is in per cent.
    in_percent: bool,
    /// It is that of a share.
    share: bool,
    /// It names the currency itself.
    names_currency: bool,
    currency: Currency,
    /// Figures are times ten to the power of it.
    power: u32,
}

/// How a figure without a unit stands in its value.
#[derive(Clone, Copy)]
struct BareFigure {
    /// It is the only one.
    alone: bool,
    /// Nothing but signs stands behind it.
    closed: bool,
    /// A minus sign stands before it.
    minus: bool,
}

impl ValueUnit {
    fn measure_of(&self, n: Numeral, place: BareFigure, lang: Lang) -> Option<Measure> {
        if self.months && n.decimals == 0 && n.mantissa <= i64::from(MAX_MONTHS) {
            return Some(Measure::Length(n.mantissa as u32));
        }
        let fraction = n.mantissa < 10_i64.pow(u32::from(n.decimals.min(18)));
        let whole = 100 * 10_i64.pow(u32::from(n.decimals.min(9)));
        let alone = place.alone && place.closed;
        if self.share && !fraction && n.mantissa <= whole && (alone || self.in_percent) {
            return as_percent(n, Bound::Exact).map(Measure::Percent);
        }
        let like_amount = self.currency != Currency::Unknown
            || n.grouped
            || n.digits > MAX_COUNT_DIGITS
            || n.mantissa == 0
            || place.minus;
        if !(self.amount && (alone || self.names_currency) && like_amount) {
            return None;
        }
        let (cents, unit) = scaled_cents(n, self.power, lang)?;
        Some(self.amount_of(cents, unit))
    }

    /// An amount that looks like a year: the label names its currency.
    fn amount_of_year(&self, year: u16) -> Option<Measure> {
        self.names_currency
            .then(|| self.amount_of(i128::from(year) * 100, 100))
    }

    fn amount_of(&self, cents: i128, unit: i128) -> Measure {
        Measure::Money(Money {
            cents,
            unit,
            currency: self.currency,
            bound: Bound::Exact,
        })
    }
}

impl FactReader<'_> {
    /// Reads the dates of a value whose months are named in another language than the document's.
    pub(crate) fn give_dates(&self, statement: &mut Statement, label: &ValueLabel) {
        let time = PROJECT_TIME.union_const(ConceptSet::of(&[Published, Updated, Date]));
        let dated = |q: &Quantity| matches!(q.measure, Measure::Date(_) | Measure::Years(_));
        if !label.part.concepts.has_any(time) || statement.quantities.iter().any(dated) {
            return;
        }
        if self.give_short_dates(statement) {
            return;
        }
        for quantity in &mut statement.quantities {
            let named = self.text[quantity.range.end..]
                .trim_start_matches([' ', '.', '-'])
                .starts_with(char::is_alphabetic)
                || self.text[statement.range.start..quantity.range.start]
                    .trim_end()
                    .ends_with(char::is_alphabetic);
            let single = matches!(
                quantity.measure,
                Measure::Number(_) | Measure::Year(_) | Measure::Other
            );
            if !single || !named {
                continue;
            }
            let token = date_at(self.text, quantity.range.start, None)
                .or_else(|| month_year(self.text, quantity.range.start, None));
            if let Some(token) =
                token.filter(|t| t.start >= statement.range.start && t.end <= statement.range.end)
            {
                *quantity = Quantity {
                    range: token.range(),
                    measure: Measure::Date(token.reading),
                };
            }
        }
        let mut end = 0;
        statement.quantities.retain(|q| {
            let keep = q.range.start >= end;
            end = end.max(q.range.end);
            keep
        });
        let quantities = &statement.quantities;
        statement.terms.retain(|t| {
            !quantities
                .iter()
                .any(|q| q.range.start < t.range.end && t.range.start < q.range.end)
        });
    }

    /// Reads dates with two digits of the year, or without signs, where a value holds one or two of them and nothing else:
    /// `1.8.22–31.12.24`, `210801–231231`.
    fn give_short_dates(&self, statement: &mut Statement) -> bool {
        let text = &self.text[statement.range];
        let mut dates = Vec::new();
        let mut at = 0;
        while let Some(n) = text[at..].find(|c: char| c.is_ascii_digit()) {
            let start = statement.range.start + at + n;
            let Some(token) = short_date(self.text, start) else {
                return false;
            };
            dates.push(Quantity {
                range: token.range(),
                measure: Measure::Date(token.reading),
            });
            at = token.end - statement.range.start;
        }
        let found = (1..=2).contains(&dates.len());
        if found {
            statement.quantities = dates;
        }
        found
    }

    /// Gives bare numbers the unit of their label: `(1 000 EUR)`, `%`, `(months)`.
    pub(crate) fn give_units(&self, statement: &mut Statement, label: &ValueLabel, block: usize) {
        let bare = |q: &Quantity| matches!(q.measure, Measure::Number(_) | Measure::Year(_));
        if !statement.quantities.iter().any(bare) {
            return;
        }
        let given = self.unit_of_value(label, block);
        let alone = statement.quantities.len() == 1;
        let Statement {
            range, quantities, ..
        } = statement;
        for quantity in quantities {
            let figure = quantity.range;
            let behind = &self.text[figure.end..range.end.max(figure.end)];
            let place = BareFigure {
                alone,
                closed: behind
                    .trim_matches([' ', '.', '\u{a0}', '|', '*'])
                    .is_empty(),
                minus: self.text[range.start..figure.start].ends_with(['-', '−', '–']),
            };
            let measure = match quantity.measure {
                Measure::Number(n) => given.measure_of(n, place, self.lang),
                Measure::Year(year) if given.amount && alone => given.amount_of_year(year),
                _ => None,
            };
            if let Some(measure) = measure {
                quantity.measure = measure;
            }
        }
    }

    /// What a label, and the heads above it, say of the bare figures behind it.
    fn unit_of_value(&self, label: &ValueLabel, block: usize) -> ValueUnit {
        let concepts = label.part.concepts;
        let sum = ConceptSet::of(&[Value, Budget, Cost]);
        let in_percent = concepts.has(Percent)
            || self.table_head(block).is_some_and(|head| {
                let text = head.text(self.text);
                head.cells == 2
                    && text.contains('%')
                    && !text.contains(|c: char| c.is_ascii_digit())
            });
        let unit = unit_of_label(&self.text[label.range], self.lang);
        let above = self.heading_unit(block as u32);
        let known = unit.currency != Currency::Unknown;
        ValueUnit {
            amount: matches!(label_role(label.part), Role::Field(_)),
            months: concepts.has(UnitMonth),
            in_percent,
            share: in_percent || concepts.has(Share) && !concepts.has_any(sum),
            names_currency: known,
            currency: if known { unit.currency } else { above.currency },
            power: if unit.power > 0 {
                unit.power
            } else {
                above.power
            },
        }
    }

    /// The programming period that a programme's name holds.
    pub(crate) fn give_years(
        &mut self,
        statement: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        for (n, quantity) in statement.quantities.iter().enumerate() {
            if let Measure::Years(years) = quantity.measure
                && is_programming_period(years)
            {
                let claim = Claim {
                    field: FieldId::PeriodLabel,
                    quantity: n,
                    certain: true,
                    points: 3,
                    basis: ConceptSet::EMPTY,
                    scope: Scope::Project,
                };
                self.keep_claims(statement, vec![claim], place, found);
            }
        }
    }
}
