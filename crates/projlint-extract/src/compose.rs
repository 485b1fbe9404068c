//! Letters that a file writes as a base and a combining mark (`a` and `¨`, as macOS and PDF text often do) are read as one.

use projlint_rules::document::Input;
use projlint_rules::text::source::Segment;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A plain text; where it has combining marks, with the map back to the file.
pub fn plain_text(file: String) -> Input {
    if !has_marks(&file) {
        return Input {
            text: file,
            ..Input::default()
        };
    }
    let (mut text, mut segments) = (String::with_capacity(file.len()), Vec::new());
    add_composed(&file, 0, &mut text, &mut segments);
    Input {
        text,
        file: Some((file, segments)),
        ..Input::default()
    }
}

/// Whether the text may have combining marks: U+0300 to U+036F begin with these bytes.
pub fn has_marks(text: &str) -> bool {
    memchr::memchr2(0xCC, 0xCD, text.as_bytes()).is_some()
}

/// Adds the composed form of `part`, which is in the file from byte `file_start`, to `text` and its map.
pub fn add_composed(part: &str, file_start: usize, text: &mut String, segments: &mut Vec<Segment>) {
    let mut segment = |text_start: usize, from: usize, to: usize| {
        segments.push(Segment {
            text_start: text_start as u32,
            file_start: (file_start + from) as u32,
            file_len: (to - from) as u32,
        });
    };
    let (mut run, mut at) = (0, 0);
    let mut chars = part.char_indices().peekable();
    while let Some((begin, _)) = chars.next() {
        let mut end = chars.peek().map_or(part.len(), |c| c.0);
        while let Some((next, _)) = chars.next_if(|c| is_combining_mark(c.1)) {
            debug_assert_eq!(next, end);
            end = chars.peek().map_or(part.len(), |c| c.0);
            at = end;
        }
        if at == end {
            if run < begin {
                segment(text.len(), run, begin);
                text.push_str(&part[run..begin]);
            }
            segment(text.len(), begin, end);
            text.extend(part[begin..end].nfc());
            run = end;
        }
    }
    if run < part.len() {
        segment(text.len(), run, part.len());
        text.push_str(&part[run..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use projlint_rules::{Document, text::source::DocId};

    #[test]
    fn marks_are_composed_and_places_stay() {
        let file = "Ma\u{308}a\u{308}ra\u{308}: 5 €\nloppu";
        let input = plain_text(file.to_owned());
        assert_eq!(input.text, "Määrä: 5 €\nloppu");
        let doc = Document::read(DocId(0), input);
        let at = doc
            .source
            .text()
            .find("5 €")
            .expect("the amount is in the text");
        assert_eq!(
            &file[doc.source.range_in_file(doc.source.span(at..at + 5))],
            "5 €"
        );
        assert_eq!(
            &file[doc.source.range_in_file(doc.source.span(0..8))],
            "Ma\u{308}a\u{308}ra\u{308}"
        );
    }
}
