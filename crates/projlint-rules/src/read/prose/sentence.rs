//! A sentence around figures, and short phrases in it.

use crate::text::range::ByteRange;
use crate::text::spaces::skip_spaces;
use crate::value::percent::Percent;
use memchr::{memchr_iter, memrchr_iter};
use std::cell::Cell;

/// A noun is looked for this far from a length of time, in bytes.
pub(crate) const NEAR_BYTES: usize = 64;

/// The sentence around the figures last read: its bytes in the text, and the text in lower case.
#[derive(Default)]
pub(crate) struct Sentence {
    pub start: usize,
    pub end: usize,
    pub lower: String,
    /// The byte after the last amount or percentage with a role in this sentence.
    pub taken: usize,
    /// The byte after the last EU contribution in this sentence, 0 without one.
    pub eu: usize,
    /// The byte after the last EU share in this sentence, 0 without one.
    pub share: usize,
    /// Percentages that follow the name of a source of financing: the source and the percentage's bytes.
    pub shares: Vec<(usize, Percent, ByteRange)>,
    /// The byte after the last percentage.
    pub shared: Option<usize>,
    /// Whether it speaks of another project, once that was asked.
    pub another: Cell<Option<bool>>,
}

/// Sources of financing below which a list need not be complete.
pub(crate) const MIN_SOURCES: usize = 3;

pub(crate) fn skip_breaks(bytes: &[u8], mut i: usize) -> usize {
    while matches!(bytes.get(i), Some(b' ' | b'\n' | b'\r' | b'\t')) {
        i += 1;
    }
    skip_spaces(bytes, i)
}

/// Lower case of the letters of the Nordic languages, byte for byte, so that offsets stay.
pub(crate) fn lower_nordic(text: &str, out: &mut String) {
    out.clear();
    out.push_str(text);
    out.make_ascii_lowercase();
    if out.contains(['Ä', 'Ö', 'Å']) {
        *out = out.replace('Ä', "ä").replace('Ö', "ö").replace('Å', "å");
    }
}

/// Whether a text in lower case holds one of the phrases.
pub(crate) fn has_phrase(text: &str, phrases: &[&str]) -> bool {
    phrases
        .iter()
        .any(|p| find_phrase(text.as_bytes(), p.as_bytes()).is_some())
}

/// The place of a short phrase in a sentence; for texts this short no searcher is built.
pub(crate) fn find_phrase(text: &[u8], phrase: &[u8]) -> Option<usize> {
    let (first, rest) = phrase.split_first()?;
    memchr_iter(*first, text).find(|&at| text[at + 1..].starts_with(rest))
}

/// The last place of a short phrase in a sentence.
pub(crate) fn rfind_phrase(text: &str, phrase: &str) -> Option<usize> {
    let (first, rest) = phrase.as_bytes().split_first()?;
    memrchr_iter(*first, text.as_bytes()).find(|&at| text.as_bytes()[at + 1..].starts_with(rest))
}
