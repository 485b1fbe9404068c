//! `projlint.toml`: which rules are on, with which severity, for which documents, in which language findings are written, what is
//! accepted, and tables of the user's own. A configuration may extend others and may stand in `pyproject.toml`.

mod find;
mod globs;
mod model;
mod names;
mod read;
mod rewrite;
mod settings;
#[cfg(test)]
mod tests;

pub use find::{ConfigFinder, config_in, file_text};
pub use model::{AcceptedEntry, Config, ExtendedFiles, FileRules, Layer, schema};
pub use names::{ignore_rules, select_rules};
pub use rewrite::{with_accepted, without_rule};
