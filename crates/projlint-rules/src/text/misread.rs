//! UTF-8 that was read as Windows-1252.

/// The sign `€` in UTF-8, read as Windows-1252.
pub const MISREAD_EURO: &str = "â‚¬";

/// What a word of UTF-8 that was read as Windows-1252 should be.
pub fn decoded_again(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.char_indices().peekable();
    let mut changed = false;
    while let Some((at, c)) = chars.next() {
        let lead = windows_1252_byte(c).filter(|b| matches!(b, 0xC3 | 0xC2 | 0xC4 | 0xC5 | 0xE2));
        let length = if lead == Some(0xE2) { 3 } else { 2 };
        let own: Option<Vec<u8>> = lead.and_then(|_| {
            word[at..]
                .chars()
                .take(length)
                .map(windows_1252_byte)
                .collect()
        });
        let right = own
            .filter(|o| o.len() == length)
            .and_then(|o| String::from_utf8(o).ok());
        match right.filter(|text| is_of_words(text)) {
            Some(right) => {
                out.push_str(&right);
                changed = true;
                for _ in 1..length {
                    chars.next();
                }
            }
            None => out.push(c),
        }
    }
    changed.then_some(out)
}

/// Whether a text has only letters, and marks that stand among words.
fn is_of_words(text: &str) -> bool {
    const WORD_MARKS: &str = "\u{a0}–—’‘“”…•€§°´";
    text.chars()
        .all(|c| c.is_alphabetic() || WORD_MARKS.contains(c))
}

/// The byte that Windows-1252 reads as a character; only those that occur in letters and marks of Europe.
fn windows_1252_byte(c: char) -> Option<u8> {
    const HIGH_BYTES: [(char, u8); 27] = [
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8A),
        ('‹', 0x8B),
        ('Œ', 0x8C),
        ('Ž', 0x8E),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9A),
        ('›', 0x9B),
        ('œ', 0x9C),
        ('ž', 0x9E),
        ('Ÿ', 0x9F),
    ];
    let code = u32::from(c);
    u8::try_from(code)
        .ok()
        .or_else(|| HIGH_BYTES.iter().find(|(h, _)| *h == c).map(|(_, b)| *b))
}
