//! What a language consists of: notation, names of months, words that give a figure its role.

use crate::catalog::lexicon::Lexicon;
use crate::catalog::model::Lang;
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
    /// Whether a month stands directly behind its year: `2019 májusában`.
    pub year_before_month: bool,
    pub months: &'static [&'static [&'static str]],
    /// The first and the last letters of the forms of each month, by [`letter_bit`].
    pub month_letters: &'static [(u32, u32)],
    pub funds: &'static [(FundCode, &'static [&'static str])],
    pub acronyms: &'static [(FundCode, &'static [&'static str])],
    pub weekdays: &'static [&'static [&'static str]],
    pub placeholders: &'static [&'static str],
    /// Words in capitals over the parts of a description, in one order of parts for all languages.
    pub headings: &'static [&'static [&'static str]],
    /// Verbs of an end in the present tense.
    pub present: &'static [&'static str],
    /// Words that say that persons are to take part.
    pub planned_participation: &'static [&'static str],
    /// Its words by concept.
    pub lexicon: Lexicon,
}

/// The bit of a letter in a set of letters: one for each of a to z, whatever its case, and one for all others.
pub fn letter_bit(letter: u8) -> u32 {
    match letter.to_ascii_lowercase() {
        small @ b'a'..=b'z' => 1 << (small - b'a'),
        _ => 1 << 26,
    }
}
