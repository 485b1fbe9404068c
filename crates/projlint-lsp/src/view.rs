//! A document with the other documents of its project, as they stand at one moment.

use crate::buffer::Buffer;
use crate::configs::{HeldConfig, ServerConfigs};
use projlint_extract::{InputFormat, format_of, input_of};
use projlint_rules::document::{Document, Input};
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::text::source::DocId;
use projlint_workspace::{FoundFile, GuardedReports, Judge, assemble, judge_guarded, load};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What identifies a document, whatever the editor calls it: the path with links followed, else the address.
pub type Key = String;

/// What never changes of an open document.
#[derive(Debug)]
pub struct DocumentIdentity {
    /// The editor's address of it.
    pub uri: String,
    /// What identifies it.
    pub key: Key,
    /// Its file, with links followed.
    pub path: Option<PathBuf>,
    /// How it is read.
    pub format: InputFormat,
    /// Whether it has the name of a file that is read; others are, when their author asks.
    pub document: bool,
}

impl DocumentIdentity {
    /// The document at an address in a language of the editor.
    pub fn new(uri: String, path: Option<PathBuf>, language: &str) -> Self {
        let path = path.map(|p| projlint_workspace::real_path(&p));
        let extended = path.as_deref().filter(|p| p.extension().is_some());
        let by_name = extended.and_then(format_of);
        let document = by_name.is_some() || extended.is_none();
        let by_language = if language == "markdown" {
            InputFormat::Markdown
        } else {
            InputFormat::Text
        };
        let key = path.as_deref().map_or_else(|| uri.clone(), key_of);
        Self {
            key,
            format: by_name.unwrap_or(by_language),
            document,
            path,
            uri,
        }
    }
}

/// The key of a file whose path has no links in it.
pub fn key_of(path: &Path) -> Key {
    path.to_string_lossy().into_owned()
}

/// An open document at one moment.
#[derive(Clone, Debug)]
pub struct OpenText {
    /// Which document it is.
    pub identity: Arc<DocumentIdentity>,
    /// Its text.
    pub buffer: Buffer,
    /// The editor's number of the text.
    pub version: i32,
    /// Our number of everything that it is judged by: its text, its configuration, the documents linked with it.
    pub generation: u64,
    /// Whether the author has asked to check it, whatever it is.
    pub asked: bool,
}

/// A document that a view can be made of.
#[derive(Clone, Debug)]
pub enum DocumentHandle {
    /// Open in the editor.
    Open(OpenText),
    /// A file.
    File(PathBuf),
}

impl DocumentHandle {
    /// What identifies it.
    pub fn key(&self) -> Key {
        match self {
            Self::Open(text) => text.identity.key.clone(),
            Self::File(path) => key_of(path),
        }
    }

    fn path(&self) -> Option<&Path> {
        match self {
            Self::Open(text) => text.identity.path.as_deref(),
            Self::File(path) => Some(path),
        }
    }

    fn read(&self) -> Option<Input> {
        match self {
            Self::Open(text) => {
                let name = self
                    .path()
                    .and_then(Path::file_name)
                    .and_then(|n| n.to_str())
                    .unwrap_or("")
                    .to_owned();
                Some(input_of(text.identity.format, name, text.buffer.text()))
            }
            Self::File(path) => {
                let found = FoundFile {
                    path: path.clone(),
                    format: format_of(path),
                    named: false,
                };
                load(&found, &mut Vec::new()).ok()
            }
        }
    }
}

/// A document of a view.
#[derive(Debug)]
pub struct SnapshotMember {
    /// Where it comes from.
    pub part: DocumentHandle,
    /// What holds for it.
    pub held: Arc<HeldConfig>,
    /// Its file as the editor names it.
    pub given: Option<PathBuf>,
}

/// The documents of one project; one of them is looked at.
#[derive(Debug)]
pub struct Snapshot {
    /// The documents as they are read.
    pub project: Project,
    /// Where each of them comes from.
    pub members: Vec<SnapshotMember>,
    /// The one that is looked at.
    pub own: DocId,
    /// What links it.
    pub identity: Option<ProjectIdentity>,
    /// Where a new configuration would be put: in the editor's folder that the document lies in, else beside it.
    pub home: Option<PathBuf>,
}

impl Snapshot {
    /// Reads a document together with those of its project; `linked` are the candidates. `None` when it cannot be read.
    pub fn read(
        own: DocumentHandle,
        linked: Vec<DocumentHandle>,
        configs: &ServerConfigs,
    ) -> Option<Self> {
        let home = own
            .path()
            .and_then(|p| configs.client_folder(p).or(p.parent()))
            .map(|folder| configs.client_path(folder));
        let key = own.key();
        let others: Vec<Key> = linked.iter().map(DocumentHandle::key).collect();
        let handles: BTreeMap<Key, DocumentHandle> = linked
            .into_iter()
            .chain([own])
            .map(|handle| (handle.key(), handle))
            .collect();
        let read = |key: &Key| {
            let handle = handles.get(key)?;
            let held = configs.of_document(handle.path());
            Some(held.effective.member(handle.path(), handle.read()?))
        };
        let group = assemble(&key, &others, |key| read(key).ok_or(())).ok()?;
        let member = |key: &Key| {
            let part = handles.get(key)?.clone();
            Some(SnapshotMember {
                held: configs.of_document(part.path()),
                given: part.path().map(|p| configs.client_path(p)),
                part,
            })
        };
        Some(Self {
            members: group.keys.iter().filter_map(member).collect(),
            project: group.project,
            own: group.own,
            identity: group.identity,
            home,
        })
    }

    /// The document that is looked at.
    pub fn document(&self) -> &Document {
        self.project.document(self.own)
    }

    /// What holds for the document that is looked at.
    pub fn own_config(&self) -> &HeldConfig {
        &self.members[self.own.0 as usize].held
    }

    /// What the rules say of each document. A document that is not known to be about a project is left in peace, unless its
    /// folder has a configuration or its author asked. A rule that panics is left out, and named. `None` when more than rules
    /// panics.
    pub fn judge(&self, judge: Judge, everything: bool) -> Option<GuardedReports> {
        let mut judged = judge_guarded(judge, &self.project)?;
        for (doc, report) in (0..).map(DocId).zip(&mut judged.reports) {
            if !self.is_checked(doc, everything) {
                *report = Report::default();
            }
            let member = &self.members[doc.0 as usize];
            if let Some(path) = member.part.path() {
                let source = &self.project.document(doc).source;
                member
                    .held
                    .effective
                    .take_out_known(path, source, &mut report.findings);
            }
        }
        Some(judged)
    }

    /// Whether projlint says anything in a document: it is known to be about a project, its folder has a configuration, or its
    /// author asked.
    pub fn is_checked(&self, doc: DocId, everything: bool) -> bool {
        let member = &self.members[doc.0 as usize];
        let (asked, document) = match &member.part {
            DocumentHandle::Open(text) => (text.asked, text.identity.document),
            DocumentHandle::File(_) => (false, true),
        };
        asked
            || (document
                && (everything
                    || member.held.file.is_some()
                    || self.project.document(doc).recognised))
    }
}

/// A document with those linked to it, as they stand now, still to be read.
#[derive(Debug)]
pub struct PendingSnapshot {
    /// The document.
    pub own: DocumentHandle,
    /// Those that may be of its project.
    pub linked: Vec<DocumentHandle>,
    /// The configurations.
    pub configs: Arc<ServerConfigs>,
    /// How documents are judged.
    pub judge: Judge,
    /// Whether every document is checked.
    pub everything: bool,
}

impl PendingSnapshot {
    /// Reads the documents.
    pub fn view(self) -> Option<Snapshot> {
        Snapshot::read(self.own, self.linked, &self.configs)
    }

    /// Reads and judges the documents.
    pub fn judged(self) -> Option<(Snapshot, Vec<Report>)> {
        let (judge, everything) = (self.judge, self.everything);
        let view = self.view()?;
        let reports = view.judge(judge, everything)?.reports;
        Some((view, reports))
    }
}
