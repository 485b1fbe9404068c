//! `projlint.toml` as the server sees it: the editor's text beats the file, and the last good one holds while one is wrong.

use projlint_rules::Settings;
use projlint_rules::message::Reader;
use projlint_rules::value::Date;
use projlint_workspace::{CONFIG_NAME, Config, ConfigError};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What holds for the documents of a folder.
#[derive(Debug, Default)]
pub struct Held {
    /// The configuration file, if there is one.
    pub file: Option<PathBuf>,
    /// Its text.
    pub text: String,
    /// The settings of the library.
    pub settings: Settings,
    /// The language of the findings, if it says one.
    pub reader: Option<Reader>,
}

/// What is wrong in a configuration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// In words.
    pub why: String,
    /// The bytes that are wrong, if they are known.
    pub at: Option<Range<usize>>,
    /// The text of the file.
    pub text: String,
}

/// The configurations of all folders.
#[derive(Debug, Default)]
pub struct Configs {
    /// Tells one state of the configurations from the next.
    pub generation: u64,
    as_of: Option<Date>,
    texts: HashMap<PathBuf, String>,
    good: Mutex<HashMap<PathBuf, Arc<Config>>>,
    folders: Mutex<HashMap<PathBuf, Arc<Held>>>,
    faults: Mutex<BTreeMap<PathBuf, Fault>>,
}

fn open<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Configs {
    /// The configurations after something has changed: everything is read anew, what was good is remembered.
    pub fn anew(&self, as_of: Option<Date>) -> Self {
        let good = Mutex::new(open(&self.good).clone());
        Self { generation: self.generation + 1, as_of, texts: self.texts.clone(), good, ..Self::default() }
    }

    /// Takes the text of a file from the editor; with `None` from the disk again.
    pub fn edit(&mut self, path: PathBuf, text: Option<String>) {
        match text {
            Some(text) => self.texts.insert(path, text),
            None => self.texts.remove(&path),
        };
    }

    /// What holds for the documents of a folder: the nearest configuration upwards.
    pub fn of(&self, folder: &Path) -> Arc<Held> {
        if let Some(known) = open(&self.folders).get(folder) {
            return known.clone();
        }
        let file = folder.join(CONFIG_NAME);
        let held = match (self.text(&file), folder.parent()) {
            (Some(text), _) => Arc::new(self.held(file, text)),
            (None, Some(up)) => self.of(up),
            (None, None) => Arc::new(Held { settings: self.settings(&Config::default()), ..Held::default() }),
        };
        open(&self.folders).insert(folder.to_owned(), held.clone());
        held
    }

    /// The files that are wrong, and how.
    pub fn faults(&self) -> BTreeMap<PathBuf, Fault> {
        open(&self.faults).clone()
    }

    fn text(&self, file: &Path) -> Option<Result<String, String>> {
        if let Some(text) = self.texts.get(file) {
            return Some(Ok(text.clone()));
        }
        file.is_file().then(|| std::fs::read_to_string(file).map_err(|e| e.to_string()))
    }

    fn held(&self, file: PathBuf, text: Result<String, String>) -> Held {
        let path = file.display().to_string();
        let read = match &text {
            Ok(text) => Config::parse(&path, text),
            Err(why) => Err(ConfigError::Unreadable { path, why: why.clone() }),
        };
        let config = match read {
            Ok(config) => {
                let config = Arc::new(config);
                open(&self.good).insert(file.clone(), config.clone());
                config
            }
            Err(error) => {
                let (why, at) = match error {
                    ConfigError::Wrong { why, at, .. } => (why, at),
                    other => (other.to_string(), None),
                };
                open(&self.faults).insert(file.clone(), Fault { why, at, text: text.clone().unwrap_or_default() });
                open(&self.good).get(&file).cloned().unwrap_or_default()
            }
        };
        Held { settings: self.settings(&config), reader: config.reader().ok().flatten(), file: Some(file), text: text.unwrap_or_default() }
    }

    fn settings(&self, config: &Config) -> Settings {
        Settings { as_of: self.as_of, ..config.settings().unwrap_or_default() }
    }
}
