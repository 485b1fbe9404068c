//! Spaces of all widths.

use crate::text::range::ByteRange;

/// Length of the space at `i` that may stand between groups of digits, 0 if there is none.
pub fn space_length(bytes: &[u8], i: usize) -> usize {
    match bytes.get(i) {
        Some(b' ') => 1,
        Some(0xC2) if bytes.get(i + 1) == Some(&0xA0) => 2,
        Some(0xE2)
            if bytes.get(i + 1) == Some(&0x80)
                && matches!(bytes.get(i + 2), Some(0xAF | 0x80..=0x8A)) =>
        {
            3
        }
        _ => 0,
    }
}

/// The byte after all spaces and tabs at `i`.
pub fn skip_spaces(bytes: &[u8], mut i: usize) -> usize {
    loop {
        match space_length(bytes, i) {
            0 if bytes.get(i) == Some(&b'\t') => i += 1,
            0 => return i,
            n => i += n,
        }
    }
}

/// The byte before which the spaces that end at `i` begin.
pub fn back_spaces(bytes: &[u8], mut i: usize) -> usize {
    loop {
        if i >= 1 && matches!(bytes[i - 1], b' ' | b'\t') {
            i -= 1;
        } else if i >= 2 && bytes[i - 2..i] == [0xC2, 0xA0] {
            i -= 2;
        } else if i >= 3 && space_length(bytes, i - 3) == 3 {
            i -= 3;
        } else {
            return i;
        }
    }
}

/// The range without the spaces and byte order marks at its ends.
pub fn trim_spaces(bytes: &[u8], mut start: usize, mut end: usize) -> ByteRange {
    let plain = |b: u8| b.is_ascii_graphic();
    if start < end && plain(bytes[start]) && plain(bytes[end - 1]) {
        return ByteRange::new(start, end);
    }
    loop {
        start += match bytes[start..end] {
            [b' ' | b'\t' | 0x0C | 0x0B, ..] => 1,
            [0xEF, 0xBB, 0xBF, ..] => 3,
            [0xC2 | 0xE2, ..] if space_length(bytes, start) > 0 => space_length(bytes, start),
            _ => break,
        };
    }
    loop {
        end -= match &bytes[start..end] {
            [.., b' ' | b'\t' | 0x0C | 0x0B] => 1,
            [.., 0xC2, 0xA0] => 2,
            [.., 0xE2, 0x80, 0xAF | 0x80..=0x8A] => 3,
            _ => break,
        };
    }
    ByteRange::new(start, end)
}
