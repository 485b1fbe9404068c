//! Text of Central Europe and the Baltic states in its own code page that was read as Windows-1252.

use crate::text::range::ByteRange;
use crate::text::token::token_around;
use memchr::memchr3_iter;

/// A code page of Windows: the letters of Windows-1252 at its own letters, and these, in the same order.
struct CodePage {
    wrong: &'static str,
    right: &'static str,
}

/// Windows-1250.
const CENTRAL_EUROPEAN: CodePage = CodePage {
    wrong: "ŒœŸ£¥ªº¯³¹¼¾¿ÀÃÅÆÈÊÌÏÐÑÒÕØÙÛÞàãåæèêìïðñòõøùûþ",
    right: "ŚśźŁĄŞşŻłąĽľżŔĂĹĆČĘĚĎĐŃŇŐŘŮŰŢŕăĺćčęěďđńňőřůűţ",
};

/// Windows-1257.
const BALTIC: CodePage = CodePage {
    wrong: "ÀÁÂÆÇÈÊËÌÍÎÏÐÒØÙÛÝÞàáâæçèêëìíîïðòøùûýþ",
    right: "ĄĮĀĘĒČŹĖĢĶĪĻŠŅŲŁŪŻŽąįāęēčźėģķīļšņųłūżž",
};

/// Words of a language that were read in Windows-1252 instead of the code page that has its letters, with what they should be.
/// `is_own` says which letters beyond a to z the language has.
pub fn misread_words(text: &str, is_own: impl Fn(char) -> bool) -> Vec<(ByteRange, String)> {
    let pages = [BALTIC, CENTRAL_EUROPEAN];
    let page = pages.iter().max_by_key(|page| page.own_letters(&is_own));
    page.map_or_else(Vec::new, |page| page.misread_words(text, is_own))
}

impl CodePage {
    /// How many letters of the page a language has.
    fn own_letters(&self, is_own: impl Fn(char) -> bool) -> usize {
        self.right.chars().filter(|c| is_own(*c)).count()
    }

    fn right_letter(&self, wrong: char) -> Option<char> {
        let at = self.wrong.chars().position(|c| c == wrong)?;
        self.right.chars().nth(at)
    }

    /// Words whose letters were read in the wrong code page, with what they should be. None where a letter of this page stands
    /// as it should, or one that the language has not either way.
    fn misread_words(&self, text: &str, is_own: impl Fn(char) -> bool) -> Vec<(ByteRange, String)> {
        let mut found: Vec<(ByteRange, String)> = Vec::new();
        for at in memchr3_iter(0xC2, 0xC3, 0xC5, text.as_bytes()) {
            let known = found.last().is_some_and(|(word, _)| at < word.end);
            let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else {
                continue;
            };
            if known || !self.wrong.contains(letter) || is_own(letter) {
                continue;
            }
            let token = token_around(text, at);
            let bare = text[token].trim_end_matches(|c: char| c.is_ascii_punctuation());
            let word = ByteRange::new(token.start, token.start + bare.len());
            let right: String = text[word]
                .chars()
                .map(|c| self.right_letter(c).filter(|_| !is_own(c)).unwrap_or(c))
                .collect();
            let between = right.chars().filter(|c| c.is_alphabetic()).count() > 1;
            if between && right.chars().all(|c| c.is_ascii() || is_own(c)) {
                found.push((word, right));
            } else if letter.is_alphabetic() {
                return Vec::new();
            }
        }
        let in_order = !found.is_empty() && text.contains(|c| is_own(c) && self.right.contains(c));
        if in_order { Vec::new() } else { found }
    }
}
