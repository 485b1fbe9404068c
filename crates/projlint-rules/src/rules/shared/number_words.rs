//! Numbers from one to ten in words.

use crate::catalog::model::Lang;

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
