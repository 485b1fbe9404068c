//! Currencies as printed: signs, codes and words.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::terms::concepts_at;
use crate::text::atoms::atoms;
use crate::value::money::Currency;

/// Signs of currencies.
pub(crate) const SIGNS: &[char] = &['€', '£', '$'];

/// The currency that a set of concepts names.
pub(crate) fn currency_of(concepts: ConceptSet) -> Option<Currency> {
    concepts
        .iter()
        .filter_map(|c| c.name().strip_prefix("cur."))
        .find_map(|code| Currency::of_code(if code == "XEU" { "ECU" } else { code }))
}

/// The currency that a further word of a phrase names: `Tsd. Euro`.
pub(crate) fn currency_within(text: &str, from: usize, to: usize, lang: Lang) -> Option<Currency> {
    atoms(text.get(from..to)?, from).find_map(|atom| {
        let word = &text[atom.start..atom.end];
        word.chars()
            .next()
            .filter(|c| SIGNS.contains(c))
            .map(sign_currency)
            .or_else(|| bare_currency(word, lang))
            .or_else(|| currency_of(concepts_at(lang, text, atom.start, unit_concepts())?.0))
    })
}

pub(crate) fn sign_currency(sign: char) -> Currency {
    match sign {
        '€' => Currency::Eur,
        '£' => Currency::Gbp,
        _ => Currency::Usd,
    }
}

/// The currency of a word that is nothing but its code or abbreviation.
pub(crate) fn bare_currency(word: &str, lang: Lang) -> Option<Currency> {
    Currency::of_code(&word.to_ascii_uppercase())
        .filter(|_| word.len() == 3)
        .or_else(|| match word {
            "kr" => match lang.code() {
                "da" => Some(Currency::Dkk),
                "nb" => Some(Currency::Nok),
                _ => Some(Currency::Sek),
            },
            "Ft" => Some(Currency::Huf),
            "Kč" => Some(Currency::Czk),
            "zł" => Some(Currency::Pln),
            "euro" | "Euro" => Some(Currency::Eur),
            _ => None,
        })
}

/// Concepts of currencies and scales.
pub(crate) fn unit_concepts() -> ConceptSet {
    static ALL: std::sync::OnceLock<ConceptSet> = std::sync::OnceLock::new();
    *ALL.get_or_init(|| {
        let unit = |c: &Concept| c.name().starts_with("cur.") || c.name().starts_with("scale.");
        let found: Vec<Concept> = Concept::ALL.iter().copied().filter(unit).collect();
        ConceptSet::of(&found)
    })
}

/// Concepts of a word of scale, with their power of ten.
const SCALE_CONCEPTS: [(Concept, u32); 4] = [
    (Concept::ScaleThousand, 3),
    (Concept::ScaleMillion, 6),
    (Concept::ScaleMilliard, 9),
    (Concept::ScaleBillion, 12),
];

const SCALES: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[ScaleThousand, ScaleMillion, ScaleMilliard, ScaleBillion])
};

/// The power of ten that a set of concepts names.
pub(crate) fn power_of(concepts: ConceptSet) -> Option<u32> {
    if !concepts.has_any(SCALES) {
        return None;
    }
    let named = |(concept, _): &&(Concept, u32)| concepts.has(*concept);
    SCALE_CONCEPTS.iter().rfind(named).map(|(_, power)| *power)
}
