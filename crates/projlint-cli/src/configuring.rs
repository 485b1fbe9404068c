//! `projlint init` and `projlint config`.

use crate::args::{ConfigCommand, InitArgs};
use crate::documents::{on_a_line, print_line, slash_path};
use anyhow::{Context as _, Result, bail};
use projlint_workspace::{CONFIG_NAME, Config, ConfigFinder, Layer, relative_path, schema};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// What `projlint init` writes.
pub const COMMENTED_CONFIG: &str = include_str!("init.toml");

/// Writes a commented configuration; never over one that is there.
pub fn init(args: &InitArgs) -> Result<u8> {
    let path = args.folder.join(CONFIG_NAME);
    let mut file = std::fs::File::create_new(&path)
        .with_context(|| format!("{}: is not written", path.display()))?;
    file.write_all(COMMENTED_CONFIG.as_bytes())?;
    print_line(&format!(
        "{}: written; every line is a comment until you take it in",
        path.display()
    ));
    Ok(0)
}

/// Shows what holds, or the schema.
pub fn run(command: &ConfigCommand) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    match command {
        ConfigCommand::Schema => writeln!(out, "{}", schema())?,
        ConfigCommand::Show { path } => {
            if !path.exists() {
                bail!("{}: does not exist; check the path", path.display());
            }
            let folder = if path.is_dir() {
                path.as_path()
            } else {
                path.parent().unwrap_or_else(|| Path::new(""))
            };
            match ConfigFinder::default().of(folder)? {
                None => writeln!(
                    out,
                    "# no {CONFIG_NAME} here or above: every rule is on, with its own severity"
                )?,
                Some(config) => out.write_all(effective_text(&config, path).as_bytes())?,
            }
        }
    }
    Ok(0)
}

/// The keys of a configuration in the order in which they are shown.
const KEY_ORDER: [&str; 12] = [
    "select",
    "ignore",
    "fail-on",
    "language",
    "baseline",
    "templates",
    "severity",
    "tolerance",
    "tables",
    "project",
    "files",
    "suppress",
];

/// A path as it is written from the current folder.
fn shown_path(path: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    on_a_line(&slash_path(&relative_path(path, &here)))
}

/// What is set, by its place in the order and its key: the value, and the file that says so last.
fn effective_lines(layers: &[Layer]) -> BTreeMap<(usize, String), (String, String)> {
    let mut lines = BTreeMap::new();
    for layer in layers {
        let file = shown_path(&layer.path);
        for (key, value) in layer.table.iter().filter(|(key, _)| *key != "extends") {
            let place = KEY_ORDER.iter().position(|known| known == key);
            let place = place.unwrap_or(KEY_ORDER.len());
            let mut set = |key: String, value: &toml::Value| {
                lines.insert((place, key), (value.to_string(), file.clone()));
            };
            match value {
                toml::Value::Table(table) => {
                    for (inner, value) in table {
                        set(format!("{key}.{inner}"), value);
                    }
                }
                toml::Value::Array(list) if key == "ignore" => {
                    for value in list {
                        set(format!("{key} {value}"), value);
                    }
                }
                toml::Value::Array(list) if list.iter().any(toml::Value::is_table) => {}
                _ => set(key.clone(), value),
            }
        }
    }
    lines
}

/// What holds for a document, each line with the file that says so.
fn effective_text(config: &Config, document: &Path) -> String {
    let lines = effective_lines(&config.layers);
    let files: Vec<String> = config.layers.iter().map(|l| shown_path(&l.path)).collect();
    let mut out = format!(
        "# {} is judged by {}\n",
        shown_path(document),
        files.join(" + ")
    );
    for ((_, key), (value, file)) in &lines {
        let key = key.split(' ').next().unwrap_or(key);
        out += &format!("{key} = {value}  # {file}\n");
    }
    for at in config.matching_files(document) {
        let files = &config.files[at];
        out += &format!("\n# because of the paths {:?}\n", files.paths);
        let texts = [("kind", &files.kind), ("language", &files.language)];
        texts
            .iter()
            .filter_map(|(key, value)| Some((key, value.as_ref()?)))
            .for_each(|(key, value)| out += &format!("{key} = {value:?}\n"));
        files
            .select
            .iter()
            .for_each(|select| out += &format!("select = {select:?}\n"));
        files
            .ignore
            .iter()
            .for_each(|rule| out += &format!("ignore = {rule:?}\n"));
        files
            .severity
            .iter()
            .for_each(|(rule, severity)| out += &format!("severity.{rule} = {severity:?}\n"));
    }
    for entry in config.declared_for(document).accepted {
        let text = entry.text.map(|t| format!(" on “{t}”")).unwrap_or_default();
        out += &format!("\n# accepted: {}{text}: {}\n", entry.rule, entry.reason);
    }
    out
}
