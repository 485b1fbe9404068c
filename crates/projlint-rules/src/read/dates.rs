//! Dates, lengths of time and years behind labels.

use crate::field::FieldId;
use crate::read::facts::{Mention, Origin, Why};
use crate::read::figures::calendar::duration_at;
use crate::read::figures::date::{
    DateToken, date_at, month_year, numeric_month, range_gap, years_at,
};
use crate::read::figures::numeral::numeral;
use crate::read::reader::{Place, Reader};
use crate::text::digits::next_digit;
use crate::text::range::ByteRange;
use crate::value::count::Duration;
use crate::value::date::Years;

impl Reader<'_> {
    pub(crate) fn mention(&mut self, token: DateToken, origin: Origin) {
        let span = self.source.span(token.start..token.end);
        self.facts.mentions.push(Mention {
            reading: token.reading,
            span,
            origin,
        });
    }

    pub(crate) fn token(&mut self, from: usize, to: usize) -> Option<DateToken> {
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
    pub(crate) fn date_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
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

    pub(crate) fn date_fact(&mut self, field: FieldId, token: DateToken, place: &Place) {
        match token.reading {
            Ok(date) => self.push(field, date, token.range(), place),
            Err(impossible) => {
                self.unread(field, token.range(), place, Why::Impossible(impossible))
            }
        }
    }

    pub(crate) fn duration_value(&mut self, range: ByteRange, place: &Place) {
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

    pub(crate) fn years_value(&mut self, field: FieldId, range: ByteRange, place: &Place) {
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
}
