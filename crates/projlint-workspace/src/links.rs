//! Which documents are about the same project.

use projlint_rules::{Project, Report, Settings, lint};
use std::collections::HashMap;

/// What the rules say of each document of a project, each by the settings that hold for it.
pub fn judge(project: &Project, settings: &[&Settings]) -> Vec<Report> {
    let mut reports: Vec<Report> = settings.iter().map(|_| Report::default()).collect();
    for (first, own) in settings.iter().enumerate() {
        let same = |doc: usize| std::ptr::eq(settings[doc], *own);
        if (0..first).any(same) {
            continue;
        }
        let Report { findings, checks } = lint(project, own);
        for finding in findings.into_iter().filter(|f| same(f.primary.span.doc.0 as usize)) {
            reports[finding.primary.span.doc.0 as usize].findings.push(finding);
        }
        for check in checks.into_iter().filter(|c| same(c.doc.0 as usize)) {
            reports[check.doc.0 as usize].checks.push(check);
        }
    }
    reports
}

/// Documents by the code of their project; `D` tells documents apart.
#[derive(Clone, Debug)]
pub struct Links<D> {
    codes: HashMap<String, Vec<D>>,
}

impl<D> Default for Links<D> {
    fn default() -> Self {
        Self { codes: HashMap::new() }
    }
}

impl<D: Clone + Ord> Links<D> {
    /// Notes the code (see `projlint_rules::link::code`) of a document.
    pub fn add(&mut self, document: D, code: String) {
        let documents = self.codes.entry(code).or_default();
        if let Err(at) = documents.binary_search(&document) {
            documents.insert(at, document);
        }
    }

    /// Forgets a document that had a code.
    pub fn remove(&mut self, document: &D, code: &str) {
        if let Some(documents) = self.codes.get_mut(code) {
            documents.retain(|d| d != document);
            if documents.is_empty() {
                self.codes.remove(code);
            }
        }
    }

    /// The documents with a code, in order.
    pub fn of(&self, code: &str) -> &[D] {
        self.codes.get(code).map_or(&[], Vec::as_slice)
    }

    /// The documents of every project that has several, in the order of their first documents.
    pub fn groups(&self) -> Vec<&[D]> {
        let mut groups: Vec<&[D]> = self.codes.values().filter(|d| d.len() > 1).map(Vec::as_slice).collect();
        groups.sort_unstable_by(|a, b| a[0].cmp(&b[0]));
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_with_one_code_are_one_project() {
        let mut links = Links::default();
        for (document, code) in [(3, "S1234"), (1, "S9999"), (0, "S1234"), (2, "S9999"), (4, "S0000")] {
            links.add(document, code.to_owned());
        }
        assert_eq!(links.groups(), [&[0, 3], &[1, 2]]);
        links.remove(&3, "S1234");
        assert_eq!(links.groups(), [&[1, 2]]);
        assert_eq!(links.of("S1234"), [0]);
    }
}
