//! Names of projects: coined words, inflected forms, what is one name.

use crate::text::range::ByteRange;
use crate::text::scan::Seldom;

/// A word with a head of small letters and a tail of capitals, `KasvuPOK`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coined {
    /// Its bytes in the text, without an ending.
    pub range: ByteRange,
    /// Where its tail begins.
    pub tail: usize,
}

/// Letters of a tail.
const TAIL: usize = 3;

/// Letters of a head.
const HEAD: usize = 3;

impl Coined {
    /// The name.
    pub fn name<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range]
    }

    /// The part before the capitals.
    pub fn head<'t>(&self, text: &'t str) -> &'t str {
        &text[self.range.start..self.tail]
    }

    /// Whether two names in one text have the same tail and another head.
    pub fn may_be(&self, other: &Self, text: &str) -> bool {
        text[self.tail..self.range.end] == text[other.tail..other.range.end]
            && folded(self.head(text)) != folded(other.head(text))
    }
}

/// The coined names of a text, in order; `seldom` are the places of its signs.
pub fn coined<'t>(text: &'t str, seldom: &'t Seldom) -> impl Iterator<Item = Coined> + 't {
    seldom.joints.iter().filter_map(move |at| {
        let tail = *at as usize;
        if !text.is_char_boundary(tail) {
            return None;
        }
        let near = crate::text::token::token(text, tail);
        let head: usize = text[near.start..tail]
            .chars()
            .rev()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum();
        let start = tail - head;
        let mut letters = text[start..tail].chars();
        let named = letters.next().is_some_and(char::is_uppercase)
            && letters.clone().count() + 1 >= HEAD
            && letters.all(char::is_lowercase);
        let capitals: usize = text[tail..near.end]
            .chars()
            .take_while(|c| c.is_uppercase())
            .map(char::len_utf8)
            .sum();
        let end = tail + capitals;
        let closed = !text[end..].starts_with(char::is_alphanumeric);
        (named && closed && text[tail..end].chars().count() >= TAIL).then_some(Coined {
            range: ByteRange::new(start, end),
            tail,
        })
    })
}

/// A name in small letters and digits: case, spaces, hyphens and marks do not tell names apart.
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// How two names of a project are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alike {
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
pub fn alike(a: &str, b: &str, languages: Languages) -> Alike {
    let head = |name: &str| {
        folded(
            [" – ", " — ", " - ", ": "]
                .iter()
                .fold(name, |n, mark| n.split(mark).next().unwrap_or(n)),
        )
    };
    let (x, y) = (head(a), head(b));
    if x == y || (x.len().min(y.len()) >= 4 && (folded(a).contains(&y) || folded(b).contains(&x))) {
        return Alike::Same;
    }
    let split = |name: &str| {
        let word = name
            .split(|c: char| !c.is_alphanumeric())
            .find(|w| w.chars().rev().take_while(|c| c.is_uppercase()).count() >= TAIL)?;
        let tail: usize = word
            .chars()
            .rev()
            .take_while(|c| c.is_uppercase())
            .map(char::len_utf8)
            .sum();
        (word.len() - tail >= HEAD).then(|| {
            (
                word[..word.len() - tail].to_owned(),
                word[word.len() - tail..].to_owned(),
            )
        })
    };
    if let (Some((_, s)), Some((_, t))) = (split(a), split(b))
        && s == t
    {
        return Alike::Changed;
    }
    let allowed = if x.chars().count() >= 8 { 2 } else { 1 };
    let near = crate::read::places::distance_within(&x, &y, allowed).is_some();
    if languages == Languages::Same && near && x.chars().count() >= 5 {
        Alike::Changed
    } else {
        Alike::Other
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
            assert_eq!(alike(a, b, Languages::Same), Alike::Same, "{a} {b}");
        }
        assert_eq!(
            alike("KasvuPOK", "GrowthPOK", Languages::Different),
            Alike::Changed
        );
        assert_eq!(
            alike("Verkostomalli", "Verkkostomalli", Languages::Same),
            Alike::Changed
        );
        assert_eq!(
            alike("Verkostomalli", "Network model", Languages::Different),
            Alike::Other
        );
        assert_eq!(alike("KasvuPOK", "Kasvu2", Languages::Same), Alike::Other);
        assert_eq!(
            alike("Verkko", "Vekko", Languages::Different),
            Alike::Other,
            "a slip only within one language"
        );
    }
}
