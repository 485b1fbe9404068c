//! The documents of a call, and where its words go.

use anyhow::{Result, bail};
use projlint_extract::{InputFormat, format_of};
use projlint_rules::document::Input;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_workspace::{
    Discovery, FoundFile, ReadFault, discover, lexical_path, load, load_bytes,
};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The name under which standard input is reported.
pub const STDIN: &str = "-";

/// Writes a line to standard error. It is not an error when standard error is closed.
pub fn print_line(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// Tells what could not be read, and returns whether the call has failed by it.
pub fn print_faults<'f>(faults: impl IntoIterator<Item = &'f ReadFault>, quiet: bool) -> bool {
    let mut fatal = false;
    for fault in faults {
        fatal |= fault.fatal;
        if !quiet || fault.fatal {
            print_line(&format!("projlint: {}", on_a_line(&fault.to_string())));
        }
    }
    fatal
}

/// Finds the documents of a call; standard input counts as one, under the name that the call gives it.
pub fn find_documents(paths: &[PathBuf], name: Option<&Path>) -> Discovery {
    let (stdin, rest): (Vec<_>, Vec<_>) =
        paths.iter().cloned().partition(|p| p == Path::new(STDIN));
    let mut found = discover(&rest);
    if !stdin.is_empty() {
        let path = name.map_or_else(|| PathBuf::from(STDIN), lexical_path);
        let format = name
            .and_then(format_of)
            .or(name.is_none().then_some(InputFormat::Text));
        found.files.retain(|f| f.path != path);
        found.files.insert(
            0,
            FoundFile {
                path,
                format,
                named: true,
            },
        );
    }
    found
}

/// The path that standard input has among the documents of a call, if it is read.
pub fn stdin_path(paths: &[PathBuf], name: Option<&Path>) -> Option<PathBuf> {
    paths
        .iter()
        .any(|p| p == Path::new(STDIN))
        .then(|| name.map_or_else(|| PathBuf::from(STDIN), lexical_path))
}

/// Reads a document into text.
pub fn read_document(
    found: &FoundFile,
    stdin: bool,
    buffer: &mut Vec<u8>,
) -> std::result::Result<Input, ReadFault> {
    if let Some(format) = found.format.filter(|_| stdin) {
        buffer.clear();
        let stdin = std::io::stdin()
            .lock()
            .take(projlint_extract::MAX_BYTES + 1)
            .read_to_end(buffer);
        stdin.map_err(|e| ReadFault::new(STDIN, format!("standard input cannot be read: {e}")))?;
        return load_bytes(&found.path, format, buffer, true);
    }
    load(found, buffer)
}

/// Fails when there is nothing to check.
pub fn need_some(found: &Discovery, allow_empty: bool, reader: MessageLang) -> Result<()> {
    if found.files.is_empty() && found.faults.is_empty() && !allow_empty {
        bail!("{}", Message::new("no-documents").render(reader));
    }
    Ok(())
}

/// The note that a file was not in UTF-8.
pub fn encoding_note(path: &str, encoding: &str, reader: MessageLang) -> String {
    Message::new("note-encoding")
        .arg("path", Arg::Text(path.to_owned()))
        .arg("encoding", Arg::Text(encoding.to_owned()))
        .render(reader)
}

/// A path with `/` between its parts.
pub fn slash_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// A path on one line of a terminal: control characters are written as escapes, and no line begins with what a CI system takes for
/// a command, `::error` or `##[error]`.
pub fn on_a_line(path: &str) -> String {
    let shown = if path.chars().any(char::is_control) {
        path.escape_debug().to_string()
    } else {
        path.to_owned()
    };
    if shown.starts_with("::") || shown.starts_with("##") {
        format!("./{shown}")
    } else {
        shown
    }
}
