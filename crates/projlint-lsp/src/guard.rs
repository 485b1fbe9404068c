//! A rule that panics takes neither the server nor the other rules with it.

use crate::view::Judge;
use projlint_rules::document::Project;
use projlint_rules::judge::run::Report;
use projlint_rules::judge::settings::Settings;
use projlint_rules::rules::ALL;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the rules say of each document, and the codes of the rules that panicked.
pub fn judge_guarded(
    judge: Judge,
    project: &Project,
    settings: &[&Settings],
) -> (Vec<Report>, Vec<&'static str>) {
    match attempt(|| judge(project, settings)) {
        Some(reports) => (reports, Vec::new()),
        None => one_by_one(judge, project, settings),
    }
}

/// The outcome of some work, `None` when it panicked.
pub fn attempt<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn one_by_one(
    judge: Judge,
    project: &Project,
    settings: &[&Settings],
) -> (Vec<Report>, Vec<&'static str>) {
    let mut reports: Vec<Report> = settings.iter().map(|_| Report::default()).collect();
    let mut broken = Vec::new();
    for rule in ALL {
        let only = |s: &&Settings| {
            let mut one = (*s).clone();
            one.turn_off(
                ALL.iter()
                    .map(|other| &other.meta)
                    .filter(|other| **other != rule.meta),
            );
            one
        };
        let own: Vec<Settings> = settings.iter().map(only).collect();
        match attempt(|| judge(project, &own.iter().collect::<Vec<_>>())) {
            None => broken.push(rule.meta.code),
            Some(found) => found.into_iter().zip(&mut reports).for_each(|(from, to)| {
                to.findings.extend(from.findings);
                to.checks.extend(from.checks);
            }),
        }
    }
    for report in &mut reports {
        report
            .findings
            .sort_by(|a, b| (a.primary.span, a.rule.code).cmp(&(b.primary.span, b.rule.code)));
    }
    (reports, broken)
}
