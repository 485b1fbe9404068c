//! What a configuration means for a document.

use crate::config::model::{Config, FileRules, ProjectFiles};
use crate::config::names::{ignore_rules, rules_named, select_rules};
use crate::error::ConfigError;
use crate::files::{absolute_path, lexical_path};
use projlint_rules::catalog::kind_named;
use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::own::{AcceptedFinding, Declared};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::settings::Settings;
use projlint_rules::rules::find;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Config {
    /// Every file that a configuration consists of: itself, those that it extends, and their templates and tables.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files: Vec<PathBuf> = self.templates.iter().map(PathBuf::from).collect();
        for layer in &self.layers {
            let folder = layer.path.parent().unwrap_or(Path::new(""));
            let tables = layer.table.get("tables").and_then(toml::Value::as_table);
            let names = tables.into_iter().flat_map(toml::Table::values);
            files.extend(names.filter_map(|name| Some(folder.join(name.as_str()?))));
            files.push(layer.path.clone());
        }
        files
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
        for (name, tolerance) in families_first(&self.tolerance) {
            if *tolerance < 0 {
                return Err(ConfigError::Word(
                    tolerance.to_string(),
                    "the numbers from 0 on".to_owned(),
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
            forms: self.forms.clone(),
            ..Declared::default()
        };
        for files in self
            .matching_files(document)
            .into_iter()
            .map(|at| &self.files[at])
        {
            known.kind = files.kind.as_deref().and_then(kind_named).or(known.kind);
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
    ignore_rules(settings, ignore)?;
    for (name, severity) in families_first(severity) {
        let severity =
            Severity::parse(severity).ok_or_else(|| ConfigError::Severity(severity.clone()))?;
        for rule in rules_named(name)? {
            settings.rule_mut(rule).severity = Some(severity);
        }
    }
    Ok(())
}

/// What is set by name: for all rules first, then for families, so that what is set for a rule itself prevails.
fn families_first<T>(set: &BTreeMap<String, T>) -> Vec<(&String, &T)> {
    let mut sorted: Vec<(&String, &T)> = set.iter().collect();
    sorted.sort_by_key(|(name, _)| match name.trim() {
        name if name.eq_ignore_ascii_case("ALL") => 0,
        name if find(name).is_none() => 1,
        _ => 2,
    });
    sorted
}
