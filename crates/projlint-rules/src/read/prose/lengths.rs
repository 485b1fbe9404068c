//! Lengths of time that sentences state.

use crate::catalog::LANGUAGES;
use crate::catalog::words::{Language, SentenceWords};
use crate::field::FieldId;
use crate::read::facts::{Origin, Scope};
use crate::read::figures::calendar::duration_at;
use crate::read::figures::lexeme::Lexeme;
use crate::read::prose::sentence::{NEAR_BYTES, Sentence, has_phrase};
use crate::read::reader::{FactPlace, FactReader};
use crate::text::range::{ByteRange, Located};
use crate::text::words::begins_with;
use crate::value::count::Duration;
use memchr::memmem::Finder;
use std::sync::OnceLock;

impl FactReader<'_> {
    /// `The project lasts 36 months`, `Hankkeen kesto on 36 kuukautta`.
    pub(crate) fn read_length(
        &mut self,
        n: i64,
        lexeme: Lexeme,
        (run, s): (ByteRange, &mut Sentence),
        place: &FactPlace,
    ) {
        let Some(count) = u32::try_from(n).ok().filter(|n| (1..=240).contains(n)) else {
            return;
        };
        let Some((months, end)) =
            duration_at(self.text, lexeme.start, count, lexeme.end, self.lang)
        else {
            return;
        };
        self.set_sentence(s, lexeme.start, run);
        let Some(words) = self.sentence_words() else {
            return;
        };
        let head = &s.lower[..lexeme.start - s.start];
        let near = &head
            [crate::text::range::floor_boundary(head, head.len().saturating_sub(NEAR_BYTES / 2))..];
        if has_phrase(near, &["kestää", "kesto", "lasts", "duration", "räcker"])
            && words.project.in_text(near)
            && !self.of_another(s)
        {
            self.push_fact(
                FieldId::Duration,
                Duration { months },
                ByteRange::new(lexeme.start, end),
                place,
            );
        }
    }

    /// Length of the project in words: `tvåårigt utvecklingsprojekt`, `kolmivuotinen hanke`, `24-month project`.
    pub(crate) fn read_durations(&mut self) {
        let data = self.lang.data();
        let Some(words) = self.sentence_words() else {
            return;
        };
        let units = [(data.year_stems, 12), (data.month_stems, 1)];
        for ((stems, unit), finder) in units.into_iter().zip(unit_finders(data)) {
            for at in finder
                .iter()
                .flat_map(|finder| finder.find_iter(self.text.as_bytes()))
            {
                let Some(stem) = stems.iter().find(|s| self.text[at..].starts_with(**s)) else {
                    continue;
                };
                let stem = ByteRange::new(at, at + stem.len());
                if let Some(length) = length_phrase(self.text, stem, unit, data) {
                    self.bind_duration(length, words);
                }
            }
        }
        self.facts.duration.sort_by_key(|d| d.span.start);
    }

    /// Takes a length as the project's when the noun next to it is the project.
    fn bind_duration(&mut self, length: Located<Duration>, words: &SentenceWords) {
        let range = length.range;
        let Some(block) = self
            .blocks
            .partition_point(|b| b.start as usize <= range.start)
            .checked_sub(1)
        else {
            return;
        };
        let line = self.blocks[block];
        if self.used[block] || range.end > line.end as usize || range.start < line.body as usize {
            return;
        }
        let mut sentence = Sentence::default();
        self.set_sentence(&mut sentence, range.start, line.body_range());
        if self.of_another(&sentence) {
            return;
        }
        let near = crate::text::range::floor_boundary(
            self.text,
            (range.end + NEAR_BYTES).min(line.end as usize),
        )
        .max(range.end);
        let tail = self.text[range.end..near].to_lowercase();
        let mut next = tail.split([' ', '\u{a0}']).filter(|w| !w.is_empty());
        let noun = next.next().unwrap_or("");
        let after = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let named = self.text[range.end..near]
            .trim_start()
            .split(' ')
            .next()
            .is_some_and(|w| w.starts_with(char::is_uppercase) && w.contains('-'));
        if named {
            return;
        }
        let names = |w: &str| words.project.in_text(w) && !words.foreign.in_text(w);
        let bound = names(&after(noun))
            || (noun.ends_with(['g', 't', 'n', 'a', 'ä'])
                && noun.len() <= 14
                && next.next().is_some_and(|w| names(&after(w))));
        let from = crate::text::range::ceil_boundary(
            self.text,
            range
                .start
                .saturating_sub(NEAR_BYTES)
                .max(line.body as usize),
        )
        .min(range.start);
        let head = self.text[from..range.start].to_lowercase();
        let copula = [" on", " är", " is", " kestää"].iter().any(|c| {
            head.trim_end()
                .strip_suffix(c)
                .is_some_and(|h| names(h.rsplit(' ').next().unwrap_or("")))
        });
        let closes = noun.is_empty() || self.text[range.end..].starts_with(['.', ',', ';']);
        if bound || (copula && closes) {
            let place = FactPlace {
                label: None,
                scope: Scope::Project,
                origin: Origin::Prose,
                block: block as u32,
            };
            self.push_fact(FieldId::Duration, length.value, range, &place);
        }
    }
}

/// What finds the words for years and for months of a language.
fn unit_finders(data: &'static Language) -> &'static [Option<Finder<'static>>; 2] {
    static UNIT_FINDERS: [OnceLock<[Option<Finder<'static>>; 2]>; LANGUAGES.len()] =
        [const { OnceLock::new() }; LANGUAGES.len()];
    UNIT_FINDERS[data.lang as usize].get_or_init(|| {
        [data.year_stems, data.month_stems].map(|stems| common_beginning(stems).map(Finder::new))
    })
}

/// The common beginning of some stems.
fn common_beginning(stems: &[&'static str]) -> Option<&'static str> {
    let (first, rest) = stems.split_first()?;
    let length = |s: &&str| {
        first
            .bytes()
            .zip(s.bytes())
            .take_while(|(a, b)| a == b)
            .count()
    };
    let shared = rest.iter().map(length).min().unwrap_or(first.len());
    first
        .get(..crate::text::range::floor_boundary(first, shared))
        .filter(|r| !r.is_empty())
}

/// The length of time that a number word or figure gives directly before the stem of a unit of `unit` months.
fn length_phrase(
    text: &str,
    stem: ByteRange,
    unit: u32,
    data: &Language,
) -> Option<Located<Duration>> {
    let head = &text[..stem.start];
    let head = head.strip_suffix([' ', '-']).unwrap_or(head);
    let begin = head.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |i| {
        i + head[i..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[stem.end..]
        .find(|c: char| !c.is_alphabetic())
        .map_or(text.len(), |n| stem.end + n);
    let months = number_of_months(&head[begin..], unit, data)?;
    Some(Located {
        value: Duration { months },
        range: ByteRange::new(begin, end),
    })
}

/// The months that a number word, a word for a half or a figure means before a unit of `unit` months.
fn number_of_months(word: &str, unit: u32, data: &Language) -> Option<u32> {
    let whole = |w: &str| begins_with(word, w) == Some(word.len());
    if let Some((_, months)) = data.halves.iter().find(|(w, _)| whole(w)) {
        return Some(*months);
    }
    if let Some((_, n)) = data.numbers.iter().find(|(w, _)| whole(w)) {
        return Some(n * unit);
    }
    let n: u32 = word.parse().ok()?;
    (1..=240).contains(&n).then_some(n * unit)
}
