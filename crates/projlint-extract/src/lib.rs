//! Bytes of a file to text with a map back to the file: encodings and Markdown.

mod compose;
mod encoding;
mod markdown;

use projlint_rules::Input;
use std::path::Path;

pub use encoding::{decode, encode};
pub use markdown::markdown;

/// Largest file that is read, in bytes: places in a document are 32-bit numbers.
pub const MAX_BYTES: u64 = 1 << 30;

/// Why a file is no document that can be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// Its content is not text; what it is, if that is known.
    #[error("is a binary file{}; projlint reads plain text and Markdown", .0.map(|k| format!(" ({k})")).unwrap_or_default())]
    Binary(Option<&'static str>),
    /// It is UTF-8 with bytes that are not; the line and byte of the first.
    #[error(
        "line {line} has bytes that are not UTF-8 (byte {offset}), although the rest of the file is; save the file as UTF-8 again"
    )]
    BrokenUtf8 {
        /// Line, from 1.
        line: usize,
        /// Byte, from 0.
        offset: usize,
    },
    /// It has more than [`MAX_BYTES`].
    #[error("is larger than 1 GiB; split it into smaller files")]
    TooLarge,
    /// Files of this type are not read.
    #[error(
        "is of a type that projlint does not read; it reads plain text (.txt) and Markdown (.md)"
    )]
    Type,
}

/// How a file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// The format of a file by its name; `None` for types that are not read.
pub fn format(path: &Path) -> Option<Format> {
    let Some(extension) = path.extension() else {
        return Some(Format::Text);
    };
    let extension = extension.to_str()?;
    if ["txt", "text"]
        .iter()
        .any(|e| extension.eq_ignore_ascii_case(e))
    {
        Some(Format::Text)
    } else if ["md", "markdown", "mdown", "mkd"]
        .iter()
        .any(|e| extension.eq_ignore_ascii_case(e))
    {
        Some(Format::Markdown)
    } else {
        None
    }
}

/// Reads the bytes of a file.
///
/// # Errors
///
/// When the content is no text that can be read.
pub fn extract(path: &Path, format: Format, bytes: &[u8]) -> Result<Input, ExtractError> {
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
        ..input(format, name, text)
    })
}

/// Reads a text that is decoded already, such as an editor's; `name` is that of its file, without the folder.
pub fn input(format: Format, name: String, text: String) -> Input {
    match format {
        Format::Text => Input {
            name,
            ..compose::plain(text)
        },
        Format::Markdown => Input {
            name,
            ..markdown(text)
        },
    }
}
