//! Globs of paths.

use crate::error::ConfigError;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// Compiled globs; two that came of the same words are the same.
#[derive(Clone, Debug, Default)]
pub(crate) struct CompiledGlobs(pub(crate) GlobSet);

impl PartialEq for CompiledGlobs {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for CompiledGlobs {}

/// Compiles globs.
pub(crate) fn compile_globs(patterns: &[String]) -> Result<GlobSet, ConfigError> {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        // A pattern without a folder fits files in every folder, as in `.gitignore`.
        let whole = if pattern.contains('/') {
            pattern.trim_start_matches("./").to_owned()
        } else {
            format!("**/{pattern}")
        };
        let glob = GlobBuilder::new(&whole).literal_separator(true).build();
        set.add(glob.map_err(|e| ConfigError::Glob(pattern.clone(), e.kind().to_string()))?);
    }
    set.build()
        .map_err(|e| ConfigError::Glob(patterns.join(", "), e.to_string()))
}
