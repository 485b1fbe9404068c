//! Markdown to text: marks and links fall away, lines and their kinds stay, every character knows its place in the file.

use crate::compose::{add_composed, has_marks};
use projlint_rules::document::Input;
use projlint_rules::text::block::{BlockKind, LineMark};
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::Segment;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

#[derive(Default)]
struct MarkdownWriter {
    text: String,
    segments: Vec<Segment>,
    marks: Vec<LineMark>,
    pending: Option<BlockKind>,
    hidden: usize,
    code: Vec<ByteRange>,
    cells: usize,
    lists: usize,
}

/// Takes the text out of a Markdown file. Code and HTML state no facts and are left out; front matter is read as lines.
pub fn markdown(file: String) -> Input {
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut writer = MarkdownWriter {
        text: String::with_capacity(file.len()),
        ..MarkdownWriter::default()
    };
    // The parser does not end HTML at a carriage return alone, which is a line break too.
    let bare = file
        .as_bytes()
        .windows(2)
        .any(|w| w[0] == b'\r' && w[1] != b'\n');
    let fed = if bare {
        file.replace("\r\n", "\u{0}\n")
            .replace('\r', "\n")
            .replace("\u{0}\n", "\r\n")
    } else {
        String::new()
    };
    for (event, range) in
        Parser::new_ext(if bare { &fed } else { &file }, options).into_offset_iter()
    {
        let range = ByteRange::from(range);
        if matches!(event, Event::Code(_) | Event::Start(Tag::CodeBlock(_))) {
            writer.code.push(range);
        }
        writer.take_event(event, range);
    }
    let MarkdownWriter {
        text,
        segments,
        marks,
        code,
        ..
    } = writer;
    Input {
        text,
        marks: Some(marks),
        code,
        file: Some((file, segments)),
        ..Input::default()
    }
}

impl MarkdownWriter {
    fn take_event(&mut self, event: Event<'_>, range: ByteRange) {
        match event {
            Event::Start(tag) => self.start_tag(&tag, range.start),
            Event::End(tag) => self.end_tag(tag, range.end),
            Event::Text(text) | Event::Code(text) if self.hidden == 0 => {
                self.push_text(&text, range)
            }
            Event::SoftBreak | Event::HardBreak => self.end_line(range.start, 1),
            Event::InlineHtml(html) if html.starts_with("<br") => self.end_line(range.start, 1),
            Event::Rule => self.end_line(range.start, 2),
            _ => {}
        }
    }

    fn start_tag(&mut self, tag: &Tag<'_>, at: usize) {
        match tag {
            Tag::Heading { level, .. } => {
                self.begin_line(at, 2, Some(BlockKind::Heading(*level as u8)))
            }
            Tag::Paragraph if self.pending.is_none() => self.begin_line(at, 2, None),
            Tag::Item => self.begin_line(at, 1, Some(BlockKind::Item)),
            Tag::List(_) => {
                self.lists += 1;
                self.end_line(at, if self.lists == 1 { 2 } else { 1 });
            }
            Tag::Table(_) => self.begin_line(at, 2, None),
            Tag::TableHead | Tag::TableRow => {
                self.begin_line(at, 1, Some(BlockKind::Row));
                self.cells = 0;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.push_synthetic("\t", at);
                }
                self.cells += 1;
            }
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.hidden += 1,
            Tag::MetadataBlock(_) => self.begin_line(at, 1, None),
            _ => {}
        }
    }

    fn end_tag(&mut self, tag: TagEnd, at: usize) {
        match tag {
            TagEnd::CodeBlock | TagEnd::HtmlBlock => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::Table | TagEnd::MetadataBlock(_) => {
                self.pending = None
            }
            TagEnd::List(_) => self.lists = self.lists.saturating_sub(1),
            TagEnd::Item => {
                self.pending = None;
                self.end_line(at, 1);
            }
            _ => {}
        }
    }

    /// Begins a line of a kind, after `breaks` line breaks.
    fn begin_line(&mut self, at: usize, breaks: usize, kind: Option<BlockKind>) {
        self.end_line(at, breaks);
        self.pending = kind;
    }

    fn end_line(&mut self, at: usize, breaks: usize) {
        let have = self.text.bytes().rev().take_while(|b| *b == b'\n').count();
        if !self.text.is_empty() {
            for _ in have..breaks {
                self.push_synthetic("\n", at);
            }
        }
    }

    fn push_text(&mut self, text: &str, range: ByteRange) {
        if let Some(kind) = self.pending.take() {
            self.marks.push(LineMark {
                start: self.text.len() as u32,
                kind,
            });
        }
        if text.len() == range.len() && has_marks(text) {
            return add_composed(text, range.start, &mut self.text, &mut self.segments);
        }
        self.segments.push(Segment {
            text_start: self.text.len() as u32,
            file_start: range.start as u32,
            file_len: range.len() as u32,
        });
        self.text.push_str(text);
    }

    fn push_synthetic(&mut self, text: &str, at: usize) {
        self.segments.push(Segment {
            text_start: self.text.len() as u32,
            file_start: at as u32,
            file_len: 0,
        });
        self.text.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use projlint_rules::{Document, text::source::DocId};

    #[test]
    fn marks_fall_away_and_places_stay() {
        let file = "---\ntitle: Malli\n---\n\n# 1 Hanke\n\n- **Total budget:** 645&nbsp;000 €\n\n| Fund | EU |\n|---|---|\n| Total | 5 € |\n";
        let input = markdown(file.to_owned());
        assert_eq!(
            input.text,
            "title: Malli\n\n1 Hanke\n\nTotal budget: 645\u{a0}000 €\n\nFund\tEU\nTotal\t5 €"
        );
        let doc = Document::read(DocId(0), input);
        let at = doc
            .source
            .text()
            .find("645")
            .expect("the amount is in the text");
        let span = doc.source.span(at..at + "645\u{a0}000 €".len());
        assert_eq!(&file[doc.source.range_in_file(span)], "645&nbsp;000 €");
        let kinds: Vec<BlockKind> = doc.blocks.iter().map(|b| b.kind).collect();
        assert_eq!(
            kinds,
            [
                BlockKind::Text,
                BlockKind::Heading(1),
                BlockKind::Item,
                BlockKind::Row,
                BlockKind::Row
            ]
        );
    }
}
