//! The words of a language by concept, looked up in a table of bytes that is made when the crate is built.
//!
//! Layout, all numbers little-endian: the places of the records, of the sets and of the lists behind the head (4 bytes each, 4
//! unused); two sets of bits, the lengths in bytes of the beginnings and of the ends that are known (8 bytes each); then the table of
//! keys (the number of slots, a power of two, 4 unused bytes, the slots, each a key of 8 bytes and the number of a record); the
//! records, each with the numbers of the sets of concepts of a word, a word as printed, a beginning and an end (2 bytes each) and the
//! places of the lists of phrases that begin with the word, with the word as printed and with words that begin so (4 bytes each, one
//! more than the place, 0 for none); the sets of concepts, 32 bytes each; the lists of phrases: their number, then for each the number
//! of its set, whether it is compared as printed, its number of further words, the bytes that they take, and for each of them whether
//! it may go on, its length and its bytes.

use crate::catalog::concept::ConceptSet;
use crate::text::atoms::FormHash;

const HEAD_BYTES: usize = 32;
const TABLE_HEAD_BYTES: usize = 8;
const SLOT_BYTES: usize = 12;
const RECORD_BYTES: usize = 20;
const SET_BYTES: usize = 32;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub struct Lexicon {
    bytes: &'static [u8],
    /// One less than the number of slots.
    mask: usize,
    records: usize,
    sets: usize,
    lists: usize,
    /// The lengths of beginnings and of ends that are known, as bits.
    lengths: [u64; 2],
}

/// What a spelling means, by how it is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormRecord {
    at: usize,
}

/// Lists of phrases by how their first word is compared.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PhraseStart {
    /// Whatever its case.
    Word = 0,
    /// As printed.
    Exact = 1,
    /// By its beginning.
    Stem = 2,
}

/// How a spelling is compared with a word.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FormMatch {
    /// The whole word, whatever its case.
    Word = 0,
    /// The whole word as printed.
    Exact = 1,
    /// Its beginning.
    Stem = 2,
    /// Its end.
    Ending = 3,
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

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    match bytes.get(at..at + 2) {
        Some(&[a, b]) => u16::from_le_bytes([a, b]),
        _ => 0,
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let bytes = bytes.get(at..at + 4).unwrap_or(&[0; 4]);
    bytes.try_into().map_or(0, u32::from_le_bytes)
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    let bytes = bytes.get(at..at + 8).unwrap_or(&[0; 8]);
    bytes.try_into().map_or(0, u64::from_le_bytes)
}

/// A number of so many bytes in a table, when projlint is built.
const fn number_at(bytes: &[u8], at: usize, length: usize) -> u64 {
    let mut number = 0;
    let mut n = 0;
    while n < length {
        number |= (bytes[at + n] as u64) << (8 * n);
        n += 1;
    }
    number
}

/// The number of a key in a table whose slots begin at a byte; `None` where it has none.
#[inline]
fn find_key(bytes: &[u8], slots: usize, mask: usize, key: u64) -> Option<u32> {
    let mut at = key as usize & mask;
    for _ in 0..=mask {
        let place = slots + at * SLOT_BYTES;
        let slot: &[u8; SLOT_BYTES] = bytes.get(place..place + SLOT_BYTES)?.first_chunk()?;
        let (found, number) = slot.split_at(8);
        match u64::from_le_bytes(found.try_into().ok()?) {
            0 => return None,
            found if found == key => return Some(u32::from_le_bytes(number.try_into().ok()?)),
            _ => at = (at + 1) & mask,
        }
    }
    None
}

impl Lexicon {
    /// The lexicon in a table.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self {
            bytes,
            mask: number_at(bytes, HEAD_BYTES, 4) as usize - 1,
            records: HEAD_BYTES + number_at(bytes, 0, 4) as usize,
            sets: HEAD_BYTES + number_at(bytes, 4, 4) as usize,
            lists: HEAD_BYTES + number_at(bytes, 8, 4) as usize,
            lengths: [number_at(bytes, 16, 8), number_at(bytes, 24, 8)],
        }
    }

    /// The lengths in bytes of the beginnings of words that are known, as bits.
    pub(crate) fn stem_lengths(&self) -> u64 {
        self.lengths[0]
    }

    /// The lengths in bytes of the ends of words that are known, as bits.
    pub(crate) fn ending_lengths(&self) -> u64 {
        self.lengths[1]
    }

    /// The record of a spelling.
    #[inline]
    pub(crate) fn record(&self, hash: FormHash) -> Option<FormRecord> {
        let slots = HEAD_BYTES + TABLE_HEAD_BYTES;
        let number = find_key(self.bytes, slots, self.mask, hash.key())? as usize;
        Some(FormRecord {
            at: self.records + number * RECORD_BYTES,
        })
    }

    fn set(&self, number: u16) -> ConceptSet {
        let at = self.sets + usize::from(number) * SET_BYTES;
        ConceptSet::from_words([0, 8, 16, 24].map(|n| u64_at(self.bytes, at + n)))
    }

    /// What a spelling means when it is compared so.
    pub(crate) fn concepts(&self, record: FormRecord, form: FormMatch) -> Option<ConceptSet> {
        let number = u16_at(self.bytes, record.at + 2 * form as usize);
        (number > 0).then(|| self.set(number))
    }

    /// Whether phrases begin with words that begin with a spelling.
    pub(crate) fn begins_phrases(&self, record: FormRecord) -> bool {
        u32_at(self.bytes, record.at + 8 + 4 * PhraseStart::Stem as usize) > 0
    }

    /// The phrases that begin with a spelling, those of most words first.
    pub(crate) fn phrases(
        &self,
        record: FormRecord,
        start: PhraseStart,
    ) -> impl Iterator<Item = PhraseEntry> + use<> {
        let lexicon = *self;
        let place = u32_at(self.bytes, record.at + 8 + 4 * start as usize) as usize;
        let list = place.checked_sub(1).map(|place| self.lists + place);
        let count = list.map_or(0, |at| u16_at(lexicon.bytes, at));
        let mut at = list.map_or(0, |at| at + 2);
        (0..count).map(move |_| {
            let entry = PhraseEntry {
                concepts: lexicon.set(u16_at(lexicon.bytes, at)),
                exact: lexicon.bytes.get(at + 2) == Some(&1),
                words: lexicon.bytes.get(at + 3).copied().unwrap_or(0),
                at: at + 6,
            };
            at += 6 + usize::from(u16_at(lexicon.bytes, at + 4));
            entry
        })
    }

    /// The first byte of the second word of a phrase.
    #[inline]
    pub(crate) fn second_byte(&self, entry: PhraseEntry) -> Option<u8> {
        self.bytes.get(entry.at + 2).copied()
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

/// Words with the languages that have them.
#[derive(Clone, Copy, Debug)]
pub struct WordTable {
    bytes: &'static [u8],
    mask: usize,
}

impl WordTable {
    /// The table in these bytes.
    pub const fn new(bytes: &'static [u8]) -> Self {
        let mask = number_at(bytes, 0, 4) as usize - 1;
        Self { bytes, mask }
    }

    /// A bit for each language that has a folded word; of words that none has, for each that knows its longest beginning, and
    /// its longest end.
    pub(crate) fn languages(&self, word: &str) -> u32 {
        let find = |hash: FormHash| find_key(self.bytes, TABLE_HEAD_BYTES, self.mask, hash.key());
        if let Some(languages) = find(FormHash::of(word)) {
            return languages;
        }
        if word.len() < MIN_COMPOUND_BYTES {
            return 0;
        }
        let mut hash = FormHash::new();
        let mut languages = 0;
        for (at, byte) in word.bytes().enumerate() {
            hash = hash.with(byte);
            if at > 3 && word.is_char_boundary(at + 1) {
                languages = find(hash).unwrap_or(languages);
            }
        }
        let mut hash = FormHash::of_end();
        let mut end = 0;
        for (length, byte) in (1..).zip(word.bytes().rev()) {
            hash = hash.with(byte);
            if length > 3 && length + 1 < word.len() && word.is_char_boundary(word.len() - length) {
                end = find(hash).unwrap_or(end);
            }
        }
        languages | end
    }
}

/// Shorter words are not looked at as compounds, in bytes.
const MIN_COMPOUND_BYTES: usize = 6;
