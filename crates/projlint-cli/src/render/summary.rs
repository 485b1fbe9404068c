//! The counts of a run.

use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::verdict::Verdict;
use std::collections::BTreeMap;

/// Counts of documents, findings and checks.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Documents that were read.
    pub documents: usize,
    /// Findings by severity: error, warning, info, hint.
    pub findings: [usize; 4],
    /// Hints that are not shown.
    pub hidden: usize,
    /// Findings that their authors accept.
    pub suppressed: usize,
    /// Findings that are known.
    pub known: usize,
    /// Known findings that are no longer there.
    pub gone: usize,
    /// Corrections that were made.
    pub fixed: usize,
    /// Findings by rule.
    pub rules: BTreeMap<&'static str, usize>,
    /// Checks that passed.
    pub passed: usize,
    /// Checks that did not apply.
    pub not_applicable: usize,
    /// Files of types that are not read.
    pub skipped: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Files that could not be read, and why.
    pub faults: Vec<(String, String)>,
    /// Findings that share a cause, by cause.
    pub causes: BTreeMap<&'static str, usize>,
}

impl Summary {
    /// The counts of one document; its checks are counted where the closing line reports them.
    pub fn of(report: &Report, show: Severity, checks: bool) -> Self {
        let mut summary = Self {
            documents: 1,
            ..Self::default()
        };
        for finding in &report.findings {
            summary.findings[Severity::Error as usize - finding.severity as usize] += 1;
            summary.hidden +=
                usize::from(finding.severity == Severity::Hint && Severity::Hint < show);
            if let Some(cause) = finding.cause {
                *summary.causes.entry(cause).or_default() += 1;
            }
        }
        for finding in report.findings.iter().filter(|f| f.severity >= show) {
            *summary.rules.entry(finding.rule.code).or_default() += 1;
        }
        summary.suppressed = report.suppressed.len();
        if !checks {
            return summary;
        }
        for check in &report.checks {
            match check.verdict {
                Verdict::Passed(_) => summary.passed += 1,
                Verdict::NotApplicable(_) => summary.not_applicable += 1,
                Verdict::Findings(_) => {}
            }
        }
        summary
    }

    /// Adds the counts of another document.
    pub fn add(&mut self, other: &Self) {
        self.documents += other.documents;
        for (sum, n) in self.findings.iter_mut().zip(other.findings) {
            *sum += n;
        }
        self.hidden += other.hidden;
        for (sum, n) in [
            (&mut self.suppressed, other.suppressed),
            (&mut self.known, other.known),
            (&mut self.gone, other.gone),
            (&mut self.fixed, other.fixed),
        ] {
            *sum += n;
        }
        for (rule, n) in &other.rules {
            *self.rules.entry(rule).or_default() += n;
        }
        self.passed += other.passed;
        self.not_applicable += other.not_applicable;
        for (cause, n) in &other.causes {
            *self.causes.entry(cause).or_default() += n;
        }
    }

    /// The findings by rule, the most first, as lines.
    pub fn statistics(&self) -> Vec<String> {
        let mut rules: Vec<_> = self.rules.iter().collect();
        rules.sort_by_key(|(code, n)| (std::cmp::Reverse(**n), **code));
        let name = |code: &str| projlint_rules::rules::find(code).map_or("", |r| r.name);
        rules
            .into_iter()
            .map(|(code, n)| format!("{n:>7}  {code:<9} {}", name(code)))
            .collect()
    }

    /// The closing lines for a reader.
    pub fn lines(&self, reader: MessageLang) -> Vec<String> {
        let n = |n: usize| Arg::Number(n as i64);
        let count = |id, value: usize| Message::new(id).arg("n", n(value)).render(reader);
        let mut lines: Vec<String> = self
            .causes
            .iter()
            .filter(|(_, times)| **times > 1)
            .map(|(cause, times)| {
                Message::new("note-cause")
                    .arg("n", n(*times))
                    .arg("cause", Arg::Id(cause))
                    .render(reader)
            })
            .collect();
        let mut closing = Message::new("summary")
            .arg("documents", n(self.documents))
            .arg("errors", n(self.findings[0]))
            .arg("warnings", n(self.findings[1]))
            .arg("info", n(self.findings[2]))
            .arg("passed", n(self.passed))
            .arg("na", n(self.not_applicable))
            .render(reader);
        for (id, value) in [
            ("summary-fixed", self.fixed),
            ("summary-suppressed", self.suppressed),
            ("summary-known", self.known),
            ("summary-gone", self.gone),
            ("summary-hints", self.hidden),
            ("summary-skipped", self.skipped),
            ("summary-unread", self.unread),
        ] {
            if value > 0 {
                closing.push_str(" · ");
                closing.push_str(&count(id, value));
            }
        }
        lines.push(closing);
        lines
    }
}
