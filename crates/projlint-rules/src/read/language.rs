//! The language of a text, by its frequent words.

use crate::catalog::model::Lang;
use crate::catalog::{LANGUAGE_LETTERS, LANGUAGE_WORDS, LANGUAGES, STOPWORDS};
use crate::text::atoms::{atoms, fold_word};
use crate::text::fold::fold_key;

/// How many words are looked at to determine the language.
const SAMPLE_WORDS: usize = 44;

/// How many words of a paragraph are looked at.
const PART_WORDS: usize = 20;

/// What a word weighs that one language alone has; one that several have weighs as much in all of them together.
const WORD_WEIGHT: i32 = 24;

/// What a letter weighs that a language does not have.
const FOREIGN_LETTER: i32 = 18;

/// The language that has most of the first words of a text and whose letters they are; `None` when it has no word of any.
pub fn detect_language(text: &str) -> Option<Lang> {
    let scores = language_scores(text, SAMPLE_WORDS);
    // Of languages that are level the one that is not like another counts.
    let best = (0..scores.len()).max_by_key(|&l| {
        (
            scores[l],
            LANGUAGES[l].like.is_none(),
            !LANGUAGES[l].present.is_empty(),
            std::cmp::Reverse(l),
        )
    })?;
    (scores[best] > 0).then(|| LANGUAGES[best].lang)
}

/// The language of a part of a document: the document's, unless another has twice as many of its words.
pub(crate) fn part_language(text: &str, own: Lang) -> Lang {
    let scores = language_scores(text, PART_WORDS);
    let best = (0..scores.len())
        .max_by_key(|&l| (scores[l], std::cmp::Reverse(l)))
        .unwrap_or(own as usize);
    let clear = scores[best] >= 4 * WORD_WEIGHT && scores[best] >= 2 * scores[own as usize].max(0);
    if clear && LANGUAGES[best].like != Some(own) {
        LANGUAGES[best].lang
    } else {
        own
    }
}

/// Whether a line has more of the words and letters of one language than of another.
pub fn is_more_likely(line: &str, lang: Lang, than: Lang) -> bool {
    let scores = language_scores(line, PART_WORDS);
    scores[lang as usize] > scores[than as usize]
}

fn language_scores(text: &str, words: usize) -> [i32; LANGUAGES.len()] {
    let mut scores = [0_i32; LANGUAGES.len()];
    let mut folded = String::new();
    for atom in atoms(text, 0).filter(|a| a.word).take(words) {
        folded.clear();
        fold_word(&text[atom.start..atom.end], &mut folded);
        let mut languages = LANGUAGE_WORDS.languages(&folded);
        if languages != 0 {
            let weight = WORD_WEIGHT / languages.count_ones() as i32;
            while languages != 0 {
                scores[languages.trailing_zeros() as usize] += weight;
                languages &= languages - 1;
            }
        }
        if !folded.is_ascii() {
            note_letters(&folded, &mut scores);
        }
    }
    scores
}

/// Whether a letter beyond a to z, small or capital, is one of a language.
pub fn is_letter_of(lang: Lang, letter: char) -> bool {
    letter.to_lowercase().all(|small| {
        let known = LANGUAGE_LETTERS.binary_search_by_key(&small, |l| l.0);
        known.is_ok_and(|at| LANGUAGE_LETTERS[at].1 >> lang as u32 & 1 == 1)
    })
}

/// Whether a language has Latin letters that the code page of Western Europe, Windows-1252, lacks.
pub fn has_further_latin_letters(lang: Lang) -> bool {
    LANGUAGE_LETTERS.iter().any(|&(letter, languages)| {
        languages >> lang as u32 & 1 == 1
            && matches!(letter, '\u{100}'..='\u{24f}')
            && !matches!(letter, 'š' | 'ž' | 'œ')
    })
}

/// Takes from the languages that do not have a letter of a word.
fn note_letters(word: &str, scores: &mut [i32; LANGUAGES.len()]) {
    let mut own = u32::MAX;
    for letter in word.chars().filter(|c| !c.is_ascii()) {
        match LANGUAGE_LETTERS.binary_search_by_key(&letter, |l| l.0) {
            Ok(at) => own &= LANGUAGE_LETTERS[at].1,
            Err(_) if letter.is_alphabetic() => own = 0,
            Err(_) => {}
        }
    }
    for (number, score) in scores.iter_mut().enumerate() {
        if own >> number & 1 == 0 {
            *score -= FOREIGN_LETTER;
        }
    }
}

/// Longer words are not counted as frequent, in bytes.
const MAX_STOPWORD_BYTES: usize = 10;

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
