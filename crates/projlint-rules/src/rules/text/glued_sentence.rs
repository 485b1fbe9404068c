use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::Message;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::source::Span;
use crate::text::token::{is_address, token_around};

crate::rule! {
    /// There is a space between two sentences.
    ///
    /// A missing space is reported where a lower-case letter, a full stop and a capital followed by
    /// a lower-case letter meet, and the word before the full stop has at least three letters.
    /// Addresses, abbreviations and dates are not sentences.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project brings employers together.The network meets every month.
    ///                              ^^^^^^^^^^^^ TEXT001 glued-sentence: no space between two sentences
    /// ```
    TEXT001 "glued-sentence" Info [Page Description Narrative] fix: Safe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    for at in doc.seldom.joints.iter().map(|at| *at as usize) {
        if !matches!(text.as_bytes()[at - 1], b'.' | b'!' | b'?') || !text.is_char_boundary(at) {
            continue;
        }
        let whole = token_around(text, at);
        let letter = |c: &char| c.is_alphabetic();
        let left: usize = text[whole.start..at - 1]
            .chars()
            .rev()
            .take_while(letter)
            .map(char::len_utf8)
            .sum();
        let right: usize = text[at..whole.end]
            .chars()
            .take_while(letter)
            .map(char::len_utf8)
            .sum();
        let (before, after) = (&text[at - 1 - left..at - 1], &text[at..at + right]);
        let mut next = after.chars();
        let begins = next.next().is_some_and(char::is_uppercase)
            && next.next().is_some_and(char::is_lowercase);
        let word = before.chars().count() >= 3 && before.chars().skip(1).all(char::is_lowercase);
        let name = before.starts_with(char::is_uppercase) && after.chars().count() <= 3;
        if !begins || !word || name || is_address(&text[whole]) || text[whole].contains('/') {
            continue;
        }
        let span = doc.source.span(at - 1 - left..at + right);
        let edit = Edit {
            span: Span {
                start: at as u32,
                end: at as u32,
                ..span
            },
            text: " ".to_owned(),
        };
        out.report(
            FindingBuilder::at_span(span, "glued-sentence")
                .with_safe_fix(Message::new("fix-insert-space"), vec![edit]),
        );
    }
    out.skip(Reason::Because("reason-no-glue"));
}
