//! The files that make up a configuration, and which of them holds for a folder.

use crate::config::{CONFIG_FILE, Config, ConfigError, PYPROJECT};
use crate::files::lexical_path;
use crate::names::nearest;
use projlint_rules::catalog::file::TemplateFile;
use projlint_rules::catalog::own::OwnTemplates;
use projlint_rules::text::range::ByteRange;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A configuration file as it is written.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub table: toml::Table,
}

impl Eq for Layer {}

/// More files than this are not extended one by the other.
const MAX_DEPTH: usize = 16;

/// Reads a configuration with those it extends; `above` are the files that led to it.
pub(crate) fn read_layers(
    path: &Path,
    text: &str,
    above: &mut Vec<PathBuf>,
) -> Result<Config, ConfigError> {
    let own = Config::parse_alone(path, text)?;
    let wrong = |file: &str, why: String| {
        let at = ByteRange::find(text, file);
        ConfigError::Wrong {
            path: path.display().to_string(),
            why,
            at,
        }
    };
    let mut base = Config::default();
    above.push(lexical_path(path));
    for file in own.extends.paths() {
        let other = lexical_path(&path.parent().unwrap_or(Path::new("")).join(file));
        if above.contains(&other) || above.len() > MAX_DEPTH {
            return Err(wrong(
                file,
                format!("extends “{file}”, which leads back to this file"),
            ));
        }
        let text = std::fs::read_to_string(&other)
            .map_err(|e| wrong(file, format!("extends “{file}”, which cannot be read: {e}")))?;
        base = base.overlaid_by(read_layers(&other, &text, above)?);
    }
    above.pop();
    let mut config = base.overlaid_by(own);
    config.forms = read_templates(&config.templates).map_err(|(file, why)| {
        let name = Path::new(&file)
            .file_name()
            .and_then(|n| n.to_str())
            .unwrap_or("");
        ConfigError::Wrong {
            path: path.display().to_string(),
            why,
            at: ByteRange::find(text, name),
        }
    })?;
    Ok(config)
}

/// The templates of some files. The same files with the same text are read once, for templates stay for the life of the program.
fn read_templates(files: &[String]) -> Result<Option<&'static OwnTemplates>, (String, String)> {
    static KNOWN_TEMPLATES: Mutex<BTreeMap<String, &'static OwnTemplates>> =
        Mutex::new(BTreeMap::new());
    if files.is_empty() {
        return Ok(None);
    }
    let (mut texts, mut templates) = (String::new(), Vec::new());
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| {
            (
                file.clone(),
                format!("{file}: the template cannot be read: {e}"),
            )
        })?;
        let template: TemplateFile = toml::from_str(&text).map_err(|e| {
            (
                file.clone(),
                format!("{file}: {}", with_suggestion(e.to_string().trim_end())),
            )
        })?;
        templates.push(template);
        texts += &text;
        texts.push('\0');
    }
    let mut known = KNOWN_TEMPLATES
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    if let Some(forms) = known.get(&texts) {
        return Ok(Some(forms));
    }
    let forms = OwnTemplates::new(&templates).map_err(|(why, word)| {
        let file = files
            .iter()
            .find(|file| std::fs::read_to_string(file).is_ok_and(|text| text.contains(&word)))
            .unwrap_or(&files[0]);
        (file.clone(), format!("{file}: “{word}” {why}"))
    })?;
    known.insert(texts, forms);
    Ok(Some(forms))
}

/// Why a file is wrong, and where if that is known.
pub(crate) type Wrong = (String, Option<ByteRange>);

/// What a file says, typed and as it is written.
pub(crate) fn read_table(path: &Path, text: &str) -> Result<(Config, toml::Table), Wrong> {
    let failed = |e: toml::de::Error| {
        (
            with_suggestion(e.to_string().trim_end()),
            e.span().map(ByteRange::from),
        )
    };
    if path.file_name().is_some_and(|name| name == PYPROJECT) {
        let table = tool_section(text).map_err(failed)?.unwrap_or_default();
        return Ok((
            toml::Value::Table(table.clone())
                .try_into()
                .map_err(failed)?,
            table,
        ));
    }
    Ok((
        toml::from_str(text).map_err(failed)?,
        toml::from_str(text).map_err(failed)?,
    ))
}

/// The table `[tool.projlint]` of a `pyproject.toml`.
fn tool_section(text: &str) -> Result<Option<toml::Table>, toml::de::Error> {
    let whole: toml::Table = toml::from_str(text)?;
    Ok(whole
        .get("tool")
        .and_then(|tool| tool.get("projlint"))
        .and_then(|own| own.as_table())
        .cloned())
}

/// What is wrong, with the key that was probably meant.
fn with_suggestion(why: &str) -> String {
    let Some((_, rest)) = why.split_once("unknown field `") else {
        return why.to_owned();
    };
    let mut words = rest.split('`').step_by(2);
    let field = words.next().unwrap_or("");
    let meant = nearest::nearest_word(field, words)
        .map(|best| format!("\ndid you mean `{best}`?"))
        .unwrap_or_default();
    format!("{why}{meant}")
}

/// The JSON schema of a configuration file, as text.
pub fn schema() -> String {
    serde_json::to_string_pretty(&schemars::schema_for!(Config)).unwrap_or_default()
}

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
        let found = match file_of(folder)? {
            Some((file, text)) => {
                Some(Arc::new(Config::parse(&file.display().to_string(), &text)?))
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

/// The configuration file that lies in a folder, and its text.
///
/// # Errors
///
/// When it cannot be read.
fn file_of(folder: &Path) -> Result<Option<(PathBuf, String)>, ConfigError> {
    for name in [CONFIG_FILE, PYPROJECT] {
        let file = folder.join(name);
        if !file.is_file() {
            continue;
        }
        let unreadable = |e: std::io::Error| ConfigError::Unreadable {
            path: file.display().to_string(),
            why: e.to_string(),
        };
        let text = std::fs::read_to_string(&file).map_err(unreadable)?;
        if name == CONFIG_FILE || configures(&text) {
            return Ok(Some((file, text)));
        }
    }
    Ok(None)
}

/// Whether the text of a `pyproject.toml` configures projlint; an unreadable one that does not mention `[tool.projlint` is ignored.
pub fn configures(text: &str) -> bool {
    text.contains("projlint")
        && tool_section(text).map_or_else(
            |_| text.contains("[tool.projlint"),
            |section| section.is_some(),
        )
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
