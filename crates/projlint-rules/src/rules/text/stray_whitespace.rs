use crate::catalog::model::Lang;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::Message;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::hyphens::spaced_hyphens;
use crate::text::block::{Block, BlockKind};

crate::rule! {
    /// No runs of spaces are left in the text.
    ///
    /// The rule finds three or more no-break spaces in a row, two spaces between two words of a
    /// sentence and, in Finnish, a space before the hyphen after a name that is a single acronym or
    /// coined word (`ESR -varoja`). Finnish requires that space after a name of several words
    /// (`Natura 2000 -ohjelma`). Markdown, tables and indented lines are not checked; a single
    /// no-break space is correct.
    ///
    /// Source: Kielitoimiston ohjepankki.
    ///
    /// ```doc
    /// Verkostomalli-hanke
    ///
    /// Hanke hallinnoi työvoimapalveluihin käytettäviä ESR -varoja.
    ///                                                 ^^^^^^^^^^^ TEXT010 stray-whitespace: there should be no space between a one-word name and its hyphen
    /// ```
    TEXT010 "stray-whitespace" Hint [Page Description Narrative] fix: Safe; check
}

const NBSP: char = '\u{a0}';

fn check(doc: &Document, out: &mut Sink<'_>) {
    if doc.marked {
        return out.skip(Reason::Because("reason-markdown"));
    }
    let text = doc.source.text();
    report_runs(doc, text, out);
    if doc.followed_template().is_none_or(|t| !t.spaced_layout) {
        report_doubles(doc, text, out);
    }
    if doc.reading_language() == Lang::Fi {
        report_hyphens(doc, text, out);
    }
    out.skip(Reason::Because("reason-no-stray"));
}

/// Runs of no-break spaces.
fn report_runs(doc: &Document, text: &str, out: &mut Sink<'_>) {
    let mut after = 0;
    let spaces = doc
        .rare_bytes(b"\xA0")
        .filter(|at| text.as_bytes()[at - 1] == 0xC2);
    for at in spaces.map(|at| at - 1) {
        if at < after {
            continue;
        }
        let blank = |c: char| c == ' ' || c == NBSP;
        let start = text[..at].trim_end_matches(blank).len();
        let end = text.len() - text[at..].trim_start_matches(blank).len();
        after = end;
        if text[start..end].matches(NBSP).count() < 3 {
            continue;
        }
        let (first, last) = (
            text[..start].ends_with(['\n', '\r']) || start == 0,
            text[end..].starts_with(['\n', '\r']) || end == text.len(),
        );
        let edit = Edit {
            span: doc.source.span(start..end),
            text: if first || last {
                String::new()
            } else {
                " ".to_owned()
            },
        };
        out.report(spaces_draft(edit));
    }
}

/// A finding on the spaces that an edit replaces.
fn spaces_draft(edit: Edit) -> FindingBuilder {
    FindingBuilder::at_span(edit.span, "stray-whitespace")
        .with_safe_fix(Message::new("fix-remove-spaces"), vec![edit])
}

/// Two spaces between two words of a sentence.
fn report_doubles(doc: &Document, text: &str, out: &mut Sink<'_>) {
    let spaced = doc
        .seldom
        .joints
        .iter()
        .map(|at| *at as usize - 1)
        .filter(|at| text.as_bytes()[*at..].starts_with(b"  "));
    let places: Vec<usize> = spaced.collect();
    for (i, &at) in places.iter().enumerate() {
        let (head, tail) = (&text[..at], &text[at + 2..]);
        let words = head.ends_with(|c: char| c.is_alphabetic() || matches!(c, ',' | '.' | ';'))
            && tail.starts_with(char::is_alphabetic);
        let line = doc.blocks[..doc.blocks.partition_point(|b| b.start as usize <= at)].last();
        let prose = line.filter(|b| {
            b.kind == BlockKind::Text && b.label == 0 && at < b.end as usize && b.end - b.body >= 60
        });
        let first = |b: &Block| i == 0 || places[i - 1] < b.body as usize;
        let last = |b: &Block| places.get(i + 1).is_none_or(|next| *next >= b.end as usize);
        let sentence = prose.is_some_and(|b| first(b) && last(b));
        if words && sentence {
            let edit = Edit {
                span: doc.source.span(at..at + 2),
                text: " ".to_owned(),
            };
            out.report(spaces_draft(edit));
        }
    }
}

/// A space before the hyphen of a name of one word.
fn report_hyphens(doc: &Document, text: &str, out: &mut Sink<'_>) {
    for hyphen in spaced_hyphens(text, &doc.seldom.joints) {
        let edit = Edit {
            span: doc.source.span(hyphen.space),
            text: String::new(),
        };
        out.report(
            FindingBuilder::at_span(doc.source.span(hyphen.whole), "stray-whitespace-hyphen")
                .with_unsafe_fix(Message::new("fix-remove-spaces"), vec![edit]),
        );
    }
}
