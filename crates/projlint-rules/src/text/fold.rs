//! The form in which labels and words are looked up: case, kinds of space and kinds of apostrophe do not matter.

/// Hash of a label or word after folding. Letters of the Latin alphabet have the same hash in both cases.
pub fn fold_key(text: &str) -> u64 {
    let bytes = text.as_bytes();
    if bytes.iter().any(|b| matches!(b, 0xC2 | 0xE2)) {
        let mut folded = Vec::with_capacity(bytes.len());
        let mut i = 0;
        while i < bytes.len() {
            let (byte, len) = fold_byte(bytes, i);
            folded.push(byte);
            i += len;
        }
        return hash_folded(&folded);
    }
    hash_folded(bytes)
}

/// Eight bytes at a time; the bit in which the cases of a letter differ is set in all of them.
fn hash_folded(bytes: &[u8]) -> u64 {
    const CASE_BITS: u64 = 0x2020_2020_2020_2020;
    let mix =
        |hash: u64, word: u64| (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    let mut chunks = bytes.chunks_exact(8);
    let mut hash = 0x9e37_79b9_7f4a_7c15 ^ bytes.len() as u64;
    for chunk in &mut chunks {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        hash = mix(hash, word | CASE_BITS);
    }
    let rest = chunks
        .remainder()
        .iter()
        .fold(0, |word, b| word << 8 | u64::from(b | 0x20));
    let hash = mix(hash, rest);
    hash ^ hash >> 32
}

/// Whether two texts have the same folded form.
pub fn same_folded(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a == b {
        return true;
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, n) = fold_byte(a, i);
        let (y, m) = fold_byte(b, j);
        if x != y {
            return false;
        }
        i += n;
        j += m;
    }
    i == a.len() && j == b.len()
}

fn fold_byte(bytes: &[u8], i: usize) -> (u8, usize) {
    match bytes[i] {
        0xC2 if bytes.get(i + 1) == Some(&0xA0) => (b' ', 2),
        0xE2 if bytes.get(i + 1) == Some(&0x80) => match bytes.get(i + 2) {
            Some(0xAF) => (b' ', 3),
            Some(0x98 | 0x99) => (b'\'', 3),
            _ => (0xE2, 1),
        },
        byte @ 0x80..=0x9E if byte != 0x97 && i > 0 && bytes[i - 1] == 0xC3 => (byte | 0x20, 1),
        byte => (byte.to_ascii_lowercase(), 1),
    }
}
