//! What a configuration file can say.

use crate::config::globs::CompiledGlobs;
use projlint_rules::catalog::own::OwnTemplates;
use projlint_rules::catalog::tables::OwnTables;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// What a configuration file says, together with those it extends.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "projlint.toml")]
pub struct Config {
    /// Configuration files that this one builds on; what it says itself comes on top.
    #[serde(default)]
    pub extends: ExtendedFiles,
    /// Rules that are on, by code, name or family; all stable rules when it is missing.
    pub select: Option<Vec<String>>,
    /// Rules that are off.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Severity of a rule's findings: error, warning, info or hint.
    #[serde(default)]
    pub severity: BTreeMap<String, String>,
    /// What a rule lets pass, in its own unit, for rules that have a tolerance.
    #[serde(default)]
    pub tolerance: BTreeMap<String, i64>,
    /// The lowest severity that makes the exit status 1: error, warning, info or never.
    pub fail_on: Option<String>,
    /// Language of the findings for a reader: en, fi or sv.
    pub language: Option<String>,
    /// File with findings that are known and not reported again.
    pub baseline: Option<String>,
    /// What holds for some of the documents.
    #[serde(default)]
    pub files: Vec<FileRules>,
    /// Findings that are accepted, in documents that can have no comments.
    #[serde(default)]
    pub suppress: Vec<AcceptedEntry>,
    /// Files with templates of the user's own: what an organisation's form looks like, and which labels state which field.
    #[serde(default)]
    pub templates: Vec<String>,
    /// Tables of the user's own.
    #[serde(default)]
    pub tables: TableFiles,
    /// Documents of one project, where neither a code nor their facts link them.
    #[serde(default)]
    pub project: Vec<ProjectFiles>,
    /// What the tables hold.
    #[serde(skip)]
    pub read: Option<Arc<OwnTables>>,
    /// What the templates are.
    #[serde(skip)]
    pub forms: Option<Arc<OwnTemplates>>,
    /// The files that say all this, the one that was found last.
    #[serde(skip)]
    pub layers: Vec<Layer>,
}

impl Config {
    /// This configuration with what a later one says on top.
    pub(crate) fn overlaid_by(mut self, top: Self) -> Self {
        self.ignore.extend(top.ignore);
        self.severity.extend(top.severity);
        self.tolerance.extend(top.tolerance);
        self.files.extend(top.files);
        self.suppress.extend(top.suppress);
        self.project.extend(top.project);
        self.layers.extend(top.layers);
        self.templates.extend(top.templates);
        Self {
            extends: top.extends,
            select: top.select.or(self.select),
            fail_on: top.fail_on.or(self.fail_on),
            language: top.language.or(self.language),
            baseline: top.baseline.or(self.baseline),
            read: top.read.or(self.read),
            tables: if top.tables == TableFiles::default() {
                self.tables
            } else {
                top.tables
            },
            ..self
        }
    }
}

/// Files that a configuration extends.
#[derive(Clone, Debug, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(untagged)]
pub enum ExtendedFiles {
    /// One path from the configuration.
    One(String),
    /// Several; a later one comes on top.
    Many(Vec<String>),
}

impl Default for ExtendedFiles {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl ExtendedFiles {
    /// The paths.
    pub fn paths(&self) -> &[String] {
        match self {
            Self::One(path) => std::slice::from_ref(path),
            Self::Many(paths) => paths,
        }
    }
}

/// What holds for the documents whose paths fit.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FileRules {
    /// Globs of paths from the configuration: `drafts/**`, `*.md`.
    pub paths: Vec<String>,
    /// The only rules that are on.
    pub select: Option<Vec<String>>,
    /// Rules that are off.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Severity of a rule's findings.
    #[serde(default)]
    pub severity: BTreeMap<String, String>,
    /// What the documents are: the name of a template, or narrative, form or unknown.
    pub kind: Option<String>,
    /// The language they are written in, by its code.
    pub language: Option<String>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
    #[serde(skip)]
    pub(crate) globs: CompiledGlobs,
}

/// A finding that is accepted.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct AcceptedEntry {
    /// The document, as a path from the configuration.
    pub path: String,
    /// Code or name of the rule.
    pub rule: String,
    /// The text that the finding is on; every text without it.
    pub text: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// The documents of one project.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ProjectFiles {
    /// Their paths from the configuration.
    pub documents: Vec<String>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
}

/// Files with the user's own tables, relative to the configuration.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableFiles {
    /// Postal codes with their towns.
    pub postal_codes: Option<String>,
    /// Municipalities in addition to the embedded ones.
    pub municipalities: Option<String>,
}

/// A configuration file as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub table: toml::Table,
}

impl Eq for Layer {}

/// The JSON schema of a configuration file, as text.
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Config)).unwrap_or_default()
}
