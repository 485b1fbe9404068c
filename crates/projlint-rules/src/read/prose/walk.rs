//! Facts that sentences state. A figure counts only where the words of its sentence give it a role.

use crate::catalog::words::SentenceWords;
use crate::field::FieldId;
use crate::read::facts::{Origin, Scope};
use crate::read::figures::date::DateToken;
use crate::read::figures::figure::figure_at;
use crate::read::figures::lexeme::{Figure, Lexeme};
use crate::read::prose::sentence::{NEAR_BYTES, Sentence, lower_nordic, skip_breaks};
use crate::read::reader::{FactPlace, FactReader};
use crate::text::block::BlockKind;
use crate::text::range::ByteRange;
use crate::value::code::Text;
use crate::value::date::Date;
use memchr::{memchr3_iter, memrchr3_iter};

/// A sentence is looked at this far before and after a figure, in bytes.
const MAX_BYTES_BEFORE: usize = 400;

const MAX_BYTES_AFTER: usize = 240;

impl FactReader<'_> {
    /// Reads the sentences of every line that no label has used.
    pub(crate) fn read_prose(&mut self) {
        let mut sentence = Sentence::default();
        let mut index = 0;
        while index < self.blocks.len() {
            let first = index;
            index += 1;
            if self.used[first] {
                continue;
            }
            let plain = |b: &crate::text::block::Block| b.kind == BlockKind::Text;
            while index < self.blocks.len()
                && !self.used[index]
                && self.blocks[index].joined
                && plain(&self.blocks[index])
            {
                index += 1;
            }
            self.read_lines(first, index, &mut sentence);
        }
        self.read_funds();
        self.read_durations();
    }

    /// The figures of joined lines.
    fn read_lines(&mut self, first: usize, after: usize, sentence: &mut Sentence) {
        let (low, high) = (
            self.blocks[first].body as usize,
            self.blocks[after - 1].end as usize,
        );
        let (mut at, mut block) = (low, first);
        let mut pending: Option<(DateToken, usize)> = None;
        while let Some(i) = self.signs.digits.next(at, high) {
            while block + 1 < after && self.blocks[block + 1].start as usize <= i {
                block += 1;
            }
            let lexeme = figure_at(self.text, i, low, self.lang);
            at = lexeme.end.max(i + 1);
            self.read_lexeme(
                lexeme,
                ByteRange::new(low, high),
                block as u32,
                sentence,
                &mut pending,
            );
            at = at.max(pending.map_or(0, |p| p.1)).max(lexeme.end);
            if at >= high {
                break;
            }
        }
        self.close_sentence(sentence, after as u32 - 1);
    }

    fn read_lexeme(
        &mut self,
        lexeme: Lexeme,
        run: ByteRange,
        block: u32,
        sentence: &mut Sentence,
        pending: &mut Option<(DateToken, usize)>,
    ) {
        let place = FactPlace {
            label: None,
            scope: Scope::Project,
            origin: Origin::Prose,
            block,
        };
        if lexeme.start >= sentence.end {
            self.close_sentence(sentence, block);
        }
        match lexeme.value {
            Figure::Phone => self.read_phone(lexeme.range(), run.start, &place),
            Figure::Date(reading) => {
                let token = DateToken {
                    start: lexeme.start,
                    end: lexeme.end,
                    reading,
                };
                if token.reading.is_err() || token.reading.is_ok_and(|d| d.day > 0) {
                    self.push_mention(token, Origin::Prose);
                }
                self.set_sentence(sentence, lexeme.start, run);
                self.read_date(token, sentence, &place, pending);
            }
            Figure::Number(n) if !self.counts_persons(lexeme.end) => {
                self.read_length(n, lexeme, (run, sentence), &place)
            }
            Figure::Money(_) | Figure::Percent(_) | Figure::Number(_)
                if self.lang.data().prose.is_some() =>
            {
                self.set_sentence(sentence, lexeme.start, run);
                if let Figure::Percent(percent) = lexeme.value {
                    self.note_source(percent, lexeme, sentence);
                }
                self.read_amount(lexeme, sentence, &place);
            }
            Figure::Years(years) => {
                self.facts
                    .ranges
                    .push((years, self.source.span(lexeme.start..lexeme.end)));
                self.set_sentence(sentence, lexeme.start, run);
                let token = |y: u16, start: usize| DateToken {
                    start,
                    end: start + 4,
                    reading: Ok(Date::new(y, 0, 0)),
                };
                let head = &sentence.lower[..lexeme.start - sentence.start];
                let near = &head[crate::text::range::floor_boundary(
                    head,
                    head.len().saturating_sub(NEAR_BYTES / 2),
                )..];
                if self
                    .sentence_words()
                    .is_some_and(|w| w.programming.in_text(near))
                {
                    self.push_fact(FieldId::PeriodLabel, years, lexeme.range(), &place);
                } else if self.is_period(sentence, lexeme.start) {
                    self.push_range(
                        token(years.first, lexeme.start),
                        token(years.last, lexeme.end - 4),
                        &place,
                    );
                }
            }
            _ => {}
        }
    }

    /// Sets the sentence around a byte, within the lines of `run`.
    pub(crate) fn set_sentence(&self, sentence: &mut Sentence, at: usize, run: ByteRange) {
        if sentence.start <= at && at < sentence.end {
            return;
        }
        let bytes = self.text.as_bytes();
        let low = run.start.max(at.saturating_sub(MAX_BYTES_BEFORE));
        let high = run.end.min(at + MAX_BYTES_AFTER);
        let stop = |i: usize| {
            matches!(bytes.get(i + 1), Some(b' ' | b'\n' | b'\r'))
                && self
                    .text
                    .get(skip_breaks(bytes, i + 1)..)
                    .is_some_and(|t| t.starts_with(char::is_uppercase))
        };
        sentence.start = memrchr3_iter(b'.', b'!', b'?', &bytes[low..at])
            .map(|i| low + i)
            .find(|&i| stop(i))
            .map_or(low, |i| skip_breaks(bytes, i + 1));
        sentence.end = memchr3_iter(b'.', b'!', b'?', &bytes[at..high])
            .map(|i| at + i)
            .find(|&i| stop(i))
            .map_or(high, |i| i + 1);
        sentence.start = crate::text::range::ceil_boundary(self.text, sentence.start);
        sentence.end = crate::text::range::ceil_boundary(self.text, sentence.end).max(at + 1);
        sentence.end = crate::text::range::ceil_boundary(self.text, sentence.end);
        lower_nordic(
            &self.text[sentence.start..sentence.end],
            &mut sentence.lower,
        );
        sentence.taken = sentence.start;
        sentence.another.set(None);
        sentence.eu = 0;
        sentence.share = 0;
    }

    pub(crate) fn sentence_words(&self) -> Option<&'static SentenceWords> {
        self.lang.data().prose.as_ref()
    }

    /// A telephone number that a word or its form says to be one.
    pub(crate) fn read_phone(&mut self, range: ByteRange, low: usize, place: &FactPlace) {
        let before = crate::text::spaces::back_spaces(self.text.as_bytes(), range.start).max(low);
        let word = self.text[low..before]
            .rsplit([' ', '\u{a0}', ',', '('])
            .next()
            .unwrap_or("")
            .trim_end_matches(':')
            .to_lowercase();
        let named = self
            .sentence_words()
            .is_some_and(|p| p.phone.contains(&word.as_str()));
        let plus = self.text[range.start..].starts_with('+');
        if named || plus || range.start == low {
            self.push_fact(FieldId::ContactPhone, Text, range, place);
        }
    }
}
