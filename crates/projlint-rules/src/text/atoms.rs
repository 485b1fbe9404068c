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
    let mut rest = part.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, first) = rest.next()?;
            if SIGNS.contains(&first) {
                let end = start + first.len_utf8();
                return Some(Atom {
                    start: from + start,
                    end: from + end,
                    word: false,
                });
            }
            if !first.is_alphanumeric() {
                continue;
            }
            let numeric = first.is_ascii_digit();
            let mut end = start + first.len_utf8();
            while let Some((at, c)) = rest.peek().copied() {
                let more = c.is_alphanumeric() && (!numeric || c.is_ascii_digit());
                if !more && !is_noise(c) && !is_combining(c) {
                    break;
                }
                end = at + c.len_utf8();
                rest.next();
            }
            return Some(Atom {
                start: from + start,
                end: from + end,
                word: true,
            });
        }
    })
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Appends the folded form of a word: small letters, Greek without accents, Romanian with commas, no noise.
pub fn fold_word(word: &str, out: &mut String) {
    for c in word.chars() {
        if is_noise(c) || is_combining(c) {
            continue;
        }
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
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

/// How a form is compared with a word; forms of different kinds never meet in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormKind {
    /// The whole word, whatever its case.
    Word = 1,
    /// The whole word as printed.
    Exact = 2,
    /// The beginning of a word.
    Stem = 3,
    /// The end of a word.
    Ending = 4,
    /// The first word of a phrase, whatever its case.
    PhraseWord = 5,
    /// The first word of a phrase as printed.
    PhraseExact = 6,
    /// The beginning of the first word of a phrase.
    PhraseStem = 7,
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

    /// The key of a form of a kind; never 0.
    #[inline]
    pub fn key(self, kind: FormKind) -> u64 {
        let mixed = (self.0 ^ (kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15))
            .wrapping_mul(0xff51_afd7_ed55_8ccd);
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
