//! The embedded data, turned into static tables when projlint is built.

pub mod file;
pub mod model;
pub mod own;
pub mod tables;
pub mod words;

use crate::catalog::model::{
    AxisEntry, Body, CapEntry, FundEntry, Kind, LabelEntry, Lang, MunicipalityEntry, PeriodEntry,
    RegionEntry, SourceEntry, SubregionEntry, TemplateSection, TemplateText,
};
use crate::catalog::words::{Language, Phrases, SentenceWords};
use crate::field::FieldId;
use crate::value::code::FundCode;
use crate::value::date::Date;
use crate::value::money::Currency;

include!(concat!(env!("OUT_DIR"), "/data.rs"));

/// Every entry for a label with this key.
pub fn labels_by_key(key: u64) -> &'static [LabelEntry] {
    LABELS.get(&key).copied().unwrap_or_default()
}

/// Every label of a template in one language, in the template's order; what it prints today before further forms.
pub fn labels_of(kind: Kind, lang: Lang) -> Vec<&'static LabelEntry> {
    let all = LABELS.values().copied().flatten();
    let mut own: Vec<&LabelEntry> = all.filter(|l| l.kind == kind && l.lang == lang).collect();
    own.sort_by_key(|l| (l.order, !l.main, l.text));
    own
}

/// What the template of a kind says in a language.
pub fn template_of(kind: Kind, lang: Lang) -> Option<&'static TemplateText> {
    TEMPLATES.iter().find(|t| t.kind == kind && t.lang == lang)
}

/// A municipality in each of its times, by one of its names.
pub fn municipalities_named(name: &str) -> &'static [MunicipalityEntry] {
    let key = crate::text::fold::fold_key(name);
    let from = MUNICIPALITIES.partition_point(|m| m.key < key);
    &MUNICIPALITIES[from..from
        + MUNICIPALITIES[from..]
            .iter()
            .take_while(|m| m.key == key)
            .count()]
}

/// The entry of a programming period.
pub fn programming_period(first: u16, last: u16) -> Option<&'static PeriodEntry> {
    PERIODS.iter().find(|p| p.first == first && p.last == last)
}

impl Lang {
    /// The data of the language.
    pub fn data(self) -> &'static Language {
        &LANGUAGES[self as usize]
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        LANGUAGES.iter().find(|l| l.code == code).map(|l| l.lang)
    }

    /// ISO 639-1 code.
    pub fn code(self) -> &'static str {
        self.data().code
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_key;

    #[test]
    fn every_label_is_found_by_its_text_in_any_case() {
        for entry in LABELS.values().copied().flatten() {
            let found = labels_by_key(fold_key(&entry.text.to_ascii_uppercase()));
            assert!(
                found.iter().any(|e| std::ptr::eq(e, entry)),
                "{}",
                entry.text
            );
        }
        assert!(labels_by_key(fold_key("Ei tällaista")).is_empty());
    }

    #[test]
    fn labels_of_one_template_and_section_are_distinct() {
        for entries in LABELS.values() {
            for (n, a) in entries.iter().enumerate() {
                let clash = |b: &&LabelEntry| {
                    a.kind == b.kind && a.lang == b.lang && a.section == b.section
                };
                for b in entries[..n].iter().filter(clash) {
                    assert_eq!(a.field, b.field, "{} / {}", a.text, b.text);
                }
            }
        }
    }
}
