//! Files that could not be read.

use std::fmt;
use std::path::{Path, PathBuf};

/// A file that could not be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadFault {
    /// The file.
    pub path: PathBuf,
    /// Why, as the rest of a sentence that begins with the path.
    pub why: String,
    /// Whether the whole run counts as failed; a binary file in a folder is only left out.
    pub fatal: bool,
}

impl ReadFault {
    /// A fault that is reported but does not fail the run.
    pub fn note(path: impl AsRef<Path>, why: impl Into<String>) -> Self {
        Self {
            fatal: false,
            ..Self::new(path, why)
        }
    }

    /// A fault for which the run fails.
    pub fn new(path: impl AsRef<Path>, why: impl Into<String>) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            why: why.into(),
            fatal: true,
        }
    }
}

impl fmt::Display for ReadFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.why)
    }
}
