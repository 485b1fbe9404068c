//! Numerals as printed: groups of thousands, decimal mark, printed decimals.

use crate::text::spaces::space_length;

/// A numeral: `mantissa` with `decimals` digits after the decimal mark, ending before byte `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// All digits as one integer.
    pub mantissa: i64,
    /// Number of printed decimals.
    pub decimals: u8,
    /// The byte after the numeral.
    pub end: usize,
    /// One mark with three digits after it, which may group or divide: `10.773`.
    pub mark: MarkReading,
    /// Number of digits printed.
    pub digits: u8,
    /// Whether spaces, marks or apostrophes group the digits.
    pub grouped: bool,
}

/// What is known of the only mark in a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkReading {
    /// The reading is certain.
    Clear,
    /// Read as grouping; it may be a decimal mark: this is the mark.
    Doubtful(u8),
}

/// Longer runs of digits are not figures of a document, and do not fit the arithmetic.
const MAX_DIGITS: u8 = 18;

struct DigitRun {
    value: i64,
    digits: u8,
}

impl DigitRun {
    fn take_digits(&mut self, bytes: &[u8], mut i: usize) -> Option<usize> {
        while let Some(b) = bytes.get(i).filter(|b| b.is_ascii_digit()) {
            self.digits += 1;
            if self.digits > MAX_DIGITS {
                return None;
            }
            self.value = self.value * 10 + i64::from(b - b'0');
            i += 1;
        }
        Some(i)
    }
}

fn digit_count(bytes: &[u8], i: usize) -> usize {
    bytes[i.min(bytes.len())..]
        .iter()
        .take_while(|b| b.is_ascii_digit())
        .count()
}

/// Reads the numeral that begins with the digit at `i`. `None` when the digits are not a single number
/// (`2.1.2019`, `1,23,4`) or are more than eighteen.
pub fn numeral_at(bytes: &[u8], i: usize) -> Option<Numeral> {
    let mut run = DigitRun {
        value: 0,
        digits: 0,
    };
    let mut at = run.take_digits(bytes, i)?;
    let first = at - i;
    if first == 0 {
        return None;
    }
    let clear = |run: &DigitRun, decimals: u8, end: usize, grouped: bool| {
        Some(Numeral {
            mantissa: run.value,
            decimals,
            end,
            mark: MarkReading::Clear,
            digits: run.digits,
            grouped,
        })
    };
    let by_space = space_groups(bytes, first, &mut run, &mut at)?;
    let mark = match bytes.get(at) {
        Some(&m @ (b'.' | b',' | b'\'')) if digit_count(bytes, at + 1) > 0 => m,
        _ => return clear(&run, 0, at, by_space),
    };
    let next = digit_count(bytes, at + 1);
    let after = at + 1 + next;
    let again =
        matches!(bytes.get(after), Some(b'.' | b',' | b'\'')) && digit_count(bytes, after + 1) > 0;
    if by_space {
        // `17 754.150`: the mark may group or divide.
        if again || mark == b'\'' || next == 3 {
            return None;
        }
        at = run.take_digits(bytes, at + 1)?;
        return clear(&run, next as u8, at, true);
    }
    if !again {
        if next != 3 || first > 3 || bytes[i] == b'0' {
            if mark == b'\'' {
                return None;
            }
            at = run.take_digits(bytes, at + 1)?;
            return clear(&run, next as u8, at, false);
        }
        at = run.take_digits(bytes, at + 1)?;
        if goes_on_by_space(bytes, at, mark) {
            return None;
        }
        let doubt = if mark == b'\'' {
            MarkReading::Clear
        } else {
            MarkReading::Doubtful(mark)
        };
        return Some(Numeral {
            mantissa: run.value,
            decimals: 0,
            end: at,
            mark: doubt,
            digits: run.digits,
            grouped: true,
        });
    }
    if first > 3 || bytes[i] == b'0' {
        return None;
    }
    mark_groups(bytes, at, mark, &mut run)
}

/// Length of what separates groups of thousands at `i`: a space with characters without width beside it, or a Swiss apostrophe.
fn group_gap(bytes: &[u8], i: usize) -> usize {
    let mut at = i;
    let mut spaces = 0;
    loop {
        let unseen = match bytes.get(at..at + 3) {
            Some([0xE2, 0x80, 0x8B..=0x8F] | [0xE2, 0x81, 0xA0] | [0xEF, 0xBB, 0xBF]) => 3,
            _ => 0,
        };
        if unseen == 0 && space_length(bytes, at) == 0 {
            break;
        }
        spaces += u8::from(unseen == 0);
        at += unseen.max(space_length(bytes, at));
        // Columns of a table are further apart.
        if spaces > 1 || at - i > MAX_GROUP_GAP {
            return 0;
        }
    }
    if at == i && matches!(bytes.get(i..i + 3), Some([0xE2, 0x80, 0x99])) {
        3
    } else {
        at - i
    }
}

/// Between groups of thousands there are no more bytes than these.
const MAX_GROUP_GAP: usize = 9;

/// Groups of three after spaces: `1 234 567`. The odd `1953 346.98` is met in amounts with two decimals.
fn space_groups(bytes: &[u8], first: usize, run: &mut DigitRun, at: &mut usize) -> Option<bool> {
    let mut grouped = false;
    loop {
        let gap = group_gap(bytes, *at);
        if gap == 0 || digit_count(bytes, *at + gap) != 3 {
            return Some(grouped);
        }
        let after = *at + gap + 3;
        let odd = first == 4
            && !grouped
            && matches!(bytes.get(after), Some(b'.' | b','))
            && digit_count(bytes, after + 1) == 2;
        if first > 3 && !odd {
            return Some(grouped);
        }
        *at = run.take_digits(bytes, *at + gap)?;
        grouped = true;
    }
}

/// Groups after one mark, then at most one decimal part after the other: `6,568,434.48`, `2.034.550`.
fn mark_groups(bytes: &[u8], mut at: usize, mark: u8, run: &mut DigitRun) -> Option<Numeral> {
    let mut decimals = 0;
    loop {
        let n = digit_count(bytes, at + 1);
        match bytes.get(at) {
            Some(&m) if m == mark && n == 3 => at = run.take_digits(bytes, at + 1)?,
            // `1'234.567`: the second mark may group or divide.
            Some(b'.' | b',') if mark == b'\'' && n == 3 => return None,
            Some(&m @ (b'.' | b',')) if m != mark && n > 0 => {
                at = run.take_digits(bytes, at + 1)?;
                decimals = n as u8;
                break;
            }
            Some(&m @ (b'.' | b',' | b'\'')) if n > 0 && (m == mark || m == b'\'') => return None,
            _ => break,
        }
    }
    if decimals > 0 && matches!(bytes.get(at), Some(b'.' | b',')) && digit_count(bytes, at + 1) > 0
    {
        return None;
    }
    if decimals == 0 && goes_on_by_space(bytes, at, mark) {
        return None;
    }
    Some(Numeral {
        mantissa: run.value,
        decimals,
        end: at,
        mark: MarkReading::Clear,
        digits: run.digits,
        grouped: true,
    })
}

/// Whether a group of thousands follows after a space where a mark grouped those before: `1.234 567,00`. What a mark
/// groups again, `645.000 322.500`, is a number of its own.
fn goes_on_by_space(bytes: &[u8], at: usize, mark: u8) -> bool {
    let gap = group_gap(bytes, at);
    let after = at + gap + 3;
    gap > 0
        && digit_count(bytes, at + gap) == 3
        && !(bytes.get(after) == Some(&mark) && digit_count(bytes, after + 1) == 3)
}

impl Numeral {
    /// The same numeral with two decimals that a space separates from their mark, `16.640.271, 92`, where there are any. A
    /// currency has to tell that they are no number of their own.
    pub fn with_spaced_decimals(self, bytes: &[u8]) -> Option<Self> {
        let mark = *bytes.get(self.end)?;
        let gap = space_length(bytes, self.end + 1);
        let at = self.end + 1 + gap;
        let divides = matches!(mark, b'.' | b',') && self.grouping_mark(bytes) != Some(mark);
        if !divides || self.decimals > 0 || gap == 0 || digit_count(bytes, at) != 2 {
            return None;
        }
        let mut run = DigitRun {
            value: self.mantissa,
            digits: self.digits,
        };
        let end = run.take_digits(bytes, at)?;
        Some(Self {
            mantissa: run.value,
            decimals: 2,
            end,
            mark: MarkReading::Clear,
            digits: run.digits,
            grouped: self.grouped,
        })
    }

    /// The same numeral with its doubtful mark read as the decimal mark.
    pub fn as_decimal(self) -> Self {
        match self.mark {
            MarkReading::Doubtful(_) => Self {
                decimals: 3,
                mark: MarkReading::Clear,
                grouped: false,
                ..self
            },
            MarkReading::Clear => self,
        }
    }

    /// The mark that groups its digits, if a mark does.
    pub fn grouping_mark(self, bytes: &[u8]) -> Option<u8> {
        let mark = *bytes.get(self.end.checked_sub(4)?)?;
        (self.grouped && self.decimals == 0 && matches!(mark, b'.' | b',')).then_some(mark)
    }

    /// Whether it can be an amount or a count: codes, telephone numbers and postal codes begin with 0.
    pub fn leading_zero(self, bytes: &[u8], start: usize) -> bool {
        bytes[start] == b'0'
            && self.digits > 1
            && bytes
                .get(start + 1)
                .is_some_and(|b| !matches!(b, b',' | b'.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(i64, u8, usize)> {
        numeral_at(text.as_bytes(), 0).map(|n| (n.mantissa, n.decimals, n.end))
    }

    #[test]
    fn reads_the_notations_of_the_union() {
        assert_eq!(read("645 000"), Some((645_000, 0, 7)));
        assert_eq!(read("645\u{202f}000,00\u{a0}€"), Some((64_500_000, 2, 12)));
        assert_eq!(read("79.867,20 euron"), Some((7_986_720, 2, 9)));
        assert_eq!(read("2.034.550"), Some((2_034_550, 0, 9)));
        assert_eq!(read("6,568,434.48"), Some((656_843_448, 2, 12)));
        assert_eq!(read("16.640.271, 92 lei"), Some((16_640_271, 0, 10)));
        assert_eq!(read("1953 346.98"), Some((195_334_698, 2, 11)));
        assert_eq!(read("14,3 milj."), Some((143, 1, 4)));
        assert_eq!(read("2019 346 osallistujaa"), Some((2019, 0, 4)));
        assert_eq!(read("1'234'567.50"), Some((123_456_750, 2, 12)));
        assert_eq!(read("0,005"), Some((5, 3, 5)));
    }

    #[test]
    fn decimals_behind_a_space_are_asked_for() {
        let spaced = |text: &str| {
            let n = numeral_at(text.as_bytes(), 0).expect("a numeral");
            n.with_spaced_decimals(text.as_bytes())
                .map(|n| (n.mantissa, n.decimals, n.end))
        };
        assert_eq!(spaced("6,568,434. 48"), Some((656_843_448, 2, 13)));
        assert_eq!(spaced("16.640.271, 92 lei"), Some((1_664_027_192, 2, 14)));
        assert_eq!(spaced("291.780, 60 %"), Some((29_178_060, 2, 11)));
        assert_eq!(spaced("291 780, 60 %"), Some((29_178_060, 2, 11)));
        assert_eq!(spaced("291.780. 60"), None);
        assert_eq!(spaced("291.780, 605"), None);
        assert_eq!(spaced("291.780,60"), None);
    }

    #[test]
    fn dates_and_codes_are_no_numbers() {
        assert_eq!(read("2.1.2019"), None);
        assert_eq!(read("2021.4.08"), None);
        assert_eq!(read("1234567890123456789"), None);
    }

    #[test]
    fn one_mark_before_three_digits_is_doubtful() {
        let n = numeral_at(b"10.773", 0).expect("a numeral");
        assert_eq!(n.mark, MarkReading::Doubtful(b'.'));
        assert_eq!(n.as_decimal().decimals, 3);
    }
}
