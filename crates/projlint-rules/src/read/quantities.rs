//! The quantities of a line or sentence: amounts, shares, dates, periods, lengths of time, bare numbers.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::calendar::month_ending;
use crate::read::figures::date::{numeric_month, ordinal_end, skip_connector};
use crate::read::figures::date_range::short_range;
use crate::read::figures::figure::figure_at;
use crate::read::figures::lexeme::Figure;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::numeral::{Numeral, numeral_at};
use crate::read::figures::quarter::quarter_at;
use crate::read::lengths::length_quantity;
use crate::read::terms::concepts_at;
use crate::text::range::ByteRange;
use crate::text::scan::TextScan;
use crate::text::spaces::skip_spaces;
use crate::value::date::{Date, checked_date};

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
                    let range = short_range(text, i, lang).filter(|_| starts_number(text, i));
                    if let Some((first, second)) = range {
                        out.extend([first, second].map(|token| Quantity {
                            range: token.range(),
                            measure: Measure::Date(token.reading),
                        }));
                        at = second.end;
                        continue;
                    }
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
    // `2018. gada 1. septembra līdz …`: a date with a year of its own.
    let dated = |q: &Quantity| matches!(q.measure, Measure::Date(_)) && q.range.end > name;
    if out.last().is_some_and(dated) {
        return;
    }
    let (start, reading) = match day_before(text, ByteRange::new(low, name), lang) {
        Some((start, day)) => (start, checked_date(year, u32::from(month), day)),
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

/// The day directly before the name of a month, and its first byte: `31.`, `1er`, `1 de`.
fn day_before(text: &str, range: ByteRange, lang: Lang) -> Option<(usize, u32)> {
    let head = &text[range];
    let last = head.rfind(|c: char| c.is_ascii_digit())? + 1;
    let first = head[..last]
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .len();
    let day: u32 = head[first..last].parse().ok()?;
    let mark = ordinal_end(text, range.start + last, Some(lang));
    let gap = skip_connector(text, skip_spaces(text.as_bytes(), mark));
    let whole = last - first <= 2 && (1..=31).contains(&day) && gap == range.end;
    whole.then_some((range.start + first, day))
}

/// Ranges of amounts (`40–60 %`, `40 000 to 60 000 €`), products (`4 × 103 125 €`), sums and figures that break their
/// groups (`12 34 567 €`) are not single quantities.
fn leave_unread(text: &str, lang: Lang, quantities: &mut [Quantity]) {
    for quantity in quantities.iter_mut() {
        if is_unit(text, *quantity) || is_part_of_digits(text, *quantity) {
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

/// Whether an amount is a part of digits that make no number, with its currency at one end of them: `€ 645 00`, `0 0,12 €`. A
/// year beside it is a figure of its own.
fn is_part_of_digits(text: &str, quantity: Quantity) -> bool {
    if !matches!(quantity.measure, Measure::Money(_)) {
        return false;
    }
    let figure = &text[quantity.range];
    let digit = |c: char| c.is_ascii_digit();
    let ends = |c: char| matches!(c, '\n' | '\r' | '(' | ')' | '|' | '\t' | ':' | '=');
    let sign = |c: char| matches!(c, ' ' | '.' | ',' | '\'' | '’' | '\u{a0}' | '\u{202f}');
    let mark = |c: char| sign(c) || matches!(c, '-' | '–');
    let are_digits = |parts: &str| {
        let parts = parts.trim_matches(mark);
        !parts.is_empty()
            && parts.chars().all(|c| digit(c) || sign(c))
            && !parts.parse().is_ok_and(is_year)
    };
    let (head, tail) = (&text[..quantity.range.start], &text[quantity.range.end..]);
    // What a unit or the gap between columns parts from it is a figure of its own.
    let unit = ['€', '£', '$'];
    if figure.starts_with(digit) && head.trim_end_matches(mark).ends_with(digit) {
        let before = head.rsplit(ends).next().unwrap_or("");
        let before = before.rsplit("  ").next().unwrap_or("").trim_start();
        return are_digits(before.trim_start_matches(unit));
    }
    if figure.ends_with(digit) && tail.trim_start_matches(mark).starts_with(digit) {
        let after = tail.split(ends).next().unwrap_or("");
        let after = after.split("  ").next().unwrap_or("").trim_end();
        return are_digits(after.trim_end_matches(unit));
    }
    false
}

/// Whether words make a range of two figures: `40 000 to 60 000 €`, `between 40 000 and 60 000 €`, `between €40,000 and €60,000`.
fn is_range(text: &str, lang: Lang, first: Quantity, second: Quantity) -> bool {
    let bare = matches!(first.measure, Measure::Number(_))
        && !matches!(second.measure, Measure::Number(_));
    let alike = matches!(
        (first.measure, second.measure),
        (Measure::Money(_), Measure::Money(_)) | (Measure::Percent(_), Measure::Percent(_))
    );
    let next = skip_spaces(text.as_bytes(), first.range.end);
    if !(bare || alike) || next >= second.range.start {
        return false;
    }
    let word = |at: usize, concept: Concept| {
        concepts_at(lang, text, at, ConceptSet::of(&[concept]))
            .map(|(_, end)| skip_spaces(text.as_bytes(), end))
    };
    if bare && word(next, Concept::RangeUntil) == Some(second.range.start) {
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

/// Whether a digit begins a number: nothing of a word or a code is before it.
fn starts_number(text: &str, i: usize) -> bool {
    // Dots may lead from a label to its value.
    text[..i].ends_with("..")
        || !text[..i]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '/' | '@' | '#' | '.' | ','))
}

/// Whether a number is a year of which documents speak.
fn is_year(number: u16) -> bool {
    (1980..=2060).contains(&number)
}

fn year_quantity(i: usize, n: Numeral) -> Option<Quantity> {
    let year = u16::try_from(n.mantissa).ok()?;
    let plain = n.decimals == 0 && n.digits == 4 && !n.grouped && is_year(year);
    plain.then_some(Quantity {
        range: ByteRange::new(i, n.end),
        measure: Measure::Year(year),
    })
}

/// A year as a date without month and day.
pub(crate) fn year_date(year: u16) -> Date {
    Date::new(year, 0, 0)
}
