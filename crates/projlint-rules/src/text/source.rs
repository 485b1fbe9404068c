//! The text of one document and all arithmetic on places in it.

use crate::text::range::{ByteRange, ceil_boundary, floor_boundary};
use memchr::{memchr2, memchr2_iter};
use std::sync::OnceLock;

/// A document within a project, in the order of `Project::documents`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub u32);

/// A range of bytes in the text of a document, on character boundaries, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The document.
    pub doc: DocId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes.
    pub fn range(self) -> ByteRange {
        ByteRange::new(self.start as usize, self.end as usize)
    }

    /// The smallest span over both.
    pub fn cover(self, other: Self) -> Self {
        Self {
            doc: self.doc,
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether `other` lies within this span.
    pub fn contains(self, other: Self) -> bool {
        self.doc == other.doc && self.start <= other.start && other.end <= self.end
    }

    /// The empty span at the end.
    pub fn end_point(self) -> Self {
        Self {
            start: self.end,
            ..self
        }
    }
}

/// A line and a column, both from 0; the unit of the column is the [`Encoding`] asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0.
    pub column: u32,
}

/// What a column counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A run of read text and where it is in the file: `text[text_start..]` was `file[file_start..]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// First byte in the text that is read.
    pub text_start: u32,
    /// First byte in the file.
    pub file_start: u32,
    /// Length in the file.
    pub file_len: u32,
}

/// The text that is read, and the file it was taken from where the two differ (Markdown, for one).
#[derive(Debug, Default)]
pub struct Source {
    /// The document.
    pub doc: DocId,
    /// Bytes of the file before its text: a byte order mark of UTF-8.
    pub prefix: usize,
    text: String,
    file: Option<(String, Vec<Segment>)>,
    lines: OnceLock<Vec<u32>>,
    counts: OnceLock<Vec<(u32, u32)>>,
}

const CHUNK_BYTES: usize = 2048;

impl Source {
    /// A document whose text is the file's own.
    pub fn new(doc: DocId, text: String) -> Self {
        debug_assert!(
            u32::try_from(text.len()).is_ok(),
            "documents are below 4 GiB"
        );
        Self {
            doc,
            text,
            ..Self::default()
        }
    }

    /// A document whose text was taken out of a file; `segments` are in order and cover the text.
    pub fn mapped(doc: DocId, text: String, file: String, segments: Vec<Segment>) -> Self {
        Self {
            doc,
            text,
            file: Some((file, segments)),
            ..Self::default()
        }
    }

    /// The text that is read; all spans of facts and findings are places in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The decoded text of the file; positions and offsets that are printed are places in it.
    pub fn file(&self) -> &str {
        self.file.as_ref().map_or(&self.text, |(file, _)| file)
    }

    /// The line break of the file.
    pub fn line_break(&self) -> &'static str {
        let bytes = self.file().as_bytes();
        match memchr2(b'\n', b'\r', bytes).map(|at| &bytes[at..]) {
            Some([b'\r', b'\n', ..]) => "\r\n",
            Some([b'\r', ..]) => "\r",
            _ => "\n",
        }
    }

    /// The text under a span.
    pub fn slice(&self, span: Span) -> &str {
        match self.file_range_behind(span) {
            Some(range) => range.get(self.file()).unwrap_or(""),
            None => span.range().get(&self.text).unwrap_or(""),
        }
    }

    /// A span of this document.
    pub fn span(&self, range: impl Into<ByteRange>) -> Span {
        let range = range.into();
        Span {
            doc: self.doc,
            start: range.start as u32,
            end: range.end as u32,
        }
    }

    /// A span of bytes of the file that the text does not contain, such as a comment: places after the end of the text are places
    /// in the file.
    pub fn span_in_file(&self, range: impl Into<ByteRange>) -> Span {
        let behind = if self.file.is_some() {
            self.text.len() + 1
        } else {
            0
        };
        self.span(range.into().shifted(behind))
    }

    /// The bytes of the file that a span beyond the end of the text denotes.
    fn file_range_behind(&self, span: Span) -> Option<ByteRange> {
        let behind = self.text.len() + 1;
        let range = span.range();
        (self.file.is_some() && range.start >= behind)
            .then(|| ByteRange::new(range.start - behind, range.end - behind))
    }

    /// The bytes of the file that a span of the text comes from.
    pub fn range_in_file(&self, span: Span) -> ByteRange {
        if let Some(range) = self.file_range_behind(span) {
            return range;
        }
        let Some((file, segments)) = &self.file else {
            return span.range();
        };
        let start = place_in_file(segments, span.start, Edge::Start);
        let end = if span.end > span.start {
            place_in_file(segments, span.end - 1, Edge::End)
        } else {
            start
        };
        let end = (start.max(end) as usize).min(file.len());
        ByteRange::new((start as usize).min(end), ceil_boundary(file, end))
    }

    /// Line and column of a byte of the file.
    pub fn position(&self, offset: usize, encoding: Encoding) -> Position {
        let lines = self.line_starts();
        let offset = floor_boundary(self.file(), offset);
        let line = lines.partition_point(|&start| start as usize <= offset) - 1;
        let start = lines[line] as usize;
        let column = match encoding {
            Encoding::Utf8 => (offset - start) as u32,
            Encoding::Utf16 => self.counts_before(offset).1 - self.counts_before(start).1,
            Encoding::Utf32 => self.counts_before(offset).0 - self.counts_before(start).0,
        };
        Position {
            line: line as u32,
            column,
        }
    }

    /// The byte of the file at a position; a column past the end of its line is the line's end.
    pub fn offset(&self, position: Position, encoding: Encoding) -> usize {
        let file = self.file();
        let Some(range) = self.line_range(position.line) else {
            return file.len();
        };
        let line = file[range].trim_end_matches(['\n', '\r']);
        let mut left = position.column as usize;
        for (at, c) in line.char_indices() {
            let width = match encoding {
                Encoding::Utf8 => c.len_utf8(),
                Encoding::Utf16 => c.len_utf16(),
                Encoding::Utf32 => 1,
            };
            if left < width {
                return range.start + at;
            }
            left -= width;
        }
        range.start + line.len()
    }

    /// The bytes of a line of the file, its line break included.
    pub fn line_range(&self, line: u32) -> Option<ByteRange> {
        let lines = self.line_starts();
        let start = *lines.get(line as usize)? as usize;
        let end = lines
            .get(line as usize + 1)
            .map_or(self.file().len(), |&e| e as usize);
        Some(ByteRange::new(start, end))
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let bytes = self.file().as_bytes();
            let mut starts = vec![0];
            for at in memchr2_iter(b'\n', b'\r', bytes) {
                if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                    starts.push(at as u32 + 1);
                }
            }
            starts
        })
    }

    /// Characters and UTF-16 units before a byte, in constant time after the first call.
    fn counts_before(&self, offset: usize) -> (u32, u32) {
        let file = self.file();
        let counts = self.counts.get_or_init(|| {
            let mut counts = Vec::with_capacity(file.len() / CHUNK_BYTES + 1);
            let mut sum = (0, 0);
            let mut at = 0;
            while at <= file.len() {
                counts.push(sum);
                let next = at + CHUNK_BYTES;
                sum = add_counts(
                    sum,
                    file.get(floor_boundary(file, at)..floor_boundary(file, next))
                        .unwrap_or(""),
                );
                at = next;
            }
            counts
        });
        let chunk = offset / CHUNK_BYTES;
        add_counts(
            counts[chunk],
            &file[floor_boundary(file, chunk * CHUNK_BYTES)..offset],
        )
    }
}

fn add_counts(sum: (u32, u32), text: &str) -> (u32, u32) {
    text.chars().fold(sum, |(chars, units), c| {
        (chars + 1, units + c.len_utf16() as u32)
    })
}

/// Which edge of a character is meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Start,
    End,
}

/// The byte of the file at an edge of the character at `at` in the text.
fn place_in_file(segments: &[Segment], at: u32, edge: Edge) -> u32 {
    let index = segments.partition_point(|s| s.text_start <= at);
    let Some(segment) = index.checked_sub(1).and_then(|i| segments.get(i)) else {
        return 0;
    };
    let len = segments.get(index).map_or(segment.file_len, |next| {
        next.text_start - segment.text_start
    });
    let linear = segment.file_len == len;
    match (linear, edge) {
        (true, Edge::Start) => segment.file_start + (at - segment.text_start).min(segment.file_len),
        (true, Edge::End) => {
            segment.file_start + (at - segment.text_start + 1).min(segment.file_len)
        }
        (false, Edge::Start) => segment.file_start,
        (false, Edge::End) => segment.file_start + segment.file_len,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_round_trip_in_three_encodings() {
        let text = "a€b\r\nä😀x\rlast\n".repeat(300);
        let source = Source::new(DocId(0), text.clone());
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (at, c) in text.char_indices() {
                if c == '\n' || c == '\r' {
                    continue;
                }
                let position = source.position(at, encoding);
                assert_eq!(
                    source.offset(position, encoding),
                    at,
                    "{position:?} {encoding:?}"
                );
            }
        }
        assert_eq!(source.position(4, Encoding::Utf8).column, 4);
        let after = "a€b\r\nä😀".len();
        assert_eq!(
            source.position(after, Encoding::Utf16),
            Position { line: 1, column: 3 }
        );
        assert_eq!(
            source.position(after, Encoding::Utf32),
            Position { line: 1, column: 2 }
        );
    }

    #[test]
    fn a_span_of_taken_out_text_points_into_the_file() {
        let file = "**Total:** 5&nbsp;€".to_owned();
        let segments = vec![
            Segment {
                text_start: 0,
                file_start: 2,
                file_len: 6,
            },
            Segment {
                text_start: 6,
                file_start: 10,
                file_len: 2,
            },
            Segment {
                text_start: 8,
                file_start: 12,
                file_len: 6,
            },
            Segment {
                text_start: 10,
                file_start: 18,
                file_len: 3,
            },
        ];
        let source = Source::mapped(
            DocId(0),
            "Total: 5\u{a0}€".to_owned(),
            file.clone(),
            segments,
        );
        let amount = source.span(7..13);
        assert_eq!(&file.as_str()[source.range_in_file(amount)], "5&nbsp;€");
        assert_eq!(
            &file.as_str()[source.range_in_file(source.span(0..5))],
            "Total"
        );
    }
}
