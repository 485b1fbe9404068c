//! Where a rule puts its findings and verdicts.

use crate::catalog::tables::OwnTables;
use crate::document::{Document, Project};
use crate::field::Field;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::{Finding, Label};
use crate::judge::meta::{RuleMeta, Severity};
use crate::judge::settings::{RuleSetting, Settings};
use crate::judge::suppress::DocumentSuppressions;
use crate::judge::verdict::{Reason, RuleVerdict, Verdict};
use crate::read::facts::{Fact, FactValue};
use crate::value::date::Date;

/// Where a rule puts its findings and verdicts.
#[derive(Debug)]
pub struct Sink<'r> {
    rule: &'static RuleMeta,
    setting: RuleSetting,
    settings: &'r Settings,
    findings: &'r mut Vec<Finding>,
    checks: &'r mut Vec<RuleVerdict>,
    guessed: bool,
    passed: u32,
    reason: Option<Reason>,
    suppressions: &'r [DocumentSuppressions],
}

impl<'r> Sink<'r> {
    pub(crate) fn new(
        rule: &'static RuleMeta,
        settings: &'r Settings,
        suppressions: &'r [DocumentSuppressions],
        findings: &'r mut Vec<Finding>,
        checks: &'r mut Vec<RuleVerdict>,
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
    pub fn judge_each(&mut self, project: &Project, check: fn(&Document, &mut Sink<'_>)) {
        for document in &project.documents {
            self.guessed = document.is_guessed();
            self.judge_document(document, check);
        }
    }

    /// Judges every document of the rule's kinds in the light of what `prepare` finds in all of them; a document without
    /// others is not judged.
    pub fn judge_across<H>(
        &mut self,
        project: &Project,
        prepare: impl FnOnce() -> H,
        check: impl Fn(&H, &Document, &mut Sink<'_>),
    ) {
        if let [document] = project.documents.as_slice() {
            let verdict = Verdict::NotApplicable(Reason::Because("reason-unlinked"));
            self.checks.push(RuleVerdict {
                rule: self.rule,
                doc: document.source.doc,
                verdict,
            });
            return;
        }
        self.guessed = project.documents.iter().any(Document::is_guessed);
        let held = prepare();
        for document in &project.documents {
            self.judge_document(document, |doc, out| check(&held, doc, out));
        }
    }

    fn judge_document(&mut self, document: &Document, check: impl Fn(&Document, &mut Sink<'_>)) {
        let doc = document.source.doc;
        if self.rule.set & document.kind.judged_as() == 0 {
            self.checks.push(RuleVerdict {
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
        self.checks.push(RuleVerdict {
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
    pub fn need<'d, T: FactValue>(
        &mut self,
        document: &'d Document,
        field: Field<T>,
    ) -> Option<&'d Fact<T>> {
        let fact = document.facts.one_of(field);
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
    pub fn tables(&self) -> Option<&'r OwnTables> {
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
    pub fn tolerance_months(&self) -> i32 {
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
    pub fn report(&mut self, draft: FindingBuilder) {
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
