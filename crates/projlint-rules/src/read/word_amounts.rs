//! Amounts in words: `half a million euros`, `kolme miljoonaa euroa`, `un milione di euro`.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::calendar::bound_before;
use crate::read::figures::currency::{currency_of, currency_within, power_of};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::lengths::{is_free, word_halves};
use crate::read::term::Term;
use crate::text::range::ByteRange;
use crate::value::money::{Currency, Money};

/// Between the scale and the currency stand at most so many small words: `di`, `de`, `d’`.
const MAX_LINK_WORDS: usize = 2;

/// Adds the amounts in words to the quantities of a statement, in their order.
pub(crate) fn word_amounts(text: &str, terms: &[Term], lang: Lang, out: &mut Vec<Quantity>) {
    let known = out.len();
    for (index, term) in terms.iter().enumerate() {
        let Some(power) = power_of(term.concepts).filter(|_| index > 0) else {
            continue;
        };
        let Some((start, halves)) = number_before(text, terms, index) else {
            continue;
        };
        // `miljoonaa euroa` may be a phrase of its own.
        let within = currency_within(text, term.range.end, term.end, lang);
        let found = within.map(|currency| (currency, term.end));
        let Some((currency, end)) = found.or_else(|| currency_behind(&terms[index + 1..])) else {
            continue;
        };
        let range = ByteRange::new(start, end);
        if !is_free(out, range) {
            continue;
        }
        let scale = 10_i128.pow(power + 2);
        // What is told in halves is rounded to tenths.
        let whole = halves % 2 == 0;
        out.push(Quantity {
            range,
            measure: Measure::Money(Money {
                cents: scale * i128::from(halves) / 2,
                unit: if whole { scale } else { scale / 10 },
                currency,
                bound: bound_before(text, start, lang),
            }),
        });
    }
    if out.len() > known {
        out.sort_by_key(|q| q.range.start);
    }
}

/// The number in words before a scale, in halves, and where it begins. Of a longer number, or one of which a word is not known, none
/// is read: `seventy-five`, `hundred and three`.
fn number_before(text: &str, terms: &[Term], scale: usize) -> Option<(usize, u32)> {
    // A phrase is told by its first word: `half a`, `kaksi ja puoli`.
    let low = scale.saturating_sub(MAX_NUMBER_WORDS);
    let (index, halves) = (low..scale).find_map(|n| {
        let whole = terms[n].end.max(terms[n].range.end) >= terms[scale - 1].range.end;
        let halves = word_halves(terms[n].concepts).filter(|_| whole)?;
        Some((n, halves))
    })?;
    let start = terms[index].range.start;
    let gap = |from: usize, to: usize| text[from..to].chars().all(|c| c == ' ' || c == '\u{a0}');
    let numbered = |t: &Term| {
        word_halves(t.concepts).is_some()
            || t.concepts.has(Concept::RangeAnd)
            || power_of(t.concepts).is_some()
            || !t.known
    };
    let longer = index.checked_sub(1).is_some_and(|n| {
        let between = &text[terms[n].range.end..start];
        // A comma or a hyphen: of what is before a comma it is no part.
        let apart = between.contains([',', ';', ':', '(', '–', '—']);
        !apart && (numbered(&terms[n]) || !gap(terms[n].range.end, start))
    });
    let joined = gap(terms[scale - 1].range.end, terms[scale].range.start);
    (!longer && joined).then_some((start, halves))
}

/// A number in words has at most so many words.
const MAX_NUMBER_WORDS: usize = 3;

/// The currency that words begin with, and the byte after it.
fn currency_behind(terms: &[Term]) -> Option<(Currency, usize)> {
    let small = ConceptSet::of(&[Concept::Stop, Concept::Filler, Concept::RangeFrom]);
    let mut words = terms.iter().take(MAX_LINK_WORDS + 1);
    loop {
        let term = words.next()?;
        if let Some(currency) = currency_of(term.concepts) {
            return Some((currency, term.range.end));
        }
        if !term.concepts.has_any(small) && term.range.len() > 1 {
            return None;
        }
    }
}
