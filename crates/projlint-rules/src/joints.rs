//! Places where characters meet that seldom do, found in one pass over the text: what rules on its quality look at.

use crate::source::{ceil, floor};
use std::ops::Range;

/// Bytes that are looked at together, so that the compiler can use vector instructions.
const LANES: usize = 16;

/// Places in a text, in order: a capital directly after a small letter, a digit or the end of a sentence (`region|Employment`,
/// `services.|The`), a control character, and the byte after the first of a character that no language of the EU is written
/// with.
pub fn joints(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if bytes.is_empty() {
        return found;
    }
    let (before, after) = (&bytes[..bytes.len() - 1], &bytes[1..]);
    let mut at = 1;
    for (b, a) in before.chunks(LANES).zip(after.chunks(LANES)) {
        let any = match (<&[u8; LANES]>::try_from(b), <&[u8; LANES]>::try_from(a)) {
            (Ok(b), Ok(a)) => (0..LANES).fold(0, |any, i| any | u8::from(joint(b[i], a[i]))) != 0,
            _ => true,
        };
        if any {
            found.extend((0..b.len()).filter(|&i| joint(b[i], a[i])).map(|i| (at + i) as u32));
        }
        at += LANES;
    }
    found
}

#[inline(always)]
fn joint(before: u8, after: u8) -> bool {
    let capital = after.wrapping_sub(b'A') < 26;
    let letter = before.wrapping_sub(b'a') < 26;
    let digit = before.wrapping_sub(b'0') < 10;
    let stop = (before == b'.') | (before == b'!') | (before == b'?');
    let wide = before >= 0x80;
    (capital & (letter | digit | stop | wide)) | (stop & (after >= 0xC3)) | (before >= 0xE3) | (after < 9)
}

/// Longer tokens are cut to both sides, in bytes: whatever looks at each joint of a token stays linear.
const NEAR: usize = 256;

/// The token around a byte: what stands between spaces.
pub fn token(text: &str, at: usize) -> Range<usize> {
    let space = |c: char| c.is_whitespace();
    let (low, high) = (ceil(text, at.saturating_sub(NEAR)).min(at), floor(text, (at + NEAR).min(text.len())).max(at));
    let start = text[low..at].rfind(space).map_or(low, |i| low + i + text[low + i..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..high].find(space).map_or(high, |n| at + n);
    start..end
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joints_are_found_wherever_they_lie() {
        for shift in 0..40 {
            let text = format!("{}regionEmployment of it.Then the End 2.Increase ELY", "x ".repeat(shift));
            let found: Vec<&str> = joints(&text).into_iter().map(|at| &text[at as usize..at as usize + 2]).collect();
            assert_eq!(found, ["Em", "Th", "In"], "{shift}");
        }
        assert!(joints("").is_empty());
        assert!(
            joints("Hyvä päivä, ELY-keskus (TE) 2.1.2019 € – malli").is_empty(),
            "{:?}",
            joints("Hyvä päivä, ELY-keskus (TE) 2.1.2019 € – malli")
        );
    }
}
