use crate::language::Lang;
use crate::lexeme::next_digit;
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason, Severity};
use crate::source::{ceil, floor};
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

/// Words for women, men, persons, and for a part of them, as they begin.
const WORDS: [(Lang, [&[&str]; 4]); 3] = [
    (
        Lang::Fi,
        [
            &["naisia", "naista"],
            &["miehiä", "miestä"],
            &["osallistuj", "henkilö"],
            &["jois", "heis"],
        ],
    ),
    (
        Lang::Sv,
        [
            &["kvinnor"],
            &["män"],
            &["deltagare", "personer"],
            &["varav", "av dem", "av dessa"],
        ],
    ),
    (
        Lang::En,
        [
            &["women"],
            &["men"],
            &["participants", "persons", "people"],
            &["of whom", "of them", "of these"],
        ],
    ),
];

/// A sentence is looked at this far before and behind a word, in bytes.
const NEAR: usize = 400;

fn check(doc: &Document, out: &mut Outcome<'_>) {
    out.skip(Reason::Because("reason-no-breakdown"));
    static FINDERS: [OnceLock<Finder<'static>>; WORDS.len()] =
        [const { OnceLock::new() }; WORDS.len()];
    let Some(at) = WORDS.iter().position(|(lang, _)| *lang == doc.lang()) else {
        return;
    };
    let [women, men, persons, subset] = WORDS[at].1;
    let text = doc.source.text();
    let finder =
        FINDERS[at].get_or_init(|| Finder::new(&women[0].as_bytes()[..women[0].len().min(4)]));
    let begins = finder.find_iter(text.as_bytes());
    for (word, at) in
        begins.filter_map(|at| Some((*women.iter().find(|w| text[at..].starts_with(**w))?, at)))
    {
        let (near, far) = (
            ceil(text, at.saturating_sub(NEAR)).min(at),
            floor(text, (at + NEAR).min(text.len())).max(at),
        );
        let low = text[near..at]
            .rfind(['\n', '\r'])
            .map_or(near, |i| near + i + 1);
        let low = text[low..at].rfind(". ").map_or(low, |i| low + i + 2);
        let end = text[at..far].find(['\n', '\r']).map_or(far, |n| at + n);
        let end = text[at..end].find(". ").map_or(end, |n| at + n);
        let after = at + word.len();
        if text[..at].ends_with(char::is_alphanumeric)
            || text[after..].starts_with(char::is_alphanumeric)
        {
            continue;
        }
        let Some(women) = number_before(text, at, low) else {
            continue;
        };
        let man = men
            .iter()
            .filter_map(|m| text[low..end].find(&format!(" {m}")).map(|n| low + n + 1))
            .min();
        let Some(men) = man.and_then(|at| number_before(text, at, low)) else {
            continue;
        };
        let whole = |p: &&str| {
            text[low..women.1]
                .find(*p)
                .map(|n| low + n)
                .and_then(|at| number_before(text, at, low))
        };
        let Some(total) = persons
            .iter()
            .find_map(whole)
            .filter(|t| t.1 < women.1.min(men.1))
        else {
            continue;
        };
        let (sum, named) = (
            women.0 + men.0,
            subset.iter().any(|s| text[low..end].contains(s)),
        );
        if sum == total.0 || (sum < total.0 && named) {
            out.pass();
            continue;
        }
        let span = |(_, start, end): (i64, usize, usize)| doc.source.span(start..end);
        let severity = if sum > total.0 {
            Severity::Warning
        } else {
            Severity::Info
        };
        let (first, second) = if women.1 < men.1 {
            (women, men)
        } else {
            (men, women)
        };
        let draft = Draft::at(span(first), "breakdown-does-not-sum")
            .arg("first", Arg::Number(first.0))
            .arg("second", Arg::Number(second.0));
        out.report(
            draft
                .arg("sum", Arg::Number(sum))
                .arg("total", Arg::Number(total.0))
                .place(span(total), "label-persons")
                .place(span(second), "label-sibling")
                .severity(severity)
                .values(Arg::Number(total.0), Arg::Number(sum)),
        );
    }
}

/// The whole number directly before a word: its value, first byte and the byte after its last.
fn number_before(text: &str, at: usize, low: usize) -> Option<(i64, usize, usize)> {
    let end = back_spaces(text.as_bytes(), at);
    let from = ceil(text, end.saturating_sub(12).max(low));
    let mut start = from;
    while let Some(i) = next_digit(text.as_bytes(), start, end) {
        let n = numeral(text.as_bytes(), i)?;
        if n.end == end {
            return (n.decimals == 0).then_some((n.mantissa, i, end));
        }
        start = n.end.max(i + 1);
    }
    None
}
