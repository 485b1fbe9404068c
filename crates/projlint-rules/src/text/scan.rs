//! Where the characters stand that reading and rules look for, found in one pass over the text.

use fearless_simd::{Level, Simd, SimdBase, SimdMask, dispatch, mask8x32, u8x32};
use std::sync::OnceLock;

/// Places in a text, a bit for each byte.
#[derive(Debug, Default)]
pub struct BitSet(Vec<u32>);

/// Places of signs in a text: as bits where lines and figures are looked for, as lists where they are few.
#[derive(Debug, Default)]
pub struct TextScan {
    /// Line feeds and carriage returns.
    pub breaks: BitSet,
    /// Colons.
    pub colons: BitSet,
    /// Digits.
    pub digits: BitSet,
    /// Whether there is a tab.
    pub tabs: bool,
    /// What rules look at.
    pub seldom: Rare,
}

/// Places of signs that few lines have, each in order.
#[derive(Debug, Default)]
pub struct Rare {
    /// Where characters meet that seldom do: a capital directly after a small letter or the end of a sentence
    /// (`region|Employment`, `services.|The`), a space or a hyphen after a space, a control character, and the byte after the
    /// first of a character that no language of the EU is written with.
    pub joints: Vec<u32>,
    /// Spaces after a full stop.
    pub stops: Vec<u32>,
    /// Bytes that few lines have: `&`, `[`, `=`, `/`, tabs, and 0x80 to 0x83 and 0xA0 to 0xA3, with which no-break spaces, bullets and
    /// UTF-8 that was read as something else end.
    pub rare: Vec<u32>,
}

impl Rare {
    /// Whether the places of a byte are in [`Rare::rare`].
    pub fn is_collected(byte: u8) -> bool {
        matches!(byte, b'\t' | b'&' | b'[' | b'=' | b'/' | 0x80..=0x83 | 0xA0..=0xA3)
    }
}

/// Bytes in a word of bits.
const WORD_BYTES: usize = 32;

/// A byte that is not looked for, to fill the last word with.
const FILLER: u8 = b'a';

impl BitSet {
    /// The first place in `from..to`.
    pub fn next(&self, from: usize, to: usize) -> Option<usize> {
        let mut index = from / WORD_BYTES;
        let mut word = self.0.get(index)? & (u32::MAX << (from % WORD_BYTES));
        while word == 0 {
            index += 1;
            if index * WORD_BYTES >= to {
                return None;
            }
            word = *self.0.get(index)?;
        }
        Some(index * WORD_BYTES + word.trailing_zeros() as usize).filter(|at| *at < to)
    }
}

impl TextScan {
    /// The signs of a text.
    pub fn of(text: &str) -> Self {
        static SIMD_LEVEL: OnceLock<Level> = OnceLock::new();
        dispatch!(*SIMD_LEVEL.get_or_init(Level::new), simd => scan_bytes(simd, text.as_bytes()))
    }
}

/// Compiled once for each kind of vector instructions that a machine may have.
#[inline(always)]
fn scan_bytes<S: Simd>(simd: S, bytes: &[u8]) -> TextScan {
    let mut found = TextScan::default();
    for bits in [&mut found.breaks, &mut found.colons, &mut found.digits] {
        bits.0 = vec![0; bytes.len().div_ceil(WORD_BYTES)];
    }
    let places = found
        .breaks
        .0
        .iter_mut()
        .zip(&mut found.colons.0)
        .zip(&mut found.digits.0);
    for (number, ((breaks, colons), digits)) in places.enumerate() {
        let from = number * WORD_BYTES;
        let mut copy = [FILLER; WORD_BYTES + 1];
        let window = match from
            .checked_sub(1)
            .and_then(|before| bytes[before..].first_chunk())
        {
            Some(window) => window,
            None => {
                let (before, end) = (from.saturating_sub(1), bytes.len().min(from + WORD_BYTES));
                let at = 1 - (from - before);
                copy[at..at + end - before].copy_from_slice(&bytes[before..end]);
                &copy
            }
        };
        let (joints, stops, rare);
        (*breaks, *colons, *digits, joints, stops, rare) = scan_window(simd, window);
        let first = u32::from(number == 0);
        note_places(joints & !first, from, &mut found.seldom.joints);
        note_places(stops, from, &mut found.seldom.stops);
        note_places(rare, from, &mut found.seldom.rare);
    }
    found.tabs = found
        .seldom
        .rare
        .iter()
        .any(|at| bytes[*at as usize] == b'\t');
    found
}

/// Adds the places of a word, which begins at byte `from`, to a list.
#[inline(always)]
fn note_places(mut word: u32, from: usize, list: &mut Vec<u32>) {
    while word != 0 {
        list.push(from as u32 + word.trailing_zeros());
        word &= word - 1;
    }
}

/// The signs of a word and the byte before it: a bit for each byte by the kind of sign.
#[inline(always)]
fn scan_window<S: Simd>(simd: S, window: &[u8; WORD_BYTES + 1]) -> (u32, u32, u32, u32, u32, u32) {
    let (b, a) = (
        u8x32::from_slice(simd, &window[..WORD_BYTES]),
        u8x32::from_slice(simd, &window[1..]),
    );
    let (stop, space) = (equals_byte(b, b'.'), equals_byte(a, b' '));
    let ends = b.simd_ge(b'a') | stop | equals_byte(b, b'!') | equals_byte(b, b'?');
    let capital = (a - b'A').simd_le(25) & ends;
    let spaced = equals_byte(b, b' ') & (space | equals_byte(a, b'-'));
    let joint = b.simd_ge(0xE3) | capital | spaced | a.simd_le(8) | (equals_byte(a, 0xC3) & stop);
    let rare = equals_byte(a, b'&')
        | equals_byte(a, b'[')
        | equals_byte(a, b'=')
        | equals_byte(a, b'/')
        | equals_byte(a, b'\t')
        | (a & 0xDC).simd_eq(0x80);
    let [breaks, colons, digits] = [
        equals_byte(a, b'\n') | equals_byte(a, b'\r'),
        equals_byte(a, b':'),
        (a - b'0').simd_le(9),
    ];
    let bits = |places: mask8x32<S>| places.to_bitmask() as u32;
    (
        bits(breaks),
        bits(colons),
        bits(digits),
        bits(joint),
        bits(stop & space),
        bits(rare),
    )
}

#[inline(always)]
fn equals_byte<S: Simd>(bytes: u8x32<S>, byte: u8) -> mask8x32<S> {
    bytes.simd_eq(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_found_wherever_they_lie() {
        for shift in 0..140 {
            let text = format!(
                "{}regionEmployment of it.Then the End 2.Increase ELY",
                "x ".repeat(shift)
            );
            let signs = TextScan::of(&text);
            let found: Vec<&str> = signs
                .seldom
                .joints
                .iter()
                .map(|at| &text[*at as usize..*at as usize + 2])
                .collect();
            assert_eq!(found, ["Em", "Th", "In"], "{shift}");
            assert_eq!(signs.digits.next(0, text.len()), text.find('2'));
        }
        assert_eq!(
            TextScan::of("a  b -c - d\u{4}").seldom.joints,
            [2, 5, 8, 11]
        );
        assert!(TextScan::of("").seldom.joints.is_empty());
        assert!(
            TextScan::of("Hyvä päivä, ELY-keskus (TE) 2.1.2019 € – malli")
                .seldom
                .joints
                .is_empty()
        );
    }

    #[test]
    fn each_sign_is_told_from_all_other_bytes() {
        let joint = |before: u8, after: u8| match after {
            b'A'..=b'Z' => before >= b'a' || matches!(before, b'.' | b'!' | b'?'),
            b' ' | b'-' => before == b' ' || before >= 0xE3,
            0..=8 => true,
            0xC3 => before >= 0xE3 || before == b'.',
            _ => before >= 0xE3,
        };
        let rare = Rare::is_collected;
        let level = Level::new();
        for before in 0..=255_u8 {
            for after in 0..=255_u8 {
                let bytes = [b' ', before, after];
                let signs = dispatch!(level, simd => scan_bytes(simd, &bytes));
                let (at, listed) = (
                    |bits: &BitSet| bits.next(2, 3).is_some(),
                    |list: &Vec<u32>| list.contains(&2),
                );
                assert_eq!(
                    listed(&signs.seldom.joints),
                    joint(before, after),
                    "{before:#x} {after:#x}"
                );
                assert_eq!(
                    listed(&signs.seldom.rare),
                    rare(after),
                    "{before:#x} {after:#x}"
                );
                assert_eq!(at(&signs.breaks), matches!(after, b'\n' | b'\r'));
                assert_eq!(
                    (
                        at(&signs.colons),
                        at(&signs.digits),
                        listed(&signs.seldom.stops)
                    ),
                    (
                        after == b':',
                        after.is_ascii_digit(),
                        [before, after] == *b". "
                    )
                );
                assert_eq!(signs.tabs, before == b'\t' || after == b'\t');
            }
        }
    }

    #[test]
    fn the_next_place_lies_in_the_range() {
        let text = format!("{}1{}2", "x".repeat(70), "y".repeat(200));
        let signs = TextScan::of(&text);
        let next = |from, to| signs.digits.next(from, to);
        assert_eq!(
            (next(0, 70), next(0, 71), next(70, 271)),
            (None, Some(70), Some(70))
        );
        assert_eq!(
            (next(71, 271), next(71, 272), next(272, 272)),
            (None, Some(271), None)
        );
    }
}
