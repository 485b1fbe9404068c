//! The file format of templates, the same for the embedded ones and for a user's own.

use serde::Deserialize;
use std::collections::BTreeMap;

/// A template: what a kind of document looks like.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TemplateFile {
    /// The name of the template in reports and configurations.
    #[serde(default = "form_kind")]
    pub kind: String,
    /// The family; that of the same name when it is missing.
    pub family: Option<String>,
    /// The parts that rules may need: sections, axes, indicators, places, required, texts.
    #[serde(default)]
    pub has: Vec<String>,
    /// ISO code of the currency of amounts that name none.
    pub currency: Option<String>,
    /// First and last year of the programming period that every document belongs to.
    pub period: Option<[u16; 2]>,
    /// The country that every document is about, by its ISO code.
    pub country: Option<String>,
    /// The decimal mark, whatever the language.
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
    /// Whether the portal prints the English acronyms of funds in all languages.
    #[serde(default)]
    pub english_acronyms: bool,
    /// Whether shares are computed from the amounts, and so are exact.
    #[serde(default)]
    pub exact_shares: bool,
    /// Whether the title of the project is alone on a line after the labels.
    #[serde(default)]
    pub title_below: bool,
    /// The beginning of the line that ends with the country.
    pub country_line: Option<String>,
    /// Bytes after which the portal cuts a description.
    pub length_limit: Option<usize>,
    /// Whether the layout itself has runs of spaces.
    #[serde(default)]
    pub spaced_layout: bool,
    /// Per cent of the granted EU and state funding that is the EU's.
    pub eu_percent_of_granted: Option<i64>,
    /// Languages whose version was never met and is a guess.
    #[serde(default)]
    pub guessed: Vec<String>,
    /// What it says in each language, by the code of the language.
    pub language: BTreeMap<String, TemplateFileText>,
}

/// The template in one language.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct TemplateFileText {
    /// How a line of the document's head begins or ends.
    #[serde(default)]
    pub titles: Vec<String>,
    /// Headings without a number by which a document that has labels of the template is known.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Lines that head a block and state nothing; extraction glues them to the label that follows.
    #[serde(default)]
    pub blocks: Vec<String>,
    /// Words for a value that is not there.
    #[serde(default)]
    pub absent: Vec<String>,
    /// The sections, in their order.
    #[serde(default)]
    pub sections: Vec<SectionEntry>,
    /// The labels.
    pub fields: Vec<FieldEntry>,
    /// The number of the section with a table of scores.
    #[serde(default)]
    pub rows_section: String,
    /// The rows of that table.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Words for a project that runs.
    #[serde(default)]
    pub running: Vec<String>,
    /// Words for a project that has ended.
    #[serde(default)]
    pub ended: Vec<String>,
    /// Words for a project that was interrupted.
    #[serde(default)]
    pub interrupted: Vec<String>,
    /// Words for a project of one applicant.
    #[serde(default)]
    pub single: Vec<String>,
    /// Words for a project of several applicants.
    #[serde(default)]
    pub joint: Vec<String>,
    /// Words for a project that passes its funding on.
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
