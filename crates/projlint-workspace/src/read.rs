//! From a file to a document.

use crate::files::{FoundFile, explain_error};
use projlint_extract::{ExtractError, InputFormat, MAX_BYTES, extract};
use projlint_rules::document::Input;
use std::fmt;
use std::io::Read;
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

/// Reads a file into `buffer` and takes its text out.
///
/// # Errors
///
/// When the file cannot be read or is not text.
pub fn load(found: &FoundFile, buffer: &mut Vec<u8>) -> Result<Input, ReadFault> {
    let fault = |error: std::io::Error| ReadFault::new(&found.path, explain_error(&error));
    let Some(format) = found.format else {
        return Err(ReadFault::new(&found.path, ExtractError::Type.to_string()));
    };
    let mut file = std::fs::File::open(&found.path).map_err(fault)?;
    buffer.clear();
    let read = (&mut file)
        .take(MAX_BYTES + 1)
        .read_to_end(buffer)
        .map_err(fault)?;
    debug_assert_eq!(read, buffer.len());
    load_bytes(&found.path, format, buffer, found.named)
}

/// Takes the text out of a file's bytes.
///
/// # Errors
///
/// When they are not text.
pub fn load_bytes(
    path: &Path,
    format: InputFormat,
    bytes: &[u8],
    named: bool,
) -> Result<Input, ReadFault> {
    extract(path, format, bytes).map_err(|error| {
        let fatal = named || !matches!(error, ExtractError::Binary(_));
        ReadFault {
            path: path.to_owned(),
            why: error.to_string(),
            fatal,
        }
    })
}
