//! The language of a text, by its frequent words.

use crate::catalog::model::Lang;
use crate::catalog::{LANGUAGES, STOPWORDS};
use crate::text::fold::fold_key;

/// The language whose frequent words occur most among the first words of the text; `None` when two are level. A language that is
/// much like it is preferred when the text has more words of that alone.
pub fn detect_language(text: &str) -> Option<Lang> {
    let mut counts = [0_u16; LANGUAGES.len()];
    let mut alone = [0_u16; LANGUAGES.len()];
    let bytes = text.as_bytes();
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80 || *b == b'\'';
    let (mut at, mut words) = (0, 0);
    while at < bytes.len() && words < SAMPLE_WORDS {
        let length = bytes[at..].iter().take_while(|b| letter(b)).count();
        if (1..=MAX_STOPWORD_BYTES).contains(&length) {
            words += 1;
            let mut languages = stopword_languages(fold_key(&text[at..at + length]));
            if languages.is_power_of_two() {
                alone[languages.trailing_zeros() as usize] += 1;
            }
            while languages != 0 {
                counts[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        at += length.max(1);
    }
    let distinct = || (0..counts.len()).filter(|&l| LANGUAGES[l].like.is_none());
    let best = distinct().max_by_key(|&l| (counts[l], std::cmp::Reverse(l)))?;
    let second = distinct().filter(|&l| l != best).map(|l| counts[l]).max()?;
    let found = (counts[best] > second).then(|| LANGUAGES[best].lang)?;
    let mut alike = LANGUAGES.iter().filter(|language| {
        language.like == Some(found) && alone[language.lang as usize] > alone[best]
    });
    Some(alike.next().map_or(found, |language| language.lang))
}

/// Longer words are not counted as frequent, in bytes.
const MAX_STOPWORD_BYTES: usize = 10;

/// How many words are looked at to determine the language.
const SAMPLE_WORDS: usize = 40;

/// For each language that is not much like another, how many words of a line are frequent words of it; `None` when one is of the document's own.
pub fn foreign_words(line: &str, own: Lang) -> Option<[u8; LANGUAGES.len()]> {
    let mut counts = [0_u8; LANGUAGES.len()];
    for word in line
        .as_bytes()
        .split(|b| matches!(b, b' ' | b',' | b'.' | b'(' | b')'))
    {
        let Ok(word) = std::str::from_utf8(word) else {
            continue;
        };
        if !(1..=MAX_STOPWORD_BYTES).contains(&word.len()) {
            continue;
        }
        let mut languages = stopword_languages(fold_key(word));
        if languages >> own as u32 & 1 == 1 {
            return None;
        }
        while languages != 0 {
            let count = &mut counts[languages.trailing_zeros() as usize];
            *count = count.saturating_add(1);
            languages &= languages - 1;
        }
    }
    for language in LANGUAGES.iter().filter(|language| language.like.is_some()) {
        counts[language.lang as usize] = 0;
    }
    Some(counts)
}

/// A bit for each language in which a word is frequent.
fn stopword_languages(key: u64) -> u32 {
    STOPWORDS.get(&key).copied().unwrap_or_default()
}
