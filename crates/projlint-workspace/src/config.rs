//! `projlint.toml`: which rules are on, with which severity, in which language findings are told, and
//! tables of the user's own.

use crate::files::lexical;
use projlint_rules::Settings;
use projlint_rules::message::Reader;
use projlint_rules::rule::{Severity, Status};
use projlint_rules::rules::{ALL, find};
use projlint_rules::tables::{TableError, Tables};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Name of the configuration file.
pub const NAME: &str = "projlint.toml";

/// A configuration file.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Rules that are on, by code, name or family; all stable rules when it is missing.
    pub select: Option<Vec<String>>,
    /// Rules that are off.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Severity of a rule's findings.
    #[serde(default)]
    pub severity: BTreeMap<String, String>,
    /// Language of the findings for a reader.
    pub language: Option<String>,
    /// Tables of the user's own.
    #[serde(default)]
    pub tables: TableFiles,
    /// What they hold.
    #[serde(skip)]
    pub read: Option<Arc<Tables>>,
    /// Documents of one project, where neither a code nor their facts link them.
    #[serde(default)]
    pub project: Vec<ProjectFiles>,
    /// The folder of the configuration.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// The documents of one project.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct ProjectFiles {
    /// Their paths from the configuration.
    pub documents: Vec<String>,
}

/// Files with tables of the user's own, beside the configuration.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableFiles {
    /// Postal codes with their towns.
    pub postal_codes: Option<String>,
    /// Municipalities beside the embedded ones.
    pub municipalities: Option<String>,
}

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        why: String,
    },
    /// The file is not what it should be.
    #[error("{path}: {why}")]
    Wrong {
        /// The file.
        path: String,
        /// What is wrong and where.
        why: String,
        /// The bytes of the file that are wrong, if they are known.
        at: Option<Range<usize>>,
    },
    /// No rule has this code, name or family.
    #[error("there is no rule “{0}”; `projlint rules` lists them")]
    Rule(String),
    /// No severity has this name.
    #[error("there is no severity “{0}”; use error, warning, info or hint")]
    Severity(String),
    /// Messages are not written in this language.
    #[error("there are no messages in “{0}”; use en, fi or sv")]
    Language(String),
}

impl Config {
    /// Reads a configuration.
    ///
    /// # Errors
    ///
    /// For syntax, unknown keys, rules, severities and languages.
    pub fn parse(path: &str, text: &str) -> Result<Self, ConfigError> {
        let wrong = |why: String, at| ConfigError::Wrong { path: path.to_owned(), why, at };
        let mut config: Self = toml::from_str(text).map_err(|e| wrong(e.to_string().trim_end().to_owned(), e.span()))?;
        let found = config.settings().map(|_| ()).and_then(|()| config.reader().map(|_| ()));
        found.map_err(|e| wrong(e.to_string(), e.word().and_then(|w| place(text, w))))?;
        config.read = config.tables.read(Path::new(path)).map_err(|(file, why)| wrong(why, place(text, &file)))?;
        config.folder = lexical(Path::new(path).parent().unwrap_or(Path::new("")));
        Ok(config)
    }

    /// What stands for the code of a document that the configuration counts to a project.
    pub fn project_of(&self, document: &Path) -> Option<String> {
        if self.project.is_empty() {
            return None;
        }
        let document = lexical(document);
        let at = self.project.iter().position(|p| p.documents.iter().any(|d| lexical(&self.folder.join(d)) == document))?;
        Some(format!("{} [[project]] {}", self.folder.display(), at + 1))
    }

    /// The settings of the library.
    ///
    /// # Errors
    ///
    /// For unknown rules and severities.
    pub fn settings(&self) -> Result<Settings, ConfigError> {
        let mut settings = Settings { tables: self.read.clone(), ..Settings::default() };
        if let Some(names) = &self.select {
            select(&mut settings, names)?;
        }
        for name in &self.ignore {
            each(name, |index| settings.rules[index].0 = false)?;
        }
        for (name, severity) in &self.severity {
            let severity = Severity::parse(severity).ok_or_else(|| ConfigError::Severity(severity.clone()))?;
            each(name, |index| settings.rules[index].1 = Some(severity))?;
        }
        Ok(settings)
    }

    /// The language of the findings.
    ///
    /// # Errors
    ///
    /// For a language without messages.
    pub fn reader(&self) -> Result<Option<Reader>, ConfigError> {
        let Some(language) = &self.language else { return Ok(None) };
        let known = Reader::ALL.into_iter().find(|r| r.code() == language);
        known.map(Some).ok_or_else(|| ConfigError::Language(language.clone()))
    }
}

impl TableFiles {
    /// Reads the tables of a configuration file; on failure the name of the table's file and what is wrong with it.
    fn read(&self, config: &Path) -> Result<Option<Arc<Tables>>, (String, String)> {
        type Add = fn(&mut Tables, &str) -> Result<(), TableError>;
        let files: [(&Option<String>, Add); 2] =
            [(&self.postal_codes, Tables::add_postcodes), (&self.municipalities, Tables::add_municipalities)];
        let mut tables = None;
        for (file, add) in files.into_iter().filter_map(|(file, add)| Some((file.as_ref()?, add))) {
            let path = config.parent().unwrap_or(Path::new("")).join(file);
            let failed = |why: String| (file.clone(), format!("{}: {why}", path.display()));
            let text = std::fs::read_to_string(&path).map_err(|e| failed(format!("the table cannot be read: {e}")))?;
            let read = add(tables.get_or_insert_with(Tables::default), &text);
            read.map_err(|e| failed(format!("line {}: {}", e.line, e.why)))?;
        }
        Ok(tables.map(Arc::new))
    }
}

impl ConfigError {
    /// The word that is not known.
    fn word(&self) -> Option<&str> {
        match self {
            Self::Rule(word) | Self::Severity(word) | Self::Language(word) => Some(word),
            Self::Unreadable { .. } | Self::Wrong { .. } => None,
        }
    }
}

/// Where a word stands as a string or a key.
fn place(text: &str, word: &str) -> Option<Range<usize>> {
    let quoted = ['"', '\''].iter().find_map(|q| text.find(&format!("{q}{word}{q}")).map(|at| at..at + word.len() + 2));
    quoted.or_else(|| text.find(word).map(|at| at..at + word.len()))
}

/// The text of a configuration in which a rule is off as well; `None` when the text is no configuration.
pub fn without_rule(text: &str, name: &str) -> Option<String> {
    let mut document: toml_edit::DocumentMut = text.parse().ok()?;
    let list = document.entry("ignore").or_insert_with(|| toml_edit::Array::new().into()).as_array_mut()?;
    if !list.iter().any(|known| known.as_str() == Some(name)) {
        list.push(name);
    }
    Some(document.to_string())
}

/// Turns on the named rules alone.
///
/// # Errors
///
/// For unknown rules.
pub fn select(settings: &mut Settings, names: &[String]) -> Result<(), ConfigError> {
    let mut on = vec![false; ALL.len()];
    for name in names {
        let whole = find(name.trim()).is_some();
        each(name, |index| on[index] |= whole || ALL[index].status == Status::Stable)?;
    }
    for (rule, on) in settings.rules.iter_mut().zip(on) {
        rule.0 = on;
    }
    Ok(())
}

/// Calls `change` with the index of every rule that a code, a name, a family (`FUND`) or `ALL` names.
fn each(name: &str, mut change: impl FnMut(usize)) -> Result<(), ConfigError> {
    let name = name.trim();
    let family = name.to_ascii_uppercase();
    let mut any = false;
    for (index, rule) in ALL.iter().enumerate() {
        let in_family = rule.code.strip_prefix(family.as_str()).is_some_and(|n| n.len() == 3);
        if family == "ALL" || in_family || rule.code == family || rule.name.eq_ignore_ascii_case(name) {
            change(index);
            any = true;
        }
    }
    if any { Ok(()) } else { Err(ConfigError::Rule(name.to_owned())) }
}

/// The configurations of the folders that were asked for.
#[derive(Debug, Default)]
pub struct Configs {
    folders: HashMap<PathBuf, Option<Arc<Config>>>,
}

impl Configs {
    /// The configuration that holds for the files of a folder: the nearest `projlint.toml` upwards.
    ///
    /// # Errors
    ///
    /// When that file cannot be read or is wrong.
    pub fn of(&mut self, folder: &Path) -> Result<Option<Arc<Config>>, ConfigError> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let file = folder.join(NAME);
        let found = if file.is_file() {
            let path = file.display().to_string();
            let text = std::fs::read_to_string(&file).map_err(|e| ConfigError::Unreadable { path: path.clone(), why: e.to_string() })?;
            Some(Arc::new(Config::parse(&path, &text)?))
        } else {
            match parent(folder) {
                Some(up) => self.of(&up)?,
                None => None,
            }
        };
        self.folders.insert(folder.to_owned(), found.clone());
        Ok(found)
    }
}

/// The folder above; a relative path is made absolute when it has no more parents of its own.
fn parent(folder: &Path) -> Option<PathBuf> {
    match folder.parent() {
        Some(up) if !up.as_os_str().is_empty() && !folder.ends_with("..") => Some(up.to_owned()),
        _ if folder.is_absolute() => None,
        _ => std::path::absolute(Path::new(".").join(folder)).ok().map(|p| lexical(&p))?.parent().map(Path::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_named_by_code_name_or_family() {
        let config =
            Config::parse("p", "select = [\"fund\", \"eu-share-mismatch\"]\nignore = [\"FUND006\"]\n[severity]\nFUND001 = \"info\"")
                .expect("valid");
        let settings = config.settings().expect("valid");
        let on: Vec<&str> = ALL.iter().zip(&settings.rules).filter(|(_, s)| s.0).map(|(r, _)| r.code).collect();
        assert_eq!(on, ["FUND001", "FUND002", "FUND003", "FUND004", "FUND005", "FUND007", "FUND008", "FUND009", "SHARE001"]);
        assert_eq!(settings.rules[0].1, Some(Severity::Info));
    }

    #[test]
    fn a_rule_is_turned_off_beside_what_stands_there() {
        let text = "# ours\nignore = [\"FUND006\"] # low\n\n[severity]\nFUND001 = \"info\"\n";
        let off = without_rule(text, "eu-share-mismatch").expect("a configuration");
        assert_eq!(off, "# ours\nignore = [\"FUND006\", \"eu-share-mismatch\"] # low\n\n[severity]\nFUND001 = \"info\"\n");
        assert_eq!(without_rule(&off, "eu-share-mismatch").as_deref(), Some(off.as_str()), "twice is once");
        let new = without_rule("[severity]\nFUND001 = \"info\"\n", "FUND002").expect("a configuration");
        assert!(Config::parse("p", &new).is_ok_and(|c| c.ignore == ["FUND002"]), "{new}");
        assert_eq!(without_rule("ignore = [", "FUND002"), None);
    }

    #[test]
    fn what_is_wrong_has_a_place() {
        let at = |text: &str| match Config::parse("p", text) {
            Err(ConfigError::Wrong { at: Some(at), .. }) => text[at].to_owned(),
            other => panic!("{other:?}"),
        };
        assert_eq!(at("ignore = [\"FUND99\"]"), "\"FUND99\"");
        assert_eq!(at("[severity]\nFUND001 = \"fatal\""), "\"fatal\"");
        assert_eq!(at("selct = []"), "selct");
    }

    #[test]
    fn tables_lie_beside_the_configuration() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(NAME).display().to_string();
        let text = "[tables]\npostal-codes = \"codes.tsv\"\n";
        let missing = Config::parse(&path, text).expect_err("no such file").to_string();
        assert!(missing.contains("codes.tsv: the table cannot be read"), "{missing}");
        std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu\n60100").expect("written");
        let wrong = Config::parse(&path, text).expect_err("no town").to_string();
        assert!(wrong.contains("codes.tsv: line 2"), "{wrong}");
        std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu").expect("written");
        let settings = Config::parse(&path, text).and_then(|c| c.settings()).expect("right");
        assert_eq!(settings.tables.as_ref().and_then(|t| t.towns("80100")), Some(&["Joensuu".to_owned()][..]));
    }

    #[test]
    fn what_is_unknown_is_an_error_that_says_so() {
        let error = |text: &str| Config::parse("projlint.toml", text).expect_err("invalid").to_string();
        assert!(error("selct = []").contains("selct"), "{}", error("selct = []"));
        assert!(error("ignore = [\"FUND99\"]").contains("FUND99"));
        assert!(error("language = \"de\"").contains("en, fi or sv"));
        assert!(error("[severity]\nFUND001 = \"fatal\"").contains("fatal"));
    }
}
