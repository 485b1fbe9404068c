//! What links the documents of one project.

use crate::field::CODE_PROJECT;
use crate::project::Document;
use crate::template::Kind;

/// Codes are not shorter than this, in letters and digits: `1` or `A2` names many things.
const MIN_CODE: usize = 4;

/// The code of the project that a document is about, in capitals and without spaces and marks. `None` when the document
/// states no code, or several: a list of projects is not one of them.
pub fn code(document: &Document) -> Option<String> {
    if document.kind == Kind::Unknown {
        return None;
    }
    let mut stated = document.facts.all(CODE_PROJECT).map(|f| part(document.source.slice(f.span)).map(folded));
    let code = stated.next()??;
    stated.all(|c| c.as_ref() == Some(&code)).then_some(code)
}

/// The code in what a label states: `S29999` in `S29999 (ESR)`, all of `S 29999`. `None` for words that stand in for a code
/// that is not given yet: `annetaan 2019`.
pub fn part(stated: &str) -> Option<&str> {
    let spaced = stated.split_once(' ').filter(|(series, rest)| {
        series.len() <= 3 && series.bytes().all(|b| b.is_ascii_uppercase()) && rest.starts_with(|c: char| c.is_ascii_digit())
    });
    let from = spaced.map_or(0, |(series, _)| series.len() + 1);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '(' | '[');
    let end = stated[from..].find(ends).map_or(stated.len(), |n| from + n);
    Some(&stated[..end]).filter(|code| is_code(&folded(code)))
}

/// Whether a folded text can be the code of a project.
pub fn is_code(folded: &str) -> bool {
    let year = folded.len() == 4 && (folded.starts_with("19") || folded.starts_with("20"));
    folded.len() >= MIN_CODE && folded.bytes().any(|b| (b'1'..=b'9').contains(&b)) && !year
}

/// A code in capitals, without spaces and marks: all ways to write it are one.
pub fn folded(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
