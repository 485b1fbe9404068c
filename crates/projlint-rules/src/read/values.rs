//! Reading of the values after labels.

use crate::catalog::concept::Concept;
use crate::field::{FieldId, ValueKind};
use crate::read::facts::{UnreadReason, UnreadValue};
use crate::read::figures::money::money_at;
use crate::read::figures::numeral::numeral_at;
use crate::read::figures::percent::{as_percent, percent_sign};
use crate::read::figures::unit::{Unit, unit_of_label};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::terms::terms_of;
use crate::text::digits::next_digit;
use crate::text::range::{ByteRange, Located};
use crate::text::spaces::skip_spaces;
use crate::value::code::Text;
use crate::value::count::Count;
use crate::value::money::{Bound, Currency, Money};

const STATUS_CODES: [&str; 3] = ["running", "ended", "interrupted"];

const MODE_CODES: [&str; 3] = ["single", "joint", "transfer"];

/// A longer text behind a count is not the noun of what is counted, in bytes.
const MAX_NOUN_BYTES: usize = 24;

impl FactReader<'_> {
    /// Reads the value of a label as its field asks.
    pub(crate) fn read_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
        match field {
            FieldId::DateRange => self.read_period(range, place),
            FieldId::Fund => self.read_fund(range, place),
            FieldId::Status => self.read_word(field, range, place, STATUS_CODES),
            FieldId::ApplicantsMode => self.read_word(field, range, place, MODE_CODES),
            FieldId::AxisNo | FieldId::ObjectiveNo => self.read_outline_number(field, range, place),
            _ => match field.value_kind() {
                ValueKind::Money => self.money_value(field, range, place),
                ValueKind::Percent => self.percent_value(field, range, place),
                ValueKind::Date => self.date_value(field, range, place),
                ValueKind::Duration => self.duration_value(range, place),
                ValueKind::Count => self.count_value(field, range, place),
                ValueKind::Years => self.years_value(field, range, place),
                ValueKind::Code | ValueKind::Text => self.push_fact(field, Text, range, place),
            },
        }
    }

    pub(crate) fn push_unread(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: &FactPlace,
        why: UnreadReason,
    ) {
        let span = self.source.span(range.start..range.end);
        if let Some(label) = place.label {
            self.facts.unread.push(UnreadValue {
                field,
                span,
                label,
                why,
            });
        }
    }

    /// An amount, with the share in parentheses after it. Words without a figure are not an amount and, where labels are not
    /// a template's, no fault.
    pub(crate) fn money_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
        let bytes = self.text.as_bytes();
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            if self.template.is_some() {
                self.push_unread(field, range, place, UnreadReason::Malformed);
            }
            return;
        };
        let glued =
            i > range.start && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_');
        let currency = self.template.map_or_else(
            || self.heading_unit(place.block).currency,
            |t| t.template.currency,
        );
        let read = numeral_at(bytes, i).filter(|n| !n.leading_zero(bytes, i));
        let Some(n) = read else {
            return self.unread_figure(field, range, place, UnreadReason::Malformed);
        };
        if let Some(end) = percent_sign(self.text, n.end, self.lang) {
            return self.push_share(field, n, ByteRange::new(i, end), place);
        }
        let read = match money_at(self.text, i, range.start, n, currency, self.lang) {
            Ok(read) => read,
            Err(_) => return self.push_unread(field, range, place, UnreadReason::Ambiguous),
        };
        let mut amount = read.value;
        let ByteRange { start, end } = read.range;
        let rest = self.text.get(end..range.end).unwrap_or("");
        let next = rest
            .trim_start_matches([' ', '\u{a0}', '\u{202f}'])
            .chars()
            .next();
        let broken =
            rest.starts_with(char::is_alphanumeric) || next.is_some_and(|c| c.is_ascii_digit());
        let unit = rest.trim_matches([' ', '\u{a0}', '\u{202f}', '.']);
        let unknown = end == n.end
            && (1..=3).contains(&unit.len())
            && unit.bytes().all(|b| b.is_ascii_alphabetic());
        let broken = broken || unknown;
        if amount.cents == 0 && self.is_absent(rest.trim()) {
            let label = place
                .label
                .unwrap_or_else(|| self.source.span(range.start..range.end));
            self.facts.empty.push(crate::read::facts::EmptyField {
                field,
                label,
                required: false,
                absent: true,
            });
            return;
        }
        if (glued && start == i) || (broken && !rest.starts_with("n/a")) {
            return self.unread_figure(field, range, place, UnreadReason::Malformed);
        }
        let lead = self.text[range.start..start].trim_matches([' ', '\u{a0}', '-', '−', '~', '(']);
        if !lead.is_empty() && amount.bound == Bound::Exact && self.template.is_none() {
            return;
        }
        let minus =
            start > range.start && (bytes[start - 1] == b'-' || self.text[..start].ends_with('−'));
        let from = if minus {
            start - if bytes[start - 1] == b'-' { 1 } else { 3 }
        } else {
            start
        };
        if minus {
            amount.cents = -amount.cents;
        }
        self.push_fact(field, amount, ByteRange::new(from, end), place);
        self.share_behind(field, end, range.end, place);
    }

    pub(crate) fn unread_figure(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: &FactPlace,
        why: UnreadReason,
    ) {
        if self.template.is_some()
            || self.text[range.start..].starts_with(|c: char| c.is_ascii_digit() || c == '€')
        {
            self.push_unread(field, range, place, why);
        }
    }

    /// `(50%)` after an amount.
    pub(crate) fn share_behind(
        &mut self,
        field: FieldId,
        end: usize,
        stop: usize,
        place: &FactPlace,
    ) {
        let bytes = self.text.as_bytes();
        let open = skip_spaces(bytes, end);
        if bytes.get(open) != Some(&b'(') {
            return;
        }
        let close = bytes[open..stop]
            .iter()
            .position(|b| *b == b')')
            .map_or(stop, |n| open + n);
        let Some(i) = next_digit(bytes, open, close) else {
            return;
        };
        let Some(n) = numeral_at(bytes, i) else {
            return;
        };
        let Some(end) = percent_sign(self.text, n.end, self.lang) else {
            return;
        };
        let mut base = Vec::new();
        terms_of(
            self.lang.data().lexicon,
            self.text,
            ByteRange::new(end.min(close), close),
            &mut base,
        );
        let whole = base.iter().any(|t| t.concepts.has(Concept::Total));
        if whole || base.is_empty() {
            self.push_share(field, n, ByteRange::new(i, end), place);
        }
    }

    pub(crate) fn push_share(
        &mut self,
        field: FieldId,
        n: crate::read::figures::numeral::Numeral,
        range: ByteRange,
        place: &FactPlace,
    ) {
        let field = match field {
            FieldId::AmountEu | FieldId::ShareEuPercent => FieldId::ShareEuPercent,
            FieldId::AmountState
            | FieldId::AmountMunicipal
            | FieldId::AmountPrivate
            | FieldId::AmountOwn => FieldId::SharePart,
            _ => return,
        };
        let bound = crate::read::figures::calendar::bound_before(self.text, range.start, self.lang);
        if let Some(value) = as_percent(n, bound) {
            self.push_fact(field, value, range, place);
        }
    }

    /// A percentage; a number without its sign is one after such a label, an amount is not.
    pub(crate) fn percent_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
        let bytes = self.text.as_bytes();
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            return;
        };
        let Some(n) = numeral_at(bytes, i) else {
            return self.push_unread(field, range, place, UnreadReason::Malformed);
        };
        if let Some(end) = percent_sign(self.text, n.end, self.lang) {
            return self.push_share(field, n, ByteRange::new(i, end), place);
        }
        let alone = skip_spaces(bytes, n.end) >= range.end;
        let fraction = n.mantissa < 10_i64.pow(u32::from(n.decimals.min(18)));
        if alone && !fraction {
            self.push_share(field, n, ByteRange::new(i, n.end), place);
        } else if alone {
            self.push_unread(field, range, place, UnreadReason::Ambiguous);
        } else {
            self.share_behind(
                FieldId::ShareEuPercent,
                self.text[..range.end].rfind('(').unwrap_or(range.end),
                range.end,
                place,
            );
        }
    }

    pub(crate) fn count_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
        let bytes = self.text.as_bytes();
        let read = next_digit(bytes, range.start, range.end)
            .and_then(|i| Some((i, numeral_at(bytes, i)?)))
            .filter(|(i, n)| *i == range.start && n.end <= range.end);
        let Some((i, n)) = read else {
            return self.push_unread(field, range, place, UnreadReason::Malformed);
        };
        // `60`, `60,00`, `60 henkilöä`: whole, with nothing behind it or the noun that is counted.
        let whole = 10_i64
            .checked_pow(u32::from(n.decimals))
            .filter(|p| n.mantissa % p == 0);
        let noun = self.text[n.end..range.end].trim();
        let counted = noun.len() <= MAX_NOUN_BYTES
            && noun.trim_end_matches('.').chars().all(char::is_alphabetic);
        match whole {
            Some(power) if counted => {
                self.push_fact(
                    field,
                    Count(n.mantissa / power),
                    ByteRange::new(i, n.end),
                    place,
                );
            }
            _ => self.push_unread(field, range, place, UnreadReason::Malformed),
        }
    }

    /// The unit that the head of its table, or the title above it, gives the figures of a line: `Costs (1 000 EUR)`, `Amounts, €`.
    pub(crate) fn heading_unit(&self, block: u32) -> Unit {
        let none = Unit {
            currency: self.table_currency(block as usize),
            power: 0,
            edge: 0,
        };
        let heads = |b: &&crate::text::block::Block| {
            matches!(b.kind, crate::text::block::BlockKind::Heading(_))
                || (b.label == 0 && b.end - b.body < 100)
        };
        let above = self.blocks[..block as usize]
            .iter()
            .rev()
            .take(12)
            .find(heads);
        let Some(line) = above.map(|b| b.text(self.text)) else {
            return none;
        };
        // A unit stands in brackets, or behind a comma at the end.
        let line = line.trim_end_matches([':', ' ', '*']);
        let start = if line.ends_with(')') {
            line.rfind('(')
        } else {
            line.rfind([',', '|'])
        };
        let Some(start) = start.filter(|at| *at > 0) else {
            return none;
        };
        let before = crate::text::range::floor_boundary(line, start - 1);
        let unit = unit_of_label(&line[before..], self.lang);
        if unit.currency == Currency::Unknown {
            return Unit {
                currency: none.currency,
                ..unit
            };
        }
        unit
    }
}

/// An amount that is alone in a value, for lists whose labels no template knows: `Partner Oy: 100 000 €`.
pub(crate) fn lone_money(
    text: &str,
    range: ByteRange,
    currency: Currency,
    lang: crate::catalog::model::Lang,
) -> Option<Located<Money>> {
    let bytes = text.as_bytes();
    let i = next_digit(bytes, range.start, range.end)?;
    let n = numeral_at(bytes, i).filter(|n| !n.leading_zero(bytes, i))?;
    let found = money_at(text, i, range.start, n, currency, lang).ok()?;
    let amount = found.value;
    let alone = found.range.start == range.start
        && text
            .get(found.range.end..range.end)?
            .trim_matches([' ', '|', '\u{a0}'])
            .is_empty();
    (alone && amount.currency != Currency::Unknown && amount.bound == Bound::Exact).then_some(found)
}
