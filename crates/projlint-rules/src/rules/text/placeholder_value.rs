use crate::catalog::labels;
use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::Draft;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed;
use crate::text::fold::key;
use crate::text::range::{ByteRange, floor};
use crate::text::source::Span;

crate::rule! {
    /// No placeholder and no label without its value is left in the text.
    ///
    /// Found are lines and values such as `xxx`, `tba` and `täydennetään`, capitals in brackets (`[THE REGION]`), filler text, and a label for the
    /// day of an update as the last line. `-`, `n/a` and the words of Kohesio for a missing value are no placeholders.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project works in [THE REGION] with its employers.
    ///                      ^^^^^^^^^^^^ TEXT004 placeholder-value: “[THE REGION]” is a placeholder
    /// ```
    TEXT004 "placeholder-value" Info [Kohesio Eura2014 Eura2007 Narrative] fix: None; check
}

const WORDS: [&str; 14] = [
    "xx",
    "xxx",
    "xxxx",
    "tba",
    "tbc",
    "tbd",
    "t.b.a.",
    "täydennetään",
    "täydennä",
    "täydentyy",
    "kompletteras",
    "fylls i",
    "to be completed",
    "to be confirmed",
];
/// Longer texts are no placeholders, in bytes.
const SHORT: usize = 20;

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let text = doc.source.text();
    for block in &doc.blocks {
        let from = if block.label > 0 {
            block.value
        } else {
            block.body
        };
        let (from, end) = (from as usize, block.end as usize);
        if from >= end
            || !matches!(
                text.as_bytes()[from] | 0x20,
                b'l' | b'x' | b't' | b'k' | b'f'
            )
        {
            continue;
        }
        if text.as_bytes()[from + 1..end].starts_with(b"orem ipsum") {
            report(doc, ByteRange::new(from, from + "lorem ipsum".len()), out);
        } else if end - from <= SHORT {
            let value = text[from..end].trim_end_matches(['.', '|', ' ']);
            if WORDS.iter().any(|w| crate::text::fold::same(w, value)) {
                report(doc, ByteRange::new(from, from + value.len()), out);
            }
        }
    }
    for at in doc.signs(b"[") {
        let near = &text[at + 1..floor(text, (at + 62).min(text.len()))];
        let Some((inside, _)) = near.split_once(']') else {
            continue;
        };
        let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
        let plain = inside.chars().all(|c| c.is_uppercase() || c == ' ');
        if plain && capitals >= 5 && inside.trim().contains(' ') {
            report(doc, ByteRange::new(at, at + inside.len() + 2), out);
        }
    }
    if let Some(last) = doc.blocks.last() {
        let line = doc.line(last).trim_end_matches(':');
        let dated = line.len() <= SHORT
            && labels(key(line))
                .iter()
                .any(|l| l.field == FieldId::DatePublished);
        if dated && doc.blocks.len() > 2 {
            let span = Span {
                start: last.body,
                end: last.body + line.len() as u32,
                doc: doc.source.doc,
            };
            out.report(Draft::at(span, "placeholder-value-label").arg("text", printed(doc, span)));
        }
    }
    out.skip(Reason::Because("reason-no-placeholder"));
}

fn report(doc: &Document, range: ByteRange, out: &mut Outcome<'_>) {
    let span = doc.source.span(range);
    out.report(Draft::at(span, "placeholder-value").arg("text", printed(doc, span)));
}
