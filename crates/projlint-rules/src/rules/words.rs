//! The document's own words.

use memchr::memmem;

/// How often a text stands in another as a word or the beginning of one, as printed.
pub fn occurrences(text: &str, word: &str) -> usize {
    let begins = |at: &usize| !text[..*at].ends_with(char::is_alphanumeric);
    memmem::find_iter(text.as_bytes(), word)
        .filter(begins)
        .count()
}

/// Whether a word stands in a text by itself, with a small or a capital first letter.
pub fn occurs(text: &str, word: &str) -> bool {
    let alone = |w: &str| {
        memmem::find_iter(text.as_bytes(), w).any(|at| {
            !text[..at].ends_with(char::is_alphanumeric)
                && !text[at + w.len()..].starts_with(char::is_alphanumeric)
        })
    };
    forms(word).iter().any(|w| alone(w))
}

/// Whether a word of a text begins with another, with a small or a capital first letter, and goes on in small letters.
pub fn begins(text: &str, word: &str) -> bool {
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
    forms(word).iter().any(|w| begun(w))
}

/// A word with a small and with a capital first letter.
fn forms(word: &str) -> [String; 2] {
    let mut chars = word.chars();
    let first = chars.next();
    let rest = chars.as_str().to_lowercase();
    [
        first.map(|c| c.to_lowercase().to_string()),
        first.map(|c| c.to_uppercase().to_string()),
    ]
    .map(|f| f.unwrap_or_default() + &rest)
}
