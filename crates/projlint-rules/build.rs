//! Turns the data files into static tables, so that nothing is parsed or built when projlint starts.
#![allow(clippy::unwrap_used, missing_docs)]
// It runs while the library is built, not within it.
#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types
)]

use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};
use template_file::{Template, TemplateText};

#[path = "src/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "build/reference.rs"]
mod reference;
#[path = "src/template_file.rs"]
mod template_file;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Language {
    decimal: String,
    months: Vec<Vec<String>>,
    month_words: Vec<String>,
    year_words: Vec<String>,
    percent_words: Vec<String>,
    about: Vec<String>,
    at_most: Vec<String>,
    at_least: Vec<String>,
    stopwords: Vec<String>,
    funds: BTreeMap<String, Vec<String>>,
    acronyms: BTreeMap<String, Vec<String>>,
    duration: Option<Duration>,
    weekdays: Option<Weekdays>,
    prose: Option<Prose>,
    placeholders: Option<Placeholders>,
    #[serde(default)]
    headings: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Duration {
    numbers: BTreeMap<String, u32>,
    halves: BTreeMap<String, u32>,
    year: Vec<String>,
    month: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weekdays {
    names: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Placeholders {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prose {
    project: Vec<String>,
    period: Vec<String>,
    start: Vec<String>,
    end: Vec<String>,
    present: Vec<String>,
    foreign: Vec<String>,
    total: Vec<String>,
    eu: Vec<String>,
    partner: Vec<String>,
    event: Vec<String>,
    persons: Vec<String>,
    takes_part: Vec<String>,
    no_total: Vec<String>,
    sources: Vec<Vec<String>>,
    phone: Vec<String>,
    programming: Vec<String>,
    no_share: Vec<String>,
    funding: Vec<String>,
}

#[derive(Deserialize)]
struct Periods {
    period: Vec<Period>,
    other: Vec<Other>,
}
#[derive(Deserialize)]
struct Period {
    label: String,
    from: Option<String>,
    earliest: Option<String>,
    to: Option<String>,
}
#[derive(Deserialize)]
struct Other {
    label: String,
    instrument: Vec<String>,
}
#[derive(Deserialize)]
struct Caps {
    cap: Vec<Cap>,
}
#[derive(Deserialize)]
struct Cap {
    country: String,
    period: String,
    funds: Vec<String>,
    percent: u32,
}
#[derive(Deserialize)]
struct Countries {
    names: BTreeMap<String, Vec<String>>,
}
#[derive(Deserialize)]
struct Units {
    currencies: BTreeMap<String, Vec<String>>,
    scales: BTreeMap<String, Vec<String>>,
}

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/key.rs");
    println!("cargo::rerun-if-changed=src/template_file.rs");
    println!("cargo::rerun-if-changed=build");
    let mut out = String::new();
    let languages = languages(&mut out);
    templates(&mut out, &languages);
    periods(&mut out);
    reference::reference(&mut out);
    fs::write(
        Path::new(&env::var("OUT_DIR").unwrap()).join("data.rs"),
        out,
    )
    .unwrap();
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn files(folder: &str) -> Vec<(String, std::path::PathBuf)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .map(|p| (p.file_stem().unwrap().to_str().unwrap().to_owned(), p))
        .collect();
    files.sort();
    files
}

fn camel(name: &str) -> String {
    name.split(['.', '_', '-'])
        .map(|w| w[..1].to_uppercase() + &w[1..])
        .collect()
}

fn languages(out: &mut String) -> Vec<String> {
    let all: Vec<(String, Language)> = files("data/languages")
        .into_iter()
        .map(|(c, p)| (c, read(&p)))
        .collect();
    out.push_str("/// A language of the documents, one of the official languages of the EU.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[allow(missing_docs)]\npub enum Lang {");
    for (code, _) in &all {
        let _ = write!(out, "{},", camel(code));
    }
    out.push_str("}\n");
    let _ = write!(
        out,
        "/// Every language with data, in the order of `Lang`.\npub static LANGUAGES: [Language; {}] = [",
        all.len()
    );
    for (code, l) in &all {
        assert_eq!(l.months.len(), 12, "{code}: twelve months");
        let d = l.duration.as_ref();
        let p = l.prose.as_ref();
        let _ = writeln!(
            out,
            "Language {{ lang: Lang::{}, code: {code:?}, decimal: {:?}, months: &{:?}, month_words: &{:?}, year_words: &{:?}, percent_words: &{:?}, about: &{:?}, at_most: &{:?}, at_least: &{:?}, funds: &[{}], fund_ending: {:?}, acronyms: &[{}], numbers: &{:?}, halves: &{:?}, year_stems: &{:?}, month_stems: &{:?}, weekdays: &{:?}, placeholders: &{:?}, headings: &{:?}, prose: {} }},",
            camel(code),
            l.decimal.chars().next().unwrap(),
            Nested(&l.months),
            l.month_words,
            l.year_words,
            l.percent_words,
            l.about,
            l.at_most,
            l.at_least,
            funds(&l.funds),
            ending(&l.funds),
            funds(&l.acronyms),
            d.map(|d| d.numbers.iter().collect::<Vec<_>>())
                .unwrap_or_default(),
            d.map(|d| d.halves.iter().collect::<Vec<_>>())
                .unwrap_or_default(),
            d.map(|d| d.year.clone()).unwrap_or_default(),
            d.map(|d| d.month.clone()).unwrap_or_default(),
            Nested(
                &l.weekdays
                    .as_ref()
                    .map(|w| w.names.clone())
                    .unwrap_or_default()
            ),
            l.placeholders
                .as_ref()
                .map(|w| w.words.clone())
                .unwrap_or_default(),
            Nested(&l.headings),
            p.map_or("None".to_owned(), prose),
        );
    }
    out.push_str("];\n");
    let mut stop: BTreeMap<u64, u32> = BTreeMap::new();
    for (i, (_, l)) in all.iter().enumerate() {
        for w in &l.stopwords {
            *stop.entry(key::key(w)).or_default() |= 1 << i;
        }
    }
    let mut words = phf_codegen::Map::new();
    for (key, languages) in stop {
        words.entry(key, languages.to_string());
    }
    let _ = writeln!(
        out,
        "/// The keys of frequent words, with a bit for each language in which a word is frequent.\npub static STOPWORDS: phf::Map<u64, u32> = {};",
        words.build()
    );
    all.into_iter().map(|(c, _)| c).collect()
}

/// The phrases of a language for sentences.
fn prose(p: &Prose) -> String {
    let lists = [
        ("project", &p.project),
        ("period", &p.period),
        ("start", &p.start),
        ("end", &p.end),
        ("present", &p.present),
        ("foreign", &p.foreign),
        ("total", &p.total),
        ("eu", &p.eu),
        ("partner", &p.partner),
        ("event", &p.event),
        ("persons", &p.persons),
        ("takes_part", &p.takes_part),
        ("no_total", &p.no_total),
        ("programming", &p.programming),
        ("no_share", &p.no_share),
    ];
    let lists: String = lists
        .iter()
        .map(|(name, list)| format!("{name}: {}, ", phrases(list)))
        .collect();
    format!(
        "Some(Prose {{ {lists} sources: &{:?}, phone: &{:?}, funding: &{:?} }})",
        Nested(&p.sources),
        p.phone,
        p.funding
    )
}

/// A list of phrases with the set of their beginnings.
fn phrases(list: &[String]) -> String {
    let width = if list.iter().any(|p| p.len() < 3) {
        2
    } else {
        3
    };
    let mut bits = vec![0_u64; key::GRAMS / 64];
    for phrase in list {
        let gram = key::gram(phrase.as_bytes(), width);
        bits[gram / 64] |= 1 << (gram % 64);
    }
    format!("Phrases {{ list: &{list:?}, width: {width}, bits: {bits:?} }}")
}

struct Nested<'a>(&'a [Vec<String>]);
impl std::fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[")?;
        for row in self.0 {
            write!(f, "&{row:?},")?;
        }
        f.write_str("]")
    }
}

/// The words that all names end with, at least four bytes of them.
fn ending(map: &BTreeMap<String, Vec<String>>) -> String {
    let names: Vec<&String> = map.values().flatten().collect();
    let first = names[0];
    let shared = |n: usize| names.iter().all(|name| name.ends_with(&first[n..]));
    let start = (0..first.len())
        .find(|&n| first.is_char_boundary(n) && shared(n))
        .unwrap_or(first.len());
    if first.len() - start >= 4 {
        first[start..].to_owned()
    } else {
        String::new()
    }
}

fn funds(map: &BTreeMap<String, Vec<String>>) -> String {
    map.iter()
        .map(|(k, v)| format!("(FundCode::{}, &{v:?}),", camel(&k.to_lowercase())))
        .collect()
}

fn templates(out: &mut String, languages: &[String]) {
    let mut labels: Vec<(u64, String)> = Vec::new();
    let mut texts = String::new();
    for (_, path) in files("data/templates") {
        let t: Template = read(&path);
        for (lang, text) in &t.language {
            assert!(languages.contains(lang), "{}: {lang}", path.display());
            let place = format!(
                "kind: Kind::{}, lang: Lang::{}",
                camel(&t.kind),
                camel(lang)
            );
            template_text(&mut texts, &place, &t, lang, text);
            for (order, f) in text.fields.iter().enumerate() {
                for (i, label) in std::iter::once(&f.label).chain(&f.also).enumerate() {
                    let k = key::key(label);
                    labels.push((
                        k,
                        format!(
                            "LabelEntry {{ key: {k}, text: {label:?}, {place}, field: FieldId::{}, section: {:?}, required: {}, order: {order}, main: {} }},\n",
                            camel(&f.field),
                            f.section,
                            f.required && i == 0,
                            i == 0
                        ),
                    ));
                }
            }
        }
    }
    labels.sort();
    let mut by_key = phf_codegen::Map::new();
    for same in labels.chunk_by(|a, b| a.0 == b.0) {
        let entries: String = same.iter().map(|(_, entry)| entry.as_str()).collect();
        by_key.entry(same[0].0, format!("&[{entries}]"));
    }
    let _ = writeln!(
        out,
        "/// Every label of every template, by its key.\npub static LABELS: phf::Map<u64, &[LabelEntry]> = {};",
        by_key.build()
    );
    let mut ends = vec![0_u64; 1024];
    for (_, entry) in &labels {
        let text = entry.split('"').nth(1).unwrap().as_bytes();
        let (first, last) = (
            text[0].to_ascii_lowercase(),
            text[text.len() - 1].to_ascii_lowercase(),
        );
        ends[usize::from(first) * 4 + usize::from(last) / 64] |= 1 << (last % 64);
    }
    let _ = writeln!(
        out,
        "/// A bit for each pair of first and last byte that a label has, in lower case.\npub static LABEL_ENDS: [u64; 1024] = {ends:?};"
    );
    let _ = writeln!(
        out,
        "/// What a template says in one language.\npub static TEMPLATES: &[TemplateText] = &[{texts}];"
    );
}

fn template_text(out: &mut String, place: &str, t: &Template, lang: &str, text: &TemplateText) {
    let mut sections = String::new();
    for s in &text.sections {
        let body = match s.body.as_str() {
            "always" => "Always",
            "ended" => "Ended",
            "" => "Optional",
            other => panic!("body = {other:?}"),
        };
        let _ = write!(
            sections,
            "TemplateSection {{ number: {:?}, title: {:?}, also: &{:?}, required: {}, body: Body::{body}, fund: {} }},",
            s.number,
            s.title,
            s.also,
            s.required,
            if s.fund.is_empty() {
                "None".to_owned()
            } else {
                format!("Some(FundCode::{})", camel(&s.fund.to_lowercase()))
            }
        );
    }
    let _ = writeln!(
        out,
        "TemplateText {{ {place}, currency: {}, guessed: {}, titles: &{:?}, blocks: &{:?}, absent: &{:?}, sections: &[{sections}], rows_section: {:?}, rows: &{:?}, status: [&{:?}, &{:?}, &{:?}], mode: [&{:?}, &{:?}, &{:?}] }},",
        t.currency
            .as_ref()
            .map_or("Currency::Unknown".to_owned(), |c| format!(
                "Currency::{}",
                camel(&c.to_lowercase())
            )),
        t.guessed.iter().any(|g| g == lang),
        text.titles,
        text.blocks,
        text.absent,
        text.rows_section,
        text.rows,
        text.running,
        text.ended,
        text.interrupted,
        text.single,
        text.joint,
        text.transfer
    );
}

fn date(text: &Option<String>) -> String {
    text.as_ref().map_or("None".to_owned(), |t| {
        let p: Vec<&str> = t.split('-').map(|s| s.trim_start_matches('0')).collect();
        format!("Some(Date::new({}, {}, {}))", p[0], p[1], p[2])
    })
}

fn periods(out: &mut String) {
    let p: Periods = read(Path::new("data/reference/periods.toml"));
    out.push_str("/// Programming periods with their windows of eligibility.\npub static PERIODS: &[PeriodEntry] = &[");
    for e in &p.period {
        let (a, b) = e.label.split_once('-').unwrap();
        let _ = write!(
            out,
            "PeriodEntry {{ first: {a}, last: {b}, from: {}, earliest: {}, to: {} }},",
            date(&e.from),
            date(&e.earliest),
            date(&e.to)
        );
    }
    out.push_str("];\n/// Periods of other instruments and the words that name the instrument.\npub static OTHER_PERIODS: &[(u16, u16, &[&str])] = &[");
    for e in &p.other {
        let (a, b) = e.label.split_once('-').unwrap();
        let _ = write!(out, "({a}, {b}, &{:?}),", e.instrument);
    }
    out.push_str("];\n");
    let c: Caps = read(Path::new("data/reference/caps.toml"));
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
    let c: Countries = read(Path::new("data/reference/countries.toml"));
    let mut list: Vec<(u64, &String)> = c
        .names
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (key::key(n), code)))
        .collect();
    list.sort();
    list.dedup();
    let _ = writeln!(
        out,
        "/// Keys of the names of countries in every language, sorted, with their ISO code.\npub static COUNTRIES: &[(u64, &str)] = &{list:?};"
    );
    units(out);
}

fn units(out: &mut String) {
    let u: Units = read(Path::new("data/reference/units.toml"));
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
