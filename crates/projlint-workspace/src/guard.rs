//! A rule that panics takes neither the other rules nor the program with it.

use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::rules::metas;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How documents are judged without the rules of some codes: [`projlint_rules::lint_without`], but in a test of what happens when a
/// rule panics.
pub type Judge = fn(&Project, &[&'static str]) -> Vec<Report>;

/// What the rules say that did not panic.
#[derive(Debug, Default)]
pub struct GuardedReports {
    /// A report for each document.
    pub reports: Vec<Report>,
    /// The codes of the rules that panicked and were left out.
    pub broken: Vec<&'static str>,
}

/// Judges a project; a rule that panics is left out. `None` when that is not enough.
pub fn judge_guarded(judge: Judge, project: &Project) -> Option<GuardedReports> {
    if let Some(reports) = attempt(|| judge(project, &[])) {
        return Some(GuardedReports {
            reports,
            broken: Vec::new(),
        });
    }
    let codes: Vec<&'static str> = metas().map(|rule| rule.code).collect();
    let panics_alone = |code: &&'static str| {
        let others: Vec<&'static str> = codes.iter().copied().filter(|c| c != code).collect();
        attempt(|| judge(project, &others)).is_none()
    };
    let broken: Vec<&'static str> = codes.iter().copied().filter(panics_alone).collect();
    let reports = attempt(|| judge(project, &broken))?;
    Some(GuardedReports { reports, broken })
}

/// The outcome of some work, `None` when it panicked.
pub fn attempt<T>(work: impl FnOnce() -> T) -> Option<T> {
    let outside = GUARDED.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(work)).ok();
    GUARDED.set(outside);
    outcome
}

thread_local! {
    /// Whether the thread is inside of [`attempt`].
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Prints panics inside of [`attempt`] only where `RUST_BACKTRACE` asks for them: the caller says what has failed.
pub fn quiet_guarded_panics() {
    let print = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !GUARDED.get() || std::env::var_os("RUST_BACKTRACE").is_some() {
            print(panic);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use projlint_rules::document::Input;
    use projlint_rules::lint_without;
    use std::sync::Arc;

    fn panics_in_one_rule(project: &Project, left_out: &[&'static str]) -> Vec<Report> {
        assert!(left_out.contains(&"DATE001"), "a rule panics");
        lint_without(project, left_out)
    }

    fn always_panics(_: &Project, _: &[&'static str]) -> Vec<Report> {
        panic!("nothing can be judged")
    }

    #[test]
    fn the_rule_that_panics_is_named_and_the_others_judge() {
        let text = "Start date: 1.6.2019\nEnd date: 1.5.2019\nTotal budget: 645 000 €\nEU contribution: 322 500 € (45 %)\n";
        let project = Project::single(Input::plain_text(text), Arc::default());
        let guarded = judge_guarded(panics_in_one_rule, &project).expect("others judge");
        assert_eq!(guarded.broken, ["DATE001"]);
        let codes: Vec<&str> = guarded.reports[0]
            .findings
            .iter()
            .map(|f| f.rule.code)
            .collect();
        assert!(
            codes.contains(&"SHARE001") && !codes.contains(&"DATE001"),
            "{codes:?}"
        );
        assert!(judge_guarded(always_panics, &project).is_none());
    }
}
