//! Where a rule puts its findings and verdicts.

use crate::catalog::tables::Tables;
use crate::document::{Document, Project};
use crate::field::Field;
use crate::judge::draft::Draft;
use crate::judge::finding::{Finding, Label};
use crate::judge::meta::{Meta, Severity};
use crate::judge::settings::{RuleSetting, Settings};
use crate::judge::suppress::DocumentSuppressions;
use crate::judge::verdict::{Check, Reason, Verdict};
use crate::read::facts::{Fact, Value};
use crate::value::date::Date;

/// Where a rule puts its findings and verdicts.
#[derive(Debug)]
pub struct Outcome<'r> {
    rule: &'static Meta,
    setting: RuleSetting,
    settings: &'r Settings,
    findings: &'r mut Vec<Finding>,
    checks: &'r mut Vec<Check>,
    guessed: bool,
    passed: u32,
    reason: Option<Reason>,
    suppressions: &'r [DocumentSuppressions],
}

impl<'r> Outcome<'r> {
    pub(crate) fn new(
        rule: &'static Meta,
        settings: &'r Settings,
        suppressions: &'r [DocumentSuppressions],
        findings: &'r mut Vec<Finding>,
        checks: &'r mut Vec<Check>,
    ) -> Self {
        Self {
            rule,
            setting: settings.rule(rule),
            settings,
            findings,
            checks,
            guessed: false,
            passed: 0,
            reason: None,
            suppressions,
        }
    }

    /// Judges every document of the rule's kinds by itself.
    pub fn each(&mut self, project: &Project, check: fn(&Document, &mut Outcome<'_>)) {
        for document in &project.documents {
            self.guessed = document.guessed();
            self.judge(document, check);
        }
    }

    /// Judges every document of the rule's kinds in the light of what `prepare` finds in all of them; a document without
    /// others is not judged.
    pub fn across<H>(
        &mut self,
        project: &Project,
        prepare: impl FnOnce() -> H,
        check: impl Fn(&H, &Document, &mut Outcome<'_>),
    ) {
        if let [document] = project.documents.as_slice() {
            let verdict = Verdict::NotApplicable(Reason::Because("reason-unlinked"));
            self.checks.push(Check {
                rule: self.rule,
                doc: document.source.doc,
                verdict,
            });
            return;
        }
        self.guessed = project.documents.iter().any(Document::guessed);
        let held = prepare();
        for document in &project.documents {
            self.judge(document, |doc, out| check(&held, doc, out));
        }
    }

    fn judge(&mut self, document: &Document, check: impl Fn(&Document, &mut Outcome<'_>)) {
        let doc = document.source.doc;
        if self.rule.set & document.kind.judged_as() == 0 {
            self.checks.push(Check {
                rule: self.rule,
                doc,
                verdict: Verdict::NotApplicable(Reason::Kind),
            });
            return;
        }
        let before = self.findings.len();
        (self.passed, self.reason) = (0, None);
        check(document, self);
        let found = (self.findings.len() - before) as u32;
        let verdict = match (found, self.passed, self.reason) {
            (1.., ..) => Verdict::Findings(found),
            (0, 1.., _) => Verdict::Passed(self.passed),
            (0, 0, reason) => {
                Verdict::NotApplicable(reason.unwrap_or(Reason::Because("reason-nothing")))
            }
        };
        self.checks.push(Check {
            rule: self.rule,
            doc,
            verdict,
        });
    }

    /// One application of the rule was right.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// The rule cannot judge, and why.
    pub fn skip(&mut self, reason: Reason) {
        self.reason.get_or_insert(reason);
    }

    /// The fact a rule needs, or the note that it is missing.
    pub fn need<'d, T: Value>(
        &mut self,
        document: &'d Document,
        field: Field<T>,
    ) -> Option<&'d Fact<T>> {
        let fact = document.facts.one(field);
        if fact.is_none() {
            self.skip(Reason::Missing(field.id));
        }
        fact
    }

    /// The day on which the document is judged, if it was given.
    pub fn as_of(&self) -> Option<Date> {
        self.settings.as_of
    }

    /// Tables of the user's own.
    pub fn tables(&self) -> Option<&'r Tables> {
        self.settings.tables.as_deref()
    }

    /// What became of the suppressions of a document, for rules about them.
    pub(crate) fn suppressions(&self, document: &Document) -> Option<&'r DocumentSuppressions> {
        self.suppressions.get(document.source.doc.0 as usize)
    }

    /// What the rule lets pass: the configured tolerance, else its own.
    pub fn tolerance(&self) -> i64 {
        let own = self.rule.tolerance.map(|t| t.least);
        self.setting.tolerance.or(own).unwrap_or(0)
    }

    /// What the rule lets pass, in months.
    pub fn months(&self) -> i32 {
        i32::try_from(self.tolerance()).unwrap_or(i32::MAX / 24)
    }

    /// The day on which the document is judged, or the note that it was not given.
    pub fn need_as_of(&mut self) -> Option<Date> {
        if self.settings.as_of.is_none() {
            self.skip(Reason::AsOf);
        }
        self.settings.as_of
    }

    /// Adds a finding. A fact from prose makes it a warning at most, a guessed template an info; a configured severity
    /// replaces all of this.
    pub fn report(&mut self, draft: Draft) {
        let mut severity = draft.severity.unwrap_or(self.rule.severity);
        if draft.prose {
            severity = severity.min(Severity::Warning);
        }
        if self.guessed {
            severity = severity.min(Severity::Info);
        }
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.setting.severity.unwrap_or(severity),
            message: draft.message,
            primary: Label {
                span: draft.span,
                message: None,
            },
            related: draft.related,
            expected: draft.expected,
            found: draft.found,
            difference: draft.difference,
            fix: draft.fix,
            cause: draft.cause,
        });
    }
}
