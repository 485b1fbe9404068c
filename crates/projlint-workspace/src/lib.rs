//! What the command line and the server share: which files are documents, which configuration holds for them, and
//! which documents are about the same project.

mod config;
mod files;
mod links;
mod read;

pub use config::{Config, ConfigError, Configs, NAME as CONFIG_NAME, select, without_rule};
pub use files::{Discovery, Found, discover, lexical};
pub use links::{Links, judge};
pub use read::{Fault, load, load_bytes};
