//! Which documents are about the same project.

use projlint_rules::judge::link::ProjectIdentity;
use std::cmp::Ordering;
use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hash, Hasher};

/// Documents by what identifies their project; `D` identifies a document.
#[derive(Clone, Debug)]
pub struct Links<D> {
    known: HashMap<D, ProjectIdentity>,
    codes: HashMap<String, Vec<D>>,
    threes: HashMap<u64, Sharing<D>, BuildHasherDefault<PassThroughHasher>>,
}

/// The documents that share three facts, in order; most threes are one document's alone.
#[derive(Clone, Debug)]
struct Sharing<D> {
    first: D,
    more: Vec<D>,
}

impl<D: Clone + Ord> Sharing<D> {
    fn several(&self) -> bool {
        !self.more.is_empty()
    }

    fn place(&self, document: &D) -> Option<usize> {
        if *document == self.first {
            Some(0)
        } else {
            self.more.binary_search(document).ok().map(|at| at + 1)
        }
    }

    fn iter(&self) -> impl Iterator<Item = &D> {
        std::iter::once(&self.first).chain(&self.more)
    }

    fn add(&mut self, document: D) {
        match document.cmp(&self.first) {
            Ordering::Less => self
                .more
                .insert(0, std::mem::replace(&mut self.first, document)),
            Ordering::Equal => {}
            Ordering::Greater => insert_sorted(&mut self.more, document),
        }
    }

    /// Whether it is another's too, and stays.
    fn remove(&mut self, document: &D) -> bool {
        if *document != self.first {
            self.more.retain(|d| d != document);
            return true;
        }
        let next = (!self.more.is_empty()).then(|| self.more.remove(0));
        let stays = next.is_some();
        next.into_iter().for_each(|next| self.first = next);
        stays
    }
}

/// Adds a document to a list in order, once.
fn insert_sorted<D: Ord>(list: &mut Vec<D>, document: D) {
    if let Err(at) = list.binary_search(&document) {
        list.insert(at, document);
    }
}

/// A hasher for what is a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct PassThroughHasher(u64);

impl Hasher for PassThroughHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes
            .iter()
            .for_each(|b| self.0 = self.0 << 8 | u64::from(*b));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

impl<D> Default for Links<D> {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            codes: HashMap::new(),
            threes: HashMap::default(),
        }
    }
}

/// How many documents with the same three facts are compared: more are copies or say too little.
const MAX_SHARING: usize = 64;

impl<D: Clone + Ord + Hash> Links<D> {
    /// Notes the identity of a document.
    pub fn add(&mut self, document: D, identity: ProjectIdentity) {
        identity.code.iter().for_each(|code| {
            insert_sorted(
                self.codes.entry(code.clone()).or_default(),
                document.clone(),
            )
        });
        for three in &identity.threes {
            match self.threes.entry(*three) {
                Entry::Occupied(mut sharing) => sharing.get_mut().add(document.clone()),
                Entry::Vacant(free) => {
                    free.insert(Sharing {
                        first: document.clone(),
                        more: Vec::new(),
                    });
                }
            }
        }
        self.known.insert(document, identity);
    }

    /// Forgets a document.
    pub fn remove(&mut self, document: &D) -> Option<ProjectIdentity> {
        let identity = self.known.remove(document)?;
        if let Some(code) = &identity.code {
            drop_from(&mut self.codes, code, document);
        }
        for three in &identity.threes {
            if self
                .threes
                .get_mut(three)
                .is_some_and(|sharing| !sharing.remove(document))
            {
                self.threes.remove(three);
            }
        }
        Some(identity)
    }

    /// The identity of a document.
    pub fn identity(&self, document: &D) -> Option<&ProjectIdentity> {
        self.known.get(document)
    }

    /// The documents of the project of one, itself among them, in order. A document without a code that is linked to two codes is
    /// of neither project.
    pub fn group(&self, document: &D) -> Vec<D> {
        let Some(own) = self.known.get(document) else {
            return vec![document.clone()];
        };
        let (mut found, mut expanded) = (BTreeSet::from([document]), BTreeSet::new());
        let mut open = vec![document];
        while let Some(next) = open.pop() {
            let code = self.known[next]
                .code
                .as_ref()
                .filter(|code| expanded.insert(*code));
            let by_code = code
                .and_then(|code| self.codes.get(code))
                .into_iter()
                .flatten();
            open.extend(
                by_code
                    .chain(self.linked_by_facts(next))
                    .filter(|d| found.insert(d)),
            );
        }
        let codes: BTreeSet<&String> = found
            .iter()
            .filter_map(|d| self.known[*d].code.as_ref())
            .collect();
        let mut group: Vec<D> = match (codes.len(), &own.code) {
            (0 | 1, _) => found.into_iter().cloned().collect(),
            (_, Some(code)) => self.codes[code].clone(),
            (_, None) => vec![document.clone()],
        };
        group.sort();
        group
    }

    /// The documents that are linked to one by their facts.
    fn linked_by_facts(&self, document: &D) -> Vec<&D> {
        let own = &self.known[document];
        let sharing = own.threes.iter().filter_map(|three| self.threes.get(three));
        let lists = sharing.filter(|sharing| {
            sharing.several() && sharing.place(document).is_some_and(|at| at < MAX_SHARING)
        });
        let mut near: Vec<&D> = lists
            .flat_map(|sharing| sharing.iter().take(MAX_SHARING))
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain(|d| *d != document && own.is_linked(&self.known[*d]));
        near
    }

    /// The documents of every project that has several, in the order of their first documents.
    pub fn groups(&self) -> Vec<Vec<D>> {
        let several = |identity: &ProjectIdentity| {
            let by_code = identity
                .code
                .as_ref()
                .is_some_and(|code| self.codes[code].len() > 1);
            by_code
                || identity
                    .threes
                    .iter()
                    .any(|three| self.threes[three].several())
        };
        let mut all: Vec<&D> = self
            .known
            .iter()
            .filter(|(_, identity)| several(identity))
            .map(|(document, _)| document)
            .collect();
        all.sort_unstable();
        let mut told: BTreeSet<&D> = BTreeSet::new();
        let mut groups = Vec::new();
        for document in all {
            if told.contains(document) {
                continue;
            }
            let group = self.group(document);
            told.extend(
                group
                    .iter()
                    .filter_map(|d| self.known.get_key_value(d))
                    .map(|(d, _)| d),
            );
            if group.len() > 1 {
                groups.push(group);
            }
        }
        groups
    }
}

fn drop_from<D: Eq>(lists: &mut HashMap<String, Vec<D>>, key: &String, document: &D) {
    if let Some(list) = lists.get_mut(key) {
        list.retain(|d| d != document);
        if list.is_empty() {
            lists.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use projlint_rules::{Input, Project};

    fn identity(text: &str) -> ProjectIdentity {
        ProjectIdentity::of(
            &Project::single(Input::plain_text(text), Default::default()).documents()[0],
        )
        .expect("it tells its project")
    }

    #[test]
    fn documents_with_one_code_are_one_project() {
        let mut links = Links::default();
        for (document, code) in [
            (3, "S1234"),
            (1, "S9999"),
            (0, "S 1234"),
            (2, "S-9999"),
            (4, "S1000"),
        ] {
            links.add(
                document,
                identity(&format!("Project code: {code}\nProject name: Model")),
            );
        }
        assert_eq!(links.groups(), [[0, 3], [1, 2]]);
        links.remove(&3);
        assert_eq!(links.groups(), [[1, 2]]);
        assert_eq!(links.group(&0), [0]);
    }

    #[test]
    fn three_facts_link_and_two_do_not() {
        let page = |name: &str, start: &str, end: &str, total: &str| {
            identity(&format!(
                "Project name: {name}\nStart date: {start}\nEnd date: {end}\nTotal budget: {total} €\n"
            ))
        };
        let finnish = |total: &str| {
            let dates = "Hankkeen nimi: Verkko\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2022";
            identity(&format!(
                "{dates}\nKokonaiskustannukset: {total} €\nHanke on alueen ja sen koulujen.\n"
            ))
        };
        let own = page("Network", "2 January 2019", "31 May 2022", "645 000");
        assert!(
            own.is_linked(&finnish("645 000")),
            "two dates and the total, whatever the language of the name"
        );
        assert!(!own.is_linked(&finnish("654 000")), "two dates only");
        assert!(
            !own.is_linked(&page(
                "Workshop",
                "2 January 2019",
                "31 May 2022",
                "645 000"
            )),
            "names of one language have no word in common"
        );
        let round = |total: &str| page("Network", "1 January 2019", "31 December 2020", total);
        let other = |total: &str| {
            let dates = "Hankkeen nimi: Paja\nAlkamispäivä: 1.1.2019\nPäättymispäivä: 31.12.2020";
            identity(&format!(
                "{dates}\nKokonaiskustannukset: {total} €\nHanke on alueen ja sen koulujen.\n"
            ))
        };
        assert!(
            !round("300 000").is_linked(&other("300 000")),
            "three facts that many projects have"
        );
        assert!(
            round("312 450").is_linked(&other("312 450")),
            "an amount that few have"
        );
        assert!(
            own.is_linked(&page(
                "Network: a model",
                "2 January 2019",
                "31 May 2021",
                "645 000"
            )),
            "name, start and total"
        );
    }

    #[test]
    fn a_document_between_two_codes_is_of_neither() {
        let facts = "Project name: Model\nStart date: 2 January 2019\nEnd date: 31 May 2022\n";
        let mut links = Links::default();
        for (n, code) in ["Project code: S1234\n", "Project code: S9999\n", ""]
            .into_iter()
            .enumerate()
        {
            links.add(
                n,
                identity(&format!("{code}{facts}Total budget: 645 000 €")),
            );
        }
        assert_eq!(links.group(&2), [2]);
        assert_eq!(links.group(&0), [0]);
        links.remove(&1);
        assert_eq!(links.group(&2), [0, 2]);
    }
}
