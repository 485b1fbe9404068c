//! The file format of templates, the same for the embedded ones and for a user's own.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A template: what a kind of document looks like.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TemplateFile {
    #[serde(default = "form_family")]
    pub kind: String,
    #[serde(default)]
    pub currency: Option<String>,
    #[serde(default)]
    pub guessed: Vec<String>,
    pub language: BTreeMap<String, TemplateFileText>,
}

/// The template in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TemplateFileText {
    #[serde(default)]
    pub titles: Vec<String>,
    #[serde(default)]
    pub blocks: Vec<String>,
    #[serde(default)]
    pub absent: Vec<String>,
    #[serde(default)]
    pub sections: Vec<SectionEntry>,
    pub fields: Vec<FieldEntry>,
    #[serde(default)]
    pub rows_section: String,
    #[serde(default)]
    pub rows: Vec<String>,
    #[serde(default)]
    pub running: Vec<String>,
    #[serde(default)]
    pub ended: Vec<String>,
    #[serde(default)]
    pub interrupted: Vec<String>,
    #[serde(default)]
    pub single: Vec<String>,
    #[serde(default)]
    pub joint: Vec<String>,
    #[serde(default)]
    pub transfer: Vec<String>,
}

/// A section: `body` says when it must have text, `always` or `ended`; `fund` whose variant of the template has it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct SectionEntry {
    pub number: String,
    pub title: String,
    #[serde(default)]
    pub also: Vec<String>,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub body: String,
    #[serde(default)]
    pub fund: String,
}

/// A label and the field that it states; `section` is the number of the section in which it has this meaning.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct FieldEntry {
    pub label: String,
    #[serde(default)]
    pub also: Vec<String>,
    pub field: String,
    #[serde(default)]
    pub required: bool,
    #[serde(default)]
    pub section: String,
}

fn form_family() -> String {
    "form".to_owned()
}
