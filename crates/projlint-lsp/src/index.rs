//! The documents of the workspace's folders that are not open: what is known of each without reading it again.

use crate::configs::ServerConfigs;
use crate::convert::{ClientStyle, ShownFinding, range_of_span, shown_finding};
use crate::view::{DocumentHandle, Key, Snapshot, key_of};
use projlint_rules::field::{CODE_PROJECT, NAME_PROJECT};
use projlint_rules::judge::link::ProjectIdentity;
use projlint_workspace::attempt;
use projlint_workspace::{BASELINE, CONFIG_NAME, Judge, PYPROJECT, discover};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};
use tower_lsp::ls_types as lsp;

/// A state of a file: when it was written and its size.
pub type Stamp = (Option<SystemTime>, u64);

/// A name or a code of a project and where it is.
#[derive(Clone, Debug)]
pub struct ProjectName {
    /// As printed.
    pub text: String,
    /// Whether it is a code.
    pub code: bool,
    /// Where.
    pub range: lsp::Range,
}

/// What is known of a file.
#[derive(Clone, Debug)]
pub struct IndexedFile {
    /// The file.
    pub path: PathBuf,
    /// Its state when it was read.
    pub stamp: Stamp,
    /// The configurations by which it was judged.
    pub configs: u64,
    /// What identifies its project.
    pub identity: Option<ProjectIdentity>,
    /// Names and codes of projects in it.
    pub names: Vec<ProjectName>,
    /// What was found in it.
    pub shown: Arc<Vec<ShownFinding>>,
}

/// All files, by key.
pub type Index = BTreeMap<Key, Arc<IndexedFile>>;

/// What a search of the folders has found to be other than before.
#[derive(Debug, Default)]
pub struct FolderScan {
    /// Files that are new or changed, and files that are gone.
    pub changed: Vec<(Key, Option<IndexedFile>)>,
    /// The state of every file that is a configuration or holds known findings, or would if it were there.
    pub configs: BTreeMap<PathBuf, Option<Stamp>>,
    /// How long it took.
    pub took: Duration,
    /// How many documents there are.
    pub documents: usize,
    /// Rules that panicked.
    pub broken: Vec<&'static str>,
}

/// What a search needs to know.
#[derive(Debug)]
pub struct FolderSearch {
    /// The folders.
    pub folders: Vec<PathBuf>,
    /// Further folders of which the configuration is watched: those of open documents.
    pub others: Vec<PathBuf>,
    /// What is known already.
    pub index: Arc<Index>,
    /// The configurations.
    pub configs: Arc<ServerConfigs>,
    /// How the editor is answered.
    pub telling: ClientStyle,
    /// How documents are judged.
    pub judge: Judge,
    /// Whether every document is checked.
    pub everything: bool,
}

/// Searches the folders. Files that have not changed are not read again.
pub fn scan_folders(search: &FolderSearch) -> FolderScan {
    let begun = Instant::now();
    let mut scan = FolderScan::default();
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    let mut folders: BTreeSet<PathBuf> = search.others.iter().cloned().collect();
    for found in discover(&search.folders).files {
        let Ok(path) = std::fs::canonicalize(&found.path) else {
            continue;
        };
        let key = key_of(&path);
        if !seen.insert(key.clone()) {
            continue;
        }
        folders.extend(path.parent().map(Path::to_owned));
        let stamp = file_stamp(&path);
        let known = search
            .index
            .get(&key)
            .is_some_and(|c| c.stamp == stamp && c.configs == search.configs.generation);
        if !known {
            // A file that cannot be read, or that makes us panic, is known to be there, and nothing more.
            let read = attempt(|| index_file(&path, stamp, search)).flatten();
            let (card, broken) = read.unwrap_or_else(|| {
                (
                    IndexedFile::unread_file(path, stamp, search.configs.generation),
                    Vec::new(),
                )
            });
            scan.broken.extend(broken);
            scan.changed.push((key, Some(card)));
        }
    }
    scan.documents = seen.len();
    scan.changed.extend(
        search
            .index
            .keys()
            .filter(|k| !seen.contains(*k))
            .map(|k| (k.clone(), None)),
    );
    let mut files: BTreeSet<PathBuf> = folders
        .iter()
        .flat_map(|f| f.ancestors())
        .flat_map(|f| [CONFIG_NAME, PYPROJECT, BASELINE].map(|name| f.join(name)))
        .collect();
    // What the configurations extend and read.
    for folder in &folders {
        let held = search.configs.of(folder);
        files.extend(held.effective.config.files());
        files.extend(held.known.clone());
    }
    scan.configs = files
        .into_iter()
        .map(|f| (f.is_file().then(|| file_stamp(&f)), f))
        .map(|(s, f)| (f, s))
        .collect();
    scan.configs
        .iter()
        .filter(|(_, s)| s.is_some())
        .filter_map(|(f, _)| f.parent())
        .for_each(|folder| drop(search.configs.of(folder)));
    scan.took = begun.elapsed();
    scan
}

fn file_stamp(path: &Path) -> Stamp {
    std::fs::metadata(path).map_or((None, 0), |m| (m.modified().ok(), m.len()))
}

impl IndexedFile {
    /// A file of which nothing is known.
    fn unread_file(path: PathBuf, stamp: Stamp, configs: u64) -> Self {
        Self {
            path,
            stamp,
            configs,
            identity: None,
            names: Vec::new(),
            shown: Arc::default(),
        }
    }
}

fn index_file(
    path: &Path,
    stamp: Stamp,
    search: &FolderSearch,
) -> Option<(IndexedFile, Vec<&'static str>)> {
    let view = Snapshot::read(
        DocumentHandle::File(path.to_owned()),
        Vec::new(),
        &search.configs,
    )?;
    let judged = view.judge(search.judge, search.everything)?;
    let found = judged
        .reports
        .iter()
        .flat_map(|r| &r.findings)
        .map(|f| shown_finding(&view, f, search.telling))
        .collect();
    let names = if view.is_checked(view.own, search.everything) {
        project_names(&view, search.telling)
    } else {
        Vec::new()
    };
    let empty = IndexedFile::unread_file(path.to_owned(), stamp, search.configs.generation);
    Some((
        IndexedFile {
            identity: view.identity.clone(),
            names,
            shown: Arc::new(found),
            ..empty
        },
        judged.broken,
    ))
}

/// The names and codes of projects in a document, those of partners and others not.
pub fn project_names(view: &Snapshot, telling: ClientStyle) -> Vec<ProjectName> {
    let doc = view.document();
    let facts = doc
        .facts
        .all_of(NAME_PROJECT)
        .map(|f| (f, false))
        .chain(doc.facts.all_of(CODE_PROJECT).map(|f| (f, true)));
    let name = |(fact, code): (&projlint_rules::read::facts::Fact<_>, bool)| ProjectName {
        text: doc.source.slice(fact.span).to_owned(),
        code,
        range: range_of_span(&doc.source, fact.span, telling.encoding),
    };
    facts.map(name).collect()
}
