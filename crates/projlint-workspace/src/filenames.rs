//! Names of the files that projlint itself reads in addition to documents.

/// The configuration.
pub const CONFIG_NAME: &str = "projlint.toml";
/// The other file that may hold a configuration, under `[tool.projlint]`.
pub const PYPROJECT: &str = "pyproject.toml";
/// Known findings.
pub const BASELINE: &str = "projlint-baseline.json";
