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
    pub months: &'static [&'static [&'static str]],
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
