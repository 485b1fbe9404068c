//! Line breaks that were lost in running text.

use crate::document::Document;
use crate::text::range::ByteRange;
use crate::text::token::is_address;
use crate::text::words::{count_word, has_word};

/// Shorter lines hold no lost line breaks, in bytes.
const MIN_LINE_BYTES: u32 = 80;

/// Where a line break is lost in a token, by the capital at `at`.
pub fn lost_break(doc: &Document, whole: ByteRange, at: usize, words: &mut usize) -> Option<usize> {
    let text = doc.source.text();
    let block = block_of(doc, at).filter(|b| is_long(doc, *b))?;
    let token = &text[whole];
    if is_address(token) || token.contains('/') {
        return None;
    }
    let word = |from: usize| {
        text[from..whole.end]
            .chars()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let right = &text[at..at + word(at)];
    let small = |w: &str| w.chars().skip(1).all(char::is_lowercase) && w.chars().count() >= 3;
    let capitals = right.chars().take_while(|c| c.is_uppercase()).count();
    match text.as_bytes()[at - 1] {
        b'.' if text[whole.start..at - 1].ends_with(|c: char| c.is_ascii_digit()) => {
            let number = text[whole.start..at - 1].trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = at - 1 - whole.start - number.len();
            let ended = text[..whole.start]
                .trim_end()
                .ends_with(['.', ':', ';', '!', '?', ',']);
            let word = number
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count()
                >= 4;
            let inline = whole.start > doc.blocks[block].body as usize
                && if number.is_empty() { ended } else { word };
            (digits <= 2 && small(right) && inline).then_some(whole.start + number.len())
        }
        b'.' | b'!' | b'?' => {
            let heading = capitals >= 4 && capitals == right.chars().count();
            let left = text[whole.start..at - 1]
                .chars()
                .next_back()
                .is_some_and(char::is_lowercase);
            (heading && left).then_some(at)
        }
        _ => {
            let start = at
                - text[whole.start..at]
                    .chars()
                    .rev()
                    .take_while(|c| c.is_alphabetic())
                    .map(char::len_utf8)
                    .sum::<usize>();
            let left = &text[start..at];
            let plain =
                left.chars().all(char::is_lowercase) && left.chars().count() >= 3 && small(right);
            let alone = plain
                && !text[at + right.len()..].starts_with(['-', '_'])
                && start
                    == whole.start
                        + (token.len() - token.trim_start_matches(['(', '“', '"', '”']).len());
            if !alone || *words == 0 {
                return None;
            }
            *words -= 1;
            (has_word(text, left)
                && has_word(text, right)
                && count_word(text, &text[start..at + right.len()]) == 1)
                .then_some(at)
        }
    }
}

/// The line that a byte stands on, an index into the document's blocks.
pub fn block_of(doc: &Document, at: usize) -> Option<usize> {
    doc.blocks
        .partition_point(|b| b.start as usize <= at)
        .checked_sub(1)
}

/// Whether a line may hold lost line breaks.
pub fn is_long(doc: &Document, block: usize) -> bool {
    doc.blocks[block].end - doc.blocks[block].start >= MIN_LINE_BYTES
}
