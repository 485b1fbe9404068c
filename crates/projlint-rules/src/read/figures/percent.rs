//! Percentages as printed.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::numeral::Numeral;
use crate::read::terms::concepts_at;
use crate::text::spaces::skip_spaces;
use crate::value::money::Bound;
use crate::value::percent::{MAX_DECIMALS, Percent};

/// The byte after the sign or word for per cent after a numeral.
pub fn percent_sign(text: &str, end: usize, lang: Lang) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = skip_spaces(bytes, end);
    if bytes.get(at) == Some(&b'%') {
        return Some(at + 1);
    }
    let percent = ConceptSet::of(&[Concept::Percent]);
    [lang, Lang::En]
        .into_iter()
        .find_map(|l| concepts_at(l, text, at, percent))
        .filter(|(concepts, _)| !concepts.has(Concept::PercentPoint))
        .map(|(_, end)| end)
}

/// A numeral as a percentage; `None` beyond the digits that mean anything.
pub fn as_percent(n: Numeral, bound: Bound) -> Option<Percent> {
    let n = n.as_decimal();
    (n.decimals <= MAX_DECIMALS).then_some(Percent {
        mantissa: n.mantissa,
        decimals: n.decimals,
        bound,
    })
}
