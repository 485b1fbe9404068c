use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::Message;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed_text;
use crate::text::block::BlockKind;

crate::rule! {
    /// No image file name is left as a line of the text.
    ///
    /// A line without a space is reported if it ends with the extension of an image file, or has an
    /// underscore and a word such as `logo`, `rgb`, `vertical` or a size. The file name of the EU
    /// emblem may be the only trace of the emblem on the page; PROG009 counts it.
    ///
    /// ```doc
    /// Network model project
    ///
    /// Network-model_logo
    /// ^^^^^^^^^^^^^^^^^^ TEXT005 image-filename-text: “Network-model_logo” is the name of an image file
    /// ```
    TEXT005 "image-filename-text" Info [Narrative] fix: Unsafe; check
}

const IMAGE_WORDS: [&str; 16] = [
    "logo",
    "logot",
    "logga",
    "logotyp",
    "banner",
    "banneri",
    "rgb",
    "cmyk",
    "vertical",
    "horizontal",
    "vaaka",
    "pysty",
    "img",
    "image",
    "kuva",
    "bild",
];
const IMAGE_ENDINGS: [&str; 7] = [".jpg", ".jpeg", ".png", ".svg", ".gif", ".webp", ".tif"];

fn check(doc: &Document, out: &mut Sink<'_>) {
    for block in doc
        .blocks
        .iter()
        .filter(|b| b.kind == BlockKind::Text && (5..=120).contains(&(b.end - b.body)))
    {
        let line = doc.line_text(block);
        if !line.contains(['_', '.'])
            || line.contains(char::is_whitespace)
            || line.contains("//")
            || line.contains('@')
        {
            continue;
        }
        let lower = line.to_lowercase();
        let ending = IMAGE_ENDINGS.iter().any(|e| lower.ends_with(e));
        let size = |w: &str| {
            let digits = w.trim_end_matches(char::is_alphabetic);
            !digits.is_empty()
                && digits.bytes().all(|b| b.is_ascii_digit())
                && matches!(&w[digits.len()..], "mm" | "px" | "cm")
        };
        let word = lower
            .split(|c: char| !c.is_alphanumeric())
            .any(|w| IMAGE_WORDS.contains(&w) || size(w));
        if !(ending || (line.contains('_') && word)) {
            continue;
        }
        let span = block.line_span(doc.source.doc);
        let text = doc.source.text();
        let end = block.end as usize
            + if text[block.end as usize..].starts_with("\r\n") {
                2
            } else {
                usize::from(text[block.end as usize..].starts_with('\n'))
            };
        let edit = Edit {
            span: doc.source.span(block.start as usize..end),
            text: String::new(),
        };
        out.report(
            FindingBuilder::at_span(span, "image-filename-text")
                .with_arg("text", printed_text(doc, span))
                .with_unsafe_fix(
                    Message::new("fix-delete").arg("text", printed_text(doc, span)),
                    vec![edit],
                ),
        );
    }
    out.skip(Reason::Because("reason-no-image"));
}
