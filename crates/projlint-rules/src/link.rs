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
    let mut stated = document.facts.all(CODE_PROJECT).map(|f| folded(document.source.slice(f.span)));
    let code = stated.next()?;
    (is_code(&code) && stated.all(|c| c == code)).then_some(code)
}

/// Whether a folded text can be the code of a project.
pub fn is_code(folded: &str) -> bool {
    folded.len() >= MIN_CODE && folded.bytes().any(|b| b.is_ascii_digit())
}

/// A code in capitals, without spaces and marks: all ways to write it are one.
pub fn folded(code: &str) -> String {
    code.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
