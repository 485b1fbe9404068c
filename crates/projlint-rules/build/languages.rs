//! Languages as static tables.

use crate::concepts::{lexicon_bytes, words_bytes};
use crate::{camel, files, key, read, write_out};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageFile {
    decimal: String,
    letters: String,
    months: Vec<Vec<String>>,
    month_words: Vec<String>,
    year_words: Vec<String>,
    percent_words: Vec<String>,
    about: Vec<String>,
    at_most: Vec<String>,
    at_least: Vec<String>,
    stopwords: Vec<String>,
    like: Option<String>,
    #[serde(default)]
    project_stems: Vec<String>,
    funds: BTreeMap<String, Vec<String>>,
    acronyms: BTreeMap<String, Vec<String>>,
    duration: Option<DurationTable>,
    weekdays: Option<WeekdayTable>,
    prose: Option<ProseTable>,
    placeholders: Option<PlaceholderTable>,
    #[serde(default)]
    concepts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    headings: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DurationTable {
    numbers: BTreeMap<String, u32>,
    halves: BTreeMap<String, u32>,
    year: Vec<String>,
    month: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekdayTable {
    names: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceholderTable {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProseTable {
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

pub fn languages(out: &mut String) -> Vec<String> {
    let all: Vec<(String, LanguageFile)> = files("data/languages")
        .into_iter()
        .map(|(c, p)| (c, read(&p)))
        .collect();
    let variants: String = all.iter().map(|(code, _)| camel(code) + ",").collect();
    write_out(
        "lang.rs",
        &format!(
            "/// A language of the documents.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[allow(missing_docs)]\npub enum Lang {{{variants}}}\n"
        ),
    );
    let _ = write!(
        out,
        "/// Every language with data, in the order of `Lang`.\npub static LANGUAGES: [Language; {}] = [",
        all.len()
    );
    for (code, l) in &all {
        assert_eq!(l.months.len(), 12, "{code}: twelve months");
        write_out(&format!("lexicon-{code}.bin"), lexicon_bytes(code, &l.concepts));
        let d = l.duration.as_ref();
        let p = l.prose.as_ref();
        let _ = writeln!(
            out,
            "Language {{ lang: Lang::{}, code: {code:?}, like: {}, project_stems: &{:?}, decimal: {:?}, letters: {:?}, months: &{:?}, month_words: &{:?}, year_words: &{:?}, percent_words: &{:?}, about: &{:?}, at_most: &{:?}, at_least: &{:?}, funds: &[{}], fund_ending: {:?}, acronyms: &[{}], numbers: &{:?}, halves: &{:?}, year_stems: &{:?}, month_stems: &{:?}, weekdays: &{:?}, placeholders: &{:?}, headings: &{:?}, prose: {}, lexicon: Lexicon::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/lexicon-{code}.bin\"))) }},",
            camel(code),
            l.like.as_ref().map_or("None".to_owned(), |like| format!(
                "Some(Lang::{})",
                camel(like)
            )),
            l.project_stems,
            l.decimal.chars().next().unwrap(),
            l.letters,
            NestedSlices(&l.months),
            l.month_words,
            l.year_words,
            l.percent_words,
            l.about,
            l.at_most,
            l.at_least,
            funds_code(&l.funds),
            shared_ending(&l.funds),
            funds_code(&l.acronyms),
            d.map(|d| d.numbers.iter().collect::<Vec<_>>())
                .unwrap_or_default(),
            d.map(|d| d.halves.iter().collect::<Vec<_>>())
                .unwrap_or_default(),
            d.map(|d| d.year.clone()).unwrap_or_default(),
            d.map(|d| d.month.clone()).unwrap_or_default(),
            NestedSlices(
                &l.weekdays
                    .as_ref()
                    .map(|w| w.names.clone())
                    .unwrap_or_default()
            ),
            l.placeholders
                .as_ref()
                .map(|w| w.words.clone())
                .unwrap_or_default(),
            NestedSlices(&l.headings),
            p.map_or("None".to_owned(), prose_code),
        );
    }
    out.push_str("];\n");
    write_out("words.bin", words_bytes(all.iter().map(|(_, l)| (&l.concepts, &l.months))));
    out.push_str("/// Every word of the languages, with a bit for each language that has it.\npub static LANGUAGE_WORDS: WordTable = WordTable::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/words.bin\")));\n");
    let mut stop: BTreeMap<u64, u32> = BTreeMap::new();
    for (i, (_, l)) in all.iter().enumerate() {
        for w in &l.stopwords {
            *stop.entry(key::fold_key(w)).or_default() |= 1 << i;
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
fn prose_code(p: &ProseTable) -> String {
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
        .map(|(name, list)| format!("{name}: {}, ", phrases_code(list)))
        .collect();
    format!(
        "Some(SentenceWords {{ {lists} sources: &{:?}, phone: &{:?}, funding: &{:?} }})",
        NestedSlices(&p.sources),
        p.phone,
        p.funding
    )
}

/// A list of phrases with the set of their beginnings.
fn phrases_code(list: &[String]) -> String {
    let width = if list.iter().any(|p| p.len() < 3) {
        2
    } else {
        3
    };
    let mut bits = vec![0_u64; key::GRAM_BITS / 64];
    for phrase in list {
        let gram = key::gram_bit(phrase.as_bytes(), width);
        bits[gram / 64] |= 1 << (gram % 64);
    }
    format!("Phrases {{ list: &{list:?}, width: {width}, bits: {bits:?} }}")
}

struct NestedSlices<'a>(&'a [Vec<String>]);

impl std::fmt::Debug for NestedSlices<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("[")?;
        for row in self.0 {
            write!(f, "&{row:?},")?;
        }
        f.write_str("]")
    }
}

/// The words that all names end with, at least four bytes of them.
fn shared_ending(map: &BTreeMap<String, Vec<String>>) -> String {
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

fn funds_code(map: &BTreeMap<String, Vec<String>>) -> String {
    map.iter()
        .map(|(k, v)| format!("(FundCode::{}, &{v:?}),", camel(&k.to_lowercase())))
        .collect()
}
