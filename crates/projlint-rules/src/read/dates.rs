//! Dates, lengths of time and years after labels.

use crate::field::FieldId;
use crate::read::facts::{DateMention, Origin, UnreadReason};
use crate::read::figures::calendar::duration_at;
use crate::read::figures::date::{DateToken, date_at, month_year, numeric_month};
use crate::read::figures::date_range::{range_gap, years_at};
use crate::read::figures::numeral::numeral_at;
use crate::read::reader::{FactPlace, FactReader};
use crate::text::digits::next_digit;
use crate::text::range::ByteRange;
use crate::value::count::Duration;
use crate::value::date::Years;

impl FactReader<'_> {
    pub(crate) fn push_mention(&mut self, token: DateToken, origin: Origin) {
        let span = self.source.span(token.start..token.end);
        self.facts.mentions.push(DateMention {
            reading: token.reading,
            span,
            origin,
        });
    }

    pub(crate) fn next_date(&mut self, from: usize, to: usize) -> Option<DateToken> {
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

    /// A date that is alone after a label; a value that looks like a date and is not in the calendar is unread.
    pub(crate) fn date_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
        match self.next_date(range.start, range.end) {
            Some(token) => {
                self.push_mention(token, Origin::Label);
                self.date_fact(field, token, place);
            }
            None => {
                let digits = next_digit(self.text.as_bytes(), range.start, range.end).is_some();
                if self.template.is_some() || digits {
                    let why = if self.text[range].contains('T') {
                        UnreadReason::Ambiguous
                    } else {
                        UnreadReason::Malformed
                    };
                    self.push_unread(field, range, place, why);
                }
            }
        }
    }

    pub(crate) fn date_fact(&mut self, field: FieldId, token: DateToken, place: &FactPlace) {
        match token.reading {
            Ok(date) => self.push_fact(field, date, token.range(), place),
            Err(impossible) => self.push_unread(
                field,
                token.range(),
                place,
                UnreadReason::Impossible(impossible),
            ),
        }
    }

    pub(crate) fn duration_value(&mut self, range: ByteRange, place: &FactPlace) {
        let bytes = self.text.as_bytes();
        let first = self
            .next_date(range.start, range.end)
            .filter(|_| place.label.is_some());
        if first.is_some_and(|t| self.next_date(t.end, range.end).is_some()) {
            return self.read_period(range, place);
        }
        let Some(i) = next_digit(bytes, range.start, range.end) else {
            return;
        };
        let Some(n) = numeral_at(bytes, i).filter(|n| n.decimals == 0 && n.mantissa < 1000) else {
            return;
        };
        if let Some((months, end)) = duration_at(self.text, i, n.mantissa as u32, n.end, self.lang)
        {
            self.push_fact(
                FieldId::Duration,
                Duration { months },
                ByteRange::new(i, end),
                place,
            );
        }
    }

    pub(crate) fn years_value(&mut self, field: FieldId, range: ByteRange, place: &FactPlace) {
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
            Some((years, i, end)) => self.push_fact(field, years, ByteRange::new(i, end), place),
            None => self.push_unread(field, range, place, UnreadReason::Malformed),
        }
    }
}
