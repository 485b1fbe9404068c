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

pub use baseline::{BASELINE, Baseline, Judged};
pub use config::{Config, ConfigError, NAME as CONFIG_NAME, PYPROJECT, ignore, select};
pub use files::{Discovery, Found, absolute, discover, lexical, relative};
pub use fix::{FixError, Fixed, beside, fixed, replace, write};
pub use layers::{Configs, Layer, configures, schema};
pub use links::{Links, judge};
pub use parts::{Accepted, Extends, FileRules};
pub use read::{Fault, load, load_bytes};
pub use rewrite::{accepting, without_rule};
