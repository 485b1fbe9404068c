//! Ranges of bytes, and the nearest character boundaries.

use std::ops::{Index, Range};

/// A range of bytes of a text, `end` exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteRange {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl ByteRange {
    /// The bytes from `start` to before `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// No bytes, at a place.
    pub const fn at(place: usize) -> Self {
        Self::new(place, place)
    }

    /// Where a word is first in a text.
    pub fn find(text: &str, word: &str) -> Option<Self> {
        text.find(word).map(|at| Self::new(at, at + word.len()))
    }

    /// Number of bytes; 0 where the end lies before the start.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it has no bytes.
    pub const fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether a byte lies in it.
    pub const fn contains(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// The range some bytes further on.
    pub const fn shifted(self, bytes: usize) -> Self {
        Self::new(self.start + bytes, self.end + bytes)
    }

    /// The text in the range, `None` where it does not lie on character boundaries of the text.
    pub fn get(self, text: &str) -> Option<&str> {
        text.get(self.start..self.end)
    }
}

/// A value that was read from a text, and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the text.
    pub range: ByteRange,
}

impl From<Range<usize>> for ByteRange {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl From<ByteRange> for Range<usize> {
    fn from(range: ByteRange) -> Self {
        range.start..range.end
    }
}

impl Index<ByteRange> for str {
    type Output = str;

    fn index(&self, range: ByteRange) -> &str {
        &self[range.start..range.end]
    }
}

impl Index<ByteRange> for [u8] {
    type Output = [u8];

    fn index(&self, range: ByteRange) -> &[u8] {
        &self[range.start..range.end]
    }
}

/// The nearest character boundary at or before a byte.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The nearest character boundary at or after a byte.
pub fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
