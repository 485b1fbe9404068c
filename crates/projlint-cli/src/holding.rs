//! What holds for a document: its configuration, changed by the command line.

use crate::args::{ChoiceArgs, FailOn, KnownArgs};
use anyhow::{Context as _, Result, anyhow};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::settings::Settings;
use projlint_workspace::{BASELINE, Baseline, Config, ConfigFinder, ignore_rules, select_rules};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for a document.
#[derive(Debug)]
pub struct Rules {
    /// The settings of the library.
    pub settings: Settings,
    /// The configuration.
    pub config: Arc<Config>,
    /// The language of its findings.
    pub language: Option<MessageLang>,
    /// The lowest severity that fails.
    pub fail_on: FailOn,
    /// Known findings.
    pub baseline: Option<Arc<Baseline>>,
}

fn same(a: Option<&Arc<Config>>, b: Option<&Arc<Config>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Arc::ptr_eq(a, b),
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// A configuration and those of its rules for some files that hold.
type Key = (Option<usize>, Vec<usize>);

/// The rules for each document.
pub struct Holding<'a> {
    choice: &'a ChoiceArgs,
    known: Option<&'a KnownArgs>,
    configs: ConfigFinder,
    one: Option<Arc<Config>>,
    rules: HashMap<Key, Arc<Rules>>,
    baselines: HashMap<PathBuf, Arc<Baseline>>,
    last: Option<(PathBuf, Option<Arc<Config>>)>,
    /// What holds for all documents of a configuration that says the same of all.
    recent: Option<(Option<Arc<Config>>, Arc<Rules>)>,
}

impl<'a> Holding<'a> {
    /// Checks the words of the call; `known` says where known findings are, if they count.
    pub fn new(choice: &'a ChoiceArgs, known: Option<&'a KnownArgs>) -> Result<Self> {
        let (configs, rules, baselines) = (ConfigFinder::default(), HashMap::new(), HashMap::new());
        let mut holding = Self {
            choice,
            known,
            configs,
            one: None,
            rules,
            baselines,
            last: None,
            recent: None,
        };
        holding.make(&Arc::default(), &[])?;
        if let Some(path) = &choice.config {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("{}: the configuration cannot be read", path.display()))?;
            holding.one = Some(Arc::new(Config::parse(&path.display().to_string(), &text)?));
        }
        Ok(holding)
    }

    /// What holds for a document.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Rules>> {
        let config = self.config(path.parent().unwrap_or_else(|| Path::new("")))?;
        if let Some((_, rules)) = self
            .recent
            .as_ref()
            .filter(|(recent, _)| same(recent.as_ref(), config.as_ref()))
        {
            return Ok(rules.clone());
        }
        let holding = config
            .as_ref()
            .map_or_else(Vec::new, |config| config.matching_files(path));
        let key = (config.as_ref().map(|c| Arc::as_ptr(c) as usize), holding);
        if let Some(known) = self.rules.get(&key) {
            return Ok(known.clone());
        }
        let rules = self.make(&config.clone().unwrap_or_default(), &key.1)?;
        if config.as_ref().is_none_or(|config| config.files.is_empty()) {
            self.recent = Some((config, rules.clone()));
        }
        self.rules.insert(key, rules.clone());
        Ok(rules)
    }

    fn config(&mut self, folder: &Path) -> Result<Option<Arc<Config>>> {
        if let Some(one) = &self.one {
            return Ok(Some(one.clone()));
        }
        if let Some((_, config)) = self
            .last
            .as_ref()
            .filter(|(last, _)| last.as_os_str() == folder.as_os_str())
        {
            return Ok(config.clone());
        }
        let config = self.configs.of(folder)?;
        self.last = Some((folder.to_owned(), config.clone()));
        Ok(config)
    }

    fn make(&mut self, config: &Arc<Config>, holding: &[usize]) -> Result<Arc<Rules>> {
        let mut settings = config.settings_with(holding)?;
        if let Some(names) = &self.choice.select {
            select_rules(&mut settings, names)?;
        }
        ignore_rules(&mut settings, &self.choice.ignore)?;
        settings.as_of = self.choice.as_of;
        let fail_on = config
            .fail_on
            .as_deref()
            .and_then(FailOn::parse)
            .unwrap_or(FailOn::Error);
        let baseline = self.baseline(config)?;
        Ok(Arc::new(Rules {
            settings,
            language: config.message_lang()?,
            config: config.clone(),
            fail_on,
            baseline,
        }))
    }

    /// The known findings: those of the call, of the configuration, or of the current folder.
    fn baseline(&mut self, config: &Config) -> Result<Option<Arc<Baseline>>> {
        let Some(known) = self.known.filter(|known| !known.no_baseline) else {
            return Ok(None);
        };
        let here = || Some(PathBuf::from(BASELINE)).filter(|file| file.is_file());
        let Some(file) = known
            .baseline
            .clone()
            .or_else(|| config.baseline.clone().map(PathBuf::from))
            .or_else(here)
        else {
            return Ok(None);
        };
        if let Some(read) = self.baselines.get(&file) {
            return Ok(Some(read.clone()));
        }
        let text = std::fs::read_to_string(&file).with_context(|| {
            format!("{}: the file of known findings cannot be read; `projlint baseline create` makes one", file.display())
        })?;
        let read =
            Baseline::parse(&file, &text).map_err(|why| anyhow!("{}: {why}", file.display()))?;
        let read = Arc::new(read);
        self.baselines.insert(file, read.clone());
        Ok(Some(read))
    }

    /// Every file of known findings that was asked for.
    pub fn baselines(&self) -> impl Iterator<Item = (&Path, &Baseline)> {
        self.baselines
            .iter()
            .map(|(file, read)| (file.as_path(), read.as_ref()))
    }
}
