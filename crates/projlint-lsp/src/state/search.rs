//! The folders are searched for documents and configurations.

use super::State;
use crate::event::Event;
use crate::index::{FolderScan, FolderSearch, Stamp, scan_folders};
use crate::outbox::ClientMessage;
use projlint_workspace::{BASELINE, CONFIG_NAME, PYPROJECT, attempt};
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How often files are looked at where the editor watches none.
const WATCH_INTERVAL: Duration = Duration::from_secs(1);
/// After a search, the pause is this many times as long as the search.
const REST_FACTOR: u32 = 20;

impl State {
    /// Looks at the files again and again.
    pub(super) fn watch_files(&mut self) {
        if std::mem::replace(&mut self.watching, true) {
            return;
        }
        let events = self.events.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(WATCH_INTERVAL).await;
                if events.send(Event::Tick).is_err() {
                    return;
                }
            }
        });
    }

    pub(super) fn tick(&mut self) {
        if !self.searching && self.rest.is_none_or(|end| Instant::now() >= end) {
            self.start_search();
        }
    }

    pub(super) fn start_search(&mut self) {
        if self.searching || !self.ready {
            self.search_again = self.searching;
            return;
        }
        self.searching = true;
        let others = self
            .open
            .values()
            .filter_map(|o| {
                o.text
                    .identity
                    .path
                    .as_deref()?
                    .parent()
                    .map(Path::to_owned)
            })
            .collect();
        let search = FolderSearch {
            folders: self.session.folders.clone(),
            others,
            index: self.index.clone(),
            configs: self.configs.clone(),
            telling: self.client_style(),
            judge: self.judge,
            everything: self.check_scope(),
        };
        let (done, over) = oneshot::channel();
        if self.session.progress && !self.searched {
            self.send_message(ClientMessage::Searching(over));
        }
        let events = self.events.clone();
        tokio::task::spawn_blocking(move || {
            let scan = attempt(|| scan_folders(&search)).unwrap_or_default();
            // Whoever showed the search may have given up, and the state is gone when the session is over.
            let _ = done.send(scan.documents);
            let _ = events.send(Event::Scanned(Box::new(scan)));
        });
    }

    pub(super) fn take_scan(&mut self, scan: FolderScan) {
        self.searching = false;
        self.rest = Some(Instant::now() + scan.took * REST_FACTOR);
        self.searched = true;
        self.report_broken(scan.broken);
        let changed = !scan.changed.is_empty();
        let mut linked = BTreeSet::new();
        for (key, card) in scan.changed {
            let identity = card.as_ref().and_then(|c| c.identity.clone());
            let index = Arc::make_mut(&mut self.index);
            match card {
                Some(card) => drop(index.insert(key.clone(), Arc::new(card))),
                None => drop(index.remove(&key)),
            }
            if self.by_key(&key).is_none() {
                linked.extend(self.relink_document(&key, identity));
                linked.extend(self.linked_keys(&key));
            }
        }
        self.judge_groups(linked);
        let before = self.stamps.replace(scan.configs).unwrap_or_default();
        // A file that was not looked at before is news when documents in its folder were judged without it.
        let unknown = |file: &PathBuf| {
            let named = [CONFIG_NAME, PYPROJECT, BASELINE].map(OsStr::new);
            file.file_name().is_some_and(|name| named.contains(&name))
                && file.parent().is_some_and(|folder| {
                    let held = self.configs.of(folder);
                    held.file.as_ref() != Some(file) && held.known.as_ref() != Some(file)
                })
        };
        let other = |(file, stamp): (&PathBuf, &Option<Stamp>)| match before.get(file) {
            Some(known) => known != stamp,
            None => stamp.is_some() && unknown(file),
        };
        if self.stamps.iter().flatten().any(other) {
            self.reconfigure(false);
        }
        self.publish_faults();
        if changed {
            self.fetch_again(true, false);
        }
        if std::mem::take(&mut self.search_again) {
            return self.start_search();
        }
        self.answer_all();
    }
}
