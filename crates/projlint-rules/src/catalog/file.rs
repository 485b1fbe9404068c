//! The file format of templates, the same for the embedded ones and for a user's own.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A template: what a kind of document looks like.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[allow(missing_docs)]
pub struct TemplateFile {
    #[serde(default = "form_kind")]
    pub kind: String,
    /// The family; that of the same name when it is missing.
    pub family: Option<String>,
    /// The parts that rules may need: sections, axes, indicators, places, required, texts.
    #[serde(default)]
    pub has: Vec<String>,
    pub currency: Option<String>,
    /// First and last year of the programming period that every document belongs to.
    pub period: Option<[u16; 2]>,
    /// The country that every document is about, by its ISO code.
    pub country: Option<String>,
    pub decimal_mark: Option<char>,
    /// Where a value is that does not follow its label: joined (on the next line, where that continues it) or always.
    pub value_below: Option<String>,
    /// How the title of each page begins, before a colon.
    pub site_header: Option<String>,
    /// By how many different labels a document without the title is known.
    pub known_by_labels: Option<u8>,
    /// The field of a label that counts twice among them.
    pub distinctive: Option<String>,
    /// A programming period that the portal prints, and the one that it means.
    pub printed_period: Option<[[u16; 2]; 2]>,
    #[serde(default)]
    pub english_acronyms: bool,
    #[serde(default)]
    pub exact_shares: bool,
    #[serde(default)]
    pub title_below: bool,
    /// The beginning of the line that ends with the country.
    pub country_line: Option<String>,
    /// Bytes after which the portal cuts a description.
    pub length_limit: Option<usize>,
    #[serde(default)]
    pub spaced_layout: bool,
    pub eu_percent_of_granted: Option<i64>,
    #[serde(default)]
    pub guessed: Vec<String>,
    pub language: BTreeMap<String, TemplateFileText>,
}

/// The template in one language.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct TemplateFileText {
    #[serde(default)]
    pub titles: Vec<String>,
    #[serde(default)]
    pub headings: Vec<String>,
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
#[derive(Clone, Debug, Deserialize, PartialEq)]
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
#[derive(Clone, Debug, Deserialize, PartialEq)]
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

fn form_kind() -> String {
    "form".to_owned()
}
