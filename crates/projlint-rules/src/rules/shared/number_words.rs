//! Numbers from one to ten in words.

use crate::catalog::model::Lang;
use crate::text::range::{ByteRange, Located};

/// Words between the two numbers of a range.
const RANGE_WORDS: [&str; 6] = ["–", "-", "till", "to", "tai", "eller"];

/// How nouns begin that are not items of a list.
const MEASURE_STEMS: [&str; 18] = [
    "vuo", "kuukau", "viiko", "päiv", "tun", "prosen", "eur", "mil", "år", "måna", "veck", "dag",
    "tim", "year", "month", "week", "day", "hour",
];

/// The number of a word or a figure from one to ten. Finnish genitives (`kolmen`) say of how many, not how many.
pub fn count_of(word: &str, lang: Lang) -> Option<usize> {
    const FINNISH: [&str; 10] = [
        "yksi",
        "kaksi",
        "kolme",
        "neljä",
        "viisi",
        "kuusi",
        "seitsemän",
        "kahdeksan",
        "yhdeksän",
        "kymmenen",
    ];
    const SWEDISH: [&str; 10] = [
        "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio",
    ];
    const ENGLISH: [&str; 10] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let list = match lang {
        Lang::Fi => FINNISH,
        Lang::Sv => SWEDISH,
        Lang::En => ENGLISH,
        _ => return None,
    };
    let figure = word.parse::<usize>().ok().filter(|n| (1..=10).contains(n));
    figure.or_else(|| {
        list.iter()
            .position(|w| *w == word)
            .map(|i| i + 1)
            .filter(|n| *n > 1)
    })
}

/// The only number from two to ten in a sentence, as an announcement.
pub fn announced_number(sentence: &str, lang: Lang) -> Option<Located<usize>> {
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() {
        return None;
    }
    let words: Vec<(&str, usize)> = lower
        .split([' ', '\u{a0}'])
        .map(|w| (w, w.as_ptr() as usize - lower.as_ptr() as usize))
        .collect();
    let mut found = None;
    for (i, (word, at)) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(number) = count_of(bare, lang) else {
            if bare.bytes().any(|b| b.is_ascii_digit()) {
                return None;
            }
            continue;
        };
        let next = words.get(i + 1).map_or("", |w| w.0);
        let before = if i > 0 { words[i - 1].0 } else { "" };
        let range = RANGE_WORDS.contains(&next)
            || RANGE_WORDS.contains(&before)
            || word.contains(['–', '-']);
        if found.is_some()
            || range
            || number < 2
            || MEASURE_STEMS.iter().any(|m| next.starts_with(m))
        {
            return None;
        }
        let start = at + word.find(bare).unwrap_or(0);
        found = Some(Located {
            value: number,
            range: ByteRange::new(start, start + bare.len()),
        });
    }
    found
}
