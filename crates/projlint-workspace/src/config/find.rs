//! Which configuration holds for a folder.

use crate::config::model::Config;
use crate::config::read::configures;
use crate::error::ConfigError;
use crate::filenames::{CONFIG_NAME, PYPROJECT};
use crate::files::lexical_path;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The configurations of the folders that were asked for.
#[derive(Debug, Default)]
pub struct ConfigFinder {
    folders: HashMap<PathBuf, Option<Arc<Config>>>,
}

impl ConfigFinder {
    /// The configuration that holds for the files of a folder: the nearest `projlint.toml` upwards, or `pyproject.toml` with a table
    /// `[tool.projlint]`.
    ///
    /// # Errors
    ///
    /// When that file cannot be read or is wrong.
    pub fn of(&mut self, folder: &Path) -> Result<Option<Arc<Config>>, ConfigError> {
        if let Some(known) = self.folders.get(folder) {
            return Ok(known.clone());
        }
        let found = match config_in(folder, file_text) {
            Some((file, text)) => {
                let path = file.display().to_string();
                let config = match text {
                    Ok(text) => Config::parse(&path, &text)?,
                    Err(why) => return Err(ConfigError::Unreadable { path, why }),
                };
                Some(Arc::new(config))
            }
            None => match parent_folder(folder) {
                Some(up) => self.of(&up)?,
                None => None,
            },
        };
        self.folders.insert(folder.to_owned(), found.clone());
        Ok(found)
    }
}

/// The configuration file that lies in a folder, and its text or why that cannot be read; `text_of` looks a file up, [`file_text`] on
/// the disk.
pub fn config_in(
    folder: &Path,
    text_of: impl Fn(&Path) -> Option<Result<String, String>>,
) -> Option<(PathBuf, Result<String, String>)> {
    [CONFIG_NAME, PYPROJECT].into_iter().find_map(|name| {
        let file = folder.join(name);
        let text = text_of(&file)?;
        let ours = name == CONFIG_NAME || text.as_ref().map_or(true, |text| configures(text));
        ours.then_some((file, text))
    })
}

/// The text of a file, or why it cannot be read; `None` when there is none.
pub fn file_text(file: &Path) -> Option<Result<String, String>> {
    file.is_file()
        .then(|| std::fs::read_to_string(file).map_err(|e| e.to_string()))
}

/// The folder above; a relative path is made absolute when it has no more parents of its own.
fn parent_folder(folder: &Path) -> Option<PathBuf> {
    match folder.parent() {
        Some(up) if !up.as_os_str().is_empty() && !folder.ends_with("..") => Some(up.to_owned()),
        _ if folder.is_absolute() => None,
        _ => std::path::absolute(Path::new(".").join(folder))
            .ok()
            .map(|p| lexical_path(&p))?
            .parent()
            .map(Path::to_owned),
    }
}
