//! `projlint.toml`: which rules are on, with which severity, for which documents, in which language findings are written, what is
//! accepted, and tables of the user's own. A configuration may extend others and may stand in `pyproject.toml`.

use crate::files::{absolute_path, lexical_path};
use crate::layers::{self, Layer};
use crate::names::{self, nearest, rules_named};
use crate::parts::{
    AcceptedEntry, CompiledGlobs, ExtendedFiles, FileRules, ProjectFiles, TableFiles, compile_globs,
};
use projlint_rules::catalog::model::Kind;
use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::own::AcceptedFinding;
use projlint_rules::catalog::own::Declared;
use projlint_rules::catalog::own::OwnTemplates;
use projlint_rules::catalog::tables::OwnTables;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::settings::Settings;
use projlint_rules::rules::find;
use projlint_rules::text::range::ByteRange;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

pub use crate::names::{ignore_rules, select_rules};

/// Name of the configuration file.
pub const CONFIG_FILE: &str = "projlint.toml";
/// The other file that may hold a configuration, under `[tool.projlint]`.
pub const PYPROJECT: &str = "pyproject.toml";

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
    pub forms: Option<&'static OwnTemplates>,
    /// The files that say all this, the one that was found last.
    #[serde(skip)]
    pub layers: Vec<Layer>,
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
        at: Option<ByteRange>,
    },
    /// No rule has this code, name or family.
    #[error("there is no rule “{word}”{meant}; `projlint rules` lists them", word = .0, meant = nearest::did_you_mean(.0))]
    Rule(String),
    /// The rule has no tolerance.
    #[error("{0} has no tolerance; `projlint explain` says which rules have one")]
    Tolerance(String),
    /// A word is none of those that may stand there.
    #[error("“{0}” is none of {1}")]
    Word(String, &'static str),
    /// A glob cannot be read.
    #[error("“{0}” is no glob: {1}")]
    Glob(String, String),
    /// A suppression gives no reason.
    #[error("an entry under [[suppress]] for {0} gives no reason")]
    Reason(String),
    /// No severity has this name.
    #[error("there is no severity “{0}”; use error, warning, info or hint")]
    Severity(String),
    /// Messages are not written in this language.
    #[error("there are no messages in “{0}”; use en, fi or sv")]
    Language(String),
}

/// Words for `fail-on`.
const THRESHOLDS: [&str; 4] = ["error", "warning", "info", "never"];

impl Config {
    /// Reads a configuration with all that it extends.
    ///
    /// # Errors
    ///
    /// For syntax, unknown keys, rules, severities, languages and globs, and for extended files that cannot be read.
    pub fn parse(path: &str, text: &str) -> Result<Self, ConfigError> {
        layers::read_layers(Path::new(path), text, &mut Vec::new())
    }

    /// One file alone, checked word for word.
    pub(crate) fn parse_alone(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let wrong = |why: String, at| ConfigError::Wrong {
            path: path.display().to_string(),
            why,
            at,
        };
        let (mut config, table) =
            layers::read_table(path, text).map_err(|(why, at)| wrong(why, at))?;
        let checked = config
            .prepare_paths(path.parent().unwrap_or(Path::new("")))
            .and_then(|()| config.settings().map(|_| ()))
            .and_then(|()| config.message_lang().map(|_| ()));
        checked.map_err(|e| {
            let at = e.unknown_word().and_then(|w| place_of_word(text, w));
            let line = at.as_ref().map_or_else(String::new, |at| {
                format!(":{}", text[..at.start].matches('\n').count() + 1)
            });
            ConfigError::Wrong {
                path: format!("{}{line}", path.display()),
                why: e.to_string(),
                at,
            }
        })?;
        config.read = config
            .tables
            .read(path)
            .map_err(|(file, why)| wrong(why, place_of_word(text, &file)))?;
        for file in &mut config.templates {
            *file = lexical_path(&path.parent().unwrap_or(Path::new("")).join(&file))
                .display()
                .to_string();
        }
        config.layers = vec![Layer {
            path: path.to_owned(),
            table,
        }];
        Ok(config)
    }

    /// Notes where paths begin, and checks what the rest of the settings does not.
    fn prepare_paths(&mut self, folder: &Path) -> Result<(), ConfigError> {
        let word = |word: &Option<String>, known: &[&str], list| match word {
            Some(word) if !known.contains(&word.as_str()) => {
                Err(ConfigError::Word(word.clone(), list))
            }
            _ => Ok(()),
        };
        self.baseline = self
            .baseline
            .take()
            .map(|file| lexical_path(&folder.join(file)).display().to_string());
        let folder = &absolute_path(folder);
        word(&self.fail_on, &THRESHOLDS, "error, warning, info and never")?;
        for files in &mut self.files {
            files.folder = folder.to_owned();
            files.globs = CompiledGlobs(compile_globs(&files.paths)?);
            let kinds = [
                "kohesio",
                "eura2014",
                "eura2007",
                "narrative",
                "form",
                "unknown",
            ];
            word(
                &files.kind,
                &kinds,
                "kohesio, eura2014, eura2007, narrative, form and unknown",
            )?;
            if let Some(code) = files
                .language
                .as_ref()
                .filter(|code| Lang::of_code(code).is_none())
            {
                return Err(ConfigError::Word(
                    code.clone(),
                    "the codes of the EU's languages, such as fi, sv and en",
                ));
            }
        }
        for accepted in &mut self.suppress {
            accepted.folder = folder.to_owned();
            if find(&accepted.rule).is_none() {
                return Err(ConfigError::Rule(accepted.rule.clone()));
            }
            if accepted.reason.trim().is_empty() {
                return Err(ConfigError::Reason(accepted.rule.clone()));
            }
        }
        self.project
            .iter_mut()
            .for_each(|project| project.folder = folder.to_owned());
        Ok(())
    }

    /// What replaces the code of a document that the configuration assigns to a project.
    pub fn project_of(&self, document: &Path) -> Option<String> {
        if self.project.is_empty() {
            return None;
        }
        let document = absolute_path(document);
        let own = |p: &ProjectFiles| {
            p.documents
                .iter()
                .any(|d| lexical_path(&p.folder.join(d)) == document)
        };
        let at = self.project.iter().position(own)?;
        Some(format!(
            "{} [[project]] {}",
            self.project[at].folder.display(),
            at + 1
        ))
    }

    /// Documents that it names and that are not there, in words.
    pub fn missing_documents(&self) -> Vec<String> {
        let accepted = self
            .suppress
            .iter()
            .map(|s| ("[[suppress]]", &s.folder, &s.path));
        let linked = self
            .project
            .iter()
            .flat_map(|p| p.documents.iter().map(|d| ("[[project]]", &p.folder, d)));
        let gone = accepted
            .chain(linked)
            .filter(|(_, folder, path)| !folder.join(path).is_file());
        gone.map(|(what, folder, path)| {
            format!(
                "{what} names {}, which is not there",
                folder.join(path).display()
            )
        })
        .collect()
    }

    /// Which of `files` hold for a document, in their order.
    pub fn matching_files(&self, document: &Path) -> Vec<usize> {
        if self.files.is_empty() {
            return Vec::new();
        }
        let document = absolute_path(document);
        // A pattern for every folder (`*.md`, `**/drafts/*`) of a shared configuration holds wherever it is extended.
        let holds = |files: &FileRules| {
            files
                .globs
                .0
                .is_match(document.strip_prefix(&files.folder).unwrap_or(&document))
        };
        (0..self.files.len())
            .filter(|&at| holds(&self.files[at]))
            .collect()
    }

    /// What the configuration declares about a document.
    pub fn declared_for(&self, document: &Path) -> Declared {
        let mut known = Declared {
            forms: self.forms,
            ..Declared::default()
        };
        for files in self
            .matching_files(document)
            .into_iter()
            .map(|at| &self.files[at])
        {
            known.kind = files.kind.as_deref().and_then(Kind::parse).or(known.kind);
            known.language = files
                .language
                .as_deref()
                .and_then(Lang::of_code)
                .or(known.language);
        }
        if !self.suppress.is_empty() {
            let document = absolute_path(document);
            let own = self
                .suppress
                .iter()
                .filter(|s| lexical_path(&s.folder.join(&s.path)) == document);
            known.accepted = own
                .map(|s| AcceptedFinding {
                    rule: s.rule.clone(),
                    text: s.text.clone(),
                    reason: s.reason.clone(),
                })
                .collect();
        }
        known
    }

    /// The settings of the library for all documents.
    ///
    /// # Errors
    ///
    /// For unknown rules and severities.
    pub fn settings(&self) -> Result<Settings, ConfigError> {
        self.settings_with(&(0..self.files.len()).collect::<Vec<_>>())
            .and_then(|_| self.settings_with(&[]))
    }

    /// The settings of the library for a document for which some of `files` hold.
    ///
    /// # Errors
    ///
    /// For unknown rules and severities.
    pub fn settings_with(&self, holding: &[usize]) -> Result<Settings, ConfigError> {
        let mut settings = Settings {
            tables: self.read.clone(),
            ..Settings::default()
        };
        apply_rules(&mut settings, &self.select, &self.ignore, &self.severity)?;
        for (name, tolerance) in &self.tolerance {
            if *tolerance < 0 {
                return Err(ConfigError::Word(
                    tolerance.to_string(),
                    "the numbers from 0 on",
                ));
            }
            let mut tolerant = rules_named(name)?;
            tolerant.retain(|rule| rule.tolerance.is_some());
            if tolerant.is_empty() {
                return Err(ConfigError::Tolerance(name.clone()));
            }
            for rule in tolerant {
                settings.rule_mut(rule).tolerance = Some(*tolerance);
            }
        }
        for files in holding.iter().filter_map(|at| self.files.get(*at)) {
            apply_rules(&mut settings, &files.select, &files.ignore, &files.severity)?;
        }
        Ok(settings)
    }

    /// The language of the findings.
    ///
    /// # Errors
    ///
    /// For a language without messages.
    pub fn message_lang(&self) -> Result<Option<MessageLang>, ConfigError> {
        let Some(language) = &self.language else {
            return Ok(None);
        };
        let known = MessageLang::ALL.into_iter().find(|r| r.code() == language);
        known
            .map(Some)
            .ok_or_else(|| ConfigError::Language(language.clone()))
    }

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

/// Turns rules on and off and sets their severity.
fn apply_rules(
    settings: &mut Settings,
    selected: &Option<Vec<String>>,
    ignore: &[String],
    severity: &BTreeMap<String, String>,
) -> Result<(), ConfigError> {
    if let Some(names) = selected {
        select_rules(settings, names)?;
    }
    names::ignore_rules(settings, ignore)?;
    for (name, severity) in severity {
        let severity =
            Severity::parse(severity).ok_or_else(|| ConfigError::Severity(severity.clone()))?;
        for rule in rules_named(name)? {
            settings.rule_mut(rule).severity = Some(severity);
        }
    }
    Ok(())
}

impl ConfigError {
    /// The word that is not known.
    fn unknown_word(&self) -> Option<&str> {
        match self {
            Self::Rule(word)
            | Self::Severity(word)
            | Self::Language(word)
            | Self::Tolerance(word)
            | Self::Word(word, _) => Some(word),
            Self::Glob(word, _) | Self::Reason(word) => Some(word),
            Self::Unreadable { .. } | Self::Wrong { .. } => None,
        }
    }
}

/// Where a word stands as a string or a key.
fn place_of_word(text: &str, word: &str) -> Option<ByteRange> {
    ['"', '\'']
        .iter()
        .find_map(|quote| ByteRange::find(text, &format!("{quote}{word}{quote}")))
        .or_else(|| ByteRange::find(text, word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use projlint_rules::rules::ALL;

    #[test]
    fn rules_are_named_by_code_name_or_family() {
        let config =
            Config::parse("p", "select = [\"fund\", \"eu-share-mismatch\"]\nignore = [\"FUND006\"]\n[severity]\nFUND001 = \"info\"")
                .expect("valid");
        let settings = config.settings().expect("valid");
        let on: Vec<&str> = ALL
            .iter()
            .map(|rule| &rule.meta)
            .filter(|rule| settings.rule(rule).on)
            .map(|rule| rule.code)
            .collect();
        assert_eq!(
            on,
            [
                "FUND001", "FUND002", "FUND003", "FUND004", "FUND005", "FUND007", "FUND008",
                "FUND009", "SHARE001"
            ]
        );
        assert_eq!(settings.rule(&ALL[0].meta).severity, Some(Severity::Info));
    }

    #[test]
    fn a_configuration_builds_on_others() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(&path, text).expect("written");
            path.display().to_string()
        };
        let base = "ignore = [\"FUND006\"]\nlanguage = \"fi\"\n[severity]\nFUND001 = \"info\"\n[[files]]\npaths = [\"drafts/**\"]\nignore = [\"FUND\"]\n";
        write("shared/base.toml", base);
        let text = "extends = \"shared/base.toml\"\nignore = [\"SHARE001\"]\nlanguage = \"sv\"\n[[files]]\npaths = [\"*.md\"]\nkind = \"eura2014\"\nlanguage = \"sv\"\n";
        let path = write("projlint.toml", text);
        let config = Config::parse(&path, text).expect("right");
        assert_eq!(
            (config.ignore.as_slice(), config.language.as_deref()),
            (
                &["FUND006".to_owned(), "SHARE001".to_owned()][..],
                Some("sv")
            )
        );
        let at = |name: &str| config.declared_for(&folder.path().join(name)).kind;
        assert_eq!((at("deep/a.md"), at("a.txt")), (Some(Kind::Eura2014), None));
        let holding = config.matching_files(&folder.path().join("shared/drafts/x/a.txt"));
        assert_eq!(holding, [0], "globs begin where they are written");
        let settings = config.settings_with(&holding).expect("right");
        assert!(
            ALL.iter()
                .map(|rule| &rule.meta)
                .all(|rule| !rule.code.starts_with("FUND") || !settings.rule(rule).on)
        );
        let circle = write("shared/base.toml", "extends = [\"../projlint.toml\"]");
        let error = Config::parse(&circle, "extends = [\"../projlint.toml\"]")
            .expect_err("a circle")
            .to_string();
        assert!(error.contains("leads back"), "{error}");
    }

    #[test]
    fn pyproject_may_configure() {
        let config = Config::parse(
            "pyproject.toml",
            "[project]\nname = \"x\"\n[tool.projlint]\nignore = [\"FUND006\"]\n",
        )
        .expect("right");
        assert_eq!(config.ignore, ["FUND006"]);
        assert!(
            Config::parse("pyproject.toml", "[tool.projlint]\nignor = []\n")
                .is_err_and(|e| e.to_string().contains("`ignore`"))
        );
        assert!(!crate::configures("[tool.ruff]\n") && crate::configures("[tool.projlint]\n"));
    }

    #[test]
    fn entries_hold_for_their_document() {
        let text = "[[suppress]]\npath = \"in/a.txt\"\nrule = \"SHARE001\"\ntext = \"45 %\"\nreason = \"rounded\"\n";
        let config = Config::parse("b/projlint.toml", text).expect("right");
        assert_eq!(
            config.declared_for(Path::new("b/in/a.txt")).accepted.len(),
            1
        );
        assert!(
            config
                .declared_for(Path::new("b/a.txt"))
                .accepted
                .is_empty()
        );
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
        let path = folder.path().join(CONFIG_FILE).display().to_string();
        let text = "[tables]\npostal-codes = \"codes.tsv\"\n";
        let missing = Config::parse(&path, text)
            .expect_err("no such file")
            .to_string();
        assert!(
            missing.contains("codes.tsv: the table cannot be read"),
            "{missing}"
        );
        std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu\n60100").expect("written");
        let wrong = Config::parse(&path, text).expect_err("no town").to_string();
        assert!(wrong.contains("codes.tsv: line 2"), "{wrong}");
        std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu").expect("written");
        let settings = Config::parse(&path, text)
            .and_then(|c| c.settings())
            .expect("right");
        assert_eq!(
            settings.tables.as_ref().and_then(|t| t.towns_of("80100")),
            Some(&["Joensuu".to_owned()][..])
        );
    }

    #[test]
    fn what_is_unknown_is_an_error_that_says_so() {
        let error = |text: &str| {
            Config::parse("projlint.toml", text)
                .expect_err("invalid")
                .to_string()
        };
        assert!(
            error("selct = []").contains("selct"),
            "{}",
            error("selct = []")
        );
        assert!(
            error("selct = []").contains("did you mean `select`?"),
            "{}",
            error("selct = []")
        );
        assert!(error("ignore = [\"FUND99\"]").contains("FUND99"));
        assert!(
            error("ignore = [\"eu-share-mismatsh\"]").contains("did you mean “eu-share-mismatch”?")
        );
        assert!(error("fail-on = \"warnings\"").contains("error, warning, info and never"));
        assert!(error("[tolerance]\nSHARE001 = 5").contains("SHARE001 has no tolerance"));
        assert!(
            error("[[suppress]]\npath = \"a.txt\"\nrule = \"SHARE001\"\nreason = \" \"")
                .contains("no reason")
        );
        assert!(error("[[files]]\npaths = [\"a[\"]").contains("is no glob"));
        assert!(error("language = \"de\"").contains("en, fi or sv"));
        assert!(error("[severity]\nFUND001 = \"fatal\"").contains("fatal"));
    }
}
