//! Names of projects: coined words, inflected forms, what is one name.

use crate::text::range::ByteRange;
use crate::text::scan::Rare;

/// A word with a head of small letters and a tail of capitals, `KasvuPOK`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoinedName {
    /// Its bytes in the text, without an ending.
    pub range: ByteRange,
    /// Where its tail begins.
    pub tail: usize,
}

/// Letters of a tail.
const MIN_TAIL_LETTERS: usize = 3;

/// Letters of a head.
const MIN_HEAD_LETTERS: usize = 3;

impl CoinedName {
    /// The name.
    pub fn name_in<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range]
    }

    /// The part before the capitals.
    pub fn head_of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.start..self.tail]
    }

    /// Whether two names in one text have the same tail and another head.
    pub fn may_be(&self, other: &Self, text: &str) -> bool {
        text[self.tail..self.range.end] == text[other.tail..other.range.end]
            && folded_name(self.head_of(text)) != folded_name(other.head_of(text))
    }
}

/// The coined names of a text, in order; `seldom` are the places of its signs.
pub fn coined_names<'t>(text: &'t str, seldom: &'t Rare) -> impl Iterator<Item = CoinedName> + 't {
    seldom.joints.iter().filter_map(move |at| {
        let tail = *at as usize;
        if !text.is_char_boundary(tail) {
            return None;
        }
        let near = crate::text::token::token_around(text, tail);
        let head: usize = text[near.start..tail]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum();
        let start = tail - head;
        let mut letters = text[start..tail].chars();
        let named = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() + 1 >= MIN_HEAD_LETTERS
            && letters.all(char::is_lowercase);
        let capitals: usize = text[tail..near.end]
            .chars()
            .take_while(|c| c.is_uppercase())
            .map(char::len_utf8)
            .sum();
        let end = tail + capitals;
        let closed = !text[end..].starts_with(char::is_alphanumeric);
        (named && closed && text[tail..end].chars().count() >= MIN_TAIL_LETTERS).then_some(
            CoinedName {
                range: ByteRange::new(start, end),
                tail,
            },
        )
    })
}

/// A name in small letters and digits: case, spaces, hyphens and marks do not matter.
pub fn folded_name(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How two names of a project are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLikeness {
    /// One name: written in another way, with a subtitle, or a part of the other.
    Same,
    /// A coined name that was changed, or a slip of the pen.
    Changed,
    /// Different names, one of which may be a translation.
    Other,
}

/// Whether two documents are written in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// In one: a name that differs is another name, or a slip.
    Same,
    /// In two: a name that differs may be a translation.
    Different,
}

/// Compares two names that stand in documents of these languages.
pub fn compare_names(a: &str, b: &str, languages: Languages) -> NameLikeness {
    let head = |name: &str| {
        folded_name(
            [" – ", " — ", " - ", ": "]
                .iter()
                .fold(name, |n, mark| n.split(mark).next().unwrap_or(n)),
        )
    };
    let (x, y) = (head(a), head(b));
    if x == y
        || (x.len().min(y.len()) >= 4
            && (folded_name(a).contains(&y) || folded_name(b).contains(&x)))
    {
        return NameLikeness::Same;
    }
    let split = |name: &str| {
        let word = name.split(|c: char| !c.is_alphanumeric()).find(|w| {
            w.chars().rev().take_while(|c| c.is_uppercase()).count() >= MIN_TAIL_LETTERS
        })?;
        let tail: usize = word
            .chars()
            .rev()
            .take_while(|c| c.is_uppercase())
            .map(char::len_utf8)
            .sum();
        (word.len() - tail >= MIN_HEAD_LETTERS).then(|| {
            (
                word[..word.len() - tail].to_owned(),
                word[word.len() - tail..].to_owned(),
            )
        })
    };
    if let (Some((_, s)), Some((_, t))) = (split(a), split(b))
        && s == t
    {
        return NameLikeness::Changed;
    }
    let allowed = if x.chars().count() >= 8 { 2 } else { 1 };
    let near = crate::read::places::distance_within(&x, &y, allowed).is_some();
    if languages == Languages::Same && near && x.chars().count() >= 5 {
        NameLikeness::Changed
    } else {
        NameLikeness::Other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_the_same_however_they_are_written() {
        for (a, b) in [
            (
                "KoordiEPO",
                "KoordiEPO - työvoimapalveluiden koordinointihanke",
            ),
            ("KasvuPOK", "KASVUPOK"),
            ("Työ-polku", "Työ polku"),
            ("PALKO", "PALKO – Serviceförsök för sysselsättning"),
            ("KasvuPOK-hanke", "KasvuPOK"),
        ] {
            assert_eq!(
                compare_names(a, b, Languages::Same),
                NameLikeness::Same,
                "{a} {b}"
            );
        }
        assert_eq!(
            compare_names("KasvuPOK", "GrowthPOK", Languages::Different),
            NameLikeness::Changed
        );
        assert_eq!(
            compare_names("Verkostomalli", "Verkkostomalli", Languages::Same),
            NameLikeness::Changed
        );
        assert_eq!(
            compare_names("Verkostomalli", "Network model", Languages::Different),
            NameLikeness::Other
        );
        assert_eq!(
            compare_names("KasvuPOK", "Kasvu2", Languages::Same),
            NameLikeness::Other
        );
        assert_eq!(
            compare_names("Verkko", "Vekko", Languages::Different),
            NameLikeness::Other,
            "a slip only within one language"
        );
    }
}
