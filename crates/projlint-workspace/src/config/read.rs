//! From the files that make up a configuration to what they say.

use crate::config::globs::{CompiledGlobs, compile_globs};
use crate::config::model::{Config, Layer, TableFiles};
use crate::error::ConfigError;
use crate::filenames::PYPROJECT;
use crate::files::{absolute_path, lexical_path};
use crate::nearest;
use projlint_rules::catalog::file::TemplateFile;
use projlint_rules::catalog::kind_names;
use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::own::OwnTemplates;
use projlint_rules::catalog::tables::{OwnTables, TableError};
use projlint_rules::rules::find;
use projlint_rules::text::range::ByteRange;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Words for `fail-on`.
const THRESHOLDS: [&str; 4] = ["error", "warning", "info", "never"];

/// More files than this are not extended one by the other.
const MAX_DEPTH: usize = 16;

impl Config {
    /// Reads a configuration with all that it extends.
    ///
    /// # Errors
    ///
    /// For syntax, unknown keys, rules, severities, languages and globs, and for extended files that cannot be read.
    pub fn parse(path: &str, text: &str) -> Result<Self, ConfigError> {
        read_layers(Path::new(path), text, &mut Vec::new())
    }

    /// One file alone, checked word for word.
    fn parse_alone(path: &Path, text: &str) -> Result<Self, ConfigError> {
        let wrong = |why: String, at| ConfigError::Wrong {
            path: path.display().to_string(),
            why,
            at,
        };
        let (mut config, table) = read_table(path, text).map_err(|(why, at)| wrong(why, at))?;
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
        let word = |word: &Option<String>, known: &[&str], list: &str| match word {
            Some(word) if !known.contains(&word.as_str()) => {
                Err(ConfigError::Word(word.clone(), list.to_owned()))
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
            let kinds = kind_names();
            word(&files.kind, &kinds, &joined_words(&kinds))?;
            if let Some(code) = files
                .language
                .as_ref()
                .filter(|code| Lang::of_code(code).is_none())
            {
                return Err(ConfigError::Word(
                    code.clone(),
                    "the codes of the languages, such as fi, sv and en".to_owned(),
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
}

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

/// The templates of some files; on failure the file and what is wrong with it.
fn read_templates(files: &[String]) -> Result<Option<Arc<OwnTemplates>>, (String, String)> {
    if files.is_empty() {
        return Ok(None);
    }
    let (mut texts, mut templates) = (Vec::new(), Vec::new());
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| {
            let why = format!("{file}: the template cannot be read: {e}");
            (file.clone(), why)
        })?;
        let template: TemplateFile = toml::from_str(&text).map_err(|e| {
            let why = with_suggestion(e.to_string().trim_end());
            (file.clone(), format!("{file}: {why}"))
        })?;
        templates.push(template);
        texts.push(text);
    }
    let own = OwnTemplates::new(templates).map_err(|(why, word)| {
        let at = texts.iter().position(|text| text.contains(&word));
        let file = &files[at.unwrap_or(0)];
        (file.clone(), format!("{file}: “{word}” {why}"))
    })?;
    Ok(Some(Arc::new(own)))
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

/// Whether the text of a `pyproject.toml` configures projlint; an unreadable one that does not mention `[tool.projlint` is ignored.
pub fn configures(text: &str) -> bool {
    text.contains("projlint")
        && tool_section(text).map_or_else(
            |_| text.contains("[tool.projlint"),
            |section| section.is_some(),
        )
}

impl TableFiles {
    /// Reads the tables of a configuration file; on failure the name of the table's file and what is wrong with it.
    pub(crate) fn read(&self, config: &Path) -> Result<Option<Arc<OwnTables>>, (String, String)> {
        type Add = fn(&mut OwnTables, &str) -> Result<(), TableError>;
        let files: [(&Option<String>, Add); 2] = [
            (&self.postal_codes, OwnTables::add_postcodes),
            (&self.municipalities, OwnTables::add_municipalities),
        ];
        let mut tables = None;
        for (file, add) in files
            .into_iter()
            .filter_map(|(file, add)| Some((file.as_ref()?, add)))
        {
            let path = config.parent().unwrap_or(Path::new("")).join(file);
            let failed = |why: String| (file.clone(), format!("{}: {why}", path.display()));
            let text = std::fs::read_to_string(&path)
                .map_err(|e| failed(format!("the table cannot be read: {e}")))?;
            let read = add(tables.get_or_insert_with(OwnTables::default), &text);
            read.map_err(|e| failed(format!("line {}: {}", e.line, e.why)))?;
        }
        Ok(tables.map(Arc::new))
    }
}

/// Where a word is as a string or a key.
fn place_of_word(text: &str, word: &str) -> Option<ByteRange> {
    ['"', '\'']
        .iter()
        .find_map(|quote| ByteRange::find(text, &format!("{quote}{word}{quote}")))
        .or_else(|| ByteRange::find(text, word))
}

/// Words of which one may stand: `a, b and c`.
fn joined_words(words: &[&str]) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        words => words.join(", "),
    }
}
