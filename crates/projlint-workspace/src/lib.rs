//! What the command line and the server share: which files are documents, which configuration holds for them, and
//! which documents are about the same project.

mod baseline;
mod config;
mod effective;
mod error;
mod fault;
mod filenames;
mod files;
mod fix;
mod group;
mod guard;
mod links;
mod nearest;
mod read;

pub use baseline::{Baseline, BaselineMatch};
pub use config::{
    AcceptedEntry, Config, ConfigFinder, ExtendedFiles, FileRules, Layer, config_in, file_text,
    ignore_rules, schema, select_rules, with_accepted, without_rule,
};
pub use effective::{Effective, Overrides, baseline_for};
pub use error::ConfigError;
pub use fault::ReadFault;
pub use filenames::{BASELINE, CONFIG_NAME, PYPROJECT};
pub use files::{
    Discovery, FoundFile, absolute_path, discover, lexical_path, real_path, relative_path,
};
pub use fix::{
    FixError, FixedDocument, fix_document, remove_temporary_files, replace_file, temporary_beside,
    write_fixed,
};
pub use group::{Group, Member, assemble};
pub use guard::{GuardedReports, Judge, attempt, judge_guarded, quiet_guarded_panics};
pub use links::Links;
pub use read::{load, load_bytes};
