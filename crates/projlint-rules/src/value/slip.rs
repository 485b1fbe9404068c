//! Slips of the hand in figures.

/// A figure without the zeros at its end and without its sign.
fn without_zeros(figure: i128) -> u128 {
    let mut left = figure.unsigned_abs();
    while left > 0 && left.is_multiple_of(10) {
        left /= 10;
    }
    left
}

/// The number of digits of a figure without the zeros at its end.
pub fn telling_digits(figure: i128) -> u32 {
    let digits = without_zeros(figure).checked_ilog10();
    digits.map_or(0, |log| log + 1)
}

/// Whether a slip can make such a difference between two figures; most others it cannot.
pub fn may_be_difference_by_slip(difference: i128) -> bool {
    let left = without_zeros(difference);
    left < 10 || left <= 81 && left.is_multiple_of(9)
}

/// Whether one figure is the other with one digit changed, or with two neighbouring digits that changed places.
pub fn differ_by_slip(a: i128, b: i128) -> bool {
    let (a, b) = (a.to_string().into_bytes(), b.to_string().into_bytes());
    let differing: Vec<usize> = (0..a.len().min(b.len()))
        .filter(|&i| a[i] != b[i])
        .collect();
    a.len() == b.len()
        && match differing[..] {
            [_] => true,
            [i, j] => j == i + 1 && a[i] == b[j] && a[j] == b[i],
            _ => false,
        }
}
