//! Whether a sentence speaks of the document's own project.

use crate::catalog::model::Lang;
use crate::catalog::words::SentenceWords;
use crate::field::NAME_PROJECT;
use crate::read::prose::sentence::Sentence;
use crate::read::reader::FactReader;

/// Compounds that mean the project itself: a development project, a project of a fund.
const OWN_COMPOUNDS: &[&str] = &[
    "kehittämis",
    "utvecklings",
    "eu",
    "esr",
    "eakr",
    "esf",
    "eruf",
];

/// Words with a capital that may stand before `project` without naming one.
const ARTICLES: &[&str] = &[
    "the", "this", "our", "a", "an", "its", "eu", "esf", "erdf", "each", "whole",
];

/// The verb follows the project within this many, in bytes.
const MAX_VERB_BYTES: usize = 24;

/// A document with more names is a list of projects, and none of the further ones is its own.
const MAX_NAMES: usize = 16;

impl FactReader<'_> {
    /// Whether a sentence speaks of a partner, a part, a programme or another project.
    pub(crate) fn of_another(&self, s: &Sentence) -> bool {
        if let Some(known) = s.another.get() {
            return known;
        }
        let Some(words) = self.sentence_words() else {
            return false;
        };
        let another = words.foreign.in_text(&s.lower)
            || words
                .project
                .phrase_places(&s.lower)
                .any(|(at, length)| self.names_another(s, at, length));
        s.another.set(Some(another));
        another
    }

    /// Whether the word for a project at a byte of the sentence names another than the document's.
    fn names_another(&self, s: &Sentence, at: usize, length: usize) -> bool {
        let text = &self.text[s.start..s.start + s.lower.len()];
        let begin = at
            - s.lower[..at]
                .chars()
                .rev()
                .take_while(|c| c.is_alphanumeric() || *c == '-')
                .map(char::len_utf8)
                .sum::<usize>();
        let end = at
            + length
            + s.lower[at + length..]
                .chars()
                .take_while(|c| c.is_alphanumeric())
                .map(char::len_utf8)
                .sum::<usize>();
        let prefix = s.lower[begin..at].trim_matches('-');
        if !prefix.is_empty() {
            return !OWN_COMPOUNDS.contains(&prefix) && !self.is_titled(prefix);
        }
        let before = text[..begin].trim_end().rsplit(' ').next().unwrap_or("");
        if begin < at {
            return !self.is_titled(&before.to_lowercase());
        }
        let name = |word: &str| {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            word.starts_with(char::is_uppercase) && !self.is_titled(&word.to_lowercase())
        };
        let behind = text[end..]
            .strip_prefix(' ')
            .and_then(|t| t.split(' ').next())
            .unwrap_or("");
        let article = ARTICLES.contains(&before.to_lowercase().as_str());
        name(behind) || (self.lang == Lang::En && name(before) && !article)
    }

    /// Whether a word in lower case is in the project's name or the document's first line.
    fn is_titled(&self, word: &str) -> bool {
        self.titles
            .get_or_init(|| self.own_titles())
            .iter()
            .any(|name| name.contains(word))
    }

    /// The project's names and the document's first line, in lower case.
    fn own_titles(&self) -> Vec<String> {
        let first = self
            .blocks
            .first()
            .map(|b| b.text(self.text))
            .filter(|l| l.len() <= 150);
        let names = self
            .facts
            .all_of(NAME_PROJECT)
            .map(|f| self.source.slice(f.span));
        first
            .into_iter()
            .chain(names)
            .take(MAX_NAMES)
            .map(str::to_lowercase)
            .collect()
    }

    /// Whether the project is what starts or ends: `Hanke alkoi`, not `Hankkeen valmistelu alkoi`.
    pub(crate) fn is_subject(&self, head: &str, words: &SentenceWords) -> bool {
        words.project.phrase_places(head).any(|(at, length)| {
            let end = at
                + length
                + head[at + length..]
                    .chars()
                    .take_while(|c| c.is_alphanumeric())
                    .map(char::len_utf8)
                    .sum::<usize>();
            let near = &head[end..crate::text::range::floor_boundary(
                head,
                (end + MAX_VERB_BYTES).min(head.len()),
            )
            .max(end)];
            let word = &head[at..end];
            let nominative = matches!(word, "hanke" | "projekti" | "projektet" | "project");
            let part = head[..at].ends_with(" of the ") || head[..at].ends_with(" av ");
            let verb = words.start.in_text(near) || words.end.in_text(near);
            let direct = self.lang != Lang::En
                || near.trim_start().split(' ').next().is_some_and(|w| {
                    w == "will"
                        || w == "was"
                        || w == "has"
                        || words.start.in_text(w)
                        || words.end.in_text(w)
                });
            nominative && !part && verb && direct
        })
    }
}
