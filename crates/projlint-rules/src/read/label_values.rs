//! The values of labels that are read by what their words mean.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{Claim, Surroundings, claims_of, is_programming_period};
use crate::read::facts::{EmptyField, Origin, Scope, SharedAmount, UnreadReason};
use crate::read::figures::date::{date_at, month_year, short_date};
use crate::read::figures::money::scaled_cents;
use crate::read::figures::percent::as_percent;
use crate::read::figures::unit::{unit_after, unit_of_label};
use crate::read::line_context::{Above, ValueLabel, text_fields, trim_signs};
use crate::read::quantities::{Measure, Quantity};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::roles::BEGINNING;
use crate::read::roles::ENDING;
use crate::read::roles::{HEADING_FOREIGN, PROJECT_TIME, Role, RoleContext, money_role};
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;
use crate::value::money::{Bound, Currency, Money};

/// Codes of projects have so many digits; a lower number is that of a decision or an annex.
const MIN_CODE_DIGITS: usize = 3;

impl FactReader<'_> {
    pub(crate) fn read_value_of(
        &mut self,
        label: ValueLabel,
        value: ByteRange,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) {
        let concepts = label.part.concepts;
        let value = ByteRange::new(value.start, self.part_end(value.start, value.end));
        let value = self.behind_equals(value);
        let before = found.len();
        let mut statement = self.statement(value);
        let none = statement.quantities.is_empty()
            && !statement.terms.is_empty()
            && statement.terms.iter().all(|t| t.concepts.has(Na));
        if none || self.is_placeholder(&self.text[value]) {
            return self.note_absent(&label);
        }
        if let Some(field) = text_fields(concepts)
            && self.read_text_value(field, &label, &statement, block, above, found)
        {
            return;
        }
        if above
            .heading
            .is_some_and(|h| h.concepts.has_any(HEADING_FOREIGN))
        {
            return;
        }
        self.give_units(&mut statement, &label, block);
        self.give_dates(&mut statement, &label);
        give_sign(self.text, &mut statement);
        let around = Surroundings {
            label: Some(label.part),
            heading: None,
        };
        let claims = claims_of(self.text, &statement, around);
        self.note_left(&statement, around, &claims);
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
            part: label.range.start,
        };
        self.keep_claims(&statement, claims, place, found);
        self.keep_funds(&statement, &Part::default(), place, found);
        self.note_mentions(&statement, Origin::Label);
        let words = concepts.union(statement.concepts());
        self.note_changes(words, &statement, block);
        self.note_unread(&label, &statement, block, &found[before..]);
        // A label may name the fund and the share: `ERDF co-financing (80 %)`.
        let own = self.statement(label.range);
        self.keep_funds(&own, &Part::default(), place, found);
        let shares = own
            .quantities
            .iter()
            .any(|q| matches!(q.measure, Measure::Percent(_)));
        if let ([share], [amount]) = (&own.quantities[..], &statement.quantities[..])
            && let (Measure::Percent(percent), Measure::Money(money)) =
                (share.measure, amount.measure)
        {
            let span = |range: ByteRange| self.source.span(range.start..range.end);
            self.facts.printed.pairs.push(SharedAmount {
                amount: (money, span(amount.range)),
                share: (percent, span(share.range)),
            });
        }
        if shares {
            let label = Part {
                concepts: own.concepts(),
                ..label.part
            };
            let claims = claims_of(
                self.text,
                &own,
                Surroundings {
                    label: Some(label),
                    heading: None,
                },
            );
            self.keep_claims(&own, claims, place, found);
        }
    }

    /// Of `2,4 mil. Kč + 14,8 mil. Kč = 17,2 mil. Kč` the part behind the sign.
    fn behind_equals(&self, value: ByteRange) -> ByteRange {
        let text = &self.text[value];
        match text.rfind('=').filter(|at| text[..*at].contains('+')) {
            Some(at) => trim_spaces(self.text.as_bytes(), value.start + at + 1, value.end),
            None => value,
        }
    }

    /// A label whose value says that there is none.
    pub(crate) fn note_absent(&mut self, label: &ValueLabel) {
        let context = RoleContext {
            label: true,
            ..RoleContext::default()
        };
        let field =
            text_fields(label.part.concepts).or(match money_role(label.part.concepts, context) {
                Role::Field(field) => Some(field),
                _ => None,
            });
        if let Some(field) = field {
            let label = self.source.span(label.range.start..label.range.end);
            self.facts.empty.push(EmptyField {
                field,
                label,
                required: false,
                absent: true,
            });
        }
    }

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
        let concepts = label.part.concepts;
        let context = RoleContext {
            label: true,
            unknown: label.part.unknown,
            unknown_head: label.part.unknown_head,
            project: false,
        };
        let amount = matches!(money_role(concepts, context), Role::Field(_));
        let sum = ConceptSet::of(&[Value, Budget, Cost]);
        let in_percent = concepts.has(Percent)
            || self.table_head(block).is_some_and(|head| {
                let text = head.text(self.text);
                head.cells == 2
                    && text.contains('%')
                    && !text.contains(|c: char| c.is_ascii_digit())
            });
        let share = in_percent || concepts.has(Share) && !concepts.has_any(sum);
        let unit = unit_of_label(&self.text[label.range], self.lang);
        let currency = (unit.currency != Currency::Unknown).then_some(unit.currency);
        let alone = statement.quantities.len() == 1;
        let rest = |q: &Quantity, end: usize| {
            self.text[q.range.end..end.max(q.range.end)]
                .trim_matches([' ', '.', '\u{a0}', '|', '*'])
                .is_empty()
        };
        let end = statement.range.end;
        let statement_start = statement.range.start;
        let above = self.heading_unit(block as u32);
        let default = currency.unwrap_or(above.currency);
        let power = if unit.power > 0 {
            unit.power
        } else {
            above.power
        };
        for quantity in &mut statement.quantities {
            let Measure::Number(n) = quantity.measure else {
                if let (Measure::Year(year), true, true) =
                    (quantity.measure, amount && alone, currency.is_some())
                {
                    quantity.measure = Measure::Money(Money {
                        cents: i128::from(year) * 100,
                        unit: 100,
                        currency: default,
                        bound: Bound::Exact,
                    });
                }
                continue;
            };
            let closed = rest(quantity, end);
            let minus = self.text[statement_start..quantity.range.start].ends_with(['-', '−', '–']);
            let fraction = n.mantissa < 10_i64.pow(u32::from(n.decimals.min(18)));
            if concepts.has(UnitMonth) && n.decimals == 0 && n.mantissa < 600 {
                quantity.measure = Measure::Length(n.mantissa as u32);
            } else if share
                && !fraction
                && n.mantissa <= 100 * 10_i64.pow(u32::from(n.decimals.min(9)))
                && (alone && closed || in_percent)
            {
                if let Some(percent) = as_percent(n, Bound::Exact) {
                    quantity.measure = Measure::Percent(percent);
                }
            } else if amount
                && (closed && alone || currency.is_some())
                && (currency.is_some()
                    || default != Currency::Unknown
                    || n.grouped
                    || n.digits > 3
                    || n.mantissa == 0
                    || minus)
                && let Some((cents, unit)) = scaled_cents(n, power, self.lang)
            {
                quantity.measure = Measure::Money(Money {
                    cents,
                    unit,
                    currency: default,
                    bound: Bound::Exact,
                });
            }
        }
    }

    /// A value that is words: a code, a name, a state; `true` when it was one.
    pub(crate) fn read_text_value(
        &mut self,
        field: FieldId,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let range = statement.range;
        let text = &self.text[range];
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
            part: label.range.start,
        };
        match field {
            FieldId::CodeProject => {
                let end = text
                    .find(['|', ',', ';', '(', '"', '“', '„', '»', '”'])
                    .unwrap_or(text.len());
                let code = text[..end].trim().trim_end_matches(['.', ' ']);
                let coded = code.bytes().filter(u8::is_ascii_digit).count() >= MIN_CODE_DIGITS
                    && code.len() <= 60
                    && code.split(' ').count() <= 4;
                if coded && !code.contains(['€', '%']) {
                    let start = range.start + text.len() - text.trim_start().len();
                    self.push_text(
                        field,
                        ByteRange::new(start, start + code.len()),
                        place,
                        found,
                    );
                }
                coded
            }
            FieldId::Status => {
                let states = [
                    (StatusRunning, "running"),
                    (StatusEnded, "ended"),
                    (StatusInterrupted, "interrupted"),
                ];
                let said = Part::of(&statement.terms).concepts;
                let mut named = states.iter().filter(|(c, _)| said.has(*c));
                if let (Some((_, code)), None) = (named.next(), named.next()) {
                    let term = statement
                        .terms
                        .iter()
                        .find(|t| states.iter().any(|(c, _)| t.concepts.has(*c)));
                    let range = term.map_or(range, |t| ByteRange::new(t.range.start, t.end));
                    self.push_code(field, code, range, place, found);
                }
                true
            }
            FieldId::Fund => {
                let before = found.len();
                self.keep_funds(statement, &Part::default(), place, found);
                if found.len() == before {
                    let place = FactPlace {
                        label: Some(self.source.span(label.range.start..label.range.end)),
                        scope: Scope::Project,
                        origin: Origin::Label,
                        block: block as u32,
                    };
                    self.read_fund(range, &place);
                }
                true
            }
            FieldId::Programme => {
                self.give_years(statement, place, found);
                let end = statement
                    .quantities
                    .last()
                    .filter(|q| q.range.end + 2 >= range.end)
                    .map_or(range.end, |q| q.range.start);
                self.push_text(
                    field,
                    trim_signs(self.text, ByteRange::new(range.start, end)),
                    place,
                    found,
                );
                self.keep_funds(statement, &Part::default(), place, found);
                true
            }
            FieldId::NameProject | FieldId::OrgName => {
                let end = text
                    .find(['|', '(', '\t'])
                    .filter(|n| *n > 2)
                    .unwrap_or(text.len());
                let value = trim_signs(self.text, ByteRange::new(range.start, range.start + end));
                let words = self.text[value].contains(char::is_alphabetic);
                if words && value.len() <= 200 {
                    self.push_text(field, value, place, found);
                }
                words
            }
            _ => false,
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

    /// A label of a figure whose value has figures and none that can be read as one.
    pub(crate) fn note_unread(
        &mut self,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        found: &[StatedFact],
    ) {
        let inside = |f: &StatedFact| f.is_in(statement.range);
        let digits = self
            .signs
            .digits
            .next(statement.range.start, statement.range.end)
            .is_some();
        if found.iter().any(inside) || !digits || label.part.unknown {
            return;
        }
        let concepts = label.part.concepts;
        let context = RoleContext {
            label: true,
            ..RoleContext::default()
        };
        let read = |m: fn(&Measure) -> bool| statement.quantities.iter().any(|q| m(&q.measure));
        let field = if concepts.has(ProgrammingPeriod) {
            FieldId::PeriodLabel
        } else if let Role::Field(field) = money_role(concepts, context) {
            if read(|m| matches!(m, Measure::Money(_) | Measure::Percent(_))) {
                return;
            }
            field
        } else if concepts.has_any(
            BEGINNING
                .union_const(ENDING)
                .union_const(ConceptSet::of(&[Period])),
        ) && is_like_date(&self.text[statement.range])
            && !read(|m| !matches!(m, Measure::Number(_) | Measure::Other | Measure::Phone))
        {
            if concepts.has_any(ENDING) {
                FieldId::DateEnd
            } else {
                FieldId::DateStart
            }
        } else {
            return;
        };
        let place = FactPlace {
            label: Some(self.source.span(label.range.start..label.range.end)),
            scope: Scope::Project,
            origin: Origin::Label,
            block: block as u32,
        };
        let bare = read(|m| matches!(m, Measure::Number(_)));
        let scaled = statement.quantities.iter().any(|q| {
            matches!(q.measure, Measure::Number(_))
                && unit_after(self.text, q.range.end, self.lang, true).power > 0
        });
        let why = match (scaled, bare) {
            (true, _) => UnreadReason::Ambiguous,
            (_, true) => UnreadReason::Unit,
            _ => UnreadReason::Malformed,
        };
        self.unread_figure(field, statement.range, &place, why);
    }
}

/// Makes the first amount of a value negative where a minus or dash is all that is before it: `-744`, `- 5 000 €`.
fn give_sign(text: &str, statement: &mut Statement) {
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

/// Whether a value has the form of a date: three numbers with dots, strokes or hyphens between them, and little else.
fn is_like_date(value: &str) -> bool {
    const MAX_DATE_BYTES: usize = 40;
    let bytes = value.as_bytes();
    let joins = bytes.windows(3).filter(|w| {
        w[0].is_ascii_digit()
            && matches!(w[1], b'/' | b'.' | b'-')
            && (w[2].is_ascii_digit() || w[2] == b'-')
    });
    bytes.len() <= MAX_DATE_BYTES && joins.count() >= 2 && !value.contains(char::is_alphabetic)
}
