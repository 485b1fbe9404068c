//! Corrections in files: what a document becomes, and writing it so that nothing is lost.

use projlint_extract::{decode, encode};
use projlint_rules::document::Document;
use projlint_rules::judge::finding::{Finding, Safety, non_overlapping};
use projlint_rules::text::range::ByteRange;
use std::io::{Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A document with its corrections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedDocument {
    /// How many findings are corrected.
    pub count: usize,
    /// The text of the file.
    pub text: String,
}

/// Why a file was left as it is.
#[derive(Debug, thiserror::Error)]
pub enum FixError {
    /// Somebody else has written it.
    #[error("has changed since it was read; it is left alone, run projlint again")]
    Changed,
    /// Its encoding has not all the characters, or does not give the file back.
    #[error("cannot be written in its own encoding ({0}); save it as UTF-8 and run projlint again")]
    Encoding(&'static str),
    /// The system.
    #[error("cannot be written: {0}")]
    Io(#[from] std::io::Error),
}

/// What the corrections make of a document: the safe ones, or all. Of two that overlap the first in the text is done, the other
/// waits for the next time. `None` when there is nothing to do.
pub fn fix_document(document: &Document, findings: &[Finding], all: bool) -> Option<FixedDocument> {
    let doc = document.source.doc;
    let wanted = |f: &&projlint_rules::judge::finding::Fix| {
        (all || f.safety == Safety::Safe)
            && f.edits.iter().all(|e| e.span.doc == doc)
            && !f.edits.is_empty()
    };
    let fixes = non_overlapping(
        findings
            .iter()
            .filter_map(|f| f.fix.as_ref())
            .filter(wanted),
    );
    let file = document.source.file();
    let breaks = document.source.line_break();
    let edits = fixes.iter().flat_map(|f| &f.edits);
    let mut edits: Vec<(ByteRange, String)> = edits
        .map(|e| {
            (
                document.source.range_in_file(e.span),
                e.text.replace('\n', breaks),
            )
        })
        .collect();
    edits.sort_by(|a, b| (a.0.start, a.0.end, &a.1).cmp(&(b.0.start, b.0.end, &b.1)));
    let (mut text, mut at) = (String::with_capacity(file.len()), 0);
    for (range, new) in edits {
        if range.start < at {
            continue;
        }
        text.push_str(&file[at..range.start]);
        text.push_str(&new);
        at = range.end;
    }
    text.push_str(&file[at..]);
    (text != file).then_some(FixedDocument {
        count: fixes.len(),
        text,
    })
}

/// Writes a new text of a document into its file, through a temporary file in the same folder and a rename: at any moment the file is the old or the new one.
/// `bytes` is what the document was read from.
///
/// # Errors
///
/// When the file has changed meanwhile, cannot be written, or has an encoding that lacks a character.
pub fn write_fixed(
    path: &Path,
    document: &Document,
    text: &str,
    bytes: &[u8],
) -> Result<(), FixError> {
    if !decode(bytes).is_ok_and(|(now, _)| now == document.source.file()) {
        return Err(FixError::Changed);
    }
    let new = encode(text, document.source.file(), bytes, document.encoding)
        .ok_or(FixError::Encoding(document.encoding.unwrap_or("UTF-8")))?;
    replace_file(path, &new, Some(bytes))
}

/// Puts bytes into the place of a file, if it still holds what it held; a link stays a link, and permissions stay as they are. The file
/// is replaced by a new one, so that it is always the old or the new; where that would lose its owner, its attributes or its other
/// names, or no file can be made beside it, it is written in place.
///
/// # Errors
///
/// When the file has changed meanwhile or cannot be written.
pub fn replace_file(path: &Path, new: &[u8], old: Option<&[u8]>) -> Result<(), FixError> {
    let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = std::fs::metadata(&path).ok().map(|meta| meta.permissions());
    if there.as_ref().is_some_and(|p| p.readonly()) {
        return Err(std::io::Error::new(
            std::io::ErrorKind::PermissionDenied,
            "it may only be read",
        )
        .into());
    }
    let unchanged = || match old {
        Some(old) if std::fs::read(&path)? != old => Err(FixError::Changed),
        _ => Ok(()),
    };
    let beside = temporary_beside(&path, there.clone());
    let mut beside = match (beside, &there) {
        (Ok(beside), Some(_)) if loses_by_renaming(&path, beside.as_file()) => {
            drop(beside);
            unchanged()?;
            return Ok(write_in_place(&path, new, old)?);
        }
        (Err(_), Some(_)) => {
            unchanged()?;
            return Ok(write_in_place(&path, new, old)?);
        }
        (beside, _) => beside?,
    };
    beside.write_all(new)?;
    beside.as_file().sync_all()?;
    unchanged()?;
    if let Err(failed) = beside.persist(&path) {
        // A file that is mounted by itself cannot be replaced.
        if there.is_none() {
            return Err(failed.error.into());
        }
        drop(failed.file);
        return Ok(write_in_place(&path, new, old)?);
    }
    Ok(())
}

/// Whether a file has what a new one in its place would not have: another owner or group, further names, attributes.
#[cfg(unix)]
fn loses_by_renaming(path: &Path, beside: &std::fs::File) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(there), Ok(new)) = (std::fs::metadata(path), beside.metadata()) else {
        return true;
    };
    let names = xattr::list(path).map(|names| names.count());
    there.nlink() > 1
        || (there.uid(), there.gid()) != (new.uid(), new.gid())
        || names.is_ok_and(|count| count > 0)
}

/// Whether a file has what a new one in its place would not have.
#[cfg(not(unix))]
fn loses_by_renaming(_: &Path, _: &std::fs::File) -> bool {
    false
}

/// Writes over a file. When that fails, what it held is put back; a program that is stopped ends behind it.
fn write_in_place(path: &Path, new: &[u8], old: Option<&[u8]>) -> std::io::Result<()> {
    let _not_stopped = MADE_BESIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
    let mut put = |bytes: &[u8]| {
        file.rewind()?;
        file.write_all(bytes)?;
        file.set_len(bytes.len() as u64)?;
        file.sync_all()
    };
    put(new).inspect_err(|_| {
        if let Some(old) = old {
            let _ = put(old);
        }
    })
}

/// The temporary files beside others that are there now; who holds it is not stopped by [`remove_temporary_files`].
static MADE_BESIDE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes the temporary files that were made beside others, for a program that ends at once: no more are made.
pub fn remove_temporary_files() {
    let made = MADE_BESIDE.lock().unwrap_or_else(PoisonError::into_inner);
    for path in made.iter() {
        let _ = std::fs::remove_file(path);
    }
    std::mem::forget(made);
}

/// A temporary file in the folder of the file that it will replace, with that file's permissions, or those of a new file.
///
/// # Errors
///
/// When the folder cannot be written to.
pub fn temporary_beside(
    path: &Path,
    permissions: Option<std::fs::Permissions>,
) -> std::io::Result<tempfile::NamedTempFile> {
    let folder = path
        .parent()
        .filter(|p| !p.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".projlint-").suffix(".tmp");
    #[cfg(unix)]
    let new = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(new);
    let mut made = MADE_BESIDE.lock().unwrap_or_else(PoisonError::into_inner);
    let beside = builder.tempfile_in(folder).map_err(|e| {
        std::io::Error::new(e.kind(), format!("{}: {}", folder.display(), e.kind()))
    })?;
    // What was renamed or removed is none any more.
    made.retain(|path| path.exists());
    made.push(beside.path().to_owned());
    drop(made);
    permissions.map_or(Ok(()), |permissions| {
        beside.as_file().set_permissions(permissions)
    })?;
    Ok(beside)
}
