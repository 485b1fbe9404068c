//! From a file to a document.

use crate::fault::ReadFault;
use crate::files::{FoundFile, explain_error};
use projlint_extract::{ExtractError, InputFormat, MAX_BYTES, extract};
use projlint_rules::document::Input;
use std::io::Read;
use std::path::Path;

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
