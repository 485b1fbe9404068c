//! A word with what it means.

use crate::catalog::concept::ConceptSet;
use crate::text::range::ByteRange;

/// A word or sign with its concepts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Its bytes in the text.
    pub range: ByteRange,
    /// The byte after the phrase that it begins; the end of the word without one.
    pub end: usize,
    /// What it means; for the first word of a phrase, what the phrase means too.
    pub concepts: ConceptSet,
    /// Whether the language knows it: a word of the lists, a number, a sign or a single letter.
    pub known: bool,
    /// Whether only its end is known: `Matkakustannukset` is a part of the costs.
    pub unknown_head: bool,
    /// A name beside the word for a project: `EAKR-hanke`, `projet LIFE` are not money of the fund.
    pub names_project: bool,
}
