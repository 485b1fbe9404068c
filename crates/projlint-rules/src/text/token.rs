//! What is between spaces.

use crate::text::range::{ByteRange, ceil_boundary, floor_boundary};

/// Longer tokens are cut to both sides, in bytes: whatever looks at each joint of a token stays linear.
const MAX_SIDE_BYTES: usize = 256;

/// The token around a byte: what is between spaces.
pub fn token_around(text: &str, at: usize) -> ByteRange {
    let space = |c: char| c.is_whitespace();
    let (low, high) = (
        ceil_boundary(text, at.saturating_sub(MAX_SIDE_BYTES)).min(at),
        floor_boundary(text, (at + MAX_SIDE_BYTES).min(text.len())).max(at),
    );
    let start = text[low..at].rfind(space).map_or(low, |i| {
        low + i + text[low + i..].chars().next().map_or(1, char::len_utf8)
    });
    let end = text[at..high].find(space).map_or(high, |n| at + n);
    ByteRange::new(start, end)
}

/// Whether a token is a web or e-mail address or a name of a file.
pub fn is_address(token: &str) -> bool {
    token.contains("://")
        || token.contains('@')
        || token.contains("www.")
        || token.contains("WWW.")
        || token.contains("(at)")
        || token.contains('\\')
}
