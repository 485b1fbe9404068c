//! Slips of the hand in figures.

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
