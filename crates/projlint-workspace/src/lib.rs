//! What the command line and the server share: which files are documents, which configuration holds for them, and
//! which documents are about the same project.

mod baseline;
mod config;
mod files;
mod fix;
mod layers;
mod links;
mod names;
mod parts;
mod read;
mod rewrite;

pub use baseline::{BASELINE, Baseline, BaselineMatch};
pub use config::{
    CONFIG_FILE as CONFIG_NAME, Config, ConfigError, PYPROJECT, ignore_rules, select_rules,
};
pub use files::{Discovery, FoundFile, absolute_path, discover, lexical_path, relative_path};
pub use fix::{FixError, FixedDocument, fix_document, replace_file, temporary_beside, write_fixed};
pub use layers::{ConfigFinder, Layer, configures, schema};
pub use links::{Links, judge_project};
pub use parts::{AcceptedEntry, ExtendedFiles, FileRules};
pub use read::{ReadFault, load, load_bytes};
pub use rewrite::{with_accepted, without_rule};
