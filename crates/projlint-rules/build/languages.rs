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
    #[serde(default)]
    year_before_month: bool,
    months: Vec<Vec<String>>,
    stopwords: Vec<String>,
    like: Option<String>,
    #[serde(default)]
    project_stems: Vec<String>,
    #[serde(default)]
    funds: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    acronyms: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    present: Vec<String>,
    #[serde(default)]
    planned_participation: Vec<String>,
    placeholders: Option<PlaceholderTable>,
    #[serde(default)]
    concepts: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    headings: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceholderTable {
    words: Vec<String>,
}

/// The forms of the names of the seven weekdays, Monday first, from the words of their concepts.
fn weekday_forms(concepts: &BTreeMap<String, Vec<String>>) -> Vec<Vec<String>> {
    let forms = |day: usize| {
        let words = concepts.get(&format!("weekday.{day}"));
        let plain = |word: &String| {
            word.trim_start_matches('=')
                .trim_end_matches('.')
                .to_owned()
        };
        words.into_iter().flatten().map(plain).collect()
    };
    (1..=7).map(forms).collect()
}

/// Stops the build with what is wrong in the file of a language.
fn check_language(code: &str, language: &LanguageFile, all: &[(String, LanguageFile)]) {
    assert_eq!(
        language.months.len(),
        12,
        "data/languages/{code}.toml: a language has twelve months"
    );
    let is_named = |day: &usize| language.concepts.contains_key(&format!("weekday.{day}"));
    assert!(
        matches!((1..=7).filter(is_named).count(), 0 | 7),
        "data/languages/{code}.toml: name all weekdays, weekday.1 to weekday.7, or none"
    );
    let like = language.like.as_ref();
    assert!(
        like.is_none_or(|like| all.iter().any(|(other, _)| other == like)),
        "data/languages/{code}.toml: like = {like:?} is the code of no language"
    );
}

pub fn languages(out: &mut String) -> Vec<String> {
    let all: Vec<(String, LanguageFile)> = files("data/languages")
        .into_iter()
        .map(|(c, p)| (c, read(&p)))
        .collect();
    let variants: String = all.iter().map(|(code, _)| camel(code) + ",").collect();
    write_out(
        "lang.rs",
        format!(
            "/// A language of the documents.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n#[allow(missing_docs)]\npub enum Lang {{{variants}}}\n"
        ),
    );
    let _ = write!(
        out,
        "/// Every language with data, in the order of `Lang`.\npub static LANGUAGES: [Language; {}] = [",
        all.len()
    );
    for (code, l) in &all {
        check_language(code, l, &all);
        write_out(
            &format!("lexicon-{code}.bin"),
            lexicon_bytes(code, &l.concepts),
        );
        let _ = writeln!(
            out,
            "Language {{ lang: Lang::{}, code: {code:?}, like: {}, project_stems: &{:?}, decimal: {:?}, year_before_month: {}, months: &{:?}, month_letters: &{:?}, funds: &[{}], acronyms: &[{}], weekdays: &{:?}, placeholders: &{:?}, headings: &{:?}, present: &{:?}, planned_participation: &{:?}, lexicon: Lexicon::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/lexicon-{code}.bin\"))) }},",
            camel(code),
            l.like.as_ref().map_or("None".to_owned(), |like| format!(
                "Some(Lang::{})",
                camel(like)
            )),
            l.project_stems,
            l.decimal.chars().next().unwrap(),
            l.year_before_month,
            NestedSlices(&l.months),
            l.months
                .iter()
                .map(|forms| letters_of(forms))
                .collect::<Vec<_>>(),
            funds_code(&l.funds),
            funds_code(&l.acronyms),
            NestedSlices(&weekday_forms(&l.concepts)),
            l.placeholders
                .as_ref()
                .map(|w| w.words.clone())
                .unwrap_or_default(),
            NestedSlices(&l.headings),
            l.present,
            l.planned_participation,
        );
    }
    out.push_str("];\n");
    write_out(
        "words.bin",
        words_bytes(all.iter().map(|(_, l)| (&l.concepts, &l.months))),
    );
    out.push_str("/// Every word of the languages, with a bit for each language that has it.\npub static LANGUAGE_WORDS: WordTable = WordTable::new(include_bytes!(concat!(env!(\"OUT_DIR\"), \"/words.bin\")));\n");
    let mut letters: BTreeMap<char, u32> = BTreeMap::new();
    for (i, (_, l)) in all.iter().enumerate() {
        for letter in l.letters.chars() {
            *letters.entry(letter).or_default() |= 1 << i;
        }
    }
    let letters: Vec<(char, u32)> = letters.into_iter().collect();
    let _ = writeln!(
        out,
        "/// Every small letter beyond a to z of the languages, sorted, with a bit for each language that has it.\npub static LANGUAGE_LETTERS: &[(char, u32)] = &{letters:?};"
    );
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

/// The first and the last letters of words, a bit for each of a to z and one for all others, as `catalog::words::letter_bit` has it.
fn letters_of(forms: &[String]) -> (u32, u32) {
    let bit = |c: Option<char>| match c.map(|c| c.to_ascii_lowercase()) {
        Some(c @ 'a'..='z') => 1 << (c as u32 - 'a' as u32),
        _ => 1 << 26,
    };
    forms.iter().fold((0, 0), |(first, last), form| {
        let ends = (form.chars().next(), form.chars().next_back());
        (first | bit(ends.0), last | bit(ends.1))
    })
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

fn funds_code(map: &BTreeMap<String, Vec<String>>) -> String {
    map.iter()
        .map(|(k, v)| format!("(FundCode::{}, &{v:?}),", camel(&k.to_lowercase())))
        .collect()
}
