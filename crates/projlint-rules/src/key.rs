//! The form in which labels and words are looked up: case, kinds of space and kinds of apostrophe do not matter.

/// Hash of a label or word after folding. Case is folded for ASCII letters only; data and documents agree on the rest.
pub fn key(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut i = 0;
    while i < bytes.len() {
        let (byte, len) = fold(bytes, i);
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        i += len;
    }
    hash
}

/// Whether two texts have the same folded form.
pub fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a == b {
        return true;
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, n) = fold(a, i);
        let (y, m) = fold(b, j);
        if x != y {
            return false;
        }
        i += n;
        j += m;
    }
    i == a.len() && j == b.len()
}

fn fold(bytes: &[u8], i: usize) -> (u8, usize) {
    match bytes[i] {
        0xC2 if bytes.get(i + 1) == Some(&0xA0) => (b' ', 2),
        0xE2 if bytes.get(i + 1) == Some(&0x80) => match bytes.get(i + 2) {
            Some(0xAF) => (b' ', 3),
            Some(0x98 | 0x99) => (b'\'', 3),
            _ => (0xE2, 1),
        },
        byte => (byte.to_ascii_lowercase(), 1),
    }
}
