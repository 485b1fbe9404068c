//! Dates that sentences state: the project's period, its first and last day, events.

use crate::catalog::model::Lang;
use crate::field::FieldId;
use crate::read::figures::date::{DateToken, range_gap};
use crate::read::figures::figure::figure_at;
use crate::read::figures::lexeme::Figure;
use crate::read::prose::sentence::Sentence;
use crate::read::reader::{FactPlace, FactReader};

impl FactReader<'_> {
    /// Whether a range of dates in the sentence is the project's period.
    pub(crate) fn is_period(&self, s: &Sentence, at: usize) -> bool {
        let Some(words) = self.sentence_words() else {
            return false;
        };
        let head = &s.lower[..at - s.start];
        words.project.in_text(&s.lower) && words.period.in_text(head) && !self.of_another(s)
    }

    pub(crate) fn read_date(
        &mut self,
        token: DateToken,
        s: &Sentence,
        place: &FactPlace,
        pending: &mut Option<(DateToken, usize)>,
    ) {
        if let Some((first, end)) = pending.take().filter(|p| p.1 == token.start) {
            debug_assert!(end <= token.start);
            if self.is_period(s, first.start) {
                self.push_range(first, token, place);
            }
            return;
        }
        let second = range_gap(self.text, token.end).filter(|&at| {
            self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit)
                || month_follows(self.text, at, self.lang)
        });
        if let Some(at) = second {
            let begin = self
                .signs
                .digits
                .next(at, (at + 24).min(self.text.len()))
                .unwrap_or(at);
            let next = figure_at(self.text, begin, at, self.lang);
            if let Figure::Date(_) = next.value {
                *pending = Some((token, next.start));
                return;
            }
        }
        self.single_date(token, s, place);
    }

    pub(crate) fn push_range(&mut self, first: DateToken, second: DateToken, place: &FactPlace) {
        if let (Ok(start), Ok(end)) = (first.reading, second.reading) {
            self.push_fact(FieldId::DateStart, start, first.range(), place);
            self.push_fact(FieldId::DateEnd, end, second.range(), place);
        }
    }

    /// `Hanke alkoi 1.6.2019 ja päättyy 31.12.2021`; an event; a date without a role.
    pub(crate) fn single_date(&mut self, token: DateToken, s: &Sentence, place: &FactPlace) {
        let (Some(words), Ok(date)) = (self.sentence_words(), token.reading) else {
            return;
        };
        let head = &s.lower[..token.start - s.start];
        let range = token.range();
        if self.is_subject(head, words) && !self.of_another(s) {
            let near =
                &head[crate::text::range::floor_boundary(head, head.len().saturating_sub(30))..];
            let (start, end) = (words.start.last_end(near), words.end.last_end(near));
            if start > end {
                return self.push_fact(FieldId::DateStart, date, range, place);
            }
            if end > start {
                return self.push_fact(FieldId::DateEnd, date, range, place);
            }
        }
        if words.project.in_text(head) && words.event.in_text(&s.lower) {
            self.push_fact(FieldId::DateEvent, date, range, place);
        }
    }
}

fn month_follows(text: &str, at: usize, lang: Lang) -> bool {
    crate::read::figures::calendar::month_at(text, at, Some(lang)).is_some()
}
