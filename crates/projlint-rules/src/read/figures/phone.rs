//! Telephone numbers as printed.

use crate::read::figures::lexeme::{Figure, Lexeme};
use crate::text::spaces::{back_spaces, skip_spaces};

/// Digits of the longest telephone number, with and without its country.
const MAX_PHONE: [usize; 2] = [13, 11];

/// The telephone number whose first digit is at `i`: `+358295026000`, `+ 358 50 366 0125`, `0295 026 032`,
/// `(02) 620 3000`, `08-626021`.
pub fn phone_at(bytes: &[u8], i: usize, low: usize) -> Option<Lexeme> {
    let before = back_spaces(bytes, i);
    let plus = before > low
        && bytes[before - 1] == b'+'
        && (before < 2 || !bytes[before - 2].is_ascii_digit());
    let start = if plus { before - 1 } else { i };
    let spaced_plus = plus && before < i;
    if !plus && bytes[i] != b'0' || spaced_plus && bytes[i] == b'0' {
        return None;
    }
    let (mut at, mut digits, mut end, mut gaps) = (i, 0, i, 0);
    while let Some(&b) = bytes.get(at) {
        if b.is_ascii_digit() {
            let run = bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits > 6 && digits + run > MAX_PHONE[usize::from(!plus)] {
                break;
            }
            digits += run;
            at += run;
            end = at;
            gaps = 0;
            continue;
        }
        let gap = skip_spaces(bytes, at) - at;
        let step = if gap > 0 {
            gap
        } else if matches!(b, b'-' | b'(' | b')') {
            1
        } else {
            0
        };
        gaps += 1;
        // A tab separates cells.
        let cell = bytes[at..at + step].contains(&b'\t');
        if step == 0 || gaps > 2 || cell {
            break;
        }
        at += step;
    }
    let amount = !plus && (matches!(bytes.get(i + 1), Some(b',' | b'.' | b'%')) || digits < 6);
    let dated = bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    let money = bytes[skip_spaces(bytes, end).min(bytes.len())..].starts_with("€".as_bytes());
    let short = spaced_plus && digits < 9;
    (!amount && !dated && !money && !short && (6..=15).contains(&digits)).then_some(Lexeme {
        start,
        end,
        value: Figure::Phone,
    })
}
