//! Reads the facts of EU project documents and checks that they agree.
//!
//! ```text
//! text ─Source─► blocks ─Template─► labels, values ─Language─► Fact<T> ─rules─► Finding ─► a renderer
//! ```
//!
//! The library reads no files, prints nothing, asks no clock and cannot fail: a value that cannot be read is a fact
//! about the document. [`lint`] judges a [`Project`]; text for a reader is made from [`message::Message`].

pub mod block;
pub mod catalog;
pub mod draft;
pub mod facts;
pub mod field;
pub mod finding;
pub mod joints;
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
pub mod source;
pub mod tables;
pub mod template;
pub mod value;

use finding::Finding;
use rule::{Check, Outcome, Rule, Severity, Status};
use std::sync::Arc;
use tables::Tables;
use value::Date;

pub use project::{Document, Input, Project};

/// What to judge by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day on which documents are judged; without it no rule speaks of today.
    pub as_of: Option<Date>,
    /// For each rule, in the order of [`rules::ALL`]: whether it is on, and the severity that replaces its own.
    pub rules: Vec<(bool, Option<Severity>)>,
    /// Tables of the user's own.
    pub tables: Option<Arc<Tables>>,
}

impl Default for Settings {
    fn default() -> Self {
        let rules = rules::ALL.iter().map(|r| (r.status == Status::Stable, None)).collect();
        Self { as_of: None, rules, tables: None }
    }
}

impl Settings {
    /// The settings of a rule.
    pub fn rule_mut(&mut self, rule: &Rule) -> Option<&mut (bool, Option<Severity>)> {
        let index = rules::ALL.iter().position(|r| *r == rule)?;
        self.rules.get_mut(index)
    }
}

/// Everything the rules say of a project.
#[derive(Debug, Default)]
pub struct Report {
    /// By document, place and code.
    pub findings: Vec<Finding>,
    /// By rule and document.
    pub checks: Vec<Check>,
}

/// Judges the documents of a project.
pub fn lint(project: &Project, settings: &Settings) -> Report {
    let mut report = Report { findings: Vec::new(), checks: Vec::with_capacity(rules::ALL.len() * project.documents.len()) };
    for (rule, (on, severity)) in rules::ALL.iter().zip(&settings.rules) {
        if *on {
            let mut outcome = Outcome::new(rule, *severity, settings, &mut report.findings, &mut report.checks);
            (rule.check)(project, &mut outcome);
        }
    }
    report.findings.sort_by(|a, b| (a.primary.span, a.rule.code).cmp(&(b.primary.span, b.rule.code)));
    report
}
