//! Findings that are known and not reported again: by document, rule and the text concerned, never by line.

use crate::files::{absolute_path, lexical_path};
use projlint_rules::judge::finding::Finding;
use projlint_rules::read::private::masked_text;
use projlint_rules::text::source::Source;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Longer texts are cut and end in a hash of the rest, in characters.
const MAX_TEXT_CHARS: usize = 120;

/// A rule and the text concerned.
type FindingKey = (String, String);

/// Known findings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    folder: PathBuf,
    /// How often each is known, by the document's path from the file.
    documents: BTreeMap<String, BTreeMap<FindingKey, u32>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineFile {
    schema: String,
    documents: BTreeMap<String, Vec<BaselineRow>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BaselineRow {
    rule: String,
    text: String,
    count: u32,
}

const SCHEMA: &str = "projlint-baseline/1";

/// What a baseline makes of the findings of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BaselineMatch {
    /// How many findings are known.
    pub known: usize,
    /// What is known and no longer found: rule and text.
    pub gone: Vec<FindingKey>,
}

impl Baseline {
    /// An empty one for a file.
    pub fn new(file: &Path) -> Self {
        Self {
            folder: lexical_path(file.parent().unwrap_or(Path::new(""))),
            documents: BTreeMap::new(),
        }
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// When it is not a baseline; the message says why.
    pub fn parse(file: &Path, text: &str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}');
        let read: BaselineFile = serde_json::from_str(text).map_err(|e| e.to_string())?;
        if read.schema != SCHEMA {
            return Err(format!(
                "its schema is “{}”, not “{SCHEMA}”; make it anew with `projlint baseline create`",
                read.schema
            ));
        }
        let rows = |rows: Vec<BaselineRow>| {
            rows.into_iter()
                .map(|r| ((r.rule, r.text), r.count))
                .collect()
        };
        let documents = read
            .documents
            .into_iter()
            .map(|(path, list)| (path, rows(list)))
            .collect();
        Ok(Self {
            documents,
            ..Self::new(file)
        })
    }

    /// The text of the file, the same for the same findings.
    pub fn text(&self) -> String {
        let row = |((rule, text), count): (&FindingKey, &u32)| BaselineRow {
            rule: rule.clone(),
            text: text.clone(),
            count: *count,
        };
        let documents = self
            .documents
            .iter()
            .map(|(path, keys)| (path.clone(), keys.iter().map(row).collect()))
            .collect();
        let mut text = serde_json::to_string_pretty(&BaselineFile {
            schema: SCHEMA.to_owned(),
            documents,
        })
        .unwrap_or_default();
        text.push('\n');
        text
    }

    /// The path of a document from the file, with `/`.
    fn document_name(&self, document: &Path) -> String {
        let (own, folder) = (absolute_path(document), absolute_path(&self.folder));
        own.strip_prefix(&folder)
            .unwrap_or(&own)
            .to_string_lossy()
            .replace('\\', "/")
    }

    /// Notes all findings of a document, in the place of what was known of it.
    /// Rules that are not `on` were not asked: what is known of them stays.
    pub fn note_findings(
        &mut self,
        document: &Path,
        source: &Source,
        findings: &[Finding],
        on: impl Fn(&str) -> bool,
    ) {
        let known = self
            .documents
            .get(&self.document_name(document))
            .cloned()
            .unwrap_or_default();
        let mut keys: BTreeMap<FindingKey, u32> = known
            .into_iter()
            .filter(|((rule, _), _)| !on(rule))
            .collect();
        findings
            .iter()
            .for_each(|f| *keys.entry(finding_key(source, f)).or_default() += 1);
        let name = self.document_name(document);
        self.documents.remove(&name);
        if !keys.is_empty() {
            self.documents.insert(name, keys);
        }
    }

    /// Takes out the findings that are known; of several alike, as many as are known, the first ones.
    pub fn take_out_known(
        &self,
        document: &Path,
        source: &Source,
        findings: &mut Vec<Finding>,
    ) -> BaselineMatch {
        let Some(mut left) = self.documents.get(&self.document_name(document)).cloned() else {
            return BaselineMatch::default();
        };
        let before = findings.len();
        findings.retain(
            |finding| match left.get_mut(&finding_key(source, finding)) {
                Some(count) if *count > 0 => {
                    *count -= 1;
                    false
                }
                _ => true,
            },
        );
        let gone = left
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(key, _)| key)
            .collect();
        BaselineMatch {
            known: before - findings.len(),
            gone,
        }
    }

    /// Forgets documents that are no longer there; their paths.
    pub fn forget_missing(&mut self) -> Vec<String> {
        let folder = self.folder.clone();
        let gone: Vec<String> = self
            .documents
            .keys()
            .filter(|path| !folder.join(path).is_file())
            .cloned()
            .collect();
        gone.iter()
            .for_each(|path| drop(self.documents.remove(path)));
        gone
    }

    /// Every entry: document, rule, text and count.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, &str, u32)> {
        self.documents.iter().flat_map(|(path, keys)| {
            keys.iter()
                .map(|((rule, text), n)| (path.as_str(), rule.as_str(), text.as_str(), *n))
        })
    }
}

/// The rule and the text that a finding is on, without personal data, in one line.
fn finding_key(source: &Source, finding: &Finding) -> FindingKey {
    let text = masked_text(source.slice(finding.primary.span));
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match text.char_indices().nth(MAX_TEXT_CHARS) {
        None => text,
        Some((at, _)) => {
            let rest = text[at..].bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
                (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
            });
            format!("{}… {rest:016x}", &text[..at])
        }
    };
    (finding.rule.code.to_owned(), text)
}
