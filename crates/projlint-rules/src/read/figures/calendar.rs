//! Words around figures: months, lengths of time, and bounds such as "about" and "at most".

use crate::catalog::LANGUAGES;
use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::catalog::words::letter_bit;
use crate::read::term_search::may_be_known;
use crate::read::terms::{concepts_at, terms_of};
use crate::text::range::ByteRange;
use crate::text::spaces::{back_spaces, skip_spaces};
use crate::text::words::{begins_with, ends_with, letter_at, letter_before};
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

/// The month of which a form is found; `may_be` says by the first and last letters of all its forms whether one may be.
fn month_by(
    lang: Option<Lang>,
    may_be: impl Fn((u32, u32)) -> bool,
    find: impl Fn(&str) -> Option<usize>,
) -> Option<(u8, usize)> {
    let mut found: Option<(u8, usize)> = None;
    for language in candidate_languages(lang) {
        let data = language.data();
        for (index, forms) in data.months.iter().enumerate() {
            if !may_be(data.month_letters[index]) {
                continue;
            }
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
    let first = letter_bit(rest.as_bytes()[0]);
    let find = |form: &str| {
        let end = at + begins_with(rest, form)?;
        (!letter_at(text, end)).then_some(end)
    };
    month_by(lang, |letters| letters.0 & first != 0, find)
}

/// The month whose name ends before the spaces at `at`, and the byte at which the name begins.
pub fn month_before(text: &str, at: usize, lang: Option<Lang>) -> Option<(u8, usize)> {
    let stop = back_spaces(text.as_bytes(), at);
    (stop < at).then(|| month_ending(text, stop, lang))?
}

/// The month whose name ends at `stop`, and the byte at which the name begins.
pub fn month_ending(text: &str, stop: usize, lang: Option<Lang>) -> Option<(u8, usize)> {
    if !letter_before(text, stop) {
        return None;
    }
    let head = text.get(..stop)?;
    let last = letter_bit(*head.as_bytes().last()?);
    let find = |form: &str| {
        let start = ends_with(head, form)?;
        (!letter_before(text, start)).then_some(start)
    };
    month_by(lang, |letters| letters.1 & last != 0, find)
}

/// Words that bound a figure.
pub(crate) const HEDGES: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[HedgeAbout, HedgeOver, HedgeUnder, HedgeAtmost, HedgeAtleast])
};

/// Words that bound a figure stand in so many words before it: `up to a maximum of`.
const MAX_HEDGE_WORDS: usize = 5;

/// What the words directly before a figure at `at` make of it.
pub fn bound_before(text: &str, at: usize, lang: Lang) -> Bound {
    let stop = back_spaces(text.as_bytes(), at);
    let head = &text[..stop];
    let near = crate::text::range::floor_boundary(head, head.len().saturating_sub(48));
    let line = head[near..]
        .rfind(['\n', ':', ';', '('])
        .map_or(near, |n| near + n + 1);
    let last = head.chars().next_back();
    if !last
        .is_some_and(|c| c.is_alphabetic() || matches!(c, '.' | '~' | '≈' | '<' | '>' | '≤' | '≥'))
    {
        return Bound::Exact;
    }
    if !may_be_known(lang, &text[line..stop]) {
        return Bound::Exact;
    }
    let mut terms = Vec::new();
    terms_of(
        lang.data().lexicon,
        text,
        ByteRange::new(line, stop),
        &mut terms,
    );
    // `is over € 400 000`: the word beside the figure bounds it, whatever phrase it ends.
    let nearest = terms
        .last()
        .and_then(|t| concepts_at(lang, head, t.range.start, HEDGES))
        .map(|(concepts, _)| concepts);
    // Words of a phrase after its first mean nothing of their own.
    let phrase = terms
        .iter()
        .rev()
        .take(MAX_HEDGE_WORDS)
        .find(|t| !t.concepts.is_empty());
    let concepts = nearest.or(phrase.map(|t| t.concepts)).unwrap_or_default();
    let first = phrase.map_or(0, |t| t.range.start);
    let between = terms.iter().filter(|t| t.range.start > first);
    if !concepts.has_any(HEDGES) || nearest.is_none() && between.clone().any(|t| !t.known) {
        return Bound::Exact;
    }
    let has = |c: Concept| concepts.has(c);
    if has(Concept::HedgeAtmost) {
        Bound::AtMost
    } else if has(Concept::HedgeOver) {
        Bound::Over
    } else if has(Concept::HedgeUnder) {
        Bound::Under
    } else if has(Concept::HedgeAtleast) {
        Bound::AtLeast
    } else {
        Bound::About
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
    for language in [lang, Lang::En] {
        let units = ConceptSet::of(&[Concept::UnitMonth, Concept::UnitYear]);
        if let Some((unit, end)) = concepts_at(language, text, word, units) {
            let months = if unit.has(Concept::UnitMonth) { 1 } else { 12 };
            return count.checked_mul(months).map(|months| (months, end));
        }
    }
    None
}
