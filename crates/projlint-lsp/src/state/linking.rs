//! Which documents are of one project, and which are judged again when that changes.

use super::State;
use crate::view::Key;
use projlint_rules::judge::link::ProjectIdentity;
use std::collections::BTreeSet;

impl State {
    /// The documents of the project of one, itself among them; none when there are no others.
    pub(super) fn linked_keys(&self, key: &Key) -> Vec<Key> {
        let all = self.links.group(key);
        if all.len() > 1 { all } else { Vec::new() }
    }

    /// Notes what identifies the project of an open document. When it leaves or joins others, those that it leaves are judged again;
    /// says whether it has joined any, so that it must be judged with them.
    pub(super) fn judge_relinked(&mut self, key: &Key, identity: Option<ProjectIdentity>) -> bool {
        if self.links.identity(key) == identity.as_ref() {
            return false;
        }
        let before = self.linked_keys(key);
        let mut changed = self.relink_document(key, identity);
        if changed.is_empty() {
            return false;
        }
        let now = self.linked_keys(key);
        changed.retain(|k| k != key && !now.contains(k));
        self.judge_groups(changed);
        self.fetch_again(false, false);
        now != before && now.len() > 1
    }

    /// Notes what identifies the project of a document; all documents whose project has changed by it.
    pub(super) fn relink_document(
        &mut self,
        key: &Key,
        identity: Option<ProjectIdentity>,
    ) -> BTreeSet<Key> {
        let before = self.links.group(key);
        self.links.remove(key);
        identity
            .into_iter()
            .for_each(|identity| self.links.add(key.clone(), identity));
        let now = self.links.group(key);
        if before == now {
            BTreeSet::new()
        } else {
            before.into_iter().chain(now).collect()
        }
    }
}
