//! Atoms: the words and signs of a text in the form in which words of languages are looked up.

/// A word or a sign that counts as one, as bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Atom {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Whether it is a word or a number, not a sign.
    pub word: bool,
}

/// Signs that are atoms of their own; all others only separate words.
const SIGNS: &[char] = &[
    '€', '£', '$', '%', '+', '~', '≈', '½', '№', '#', '≤', '≥', '<', '>', '&', 'Σ', '‰',
];

/// Whether a character is passed over inside words: soft hyphens, characters without width, marks of direction.
pub fn is_noise(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

/// The atoms of a part of a text, `from` being the byte at which the part begins.
pub fn atoms(part: &str, from: usize) -> impl Iterator<Item = Atom> + '_ {
    let bytes = part.as_bytes();
    let mut at = 0;
    let atom = move |start: usize, end: usize, word: bool| Atom {
        start: from + start,
        end: from + end,
        word,
    };
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let start = at;
            let (first, length) = char_at(part, at)?;
            at += length;
            if SIGNS.contains(&first) && !begins_word(part, first, at) {
                return Some(atom(start, at, false));
            }
            if !is_part_of_word(first) {
                continue;
            }
            at = word_end(part, at, first.is_ascii_digit());
            return Some(atom(start, at, true));
        }
        None
    })
}

#[inline]
fn is_part_of_word(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ') || c.is_alphanumeric()
}

/// Whether a sign that is a letter too begins a word: `Σ` stands for a sum, `Σύνολο` is a word.
fn begins_word(part: &str, sign: char, next: usize) -> bool {
    sign.is_alphabetic() && char_at(part, next).is_some_and(|(c, _)| is_part_of_word(c))
}

/// The character at a byte and its length; most are ASCII.
#[inline]
fn char_at(text: &str, at: usize) -> Option<(char, usize)> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() {
        return Some((char::from(byte), 1));
    }
    let c = text.get(at..)?.chars().next()?;
    Some((c, c.len_utf8()))
}

/// Where a word ends of which the characters up to a byte are known; one that begins with a digit is a number.
fn word_end(text: &str, mut at: usize, numeric: bool) -> usize {
    while let Some((c, length)) = char_at(text, at) {
        let more = if numeric {
            c.is_ascii_digit()
        } else {
            is_part_of_word(c)
        };
        if !more && (c.is_ascii() || !is_noise(c) && !is_combining(c)) {
            break;
        }
        at += length;
    }
    at
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Appends the folded form of a word: small letters, Greek without accents, Romanian with commas, no noise.
pub fn fold_word(word: &str, out: &mut String) {
    if word.is_ascii() {
        out.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    // Small letters of Western Europe, in their two bytes.
    let small = |b: u8| {
        b.is_ascii_lowercase() || b.is_ascii_digit() || b == 0xC3 || (0x9F..=0xBF).contains(&b)
    };
    if word.bytes().all(small) {
        out.push_str(word);
        return;
    }
    for c in word.chars() {
        match c {
            'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'а'..='я' => {
                out.push(c);
                continue;
            }
            _ if c.is_ascii() => {
                out.push(c.to_ascii_lowercase());
                continue;
            }
            _ if is_noise(c) || is_combining(c) => continue,
            _ => {}
        }
        for c in c.to_lowercase() {
            out.push(fold_letter(c));
        }
    }
}

fn fold_letter(c: char) -> char {
    match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ş' => 'ș',
        'ţ' => 'ț',
        _ => c,
    }
}

/// How a form is compared with a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// The whole word, whatever its case.
    Word,
    /// The whole word as printed.
    Exact,
    /// The beginning of a word.
    Stem,
    /// The end of a word.
    Ending,
    /// The first word of a phrase, whatever its case.
    PhraseWord,
    /// The first word of a phrase as printed.
    PhraseExact,
    /// The beginning of the first word of a phrase.
    PhraseStem,
}

/// A hash of forms, made byte by byte so that those of all beginnings of a word are made in one walk.
#[derive(Clone, Copy, Debug)]
pub struct FormHash(u64);

impl FormHash {
    /// The hash of no byte.
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// The hash with one more byte.
    #[inline]
    pub fn with(self, byte: u8) -> Self {
        Self((self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
    }

    /// The hash of a text.
    pub fn of(text: &str) -> Self {
        text.bytes().fold(Self::new(), Self::with)
    }

    /// The hash of no byte of an ending, which is read from its last byte on; it never meets that of a beginning.
    pub fn of_end() -> Self {
        Self(0x6c62_272e_07bb_0142)
    }

    /// The hash of an ending.
    pub fn of_ending(text: &str) -> Self {
        text.bytes().rev().fold(Self::of_end(), Self::with)
    }

    /// The key in a table; never 0.
    #[inline]
    pub fn key(self) -> u64 {
        let mixed = self.0.wrapping_mul(0xff51_afd7_ed55_8ccd);
        (mixed ^ mixed >> 32).max(1)
    }
}

impl Default for FormHash {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        atoms(text, 0).map(|a| &text[a.start..a.end]).collect()
    }

    #[test]
    fn words_and_signs_are_separate() {
        assert_eq!(words("EU-rahoitus (k€)"), ["EU", "rahoitus", "k", "€"]);
        assert_eq!(
            words("24-month l’UE 12kk"),
            ["24", "month", "l", "UE", "12", "kk"]
        );
        assert_eq!(words("bud\u{ad}get"), ["bud\u{ad}get"]);
    }

    #[test]
    fn folding_knows_greek_and_noise() {
        let mut out = String::new();
        fold_word("ΈΝΑΡΞΗΣ bud\u{ad}Get", &mut out);
        assert_eq!(out, "εναρξησ budget");
    }
}
