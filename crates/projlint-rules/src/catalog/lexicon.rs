//! The words of a language by concept, looked up in a table of bytes that is made when the crate is built.
//!
//! Layout, all numbers little-endian: the number of slots (a power of two) and of sets, 4 bytes each; the slots, each a key of 8
//! bytes and a number of 4; the sets of concepts, 32 bytes each; the lists of phrases. The number of a word is that of its set,
//! the number of a first word of phrases is the byte of their list: the number of phrases, then for each the number of its
//! set, whether it is compared as printed, its number of further words, and for each of them whether it may go on, its length
//! and its bytes.

use crate::catalog::concept::ConceptSet;
use crate::text::atoms::{FormHash, FormKind};

const HEAD_BYTES: usize = 8;
const SLOT_BYTES: usize = 12;
const SET_BYTES: usize = 32;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    bytes: &'static [u8],
}

/// Words with the languages that have them.
#[derive(Clone, Copy, Debug)]
pub struct WordTable {
    bytes: &'static [u8],
}

impl WordTable {
    /// The table in these bytes.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// A bit for each language that has a folded word; of words that none has, for each that knows its longest beginning, and
    /// its longest end.
    pub(crate) fn languages(&self, word: &str) -> u32 {
        let find = |hash: FormHash, kind| find_key(self.bytes, hash.key(kind));
        if let Some(languages) = find(FormHash::of(word), FormKind::Word) {
            return languages;
        }
        let mut hash = FormHash::new();
        let mut languages = 0;
        for (at, byte) in word.bytes().enumerate() {
            hash = hash.with(byte);
            if at > 1 && word.is_char_boundary(at + 1) {
                languages = find(hash, FormKind::Stem).unwrap_or(languages);
            }
        }
        let ends = (2..word.len().saturating_sub(3)).filter(|&at| word.is_char_boundary(at));
        languages
            | ends
                .filter_map(|at| find(FormHash::of(&word[at..]), FormKind::Ending))
                .next()
                .unwrap_or(0)
    }
}

fn number_at(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..at + 4).unwrap_or(&[0; 4]);
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

fn key_at(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.get(at..at + 8).unwrap_or(&[0; 8]);
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// The number of a key in a table; `None` where it has none.
fn find_key(bytes: &[u8], key: u64) -> Option<u32> {
    let slots = number_at(bytes, 0) as usize;
    if slots == 0 {
        return None;
    }
    let mut at = key as usize & (slots - 1);
    for _ in 0..slots {
        let place = HEAD_BYTES + at * SLOT_BYTES;
        match key_at(bytes, place) {
            0 => return None,
            found if found == key => return Some(number_at(bytes, place + 8)),
            _ => at = (at + 1) & (slots - 1),
        }
    }
    None
}

/// A further word of a phrase.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhraseWord<'l> {
    /// The word, folded unless the phrase is compared as printed.
    pub text: &'l [u8],
    /// Whether a word that only begins so fits.
    pub inflected: bool,
}

/// A phrase behind its first word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PhraseEntry {
    /// What it means.
    pub concepts: ConceptSet,
    /// Whether it is compared as printed.
    pub exact: bool,
    words: u8,
    at: usize,
}

impl Lexicon {
    /// The lexicon in a table.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    fn number(&self, at: usize) -> u32 {
        number_at(self.bytes, at)
    }

    fn find(&self, key: u64) -> Option<u32> {
        find_key(self.bytes, key)
    }

    fn sets_start(&self) -> usize {
        HEAD_BYTES + self.number(0) as usize * SLOT_BYTES
    }

    fn set(&self, number: u32) -> ConceptSet {
        let at = self.sets_start() + number as usize * SET_BYTES;
        ConceptSet::from_words([0, 8, 16, 24].map(|n| key_at(self.bytes, at + n)))
    }

    /// What a form of a kind means.
    pub(crate) fn concepts(&self, hash: FormHash, kind: FormKind) -> Option<ConceptSet> {
        self.find(hash.key(kind)).map(|number| self.set(number))
    }

    /// The phrases that begin with a word, those of most words first.
    pub(crate) fn phrases(
        &self,
        hash: FormHash,
        kind: FormKind,
    ) -> impl Iterator<Item = PhraseEntry> + use<> {
        let lexicon = *self;
        let lists = self.sets_start() + self.number(4) as usize * SET_BYTES;
        let list = self.find(hash.key(kind)).map(|n| lists + n as usize);
        let count = list.map_or(0, |at| lexicon.number(at) & 0xFFFF);
        let mut at = list.map_or(0, |at| at + 2);
        (0..count).map(move |_| {
            let head = lexicon.number(at);
            let entry = PhraseEntry {
                concepts: lexicon.set(head & 0xFFFF),
                exact: head >> 16 & 0xFF == 1,
                words: (head >> 24) as u8,
                at: at + 4,
            };
            at = lexicon
                .words(entry)
                .fold(at + 4, |at, w| at + 2 + w.text.len());
            entry
        })
    }

    /// The further words of a phrase.
    pub(crate) fn words(
        &self,
        entry: PhraseEntry,
    ) -> impl Iterator<Item = PhraseWord<'static>> + use<> {
        let bytes = self.bytes;
        let mut at = entry.at;
        (0..entry.words).map_while(move |_| {
            let [inflected, length] = *bytes.get(at..at + 2)?.first_chunk()?;
            let text = bytes.get(at + 2..at + 2 + usize::from(length))?;
            at += 2 + text.len();
            Some(PhraseWord {
                text,
                inflected: inflected == 1,
            })
        })
    }
}
