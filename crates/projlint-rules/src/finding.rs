//! What a rule has found, and corrections.

use crate::message::{Arg, Message};
use crate::rule::{Rule, Severity};
use crate::source::Span;

/// A place with a word on it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What stands there; the primary place of a finding has the finding's own message.
    pub message: Option<Message>,
}

/// Whether a correction may change what the document states.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Safety {
    /// Notation or white space only.
    Safe,
    /// A value; a person decides.
    Unsafe,
}

/// A text to put in the place of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// A correction.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it does.
    pub title: Message,
    /// Whether a person must decide.
    pub safety: Safety,
    /// The edits, in order and apart from each other.
    pub edits: Vec<Edit>,
}

/// A statement of a document that cannot be right.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How sure and how grave it is.
    pub severity: Severity,
    /// What is wrong, for the reader.
    pub message: Message,
    /// Where.
    pub primary: Label,
    /// The other figures it rests on.
    pub related: Vec<Label>,
    /// What the other figures ask for.
    pub expected: Option<Arg>,
    /// What is stated.
    pub found: Option<Arg>,
    /// How far the two are apart.
    pub difference: Option<Arg>,
    /// A correction, if there is one.
    pub fix: Option<Fix>,
    /// The one root that this finding shares with others.
    pub cause: Option<&'static str>,
}

/// Corrections that do not overlap: of two that do, the first in the text stays.
pub fn apart<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
    let covers = |fix: &'f Fix| Some((fix.edits.iter().map(|e| e.span).reduce(Span::cover)?, fix));
    let mut sorted: Vec<(Span, &Fix)> = fixes.filter_map(covers).collect();
    sorted.sort_by_key(|(span, _)| *span);
    let mut last: Option<Span> = None;
    sorted.retain(|(span, _)| {
        let free = last.is_none_or(|l| l.doc != span.doc || l.end < span.start);
        if free {
            last = Some(*span);
        }
        free
    });
    sorted.into_iter().map(|(_, fix)| fix).collect()
}

/// Applies edits to a text. Overlapping edits are dropped, the earlier one in the text stays; the result is the same for
/// any order of `edits`.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by(|a, b| (a.span, &a.text).cmp(&(b.span, &b.text)));
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in sorted {
        let range = edit.span.range();
        if range.start < at || text.get(range.clone()).is_none() {
            continue;
        }
        out.push_str(&text[at..range.start]);
        out.push_str(&edit.text);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::DocId;

    #[test]
    fn overlapping_edits_are_dropped_in_a_fixed_order() {
        let edit = |start, end, text: &str| Edit {
            span: Span {
                doc: DocId(0),
                start,
                end,
            },
            text: text.to_owned(),
        };
        let edits = [edit(4, 6, "X"), edit(0, 1, "Z"), edit(5, 8, "Y")];
        let mut reversed = edits.to_vec();
        reversed.reverse();
        assert_eq!(apply("abcdefgh", &edits), "ZbcdXgh");
        assert_eq!(apply("abcdefgh", &reversed), "ZbcdXgh");
    }
}
