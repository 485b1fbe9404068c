//! Reading of both dates of a project after one label.

use crate::field::FieldId;
use crate::read::facts::{Origin, UnreadReason};
use crate::read::figures::calendar::month_at;
use crate::read::figures::date::DateToken;
use crate::read::figures::date_range::{yearless_range, years_at};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::role_words::ENDING;
use crate::read::terms::terms_of;
use crate::text::digits::next_digit;
use crate::text::range::ByteRange;
use crate::value::date::{Date, checked_date};

impl FactReader<'_> {
    /// Both dates of a project: `Alkaa 2.1.2019 ja päättyy 31.5.2022`, `1.9.2017–31.8.2019`, `2009 - 2011`.
    pub(crate) fn read_period(&mut self, range: ByteRange, place: &FactPlace) {
        let text = self.text;
        let Some(digit) = next_digit(text.as_bytes(), range.start, range.end) else {
            if self.template.is_some() {
                self.push_unread(FieldId::DateRange, range, place, UnreadReason::Malformed);
            }
            return;
        };
        if let Some((first, second)) = yearless_range(text, digit, Some(self.lang)) {
            return self.push_period(first, Some(second), place);
        }
        if let Some((years, end)) = years_at(text, digit).filter(|(_, end)| *end <= range.end) {
            let value = |y: u16| Date::new(y, 0, 0);
            self.push_fact(
                FieldId::DateStart,
                value(years.first),
                ByteRange::new(digit, digit + 4),
                place,
            );
            return self.push_fact(
                FieldId::DateEnd,
                value(years.last),
                ByteRange::new(end - 4, end),
                place,
            );
        }
        let Some(first) = self.next_date(range.start, range.end) else {
            return self.length_or_unread(digit, range, place);
        };
        match self.next_date(first.end, range.end) {
            Some(second) => {
                let rest = self.text[second.end..range.end].to_lowercase();
                let extended = ["jatkoai", "förläng", "exten", "jatkettu"]
                    .iter()
                    .any(|w| rest.contains(w));
                let last = if extended {
                    self.next_date(second.end, range.end)
                } else {
                    None
                };
                self.push_period(first, Some(last.unwrap_or(second)), place);
            }
            None => match self.range_before(range.start, first) {
                Some(start) => self.pair_or_end(start, first, place),
                None => self.push_period(first, None, place),
            },
        }
    }

    /// What is before the only whole date of a range: `1 January – 31 December 2020`, `January–December 2020`. `Some(None)`
    /// when it is a range, but not one whose start can be read.
    fn range_before(&self, from: usize, end: DateToken) -> Option<Option<DateToken>> {
        let before = self.text[from..end.start].trim_end();
        let words = ["-", "–", "—", "−", " to", " till", " until", " through"];
        let head = words
            .iter()
            .find_map(|w| before.strip_suffix(w))?
            .trim_end();
        let year = end.reading.ok()?.year;
        let start = head
            .rsplit(|c: char| c.is_whitespace())
            .next()
            .map_or(from, |word| from + head.len() - word.len());
        let Some((month, stop)) = month_at(self.text, start, Some(self.lang))
            .filter(|(_, stop)| *stop == from + head.len())
        else {
            return Some(None);
        };
        let day = head[..start - from].trim_end().trim_end_matches('.');
        let digits = day.len() - day.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let begin = from + day.len() - digits;
        let number = day[day.len() - digits..].parse().unwrap_or(0);
        let reading = if digits == 0 {
            Ok(Date::new(year, month, 0))
        } else {
            checked_date(year, u32::from(month), number)
        };
        Some(Some(DateToken {
            start: if digits == 0 { start } else { begin },
            end: stop,
            reading,
        }))
    }

    fn pair_or_end(&mut self, start: Option<DateToken>, end: DateToken, place: &FactPlace) {
        match start {
            Some(start) => self.push_period(start, Some(end), place),
            None => {
                self.push_mention(end, Origin::Label);
                self.date_fact(FieldId::DateEnd, end, place);
            }
        }
    }

    fn length_or_unread(&mut self, digit: usize, range: ByteRange, place: &FactPlace) {
        let before = self.facts.duration.len();
        self.duration_value(ByteRange::new(digit, range.end), place);
        if self.facts.duration.len() == before && self.template.is_some() {
            self.push_unread(FieldId::DateRange, range, place, UnreadReason::Malformed);
        }
    }

    fn push_period(&mut self, first: DateToken, second: Option<DateToken>, place: &FactPlace) {
        self.push_mention(first, Origin::Label);
        let Some(second) = second else {
            let from = place.label.map_or(0, |l| l.end as usize);
            let mut before = Vec::new();
            terms_of(
                self.lang.data().lexicon,
                self.text,
                ByteRange::new(from, first.start),
                &mut before,
            );
            let ends = before.iter().any(|t| t.concepts.has_any(ENDING));
            let field = if ends {
                FieldId::DateEnd
            } else {
                FieldId::DateStart
            };
            return self.date_fact(field, first, place);
        };
        self.push_mention(second, Origin::Label);
        self.date_fact(FieldId::DateStart, first, place);
        self.date_fact(FieldId::DateEnd, second, place);
    }
}
