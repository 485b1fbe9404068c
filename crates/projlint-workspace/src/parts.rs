//! The parts of a configuration.

use crate::config::ConfigError;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use projlint_rules::catalog::tables::{OwnTables, TableError};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// What the documents are: kohesio, eura2014, eura2007, narrative, form or unknown.
    pub kind: Option<String>,
    /// The language they are written in, by its code.
    pub language: Option<String>,
    #[serde(skip)]
    pub(crate) folder: PathBuf,
    #[serde(skip)]
    pub(crate) globs: CompiledGlobs,
}

/// Compiled globs; two that came of the same words are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct CompiledGlobs(pub(crate) GlobSet);

impl PartialEq for CompiledGlobs {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CompiledGlobs {}

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

/// Compiles globs.
pub(crate) fn compile_globs(patterns: &[String]) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // A pattern without a folder fits files in every folder, as in `.gitignore`.
        let whole = if pattern.contains('/') {
            pattern.trim_start_matches("./").to_owned()
        } else {
            format!("**/{pattern}")
        };
        let glob = GlobBuilder::new(&whole).literal_separator(true).build();
        set.add(glob.map_err(|e| ConfigError::Glob(pattern.clone(), e.kind().to_string()))?);
    }
    set.build()
        .map_err(|e| ConfigError::Glob(patterns.join(", "), e.to_string()))
}

impl TableFiles {
    /// Reads the tables of a configuration file; on failure the name of the table's file and what is wrong with it.
    pub(crate) fn read(&self, config: &Path) -> Result<Option<Arc<OwnTables>>, (String, String)> {
        type Add = fn(&mut OwnTables, &str) -> Result<(), TableError>;
        let files: [(&Option<String>, Add); 2] = [
            (&self.postal_codes, OwnTables::add_postcodes),
            (&self.municipalities, OwnTables::add_municipalities),
        ];
        let mut tables = None;
        for (file, add) in files
            .into_iter()
            .filter_map(|(file, add)| Some((file.as_ref()?, add)))
        {
            let path = config.parent().unwrap_or(Path::new("")).join(file);
            let failed = |why: String| (file.clone(), format!("{}: {why}", path.display()));
            let text = std::fs::read_to_string(&path)
                .map_err(|e| failed(format!("the table cannot be read: {e}")))?;
            let read = add(tables.get_or_insert_with(OwnTables::default), &text);
            read.map_err(|e| failed(format!("line {}: {}", e.line, e.why)))?;
        }
        Ok(tables.map(Arc::new))
    }
}
