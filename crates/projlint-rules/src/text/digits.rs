//! The next digit of a text.

/// The first digit in `bytes[from..to]`.
pub fn next_digit(bytes: &[u8], mut from: usize, to: usize) -> Option<usize> {
    from = without_digits::<64>(bytes, from, to);
    from = without_digits::<16>(bytes, from, to);
    bytes
        .get(from..to)?
        .iter()
        .position(u8::is_ascii_digit)
        .map(|n| from + n)
}

/// Where the first `WIDTH` bytes with a digit among them begin, in steps of `WIDTH`; what lies after `to` is looked at with
/// them where there is something.
#[inline]
fn without_digits<const WIDTH: usize>(bytes: &[u8], mut from: usize, to: usize) -> usize {
    while from < to {
        let Some(chunk) = bytes[from..].first_chunk::<WIDTH>() else {
            break;
        };
        let digits = chunk
            .iter()
            .fold(0_u8, |any, b| any | u8::from(b.wrapping_sub(b'0') < 10));
        if digits != 0 {
            break;
        }
        from += WIDTH;
    }
    from
}
