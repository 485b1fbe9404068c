//! Programming periods, rates, countries and units as static tables.

use crate::{camel, key, read};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

#[derive(Deserialize)]
struct PeriodsFile {
    period: Vec<PeriodRow>,
    other: Vec<OtherPeriodRow>,
}

#[derive(Deserialize)]
struct PeriodRow {
    label: String,
    from: Option<String>,
    earliest: Option<String>,
    to: Option<String>,
}

#[derive(Deserialize)]
struct OtherPeriodRow {
    label: String,
    instrument: Vec<String>,
}

#[derive(Deserialize)]
struct CapsFile {
    cap: Vec<CapRow>,
}

#[derive(Deserialize)]
struct CapRow {
    country: String,
    period: String,
    funds: Vec<String>,
    percent: u32,
}

#[derive(Deserialize)]
struct CountriesFile {
    names: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct UnitsFile {
    currencies: BTreeMap<String, Vec<String>>,
    scales: BTreeMap<String, Vec<String>>,
}

fn date_code(text: &Option<String>) -> String {
    text.as_ref().map_or("None".to_owned(), |t| {
        let p: Vec<&str> = t.split('-').map(|s| s.trim_start_matches('0')).collect();
        format!("Some(Date::new({}, {}, {}))", p[0], p[1], p[2])
    })
}

pub fn write_periods(out: &mut String) {
    let p: PeriodsFile = read(Path::new("data/reference/periods.toml"));
    out.push_str("/// Programming periods with their windows of eligibility.\npub static PERIODS: &[PeriodEntry] = &[");
    for e in &p.period {
        let (a, b) = e.label.split_once('-').unwrap();
        let _ = write!(
            out,
            "PeriodEntry {{ first: {a}, last: {b}, from: {}, earliest: {}, to: {} }},",
            date_code(&e.from),
            date_code(&e.earliest),
            date_code(&e.to)
        );
    }
    out.push_str("];\n/// Periods of other instruments and the words that name the instrument.\npub static OTHER_PERIODS: &[(u16, u16, &[&str])] = &[");
    for e in &p.other {
        let (a, b) = e.label.split_once('-').unwrap();
        let _ = write!(out, "({a}, {b}, &{:?}),", e.instrument);
    }
    out.push_str("];\n");
    let c: CapsFile = read(Path::new("data/reference/caps.toml"));
    out.push_str("/// Highest co-financing rates that are certain from the country.\npub static CAPS: &[CapEntry] = &[");
    for e in &c.cap {
        let (a, b) = e.period.split_once('-').unwrap();
        let funds: String = e
            .funds
            .iter()
            .map(|f| format!("FundCode::{},", camel(&f.to_lowercase())))
            .collect();
        let _ = write!(
            out,
            "CapEntry {{ country: {:?}, first: {a}, last: {b}, funds: &[{funds}], percent: {} }},",
            e.country, e.percent
        );
    }
    out.push_str("];\n");
    let c: CountriesFile = read(Path::new("data/reference/countries.toml"));
    let mut list: Vec<(u64, &String)> = c
        .names
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (key::fold_key(n), code)))
        .collect();
    list.sort();
    list.dedup();
    let _ = writeln!(
        out,
        "/// Keys of the names of countries in every language, sorted, with their ISO code.\npub static COUNTRIES: &[(u64, &str)] = &{list:?};"
    );
    write_units(out);
}

fn write_units(out: &mut String) {
    let u: UnitsFile = read(Path::new("data/reference/units.toml"));
    out.push_str("/// Signs and words of currencies, the longest first.\npub static CURRENCIES: &[(&str, Currency)] = &[");
    let mut list: Vec<(&String, String)> = u
        .currencies
        .iter()
        .flat_map(|(c, w)| w.iter().map(move |w| (w, camel(&c.to_lowercase()))))
        .collect();
    list.sort_by_key(|(w, _)| std::cmp::Reverse(w.len()));
    for (w, c) in list {
        let _ = write!(out, "({w:?}, Currency::{c}),");
    }
    out.push_str("];\n/// Words of scale with their power of ten, the longest first.\npub static SCALES: &[(&str, u32)] = &[");
    let mut list: Vec<(&String, &String)> = u
        .scales
        .iter()
        .flat_map(|(c, w)| w.iter().map(move |w| (w, c)))
        .collect();
    list.sort_by_key(|(w, _)| std::cmp::Reverse(w.len()));
    for (w, c) in list {
        let _ = write!(out, "({w:?}, {c}),");
    }
    out.push_str("];\n");
}
