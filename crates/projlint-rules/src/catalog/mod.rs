//! The embedded data, turned into static tables when projlint is built.

pub mod concept;
pub mod file;
pub mod lexicon;
pub mod model;
pub mod own;
pub mod shared;
pub mod tables;
pub mod template;
pub mod words;

use crate::catalog::lexicon::{Lexicon, WordTable};
use crate::catalog::model::{
    AxisEntry, CapEntry, FundEntry, Lang, MunicipalityEntry, PeriodEntry, RegionEntry, SourceEntry,
    SubregionEntry,
};
use crate::catalog::shared::Shared;
use crate::catalog::template::{
    Body, DocumentKind, Family, LabelEntry, PrintedPeriod, Template, TemplateId, TemplatePart,
    TemplateSection, TemplateText, ValueBelow,
};
use crate::catalog::words::Language;
use crate::field::FieldId;
use crate::value::code::FundCode;
use crate::value::date::{Date, Years};
use crate::value::money::Currency;
use std::borrow::Cow;

include!(concat!(env!("OUT_DIR"), "/data.rs"));

/// Every entry for a label with this key.
pub fn labels_by_key(key: u64) -> &'static [LabelEntry] {
    LABELS.get(&key).copied().unwrap_or_default()
}

/// Every label of an embedded template in one language, in the template's order; what it prints today before further forms.
pub fn labels_of(template: TemplateId, lang: Lang) -> Vec<&'static LabelEntry> {
    let all = LABELS.values().copied().flatten();
    let mut own: Vec<&LabelEntry> = all
        .filter(|l| l.template == template && l.lang == lang)
        .collect();
    own.sort_by_key(|l| (l.order, !l.main, &l.text));
    own
}

/// What an embedded template says in a language.
pub fn template_text(template: TemplateId, lang: Lang) -> Option<&'static TemplateText> {
    TEMPLATE_TEXTS
        .iter()
        .find(|t| t.template.id == template && t.lang == lang)
}

/// The labels and words of narrative pages in a language.
pub fn narrative_text(lang: Lang) -> Option<&'static TemplateText> {
    let narrative = |t: &&TemplateText| t.template.family == Family::Narrative && t.lang == lang;
    TEMPLATE_TEXTS.iter().find(narrative)
}

/// The embedded template of a name; the labels of narrative pages are none.
pub fn template_named(name: &str) -> Option<&'static Template> {
    TEMPLATES
        .iter()
        .find(|t| t.name == name && t.family != Family::Narrative)
}

/// What a document can be said to be, by name: an embedded template, or a family for those that follow none.
pub fn kind_named(name: &str) -> Option<DocumentKind> {
    let plain = [Family::Narrative, Family::Form, Family::Unknown];
    template_named(name)
        .map(|template| DocumentKind::Template(Shared::Embedded(template)))
        .or_else(|| {
            let family = plain.into_iter().find(|family| family.name() == name)?;
            Some(DocumentKind::Family(family))
        })
}

/// The names of [`kind_named`].
pub fn kind_names() -> Vec<&'static str> {
    let templates = TEMPLATES.iter().filter(|t| t.family != Family::Narrative);
    let plain = [Family::Narrative, Family::Form, Family::Unknown];
    templates
        .map(|t| &*t.name)
        .chain(plain.map(Family::name))
        .collect()
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
                    a.template == b.template && a.lang == b.lang && a.section == b.section
                };
                for b in entries[..n].iter().filter(clash) {
                    assert_eq!(a.field, b.field, "{} / {}", a.text, b.text);
                }
            }
        }
    }
}
