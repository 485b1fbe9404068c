//! Templates of the user's own: an organisation's form, written as data in the same format as the embedded ones.

use crate::catalog::file::{self, TemplateFile};
use crate::catalog::labels_by_key;
use crate::catalog::model::{Body, Kind, LabelEntry, Lang, TemplateSection, TemplateText};
use crate::field::FieldId;
use crate::text::fold::fold_key;
use crate::value::code::FundCode;
use crate::value::money::Currency;
use std::collections::HashMap;

/// What a configuration says of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// What it is, whatever it looks like.
    pub kind: Option<Kind>,
    /// Its language, whatever its words say.
    pub language: Option<Lang>,
    /// Findings that are accepted.
    pub accepted: Vec<AcceptedFinding>,
    /// Templates of the user's own.
    pub forms: Option<&'static OwnTemplates>,
}

/// A finding in one document that a configuration accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptedFinding {
    /// Code or name of the rule.
    pub rule: String,
    /// The text that the finding is on; every text without it.
    pub text: Option<String>,
    /// Why.
    pub reason: String,
}

/// The templates that a configuration names. They are made once and stay for the life of the program, as the embedded ones do.
#[derive(Debug)]
pub struct OwnTemplates {
    texts: &'static [TemplateText],
    labels: HashMap<u64, &'static [LabelEntry]>,
}

impl PartialEq for OwnTemplates {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for OwnTemplates {}

impl OwnTemplates {
    /// Makes the templates.
    ///
    /// # Errors
    ///
    /// For names that are not known and for labels that state two fields; what is wrong, and the word that is.
    pub fn new(templates: &[TemplateFile]) -> Result<&'static Self, (String, String)> {
        let (mut texts, mut own) = (Vec::new(), HashMap::<u64, Vec<LabelEntry>>::new());
        for template in templates {
            let kind = match template.kind.as_str() {
                "form" => Kind::Form,
                "narrative" => Kind::Narrative,
                other => {
                    return Err((
                        "kind is “form”, or “narrative” for labels alone".to_owned(),
                        other.to_owned(),
                    ));
                }
            };
            for (code, text) in &template.language {
                let lang = Lang::of_code(code).ok_or_else(|| {
                    (
                        "is the code of no language of the EU".to_owned(),
                        code.clone(),
                    )
                })?;
                if kind == Kind::Form {
                    texts.push(template_text(template, lang, text)?);
                }
                for (order, field) in text.fields.iter().enumerate() {
                    add_label(&mut own, (kind, lang), order, field)?;
                }
            }
        }
        let labels = own.into_iter().map(|(key, mut entries)| {
            entries.extend(labels_by_key(key).iter().map(LabelEntry::with_own_text));
            (key, &*entries.leak())
        });
        Ok(Box::leak(Box::new(Self {
            labels: labels.collect(),
            texts: texts.leak(),
        })))
    }

    /// The entries for a label, the user's own first.
    pub(crate) fn labels_named(&self, label: &str) -> Option<&'static [LabelEntry]> {
        (label.len() <= 160).then(|| self.labels.get(&fold_key(label)).copied())?
    }

    /// The forms in each of their languages.
    pub(crate) fn texts(&self) -> &'static [TemplateText] {
        self.texts
    }
}

impl LabelEntry {
    fn with_own_text(&self) -> Self {
        let Self {
            key,
            text,
            kind,
            lang,
            field,
            section,
            required,
            order,
            main,
        } = *self;
        Self {
            key,
            text,
            kind,
            lang,
            field,
            section,
            required,
            order,
            main,
        }
    }
}

fn add_label(
    own: &mut HashMap<u64, Vec<LabelEntry>>,
    (kind, lang): (Kind, Lang),
    order: usize,
    field: &file::FieldEntry,
) -> Result<(), (String, String)> {
    let known = FieldId::ALL
        .iter()
        .copied()
        .find(|f| f.name() == field.field);
    let id = known.ok_or_else(|| {
        (
            "is no field; the fields of the embedded templates are listed in the documentation"
                .to_owned(),
            field.field.clone(),
        )
    })?;
    for (n, label) in std::iter::once(&field.label).chain(&field.also).enumerate() {
        if label.trim().is_empty() {
            return Err(("has no label".to_owned(), field.field.clone()));
        }
        let list = own.entry(fold_key(label)).or_default();
        let clash = |e: &&LabelEntry| {
            (e.kind, e.lang, e.section) == (kind, lang, field.section.as_str()) && e.field != id
        };
        if list.iter().any(|e| clash(&e)) {
            return Err((
                "states two fields; say the section of each".to_owned(),
                label.clone(),
            ));
        }
        list.push(LabelEntry {
            key: fold_key(label),
            text: label.clone().leak(),
            kind,
            lang,
            field: id,
            section: field.section.clone().leak(),
            required: field.required && n == 0,
            order: u16::try_from(order).unwrap_or(u16::MAX),
            main: n == 0,
        });
    }
    Ok(())
}

fn template_text(
    template: &TemplateFile,
    lang: Lang,
    text: &file::TemplateFileText,
) -> Result<TemplateText, (String, String)> {
    let currency = match &template.currency {
        None => Currency::Unknown,
        Some(code) => Currency::of_code(code).ok_or_else(|| {
            (
                "is the code of no currency that is known".to_owned(),
                code.clone(),
            )
        })?,
    };
    let sections = text
        .sections
        .iter()
        .map(template_section)
        .collect::<Result<Vec<_>, _>>()?;
    let list = |words: &[String]| -> &'static [&'static str] {
        words
            .iter()
            .map(|w| &*w.clone().leak())
            .collect::<Vec<_>>()
            .leak()
    };
    Ok(TemplateText {
        kind: Kind::Form,
        lang,
        currency,
        guessed: false,
        titles: list(&text.titles),
        blocks: list(&text.blocks),
        absent: list(&text.absent),
        sections: sections.leak(),
        rows_section: text.rows_section.clone().leak(),
        rows: list(&text.rows),
        status: [
            list(&text.running),
            list(&text.ended),
            list(&text.interrupted),
        ],
        mode: [list(&text.single), list(&text.joint), list(&text.transfer)],
    })
}

fn template_section(section: &file::SectionEntry) -> Result<TemplateSection, (String, String)> {
    let body = match section.body.as_str() {
        "always" => Body::Always,
        "ended" => Body::Ended,
        "" => Body::Optional,
        other => return Err(("body is “always” or “ended”".to_owned(), other.to_owned())),
    };
    let fund = match section.fund.as_str() {
        "" => None,
        code => Some(
            [FundCode::Erdf, FundCode::Cf, FundCode::Esf]
                .into_iter()
                .find(|f| f.code() == code)
                .ok_or_else(|| {
                    (
                        "is no fund; use ERDF, CF or ESF".to_owned(),
                        code.to_owned(),
                    )
                })?,
        ),
    };
    if section.title.trim().is_empty() || section.also.iter().any(|a| a.trim().is_empty()) {
        return Err(("has no title".to_owned(), section.number.clone()));
    }
    let also: Vec<&'static str> = section.also.iter().map(|w| &*w.clone().leak()).collect();
    let (number, title) = (section.number.clone().leak(), section.title.clone().leak());
    Ok(TemplateSection {
        number,
        title,
        also: also.leak(),
        required: section.required,
        body,
        fund,
    })
}
