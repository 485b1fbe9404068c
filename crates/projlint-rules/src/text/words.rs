//! Words in a text: where one begins, whether it is alone.
use memchr::memmem;

/// Whether two letters differ even in lower case, where that is quick to tell.
#[inline]
fn surely_differ(a: Option<&u8>, b: Option<&u8>) -> bool {
    matches!((a, b), (Some(a), Some(b)) if a.is_ascii() && b.is_ascii() && !a.eq_ignore_ascii_case(b))
}

/// Whether `text` begins with `word`, whatever the case.
#[inline]
pub fn begins_with(text: &str, word: &str) -> Option<usize> {
    if surely_differ(text.as_bytes().first(), word.as_bytes().first()) {
        return None;
    }
    begins_with_all(text, word)
}

fn begins_with_all(text: &str, word: &str) -> Option<usize> {
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

#[inline]
pub(crate) fn ends_with(text: &str, word: &str) -> Option<usize> {
    if surely_differ(text.as_bytes().last(), word.as_bytes().last()) {
        return None;
    }
    ends_with_all(text, word)
}

fn ends_with_all(text: &str, word: &str) -> Option<usize> {
    let mut rest = text.chars();
    for w in word.chars().rev() {
        let c = rest.next_back()?;
        if c != w && !c.to_lowercase().eq(w.to_lowercase()) {
            return None;
        }
    }
    Some(rest.as_str().len())
}

pub(crate) fn letter_at(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|t| t.chars().next())
        .is_some_and(char::is_alphabetic)
}

pub(crate) fn letter_before(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|t| t.chars().next_back())
        .is_some_and(char::is_alphanumeric)
}

/// The word of the list that is at `at` and ends there, and the byte after it.
pub fn word_at<'w>(text: &str, at: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
    let rest = text.get(at..)?;
    words.iter().find_map(|w| {
        let end = at + begins_with(rest, w)?;
        (!letter_at(text, end)).then_some((*w, end))
    })
}

/// How often a text is in another as a word or the beginning of one, as printed.
pub fn count_word(text: &str, word: &str) -> usize {
    let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    memmem::find_iter(text.as_bytes(), word)
        .filter(begins)
        .count()
}

/// Whether a word is in a text by itself, with a small or a capital first letter.
pub fn has_word(text: &str, word: &str) -> bool {
    let alone = |w: &str| {
        memmem::find_iter(text.as_bytes(), w).any(|at| {
            !text[..at].ends_with(char::is_alphanumeric)
                && !text[at + w.len()..].starts_with(char::is_alphanumeric)
        })
    };
    case_forms(word).iter().any(|w| alone(w))
}

/// Whether a word of a text begins with another, with a small or a capital first letter, and goes on in small letters.
pub fn has_word_beginning(text: &str, word: &str) -> bool {
    let begun = |w: &str| {
        memmem::find_iter(text.as_bytes(), w).any(|at| {
            let rest = &text[at + w.len()..];
            let end = rest
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(rest.len());
            !text[..at].ends_with(char::is_alphanumeric)
                && rest[..end].chars().all(char::is_lowercase)
        })
    };
    case_forms(word).iter().any(|w| begun(w))
}

/// A word with a small and with a capital first letter.
fn case_forms(word: &str) -> [String; 2] {
    let mut chars = word.chars();
    let first = chars.next();
    let rest = chars.as_str().to_lowercase();
    [
        first.map(|c| c.to_lowercase().to_string()),
        first.map(|c| c.to_uppercase().to_string()),
    ]
    .map(|f| f.unwrap_or_default() + &rest)
}

/// How many bytes the letters have that a text goes on with at a byte.
pub fn letters_at(text: &str, at: usize) -> usize {
    text[at..]
        .chars()
        .take_while(|c| c.is_alphabetic())
        .map(char::len_utf8)
        .sum()
}
