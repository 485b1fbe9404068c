//! The quantities of a line or sentence: amounts, shares, dates, periods, lengths of time, bare numbers.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::calendar::month_ending;
use crate::read::figures::date::numeric_month;
use crate::read::figures::figure::figure_at;
use crate::read::figures::lexeme::Figure;
use crate::read::figures::numeral::{Numeral, numeral_at};
use crate::read::figures::quarter::quarter_at;
use crate::read::terms::{Term, concepts_at};
use crate::text::range::ByteRange;
use crate::text::scan::TextScan;
use crate::text::spaces::skip_spaces;
use crate::value::date::{Date, Reading, Years, checked_date};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// What a quantity is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Measure {
    Money(Money),
    Percent(Percent),
    Date(Reading),
    Years(Years),
    /// A year alone; only words make it one.
    Year(u16),
    /// A length of time in months.
    Length(u32),
    /// A number without a unit.
    Number(Numeral),
    /// A telephone number.
    Phone,
    /// A code, or a figure that is not read.
    Other,
}

/// A quantity and its bytes in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quantity {
    pub range: ByteRange,
    pub measure: Measure,
}

/// Lengths of time are not longer, in months.
const MAX_MONTHS: u32 = 600;

const UNITS: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[UnitMonth, UnitYear, AdjMonth, AdjYear])
};

/// The quantities that begin with a digit, in order.
pub(crate) fn quantities_in(
    text: &str,
    signs: &TextScan,
    range: ByteRange,
    lang: Lang,
    out: &mut Vec<Quantity>,
) {
    out.clear();
    let mut at = range.start;
    while let Some(i) = signs.digits.next(at, range.end) {
        let lexeme = figure_at(text, i, range.start, lang);
        let mut quantity = Quantity {
            range: lexeme.range(),
            measure: match lexeme.value {
                Figure::Money(money) => Measure::Money(money),
                Figure::Percent(percent) => Measure::Percent(percent),
                Figure::Date(reading) => Measure::Date(reading),
                Figure::Years(years) => Measure::Years(years),
                Figure::Number(_) | Figure::Code => {
                    match numeric_month(text, i)
                        .filter(|_| starts_number(text, i))
                        .or_else(|| quarter_at(text, i, lang))
                    {
                        Some(month) => {
                            out.push(Quantity {
                                range: month.range(),
                                measure: Measure::Date(month.reading),
                            });
                            at = month.end;
                            continue;
                        }
                        None => number_measure(text, i, lexeme.end),
                    }
                }
                Figure::Phone => Measure::Phone,
            },
        };
        if let Measure::Number(n) = quantity.measure {
            quantity.range = ByteRange::new(i, n.end);
            quantity = length_quantity(text, i, n, lang)
                .or_else(|| year_quantity(i, n))
                .unwrap_or(quantity);
        }
        at = quantity.range.end.max(lexeme.end).max(i + 1);
        if quantity.range.end <= range.end {
            if let Measure::Date(Ok(end)) = quantity.measure {
                read_range_start(text, range.start, end.year, quantity.range.start, lang, out);
            }
            out.push(quantity);
        }
    }
    leave_unread(text, lang, out);
}

/// The start of a range that takes its year from the end: `1 January – 31 December 2020`, `March–October 2014`.
fn read_range_start(
    text: &str,
    low: usize,
    year: u16,
    end: usize,
    lang: Lang,
    out: &mut Vec<Quantity>,
) {
    let Some(head) = text.get(low..end) else {
        return;
    };
    let head = head.trim_end();
    let dashed = head.trim_end_matches(['–', '-', '—', '−', '‑']);
    let stop = if dashed.len() < head.len() {
        low + dashed.trim_end().len()
    } else {
        let until = ConceptSet::of(&[Concept::RangeUntil]);
        let start = low
            + head.rfind([' ', '\u{a0}', '\n']).map_or(0, |n| {
                n + head[n..].chars().next().map_or(1, char::len_utf8)
            });
        match concepts_at(lang, text, start, until) {
            Some((_, word_end)) if word_end >= low + head.len() => {
                low + text[low..start].trim_end().len()
            }
            _ => return,
        }
    };
    let Some((month, name)) = month_ending(text, stop, Some(lang)) else {
        return;
    };
    if name < low {
        return;
    }
    let before = text[low..name].trim_end().trim_end_matches('.');
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let day = before[before.len() - digits..]
        .parse::<u32>()
        .ok()
        .filter(|d| digits <= 2 && (1..=31).contains(d));
    let (start, reading) = match day {
        Some(day) => (
            low + before.len() - digits,
            checked_date(year, u32::from(month), day),
        ),
        None => (name, Ok(Date::new(year, month, 0))),
    };
    while out.last().is_some_and(|q| q.range.end > start) {
        out.pop();
    }
    out.push(Quantity {
        range: ByteRange::new(start, stop),
        measure: Measure::Date(reading),
    });
}

/// Ranges of amounts (`40–60 %`, `40 000 to 60 000 €`), products (`4 × 103 125 €`), sums and figures that break their
/// groups (`12 34 567 €`) are not single quantities.
fn leave_unread(text: &str, lang: Lang, quantities: &mut [Quantity]) {
    for quantity in quantities.iter_mut() {
        if is_unit(text, *quantity) {
            quantity.measure = Measure::Other;
        }
    }
    for n in 1..quantities.len() {
        let (first, second) = (quantities[n - 1], quantities[n]);
        let amount = matches!(
            second.measure,
            Measure::Money(_) | Measure::Percent(_) | Measure::Number(_)
        );
        if amount && (is_joined(text, first, second) || is_range(text, lang, first, second)) {
            quantities[n - 1].measure = Measure::Other;
            quantities[n].measure = Measure::Other;
        }
    }
}

/// `Financing plan (1 000 €)`: a thousand in brackets is the unit of what follows.
fn is_unit(text: &str, quantity: Quantity) -> bool {
    let Measure::Money(money) = quantity.measure else {
        return false;
    };
    let before = text[..quantity.range.start].trim_end_matches([' ', '\u{a0}', 'x', '×']);
    let after = text[quantity.range.end..].trim_start_matches([' ', '\u{a0}']);
    money.cents == THOUSAND_CENTS && before.ends_with('(') && after.starts_with(')')
}

/// A thousand of a currency.
const THOUSAND_CENTS: i128 = 100_000;

/// Whether a sign between two figures makes them one thing, or a single space where the second alone has a unit.
fn is_joined(text: &str, first: Quantity, second: Quantity) -> bool {
    let single = match first.measure {
        Measure::Number(_) | Measure::Money(_) | Measure::Percent(_) => true,
        // A number before a dash is no number of its own: `40 000–60 000 €`.
        Measure::Other => {
            numeral_at(text.as_bytes(), first.range.start).is_some_and(|n| n.end == first.range.end)
        }
        _ => false,
    };
    // `43 % — 13 278 €`: a share and its amount.
    let unlike = matches!(
        (first.measure, second.measure),
        (Measure::Percent(_), Measure::Money(_)) | (Measure::Money(_), Measure::Percent(_))
    );
    let between = text.get(first.range.end..second.range.start).unwrap_or("");
    // A dash in a cell of its own stands for nothing.
    let sign = matches!(
        between.trim_matches([' ', '\u{a0}', '\u{202f}']),
        "–" | "-" | "—" | "−" | "‑" | "×" | "x" | "*" | "·" | "±" | "+"
    );
    let broken = matches!(between, " " | "\u{a0}")
        && matches!(first.measure, Measure::Number(_))
        && matches!(second.measure, Measure::Money(_));
    single && sign && !unlike || broken
}

/// Whether words make a range of a bare number and an amount: `40 000 to 60 000 €`, `between 40 000 and 60 000 €`.
fn is_range(text: &str, lang: Lang, first: Quantity, second: Quantity) -> bool {
    let bare = matches!(first.measure, Measure::Number(_))
        && !matches!(second.measure, Measure::Number(_));
    let next = skip_spaces(text.as_bytes(), first.range.end);
    if !bare || next >= second.range.start {
        return false;
    }
    let word = |at: usize, concept: Concept| {
        concepts_at(lang, text, at, ConceptSet::of(&[concept]))
            .map(|(_, end)| skip_spaces(text.as_bytes(), end))
    };
    if word(next, Concept::RangeUntil) == Some(second.range.start) {
        return true;
    }
    word(next, Concept::RangeAnd) == Some(second.range.start) && {
        let head = text[..first.range.start].trim_end();
        let start = head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |n| {
            n + head[n..].chars().next().map_or(1, char::len_utf8)
        });
        word(start, Concept::RangeBetween) == Some(first.range.start)
    }
}

/// A number that stands by itself, not in a word or a code.
fn number_measure(text: &str, i: usize, end: usize) -> Measure {
    let bytes = text.as_bytes();
    let read = numeral_at(bytes, i)
        .filter(|n| starts_number(text, i) && !n.leading_zero(bytes, i) && n.end >= end.min(n.end));
    let Some(n) = read else { return Measure::Other };
    let rest = &text[n.end..];
    let mut tail = rest.chars();
    let next = tail.next();
    let goes_on = next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '@'))
        || (matches!(next, Some('.' | ',' | '-' | ':' | '–'))
            && tail.next().is_some_and(|c| c.is_ascii_digit()));
    let glued_word = next.is_some_and(char::is_alphabetic);
    if goes_on && !glued_word {
        return Measure::Other;
    }
    Measure::Number(n)
}

/// `36 months`, `2 years 5 months`, `2.5-year`.
fn length_quantity(text: &str, i: usize, n: Numeral, lang: Lang) -> Option<Quantity> {
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
    (total.0 > 0 && total.0 <= MAX_MONTHS).then_some(Quantity {
        range: ByteRange::new(i, total.1),
        measure: Measure::Length(total.0),
    })
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

/// Whether a digit begins a number: nothing of a word or a code is before it.
fn starts_number(text: &str, i: usize) -> bool {
    !text[..i]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '@' | '#' | '.' | ','))
}

fn year_quantity(i: usize, n: Numeral) -> Option<Quantity> {
    let year = u16::try_from(n.mantissa).ok()?;
    let plain = n.decimals == 0 && n.digits == 4 && !n.grouped && (1980..=2060).contains(&year);
    plain.then_some(Quantity {
        range: ByteRange::new(i, n.end),
        measure: Measure::Year(year),
    })
}

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
            let taken = out
                .iter()
                .any(|q| q.range.end > range.start && q.range.start < range.end);
            if !taken && months > 0 {
                out.push(Quantity {
                    range,
                    measure: Measure::Length((months + 1) * unit / 2),
                });
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
            let taken = out
                .iter()
                .any(|q| q.range.start < range.end && range.start < q.range.end);
            if !taken {
                out.push(Quantity {
                    range,
                    measure: Measure::Length(unit + unit / 2),
                });
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
        let taken = out
            .iter()
            .any(|q| q.range.start < range.end && range.start < q.range.end);
        // `three years and six months`: the second part belongs to the first.
        let whole_years = |q: &&mut Quantity| matches!(q.measure, Measure::Length(years) if years % 12 == 0 && months < 12);
        let and = index > 0 && terms[index - 1].concepts.has(Concept::RangeAnd);
        let before = if and {
            index.checked_sub(2)
        } else {
            index.checked_sub(1)
        };
        let joins = |q: &&mut Quantity| before.is_some_and(|n| terms[n].range.end == q.range.end);
        if !taken && let Some(years) = out.last_mut().filter(whole_years).filter(joins) {
            if let Measure::Length(total) = &mut years.measure {
                *total += months;
            }
            years.range.end = range.end;
            continue;
        }
        if !taken && months > 0 {
            out.push(Quantity {
                range,
                measure: Measure::Length(months),
            });
        }
    }
    out.sort_by_key(|q| q.range.start);
}

/// The end of a half that words begin with: `and a half`, `et demi`.
fn leading_half(terms: &[Term]) -> Option<usize> {
    const MAX_WORDS: usize = 3;
    let small = ConceptSet::of(&[
        Concept::RangeAnd,
        Concept::Stop,
        Concept::Filler,
        Concept::Num1,
    ]);
    let at = terms
        .iter()
        .take(MAX_WORDS)
        .position(|t| t.concepts.has(Concept::NumHalf))?;
    let unit = terms
        .get(at + 1)
        .is_some_and(|t| unit_months(t.concepts).is_some());
    let joined = terms[..at].iter().all(|t| t.concepts.has_any(small));
    (joined && !unit).then(|| terms[at].range.end)
}

/// The unit of time behind `and a half`, in months, and where it ends.
fn halves_behind(terms: &[Term]) -> Option<(u32, usize)> {
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
    let joined = terms[..half].iter().all(|t| t.concepts.has_any(small))
        && terms[..half]
            .iter()
            .any(|t| t.concepts.has(Concept::RangeAnd));
    let unit = terms.get(half + 1)?;
    let months = unit_months(unit.concepts)?;
    joined.then_some((months, unit.range.end))
}

fn word_months(number: ConceptSet, unit: u32) -> Option<u32> {
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

/// A year as a date without month and day.
pub(crate) fn year_date(year: u16) -> Date {
    Date::new(year, 0, 0)
}
