//! Places where characters meet that seldom do, found in one pass over the text: what rules on its quality look at.

use crate::source::{ceil, floor};
use std::ops::Range;

/// Bytes that are looked at together, so that the compiler can use vector instructions.
const LANES: usize = 32;

/// Places in a text, in order: a capital directly after a small letter or the end of a sentence (`region|Employment`,
/// `services.|The`), a space or a hyphen after a space, a control character, and the byte after the first of a character that no
/// language of the EU is written with.
pub fn joints(text: &str) -> Vec<u32> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    if bytes.is_empty() {
        return found;
    }
    let (before, after) = (&bytes[..bytes.len() - 1], &bytes[1..]);
    let mut add = |at: usize, b: &[u8], a: &[u8]| {
        let places = b.iter().zip(a).enumerate().filter(|(_, (b, a))| one_joint(**b, **a));
        found.extend(places.map(|(i, _)| (at + i) as u32));
    };
    let ((chunks, _), (next, _)) = (before.as_chunks::<LANES>(), after.as_chunks::<LANES>());
    for (i, (b, a)) in chunks.iter().zip(next).enumerate() {
        let mut any = 0;
        for lane in 0..LANES {
            any |= joint(b[lane], a[lane]);
        }
        if any != 0 {
            add(i * LANES + 1, b, a);
        }
    }
    let rest = chunks.len() * LANES;
    add(rest + 1, &before[rest..], &after[rest..]);
    found
}

/// Not 0 where two bytes may be a joint. `min` is "and", `|` is "or", and `1 - max(a ^ x, b ^ y)` says that `a` is `x` and `b`
/// is `y`: each is one vector instruction.
#[inline(always)]
fn joint(before: u8, after: u8) -> u8 {
    let capital = 26_u8.saturating_sub(after.wrapping_sub(b'A')).min(before.saturating_sub(b' '));
    let spaced = 1_u8.saturating_sub((before ^ b' ').max((after ^ b' ').min(after ^ b'-')));
    let stop = 1_u8.saturating_sub((before ^ b'.').max(after ^ 0xC3));
    capital | spaced | stop | before.saturating_sub(0xE2) | 9_u8.saturating_sub(after)
}

/// Whether two bytes are a joint.
fn one_joint(before: u8, after: u8) -> bool {
    match after {
        b'A'..=b'Z' => before >= b'a' || matches!(before, b'.' | b'!' | b'?'),
        b' ' | b'-' => before == b' ' || before >= 0xE3,
        0..=8 => true,
        0xC3 => before >= 0xE3 || before == b'.',
        _ => before >= 0xE3,
    }
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
        assert_eq!(joints("a  b -c - d\u{4}"), [2, 5, 8, 11]);
        for (before, after) in (0..=255).flat_map(|b| (0..=255).map(move |a| (b, a))) {
            assert!(joint(before, after) != 0 || !one_joint(before, after), "{before:#x} {after:#x}");
        }
        assert!(joints("").is_empty());
        assert!(joints("Hyvä päivä, ELY-keskus (TE) 2.1.2019 € – malli").is_empty());
    }
}
