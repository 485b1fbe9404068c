//! Amounts that a document adds up: lists of amounts with their total, and sentences with `=`.

use crate::document::Document;
use crate::field::FieldId;
use crate::read::facts::{Fact, Origin};
use crate::read::figures::numeral::numeral_at;
use crate::text::digits::next_digit;
use crate::text::source::Span;
use crate::value::money::{Currency, Money};

/// Amounts that a document adds up.
#[derive(Debug)]
pub struct StatedSum {
    /// The parts in the order of the document.
    pub parts: Vec<(Money, Span)>,
    /// What they are said to be together.
    pub total: (Money, Span),
    /// Whether the total closes the list; one that opens it may have further parts.
    pub closed: bool,
}

const WHOLE_FIELDS: &[FieldId] = &[
    FieldId::AmountSum,
    FieldId::AmountTotal,
    FieldId::AmountPublic,
];

const PART_FIELDS: &[FieldId] = &[
    FieldId::AmountEu,
    FieldId::AmountState,
    FieldId::AmountMunicipal,
    FieldId::AmountPrivate,
    FieldId::AmountOwn,
    FieldId::AmountEuState,
    FieldId::AmountPart,
];

/// Words that make a row a part of another row.
const NESTED_WORDS: &[&str] = &[
    "josta",
    "joista",
    "varav",
    "of which",
    "davon",
    "välisumma",
    "subtotal",
    "delsumma",
    "dont",
];

/// Words that make a row another measure than a part.
const MEASURE_WORDS: &[&str] = &[
    "myönne", "maksettu", "haet", "haettava", "hyväksy", "toteutu", "budjet", "kokonais",
    "kustannu", "beviljad", "utbetal", "ansökt", "utfall", "budget", "total", "granted", "paid",
    "approved", "applied", "realised", "eligible", "eu- ja", "eu ja", "eu:n ja", "eu- och",
    "eu och", "eu and",
];

/// Every sum that a document states, in lists of amounts and in sentences with `=`.
pub fn stated_sums(doc: &Document) -> Vec<StatedSum> {
    let mut found = Vec::new();
    let rows: Vec<&Fact<Money>> = doc
        .facts
        .money
        .iter()
        .filter(|f| f.origin == Origin::Label && may_be_listed(f.field))
        .collect();
    let mut from = 0;
    for at in 1..=rows.len() {
        let joined = at < rows.len()
            && rows[at].block == rows[at - 1].block + 1
            && (doc.blocks[rows[at].block as usize].joined || doc.marked);
        if !joined {
            found.extend(list_sum(doc, &rows[from..at]));
            from = at;
        }
    }
    found.extend(doc.rare_bytes(b"=").filter_map(|at| written_sum(doc, at)));
    found
}

fn may_be_listed(field: FieldId) -> bool {
    WHOLE_FIELDS.contains(&field) || PART_FIELDS.contains(&field)
}

/// A list of amounts: its last row, or its first, may be the total of the others.
fn list_sum(doc: &Document, rows: &[&Fact<Money>]) -> Option<StatedSum> {
    let [first, .., last] = rows else { return None };
    let label = |f: &Fact<Money>| f.label.map_or("", |l| doc.source.slice(l)).to_lowercase();
    let nested = || {
        rows.iter()
            .any(|f| NESTED_WORDS.iter().any(|w| label(f).contains(w)))
    };
    let whole = |f: &Fact<Money>| WHOLE_FIELDS.contains(&f.field);
    let (total, parts, closed) = if whole(last) {
        (*last, &rows[..rows.len() - 1], true)
    } else {
        (*first, &rows[1..], false)
    };
    let parts = if closed
        && parts
            .first()
            .is_some_and(|f| f.field == FieldId::AmountTotal)
    {
        &parts[1..]
    } else {
        parts
    };
    let own = |f: &Fact<Money>| {
        f.field != FieldId::AmountPart
            || (closed && !MEASURE_WORDS.iter().any(|w| label(f).contains(w)))
    };
    let known = parts
        .iter()
        .all(|f| PART_FIELDS.contains(&f.field) && own(f));
    if !whole(total) || !known || parts.len() < 2 || nested() {
        return None;
    }
    let joint = parts.iter().any(|f| f.field == FieldId::AmountEuState);
    let within =
        |f: &&&Fact<Money>| joint && matches!(f.field, FieldId::AmountEu | FieldId::AmountState);
    let parts: Vec<(Money, Span)> = parts
        .iter()
        .filter(|f| !within(f))
        .map(|f| (f.value, f.span))
        .collect();
    Some(StatedSum {
        parts,
        total: (total.value, total.span),
        closed,
    })
}

/// `EU 300 000 + valtio 200 000 + kunta 100 000 = yhteensä 610 000`, around the `=` at a byte.
fn written_sum(doc: &Document, at: usize) -> Option<StatedSum> {
    let text = doc.source.text();
    let after = doc.blocks.partition_point(|b| b.body as usize <= at);
    let block = doc.blocks[..after].last().filter(|b| at < b.end as usize)?;
    let read = |from: usize, to: usize| {
        let i = next_digit(text.as_bytes(), from, to)?;
        let n = numeral_at(text.as_bytes(), i)
            .filter(|n| n.end <= to && !n.leading_zero(text.as_bytes(), i))?;
        let amount = crate::read::figures::money::money_at(
            text,
            i,
            from,
            n,
            Currency::Unknown,
            doc.reading_language(),
        )
        .ok()?;
        let rest = text.get(amount.range.end..to)?;
        (!rest
            .bytes()
            .any(|b| b.is_ascii_digit() || b == b'%' || b == b'*')
            && !text[from..amount.range.start].contains(['-', '×', '/']))
        .then_some((amount.value, doc.source.span(amount.range)))
    };
    let mut parts = Vec::new();
    let mut from = block.body as usize;
    for piece in text[from..at].split('+') {
        let to = from + piece.len();
        parts.push(read(from, to)?);
        from = to + 1;
    }
    let stop = text[at..block.end as usize]
        .find(['.', ';', '+', '='])
        .filter(|n| *n > 1)
        .map_or(block.end as usize, |n| at + n);
    let total = read(at + 1, block.end as usize).or_else(|| read(at + 1, stop));
    (parts.len() >= 2).then_some(StatedSum {
        parts,
        total: total?,
        closed: true,
    })
}
