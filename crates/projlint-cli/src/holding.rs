//! What holds for a document: its configuration, changed by the command line.

use crate::args::{ChoiceArgs, FailOn, KnownArgs};
use anyhow::{Context as _, Result, anyhow};
use projlint_workspace::{Baseline, Config, ConfigFinder, Effective, Overrides, baseline_for};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What holds for the documents of a folder.
#[derive(Debug)]
pub struct Rules {
    /// What the configuration and the call say together.
    pub effective: Effective,
    /// The lowest severity that fails.
    pub fail_on: FailOn,
}

/// A configuration and a file of known findings.
type RulesKey = (Option<usize>, Option<PathBuf>);

/// The rules for each document.
pub struct Holding<'a> {
    known: Option<&'a KnownArgs>,
    overrides: Overrides,
    configs: ConfigFinder,
    /// The configuration that the call names.
    named: Option<Arc<Config>>,
    rules: HashMap<RulesKey, Arc<Rules>>,
    baselines: HashMap<PathBuf, Arc<Baseline>>,
    /// What holds in the folder that was asked for last.
    recent: Option<(PathBuf, Arc<Rules>)>,
}

impl<'a> Holding<'a> {
    /// Checks the words of the call; `known` says where known findings are, if they count.
    pub fn new(choice: &ChoiceArgs, known: Option<&'a KnownArgs>) -> Result<Self> {
        let overrides = Overrides {
            select: choice.select.clone(),
            ignore: choice.ignore.clone(),
            as_of: choice.as_of,
        };
        Effective::new(Arc::default(), None, overrides.clone())?;
        let mut holding = Self {
            known,
            overrides,
            configs: ConfigFinder::default(),
            named: None,
            rules: HashMap::new(),
            baselines: HashMap::new(),
            recent: None,
        };
        if let Some(path) = known.and_then(|known| known.baseline.as_deref()) {
            holding.read_baseline(path)?;
        }
        if let Some(path) = &choice.config {
            let text = std::fs::read_to_string(path)
                .with_context(|| format!("{}: the configuration cannot be read", path.display()))?;
            let config = Config::parse(&path.display().to_string(), &text)?;
            holding.named = Some(Arc::new(config));
        }
        Ok(holding)
    }

    /// What holds for a document.
    pub fn of(&mut self, path: &Path) -> Result<Arc<Rules>> {
        let folder = path.parent().unwrap_or_else(|| Path::new(""));
        if let Some((_, rules)) = self
            .recent
            .as_ref()
            .filter(|(recent, _)| recent.as_os_str() == folder.as_os_str())
        {
            return Ok(rules.clone());
        }
        let config = match &self.named {
            Some(named) => Some(named.clone()),
            None => self.configs.of(folder)?,
        };
        let rules = self.rules_of(config, folder)?;
        self.recent = Some((folder.to_owned(), rules.clone()));
        Ok(rules)
    }

    fn rules_of(&mut self, config: Option<Arc<Config>>, folder: &Path) -> Result<Arc<Rules>> {
        let identity = config.as_ref().map(|config| Arc::as_ptr(config) as usize);
        let config = config.unwrap_or_default();
        let file = match self.known {
            Some(known) if !known.no_baseline => {
                let named = known.baseline.clone();
                named.or_else(|| baseline_for(folder, &config))
            }
            _ => None,
        };
        let key = (identity, file);
        if let Some(rules) = self.rules.get(&key) {
            return Ok(rules.clone());
        }
        let baseline = key
            .1
            .as_deref()
            .map(|file| self.read_baseline(file))
            .transpose()?;
        let configured = config.fail_on.as_deref().and_then(FailOn::parse);
        let rules = Arc::new(Rules {
            fail_on: configured.unwrap_or(FailOn::Error),
            effective: Effective::new(config, baseline, self.overrides.clone())?,
        });
        self.rules.insert(key, rules.clone());
        Ok(rules)
    }

    fn read_baseline(&mut self, file: &Path) -> Result<Arc<Baseline>> {
        if let Some(read) = self.baselines.get(file) {
            return Ok(read.clone());
        }
        let text = std::fs::read_to_string(file).with_context(|| {
            format!("{}: the file of known findings cannot be read; `projlint baseline create` makes one", file.display())
        })?;
        let read =
            Baseline::parse(file, &text).map_err(|why| anyhow!("{}: {why}", file.display()))?;
        let read = Arc::new(read);
        self.baselines.insert(file.to_owned(), read.clone());
        Ok(read)
    }

    /// Every file of known findings that was asked for.
    pub fn baselines(&self) -> impl Iterator<Item = (&Path, &Baseline)> {
        self.baselines
            .iter()
            .map(|(file, read)| (file.as_path(), read.as_ref()))
    }
}
