//! Lengths of time as printed: `36 months`, `2 years 5 months`, `eineinhalb Jahre`.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::numeral::{Numeral, numeral_at};
use crate::read::term::Term;
use crate::read::terms::concepts_at;
use crate::text::range::ByteRange;
use crate::text::spaces::skip_spaces;

/// Lengths of time are not longer, in months.
pub(crate) const MAX_MONTHS: u32 = 600;

const UNITS: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[UnitMonth, UnitYear, AdjMonth, AdjYear])
};

/// The length of time that a number and its unit say: `36 months`, `2 years 5 months`, `2.5-year`.
pub(crate) fn length_quantity(text: &str, i: usize, n: Numeral, lang: Lang) -> Option<Quantity> {
    let (months, end) = length_at(text, n, lang)?;
    let bytes = text.as_bytes();
    let mut total = (months, end);
    // A second part: `2 years and 5 months`.
    let mut at = skip_spaces(bytes, end);
    at += usize::from(text[at..].starts_with(','));
    at = skip_spaces(bytes, at);
    let and = ConceptSet::of(&[Concept::RangeAnd]);
    if let Some((_, after)) = concepts_at(lang, text, at, and) {
        at = skip_spaces(bytes, after);
    }
    let further = numeral_at(bytes, at)
        .filter(|_| bytes.get(at).is_some_and(u8::is_ascii_digit))
        .and_then(|n| length_at(text, n, lang))
        .filter(|further| further.0 < 12 && months % 12 == 0);
    if let Some((more, end)) = further {
        total = (months + more, end);
    }
    (total.0 > 0 && total.0 <= MAX_MONTHS).then(|| length(ByteRange::new(i, total.1), total.0))
}

fn length_at(text: &str, n: Numeral, lang: Lang) -> Option<(u32, usize)> {
    let word = skip_spaces(text.as_bytes(), n.end);
    let word = word
        + text[word..]
            .chars()
            .next()
            .filter(|c| matches!(c, '-' | '‑'))
            .map_or(0, char::len_utf8);
    let found = [lang, Lang::En]
        .into_iter()
        .find_map(|l| concepts_at(l, text, word, UNITS));
    let (unit, end) = found?;
    let months = i64::from(unit_months(unit)?);
    let scaled = n.mantissa.checked_mul(months)?;
    let divisor = 10_i64.checked_pow(u32::from(n.decimals))?;
    let whole = scaled % divisor == 0 && n.decimals <= 1;
    whole
        .then(|| u32::try_from(scaled / divisor).ok())
        .flatten()
        .map(|months| (months, end))
}

fn unit_months(unit: ConceptSet) -> Option<u32> {
    if unit.has(Concept::UnitMonth) || unit.has(Concept::AdjMonth) {
        Some(1)
    } else if unit.has(Concept::UnitYear) || unit.has(Concept::AdjYear) {
        Some(12)
    } else {
        None
    }
}

fn length(range: ByteRange, months: u32) -> Quantity {
    Quantity {
        range,
        measure: Measure::Length(months),
    }
}

/// Whether no quantity has bytes of a range.
pub(crate) fn is_free(quantities: &[Quantity], range: ByteRange) -> bool {
    !quantities
        .iter()
        .any(|q| q.range.start < range.end && range.start < q.range.end)
}

/// Words that count, or halve.
const NUMBERS: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[
        Num1,
        Num2,
        Num3,
        Num4,
        Num5,
        Num6,
        Num7,
        Num8,
        Num9,
        Num10,
        Num11,
        Num12,
        Num15,
        Num18,
        Num20,
        Num24,
        Num30,
        Num36,
        NumHalf,
        NumOneandhalf,
        NumTwoandhalf,
    ])
};

/// Numbers in words, with what they count.
const NUMBER_WORDS: [(Concept, u32); 18] = {
    use Concept::*;
    [
        (Num1, 1),
        (Num2, 2),
        (Num3, 3),
        (Num4, 4),
        (Num5, 5),
        (Num6, 6),
        (Num7, 7),
        (Num8, 8),
        (Num9, 9),
        (Num10, 10),
        (Num11, 11),
        (Num12, 12),
        (Num15, 15),
        (Num18, 18),
        (Num20, 20),
        (Num24, 24),
        (Num30, 30),
        (Num36, 36),
    ]
};

/// Lengths of time in words: `two years`, `kaksivuotinen`, `eineinhalb Jahre`.
pub(crate) fn length_words(terms: &[Term], out: &mut Vec<Quantity>) {
    for (index, term) in terms.iter().enumerate() {
        let next = terms.get(index + 1);
        // `a two-year project`: the article counts nothing.
        let article = ConceptSet::of(&[Concept::Stop, Concept::Filler]);
        let counted = next.is_some_and(|t| word_months(t.concepts, 1).is_some());
        if term.concepts.has(Concept::Num1) && term.concepts.has_any(article) && counted {
            continue;
        }
        let own = unit_months(term.concepts.without(ConceptSet::of(&[Concept::YearMark])));
        let unit = own.or_else(|| next.and_then(|t| unit_months(t.concepts)));
        // `three and a half years`, `sechs Jahre und ein halbes`: a half behind the number.
        let half = halves_behind(&terms[index + 1..]);
        if let (None, Some((unit, end)), Some(months)) = (unit, half, word_months(term.concepts, 2))
        {
            let range = ByteRange::new(term.range.start, end);
            if months > 0 && is_free(out, range) {
                out.push(length(range, (months + 1) * unit / 2));
            }
            continue;
        }
        // `rok a půl`: a year and a half.
        let counted_before = index > 0 && word_months(terms[index - 1].concepts, 1).is_some();
        if let Some(unit) = own.filter(|unit| unit.is_multiple_of(2) && !counted_before)
            && word_months(term.concepts, 1).is_none()
            && let Some(end) = terms.get(index + 1..).and_then(leading_half)
        {
            let range = ByteRange::new(term.range.start, end);
            if is_free(out, range) {
                out.push(length(range, unit + unit / 2));
            }
            continue;
        }
        let Some(unit) = unit else { continue };
        let Some(months) = word_months(term.concepts, unit) else {
            continue;
        };
        let mut end = if own.is_some() {
            term.range.end
        } else {
            next.map_or(term.range.end, |t| t.range.end)
        };
        let mut months = months;
        // `six ans et demi`, `two years and a half`
        let behind = terms.get(index + 2..).unwrap_or_default();
        let half = if own.is_none() {
            leading_half(behind)
        } else {
            None
        };
        if let Some(half) = half.filter(|_| unit.is_multiple_of(2)) {
            months += unit / 2;
            end = half;
        }
        let range = ByteRange::new(term.range.start, end);
        let free = is_free(out, range);
        // `three years and six months`: the second part belongs to the first.
        let whole_years = |q: &&mut Quantity| matches!(q.measure, Measure::Length(years) if years % 12 == 0 && months < 12);
        let and = index > 0 && terms[index - 1].concepts.has(Concept::RangeAnd);
        let before = if and {
            index.checked_sub(2)
        } else {
            index.checked_sub(1)
        };
        let joins = |q: &&mut Quantity| before.is_some_and(|n| terms[n].range.end == q.range.end);
        if free && let Some(years) = out.last_mut().filter(whole_years).filter(joins) {
            if let Measure::Length(total) = &mut years.measure {
                *total += months;
            }
            years.range.end = range.end;
            continue;
        }
        if free && months > 0 {
            out.push(length(range, months));
        }
    }
    out.sort_by_key(|q| q.range.start);
}

/// The end of a half that words begin with: `and a half`, `et demi`.
fn leading_half(terms: &[Term]) -> Option<usize> {
    let half = joined_half(terms)?;
    let unit = terms
        .get(half + 1)
        .is_some_and(|t| unit_months(t.concepts).is_some());
    (!unit).then(|| terms[half].range.end)
}

/// The unit of time behind `and a half`, in months, and where it ends.
fn halves_behind(terms: &[Term]) -> Option<(u32, usize)> {
    let half = joined_half(terms)?;
    let unit = terms.get(half + 1)?;
    let and = terms[..half]
        .iter()
        .any(|t| t.concepts.has(Concept::RangeAnd));
    let months = unit_months(unit.concepts)?;
    and.then_some((months, unit.range.end))
}

/// Which of the first words is a half, with nothing but small words before it.
fn joined_half(terms: &[Term]) -> Option<usize> {
    const MAX_WORDS: usize = 4;
    let small = ConceptSet::of(&[
        Concept::RangeAnd,
        Concept::Stop,
        Concept::Filler,
        Concept::Num1,
    ]);
    let half = terms
        .iter()
        .take(MAX_WORDS)
        .position(|t| t.concepts.has(Concept::NumHalf))?;
    let joined = terms[..half].iter().all(|t| t.concepts.has_any(small));
    joined.then_some(half)
}

/// What a number in words counts, in halves.
pub(crate) fn word_halves(number: ConceptSet) -> Option<u32> {
    word_months(number, 2)
}

fn word_months(number: ConceptSet, unit: u32) -> Option<u32> {
    if !number.has_any(NUMBERS) {
        return None;
    }
    if number.has(Concept::NumOneandhalf) {
        return Some(unit * 3 / 2);
    }
    if number.has(Concept::NumTwoandhalf) {
        return Some(unit * 5 / 2);
    }
    if number.has(Concept::NumHalf) {
        return unit.is_multiple_of(2).then_some(unit / 2);
    }
    let found = NUMBER_WORDS.iter().rfind(|(c, _)| number.has(*c))?;
    Some(found.1 * unit)
}
