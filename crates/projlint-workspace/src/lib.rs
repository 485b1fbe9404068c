//! What the command line and the server share: which files are documents, and which configuration holds for them.

mod config;
mod files;
mod read;

pub use config::{Config, ConfigError, Configs, NAME as CONFIG_NAME, select};
pub use files::{Discovery, Found, discover};
pub use read::{Fault, Loaded, load, load_bytes};
