//! Which files are read, how, and why one is not.

use std::path::Path;

/// Largest file that is read, in bytes: places in a document are 32-bit numbers.
pub const MAX_BYTES: u64 = 1 << 30;

/// Why a file cannot be read as a document.
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
pub enum InputFormat {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
}

/// The format of a file by its name; `None` for types that are not read.
pub fn format_of(path: &Path) -> Option<InputFormat> {
    let Some(extension) = path.extension() else {
        return Some(InputFormat::Text);
    };
    let extension = extension.to_str()?;
    if ["txt", "text"]
        .iter()
        .any(|e| extension.eq_ignore_ascii_case(e))
    {
        Some(InputFormat::Text)
    } else if ["md", "markdown", "mdown", "mkd"]
        .iter()
        .any(|e| extension.eq_ignore_ascii_case(e))
    {
        Some(InputFormat::Markdown)
    } else {
        None
    }
}
