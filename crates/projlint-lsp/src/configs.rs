//! `projlint.toml` as the server sees it: the editor's text beats the file, and the last good one holds while one is wrong.

use projlint_rules::text::range::ByteRange;
use projlint_rules::value::date::Date;
use projlint_workspace::{
    BASELINE, Baseline, Config, ConfigError, Effective, Overrides, baseline_for, config_in,
    file_text,
};
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What holds for the documents of a folder.
#[derive(Debug, Default)]
pub struct HeldConfig {
    /// The configuration file, if there is one.
    pub file: Option<PathBuf>,
    /// The same, as the editor names it.
    pub given: Option<PathBuf>,
    /// Its text.
    pub text: String,
    /// The editor's number of the text, if it is open.
    pub version: Option<i32>,
    /// What it says, together with the settings of the editor.
    pub effective: Effective,
    /// The file of known findings, if there is one.
    pub known: Option<PathBuf>,
}

/// What is wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// In words.
    pub why: String,
    /// The bytes that are wrong, if they are known.
    pub at: Option<ByteRange>,
    /// The text of the file.
    pub text: String,
}

/// The texts of the configuration files that are open, each with the editor's number of it.
pub type Texts = HashMap<PathBuf, (i32, String)>;

/// What the configurations are read for.
#[derive(Clone, Debug, Default)]
pub struct ConfigScene {
    /// The day on which documents are judged.
    pub as_of: Option<Date>,
    /// The folders of the editor: as it names them, and with links followed.
    pub roots: Vec<(PathBuf, PathBuf)>,
    /// The files that are open.
    pub texts: Texts,
}

/// The configurations of all folders.
#[derive(Debug, Default)]
pub struct ServerConfigs {
    /// Tells one state of the configurations from the next.
    pub generation: u64,
    scene: ConfigScene,
    good: Mutex<HashMap<PathBuf, Arc<Config>>>,
    folders: Mutex<HashMap<PathBuf, Arc<HeldConfig>>>,
    faults: Mutex<BTreeMap<PathBuf, ConfigFault>>,
}

fn locked<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ServerConfigs {
    /// The configurations after something has changed: everything is read again, and what was good is remembered. When nothing has
    /// changed but words that mean the same, the generation stays.
    pub fn reread(&self, scene: ConfigScene, same: bool) -> Self {
        let good = Mutex::new(locked(&self.good).clone());
        let configs = Self {
            generation: self.generation + u64::from(!same),
            scene,
            good,
            ..Self::default()
        };
        configs
            .scene
            .texts
            .keys()
            .filter_map(|file| file.parent())
            .for_each(|folder| drop(configs.of(folder)));
        configs
    }

    /// Whether a text of a configuration file means the same as the one that is in force.
    pub fn means_the_same(&self, file: &Path, text: &str) -> bool {
        let Ok(config) = Config::parse(&file.display().to_string(), text) else {
            return false;
        };
        !locked(&self.faults).contains_key(file)
            && locked(&self.good)
                .get(file)
                .is_some_and(|good| **good == config)
    }

    /// What holds for the document of a file; for one that is in no file, what holds for the editor's first folder.
    pub fn of_document(&self, file: Option<&Path>) -> Arc<HeldConfig> {
        let folder = file.and_then(Path::parent).or(self
            .scene
            .roots
            .first()
            .map(|(_, real)| real.as_path()));
        let held = || Arc::new(self.without_config(Path::new("/")));
        folder.map_or_else(held, |folder| self.of(folder))
    }

    /// What holds for the documents of a folder: the nearest configuration upwards.
    pub fn of(&self, folder: &Path) -> Arc<HeldConfig> {
        if let Some(known) = locked(&self.folders).get(folder) {
            return known.clone();
        }
        let own = config_in(folder, |file| self.text_of(file));
        let held = match (own, folder.parent()) {
            (Some((file, text)), _) => Arc::new(self.read_held(file, text)),
            (None, Some(up)) => {
                let held = self.of(up);
                if held.effective.config.baseline.is_none() && folder.join(BASELINE).is_file() {
                    Arc::new(self.beside_baseline(&held, folder))
                } else {
                    held
                }
            }
            (None, None) => Arc::new(self.without_config(folder)),
        };
        locked(&self.folders).insert(folder.to_owned(), held.clone());
        held
    }

    /// The files that are wrong, and how.
    pub fn faults(&self) -> BTreeMap<PathBuf, ConfigFault> {
        locked(&self.faults).clone()
    }

    /// A path as the editor names it: below its own name of a folder, not below where a link leads.
    pub fn client_path(&self, path: &Path) -> PathBuf {
        let below =
            |(given, real): &(PathBuf, PathBuf)| Some(given.join(path.strip_prefix(real).ok()?));
        self.scene
            .roots
            .iter()
            .find_map(below)
            .unwrap_or_else(|| path.to_owned())
    }

    /// The editor's folder that a file lies in, with links followed.
    pub fn client_folder(&self, path: &Path) -> Option<&Path> {
        self.scene
            .roots
            .iter()
            .map(|(_, real)| real.as_path())
            .find(|real| path.starts_with(real))
    }

    fn without_config(&self, folder: &Path) -> HeldConfig {
        self.hold(Arc::default(), folder)
    }

    /// What a configuration and the known findings of a folder mean together.
    fn hold(&self, config: Arc<Config>, folder: &Path) -> HeldConfig {
        let known = baseline_for(folder, &config);
        // A file that cannot be read knows nothing.
        let baseline = known.as_deref().and_then(|file| {
            let text = std::fs::read_to_string(file).ok()?;
            Baseline::parse(file, &text).ok().map(Arc::new)
        });
        let overrides = Overrides {
            as_of: self.scene.as_of,
            ..Overrides::default()
        };
        HeldConfig {
            effective: Effective::new(config, baseline, overrides).unwrap_or_default(),
            known,
            ..HeldConfig::default()
        }
    }

    /// What holds for a folder that has known findings of its own below a configuration.
    fn beside_baseline(&self, above: &HeldConfig, folder: &Path) -> HeldConfig {
        HeldConfig {
            file: above.file.clone(),
            given: above.given.clone(),
            text: above.text.clone(),
            version: above.version,
            ..self.hold(above.effective.config.clone(), folder)
        }
    }

    fn text_of(&self, file: &Path) -> Option<Result<String, String>> {
        match self.scene.texts.get(file) {
            Some((_, text)) => Some(Ok(text.clone())),
            None => file_text(file),
        }
    }

    fn read_held(&self, file: PathBuf, text: Result<String, String>) -> HeldConfig {
        let path = file.display().to_string();
        let read = match &text {
            Ok(text) => Config::parse(&path, text),
            Err(why) => Err(ConfigError::Unreadable {
                path,
                why: why.clone(),
            }),
        };
        let config = match read {
            Ok(config) => {
                let config = Arc::new(config);
                locked(&self.good).insert(file.clone(), config.clone());
                config
            }
            Err(error) => {
                let (why, at) = match error {
                    ConfigError::Wrong { why, at, .. } => (why, at),
                    other => (other.to_string(), None),
                };
                locked(&self.faults).insert(
                    file.clone(),
                    ConfigFault {
                        why,
                        at,
                        text: text.clone().unwrap_or_default(),
                    },
                );
                locked(&self.good).get(&file).cloned().unwrap_or_default()
            }
        };
        let folder = file.parent().unwrap_or(Path::new(""));
        let held = self.hold(config, folder);
        HeldConfig {
            version: self.scene.texts.get(&file).map(|(version, _)| *version),
            given: Some(self.client_path(&file)),
            text: text.unwrap_or_default(),
            file: Some(file),
            ..held
        }
    }
}
