//! Which files below the given paths are documents.

use crate::fault::ReadFault;
use ignore::{DirEntry, WalkBuilder};
use projlint_extract::{InputFormat, format_of};
use std::collections::HashSet;
use std::path::{Component, Path, PathBuf};

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFile {
    /// The path as it is printed.
    pub path: PathBuf,
    /// How it is read; `None` for a named file of a type that is not read.
    pub format: Option<InputFormat>,
    /// Whether it was named, not found in a folder.
    pub named: bool,
}

/// The outcome of a search.
#[derive(Clone, Debug, Default)]
pub struct Discovery {
    /// Documents, sorted by path, each once.
    pub files: Vec<FoundFile>,
    /// Files in folders that are of no type that is read.
    pub skipped: usize,
    /// Paths that could not be searched.
    pub faults: Vec<ReadFault>,
}

/// Finds the documents at and below some paths. Folders are searched without hidden files and what `.gitignore` names;
/// links are followed, but never in a circle.
pub fn discover(paths: &[PathBuf]) -> Discovery {
    let mut found = Discovery::default();
    let mut seen = HashSet::new();
    let here = std::env::current_dir().unwrap_or_default();
    for path in paths {
        let path = &relative_path(path, &here);
        match std::fs::metadata(path) {
            Err(error) => found
                .faults
                .push(ReadFault::new(path, explain_error(&error))),
            Ok(meta) if meta.is_dir() => walk_folder(path, &mut found, &mut seen),
            Ok(meta) if meta.is_file() => found.files.push(FoundFile {
                path: path.clone(),
                format: format_of(path),
                named: true,
            }),
            Ok(_) => found
                .faults
                .push(ReadFault::new(path, "is no regular file")),
        }
    }
    found
        .files
        .sort_by(|a, b| (a.path.as_os_str(), !a.named).cmp(&(b.path.as_os_str(), !b.named)));
    found
        .files
        .dedup_by(|a, b| a.path.as_os_str() == b.path.as_os_str());
    found
}

/// A path without `.` and, as far as they can be taken back, `..`.
pub fn lexical_path(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// A path from the root of the file system, without `.` and `..`.
pub fn absolute_path(path: &Path) -> PathBuf {
    lexical_path(
        &std::path::absolute(Path::new(".").join(path)).unwrap_or_else(|_| path.to_owned()),
    )
}

/// The path of a file from the root of the file system, with links followed as far as it exists: two names of one file have the
/// same.
pub fn real_path(path: &Path) -> PathBuf {
    fn followed(path: &Path) -> PathBuf {
        std::fs::canonicalize(path).unwrap_or_else(|_| match (path.parent(), path.file_name()) {
            (Some(up), Some(name)) => followed(up).join(name),
            _ => path.to_owned(),
        })
    }
    followed(&absolute_path(path))
}

/// The path as seen from a folder: `a.txt`, `../b/c.txt`; `.` for the folder itself.
pub fn relative_path(path: &Path, here: &Path) -> PathBuf {
    let whole = lexical_path(&here.join(path));
    let shared = whole
        .components()
        .zip(here.components())
        .take_while(|(a, b)| a == b)
        .count();
    let up = here.components().count() - shared;
    if shared <= 1 && up > 0 {
        return whole;
    }
    let mut out: PathBuf = std::iter::repeat_n(Component::ParentDir, up).collect();
    out.extend(whole.components().skip(shared));
    if out.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        out
    }
}

fn walk_folder(root: &Path, found: &mut Discovery, seen: &mut HashSet<PathBuf>) {
    // Without a repository `.gitignore` counts too; in one, none above it does.
    let repository = real_path(root)
        .ancestors()
        .any(|folder| folder.join(".git").exists());
    for entry in WalkBuilder::new(root).require_git(repository).build() {
        match entry {
            Err(error) => {
                let why = error
                    .io_error()
                    .map_or_else(|| error.to_string(), explain_error);
                found
                    .faults
                    .push(ReadFault::new(lexical_path(&error_path(&error, root)), why));
            }
            Ok(entry) if entry.depth() > 0 && entry.path_is_symlink() => {
                follow_link(&entry, found, seen)
            }
            Ok(entry) if entry.file_type().is_some_and(|t| t.is_file()) => {
                add_file(entry.into_path(), found)
            }
            Ok(_) => {}
        }
    }
}

fn add_file(path: PathBuf, found: &mut Discovery) {
    let format = path.extension().and_then(|_| format_of(&path));
    if format.is_some() {
        let path = path.strip_prefix(".").map(Path::to_owned).unwrap_or(path);
        found.files.push(FoundFile {
            path,
            format,
            named: false,
        });
    } else if path
        .file_name()
        .is_some_and(|n| n != crate::filenames::CONFIG_NAME)
    {
        found.skipped += 1;
    }
}

/// A link is followed once; one that leads back to a folder above itself is a circle.
fn follow_link(entry: &DirEntry, found: &mut Discovery, seen: &mut HashSet<PathBuf>) {
    let path = &lexical_path(entry.path());
    let target = match std::fs::canonicalize(path) {
        Ok(target) => target,
        Err(_) if path.extension().is_none() || format_of(path).is_none() => {
            found.skipped += 1;
            return;
        }
        Err(error) => {
            return found.faults.push(ReadFault::new(
                path,
                format!("is a link that leads nowhere: {}", explain_error(&error)),
            ));
        }
    };
    if target.is_file() {
        return add_file(path.to_owned(), found);
    }
    let above = path.parent().and_then(|p| {
        std::fs::canonicalize(if p.as_os_str().is_empty() {
            Path::new(".")
        } else {
            p
        })
        .ok()
    });
    if above.is_some_and(|a| a.starts_with(&target)) {
        return found.faults.push(ReadFault::note(
            path,
            "is a link to a folder it lies in; it is not followed, the folder is checked once",
        ));
    }
    if seen.insert(target) {
        walk_folder(path, found, seen);
    }
}

fn error_path(error: &ignore::Error, root: &Path) -> PathBuf {
    match error {
        ignore::Error::WithPath { path, .. } => path.clone(),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            error_path(err, root)
        }
        ignore::Error::Loop { child, .. } => child.clone(),
        _ => root.to_owned(),
    }
}

/// What the system says, without its number.
pub(crate) fn explain_error(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "does not exist; check the path".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "may not be read; give yourself the right to read it".to_owned()
        }
        _ => format!("cannot be read: {error}"),
    }
}
