//! Documents are opened, changed, saved and closed.

use super::{Open, PAUSE, State};
use crate::buffer::{Buffer, Change};
use crate::convert;
use crate::event::Event;
use crate::view::{Identity, Text};
use projlint_workspace::CONFIG_NAME;
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tower_lsp::ls_types as lsp;

impl State {
    pub(super) fn open(&mut self, uri: String, language: &str, version: i32, text: &str) {
        let identity = Identity::new(uri.clone(), convert::path(&uri), language);
        let config = config_path(&identity);
        let folder = identity
            .path
            .as_deref()
            .and_then(Path::parent)
            .map(Path::to_owned);
        self.generation += 1;
        let generation = self.generation;
        let own = Text {
            identity: Arc::new(identity),
            buffer: Buffer::new(text),
            version,
            generation,
            asked: false,
        };
        let before = self.open.remove(&uri);
        let (published, waiting) = before.map_or((None, Vec::new()), |o| (o.published, o.waiting));
        let (shown, missing) = (Vec::new(), HashSet::new());
        let open = Open {
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
            return self.configure(path, Some((version, text.to_owned())));
        }
        self.start_judging(&uri);
        if !self
            .stamps
            .as_ref()
            .is_some_and(|known| folder.is_none_or(|f| known.contains_key(&f.join(CONFIG_NAME))))
        {
            self.search();
        }
    }

    pub(super) fn change(&mut self, uri: &str, version: i32, changes: Vec<Change>) {
        let encoding = self.session.encoding;
        let Some(open) = self.open.get_mut(uri) else {
            return self.log(
                lsp::MessageType::WARNING,
                format!("a change of a document that is not open: {uri}"),
            );
        };
        if version <= open.text.version {
            let known = open.text.version;
            let line =
                format!("change {version} of {uri} comes after change {known}; it is left out");
            return self.log(lsp::MessageType::WARNING, line);
        }
        open.text.version = version;
        changes
            .into_iter()
            .for_each(|change| open.text.buffer.apply(change, encoding));
        if let Some(path) = config_path(&open.text.identity) {
            let text = open.text.buffer.text();
            return self.configure(path, Some((version, text)));
        }
        self.judge_again(uri);
    }

    /// A configuration file has another text: at once when it means the same, else when its author rests.
    fn configure(&mut self, path: PathBuf, text: Option<(i32, String)>) {
        let same = !self.pending
            && text
                .as_ref()
                .is_some_and(|(_, text)| self.configs.same(&path, text));
        match text {
            Some(text) => drop(self.texts.insert(path, text)),
            None => drop(self.texts.remove(&path)),
        }
        if same {
            return self.reconfigure(true);
        }
        self.turn += 1;
        self.pending = true;
        self.later(PAUSE, Event::Reconfigure(self.turn));
    }

    pub(super) fn settle(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else {
            return;
        };
        open.settled = Some(open.text.version);
        self.judge_again(uri);
        self.search();
    }

    pub(super) fn ask(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else {
            return;
        };
        (open.text.asked, open.settled) = (true, Some(open.text.version));
        self.judge_again(uri);
        self.fetch_again(true, true);
    }

    pub(super) fn close(&mut self, uri: &str) {
        let Some(open) = self.open.remove(uri) else {
            return;
        };
        if let Some(path) = config_path(&open.text.identity) {
            self.configure(path, None);
        }
        if open.published.is_some_and(|p| !p.is_empty()) {
            self.publish_at(uri, None, Vec::new());
        }
        let key = open.text.identity.key.clone();
        if let Some(other) = self.by_key(&key).map(|o| o.text.identity.uri.clone()) {
            return self.judge_again(&other);
        }
        let identity = self.index.get(&key).and_then(|c| c.identity.clone());
        let mut changed = self.relink(&key, identity);
        changed.extend(self.linked(&key));
        self.judge_groups(changed);
        self.search();
    }
}

/// The path of a configuration file that is open.
pub(super) fn config_path(identity: &Identity) -> Option<PathBuf> {
    identity
        .path
        .as_ref()
        .filter(|p| p.file_name().is_some_and(|n| n == CONFIG_NAME))
        .cloned()
}
