//! Words around figures: months, lengths of time, and bounds such as "about" and "at most".

use crate::catalog::LANGUAGES;
use crate::catalog::model::Lang;
use crate::text::spaces::{back_spaces, skip_spaces};
use crate::text::words::{begins_with, ends_with, letter_at, letter_before, word_at};
use crate::value::money::Bound;

/// Languages in which a month may be named: the document's and English, or all.
fn candidate_languages(lang: Option<Lang>) -> impl Iterator<Item = Lang> {
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
    for language in candidate_languages(lang) {
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
    let near = crate::text::range::floor_boundary(head, head.len().saturating_sub(40));
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
