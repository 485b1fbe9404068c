//! The embedded data, turned into static tables when projlint is built.

use crate::field::FieldId;
use crate::language::{Language, Phrases, Prose};
use crate::template::{Body, Kind, TemplateSection, TemplateText};
use crate::value::{Currency, Date, FundCode};

/// One label of one template in one language.
#[derive(Debug)]
pub struct LabelEntry {
    /// Folded form, see [`crate::key::key`].
    pub key: u64,
    /// The label as the template prints it.
    pub text: &'static str,
    /// The template.
    pub kind: Kind,
    /// The language.
    pub lang: Lang,
    /// The field the label states.
    pub field: FieldId,
    /// The section in which the label has this meaning, empty for any.
    pub section: &'static str,
    /// Whether every document of the template states the field.
    pub required: bool,
    /// Its place in the template.
    pub order: u16,
    /// Whether the template prints it so today; others are further forms.
    pub main: bool,
}

/// A programming period; a window that is not known is `None`.
#[derive(Debug)]
pub struct PeriodEntry {
    /// First year of the label.
    pub first: u16,
    /// Last year of the label.
    pub last: u16,
    /// First day on which expenditure is eligible.
    pub from: Option<Date>,
    /// The first day less the time a programme may have been submitted before.
    pub earliest: Option<Date>,
    /// Last day on which expenditure is eligible.
    pub to: Option<Date>,
}

/// A highest co-financing rate.
#[derive(Debug)]
pub struct CapEntry {
    /// ISO code of the country.
    pub country: &'static str,
    /// First year of the period.
    pub first: u16,
    /// Last year of the period.
    pub last: u16,
    /// Funds it holds for.
    pub funds: &'static [FundCode],
    /// Per cent of the public or eligible total.
    pub percent: i64,
}

/// A region of Finland.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RegionEntry {
    pub fi: &'static str,
    pub sv: &'static str,
    pub en: &'static str,
    /// Its NUTS 2 region.
    pub nuts2: &'static str,
    /// Its codes in NUTS 2016 and 2021, and in NUTS 2024.
    pub nuts3: [&'static str; 2],
}

/// A sub-region of Finland.
#[derive(Debug)]
pub struct SubregionEntry {
    /// Its name.
    pub name: &'static str,
    /// The Finnish genitive, as EURA prints it.
    pub genitive: &'static str,
    /// Its region, an index into [`REGIONS`].
    pub region: u8,
}

/// A municipality of Finland under one of its names, for the years in which it belonged to one sub-region and region.
#[derive(Debug)]
pub struct MunicipalityEntry {
    /// Folded form of the name, see [`crate::key::key`].
    pub key: u64,
    /// The name.
    pub name: &'static str,
    /// Its number.
    pub code: u16,
    /// Whether this is its Finnish name.
    pub main: bool,
    /// Its sub-region, an index into [`SUBREGIONS`].
    pub subregion: u8,
    /// Its region, an index into [`REGIONS`].
    pub region: u8,
    /// First year, counted by 1 January.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

/// A priority axis or a specific objective.
#[derive(Debug)]
pub struct AxisEntry {
    /// The number of the axis.
    pub axis: &'static str,
    /// Its own number.
    pub number: &'static str,
    /// The fund.
    pub fund: FundCode,
    /// Its title in Finnish and in Swedish, empty where it was not read.
    pub titles: [&'static str; 2],
}

/// The years in which a fund is open for new programmes.
#[derive(Debug)]
pub struct FundEntry {
    /// The fund as facts have it.
    pub code: &'static str,
    /// First year.
    pub first: u16,
    /// Last year, if there is one.
    pub last: Option<u16>,
    /// Names and acronyms in any language.
    pub names: &'static [&'static str],
}

/// A source of the data.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SourceEntry {
    pub files: &'static [&'static str],
    pub what: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub version: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/data.rs"));

/// Every entry for a label with this key.
pub fn labels(key: u64) -> &'static [LabelEntry] {
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
pub fn template(kind: Kind, lang: Lang) -> Option<&'static TemplateText> {
    TEMPLATES.iter().find(|t| t.kind == kind && t.lang == lang)
}

/// A municipality in each of its times, by one of its names.
pub fn municipality(name: &str) -> &'static [MunicipalityEntry] {
    let key = crate::key::key(name);
    let from = MUNICIPALITIES.partition_point(|m| m.key < key);
    &MUNICIPALITIES[from..from
        + MUNICIPALITIES[from..]
            .iter()
            .take_while(|m| m.key == key)
            .count()]
}

/// The entry of a programming period.
pub fn period(first: u16, last: u16) -> Option<&'static PeriodEntry> {
    PERIODS.iter().find(|p| p.first == first && p.last == last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::key;

    #[test]
    fn every_label_is_found_by_its_text_in_any_case() {
        for entry in LABELS.values().copied().flatten() {
            let found = labels(key(&entry.text.to_ascii_uppercase()));
            assert!(
                found.iter().any(|e| std::ptr::eq(e, entry)),
                "{}",
                entry.text
            );
        }
        assert!(labels(key("Ei tällaista")).is_empty());
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
