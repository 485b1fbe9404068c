//! What differs between languages: notation of numbers and dates, months, hedges, words of duration, words that give a
//! figure in running text its role.

use crate::catalog::{LANGUAGES, STOPWORDS};
use crate::key::{GRAMS, gram, key};
use crate::value::number::{back_spaces, skip_spaces};
use crate::value::{Bound, FundCode};

pub use crate::catalog::Lang;

/// The data of one language.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Language {
    pub lang: Lang,
    pub code: &'static str,
    pub decimal: char,
    pub months: &'static [&'static [&'static str]],
    pub month_words: &'static [&'static str],
    pub year_words: &'static [&'static str],
    pub percent_words: &'static [&'static str],
    pub about: &'static [&'static str],
    pub at_most: &'static [&'static str],
    pub at_least: &'static [&'static str],
    pub funds: &'static [(FundCode, &'static [&'static str])],
    /// What the names of all funds end with; empty where they do not end alike.
    pub fund_ending: &'static str,
    pub acronyms: &'static [(FundCode, &'static [&'static str])],
    pub numbers: &'static [(&'static str, u32)],
    pub halves: &'static [(&'static str, u32)],
    pub year_stems: &'static [&'static str],
    pub month_stems: &'static [&'static str],
    pub weekdays: &'static [&'static [&'static str]],
    pub placeholders: &'static [&'static str],
    /// Words in capitals over the parts of a description, in one order of parts for all languages.
    pub headings: &'static [&'static [&'static str]],
    pub prose: Option<Prose>,
}

/// Phrases in lower case that are looked for in sentences, with the set of their first bytes, so that most places in a
/// sentence are passed over at once.
#[derive(Debug)]
pub struct Phrases {
    /// The phrases.
    pub list: &'static [&'static str],
    /// First bytes in the set: two or three.
    pub width: u8,
    /// The set, see [`gram`].
    pub bits: [u64; GRAMS / 64],
}

impl Phrases {
    /// The places where a phrase begins, with its length, in order.
    pub(crate) fn places<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        let begins = move |at: &usize| {
            let gram = gram(&bytes[*at..], self.width);
            self.bits[gram / 64] >> (gram % 64) & 1 == 1
        };
        (0..bytes.len()).filter(begins).filter_map(move |at| {
            let longest = self
                .list
                .iter()
                .filter(|p| p.as_bytes()[0] == bytes[at] && bytes[at..].starts_with(p.as_bytes()))
                .map(|p| p.len())
                .max()?;
            Some((at, longest))
        })
    }

    /// Whether a text in lower case holds one of the phrases.
    pub fn in_text(&self, text: &str) -> bool {
        self.places(text).next().is_some()
    }

    /// The byte after the last of the phrases, 0 without one.
    pub fn last_end(&self, text: &str) -> usize {
        self.places(text)
            .map(|(at, length)| at + length)
            .max()
            .unwrap_or(0)
    }
}

/// Beginnings of words and phrases, in lower case, that give a figure in a sentence its role.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Prose {
    pub project: Phrases,
    pub period: Phrases,
    pub start: Phrases,
    pub end: Phrases,
    pub present: Phrases,
    pub foreign: Phrases,
    pub total: Phrases,
    pub eu: Phrases,
    pub partner: Phrases,
    pub event: Phrases,
    pub persons: Phrases,
    pub takes_part: Phrases,
    pub no_total: Phrases,
    pub sources: &'static [&'static [&'static str]],
    pub phone: &'static [&'static str],
    pub programming: Phrases,
    pub no_share: Phrases,
    /// Words of which a page has one that says who funds the project, as printed.
    pub funding: &'static [&'static str],
}

impl Lang {
    /// The data of the language.
    pub fn data(self) -> &'static Language {
        &LANGUAGES[self as usize]
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        LANGUAGES.iter().find(|l| l.code == code).map(|l| l.lang)
    }

    /// ISO 639-1 code.
    pub fn code(self) -> &'static str {
        self.data().code
    }
}

/// The language whose frequent words occur most among the first words of the text; `None` when two are level.
pub fn detect(text: &str) -> Option<Lang> {
    let mut counts = [0_u16; 24];
    let bytes = text.as_bytes();
    let letter = |b: &u8| b.is_ascii_alphabetic() || *b >= 0x80 || *b == b'\'';
    let (mut at, mut words) = (0, 0);
    while at < bytes.len() && words < SAMPLE {
        let length = bytes[at..].iter().take_while(|b| letter(b)).count();
        if (1..=LONGEST).contains(&length) {
            words += 1;
            let mut languages = stopword(key(&text[at..at + length]));
            while languages != 0 {
                counts[languages.trailing_zeros() as usize] += 1;
                languages &= languages - 1;
            }
        }
        at += length.max(1);
    }
    let best = (0..24).max_by_key(|&l| (counts[l], std::cmp::Reverse(l)))?;
    let second = (0..24).filter(|&l| l != best).map(|l| counts[l]).max()?;
    (counts[best] > second).then(|| LANGUAGES[best].lang)
}

/// Longer words are no frequent ones, in bytes.
const LONGEST: usize = 10;
/// Words that are looked at to tell the language.
const SAMPLE: usize = 40;

/// For each language, how many words of a line are frequent words of it; `None` when one is of the document's own.
pub fn foreign_words(line: &str, own: Lang) -> Option<[u8; 24]> {
    let mut counts = [0_u8; 24];
    for word in line
        .as_bytes()
        .split(|b| matches!(b, b' ' | b',' | b'.' | b'(' | b')'))
    {
        let Ok(word) = std::str::from_utf8(word) else {
            continue;
        };
        if !(1..=LONGEST).contains(&word.len()) {
            continue;
        }
        let mut languages = stopword(key(word));
        if languages >> own as u32 & 1 == 1 {
            return None;
        }
        while languages != 0 {
            let count = &mut counts[languages.trailing_zeros() as usize];
            *count = count.saturating_add(1);
            languages &= languages - 1;
        }
    }
    Some(counts)
}

/// A bit for each language in which a word is frequent.
fn stopword(key: u64) -> u32 {
    STOPWORDS.get(&key).copied().unwrap_or_default()
}

/// Whether two letters differ even in lower case, where that is quick to tell.
#[inline]
fn differ(a: Option<&u8>, b: Option<&u8>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() && !a.eq_ignore_ascii_case(b))
}

/// Whether `text` begins with `word`, whatever the case.
#[inline]
pub fn begins_with(text: &str, word: &str) -> Option<usize> {
    if differ(text.as_bytes().first(), word.as_bytes().first()) {
        return None;
    }
    if text.as_bytes().get(..word.len()) == Some(word.as_bytes()) {
        return Some(word.len());
    }
    let mut rest = text.chars();
    for w in word.chars() {
        let c = rest.next()?;
        if c != w && !c.to_lowercase().eq(w.to_lowercase()) {
            return None;
        }
    }
    Some(text.len() - rest.as_str().len())
}

fn ends_with(text: &str, word: &str) -> Option<usize> {
    if differ(text.as_bytes().last(), word.as_bytes().last()) {
        return None;
    }
    let mut rest = text.chars();
    for w in word.chars().rev() {
        let c = rest.next_back()?;
        if c != w && !c.to_lowercase().eq(w.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str().len())
}

fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|t| t.chars().next())
        .is_some_and(char::is_alphabetic)
}

fn letter_before(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|t| t.chars().next_back())
        .is_some_and(char::is_alphanumeric)
}

/// The word of the list that stands at `at` and ends there, and the byte after it.
pub fn word_at<'w>(text: &str, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let rest = text.get(at..)?;
    words.iter().find_map(|w| {
        let end = at + begins_with(rest, w)?;
        (!letter_at(text, end)).then_some((*w, end))
    })
}

/// Languages in which a month may be named: the document's and English, or all.
fn candidates(lang: Option<Lang>) -> impl Iterator<Item = Lang> {
    let all = LANGUAGES
        .iter()
        .map(|l| l.lang)
        .filter(move |_| lang.is_none());
    lang.into_iter()
        .chain(lang.filter(|&l| l != Lang::En).map(|_| Lang::En))
        .chain(all)
}

fn month_by(lang: Option<Lang>, find: impl Fn(&str) -> Option<usize>) -> Option<(u8, usize)> {
    let mut found: Option<(u8, usize)> = None;
    for language in candidates(lang) {
        for (index, forms) in language.data().months.iter().enumerate() {
            let Some(place) = forms.iter().find_map(|f| find(f)) else {
                continue;
            };
            let month = (index as u8 + 1, place);
            match (lang, found) {
                (Some(_), _) => return Some(month),
                (None, Some(other)) if other.0 != month.0 => return None,
                (None, _) => found = Some(month),
            }
            break;
        }
    }
    found
}

/// The month named at `at` and the byte after its name. Without a language, a name that means different months in
/// different languages (`listopada`) is none.
pub fn month_at(text: &str, at: usize, lang: Option<Lang>) -> Option<(u8, usize)> {
    let rest = text.get(at..)?;
    if !letter_at(text, at) {
        return None;
    }
    month_by(lang, |form| {
        let end = at + begins_with(rest, form)?;
        (!letter_at(text, end)).then_some(end)
    })
}

/// The month whose name ends before the spaces at `at`, and the byte at which the name begins.
pub fn month_before(text: &str, at: usize, lang: Option<Lang>) -> Option<(u8, usize)> {
    let stop = back_spaces(text.as_bytes(), at);
    if stop == at || !letter_before(text, stop) {
        return None;
    }
    let head = &text[..stop];
    month_by(lang, |form| {
        let start = ends_with(head, form)?;
        (!letter_before(text, start)).then_some(start)
    })
}

/// What the words directly before a figure at `at` make of it.
pub fn bound_before(text: &str, at: usize, lang: Lang) -> Bound {
    let stop = back_spaces(text.as_bytes(), at);
    let head = &text[..stop];
    let near = crate::source::floor(head, head.len().saturating_sub(40));
    let head = &head[near..];
    if !head.ends_with(|c: char| c.is_alphabetic() || matches!(c, '.' | '~')) {
        return Bound::Exact;
    }
    let says = |words: &[&str]| {
        words
            .iter()
            .any(|w| ends_with(head, w).is_some_and(|start| !letter_before(head, start)))
    };
    let english = Lang::En.data();
    let own = lang.data();
    if says(own.about) || says(english.about) || head.ends_with('~') {
        Bound::About
    } else if says(own.at_most) || says(english.at_most) {
        Bound::AtMost
    } else if says(own.at_least) || says(english.at_least) {
        Bound::AtLeast
    } else {
        Bound::Exact
    }
}

/// Months of a printed length of time that begins with the digit at `at`: `36 Monate`, `2 years`.
pub fn duration_at(
    text: &str,
    at: usize,
    count: u32,
    end: usize,
    lang: Lang,
) -> Option<(u32, usize)> {
    let word = skip_spaces(text.as_bytes(), end);
    debug_assert!(at <= end);
    for language in [lang.data(), Lang::En.data()] {
        if let Some((_, end)) = word_at(text, word, language.month_words) {
            return Some((count, end));
        }
        if let Some((_, end)) = word_at(text, word, language.year_words) {
            return Some((count * 12, end));
        }
    }
    None
}
