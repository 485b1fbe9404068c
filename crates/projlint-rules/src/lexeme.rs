//! Figures in running text: each digit is the beginning of a date, an amount, a percentage, a number, a telephone number,
//! or of nothing that counts.

use crate::catalog::{CURRENCIES, SCALES};
use crate::language::{Lang, bound_before, word_at};
use crate::source::{ByteRange, Located};
use crate::value::date::{DateToken, Reading, dash, date_at, month_year, yearless_range, years_at};
use crate::value::number::{Mark, Numeral, back_spaces, numeral, skip_spaces};
use crate::value::percent::MAX_DECIMALS;
use crate::value::{Bound, Currency, Money, Percent, Years};

/// A figure in the text, from byte `start` to before `end`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lexeme {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What it is.
    pub value: Figure,
}

impl Lexeme {
    /// Its bytes in the text.
    pub fn range(&self) -> ByteRange {
        ByteRange::new(self.start, self.end)
    }
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Figure {
    /// A date, or figures in the form of one.
    Date(Reading),
    /// Two years with a dash.
    Years(Years),
    /// An amount with a currency or a scale.
    Money(Money),
    /// A percentage.
    Percent(Percent),
    /// Any other number that may be a count.
    Number(i64),
    /// A telephone number.
    Phone,
    /// Digits that are part of a code, an address or something else that states no figure.
    Code,
}

/// The first digit in `bytes[from..to]`.
pub fn next_digit(bytes: &[u8], mut from: usize, to: usize) -> Option<usize> {
    from = without_digits::<64>(bytes, from, to);
    from = without_digits::<16>(bytes, from, to);
    bytes
        .get(from..to)?
        .iter()
        .position(u8::is_ascii_digit)
        .map(|n| from + n)
}

/// Where the first `WIDTH` bytes with a digit among them begin, in steps of `WIDTH`; what lies behind `to` is looked at with
/// them where there is something.
#[inline]
fn without_digits<const WIDTH: usize>(bytes: &[u8], mut from: usize, to: usize) -> usize {
    while from < to {
        let Some(chunk) = bytes[from..].first_chunk::<WIDTH>() else {
            break;
        };
        let digits = chunk
            .iter()
            .fold(0_u8, |any, b| any | u8::from(b.wrapping_sub(b'0') < 10));
        if digits != 0 {
            break;
        }
        from += WIDTH;
    }
    from
}

/// Reads the figure at the digit at `i`; `low` is the first byte that belongs to the same text.
pub fn figure(text: &str, i: usize, low: usize, lang: Lang) -> Lexeme {
    let bytes = text.as_bytes();
    if let Some(end) = part_of_word(text, i, low) {
        return Lexeme {
            start: i,
            end,
            value: Figure::Code,
        };
    }
    if let Some(phone) = phone(bytes, i, low) {
        return phone;
    }
    if let Some((first, _)) = yearless_range(text, i, Some(lang)) {
        return dated(first);
    }
    if let Some(token) = date_at(text, i, Some(lang)).or_else(|| month_year(text, i, Some(lang))) {
        return dated(token);
    }
    if let Some((years, end)) = years_at(text, i) {
        return match code_tail(bytes, end) {
            Some(end) => Lexeme {
                start: i,
                end,
                value: Figure::Code,
            },
            None => Lexeme {
                start: i,
                end,
                value: Figure::Years(years),
            },
        };
    }
    amount(text, i, low, lang)
}

fn dated(token: DateToken) -> Lexeme {
    Lexeme {
        start: token.start,
        end: token.end,
        value: Figure::Date(token.reading),
    }
}

/// The end of the word when the digit at `i` stands inside one: a code, an address, `S21576`.
fn part_of_word(text: &str, i: usize, low: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let before = *bytes.get(i.checked_sub(1)?)?;
    let wrapped = matches!(before, b'\n' | b'\r')
        && text[low..i]
            .trim_end()
            .ends_with(|c: char| c.is_ascii_digit());
    if wrapped {
        return Some(word_end(bytes, i));
    }
    if i <= low
        || before.is_ascii_whitespace()
        || matches!(
            before,
            b'(' | b'['
                | b'"'
                | b'\''
                | b'$'
                | b':'
                | b'~'
                | b'='
                | b'|'
                | b'>'
                | b'<'
                | b'+'
                | b';'
                | b'*'
        )
    {
        return None;
    }
    let last = text[..i].chars().next_back()?;
    let dash_between_figures = |n: usize| {
        let at = i - n;
        at > low
            && (bytes[at - 1].is_ascii_digit()
                || bytes[at - 1] == b'.'
                || bytes[at - 1].is_ascii_whitespace()
                || bytes[at - 1] == 0xA0)
    };
    let free = match last {
        '-' => i - 1 == low || dash_between_figures(1),
        '–' | '—' | '−' | '‒' | '‐' | '‑' => {
            i - 3 == low || dash_between_figures(3) || bytes[i - 4] >= 0x80 || bytes[i - 4] == b')'
        }
        '€' | '£' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '”' | '“' | '„' | '»'
        | '«' | '•' | '≈' | '…' => true,
        ',' | '/' => false,
        '.' => false,
        c => !(c.is_alphanumeric() || matches!(c, '_' | '@' | '#' | '&' | '%')),
    };
    if free || currency_before(text, i, low).is_some_and(|(start, _)| start < i) {
        return None;
    }
    Some(word_end(bytes, i))
}

fn word_end(bytes: &[u8], i: usize) -> usize {
    let len = bytes[i..]
        .iter()
        .take_while(|b| {
            b.is_ascii_alphanumeric()
                || matches!(
                    b,
                    b'-' | b'_' | b'.' | b'/' | b'@' | b'?' | b'=' | b'%' | b'#'
                )
        })
        .count();
    i + len.max(1)
}

/// The end of the code whose further parts follow at `end`: `.4.08.24-0019`, `/16/I/009`.
fn code_tail(bytes: &[u8], end: usize) -> Option<usize> {
    let more = match bytes.get(end..).unwrap_or_default() {
        [b'.' | b',', d, ..] => d.is_ascii_digit(),
        [b'/' | b'_' | b'@', d, ..] => d.is_ascii_alphanumeric(),
        [b'-', d, ..] => d.is_ascii_digit(),
        _ => false,
    };
    more.then(|| word_end(bytes, end))
}

/// Digits of the longest telephone number, with and without its country.
const MAX_PHONE: [usize; 2] = [13, 11];

/// The telephone number whose first digit is at `i`: `+358295026000`, `+ 358 50 366 0125`, `0295 026 032`,
/// `(02) 620 3000`, `08-626021`.
pub fn phone(bytes: &[u8], i: usize, low: usize) -> Option<Lexeme> {
    let before = back_spaces(bytes, i);
    let plus = before > low
        && bytes[before - 1] == b'+'
        && (before < 2 || !bytes[before - 2].is_ascii_digit());
    let start = if plus { before - 1 } else { i };
    let spaced_plus = plus && before < i;
    if !plus && bytes[i] != b'0' || spaced_plus && bytes[i] == b'0' {
        return None;
    }
    let (mut at, mut digits, mut end, mut gaps) = (i, 0, i, 0);
    while let Some(&b) = bytes.get(at) {
        if b.is_ascii_digit() {
            let run = bytes[at..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            if digits > 6 && digits + run > MAX_PHONE[usize::from(!plus)] {
                break;
            }
            digits += run;
            at += run;
            end = at;
            gaps = 0;
            continue;
        }
        let gap = skip_spaces(bytes, at) - at;
        let step = if gap > 0 {
            gap
        } else if matches!(b, b'-' | b'(' | b')') {
            1
        } else {
            0
        };
        gaps += 1;
        if step == 0 || gaps > 2 {
            break;
        }
        at += step;
    }
    let amount = !plus && (matches!(bytes.get(i + 1), Some(b',' | b'.' | b'%')) || digits < 6);
    let dated = bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
    let money = bytes[skip_spaces(bytes, end).min(bytes.len())..].starts_with("€".as_bytes());
    let short = spaced_plus && digits < 9;
    (!amount && !dated && !money && !short && (6..=15).contains(&digits)).then_some(Lexeme {
        start,
        end,
        value: Figure::Phone,
    })
}

fn amount(text: &str, i: usize, low: usize, lang: Lang) -> Lexeme {
    let bytes = text.as_bytes();
    let Some(n) = numeral(bytes, i).filter(|n| !n.leading_zero(bytes, i)) else {
        return Lexeme {
            start: i,
            end: word_end(bytes, i),
            value: Figure::Code,
        };
    };
    if let Some(end) = code_tail(bytes, n.end) {
        return Lexeme {
            start: i,
            end,
            value: Figure::Code,
        };
    }
    if let Some(end) = percent_sign(text, n.end, lang) {
        return match percent(n, bound_before(text, i, lang)) {
            Some(p) => Lexeme {
                start: i,
                end,
                value: Figure::Percent(p),
            },
            None => Lexeme {
                start: i,
                end,
                value: Figure::Code,
            },
        };
    }
    match bare_money(text, i, low, n, Currency::Unknown) {
        Ok(Located { value, range })
            if value.currency != Currency::Unknown || range.end > n.end =>
        {
            let bound = bound_before(text, range.start, lang);
            Lexeme {
                start: range.start,
                end: range.end,
                value: Figure::Money(Money { bound, ..value }),
            }
        }
        Err(end) => Lexeme {
            start: i,
            end,
            value: Figure::Code,
        },
        Ok(_) => {
            let glued = bytes.get(n.end).is_some_and(|b| b.is_ascii_alphabetic());
            let count = n.decimals == 0 && !n.leading_zero(bytes, i) && !glued;
            Lexeme {
                start: i,
                end: n.end,
                value: if count {
                    Figure::Number(n.mantissa)
                } else {
                    Figure::Code
                },
            }
        }
    }
}

/// The byte after the sign or word for per cent behind a numeral.
pub fn percent_sign(text: &str, end: usize, lang: Lang) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = skip_spaces(bytes, end);
    if bytes.get(at) == Some(&b'%') {
        return Some(at + 1);
    }
    [lang, Lang::En]
        .iter()
        .find_map(|l| word_at(text, at, l.data().percent_words))
        .map(|(_, end)| end)
}

/// A numeral as a percentage; `None` beyond the digits that mean anything.
pub fn percent(n: Numeral, bound: Bound) -> Option<Percent> {
    let n = n.as_decimal();
    (n.decimals <= MAX_DECIMALS).then_some(Percent {
        mantissa: n.mantissa,
        decimals: n.decimals,
        bound,
    })
}

/// A numeral at `i` as an amount with the currency, scale and hedge around it. `Err` with the end when the scale makes the mark undecidable (`10.773 million`).
pub fn money(
    text: &str,
    i: usize,
    low: usize,
    n: Numeral,
    default: Currency,
    lang: Lang,
) -> Result<Located<Money>, usize> {
    let mut found = bare_money(text, i, low, n, default)?;
    found.value.bound = bound_before(text, found.range.start, lang);
    Ok(found)
}

/// An amount without regard to the words before it.
fn bare_money(
    text: &str,
    i: usize,
    low: usize,
    n: Numeral,
    default: Currency,
) -> Result<Located<Money>, usize> {
    let bytes = text.as_bytes();
    let (start, before) = currency_before(text, i, low).unwrap_or((i, Currency::Unknown));
    let mut end = n.end + stroke(bytes, n.end);
    let (power, after) = scale(text, end, before);
    end = after;
    let (after_currency, end) =
        currency_after(text, end).map_or((Currency::Unknown, end), |(c, e)| (c, e));
    let currency = [after_currency, before]
        .into_iter()
        .find(|c| *c != Currency::Unknown)
        .unwrap_or(default);
    let n = match n.mark {
        Mark::Doubtful(_) if power > 0 && n.mantissa % 1000 == 0 => n.as_decimal(),
        Mark::Doubtful(_) if power > 0 => return Err(end),
        _ => n,
    };
    let (cents, unit) = cents(n, power);
    let value = Money {
        cents,
        unit,
        currency,
        bound: Bound::Exact,
    };
    let range = ByteRange::new(start, end);
    Ok(Located { value, range })
}

fn cents(n: Numeral, power: u32) -> (i128, i128) {
    let mantissa = i128::from(n.mantissa);
    let shift = 2 + power as i32 - i32::from(n.decimals);
    let factor = 10_i128.pow(shift.unsigned_abs().min(24));
    if shift >= 0 {
        (mantissa * factor, factor)
    } else {
        ((mantissa + factor / 2) / factor, 1)
    }
}

/// The text behind a word, with a look at the first byte before the whole.
#[inline]
fn stripped<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    if text.as_bytes().first() == word.as_bytes().first() {
        text.strip_prefix(word)
    } else {
        None
    }
}

/// `.-`, `,-`, `,--`, `.–` behind an amount without decimals.
fn stroke(bytes: &[u8], end: usize) -> usize {
    let at = crate::value::number::skip_spaces(bytes, end);
    let rest = &bytes[at.min(bytes.len())..];
    let n = if rest.starts_with(b",--") {
        3
    } else if rest.starts_with(b".-") || rest.starts_with(b",-") {
        2
    } else if rest.starts_with(",–".as_bytes()) || rest.starts_with(".–".as_bytes()) {
        4
    } else {
        return 0;
    };
    let closed = !rest.get(n).is_some_and(u8::is_ascii_digit);
    if closed { at + n - end } else { 0 }
}

fn scale(text: &str, end: usize, before: Currency) -> (u32, usize) {
    let at = skip_spaces(text.as_bytes(), end);
    let rest = &text[at..];
    if !rest.chars().next().is_some_and(char::is_alphabetic) {
        return (0, end);
    }
    if let Some((letter, power)) = [("M", 6), ("m", 6), ("k", 3), ("K", 3), ("bn", 9)]
        .iter()
        .find(|(l, _)| rest.starts_with(*l))
        .filter(|_| before != Currency::Unknown)
        && !rest[letter.len()..].starts_with(char::is_alphanumeric)
    {
        return (*power, at + letter.len());
    }
    for &(word, power) in SCALES {
        let Some(tail) = stripped(rest, word) else {
            continue;
        };
        let single = word.chars().count() == 1;
        let fits = if single {
            tail.starts_with(['€', '£']) || ["EUR", "eur"].iter().any(|c| tail.starts_with(c))
        } else {
            !tail.starts_with(char::is_alphabetic) || word.ends_with('.')
        };
        if fits {
            return (power, at + word.len());
        }
    }
    (0, end)
}

fn currency_after(text: &str, end: usize) -> Option<(Currency, usize)> {
    let at = skip_spaces(text.as_bytes(), end);
    let rest = &text[at..];
    let first = rest.chars().next()?;
    if first.is_ascii_digit() || !(first.is_alphabetic() || matches!(first, '€' | '£' | '$')) {
        return None;
    }
    for &(word, currency) in CURRENCIES {
        let Some(tail) = stripped(rest, word) else {
            continue;
        };
        if !word.ends_with(char::is_alphabetic) || !tail.starts_with(char::is_alphabetic) {
            return Some((currency, at + word.len()));
        }
    }
    let word: &str = &rest[..rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len())];
    let euro = (word.starts_with("euro") || word.starts_with("Euro"))
        && word.len() <= 8
        && !word[4..].starts_with(['o', 'p']);
    euro.then_some((Currency::Eur, at + word.len()))
}

fn currency_before(text: &str, i: usize, low: usize) -> Option<(usize, Currency)> {
    let bytes = text.as_bytes();
    let stop = back_spaces(bytes, i);
    let last = *bytes.get(stop.checked_sub(1)?)?;
    if stop <= low || !(last.is_ascii_uppercase() || matches!(last, 0xAC | 0xA3 | b'$')) {
        return None;
    }
    let head = &text[low..stop];
    for &(word, currency) in CURRENCIES {
        let sign = matches!(word, "€" | "£" | "$") || word.bytes().all(|b| b.is_ascii_uppercase());
        let Some(rest) = head.strip_suffix(word).filter(|_| sign) else {
            continue;
        };
        if word.len() < 3
            || !rest.ends_with(char::is_alphanumeric)
            || matches!(word, "€" | "£" | "$")
        {
            return Some((low + rest.len(), currency));
        }
    }
    None
}

/// The byte at which the second half of a range begins, when a dash or one of the words between dates follows `end`.
pub fn range_gap(text: &str, end: usize) -> Option<usize> {
    const WORDS: &[&str] = &["to", "until", "bis", "till", "–", "au", "al", "tot", "do"];
    let bytes = text.as_bytes();
    let at = skip_spaces(bytes, end);
    if let Some(next) = dash(bytes, at) {
        return Some(skip_spaces(bytes, next));
    }
    word_at(text, at, WORDS).map(|(_, end)| skip_spaces(bytes, end))
}
