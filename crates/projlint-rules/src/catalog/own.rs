//! Templates of the user's own: an organisation's form, written as data in the same format as the embedded ones.

use crate::catalog::file::{FieldEntry, SectionEntry, TemplateFile, TemplateFileText};
use crate::catalog::model::Lang;
use crate::catalog::shared::Shared;
use crate::catalog::template::{
    Body, DocumentKind, Family, LabelEntry, PrintedPeriod, Template, TemplateId, TemplatePart,
    TemplateSection, TemplateText, ValueBelow, WordList,
};
use crate::catalog::{TEMPLATES, kind_named, labels_by_key};
use crate::field::FieldId;
use crate::text::fold::fold_key;
use crate::value::code::FundCode;
use crate::value::date::Years;
use crate::value::money::Currency;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

/// What a configuration says of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declared {
    /// What it is, whatever it looks like.
    pub kind: Option<DocumentKind>,
    /// Its language, whatever its words say.
    pub language: Option<Lang>,
    /// Findings that are accepted.
    pub accepted: Vec<AcceptedFinding>,
    /// Templates of the user's own.
    pub forms: Option<Arc<OwnTemplates>>,
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

/// The templates that a configuration names.
#[derive(Debug)]
pub struct OwnTemplates {
    files: Vec<TemplateFile>,
    texts: Vec<Arc<TemplateText>>,
    labels: HashMap<u64, Vec<LabelEntry>>,
}

impl PartialEq for OwnTemplates {
    fn eq(&self, other: &Self) -> bool {
        self.files == other.files
    }
}

impl Eq for OwnTemplates {}

impl OwnTemplates {
    /// Makes the templates.
    ///
    /// # Errors
    ///
    /// For names that are not known and for labels that state two fields; what is wrong, and the word that is.
    pub fn new(files: Vec<TemplateFile>) -> Result<Self, (String, String)> {
        let (mut texts, mut labels) = (Vec::new(), HashMap::<u64, Vec<LabelEntry>>::new());
        for (place, file) in files.iter().enumerate() {
            let id = TemplateId(u16::try_from(TEMPLATES.len() + place).unwrap_or(u16::MAX));
            let template = Arc::new(own_template(id, file)?);
            for (code, text) in &file.language {
                let lang = Lang::of_code(code)
                    .ok_or_else(|| wrong("is the code of no language of the EU", code))?;
                if template.family != Family::Narrative {
                    texts.push(Arc::new(own_text(&template, lang, text)?));
                }
                for (order, field) in text.fields.iter().enumerate() {
                    add_label(&mut labels, (&template, lang), order, field)?;
                }
            }
        }
        for (key, entries) in &mut labels {
            entries.extend(labels_by_key(*key).iter().cloned());
        }
        Ok(Self {
            files,
            texts,
            labels,
        })
    }

    /// The entries for a label, the user's own first.
    pub(crate) fn labels_named(&self, label: &str) -> Option<&[LabelEntry]> {
        let entries = (label.len() <= 160).then(|| self.labels.get(&fold_key(label)))?;
        entries.map(Vec::as_slice)
    }

    /// The forms in each of their languages.
    pub(crate) fn texts(&self) -> &[Arc<TemplateText>] {
        &self.texts
    }

    /// How many templates there are.
    pub(crate) fn count(&self) -> usize {
        self.files.len()
    }
}

fn wrong(why: &str, word: &str) -> (String, String) {
    (why.to_owned(), word.to_owned())
}

/// The properties of a template of the user's own.
fn own_template(id: TemplateId, file: &TemplateFile) -> Result<Template, (String, String)> {
    let named = file.family.as_deref().unwrap_or(&file.kind);
    let family = Family::parse(named).filter(|family| *family != Family::Unknown);
    let family = family.ok_or_else(|| match &file.family {
        None => wrong(
            "kind is “form”, or “narrative” for labels alone; another kind needs a family",
            &file.kind,
        ),
        Some(_) => wrong(
            "is no family; use page, description, narrative, form or list",
            named,
        ),
    })?;
    if kind_named(&file.kind).is_some_and(|kind| kind.template().is_some()) {
        return Err(wrong("is the kind of an embedded template", &file.kind));
    }
    check_properties(file, family)?;
    let sections = file.language.values().any(|text| !text.sections.is_empty());
    let required = file
        .language
        .values()
        .any(|text| text.fields.iter().any(|field| field.required));
    let mut parts = 0;
    if sections {
        parts |= TemplatePart::Sections.bit();
    }
    if required {
        parts |= TemplatePart::Required.bit();
    }
    for name in &file.has {
        let part = TemplatePart::ALL.into_iter().find(|p| p.name() == name);
        parts |= part
            .ok_or_else(|| wrong("is no part of a template", name))?
            .bit();
    }
    let currency = match &file.currency {
        None => Currency::Unknown,
        Some(code) => Currency::of_code(code)
            .ok_or_else(|| wrong("is the code of no currency that is known", code))?,
    };
    let value_below = match file.value_below.as_deref() {
        None => ValueBelow::Never,
        Some("joined") => ValueBelow::Joined,
        Some("always") => ValueBelow::Always,
        Some(other) => return Err(wrong("value-below is “joined” or “always”", other)),
    };
    let distinctive = match &file.distinctive {
        None => None,
        Some(name) => Some(field_named(name)?),
    };
    let years = |[first, last]: [u16; 2]| Years { first, last };
    let text = |text: &Option<String>| text.clone().map(Cow::Owned);
    Ok(Template {
        id,
        name: Cow::Owned(file.kind.clone()),
        family,
        parts,
        currency,
        period: file.period.map(years),
        country: text(&file.country),
        decimal_mark: file.decimal_mark,
        value_below,
        site_header: text(&file.site_header),
        known_by_labels: file.known_by_labels,
        distinctive,
        printed_period: file.printed_period.map(|[printed, means]| PrintedPeriod {
            printed: years(printed),
            means: years(means),
        }),
        english_acronyms: file.english_acronyms,
        exact_shares: file.exact_shares,
        title_below: file.title_below,
        country_line: text(&file.country_line),
        length_limit: file.length_limit,
        spaced_layout: file.spaced_layout,
        eu_percent_of_granted: file.eu_percent_of_granted,
    })
}

/// Refuses what an own template cannot say, and values that mean nothing.
fn check_properties(file: &TemplateFile, family: Family) -> Result<(), (String, String)> {
    let plain = Family::parse(&file.kind).is_some_and(|named| named != family);
    let embedded_only = [
        ("site-header", file.site_header.is_some()),
        ("known-by-labels", file.known_by_labels.is_some()),
        ("distinctive", file.distinctive.is_some()),
        (
            "headings",
            file.language.values().any(|text| !text.headings.is_empty()),
        ),
    ];
    if file.kind.trim().is_empty() || plain {
        return Err(wrong(
            "is no kind for a template of this family",
            &file.kind,
        ));
    }
    if let Some((key, _)) = embedded_only.iter().find(|(_, used)| *used) {
        return Err(wrong("is only for embedded templates; use titles", key));
    }
    if let Some([first, last]) = file.period.filter(|[first, last]| first > last) {
        return Err(wrong("is no period", &format!("{first}, {last}")));
    }
    let is_country =
        |code: &String| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    if let Some(code) = file.country.as_ref().filter(|code| !is_country(code)) {
        return Err(wrong("is no ISO code of a country", code));
    }
    if let Some(mark) = file.decimal_mark.filter(|mark| !['.', ','].contains(mark)) {
        return Err(wrong("is no decimal mark; use . or ,", &mark.to_string()));
    }
    if file
        .country_line
        .as_ref()
        .is_some_and(|line| line.trim().is_empty())
    {
        return Err(wrong("has no text", "country-line"));
    }
    if file.length_limit == Some(0) {
        return Err(wrong("is at least 1", "length-limit"));
    }
    if file
        .eu_percent_of_granted
        .is_some_and(|percent| percent != 50)
    {
        return Err(wrong("is 50, or missing", "eu-percent-of-granted"));
    }
    Ok(())
}

fn field_named(name: &str) -> Result<FieldId, (String, String)> {
    let known = FieldId::ALL.iter().copied().find(|f| f.name() == name);
    known.ok_or_else(|| {
        wrong(
            "is no field; the fields of the embedded templates are listed in the documentation",
            name,
        )
    })
}

fn add_label(
    labels: &mut HashMap<u64, Vec<LabelEntry>>,
    (template, lang): (&Template, Lang),
    order: usize,
    field: &FieldEntry,
) -> Result<(), (String, String)> {
    let id = field_named(&field.field)?;
    for (n, label) in std::iter::once(&field.label).chain(&field.also).enumerate() {
        if label.trim().is_empty() {
            return Err(wrong("has no label", &field.field));
        }
        let list = labels.entry(fold_key(label)).or_default();
        let shared = [Family::Form, Family::Narrative].contains(&template.family);
        let clash = |e: &LabelEntry| {
            (e.template == template.id || shared && e.family == template.family)
                && (e.lang, &*e.section) == (lang, field.section.as_str())
                && e.field != id
        };
        if list.iter().any(clash) {
            return Err(wrong("states two fields; say the section of each", label));
        }
        list.push(LabelEntry {
            key: fold_key(label),
            text: Cow::Owned(label.clone()),
            template: template.id,
            family: template.family,
            lang,
            field: id,
            section: Cow::Owned(field.section.clone()),
            required: field.required && n == 0,
            order: u16::try_from(order).unwrap_or(u16::MAX),
            main: n == 0,
        });
    }
    Ok(())
}

/// What a template of the user's own says in a language.
fn own_text(
    template: &Arc<Template>,
    lang: Lang,
    text: &TemplateFileText,
) -> Result<TemplateText, (String, String)> {
    let sections = text.sections.iter().map(template_section);
    Ok(TemplateText {
        template: Shared::Own(template.clone()),
        lang,
        guessed: false,
        titles: words(&text.titles),
        headings: words(&text.headings),
        blocks: words(&text.blocks),
        absent: words(&text.absent),
        sections: Cow::Owned(sections.collect::<Result<_, _>>()?),
        rows_section: Cow::Owned(text.rows_section.clone()),
        rows: words(&text.rows),
        status: [&text.running, &text.ended, &text.interrupted].map(|list| words(list)),
        mode: [&text.single, &text.joint, &text.transfer].map(|list| words(list)),
    })
}

fn words(list: &[String]) -> WordList {
    list.iter().cloned().map(Cow::Owned).collect()
}

fn template_section(section: &SectionEntry) -> Result<TemplateSection, (String, String)> {
    let body = match section.body.as_str() {
        "always" => Body::Always,
        "ended" => Body::Ended,
        "" => Body::Optional,
        other => return Err(wrong("body is “always” or “ended”", other)),
    };
    let fund = match section.fund.as_str() {
        "" => None,
        code => Some(
            [FundCode::Erdf, FundCode::Cf, FundCode::Esf]
                .into_iter()
                .find(|f| f.code() == code)
                .ok_or_else(|| wrong("is no fund; use ERDF, CF or ESF", code))?,
        ),
    };
    if section.title.trim().is_empty() || section.also.iter().any(|a| a.trim().is_empty()) {
        return Err(wrong("has no title", &section.number));
    }
    Ok(TemplateSection {
        number: Cow::Owned(section.number.clone()),
        title: Cow::Owned(section.title.clone()),
        also: words(&section.also),
        required: section.required,
        body,
        fund,
    })
}
