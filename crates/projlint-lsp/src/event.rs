//! Everything that changes the state, or asks for a part of it, in the order in which it came.

use crate::buffer::Change;
use crate::configs::ServerConfigs;
use crate::convert::ShownFinding;
use crate::index::{FolderScan, Index};
use crate::session::Session;
use crate::view::Key;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::oneshot;
use tower_lsp::ls_types as lsp;

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The editor has introduced itself.
    Start(Box<Session>),
    /// The editor is ready to be asked.
    Ready,
    /// A document was opened.
    Open {
        /// Its address.
        uri: String,
        /// The editor's name of its language.
        language: String,
        /// The editor's number of the text.
        version: i32,
        /// The text.
        text: String,
    },
    /// A document was changed.
    Change {
        /// Its address.
        uri: String,
        /// The editor's number of the new text, if it says one.
        version: Option<i32>,
        /// What was changed, each after the one before.
        changes: Vec<Change>,
    },
    /// A document was saved.
    Save(String),
    /// A document was closed.
    Close(String),
    /// A notification that has not the form it should have was left out: its method.
    Dropped(String),
    /// Files have changed.
    Files,
    /// It is time to look at the files, if we have rested long enough.
    Tick,
    /// The author has stopped writing in a configuration, unless another turn has begun.
    Reconfigure(u64),
    /// What was to be fetched again is to be said now.
    Refresh,
    /// Nobody watches files for us.
    Watch,
    /// Folders were opened and closed.
    Folders {
        /// Opened.
        added: Vec<PathBuf>,
        /// Closed.
        removed: Vec<PathBuf>,
    },
    /// The author has changed settings; these, if the editor is not to be asked.
    SettingsChanged(Value),
    /// The settings.
    Settings(Value),
    /// The author asks to check a document, whatever it is.
    Ask(String),
    /// A request wants to see a document as it is now.
    Look {
        /// Its address, if the request names one.
        uri: Option<String>,
        /// Where the answer goes.
        reply: oneshot::Sender<RequestView>,
    },
    /// The editor fetches the findings of a document.
    Pull {
        /// Its address.
        uri: String,
        /// Where the answer goes.
        reply: oneshot::Sender<PulledFindings>,
    },
    /// The editor fetches all findings.
    PullAll(oneshot::Sender<Vec<DocumentFindings>>),
    /// A document was judged.
    Judged(Box<JudgedGroup>),
    /// The folders were searched.
    Scanned(Box<FolderScan>),
}

/// What a request sees.
#[derive(Debug)]
pub struct RequestView {
    /// The document with those linked to it, still to be read.
    pub glance: Option<crate::view::PendingSnapshot>,
    /// The files that are not open.
    pub index: Arc<Index>,
    /// The configurations.
    pub configs: Arc<ServerConfigs>,
    /// Documents that are open, still to be read.
    pub open: Vec<crate::view::OpenText>,
    /// The settings of the editor.
    pub options: crate::options::Options,
    /// How the editor is answered.
    pub telling: crate::convert::ClientStyle,
    /// The editor.
    pub session: Arc<Session>,
    /// How many findings there are between the documents of the project, once they are judged.
    pub across: usize,
    /// Findings about what is still missing that are shown in the document.
    pub missing: std::collections::HashSet<u64>,
}

/// The findings of a document.
#[derive(Clone, Debug)]
pub struct DocumentFindings {
    /// Its address.
    pub uri: lsp::Uri,
    /// The version of an open document.
    pub version: Option<i32>,
    /// The findings.
    pub diagnostics: Vec<lsp::Diagnostic>,
}

/// The findings of a document and of the open documents linked to it.
#[derive(Clone, Debug, Default)]
pub struct PulledFindings {
    /// The document's own.
    pub own: Vec<lsp::Diagnostic>,
    /// The others'.
    pub others: Vec<DocumentFindings>,
}

/// What became of judging a document and those linked to it.
#[derive(Debug, Default)]
pub struct JudgedGroup {
    /// The address of the open document that was to be judged, if it is one.
    pub uri: Option<String>,
    /// The generation it was judged in.
    pub generation: u64,
    /// A document of the files that were to be judged together, if none of them is open.
    pub file: Option<Key>,
    /// Whether it could be read.
    pub read: bool,
    /// What identifies its project.
    pub identity: Option<projlint_rules::judge::link::ProjectIdentity>,
    /// The documents of its project when it was read.
    pub linked: Vec<Key>,
    /// The documents that were judged: key, generation of an open one, findings.
    pub found: Vec<(Key, Option<u64>, Vec<ShownFinding>)>,
    /// Rules that panicked.
    pub broken: Vec<&'static str>,
}
