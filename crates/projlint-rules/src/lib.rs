//! Reads the facts of EU project documents and checks that they agree.
//!
//! ```text
//! text ─Source─► blocks ─Template─► labels, values ─Language─► Fact<T> ─rules─► Finding ─► a renderer
//! ```
//!
//! The library reads no files, prints nothing, asks no clock and cannot fail: a value that cannot be read is a fact
//! about the document. [`lint`] judges a [`Project`]; text for a reader is made from [`message::Message`].

// What else the library may not do stands in `clippy.toml` beside it.
#![deny(clippy::float_arithmetic)]

pub mod block;
pub mod catalog;
pub mod draft;
pub mod facts;
pub mod field;
pub mod finding;
pub mod forms;
pub mod key;
pub mod language;
pub mod lexeme;
pub mod link;
pub mod message;
pub mod names;
pub mod outline;
pub mod places;
pub mod privacy;
pub mod project;
pub mod rule;
pub mod rules;
pub mod signs;
pub mod source;
pub mod suppress;
pub mod tables;
pub mod template;
pub mod template_file;
pub mod token;
pub mod value;

use finding::Finding;
use rule::{Check, Outcome, Rule, Severity, Status};
use source::DocId;
use std::collections::BTreeMap;
use std::sync::Arc;
use suppress::Unused;
use tables::Tables;
use value::Date;

pub use project::{Document, Input, Known, Project};

/// What to judge by.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The day on which documents are judged; without it no rule speaks of today.
    pub as_of: Option<Date>,
    /// What is set for rules, by their codes; every other rule is on by its own status.
    pub rules: BTreeMap<&'static str, RuleSetting>,
    /// Tables of the user's own.
    pub tables: Option<Arc<Tables>>,
}

/// What is set for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSetting {
    /// Whether it is on.
    pub on: bool,
    /// The severity that replaces its own.
    pub severity: Option<Severity>,
    /// What it lets pass in place of its own tolerance, in its unit.
    pub tolerance: Option<i64>,
}

impl RuleSetting {
    /// What holds for a rule for which nothing is set.
    pub fn of(rule: &Rule) -> Self {
        Self {
            on: rule.status == Status::Stable,
            severity: None,
            tolerance: None,
        }
    }
}

impl Settings {
    /// What is set for a rule.
    pub fn rule(&self, rule: &Rule) -> RuleSetting {
        self.rules
            .get(rule.code)
            .copied()
            .unwrap_or_else(|| RuleSetting::of(rule))
    }

    /// Whether the rule of a code is there and on.
    pub fn is_on(&self, code: &str) -> bool {
        rules::find(code).is_some_and(|rule| self.rule(rule).on)
    }

    /// What is set for a rule, to change it.
    pub fn rule_mut(&mut self, rule: &Rule) -> &mut RuleSetting {
        self.rules
            .entry(rule.code)
            .or_insert_with(|| RuleSetting::of(rule))
    }

    /// Leaves on only those rules that are on and that `keep` holds for.
    pub fn retain(&mut self, keep: impl Fn(&Rule) -> bool) {
        for rule in rules::ALL.iter().filter(|rule| !keep(rule)) {
            self.rule_mut(rule).on = false;
        }
    }
}

/// Everything the rules say of a project.
#[derive(Debug, Default)]
pub struct Report {
    /// By document, place and code.
    pub findings: Vec<Finding>,
    /// Findings that an author accepts, with the reason, in the same order.
    pub suppressed: Vec<(Finding, String)>,
    /// By rule and document.
    pub checks: Vec<Check>,
}

/// Judges the documents of a project.
pub fn lint(project: &Project, settings: &Settings) -> Report {
    let mut report = Report {
        checks: Vec::with_capacity(rules::ALL.len() * project.documents.len()),
        ..Report::default()
    };
    let mut unused = Vec::new();
    for rule in rules::ALL {
        let last = std::ptr::eq(*rule, &rules::core::unused_suppression::RULE);
        if last {
            unused = suppress(project, settings, &mut report);
        }
        if settings.rule(rule).on {
            let mut outcome = Outcome::new(
                rule,
                settings,
                &mut report.findings,
                &mut report.checks,
                &unused,
            );
            (rule.check)(project, &mut outcome);
        }
    }
    let place = |f: &Finding| {
        (
            f.primary.span.doc,
            project
                .document(f.primary.span.doc)
                .source
                .in_file(f.primary.span)
                .start,
        )
    };
    let order = |a: &Finding, b: &Finding| {
        (place(a), a.primary.span, a.rule.code).cmp(&(place(b), b.primary.span, b.rule.code))
    };
    report.findings.sort_by(order);
    report.suppressed.sort_by(|(a, _), (b, _)| order(a, b));
    report
}

/// Sets the findings aside that an author accepts; the suppressions that did nothing although their rules are on.
fn suppress(project: &Project, settings: &Settings, report: &mut Report) -> Vec<(DocId, Unused)> {
    let mut unused = Vec::new();
    for doc in project
        .documents
        .iter()
        .filter(|d| !d.suppressions.is_empty())
    {
        let mut used = vec![false; doc.suppressions.len()];
        let held = |finding: &Finding| {
            let own = finding.primary.span.doc == doc.source.doc;
            doc.suppressions
                .iter()
                .position(|s| own && s.holds(finding, &doc.source))
        };
        let (accepted, findings): (Vec<_>, Vec<_>) = std::mem::take(&mut report.findings)
            .into_iter()
            .map(|f| (held(&f), f))
            .partition(|f| f.0.is_some());
        report.findings = findings.into_iter().map(|f| f.1).collect();
        for (index, finding) in accepted
            .into_iter()
            .filter_map(|(index, finding)| Some((index?, finding)))
        {
            used[index] = true;
            report
                .suppressed
                .push((finding, doc.suppressions[index].reason.clone()));
        }
        let on = |rule: &&Rule| settings.rule(rule).on;
        for (index, s) in doc
            .suppressions
            .iter()
            .enumerate()
            .filter(|(index, _)| !used[*index])
        {
            if s.fault.is_some() || s.rules.iter().all(&on) {
                let span = s
                    .comment
                    .map_or(doc.source.span(0..0), |c| doc.source.span_in_file(c));
                unused.push((doc.source.doc, Unused { index, span }));
            }
        }
    }
    unused
}
