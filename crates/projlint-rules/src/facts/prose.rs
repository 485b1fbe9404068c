//! Facts that sentences state. A figure counts only where the words of its sentence give it a role.

use super::{Origin, Place, Reader, Scope};
use crate::block::BlockKind;
use crate::field::FieldId;
use crate::language::{Lang, Prose, begins_with, duration_at};
use crate::lexeme::{Figure, Lexeme, figure, next_digit, range_gap};
use crate::template::Kind;
use crate::value::date::DateToken;
use crate::value::number::skip_spaces;
use crate::value::{Code, Count, Date, Duration, FundCode, Percent, Text};
use memchr::{memchr_iter, memmem, memrchr_iter};

/// A sentence is looked at this far before and after a figure, in bytes.
const BEFORE: usize = 400;
const AFTER: usize = 240;
/// A noun is looked for this far from a length of time, in bytes.
const NEAR: usize = 64;

/// The sentence around the figures last read: its bytes in the text, and the text in lower case.
#[derive(Default)]
struct Sentence {
    start: usize,
    end: usize,
    lower: String,
    /// The byte after the last amount or percentage with a role in this sentence.
    taken: usize,
    /// The byte after the last EU contribution in this sentence, 0 without one.
    eu: usize,
    /// Percentages that follow the name of a source of financing: the source and the percentage's bytes.
    shares: Vec<(usize, Percent, (usize, usize))>,
    /// The byte after the last percentage.
    shared: Option<usize>,
}

/// Sources of financing below which a list need not be complete.
const SOURCES: usize = 3;

impl Reader<'_> {
    /// Reads the sentences of every line that no label has used.
    pub(super) fn prose(&mut self) {
        let mut sentence = Sentence::default();
        let mut index = 0;
        while index < self.blocks.len() {
            let first = index;
            index += 1;
            if self.used[first] {
                continue;
            }
            let plain = |b: &crate::block::Block| b.kind == BlockKind::Text;
            while index < self.blocks.len() && !self.used[index] && self.blocks[index].joined && plain(&self.blocks[index]) {
                index += 1;
            }
            self.run(first, index, &mut sentence);
        }
        self.funds();
        self.durations();
    }

    /// The figures of joined lines.
    fn run(&mut self, first: usize, after: usize, sentence: &mut Sentence) {
        let (low, high) = (self.blocks[first].body as usize, self.blocks[after - 1].end as usize);
        let bytes = self.text.as_bytes();
        let (mut at, mut block) = (low, first);
        let mut pending: Option<(DateToken, usize)> = None;
        while let Some(i) = next_digit(bytes, at, high) {
            while block + 1 < after && self.blocks[block + 1].start as usize <= i {
                block += 1;
            }
            let lexeme = figure(self.text, i, low, self.lang);
            at = lexeme.end.max(i + 1);
            self.lexeme(lexeme, (low, high), block as u32, sentence, &mut pending);
            at = at.max(pending.map_or(0, |p| p.1)).max(lexeme.end);
            if at >= high {
                break;
            }
        }
        self.close(sentence, after as u32 - 1);
    }

    fn lexeme(
        &mut self,
        lexeme: Lexeme,
        run: (usize, usize),
        block: u32,
        sentence: &mut Sentence,
        pending: &mut Option<(DateToken, usize)>,
    ) {
        let place = Place { label: None, scope: Scope::Project, origin: Origin::Prose, block };
        if lexeme.start >= sentence.end {
            self.close(sentence, block);
        }
        match lexeme.value {
            Figure::Phone => self.phone(lexeme, run.0, &place),
            Figure::Date(reading) => {
                let token = DateToken { start: lexeme.start, end: lexeme.end, reading };
                if token.reading.is_err() || token.reading.is_ok_and(|d| d.day > 0) {
                    self.mention(token, Origin::Prose);
                }
                self.sentence(sentence, lexeme.start, run);
                self.date(token, sentence, &place, pending);
            }
            Figure::Number(n) if !self.counts_persons(lexeme.end) => self.length(n, lexeme, (run, sentence), &place),
            Figure::Money(_) | Figure::Percent(_) | Figure::Number(_) if self.lang.data().prose.is_some() => {
                self.sentence(sentence, lexeme.start, run);
                if let Figure::Percent(percent) = lexeme.value {
                    self.source(percent, lexeme, sentence);
                }
                self.amount(lexeme, sentence, &place);
            }
            Figure::Years(years) => {
                self.sentence(sentence, lexeme.start, run);
                let token = |y: u16, start: usize| DateToken { start, end: start + 4, reading: Ok(Date::new(y, 0, 0)) };
                let head = &sentence.lower[..lexeme.start - sentence.start];
                let near = &head[crate::source::floor(head, head.len().saturating_sub(NEAR / 2))..];
                if self.words().is_some_and(|w| has(near, w.programming)) {
                    self.push(FieldId::PeriodLabel, years, (lexeme.start, lexeme.end), &place);
                } else if self.is_period(sentence, lexeme.start) {
                    self.range(token(years.first, lexeme.start), token(years.last, lexeme.end - 4), &place);
                }
            }
            _ => {}
        }
    }

    /// Sets the sentence around a byte, within the lines of `run`.
    fn sentence(&self, sentence: &mut Sentence, at: usize, run: (usize, usize)) {
        if sentence.start <= at && at < sentence.end {
            return;
        }
        let bytes = self.text.as_bytes();
        let low = run.0.max(at.saturating_sub(BEFORE));
        let high = run.1.min(at + AFTER);
        let stop = |i: usize| {
            matches!(bytes[i], b'.' | b'!' | b'?')
                && matches!(bytes.get(i + 1), Some(b' ' | b'\n' | b'\r'))
                && self.text.get(skip_breaks(bytes, i + 1)..).is_some_and(|t| t.starts_with(char::is_uppercase))
        };
        sentence.start = (low..at).rev().find(|&i| stop(i)).map_or(low, |i| skip_breaks(bytes, i + 1));
        sentence.end = (at..high).find(|&i| stop(i)).map_or(high, |i| i + 1);
        sentence.start = crate::source::ceil(self.text, sentence.start);
        sentence.end = crate::source::ceil(self.text, sentence.end).max(at + 1);
        sentence.end = crate::source::ceil(self.text, sentence.end);
        lower(&self.text[sentence.start..sentence.end], &mut sentence.lower);
        sentence.taken = sentence.start;
        sentence.eu = 0;
    }

    /// Notes a percentage together with the one source of financing that is named before it.
    fn source(&self, percent: Percent, lexeme: Lexeme, s: &mut Sentence) {
        let Some(words) = self.words() else { return };
        let from = s.shared.unwrap_or(s.start).max(s.start).min(lexeme.start);
        let head = &s.lower[from - s.start..lexeme.start - s.start];
        let begins = |at: usize| !head[..at].ends_with(char::is_alphanumeric);
        let named = |stems: &&[&str]| stems.iter().any(|w| rfind(head, w).is_some_and(begins));
        let mut sources = (0..words.sources.len()).filter(|&i| named(&words.sources[i]));
        match (sources.next(), sources.next()) {
            (Some(source), None) => s.shares.push((source, percent, (lexeme.start, lexeme.end))),
            _ => s.shares.clear(),
        }
        s.shared = Some(lexeme.end);
    }

    /// Ends a sentence: its percentages are shares of one whole when each has its own source, the EU is one of them, and
    /// nothing is a part of a part.
    fn close(&mut self, s: &mut Sentence, block: u32) {
        let shares = std::mem::take(&mut s.shares);
        s.shared = None;
        let Some(words) = self.words().filter(|_| shares.len() >= SOURCES) else { return };
        let distinct = |source: usize| shares.iter().filter(|f| f.0 == source).count() == 1;
        if shares.iter().all(|f| distinct(f.0))
            && !has(&s.lower, words.no_share)
            && shares.iter().any(|f| f.0 == 0)
            && !has(&s.lower, words.no_total)
        {
            let place = Place { label: None, scope: Scope::Project, origin: Origin::Prose, block };
            for (_, percent, range) in shares {
                self.push(FieldId::SharePart, percent, range, &place);
            }
        }
    }

    fn words(&self) -> Option<&'static Prose> {
        self.lang.data().prose.as_ref()
    }

    /// Whether a range of dates in the sentence is the project's period.
    fn is_period(&self, s: &Sentence, at: usize) -> bool {
        let Some(words) = self.words() else { return false };
        let head = &s.lower[..at - s.start];
        has(&s.lower, words.project) && has(head, words.period) && !has(&s.lower, words.foreign)
    }

    fn date(&mut self, token: DateToken, s: &Sentence, place: &Place, pending: &mut Option<(DateToken, usize)>) {
        if let Some((first, end)) = pending.take().filter(|p| p.1 == token.start) {
            debug_assert!(end <= token.start);
            if self.is_period(s, first.start) {
                self.range(first, token, place);
            }
            return;
        }
        let second = range_gap(self.text, token.end)
            .filter(|&at| self.text.as_bytes().get(at).is_some_and(u8::is_ascii_digit) || month_follows(self.text, at, self.lang));
        if let Some(at) = second {
            let begin = next_digit(self.text.as_bytes(), at, (at + 24).min(self.text.len())).unwrap_or(at);
            let next = figure(self.text, begin, at, self.lang);
            if let Figure::Date(_) = next.value {
                *pending = Some((token, next.start));
                return;
            }
        }
        self.single_date(token, s, place);
    }

    fn range(&mut self, first: DateToken, second: DateToken, place: &Place) {
        if let (Ok(start), Ok(end)) = (first.reading, second.reading) {
            self.push(FieldId::DateStart, start, (first.start, first.end), place);
            self.push(FieldId::DateEnd, end, (second.start, second.end), place);
        }
    }

    /// `Hanke alkoi 1.6.2019 ja päättyy 31.12.2021`; an event; a date without a role.
    fn single_date(&mut self, token: DateToken, s: &Sentence, place: &Place) {
        let (Some(words), Ok(date)) = (self.words(), token.reading) else { return };
        let head = &s.lower[..token.start - s.start];
        let range = (token.start, token.end);
        if has(&s.lower, words.project) && !has(&s.lower, words.foreign) && has(head, words.project) {
            let near = &head[crate::source::floor(head, head.len().saturating_sub(30))..];
            let (start, end) = (last(near, words.start), last(near, words.end));
            if start > end {
                return self.push(FieldId::DateStart, date, range, place);
            }
            if end > start {
                return self.push(FieldId::DateEnd, date, range, place);
            }
        }
        if has(head, words.project) && has(&s.lower, words.event) {
            self.push(FieldId::DateEvent, date, range, place);
        }
    }

    fn amount(&mut self, lexeme: Lexeme, s: &mut Sentence, place: &Place) {
        let Some(words) = self.words() else { return };
        let head = &s.lower[s.taken.max(s.start).min(lexeme.start) - s.start..lexeme.start - s.start];
        let tail = &s.lower[(lexeme.end - s.start).min(s.lower.len())..];
        let range = (lexeme.start, lexeme.end);
        let place = &Place { scope: prose_scope(&s.lower[..lexeme.start - s.start], s, words), ..*place };
        if let Figure::Number(n) = lexeme.value {
            if has(&s.lower, words.takes_part) && has(&s.lower, words.project) {
                self.push(FieldId::IndPersonPlanned, Count(n), range, place);
            }
            return;
        }
        let (total, eu) = (last(head, words.total), last(head, words.eu));
        let own = || place.scope != Scope::Project || !has(&s.lower, words.foreign);
        match lexeme.value {
            Figure::Money(money) => {
                s.taken = lexeme.end;
                s.eu = 0;
                if total > eu && has(&s.lower, words.project) && !has(head, words.no_total) && !of_the(head, total, words.total) && own() {
                    self.push(FieldId::AmountTotal, money, range, place);
                } else if eu > total && !of_the(head, eu, words.eu) && own() {
                    s.eu = lexeme.end;
                    self.push(FieldId::AmountEu, money, range, place);
                }
            }
            Figure::Percent(percent) => {
                let near = head.len().checked_sub(eu).is_some_and(|d| d <= 60);
                let counted = has(&tail[..crate::source::floor(tail, 40)], words.persons);
                let beside = s.eu > 0 && self.text[s.eu..lexeme.start].trim() == "(" && tail.starts_with(')');
                if (eu > total && near || beside) && !counted && !has(&s.lower, words.no_share) && own() {
                    s.taken = lexeme.end;
                    self.push(FieldId::ShareEuPercent, percent, range, place);
                }
            }
            _ => {}
        }
    }

    /// `The project lasts 36 months`, `Hankkeen kesto on 36 kuukautta`.
    fn length(&mut self, n: i64, lexeme: Lexeme, (run, s): ((usize, usize), &mut Sentence), place: &Place) {
        let Some(count) = u32::try_from(n).ok().filter(|n| (1..=240).contains(n)) else { return };
        let Some((months, end)) = duration_at(self.text, lexeme.start, count, lexeme.end, self.lang) else { return };
        self.sentence(s, lexeme.start, run);
        let Some(words) = self.words() else { return };
        let head = &s.lower[..lexeme.start - s.start];
        let near = &head[crate::source::floor(head, head.len().saturating_sub(NEAR / 2))..];
        if has(near, &["kestää", "kesto", "lasts", "duration", "räcker"]) && has(near, words.project) && !has(&s.lower, words.foreign) {
            self.push(FieldId::Duration, Duration { months }, (lexeme.start, end), place);
        }
    }

    /// Whether the word behind a number is one for persons.
    fn counts_persons(&self, end: usize) -> bool {
        let word = skip_spaces(self.text.as_bytes(), end);
        word > end && self.words().is_some_and(|w| w.persons.iter().any(|p| begins_with(&self.text[word..], p).is_some()))
    }

    fn phone(&mut self, lexeme: Lexeme, low: usize, place: &Place) {
        let before = crate::value::number::back_spaces(self.text.as_bytes(), lexeme.start);
        let word = self.text[low..before].rsplit([' ', '\u{a0}', ',', '(']).next().unwrap_or("").trim_end_matches(':').to_lowercase();
        let named = self.words().is_some_and(|p| p.phone.contains(&word.as_str()));
        let plus = self.text[lexeme.start..].starts_with('+');
        if named || plus || lexeme.start == low {
            self.push(FieldId::ContactPhone, Text, (lexeme.start, lexeme.end), place);
        }
    }

    /// Names of funds in the text, in a language whose names of funds end alike (`-rahasto`, `-fonden`, ` Fund`); a Kohesio
    /// page states its fund by a label.
    fn funds(&mut self) {
        if self.kind == Some(Kind::Kohesio) || self.lang.data().fund_ending.is_empty() {
            return;
        }
        let stop = if self.kind.is_some() { self.blocks.iter().take(6).last().map_or(0, |b| b.end as usize) } else { self.text.len() };
        let funds = || self.lang.data().funds.iter().flat_map(|(code, names)| names.iter().map(|n| (*code, *n)));
        let mut found = Vec::new();
        for at in memmem::find_iter(&self.text.as_bytes()[..stop], self.lang.data().fund_ending) {
            let end = at + self.lang.data().fund_ending.len();
            found.extend(funds().find(|(_, n)| self.text[..end].ends_with(n)).map(|(code, n)| (code, end - n.len(), end)));
        }
        for (code, start, end) in found {
            let block = self.blocks.partition_point(|b| b.start as usize <= start).saturating_sub(1);
            let place = Place { label: None, scope: Scope::Project, origin: Origin::Prose, block: block as u32 };
            if !self.used[block] {
                let end = fund_end(self.text, end, code, self.lang);
                self.push(FieldId::Fund, Code(code.code()), (start, end), &place);
            }
        }
        self.facts.code.sort_by_key(|f| f.span.start);
    }

    /// Length of the project in words: `tvåårigt utvecklingsprojekt`, `kolmivuotinen hanke`, `24-month project`.
    fn durations(&mut self) {
        let data = self.lang.data();
        let Some(words) = self.words() else { return };
        for (stems, unit) in [(data.year_stems, 12), (data.month_stems, 1)] {
            let Some(root) = common(stems) else { continue };
            for at in memmem::find_iter(self.text.as_bytes(), root) {
                let Some(stem) = stems.iter().find(|s| self.text[at..].starts_with(**s)) else { continue };
                if let Some((months, start, end)) = phrase(self.text, at, at + stem.len(), unit, data) {
                    self.bind_duration(months, (start, end), words);
                }
            }
        }
        self.facts.duration.sort_by_key(|d| d.span.start);
    }

    /// Takes a length as the project's when the noun next to it is the project.
    fn bind_duration(&mut self, months: u32, range: (usize, usize), words: &Prose) {
        let Some(block) = self.blocks.partition_point(|b| b.start as usize <= range.0).checked_sub(1) else { return };
        let line = self.blocks[block];
        if self.used[block] || range.1 > line.end as usize || range.0 < line.body as usize {
            return;
        }
        let mut sentence = Sentence::default();
        self.sentence(&mut sentence, range.0, (line.body as usize, line.end as usize));
        if has(&sentence.lower, words.foreign) {
            return;
        }
        let near = crate::source::floor(self.text, (range.1 + NEAR).min(line.end as usize)).max(range.1);
        let tail = self.text[range.1..near].to_lowercase();
        let mut next = tail.split([' ', '\u{a0}']).filter(|w| !w.is_empty());
        let noun = next.next().unwrap_or("");
        let after = |w: &str| w.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let named =
            self.text[range.1..near].trim_start().split(' ').next().is_some_and(|w| w.starts_with(char::is_uppercase) && w.contains('-'));
        if named {
            return;
        }
        let names = |w: &str| words.project.iter().any(|p| w.contains(p)) && !words.foreign.iter().any(|p| w.contains(p));
        let bound = names(&after(noun))
            || (noun.ends_with(['g', 't', 'n', 'a', 'ä']) && noun.len() <= 14 && next.next().is_some_and(|w| names(&after(w))));
        let from = crate::source::ceil(self.text, range.0.saturating_sub(NEAR).max(line.body as usize)).min(range.0);
        let head = self.text[from..range.0].to_lowercase();
        let copula = [" on", " är", " is", " kestää"]
            .iter()
            .any(|c| head.trim_end().strip_suffix(c).is_some_and(|h| names(h.rsplit(' ').next().unwrap_or(""))));
        let closes = noun.is_empty() || self.text[range.1..].starts_with(['.', ',', ';']);
        if bound || (copula && closes) {
            let place = Place { label: None, scope: Scope::Project, origin: Origin::Prose, block: block as u32 };
            self.push(FieldId::Duration, Duration { months }, range, &place);
        }
    }
}

/// What the words before a figure say it is about.
fn prose_scope(head: &str, s: &Sentence, words: &Prose) -> Scope {
    if has(&s.lower, words.partner) {
        return Scope::Partner(s.start as u32);
    }
    for before in ["vuonna ", "vuoden ", "vuodelle ", "år ", "in ", "year "] {
        let year = find(head.as_bytes(), before.as_bytes()).and_then(|at| head.get(at + before.len()..at + before.len() + 4)?.parse().ok());
        if let Some(year) = year.filter(|y| (1990..2100).contains(y)) {
            return Scope::Year(year);
        }
    }
    Scope::Project
}

/// Whether the phrase that ends at a byte is only what a part is taken of: `kokonaisbudjetista`, `of the total budget`.
fn of_the(head: &str, end: usize, phrases: &[&str]) -> bool {
    let word = head[end..].split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let begin = phrases.iter().filter(|p| head[..end].ends_with(**p)).map(|p| end - p.len()).min().unwrap_or(end);
    let before = &head[..begin];
    let before = &before[crate::source::floor(before, before.len().saturating_sub(20))..];
    word.ends_with("sta")
        || word.ends_with("stä")
        || before.ends_with("of the ")
        || before.ends_with("of its ")
        || before.ends_with(" av den ")
        || before.ends_with(" av ")
}

fn skip_breaks(bytes: &[u8], mut i: usize) -> usize {
    while matches!(bytes.get(i), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        i += 1;
    }
    skip_spaces(bytes, i)
}

fn month_follows(text: &str, at: usize, lang: Lang) -> bool {
    crate::language::month_at(text, at, Some(lang)).is_some()
}

/// Lower case of the letters of the Nordic languages, byte for byte, so that offsets stay.
fn lower(text: &str, out: &mut String) {
    out.clear();
    out.push_str(text);
    out.make_ascii_lowercase();
    if out.contains(['Ä', 'Ö', 'Å']) {
        *out = out.replace('Ä', "ä").replace('Ö', "ö").replace('Å', "å");
    }
}

/// Whether a text in lower case holds one of the phrases.
pub(crate) fn has(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|p| find(text.as_bytes(), p.as_bytes()).is_some())
}

/// The place of a short phrase in a sentence; for texts this short no searcher is built.
fn find(text: &[u8], phrase: &[u8]) -> Option<usize> {
    let (first, rest) = phrase.split_first()?;
    memchr_iter(*first, text).find(|&at| text[at + 1..].starts_with(rest))
}

/// The byte after the last of the phrases, 0 without one.
fn last(text: &str, phrases: &[&str]) -> usize {
    phrases.iter().filter_map(|p| rfind(text, p).map(|at| at + p.len())).max().unwrap_or(0)
}

/// The last place of a short phrase in a sentence.
fn rfind(text: &str, phrase: &str) -> Option<usize> {
    let (first, rest) = phrase.as_bytes().split_first()?;
    memrchr_iter(*first, text.as_bytes()).find(|&at| text.as_bytes()[at + 1..].starts_with(rest))
}

/// The first fund named in a text in a language: the fund, and the bytes of its name with the acronym behind it.
pub(crate) fn fund_named(text: &str, lang: Lang) -> Option<(FundCode, usize, usize)> {
    let data = lang.data();
    let (code, start, end) = data
        .funds
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (*code, *n)))
        .filter_map(|(code, name)| memmem::find(text.as_bytes(), name.as_bytes()).map(|at| (code, at, at + name.len())))
        .min_by_key(|f| f.1)?;
    Some((code, start, fund_end(text, end, code, lang)))
}

/// The end of a fund's name: its ending, and its acronym in parentheses.
fn fund_end(text: &str, end: usize, code: FundCode, lang: Lang) -> usize {
    let end = end + text[end..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - end);
    let acronym = text[end..].strip_prefix(" (").and_then(|rest| {
        let close = rest.find(')')?;
        let known = lang.data().acronyms.iter().any(|(c, names)| *c == code && names.contains(&rest[..close].trim_end_matches('+')));
        known.then_some(end + 2 + close + 1)
    });
    acronym.unwrap_or(end)
}

/// The common beginning of some stems.
fn common(stems: &[&'static str]) -> Option<&'static str> {
    let (first, rest) = stems.split_first()?;
    let length = |s: &&str| first.bytes().zip(s.bytes()).take_while(|(a, b)| a == b).count();
    let shared = rest.iter().map(length).min().unwrap_or(first.len());
    first.get(..crate::source::floor(first, shared)).filter(|r| !r.is_empty())
}

/// A number word or figure directly before a unit of time whose stem stands at `at..end`: months, first byte, end.
fn phrase(text: &str, at: usize, end: usize, unit: u32, data: &crate::language::Language) -> Option<(u32, usize, usize)> {
    let head = text[..at].strip_suffix([' ', '-']).unwrap_or(&text[..at]);
    let begin = head.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let word = &head[begin..];
    let end = end + text[end..].find(|c: char| !c.is_alphabetic()).unwrap_or(text.len() - end);
    let whole = |w: &str| begins_with(word, w) == Some(word.len());
    if let Some((_, months)) = data.halves.iter().find(|(w, _)| whole(w)) {
        return Some((*months, begin, end));
    }
    if let Some((_, n)) = data.numbers.iter().find(|(w, _)| whole(w)) {
        return Some((n * unit, begin, end));
    }
    let n: u32 = word.parse().ok().filter(|n| (1..=240).contains(n))?;
    Some((n * unit, begin, end))
}
