//! Documents are judged on copies, on other threads, and what was found is taken when nothing has changed meanwhile.

use super::documents::config_path;
use super::{MAX_JUDGING, OpenDocument, State};
use crate::convert::{ClientStyle, ShownFinding, config_diagnostic, file_uri, shown_finding};
use crate::event::{Event, JudgedGroup};
use crate::index::IndexedFile;
use crate::view::PendingSnapshot;
use crate::view::{DocumentHandle, Key, SnapshotMember, key_of};
use projlint_rules::judge::report::Report;
use projlint_workspace::attempt;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use tower_lsp::ls_types as lsp;

impl State {
    /// A document and those of its project.
    pub(super) fn pending_snapshot(&self, own: DocumentHandle) -> PendingSnapshot {
        let linked = self
            .linked_keys(&own.key())
            .iter()
            .map(|k| self.handle_of(k))
            .collect();
        PendingSnapshot {
            own,
            linked,
            configs: self.configs.clone(),
            judge: self.judge,
            everything: self.check_scope(),
        }
    }

    /// Something by which a document is judged has changed.
    pub(super) fn judge_again(&mut self, uri: &str) {
        self.generation += 1;
        if let Some(open) = self.open.get_mut(uri) {
            open.text.generation = self.generation;
            self.start_judging(uri);
        }
    }

    /// Judges a document unless that is being done already; a document that has changed meanwhile is judged again afterwards.
    pub(super) fn start_judging(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri).filter(|o| !o.busy) else {
            return;
        };
        if config_path(&open.text.identity).is_some() {
            return;
        }
        open.busy = true;
        self.queue.push_back(uri.to_owned());
        self.judge_next();
    }

    /// Judges who waits first, if there is room; who was closed meanwhile waits no more.
    fn judge_next(&mut self) {
        if self.judging >= MAX_JUDGING {
            return;
        }
        let next = std::iter::from_fn(|| self.queue.pop_front())
            .find_map(|uri| Some((self.open.get(&uri)?, uri)));
        let Some((open, uri)) = next else { return };
        self.judging += 1;
        let (text, generation) = (open.text.clone(), open.text.generation);
        let (glance, telling, events) = (
            self.pending_snapshot(DocumentHandle::Open(text)),
            self.client_style(),
            self.events.clone(),
        );
        tokio::task::spawn_blocking(move || {
            let judged = attempt(|| judge_pending(glance, telling)).unwrap_or_default();
            // The state is gone when the session is over.
            let _ = events.send(Event::Judged(Box::new(JudgedGroup {
                uri: Some(uri),
                generation,
                ..judged
            })));
        });
    }

    /// Judges some documents, each with those of its project.
    pub(super) fn judge_groups(&mut self, documents: BTreeSet<Key>) {
        let mut files = Vec::new();
        let groups: BTreeSet<Vec<Key>> =
            documents.iter().map(|key| self.links.group(key)).collect();
        for keys in groups {
            let open = keys
                .iter()
                .find_map(|k| self.by_key(k))
                .map(|o| o.text.identity.uri.clone());
            match (open, keys.first()) {
                (Some(uri), _) => self.judge_again(&uri),
                (None, Some(key)) => files.push((
                    key.clone(),
                    self.pending_snapshot(DocumentHandle::File(PathBuf::from(key))),
                )),
                (None, None) => {}
            }
        }
        self.groups += files.len();
        let (telling, events) = (self.client_style(), self.events.clone());
        if !files.is_empty() {
            tokio::task::spawn_blocking(move || {
                for (file, glance) in files {
                    let judged = attempt(|| judge_pending(glance, telling)).unwrap_or_default();
                    // The state is gone when the session is over.
                    let _ = events.send(Event::Judged(Box::new(JudgedGroup {
                        file: Some(file),
                        ..judged
                    })));
                }
            });
        }
    }

    pub(super) fn judged(&mut self, judged: JudgedGroup) {
        let JudgedGroup {
            uri,
            generation,
            file,
            read,
            identity,
            linked,
            mut found,
            broken,
        } = judged;
        self.report_broken(broken);
        self.groups -= usize::from(file.is_some());
        self.judging -= usize::from(uri.is_some());
        self.judge_next();
        let mut own = file.clone();
        if let Some(uri) = &uri {
            let Some(open) = self.open.get_mut(uri) else {
                return;
            };
            open.busy = false;
            if open.text.generation != generation {
                return self.start_judging(uri);
            }
            let key = open.text.identity.key.clone();
            own = Some(key.clone());
            if !read {
                self.log_message(
                    lsp::MessageType::ERROR,
                    format!("{uri} could not be judged; this is a fault of projlint"),
                );
                found = vec![(key, Some(generation), Vec::new())];
            } else if self.judge_relinked(&key, identity) {
                return self.judge_again(uri);
            }
        }
        let others = read && own.is_some_and(|key| self.linked_keys(&key) != linked);
        if others
            || found
                .iter()
                .any(|(key, generation, _)| self.is_stale(key, *generation))
        {
            // Others were changed meanwhile, or have come or gone: what was found may be about text that is no longer there.
            match (uri, file.filter(|key| self.links.identity(key).is_some())) {
                (Some(uri), _) => self.start_judging(&uri),
                (None, Some(key)) => self.judge_groups(BTreeSet::from([key])),
                (None, None) => {}
            }
        } else {
            self.take_found(uri.as_deref(), found);
        }
        self.answer_all();
    }

    /// Whether a document was opened, closed or changed since it was read in a generation.
    fn is_stale(&self, key: &Key, generation: Option<u64>) -> bool {
        match (generation, self.by_key(key)) {
            (None, open) => open.is_some(),
            (Some(_), None) => true,
            (Some(generation), Some(_)) => !self
                .open
                .values()
                .any(|o| o.text.identity.key == *key && o.text.generation == generation),
        }
    }

    fn take_found(
        &mut self,
        judged: Option<&str>,
        found: Vec<(Key, Option<u64>, Vec<ShownFinding>)>,
    ) {
        let (mut others, mut told) = (false, Vec::new());
        for (key, generation, shown) in found {
            if let Some((address, news)) = self.take_findings(&key, generation, shown) {
                others |= news && (address.is_none() || address.as_deref() != judged);
                told.extend(address);
            }
        }
        for address in told {
            self.publish(&address);
            self.answer_waiting(&address);
        }
        self.publish_faults();
        if others {
            self.fetch_again(true, false);
        }
    }

    /// Takes the findings of one document. The address of an open one is given back, and whether they are other than before.
    fn take_findings(
        &mut self,
        key: &Key,
        generation: Option<u64>,
        shown: Vec<ShownFinding>,
    ) -> Option<(Option<String>, bool)> {
        let Some(generation) = generation else {
            let card = self.index.get(key).filter(|c| *c.shown != shown)?;
            let card = IndexedFile {
                shown: Arc::new(shown),
                ..IndexedFile::clone(card)
            };
            Arc::make_mut(&mut self.index).insert(key.clone(), Arc::new(card));
            return Some((None, true));
        };
        let open = self
            .open
            .values_mut()
            .find(|o| o.text.identity.key == *key && o.text.generation == generation)?;
        let missing: HashSet<u64> = shown.iter().filter_map(|s| s.missing).collect();
        if open
            .settled
            .take_if(|version| *version == open.text.version)
            .is_some()
        {
            open.missing = missing;
        } else {
            open.missing.retain(|m| missing.contains(m));
        }
        let news = open.shown != shown;
        (open.shown, open.judged) = (shown, generation);
        Some((Some(open.text.identity.uri.clone()), news))
    }

    /// The findings of an open document that are shown.
    pub(super) fn diagnostics(open: &OpenDocument) -> Vec<lsp::Diagnostic> {
        let told = |s: &&ShownFinding| s.missing.is_none_or(|m| open.missing.contains(&m));
        open.shown
            .iter()
            .filter(told)
            .map(|s| s.diagnostic.clone())
            .collect()
    }

    fn publish(&mut self, uri: &str) {
        if self.session.pull {
            return;
        }
        let Some(open) = self.open.get_mut(uri) else {
            return;
        };
        let diagnostics = Self::diagnostics(open);
        if open.published.as_ref() == Some(&diagnostics)
            || (open.published.is_none() && diagnostics.is_empty())
        {
            return;
        }
        open.published = Some(diagnostics.clone());
        let version = Some(open.text.version);
        self.publish_at(uri, version, diagnostics);
    }

    pub(super) fn publish_at(
        &self,
        uri: &str,
        version: Option<i32>,
        diagnostics: Vec<lsp::Diagnostic>,
    ) {
        if let Some(uri) = crate::convert::parse_uri(uri) {
            self.direct.notify(
                "textDocument/publishDiagnostics",
                lsp::PublishDiagnosticsParams {
                    uri,
                    diagnostics,
                    version,
                },
            );
        }
    }

    /// Shows in the configuration files what is wrong in them.
    pub(super) fn publish_faults(&mut self) {
        let address = |path: &PathBuf| {
            let open = self
                .by_key(&key_of(path))
                .map(|o| o.text.identity.uri.clone());
            open.or_else(|| {
                file_uri(&self.configs.client_path(path)).map(|u| u.as_str().to_owned())
            })
        };
        let faults = self.configs.faults();
        let shown = |(path, f)| {
            Some((address(path)?, config_diagnostic(f, self.session.encoding)))
                .map(|told| (path.clone(), told))
        };
        let now: BTreeMap<PathBuf, (String, lsp::Diagnostic)> =
            faults.iter().filter_map(shown).collect();
        for (path, (address, _)) in &self.faults {
            if now.get(path).is_none_or(|(other, _)| other != address) {
                self.publish_at(address, None, Vec::new());
            }
        }
        for (path, told) in now
            .iter()
            .filter(|(path, told)| self.faults.get(*path) != Some(*told))
        {
            debug_assert!(path.is_absolute());
            self.publish_at(&told.0, None, vec![told.1.clone()]);
        }
        self.faults = now;
    }

    pub(super) fn report_broken(&mut self, broken: Vec<&'static str>) {
        for code in broken {
            if self.told_broken.insert(code) {
                let text = format!(
                    "projlint: rule {code} has failed and is left out; please report this with the document"
                );
                self.show_message(lsp::MessageType::ERROR, text);
            }
        }
    }
}

/// Judges a document and those linked to it.
fn judge_pending(glance: PendingSnapshot, telling: ClientStyle) -> JudgedGroup {
    let (judge, everything) = (glance.judge, glance.everything);
    let linked = glance.linked.iter().map(DocumentHandle::key).collect();
    let Some(view) = glance.view() else {
        return JudgedGroup::default();
    };
    let Some(judged) = view.judge(judge, everything) else {
        return JudgedGroup::default();
    };
    let found = |(member, report): (&SnapshotMember, &Report)| {
        let generation = match &member.part {
            DocumentHandle::Open(text) => Some(text.generation),
            DocumentHandle::File(_) => None,
        };
        (
            member.part.key(),
            generation,
            report
                .findings
                .iter()
                .map(|f| shown_finding(&view, f, telling))
                .collect(),
        )
    };
    let found = view
        .members
        .iter()
        .zip(&judged.reports)
        .map(found)
        .collect();
    JudgedGroup {
        read: true,
        identity: view.identity.clone(),
        linked,
        found,
        broken: judged.broken,
        ..JudgedGroup::default()
    }
}
