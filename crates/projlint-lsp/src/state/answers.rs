//! What requests learn about the state.

use super::State;
use super::documents::config_path;
use crate::convert::{self, file_uri};
use crate::event::{DocumentFindings, PulledFindings, RequestView};
use crate::view::{DocumentHandle, Key, key_of};
use projlint_workspace::real_path;
use std::collections::BTreeSet;
use tokio::sync::oneshot;

impl State {
    pub(super) fn answer_view(&self, uri: Option<&str>, reply: oneshot::Sender<RequestView>) {
        let own = uri.and_then(|u| self.open.get(u));
        let open = if uri.is_none() {
            self.open.values().map(|o| o.text.clone()).collect()
        } else {
            Vec::new()
        };
        let missing = own.map(|o| o.missing.clone()).unwrap_or_default();
        let glance = own.map(|o| self.pending_snapshot(DocumentHandle::Open(o.text.clone())));
        let (index, session, configs) = (
            self.index.clone(),
            self.session.clone(),
            self.configs.clone(),
        );
        // A request that was cancelled wants no answer.
        let _ = reply.send(RequestView {
            glance,
            index,
            configs,
            open,
            options: self.options,
            telling: self.client_style(),
            session,
            missing,
            across: 0,
        });
    }

    pub(super) fn answer_pull(&mut self, uri: &str, reply: oneshot::Sender<PulledFindings>) {
        match self.open.get_mut(uri) {
            Some(open) if config_path(&open.text.identity).is_none() => {
                open.waiting.push(reply);
                self.answer_waiting(uri);
            }
            _ => {
                let card =
                    convert::file_path(uri).and_then(|p| self.index.get(&key_of(&real_path(&p))));
                let own = card
                    .map(|c| c.shown.iter().map(|s| s.diagnostic.clone()).collect())
                    .unwrap_or_default();
                // A request that was cancelled wants no answer.
                let _ = reply.send(PulledFindings {
                    own,
                    others: Vec::new(),
                });
            }
        }
    }

    /// Answers who waits for the findings of a document, if they are there.
    pub(super) fn answer_waiting(&mut self, uri: &str) {
        let Some(open) = self
            .open
            .get_mut(uri)
            .filter(|o| o.judged == o.text.generation && !o.waiting.is_empty())
        else {
            return;
        };
        let waiting = std::mem::take(&mut open.waiting);
        let key = open.text.identity.key.clone();
        let own = Self::diagnostics(open);
        let linked = self.linked_keys(&key);
        let other = |k: &Key| {
            let open = self
                .by_key(k)
                .filter(|o| *k != key && o.judged == o.text.generation)?;
            let uri = convert::parse_uri(&open.text.identity.uri)?;
            Some(DocumentFindings {
                uri,
                version: Some(open.text.version),
                diagnostics: Self::diagnostics(open),
            })
        };
        let pulled = PulledFindings {
            own,
            others: linked.iter().filter_map(other).collect(),
        };
        for reply in waiting {
            let _ = reply.send(pulled.clone());
        }
    }

    pub(super) fn pull_all(&mut self, reply: oneshot::Sender<Vec<DocumentFindings>>) {
        self.waiting.push(reply);
        self.answer_all();
    }

    /// Answers who waits for all findings, once the folders were searched and the documents in them compared.
    pub(super) fn answer_all(&mut self) {
        if !self.searched || self.groups > 0 || self.waiting.is_empty() {
            return;
        }
        let all = self.all_findings();
        for reply in std::mem::take(&mut self.waiting) {
            let _ = reply.send(all.clone());
        }
    }

    /// The findings of all documents; the editor's text beats the file.
    fn all_findings(&self) -> Vec<DocumentFindings> {
        let open = self
            .open
            .values()
            .filter(|o| config_path(&o.text.identity).is_none())
            .filter_map(|o| {
                let uri = convert::parse_uri(&o.text.identity.uri)?;
                Some(DocumentFindings {
                    uri,
                    version: Some(o.text.version),
                    diagnostics: Self::diagnostics(o),
                })
            });
        let keys: BTreeSet<&Key> = self.open.values().map(|o| &o.text.identity.key).collect();
        let files = self
            .index
            .iter()
            .filter(|(k, _)| !keys.contains(k))
            .filter_map(|(_, card)| {
                let diagnostics = card.shown.iter().map(|s| s.diagnostic.clone()).collect();
                Some(DocumentFindings {
                    uri: file_uri(&self.configs.client_path(&card.path))?,
                    version: None,
                    diagnostics,
                })
            });
        open.chain(files).collect()
    }
}
