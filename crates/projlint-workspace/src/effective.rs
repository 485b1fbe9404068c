//! What holds for a document: the one answer for the command line, the server and the tests.

use crate::baseline::{Baseline, BaselineMatch};
use crate::config::{Config, ignore_rules, select_rules};
use crate::error::ConfigError;
use crate::filenames::BASELINE;
use crate::files::absolute_path;
use crate::group::Member;
use projlint_rules::document::Input;
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::settings::Settings;
use projlint_rules::rules::is_on;
use projlint_rules::text::source::Source;
use projlint_rules::value::date::Date;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What a call or an editor sets on top of every configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// Rules that are on, by code, name or family; as the configuration says when it is missing.
    pub select: Option<Vec<String>>,
    /// Rules that are off.
    pub ignore: Vec<String>,
    /// The reference date.
    pub as_of: Option<Date>,
}

/// What holds for the documents of a configuration.
#[derive(Debug, Default)]
pub struct Effective {
    /// The configuration.
    pub config: Arc<Config>,
    /// Known findings.
    pub baseline: Option<Arc<Baseline>>,
    /// The language of the findings, if the configuration names one.
    pub language: Option<MessageLang>,
    overrides: Overrides,
    /// The settings for documents that no `[[files]]` names.
    general: Arc<Settings>,
    /// The settings for documents that some of `[[files]]` name, by their places in the list.
    special: Mutex<HashMap<Vec<usize>, Arc<Settings>>>,
}

impl Effective {
    /// What a configuration and a file of known findings mean together.
    ///
    /// # Errors
    ///
    /// For rules that there are not, in the configuration or in `overrides`.
    pub fn new(
        config: Arc<Config>,
        baseline: Option<Arc<Baseline>>,
        overrides: Overrides,
    ) -> Result<Self, ConfigError> {
        Ok(Self {
            language: config.message_lang()?,
            general: Arc::new(settings_of(&config, &[], &overrides)?),
            config,
            baseline,
            overrides,
            special: Mutex::default(),
        })
    }

    /// The settings of a document; of one that is in no file, those of every document that `[[files]]` does not name.
    pub fn settings(&self, document: Option<&Path>) -> Arc<Settings> {
        let matching = document.map_or_else(Vec::new, |path| self.config.matching_files(path));
        if matching.is_empty() {
            return self.general.clone();
        }
        let mut special = self.special.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = special.get(&matching) {
            return known.clone();
        }
        // Every name was looked up when the configuration was read.
        let settings = settings_of(&self.config, &matching, &self.overrides)
            .map_or_else(|_| self.general.clone(), Arc::new);
        special.insert(matching, settings.clone());
        settings
    }

    /// A document that was read, with all that the configuration says of it.
    pub fn member(&self, document: Option<&Path>, input: Input) -> Member {
        let declared = document.map(|path| self.config.declared_for(path));
        Member {
            input: Input {
                declared: declared.unwrap_or_default(),
                ..input
            },
            settings: self.settings(document),
            project: document.and_then(|path| self.config.project_of(path)),
        }
    }

    /// Takes out the findings of a document that are known. What is known of rules that are off is not missed.
    pub fn take_out_known(
        &self,
        document: &Path,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) -> BaselineMatch {
        let Some(baseline) = &self.baseline else {
            return BaselineMatch::default();
        };
        let mut known = baseline.take_out_known(document, source, findings);
        let settings = self.settings(Some(document));
        known.gone.retain(|(rule, _)| is_on(&settings, rule));
        known
    }
}

fn settings_of(
    config: &Config,
    matching: &[usize],
    overrides: &Overrides,
) -> Result<Settings, ConfigError> {
    let mut settings = config.settings_with(matching)?;
    if let Some(names) = &overrides.select {
        select_rules(&mut settings, names)?;
    }
    ignore_rules(&mut settings, &overrides.ignore)?;
    settings.as_of = overrides.as_of;
    Ok(settings)
}

/// The file of known findings for the documents of a folder: the one that the configuration names, else the nearest upwards.
pub fn baseline_for(folder: &Path, config: &Config) -> Option<PathBuf> {
    if let Some(named) = &config.baseline {
        return Some(PathBuf::from(named));
    }
    absolute_path(folder)
        .ancestors()
        .map(|up| up.join(BASELINE))
        .find(|file| file.is_file())
}
