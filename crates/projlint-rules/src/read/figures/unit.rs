//! Units of amounts: words of scale and currency in the document's language, signs and ISO codes in any.

use crate::catalog::model::Lang;
use crate::catalog::{CURRENCIES, SCALES};
use crate::read::figures::currency::{
    SIGNS, bare_currency, currency_of, currency_within, power_of, sign_currency, unit_concepts,
};
use crate::read::term_search::may_be_known;
use crate::read::terms::concepts_at;
use crate::text::atoms::{atoms, is_noise};
use crate::text::misread::MISREAD_EURO;
use crate::text::spaces::{back_spaces, skip_spaces};
use crate::value::money::Currency;

/// What stands beside a numeral and makes an amount of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// The currency, `Unknown` where only a scale is named.
    pub currency: Currency,
    /// The power of ten that the words of scale give.
    pub power: u32,
    /// The byte at which it begins, or after which it ends: its far end as seen from the numeral.
    pub edge: usize,
}

/// Beginnings of glued units, `k€`, `MSEK`, `mnkr`, with their power of ten; the longest first.
const PREFIXES: &[(&str, u32)] = &[
    ("mrd", 9),
    ("Mrd", 9),
    ("mio", 6),
    ("Mio", 6),
    ("mil", 6),
    ("mld", 9),
    ("mdr", 9),
    ("md", 9),
    ("Md", 9),
    ("mn", 6),
    ("Mn", 6),
    ("bn", 9),
    ("ml", 6),
    ("M", 6),
    ("m", 6),
    ("k", 3),
    ("K", 3),
    ("t", 3),
    ("T", 3),
    ("B", 9),
];

/// A unit has no more words than this: `thousand million euro`.
const MAX_UNIT_WORDS: usize = 3;

/// The unit that stands after a numeral that ends at `end`; without one, neither currency nor scale and `edge` is `end`.
/// `before` is whether a currency stands before the numeral: then a single letter may be a scale (`€ 4 m`).
pub fn unit_after(text: &str, end: usize, lang: Lang, before: bool) -> Unit {
    let mut unit = Unit {
        currency: Currency::Unknown,
        power: 0,
        edge: end,
    };
    let mut single = false;
    for _ in 0..MAX_UNIT_WORDS {
        let at = skip_spaces(text.as_bytes(), unit.edge);
        // The unit of the next cell is not this one's.
        if text[unit.edge..at].contains('\t') {
            break;
        }
        let at = if text[at..].starts_with('-') && unit.edge == end && letters(text, at + 1) > 3 {
            at + 1
        } else {
            at
        };
        let of_scale = unit.power > 0 && unit.currency == Currency::Unknown;
        let linked = || of_scale.then(|| linked_currency(text, at, lang)).flatten();
        let Some(word) = unit_word(text, at, lang).or_else(linked) else {
            break;
        };
        let named = word.currency != Currency::Unknown;
        // `€200,000 €160,000`: the sign belongs to the next amount.
        let of_next = before && text[word.edge..].starts_with(|c: char| c.is_ascii_digit());
        if of_next {
            break;
        }
        if (named && unit.currency != Currency::Unknown) || (word.power > 0 && unit.power > 6) {
            break;
        }
        single |= word.power > 0
            && !named
            && text[at..word.edge]
                .trim_end_matches('.')
                .chars()
                .nth(1)
                .is_none();
        unit.power += word.power;
        if named {
            unit.currency = word.currency;
        }
        unit.edge = word.edge;
    }
    if single && unit.currency == Currency::Unknown && !before {
        return Unit {
            currency: Currency::Unknown,
            power: 0,
            edge: end,
        };
    }
    unit
}

/// The currency behind a short word that links it to its scale: `3,2 milioni di €`, `2 millions d’€`.
fn linked_currency(text: &str, at: usize, lang: Lang) -> Option<Unit> {
    let link = letters(text, at);
    let word = text.get(at..)?;
    if !(1..=MAX_LINK_LETTERS).contains(&link) || !word.starts_with(char::is_lowercase) {
        return None;
    }
    let after = word.trim_start_matches(char::is_lowercase);
    let after = after.trim_start_matches(['’', '\'']);
    let next = skip_spaces(text.as_bytes(), text.len() - after.len());
    let unit = unit_word(text, next, lang)?;
    (unit.currency != Currency::Unknown && unit.power == 0).then_some(unit)
}

/// A word between a scale and its currency has no more letters: `de`, `di`, `of`, `van`.
const MAX_LINK_LETTERS: usize = 3;

fn letters(text: &str, at: usize) -> usize {
    text[at..].chars().take_while(|c| c.is_alphabetic()).count()
}

/// One word or sign of a unit at a byte.
fn unit_word(text: &str, at: usize, lang: Lang) -> Option<Unit> {
    let first = text.get(at..)?.chars().next()?;
    if SIGNS.contains(&first) {
        return Some(unit_of_sign(text, at, first));
    }
    if text[at..].starts_with(MISREAD_EURO) {
        let edge = at + MISREAD_EURO.len();
        return Some(Unit {
            currency: Currency::Eur,
            power: 0,
            edge,
        });
    }
    if !first.is_alphabetic() {
        return None;
    }
    let length: usize = text[at..]
        .chars()
        .take_while(|c| c.is_alphabetic() || is_noise(*c))
        .map(char::len_utf8)
        .sum();
    let word = &text[at..at + length];
    let end = at + length;
    let known = if may_be_known(lang, word) {
        concepts_at(lang, text, at, unit_concepts())
    } else {
        None
    };
    if let Some((concepts, edge)) = known
        && edge >= end
    {
        let glued = glued_unit(word, text, end, lang);
        let currency = currency_of(concepts)
            .or_else(|| glued.map(|u| u.currency))
            .or_else(|| currency_within(text, end, edge, lang))
            .unwrap_or(Currency::Unknown);
        let power = power_of(concepts).or(glued.map(|u| u.power)).unwrap_or(0);
        let edge = glued.map_or(edge, |u| u.edge.max(edge));
        return Some(Unit {
            currency,
            power,
            edge: unit_end(text, edge, currency),
        });
    }
    if let Some(unit) = glued_unit(word, text, end, lang) {
        return Some(Unit {
            edge: unit_end(text, unit.edge, unit.currency),
            ..unit
        });
    }
    listed_unit(word, text, end)
}

/// The unit that begins with a sign of currency: `€`, `€m`, `£k`.
fn unit_of_sign(text: &str, at: usize, sign: char) -> Unit {
    let edge = at + sign.len_utf8();
    let scaled = PREFIXES.iter().find(|(p, _)| {
        text[edge..].starts_with(p) && !text[edge + p.len()..].starts_with(char::is_alphanumeric)
    });
    let (power, edge) = scaled.map_or((0, edge), |(p, power)| (*power, edge + p.len()));
    Unit {
        currency: sign_currency(sign),
        power,
        edge,
    }
}

/// The unit of a word that is the same in all languages.
fn listed_unit(word: &str, text: &str, end: usize) -> Option<Unit> {
    if let Some((_, currency)) = CURRENCIES
        .iter()
        .find(|(w, _)| *w == word || w.strip_suffix('.') == Some(word))
    {
        return Some(Unit {
            currency: *currency,
            power: 0,
            edge: unit_end(text, end, *currency),
        });
    }
    // `eurolla`, `eurot`: the euro with the ending of some language.
    let euro = word
        .to_lowercase()
        .strip_prefix("euro")
        .is_some_and(|rest| rest.len() <= 4 && !rest.starts_with(['o', 'p']));
    if euro {
        return Some(Unit {
            currency: Currency::Eur,
            power: 0,
            edge: end,
        });
    }
    let dotted = text[end..].starts_with('.');
    let scale = SCALES
        .iter()
        .find(|(w, _)| *w == word || (dotted && w.strip_suffix('.').is_some_and(|w| w == word)));
    scale.map(|(_, power)| Unit {
        currency: Currency::Unknown,
        power: *power,
        edge: unit_end(text, end, Currency::Unknown),
    })
}

/// `k€`, `TEUR`, `MSEK`, `mnkr`, `MFt`: a letter or two of scale and a currency without a space.
fn glued_unit(word: &str, text: &str, end: usize, lang: Lang) -> Option<Unit> {
    let hungarian = (lang.code() == "hu")
        .then_some([("e", 3), ("E", 3)])
        .into_iter()
        .flatten();
    for (prefix, power) in PREFIXES.iter().copied().chain(hungarian) {
        let Some(rest) = word.strip_prefix(prefix) else {
            continue;
        };
        if rest.is_empty() {
            let dot = usize::from(text[end..].starts_with('.'));
            let Some(sign) = text[end + dot..]
                .chars()
                .next()
                .filter(|c| SIGNS.contains(c))
            else {
                continue;
            };
            let edge = end + dot + sign.len_utf8();
            return Some(Unit {
                currency: sign_currency(sign),
                power,
                edge,
            });
        }
        if let Some(currency) = bare_currency(rest, lang) {
            return Some(Unit {
                currency,
                power,
                edge: end,
            });
        }
    }
    None
}

/// The end of a unit with the full stop of its abbreviation where more follows, and with an ending: `EUR-ból`, `€:n`.
fn unit_end(text: &str, end: usize, currency: Currency) -> usize {
    let rest = &text[end..];
    if currency != Currency::Unknown
        && let Some(tail) = rest.strip_prefix(['-', ':'])
    {
        let length = letters(tail, 0);
        let small = tail.chars().take(length).all(char::is_lowercase);
        if (1..=4).contains(&length) && small {
            return end + 1 + tail.chars().take(length).map(char::len_utf8).sum::<usize>();
        }
    }
    if let Some(tail) = rest.strip_prefix('.') {
        let next = tail.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let goes_on = next.starts_with(|c: char| c.is_lowercase() || SIGNS.contains(&c))
            || [
                "EUR", "Eur", "SEK", "DKK", "PLN", "Kč", "Ft", "HUF", "CZK", "RON",
            ]
            .iter()
            .any(|w| next.starts_with(w));
        if goes_on {
            return end + 1;
        }
    }
    end
}

/// The currency that stands before a numeral at `i`, not before `low`, with a scale that is glued to it.
pub(crate) fn unit_before(text: &str, i: usize, low: usize, lang: Lang) -> Option<Unit> {
    let stop = back_spaces(text.as_bytes(), i);
    if text[stop..i].contains('\t') {
        return None;
    }
    let head = text.get(low..stop)?;
    let head = head
        .strip_suffix('.')
        .filter(|h| h.ends_with(char::is_alphabetic))
        .unwrap_or(head);
    let last = head.chars().next_back()?;
    if !(last.is_alphabetic() || SIGNS.contains(&last)) {
        return None;
    }
    let is_part = |c: char| c.is_alphabetic() || SIGNS.contains(&c);
    let length: usize = head
        .chars()
        .rev()
        .take_while(|c| is_part(*c))
        .map(char::len_utf8)
        .sum();
    if length > 24 {
        return None;
    }
    let start = low + head.len() - length;
    let unit = if SIGNS.contains(&last) && length > last.len_utf8() {
        sign_behind_letters(text, start, low + head.len(), last, lang)
    } else {
        // What ends before the figure: `EUR 1 000` is a unit in the head of a column, here it is a currency and a figure.
        let until = low + head.len();
        unit_word(&text[..until], start, lang).filter(|u| u.edge >= until)?
    };
    // `412 500 € 2 partners`: the currency of the figure before.
    let before = text[low..unit.edge.min(start)].trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let taken = before.ends_with(|c: char| c.is_ascii_digit());
    (unit.currency != Currency::Unknown && !taken).then_some(Unit {
        edge: if SIGNS.contains(&last) && length > last.len_utf8() {
            unit.edge
        } else {
            start
        },
        ..unit
    })
}

/// `M€ 4,1`, or a sign directly behind another word: `Budget€ 5`.
fn sign_behind_letters(text: &str, start: usize, end: usize, sign: char, lang: Lang) -> Unit {
    let word = &text[start..end - sign.len_utf8()];
    glued_unit(word, text, end - sign.len_utf8(), lang).map_or(
        Unit {
            currency: sign_currency(sign),
            power: 0,
            edge: end - sign.len_utf8(),
        },
        |unit| Unit {
            edge: start,
            ..unit
        },
    )
}

/// The unit that a label or head of a column gives its figures: `(1 000 EUR)`, `, euroa`, `(tis. Kč)`.
pub(crate) fn unit_of_label(label: &str, lang: Lang) -> Unit {
    let mut unit = Unit {
        currency: Currency::Unknown,
        power: 0,
        edge: 0,
    };
    let open = label.rfind('(').or_else(|| label.rfind(',')).unwrap_or(0);
    let mut at = 0;
    for atom in atoms(label, 0) {
        let inside = atom.start >= open;
        if atom.start < at {
            continue;
        }
        let Some(word) = unit_word(label, atom.start, lang) else {
            continue;
        };
        let sign = !label[atom.start..].starts_with(char::is_alphabetic);
        let code = label[atom.start..atom.end].len() == 3
            && label[atom.start..atom.end].chars().all(char::is_uppercase);
        let glued = word.currency != Currency::Unknown && word.power > 0;
        if !(inside && open > 0 || sign || code || glued || word.power == 0) {
            continue;
        }
        if word.currency != Currency::Unknown {
            unit.currency = word.currency;
        }
        unit.power = unit.power.max(word.power);
        at = word.edge;
    }
    let digits: String = label[open..]
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '.' | ',' | '\u{202f}' | '\'' | '’'))
        .collect();
    if unit.power == 0 && open > 0 && (digits.contains("1000") && !digits.contains("10000")) {
        unit.power = 3;
    }
    unit
}
