//! Hyphens of Finnish names.

use crate::text::range::ByteRange;
use crate::text::words::letters_at;

/// A space before the hyphen of a name of one word: `ESR -varoja`.
pub struct SpacedHyphen {
    /// The name with its ending.
    pub whole: ByteRange,
    /// The space.
    pub space: ByteRange,
}

/// The spaces before hyphens of names of one word; `joints` are the places of a text where characters meet that seldom do.
pub fn spaced_hyphens<'t>(
    text: &'t str,
    joints: &'t [u32],
) -> impl Iterator<Item = SpacedHyphen> + 't {
    joints
        .iter()
        .map(|joint| *joint as usize - 1)
        .filter(|at| text.as_bytes()[*at..].starts_with(b" -"))
        .filter_map(|at| spaced_hyphen(text, at))
}

/// The space at a byte, if it stands before the hyphen of a name of one word.
fn spaced_hyphen(text: &str, at: usize) -> Option<SpacedHyphen> {
    let after = at + " -".len();
    let ending = letters_at(text, after);
    if !text[after..].starts_with(char::is_lowercase) || ending < 2 {
        return None;
    }
    let name: usize = text[..at]
        .chars()
        .rev()
        .take_while(|c| c.is_alphanumeric())
        .map(char::len_utf8)
        .sum();
    let start = at - name;
    let word = &text[start..at];
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let is_name = capitals >= 2 && word.starts_with(char::is_uppercase);
    (is_name && stands_alone(text, start)).then_some(SpacedHyphen {
        whole: ByteRange::new(start, after + ending),
        space: ByteRange::new(at, at + 1),
    })
}

/// Whether the name that begins at a byte is not part of a longer one.
fn stands_alone(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '\u{a0}']);
    let begins_line = start == before.len()
        || text[before.len()..start].contains('\n')
        || before.is_empty()
        || before.ends_with(['\n', '\r']);
    if begins_line {
        return true;
    }
    let left = before
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("")
        .trim_start_matches(['(', '“', '”', '"']);
    let behind_small_word =
        left.starts_with(char::is_lowercase) && !before.ends_with(['-', '–', '&', '/']);
    let joins_names = ["ja", "tai", "sekä"].contains(&left);
    (behind_small_word || before.ends_with(['.', ':', ','])) && !joins_names
}
