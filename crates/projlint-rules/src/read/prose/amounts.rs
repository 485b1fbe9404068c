//! Amounts, shares and counts that sentences state.

use crate::catalog::words::SentenceWords;
use crate::field::FieldId;
use crate::read::facts::{Origin, Scope};
use crate::read::figures::lexeme::{Figure, Lexeme};
use crate::read::prose::sentence::{MIN_SOURCES, Sentence, find_phrase, rfind_phrase};
use crate::read::reader::{FactPlace, FactReader};
use crate::text::spaces::skip_spaces;
use crate::text::words::begins_with;
use crate::value::count::Count;
use crate::value::percent::Percent;

/// Words between a share and the amount that it is: `60 % eli 250 000 €`.
const OR_WORDS: &[&str] = &["eli", "eller", "dvs.", "i.e.", "or", "("];

impl FactReader<'_> {
    pub(crate) fn read_amount(&mut self, lexeme: Lexeme, s: &mut Sentence, place: &FactPlace) {
        let Some(words) = self.sentence_words() else {
            return;
        };
        let head =
            &s.lower[s.taken.max(s.start).min(lexeme.start) - s.start..lexeme.start - s.start];
        let tail = &s.lower[(lexeme.end - s.start).min(s.lower.len())..];
        let range = lexeme.range();
        let place = &FactPlace {
            scope: prose_scope(&s.lower[..lexeme.start - s.start], s, words),
            ..*place
        };
        if let Figure::Number(n) = lexeme.value {
            if words.takes_part.in_text(&s.lower) && words.project.in_text(&s.lower) {
                self.push_fact(FieldId::IndPersonPlanned, Count(n), range, place);
            }
            return;
        }
        let (total, eu) = (words.total.last_end(head), words.eu.last_end(head));
        let own = |reader: &Self| place.scope != Scope::Project || !reader.of_another(s);
        match lexeme.value {
            Figure::Money(money) => {
                let mut stated = 0;
                let or = s.share > 0
                    && OR_WORDS.contains(
                        &self.text[s.share..lexeme.start]
                            .trim()
                            .trim_start_matches(','),
                    );
                if or {
                    stated = lexeme.end;
                    self.push_fact(FieldId::AmountEu, money, range, place);
                } else if total > eu
                    && words.project.in_text(&s.lower)
                    && !words.no_total.in_text(head)
                    && !of_the(head, total, words.total.list)
                    && own(self)
                {
                    self.push_fact(FieldId::AmountTotal, money, range, place);
                } else if eu > total
                    && !of_the(head, eu, words.eu.list)
                    && !self.of_a_name(lexeme.start - head.len(), head, eu, words)
                    && own(self)
                {
                    stated = lexeme.end;
                    self.push_fact(FieldId::AmountEu, money, range, place);
                }
                (s.taken, s.eu, s.share) = (lexeme.end, stated, 0);
            }
            Figure::Percent(percent) => {
                let near = head.len().checked_sub(eu).is_some_and(|d| d <= 60);
                let counted = words
                    .persons
                    .in_text(&tail[..crate::text::range::floor_boundary(tail, 40)]);
                let beside = s.eu > 0
                    && self.text[s.eu..lexeme.start].trim() == "("
                    && tail.starts_with(')');
                if (eu > total && near || beside)
                    && !counted
                    && !words.no_share.in_text(&s.lower)
                    && own(self)
                {
                    self.push_fact(FieldId::ShareEuPercent, percent, range, place);
                    (s.taken, s.share) = (lexeme.end, lexeme.end);
                }
            }
            _ => {}
        }
    }

    /// Whether a name is before the phrase that ends at a byte: `Karelian EU-rahoitus` is not the project's.
    fn of_a_name(&self, start: usize, head: &str, end: usize, words: &SentenceWords) -> bool {
        let begin = words
            .eu
            .list
            .iter()
            .filter(|p| head[..end].ends_with(**p))
            .map(|p| end - p.len())
            .min()
            .unwrap_or(end);
        let before = self.text[start..start + begin].trim_end();
        let word = before.rsplit([' ', '\u{a0}', '\n']).next().unwrap_or("");
        let lower = word.to_lowercase();
        let own = words.project.in_text(&lower)
            || ["the", "our", "this", "its", "of"].contains(&lower.as_str());
        word.starts_with(char::is_uppercase) && !own
    }

    /// Notes a percentage together with the one source of financing that is named before it.
    pub(crate) fn note_source(&self, percent: Percent, lexeme: Lexeme, s: &mut Sentence) {
        let Some(words) = self.sentence_words() else {
            return;
        };
        let from = s.shared.unwrap_or(s.start).max(s.start).min(lexeme.start);
        let head = &s.lower[from - s.start..lexeme.start - s.start];
        let begins = |at: usize| !head[..at].ends_with(char::is_alphanumeric);
        let named = |stems: &&[&str]| {
            stems
                .iter()
                .any(|w| rfind_phrase(head, w).is_some_and(begins))
        };
        let mut sources = (0..words.sources.len()).filter(|&i| named(&words.sources[i]));
        match (sources.next(), sources.next()) {
            (Some(source), None) => s.shares.push((source, percent, lexeme.range())),
            _ => s.shares.clear(),
        }
        s.shared = Some(lexeme.end);
    }

    /// Ends a sentence: its percentages are shares of one whole when each has its own source, the EU is one of them, and
    /// nothing is a part of a part.
    pub(crate) fn close_sentence(&mut self, s: &mut Sentence, block: u32) {
        let shares = std::mem::take(&mut s.shares);
        s.shared = None;
        let Some(words) = self
            .sentence_words()
            .filter(|_| shares.len() >= MIN_SOURCES)
        else {
            return;
        };
        let distinct = |source: usize| shares.iter().filter(|f| f.0 == source).count() == 1;
        if shares.iter().all(|f| distinct(f.0))
            && !words.no_share.in_text(&s.lower)
            && shares.iter().any(|f| f.0 == 0)
            && !words.no_total.in_text(&s.lower)
        {
            let place = FactPlace {
                label: None,
                scope: Scope::Project,
                origin: Origin::Prose,
                block,
            };
            for (_, percent, range) in shares {
                self.push_fact(FieldId::SharePart, percent, range, &place);
            }
        }
    }

    /// Whether the word after a number is one for persons.
    pub(crate) fn counts_persons(&self, end: usize) -> bool {
        let word = skip_spaces(self.text.as_bytes(), end);
        word > end
            && self.sentence_words().is_some_and(|w| {
                w.persons
                    .list
                    .iter()
                    .any(|p| begins_with(&self.text[word..], p).is_some())
            })
    }
}

/// What the words before a figure say it is about.
fn prose_scope(head: &str, s: &Sentence, words: &SentenceWords) -> Scope {
    if words.partner.in_text(&s.lower) {
        return Scope::Partner(s.start as u32);
    }
    for before in [
        "vuonna ",
        "vuoden ",
        "vuodelle ",
        "år ",
        "in ",
        "year ",
        "for ",
        "för ",
    ] {
        let year = find_phrase(head.as_bytes(), before.as_bytes()).and_then(|at| {
            head.get(at + before.len()..at + before.len() + 4)?
                .parse()
                .ok()
        });
        if let Some(year) = year.filter(|y| (1990..2100).contains(y)) {
            return Scope::Year(year);
        }
    }
    Scope::Project
}

/// Whether the phrase that ends at a byte is only what a part is taken of: `kokonaisbudjetista`, `of the total budget`.
fn of_the(head: &str, end: usize, phrases: &[&str]) -> bool {
    let word = head[end..]
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let begin = phrases
        .iter()
        .filter(|p| head[..end].ends_with(**p))
        .map(|p| end - p.len())
        .min()
        .unwrap_or(end);
    let before = &head[..begin];
    let before =
        &before[crate::text::range::floor_boundary(before, before.len().saturating_sub(20))..];
    let part = phrases
        .iter()
        .any(|p| p.starts_with("budjet") && head[..end].ends_with(p))
        && head[..begin].ends_with(char::is_alphabetic)
        && !head[..begin].ends_with("kokonais");
    let other = [
        "paid",
        "received",
        "realis",
        "spent",
        "maks",
        "toteut",
        "käyt",
        "utbetal",
        "använd",
        "aluksi",
        "nousi",
        "laski",
        "reduced",
        "increased",
        "höjdes",
        "sänktes",
        "excluding",
        "ilman",
        "exkl",
    ];
    part || other.iter().any(|w| head[end..].contains(w))
        || word.ends_with("sta")
        || word.ends_with("stä")
        || before.ends_with("of the ")
        || before.ends_with("of its ")
        || before.ends_with(" av den ")
        || before.ends_with(" av ")
}
