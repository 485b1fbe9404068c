//! Judges the documents of a project by a list of rules.

use crate::document::Project;
use crate::judge::finding::Finding;
use crate::judge::meta::{Reach, RuleMeta};
use crate::judge::rule::Rule;
use crate::judge::settings::Settings;
use crate::judge::sink::Sink;
use crate::judge::suppress::{DocumentSuppressions, SuppressedFinding, suppress_findings};
use crate::judge::verdict::RuleVerdict;
use crate::text::source::{DocId, Span};

/// Everything the rules say of a project.
#[derive(Debug, Default)]
pub struct Report {
    /// By document, place and code.
    pub findings: Vec<Finding>,
    /// Findings that an author accepts, in the same order.
    pub suppressed: Vec<SuppressedFinding>,
    /// By rule and document.
    pub checks: Vec<RuleVerdict>,
}

/// Judges the documents of a project: first by the rules on facts, then without the findings that authors accept, then by the rules on
/// suppressions.
pub fn run_rules(rules: &[&'static Rule], project: &Project, settings: &Settings) -> Report {
    let mut report = Report {
        checks: Vec::with_capacity(rules.len() * project.documents.len()),
        ..Report::default()
    };
    let (on_suppressions, on_facts): (Vec<&Rule>, Vec<&Rule>) = rules
        .iter()
        .filter(|rule| settings.rule(&rule.meta).on)
        .partition(|rule| rule.meta.reach == Reach::Suppressions);
    judge_by(&on_facts, project, settings, &[], &mut report);
    let all: Vec<&'static RuleMeta> = rules.iter().map(|rule| &rule.meta).collect();
    let (suppressed, suppressions) =
        suppress_findings(project, settings, &all, &mut report.findings);
    report.suppressed = suppressed;
    judge_by(
        &on_suppressions,
        project,
        settings,
        &suppressions,
        &mut report,
    );
    let order = |a: &Finding, b: &Finding| sort_key(project, a).cmp(&sort_key(project, b));
    report.findings.sort_by(order);
    report
        .suppressed
        .sort_by(|a, b| order(&a.finding, &b.finding));
    report
}

fn judge_by(
    rules: &[&'static Rule],
    project: &Project,
    settings: &Settings,
    suppressions: &[DocumentSuppressions],
    report: &mut Report,
) {
    for rule in rules {
        let (findings, checks) = (&mut report.findings, &mut report.checks);
        let mut outcome = Sink::new(&rule.meta, settings, suppressions, findings, checks);
        (rule.check)(project, &mut outcome);
    }
}

/// Findings stand in the order of their documents, their places in the file, and the codes of their rules.
fn sort_key(project: &Project, finding: &Finding) -> (DocId, usize, Span, &'static str) {
    let span = finding.primary.span;
    let start = project.document(span.doc).source.range_in_file(span).start;
    (span.doc, start, span, finding.rule.code)
}
