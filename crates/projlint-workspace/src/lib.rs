//! What the command line and the server share: which files are documents, and which configuration holds for them.

mod config;
mod files;
mod read;

pub use config::{Config, ConfigError, Configs, NAME as CONFIG_NAME, select};
pub use files::{Discovery, Found, discover, lexical};
pub use read::{Fault, load, load_bytes};
