use crate::language::Lang;
use crate::lexeme::next_digit;
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason, Severity};
use crate::source::{ByteRange, Located, ceil, floor};
use crate::value::number::{back_spaces, numeral};
use memchr::memmem::Finder;
use std::sync::OnceLock;

crate::rule! {
    /// Women and men together are as many as the participants.
    ///
    /// Read in one sentence or line: a number of participants, then numbers of women and of men. More than the participants is a `warning`;
    /// fewer is an `info`, since persons may have no stated gender, and nothing where the sentence says `joista`, `varav` or `of whom`.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project had 100 participants: 60 women and 55 men.
    ///                 ~~~ IND004 persons
    ///                                   ^^ IND004 breakdown-does-not-sum: 60 + 55 = 115, not 100
    ///                                                ~~ IND004 the other part is here
    /// ```
    IND004 "breakdown-does-not-sum" Warning [Eura2014 Eura2007 Narrative] fix: None; check
}

/// How words begin that count persons, in one language.
struct PersonWords {
    lang: Lang,
    women: &'static [&'static str],
    men: &'static [&'static str],
    persons: &'static [&'static str],
    /// That what follows is a part of the persons.
    subset: &'static [&'static str],
}

const WORDS: [PersonWords; 3] = [
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
const NEAR: usize = 400;

/// Numbers of women, of men and of all persons in one sentence.
struct Breakdown {
    women: Located<i64>,
    men: Located<i64>,
    total: Located<i64>,
    /// Whether the sentence says that women and men are a part of the persons.
    is_subset: bool,
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    out.skip(Reason::Because("reason-no-breakdown"));
    static FINDERS: [OnceLock<Finder<'static>>; WORDS.len()] =
        [const { OnceLock::new() }; WORDS.len()];
    let Some(at) = WORDS.iter().position(|words| words.lang == doc.lang()) else {
        return;
    };
    let words = &WORDS[at];
    let text = doc.source.text();
    let stem = words.women[0].as_bytes();
    let finder = FINDERS[at].get_or_init(|| Finder::new(&stem[..stem.len().min(4)]));
    for at in finder.find_iter(text.as_bytes()) {
        if let Some(breakdown) = breakdown(text, at, words) {
            judge(doc, &breakdown, out);
        }
    }
}

/// The breakdown in the sentence whose word for women begins at `at`.
fn breakdown(text: &str, at: usize, words: &PersonWords) -> Option<Breakdown> {
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
    let near = ceil(text, at.saturating_sub(NEAR)).min(at);
    let far = floor(text, (at + NEAR).min(text.len())).max(at);
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

/// Holds the parts against the whole.
fn judge(doc: &Document, breakdown: &Breakdown, out: &mut Outcome<'_>) {
    let Breakdown {
        women, men, total, ..
    } = breakdown;
    let sum = women.value + men.value;
    if sum == total.value || (sum < total.value && breakdown.is_subset) {
        return out.pass();
    }
    let severity = if sum > total.value {
        Severity::Warning
    } else {
        Severity::Info
    };
    let (first, second) = if women.range.start < men.range.start {
        (women, men)
    } else {
        (men, women)
    };
    let span = |number: &Located<i64>| doc.source.span(number.range);
    out.report(
        Draft::at(span(first), "breakdown-does-not-sum")
            .arg("first", Arg::Number(first.value))
            .arg("second", Arg::Number(second.value))
            .arg("sum", Arg::Number(sum))
            .arg("total", Arg::Number(total.value))
            .place(span(total), "label-persons")
            .place(span(second), "label-sibling")
            .severity(severity)
            .values(Arg::Number(total.value), Arg::Number(sum)),
    );
}

/// The whole number directly before a word that begins at `at`, behind `low`.
fn number_before(text: &str, at: usize, low: usize) -> Option<Located<i64>> {
    let end = back_spaces(text.as_bytes(), at);
    let from = ceil(text, end.saturating_sub(12).max(low));
    let mut start = from;
    while let Some(i) = next_digit(text.as_bytes(), start, end) {
        let n = numeral(text.as_bytes(), i)?;
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
