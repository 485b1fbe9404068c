//! What a language consists of: notation, names of months, words that give a figure its role.

use crate::catalog::lexicon::Lexicon;
use crate::catalog::model::Lang;
use crate::text::fold::{GRAM_BITS, gram_bit};
use crate::value::code::FundCode;

/// The data of one language.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Language {
    pub lang: Lang,
    pub code: &'static str,
    /// A language with which it has most frequent words in common; only words that the other lacks distinguish the two.
    pub like: Option<Lang>,
    /// Parts of the words for a project, which a text about one has in the language or in one near to it.
    pub project_stems: &'static [&'static str],
    pub decimal: char,
    /// Its letters beyond a to z, small.
    pub letters: &'static str,
    pub months: &'static [&'static [&'static str]],
    pub month_words: &'static [&'static str],
    pub year_words: &'static [&'static str],
    pub percent_words: &'static [&'static str],
    pub about: &'static [&'static str],
    pub at_most: &'static [&'static str],
    pub at_least: &'static [&'static str],
    pub funds: &'static [(FundCode, &'static [&'static str])],
    /// What the names of all funds end with; empty where they do not end alike.
    pub fund_ending: &'static str,
    pub acronyms: &'static [(FundCode, &'static [&'static str])],
    pub numbers: &'static [(&'static str, u32)],
    pub halves: &'static [(&'static str, u32)],
    pub year_stems: &'static [&'static str],
    pub month_stems: &'static [&'static str],
    pub weekdays: &'static [&'static [&'static str]],
    pub placeholders: &'static [&'static str],
    /// Words in capitals over the parts of a description, in one order of parts for all languages.
    pub headings: &'static [&'static [&'static str]],
    pub prose: Option<SentenceWords>,
    /// Its words by concept.
    pub lexicon: Lexicon,
}

/// Phrases in lower case that are looked for in sentences, with the set of their first bytes, so that most places in a
/// sentence are passed over at once.
#[derive(Debug)]
pub struct Phrases {
    /// The phrases.
    pub list: &'static [&'static str],
    /// First bytes in the set: two or three.
    pub width: u8,
    /// The set, see [`gram_bit`].
    pub bits: [u64; GRAM_BITS / 64],
}

impl Phrases {
    /// The places where a phrase begins, with its length, in order.
    pub(crate) fn phrase_places<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        let begins = move |at: &usize| {
            let gram = gram_bit(&bytes[*at..], self.width);
            self.bits[gram / 64] >> (gram % 64) & 1 == 1
        };
        (0..bytes.len()).filter(begins).filter_map(move |at| {
            let longest = self
                .list
                .iter()
                .filter(|p| p.as_bytes()[0] == bytes[at] && bytes[at..].starts_with(p.as_bytes()))
                .map(|p| p.len())
                .max()?;
            Some((at, longest))
        })
    }

    /// Whether a text in lower case holds one of the phrases.
    pub fn in_text(&self, text: &str) -> bool {
        self.phrase_places(text).next().is_some()
    }

    /// The byte after the last of the phrases, 0 without one.
    pub fn last_end(&self, text: &str) -> usize {
        self.phrase_places(text)
            .map(|(at, length)| at + length)
            .max()
            .unwrap_or(0)
    }
}

/// Beginnings of words and phrases, in lower case, that give a figure in a sentence its role.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SentenceWords {
    pub project: Phrases,
    pub period: Phrases,
    pub start: Phrases,
    pub end: Phrases,
    pub present: Phrases,
    pub foreign: Phrases,
    pub total: Phrases,
    pub eu: Phrases,
    pub partner: Phrases,
    pub event: Phrases,
    pub persons: Phrases,
    pub takes_part: Phrases,
    pub no_total: Phrases,
    pub sources: &'static [&'static [&'static str]],
    pub phone: &'static [&'static str],
    pub programming: Phrases,
    pub no_share: Phrases,
    /// Words of which a page has one that says who funds the project, as printed.
    pub funding: &'static [&'static str],
}
