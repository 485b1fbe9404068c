//! Bytes of a file to text with a map back to the file: encodings and Markdown.

mod compose;
mod encoding;
mod format;
mod markdown;

use projlint_rules::document::Input;
use std::path::Path;

pub use encoding::{decode, encode};
pub use format::{ExtractError, InputFormat, MAX_BYTES, format_of};
pub use markdown::markdown;

/// Reads the bytes of a file.
///
/// # Errors
///
/// When the content is not text that can be read.
pub fn extract(path: &Path, format: InputFormat, bytes: &[u8]) -> Result<Input, ExtractError> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ExtractError::TooLarge);
    }
    let (text, encoding) = decode(bytes)?;
    let prefix = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    let name = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or("")
        .to_owned();
    Ok(Input {
        prefix,
        encoding,
        ..input_of(format, name, text)
    })
}

/// Reads a text that is decoded already, such as an editor's; `name` is that of its file, without the folder.
pub fn input_of(format: InputFormat, name: String, text: String) -> Input {
    match format {
        InputFormat::Text => Input {
            name,
            ..compose::plain_text(text)
        },
        InputFormat::Markdown => Input {
            name,
            ..markdown(text)
        },
    }
}
