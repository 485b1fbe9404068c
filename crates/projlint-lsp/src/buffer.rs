//! The text of an open document. The only file that knows ropey.

use projlint_rules::text::source::{Encoding, Position};
use ropey::Rope;

/// A change of a text, as an editor sends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The whole text.
    Whole(String),
    /// What is from one position to before another.
    Part {
        /// The first.
        start: Position,
        /// The position after the last.
        end: Position,
        /// What is there now.
        text: String,
    },
}

/// A text that changes; a copy costs nothing.
#[derive(Clone, Debug)]
pub struct Buffer {
    rope: Rope,
}

impl Buffer {
    /// The text as it was opened.
    pub fn new(text: &str) -> Self {
        Self {
            rope: Rope::from_str(text),
        }
    }

    /// Applies a change; positions after the end of a line or of the text are that end.
    pub fn apply(&mut self, change: Change, encoding: Encoding) {
        match change {
            Change::Whole(text) => self.rope = Rope::from_str(&text),
            Change::Part { start, end, text } => {
                let (a, b) = (self.char(start, encoding), self.char(end, encoding));
                let (from, to) = (a.min(b), a.max(b));
                self.rope.remove(from..to);
                self.rope.insert(from, &text);
            }
        }
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.rope.len_bytes());
        self.rope.chunks().for_each(|chunk| text.push_str(chunk));
        text
    }

    /// The number of the character at a position.
    fn char(&self, position: Position, encoding: Encoding) -> usize {
        let line = position.line as usize;
        if line >= self.rope.len_lines() {
            return self.rope.len_chars();
        }
        let start = self.rope.line_to_char(line);
        let slice = self.rope.line(line);
        let mut end = slice.len_chars();
        while end > 0 && matches!(slice.char(end - 1), '\n' | '\r') {
            end -= 1;
        }
        let text = slice.slice(..end);
        let column = position.column as usize;
        let within = match encoding {
            Encoding::Utf32 => column.min(end),
            Encoding::Utf8 => text.byte_to_char(column.min(text.len_bytes())),
            Encoding::Utf16 => text.utf16_cu_to_char(column.min(text.len_utf16_cu())),
        };
        start + within
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: u32, column: u32) -> Position {
        Position { line, column }
    }

    fn edited(text: &str, start: Position, end: Position, new: &str, encoding: Encoding) -> String {
        let mut buffer = Buffer::new(text);
        buffer.apply(
            Change::Part {
                start,
                end,
                text: new.to_owned(),
            },
            encoding,
        );
        buffer.text()
    }

    #[test]
    fn columns_count_in_the_encoding_that_was_agreed() {
        let text = "a€😀x\r\nsecond\rthird";
        for (encoding, column) in [
            (Encoding::Utf8, 8),
            (Encoding::Utf16, 4),
            (Encoding::Utf32, 3),
        ] {
            assert_eq!(
                edited(text, at(0, column), at(0, column + 1), "Y", encoding),
                "a€😀Y\r\nsecond\rthird",
                "{encoding:?}"
            );
        }
        assert_eq!(
            edited(text, at(2, 0), at(2, 5), "3", Encoding::Utf16),
            "a€😀x\r\nsecond\r3"
        );
    }

    #[test]
    fn positions_behind_the_end_are_the_end() {
        assert_eq!(
            edited("ab\r\ncd", at(0, 99), at(0, 99), "!", Encoding::Utf16),
            "ab!\r\ncd"
        );
        assert_eq!(edited("ab", at(7, 0), at(9, 9), "!", Encoding::Utf8), "ab!");
        assert_eq!(
            edited("abc", at(0, 2), at(0, 1), "", Encoding::Utf8),
            "ac",
            "ends may be changed over"
        );
        assert_eq!(edited("", at(0, 0), at(0, 0), "x", Encoding::Utf8), "x");
    }

    #[test]
    fn other_characters_that_look_like_line_ends_are_none() {
        let text = "a\u{b}b\u{c}c\u{85}d\u{2028}e\nf";
        assert_eq!(
            edited(text, at(1, 0), at(1, 1), "F", Encoding::Utf32),
            text.replace('f', "F")
        );
    }
}
