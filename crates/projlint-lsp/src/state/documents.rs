//! Documents are opened, changed, saved and closed.

use super::{CONFIG_PAUSE, OpenDocument, State};
use crate::buffer::{Buffer, Change};
use crate::convert;
use crate::event::Event;
use crate::view::{DocumentIdentity, OpenText};
use projlint_workspace::CONFIG_NAME;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::ls_types as lsp;

impl State {
    pub(super) fn open_document(&mut self, uri: String, language: &str, version: i32, text: &str) {
        let identity = DocumentIdentity::new(uri.clone(), convert::file_path(&uri), language);
        let config = config_path(&identity);
        let folder = identity
            .path
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_owned);
        self.generation += 1;
        let generation = self.generation;
        let own = OpenText {
            identity: Arc::new(identity),
            buffer: Buffer::new(text),
            version,
            generation,
            asked: false,
        };
        let before = self.open.remove(&uri);
        let (published, waiting) = before.map_or((None, Vec::new()), |o| (o.published, o.waiting));
        let (shown, missing) = (Vec::new(), HashSet::new());
        let open = OpenDocument {
            text: own,
            busy: false,
            judged: 0,
            shown,
            missing,
            settled: Some(version),
            published,
            waiting,
        };
        self.open.insert(uri.clone(), open);
        if let Some(path) = config {
            return self.change_config(path, Some((version, text.to_owned())));
        }
        self.start_judging(&uri);
        if !self
            .stamps
            .as_ref()
            .is_some_and(|known| folder.is_none_or(|f| known.contains_key(&f.join(CONFIG_NAME))))
        {
            self.start_search();
        }
    }

    /// Changes a document in the order of the wire, whatever number the editor gives the new text.
    pub(super) fn change_document(
        &mut self,
        uri: &str,
        version: Option<i32>,
        changes: Vec<Change>,
    ) {
        let encoding = self.session.encoding;
        let Some(open) = self.open.get_mut(uri) else {
            return self.log_message(
                lsp::MessageType::WARNING,
                format!("a change of a document that is not open: {uri}"),
            );
        };
        let known = open.text.version;
        let version = version.unwrap_or(known);
        open.text.version = version;
        if version <= known {
            open.settled = None;
        }
        changes
            .into_iter()
            .for_each(|change| open.text.buffer.apply(change, encoding));
        let config = config_path(&open.text.identity).map(|path| (path, open.text.buffer.text()));
        if version <= known {
            let line = format!("change {version} of {uri} comes after change {known}");
            self.log_message(lsp::MessageType::WARNING, line);
        }
        if let Some((path, text)) = config {
            return self.change_config(path, Some((version, text)));
        }
        self.judge_again(uri);
    }

    /// A configuration file has another text: at once when it means the same, else when its author rests.
    fn change_config(&mut self, path: PathBuf, text: Option<(i32, String)>) {
        let same = !self.pending
            && text
                .as_ref()
                .is_some_and(|(_, text)| self.configs.means_the_same(&path, text));
        match text {
            Some(text) => drop(self.texts.insert(path, text)),
            None => drop(self.texts.remove(&path)),
        }
        if same {
            return self.reconfigure(true);
        }
        self.turn += 1;
        self.pending = true;
        self.send_later(CONFIG_PAUSE, Event::Reconfigure(self.turn));
    }

    pub(super) fn save_document(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else {
            return;
        };
        open.settled = Some(open.text.version);
        self.judge_again(uri);
        self.start_search();
    }

    pub(super) fn check_asked(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else {
            return;
        };
        (open.text.asked, open.settled) = (true, Some(open.text.version));
        self.judge_again(uri);
        self.fetch_again(true, true);
    }

    pub(super) fn close_document(&mut self, uri: &str) {
        let Some(open) = self.open.remove(uri) else {
            return;
        };
        if let Some(path) = config_path(&open.text.identity) {
            self.change_config(path, None);
        }
        if open.published.is_some_and(|p| !p.is_empty()) {
            self.publish_at(uri, None, Vec::new());
        }
        let key = open.text.identity.key.clone();
        if let Some(other) = self.by_key(&key).map(|o| o.text.identity.uri.clone()) {
            return self.judge_again(&other);
        }
        let identity = self.index.get(&key).and_then(|c| c.identity.clone());
        let mut changed = self.relink_document(&key, identity);
        changed.extend(self.linked_keys(&key));
        self.judge_groups(changed);
        self.start_search();
    }
}

/// The path of a configuration file that is open.
pub(super) fn config_path(identity: &DocumentIdentity) -> Option<PathBuf> {
    identity
        .path
        .as_ref()
        .filter(|p| p.file_name().is_some_and(|n| n == CONFIG_NAME))
        .cloned()
}
