//! Quantities printed in any notation of any language in any layout: each is read back as the same value or not at all.

use crate::forms::{
    Day, Form, FormWords, LAYOUTS, Layout, Notation, ROWS, Row, day, form_words, millions, months,
};
use crate::generate::Numbers;
use crate::project_facts::project_facts;
use projlint_rules::document::Input;
use projlint_rules::read::entries::FactEntry;
use std::collections::BTreeMap;

/// So many wrong readings are kept to be shown.
const MAX_SHOWN: usize = 20;

/// How many quantities were printed and read back.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// Printed.
    pub printed: u64,
    /// Read as what was printed.
    pub read: u64,
}

impl Count {
    fn add(&mut self, read: bool) {
        self.printed += 1;
        self.read += u64::from(read);
    }

    /// Per cent of what was printed.
    pub fn percent(self) -> u64 {
        self.read * 100 / self.printed.max(1)
    }
}

/// What a run showed.
#[derive(Debug, Default)]
pub struct RoundTrip {
    /// Of all quantities.
    pub all: Count,
    /// By language.
    pub languages: BTreeMap<&'static str, Count>,
    /// By layout.
    pub layouts: BTreeMap<Layout, Count>,
    /// By what the row states, in the order of [`ROWS`].
    pub rows: [Count; 8],
    /// Number of values that do not stand in the text.
    pub wrong: u64,
    /// The first of them with their texts.
    pub shown: Vec<String>,
}

/// A quantity: as it is printed and as it must be read.
struct Quantity {
    printed: String,
    read: String,
}

/// The field that a row states.
fn field(row: Row) -> &'static str {
    match row {
        Row::Total => "amount.total",
        Row::Union => "amount.eu",
        Row::National => "amount.state",
        Row::Own => "amount.own",
        Row::Rate => "share.eu_percent",
        Row::Start => "date.start",
        Row::End => "date.end",
        Row::Duration => "duration",
    }
}

fn money(words: &FormWords, numbers: &mut Numbers) -> Quantity {
    let notation = Notation::any(words.lang, numbers);
    let size = [100, 10_000, 1_000_000, 100_000_000, 5_000_000_000];
    let below = size[numbers.below(size.len() as u64) as usize];
    let euros = 1 + numbers.below(below);
    let (printed, cents) = match numbers.below(8) {
        0 => {
            let hundredths = 10 + numbers.below(99_990);
            (millions(words, hundredths), hundredths * 1_000_000)
        }
        n => {
            let cents = euros * 100 + if n < 4 { numbers.below(100) } else { 0 };
            (notation.money(cents), cents)
        }
    };
    Quantity {
        printed,
        read: format!("{}.{:02} EUR", cents / 100, cents % 100),
    }
}

fn share(words: &FormWords, numbers: &mut Numbers) -> Quantity {
    let notation = Notation::any(words.lang, numbers);
    let hundredths = match numbers.below(3) {
        0 => (1 + numbers.below(100)) * 100,
        1 => (1 + numbers.below(999)) * 10,
        _ => 1 + numbers.below(9_999),
    };
    let printed = notation.share(hundredths);
    Quantity {
        read: printed.replace(',', "."),
        printed,
    }
}

fn date(words: &FormWords, numbers: &mut Numbers) -> Quantity {
    let date: Day = (
        2000 + numbers.below(35),
        1 + numbers.below(12),
        1 + numbers.below(28),
    );
    Quantity {
        printed: day(words.lang, date, numbers.below(3)),
        read: format!("{}-{:02}-{:02}", date.0, date.1, date.2),
    }
}

fn length(words: &FormWords, numbers: &mut Numbers) -> Quantity {
    let number = 2 + numbers.below(118);
    Quantity {
        printed: months(words, number),
        read: format!("{number} months"),
    }
}

fn quantity(row: Row, words: &FormWords, numbers: &mut Numbers) -> Quantity {
    match row {
        Row::Total | Row::Union | Row::National | Row::Own => money(words, numbers),
        Row::Rate => share(words, numbers),
        Row::Start | Row::End => date(words, numbers),
        Row::Duration => length(words, numbers),
    }
}

/// Prints so many forms of eight quantities each and reads them back; the same seed gives the same forms.
pub fn round_trip(seed: u64, forms: u64) -> RoundTrip {
    let all_words = form_words();
    let mut numbers = Numbers::new(seed);
    let mut trip = RoundTrip::default();
    for _ in 0..forms {
        let words = &all_words[numbers.below(all_words.len() as u64) as usize];
        let layout = LAYOUTS[numbers.below(LAYOUTS.len() as u64) as usize];
        let quantities = ROWS.map(|row| quantity(row, words, &mut numbers));
        let form = Form {
            values: quantities.each_ref().map(|q| q.printed.clone()),
        };
        let page = form.page(words, layout);
        let facts = project_facts(Input::plain_text(&page));
        for (n, (row, quantity)) in ROWS.into_iter().zip(&quantities).enumerate() {
            let own = |f: &&FactEntry| f.field.name() == field(row);
            let read = facts.iter().filter(own).any(|f| f.value == quantity.read);
            trip.rows[n].add(read);
            trip.all.add(read);
            let language = words.lang.code();
            trip.languages.entry(language).or_default().add(read);
            trip.layouts.entry(layout).or_default().add(read);
        }
        for fact in &facts {
            let name = fact.field.name();
            let rows = ROWS.into_iter().zip(&quantities);
            let stated = rows.filter(|(row, _)| field(*row) == name).map(|r| r.1);
            let any = |of: &str| name.starts_with(of).then(|| quantities.iter().collect());
            let printed: Vec<&Quantity> = any("amount.").unwrap_or_else(|| stated.collect());
            let right = printed.iter().any(|q| q.read == fact.value);
            if !printed.is_empty() && !right {
                trip.wrong += 1;
                if trip.shown.len() < MAX_SHOWN {
                    trip.shown.push(format!("{name} {} of\n{page}", fact.value));
                }
            }
        }
    }
    trip
}
