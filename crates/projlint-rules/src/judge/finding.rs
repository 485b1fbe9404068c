//! What a rule has found, and corrections.

use crate::judge::message::{Arg, Message};
use crate::judge::meta::{RuleMeta, Severity};
use crate::text::source::Span;

/// A place with a word on it.
#[derive(Clone, Debug)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What is there; the primary place of a finding has the finding's own message.
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
    /// The edits, in order and not overlapping.
    pub edits: Vec<Edit>,
}

/// A statement of a document that cannot be right.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static RuleMeta,
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
    /// The difference between the two.
    pub difference: Option<Arg>,
    /// A correction, if there is one.
    pub fix: Option<Fix>,
    /// The one root that this finding shares with others.
    pub cause: Option<&'static str>,
}

/// Corrections that do not overlap: of two that do, the first in the text stays.
pub fn non_overlapping<'f>(fixes: impl Iterator<Item = &'f Fix>) -> Vec<&'f Fix> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::source::DocId;

    fn fix(edits: &[(u32, u32)]) -> Fix {
        let edit = |(start, end): &(u32, u32)| Edit {
            span: Span {
                doc: DocId(0),
                start: *start,
                end: *end,
            },
            text: String::new(),
        };
        Fix {
            title: Message::new("fix-replace"),
            safety: Safety::Safe,
            edits: edits.iter().map(edit).collect(),
        }
    }

    #[test]
    fn of_overlapping_corrections_the_first_in_the_text_stays() {
        let fixes = [fix(&[(4, 6)]), fix(&[(0, 1)]), fix(&[(5, 8), (9, 9)])];
        let starts = |fixes: Vec<&Fix>| -> Vec<u32> {
            fixes.iter().map(|f| f.edits[0].span.start).collect()
        };
        assert_eq!(starts(non_overlapping(fixes.iter())), [0, 4]);
        assert_eq!(starts(non_overlapping(fixes.iter().rev())), [0, 4]);
    }
}
