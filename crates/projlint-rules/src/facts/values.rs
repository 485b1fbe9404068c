//! Reading of the values behind labels.

use super::{Mention, Origin, Place, Reader, Unread, Why};
use crate::catalog::FUNDS;
use crate::field::{FieldId, Shape};
use crate::key::{key, same};
use crate::language::{begins_with, duration_at};
use crate::lexeme::{money, next_digit, percent, percent_sign, range_gap};
use crate::source::{ByteRange, Located};
use crate::value::date::{DateToken, date_at, month_year, numeric_month, years_at};
use crate::value::number::{numeral, skip_spaces};
use crate::value::{Bound, Code, Count, Currency, Duration, FundCode, Money, Text, Years};

/// Words for "not available" are not longer than this, in bytes.
const MAX_ABSENT: usize = 40;
const STATUS: [&str; 3] = ["running", "ended", "interrupted"];
const MODE: [&str; 3] = ["single", "joint", "transfer"];

impl Reader<'_> {
    /// Reads the value of a label as its field asks.
    pub(super) fn value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        match field {
            FieldId::DateRange => self.period(range, place),
            FieldId::Fund => self.fund(range, place),
            FieldId::Status => self.word(field, range, place, STATUS),
            FieldId::ApplicantsMode => self.word(field, range, place, MODE),
            FieldId::AxisNo | FieldId::ObjectiveNo => self.outline(field, range, place),
            _ => match field.shape() {
                Shape::Money => self.money_value(field, range, place),
                Shape::Percent => self.percent_value(field, range, place),
                Shape::Date => self.date_value(field, range, place),
                Shape::Duration => self.duration_value(range, place),
                Shape::Count => self.count_value(field, range, place),
                Shape::Years => self.years_value(field, range, place),
                Shape::Code | Shape::Text => self.push(field, Text, range, place),
            },
        }
    }

    pub(super) fn unread(&mut self, field: FieldId, range: ByteRange, place: &Place, why: Why) {
        let span = self.source.span(range.start..range.end);
        if let Some(label) = place.label {
            self.facts.unread.push(Unread {
                field,
                span,
                label,
                why,
            });
        }
    }

    /// An amount, with the share in parentheses behind it. Words without a figure are no amount and, where labels are not
    /// a template's, no fault.
    fn money_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        let bytes = self.text.as_bytes();
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            if self.template.is_some() {
                self.unread(field, range, place, Why::Malformed);
            }
            return;
        };
        let glued =
            i > range.start && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'_');
        let currency = self
            .template
            .map_or_else(|| self.heading_currency(place.block), |t| t.currency);
        let read = numeral(bytes, i).filter(|n| !n.leading_zero(bytes, i));
        let Some(n) = read else {
            return self.unread_figure(field, range, place, Why::Malformed);
        };
        if let Some(end) = percent_sign(self.text, n.end, self.lang) {
            return self.share(field, n, ByteRange::new(i, end), place);
        }
        let read = match money(self.text, i, range.start, n, currency, self.lang) {
            Ok(read) => read,
            Err(_) => return self.unread(field, range, place, Why::Ambiguous),
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
        if amount.cents == 0 && self.absent(rest.trim()) {
            let label = place
                .label
                .unwrap_or_else(|| self.source.span(range.start..range.end));
            self.facts.empty.push(super::Empty {
                field,
                label,
                required: false,
                absent: true,
            });
            return;
        }
        if (glued && start == i) || (broken && !rest.starts_with("n/a")) {
            return self.unread_figure(field, range, place, Why::Malformed);
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
        self.push(field, amount, ByteRange::new(from, end), place);
        self.share_behind(field, end, range.end, place);
    }

    fn unread_figure(&mut self, field: FieldId, range: ByteRange, place: &Place, why: Why) {
        if self.template.is_some()
            || self.text[range.start..].starts_with(|c: char| c.is_ascii_digit() || c == '€')
        {
            self.unread(field, range, place, why);
        }
    }

    /// `(50%)` behind an amount.
    fn share_behind(&mut self, field: FieldId, end: usize, stop: usize, place: &Place) {
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
        let Some(n) = numeral(bytes, i) else { return };
        let Some(end) = percent_sign(self.text, n.end, self.lang) else {
            return;
        };
        let base = self.text.get(end..close).unwrap_or("").to_lowercase();
        let totals = self
            .lang
            .data()
            .prose
            .as_ref()
            .map_or(&[][..], |p| p.total.list);
        let whole = totals.iter().any(|t| base.contains(t))
            || base.contains("kokonais")
            || base.contains("total");
        if whole || !base.contains(char::is_alphabetic) {
            self.share(field, n, ByteRange::new(i, end), place);
        }
    }

    fn share(
        &mut self,
        field: FieldId,
        n: crate::value::number::Numeral,
        range: ByteRange,
        place: &Place,
    ) {
        let field = match field {
            FieldId::AmountEu | FieldId::ShareEuPercent => FieldId::ShareEuPercent,
            FieldId::AmountState
            | FieldId::AmountMunicipal
            | FieldId::AmountPrivate
            | FieldId::AmountOwn => FieldId::SharePart,
            _ => return,
        };
        let bound = crate::language::bound_before(self.text, range.start, self.lang);
        if let Some(value) = percent(n, bound) {
            self.push(field, value, range, place);
        }
    }

    /// A percentage; a number without its sign is one behind such a label, an amount is not.
    fn percent_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        let bytes = self.text.as_bytes();
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            return;
        };
        let Some(n) = numeral(bytes, i) else {
            return self.unread(field, range, place, Why::Malformed);
        };
        if let Some(end) = percent_sign(self.text, n.end, self.lang) {
            return self.share(field, n, ByteRange::new(i, end), place);
        }
        let alone = skip_spaces(bytes, n.end) >= range.end;
        let fraction = n.mantissa < 10_i64.pow(u32::from(n.decimals.min(18)));
        if alone && !fraction {
            self.share(field, n, ByteRange::new(i, n.end), place);
        } else if alone {
            self.unread(field, range, place, Why::Ambiguous);
        } else {
            self.share_behind(
                FieldId::ShareEuPercent,
                self.text[..range.end].rfind('(').unwrap_or(range.end),
                range.end,
                place,
            );
        }
    }

    pub(super) fn mention(&mut self, token: DateToken, origin: Origin) {
        let span = self.source.span(token.start..token.end);
        self.facts.mentions.push(Mention {
            reading: token.reading,
            span,
            origin,
        });
    }

    pub(super) fn token(&mut self, from: usize, to: usize) -> Option<DateToken> {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(i) = next_digit(bytes, at, to) {
            let inside = i > from && (bytes[i - 1].is_ascii_alphanumeric() || bytes[i - 1] == b'/');
            let token = (!inside).then(|| {
                date_at(self.text, i, Some(self.lang))
                    .or_else(|| date_at(self.text, i, None))
                    .or_else(|| month_year(self.text, i, Some(self.lang)))
                    .or_else(|| numeric_month(self.text, i))
            });
            if let Some(token) = token.flatten().filter(|t| t.end <= to && t.start >= from) {
                return Some(token);
            }
            at = i + bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
        }
        None
    }

    /// A date that stands alone behind a label; a value of the form of a date that is none in the calendar is unread.
    fn date_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        match self.token(range.start, range.end) {
            Some(token) => {
                self.mention(token, Origin::Label);
                self.date_fact(field, token, place);
            }
            None => {
                let digits = next_digit(self.text.as_bytes(), range.start, range.end).is_some();
                if self.template.is_some() || digits {
                    let why = if self.text[range].contains('T') {
                        Why::Ambiguous
                    } else {
                        Why::Malformed
                    };
                    self.unread(field, range, place, why);
                }
            }
        }
    }

    pub(super) fn date_fact(&mut self, field: FieldId, token: DateToken, place: &Place) {
        match token.reading {
            Ok(date) => self.push(field, date, token.range(), place),
            Err(impossible) => {
                self.unread(field, token.range(), place, Why::Impossible(impossible))
            }
        }
    }

    pub(super) fn duration_value(&mut self, range: ByteRange, place: &Place) {
        let bytes = self.text.as_bytes();
        let first = self
            .token(range.start, range.end)
            .filter(|_| place.label.is_some());
        if first.is_some_and(|t| self.token(t.end, range.end).is_some()) {
            return self.period(range, place);
        }
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            return;
        };
        let Some(n) = numeral(bytes, i).filter(|n| n.decimals == 0 && n.mantissa < 1000) else {
            return;
        };
        if let Some((months, end)) = duration_at(self.text, i, n.mantissa as u32, n.end, self.lang)
        {
            self.push(
                FieldId::Duration,
                Duration { months },
                ByteRange::new(i, end),
                place,
            );
        }
    }

    fn count_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        let bytes = self.text.as_bytes();
        match next_digit(bytes, range.start, range.end).and_then(|i| Some((i, numeral(bytes, i)?)))
        {
            Some((i, n)) if n.decimals == 0 && n.end >= range.end && i == range.start => {
                self.push(field, Count(n.mantissa), ByteRange::new(i, n.end), place);
            }
            _ => self.unread(field, range, place, Why::Malformed),
        }
    }

    fn years_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        let bytes = self.text.as_bytes();
        let found = next_digit(bytes, range.start, range.end).and_then(|i| {
            let (years, end) = years_at(self.text, i).or_else(|| {
                let gap = range_gap(self.text, i + 4).filter(|_| bytes.len() > i + 4)?;
                let (first, last) = (
                    self.text.get(i..i + 4)?.parse().ok()?,
                    self.text.get(gap..gap + 4)?.parse().ok()?,
                );
                Some((Years { first, last }, gap + 4))
            })?;
            let closed = !bytes.get(end).is_some_and(|b| {
                b.is_ascii_digit()
                    || *b == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
            });
            (end <= range.end && closed).then_some((years, i, end))
        });
        match found {
            Some((years, i, end)) => self.push(field, years, ByteRange::new(i, end), place),
            None => self.unread(field, range, place, Why::Malformed),
        }
    }

    /// `3. Työllisyys`: the number at the beginning.
    fn outline(&mut self, field: FieldId, range: ByteRange, place: &Place) {
        let n = self.text[range]
            .bytes()
            .take_while(|b| b.is_ascii_digit() || *b == b'.')
            .count();
        if n > 0 {
            self.push(
                field,
                Text,
                ByteRange::new(range.start, range.start + n),
                place,
            );
        }
    }

    /// A word with a fixed meaning in the template's language.
    fn word(
        &mut self,
        field: FieldId,
        range: ByteRange,
        place: &Place,
        meanings: [&'static str; 3],
    ) {
        let value = &self.text[range];
        let words = self
            .template
            .or_else(|| crate::catalog::template(crate::template::Kind::Narrative, self.lang));
        let lists = words.map(|t| {
            if field == FieldId::Status {
                t.status
            } else {
                t.mode
            }
        });
        let found = lists.and_then(|lists| {
            (0..3).find(|&i| {
                lists[i].iter().any(|w| {
                    same(w, value)
                        || begins_with(value, w).is_some()
                        || (w.len() > 8 && value.contains(w))
                })
            })
        });
        match found {
            Some(i) => self.push(field, Code(meanings[i]), range, place),
            None => self.unread(field, range, place, Why::Ambiguous),
        }
    }

    fn fund(&mut self, range: ByteRange, place: &Place) {
        let value = &self.text[range];
        let inside = value
            .rfind('(')
            .map_or("", |at| value[at + 1..].trim_end_matches(')'));
        let code = crate::facts::prose::fund_named(value, self.lang)
            .map(|f| f.0)
            .or_else(|| {
                [self.lang, crate::language::Lang::En]
                    .iter()
                    .find_map(|l| acronym(*l, inside).or_else(|| acronym(*l, value)))
            });
        let plus = value.contains('+') || value.to_lowercase().contains(" plus");
        match code {
            Some(FundCode::Esf) if plus => self.push(FieldId::Fund, Code("ESF+"), range, place),
            Some(code) => self.push(FieldId::Fund, Code(code.code()), range, place),
            None => {
                let named = |name: &&str| {
                    *name == value
                        || *name == inside
                        || (name.contains(' ') && value.contains(*name))
                };
                if let Some(fund) = FUNDS.iter().find(|f| f.names.iter().any(&named)) {
                    self.push(FieldId::Fund, Code(fund.code), range, place);
                }
            }
        }
    }

    /// The currency that the heading over a block names for its figures: `…, euroa`.
    fn heading_currency(&self, block: u32) -> Currency {
        let table = self.table_currency(block as usize);
        if table != Currency::Unknown {
            return table;
        }
        let heads = |b: &&crate::block::Block| {
            matches!(b.kind, crate::block::BlockKind::Heading(_))
                || (b.label == 0 && b.end - b.body < 100)
        };
        let above = self.blocks[..block as usize]
            .iter()
            .rev()
            .take(12)
            .find(heads);
        let names = above.is_some_and(|b| {
            let line = b.text(self.text);
            [", euroa", ", euro", "(€)", "(EUR)", ", EUR", ", €", "€"]
                .iter()
                .any(|w| line.ends_with(w))
        });
        if names {
            Currency::Eur
        } else {
            Currency::Unknown
        }
    }

    /// Whether a value is the template's word for "not available".
    pub(super) fn absent(&self, value: &str) -> bool {
        if value.len() > MAX_ABSENT || self.template.is_none_or(|t| t.absent.is_empty()) {
            return false;
        }
        let k = key(value);
        self.template
            .is_some_and(|t| t.absent.iter().any(|w| key(w) == k))
    }
}

fn acronym(lang: crate::language::Lang, value: &str) -> Option<FundCode> {
    let value = value.trim_end_matches('+').trim();
    lang.data()
        .acronyms
        .iter()
        .find(|(_, names)| names.contains(&value))
        .map(|(code, _)| *code)
}

/// An amount that stands alone in a value, for lists whose labels no template knows: `Partner Oy: 100 000 €`.
pub(super) fn lone_money(
    text: &str,
    range: ByteRange,
    currency: Currency,
    lang: crate::language::Lang,
) -> Option<Located<Money>> {
    let bytes = text.as_bytes();
    let i = next_digit(bytes, range.start, range.end)?;
    let n = numeral(bytes, i).filter(|n| !n.leading_zero(bytes, i))?;
    let found = money(text, i, range.start, n, currency, lang).ok()?;
    let amount = found.value;
    let alone = found.range.start == range.start
        && text
            .get(found.range.end..range.end)?
            .trim_matches([' ', '|', '\u{a0}'])
            .is_empty();
    (alone && amount.currency != Currency::Unknown && amount.bound == Bound::Exact).then_some(found)
}
