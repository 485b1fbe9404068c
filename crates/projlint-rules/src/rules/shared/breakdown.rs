//! Numbers of women, of men and of all persons in one sentence.

use crate::catalog::model::Lang;
use crate::read::figures::numeral::numeral_at;
use crate::text::digits::next_digit;
use crate::text::range::{ByteRange, Located, ceil_boundary, floor_boundary};
use crate::text::spaces::back_spaces;
use memchr::memmem::Finder;
use std::sync::OnceLock;

/// How words begin that count persons, in one language.
struct PersonWords {
    lang: Lang,
    women: &'static [&'static str],
    men: &'static [&'static str],
    persons: &'static [&'static str],
    /// That what follows is a part of the persons.
    subset: &'static [&'static str],
}

const PERSON_WORDS: [PersonWords; 3] = [
    PersonWords {
        lang: Lang::Fi,
        women: &["naisia", "naista"],
        men: &["miehiä", "miestä"],
        persons: &["osallistuj", "henkilö"],
        subset: &["jois", "heis"],
    },
    PersonWords {
        lang: Lang::Sv,
        women: &["kvinnor"],
        men: &["män"],
        persons: &["deltagare", "personer"],
        subset: &["varav", "av dem", "av dessa"],
    },
    PersonWords {
        lang: Lang::En,
        women: &["women"],
        men: &["men"],
        persons: &["participants", "persons", "people"],
        subset: &["of whom", "of them", "of these"],
    },
];

/// A sentence is looked at this far before and behind a word, in bytes.
const NEAR_BYTES: usize = 400;

/// Numbers of women, of men and of all persons in one sentence.
pub(crate) struct Breakdown {
    /// Women.
    pub women: Located<i64>,
    /// Men.
    pub men: Located<i64>,
    /// All persons.
    pub total: Located<i64>,
    /// Whether the sentence says that women and men are a part of the persons.
    pub is_subset: bool,
}

/// The breakdowns of a text in a language; `None` for a language whose words are not known.
pub(crate) fn find_breakdowns(text: &str, lang: Lang) -> Option<impl Iterator<Item = Breakdown>> {
    static WOMEN_FINDERS: [OnceLock<Finder<'static>>; PERSON_WORDS.len()] =
        [const { OnceLock::new() }; PERSON_WORDS.len()];
    let index = PERSON_WORDS.iter().position(|words| words.lang == lang)?;
    let words = &PERSON_WORDS[index];
    let stem = words.women[0].as_bytes();
    let finder = WOMEN_FINDERS[index].get_or_init(|| Finder::new(&stem[..stem.len().min(4)]));
    let places = finder.find_iter(text.as_bytes());
    Some(places.filter_map(move |at| breakdown_at(text, at, words)))
}

/// The breakdown in the sentence whose word for women begins at `at`.
fn breakdown_at(text: &str, at: usize, words: &PersonWords) -> Option<Breakdown> {
    let word = words.women.iter().find(|w| text[at..].starts_with(**w))?;
    let alone = !text[..at].ends_with(char::is_alphanumeric)
        && !text[at + word.len()..].starts_with(char::is_alphanumeric);
    if !alone {
        return None;
    }
    let sentence = sentence_around(text, at);
    let women = number_before(text, at, sentence.start)?;
    let man = words
        .men
        .iter()
        .filter_map(|m| text[sentence].find(&format!(" {m}")))
        .min()?;
    let men = number_before(text, sentence.start + man + 1, sentence.start)?;
    let counted = |person: &&str| {
        let before = &text[sentence.start..women.range.start];
        number_before(text, sentence.start + before.find(*person)?, sentence.start)
    };
    let total = words.persons.iter().find_map(counted)?;
    let leads = total.range.start < women.range.start.min(men.range.start);
    leads.then_some(Breakdown {
        women,
        men,
        total,
        is_subset: words.subset.iter().any(|s| text[sentence].contains(s)),
    })
}

/// The sentence or line around a byte, as far as it is looked at.
fn sentence_around(text: &str, at: usize) -> ByteRange {
    let near = ceil_boundary(text, at.saturating_sub(NEAR_BYTES)).min(at);
    let far = floor_boundary(text, (at + NEAR_BYTES).min(text.len())).max(at);
    let line_start = text[near..at]
        .rfind(['\n', '\r'])
        .map_or(near, |i| near + i + 1);
    let line_end = text[at..far].find(['\n', '\r']).map_or(far, |n| at + n);
    ByteRange::new(
        text[line_start..at]
            .rfind(". ")
            .map_or(line_start, |i| line_start + i + 2),
        text[at..line_end].find(". ").map_or(line_end, |n| at + n),
    )
}

/// The whole number directly before a word that begins at `at`, behind `low`.
fn number_before(text: &str, at: usize, low: usize) -> Option<Located<i64>> {
    let end = back_spaces(text.as_bytes(), at);
    let from = ceil_boundary(text, end.saturating_sub(12).max(low));
    let mut start = from;
    while let Some(i) = next_digit(text.as_bytes(), start, end) {
        let n = numeral_at(text.as_bytes(), i)?;
        if n.end == end {
            return (n.decimals == 0).then_some(Located {
                value: n.mantissa,
                range: ByteRange::new(i, end),
            });
        }
        start = n.end.max(i + 1);
    }
    None
}
