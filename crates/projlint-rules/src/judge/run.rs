//! Judges the documents of a project by a list of rules.

use crate::judge::finding::Finding;
use crate::judge::meta::{Reach, RuleMeta};
use crate::judge::project::Project;
use crate::judge::report::Report;
use crate::judge::rule::Rule;
use crate::judge::sink::Sink;
use crate::judge::suppress::{DocumentSuppressions, suppress_findings};
use crate::text::source::Span;

/// Judges every document of a project by its own settings, first by the rules on facts, then, without the findings that authors
/// accept, by the rules on suppressions. Rules whose codes are in `left_out` count as off.
pub fn run_rules(
    rules: &[&'static Rule],
    project: &Project,
    left_out: &[&'static str],
) -> Vec<Report> {
    let documents = project.documents().len();
    let mut reports: Vec<Report> = (0..documents)
        .map(|_| Report {
            checks: Vec::with_capacity(rules.len()),
            ..Report::default()
        })
        .collect();
    let (on_suppressions, on_facts): (Vec<&Rule>, Vec<&Rule>) = rules
        .iter()
        .filter(|rule| !left_out.contains(&rule.meta.code))
        .partition(|rule| rule.meta.reach == Reach::Suppressions);
    judge_by(&on_facts, project, &[], &mut reports);
    let all: Vec<&'static RuleMeta> = rules.iter().map(|rule| &rule.meta).collect();
    let suppressions: Vec<DocumentSuppressions> = project
        .documents()
        .iter()
        .zip(&mut reports)
        .map(|(document, report)| {
            let settings = project.settings(document.source.doc);
            let is_on = |rule: &RuleMeta| settings.rule(rule).on && !left_out.contains(&rule.code);
            let (suppressed, state) =
                suppress_findings(document, &all, is_on, &mut report.findings);
            report.suppressed = suppressed;
            state
        })
        .collect();
    judge_by(&on_suppressions, project, &suppressions, &mut reports);
    for report in &mut reports {
        report.findings.sort_by_key(|f| sort_key(project, f));
        report
            .suppressed
            .sort_by_key(|s| sort_key(project, &s.finding));
    }
    reports
}

fn judge_by(
    rules: &[&'static Rule],
    project: &Project,
    suppressions: &[DocumentSuppressions],
    reports: &mut [Report],
) {
    for rule in rules {
        let mut sink = Sink::new(&rule.meta, project, suppressions, reports);
        (rule.check)(project, &mut sink);
    }
}

/// Findings stand in the order of their places in the file and the codes of their rules.
fn sort_key(project: &Project, finding: &Finding) -> (usize, Span, &'static str) {
    let span = finding.primary.span;
    let start = project.document(span.doc).source.range_in_file(span).start;
    (start, span, finding.rule.code)
}
