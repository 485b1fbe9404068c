//! Where a rule puts its findings and verdicts.

use crate::catalog::tables::OwnTables;
use crate::document::Document;
use crate::field::Field;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::{Finding, Label};
use crate::judge::meta::{RuleMeta, Severity};
use crate::judge::project::Project;
use crate::judge::report::Report;
use crate::judge::settings::{RuleSetting, Settings};
use crate::judge::suppress::DocumentSuppressions;
use crate::judge::verdict::{Reason, RuleVerdict, Verdict};
use crate::read::facts::{Fact, FactValue};
use crate::text::source::DocId;
use crate::value::date::Date;

/// Where a rule puts its findings and verdicts.
#[derive(Debug)]
pub struct Sink<'r> {
    rule: &'static RuleMeta,
    project: &'r Project,
    suppressions: &'r [DocumentSuppressions],
    reports: &'r mut [Report],
    /// The document that is judged now.
    doc: DocId,
    /// What is set for the rule in that document.
    setting: RuleSetting,
    guessed: bool,
    found: u32,
    passed: u32,
    reason: Option<Reason>,
}

impl<'r> Sink<'r> {
    pub(crate) fn new(
        rule: &'static RuleMeta,
        project: &'r Project,
        suppressions: &'r [DocumentSuppressions],
        reports: &'r mut [Report],
    ) -> Self {
        Self {
            rule,
            project,
            suppressions,
            reports,
            doc: DocId(0),
            setting: RuleSetting::of(rule),
            guessed: false,
            found: 0,
            passed: 0,
            reason: None,
        }
    }

    /// Judges every document of the rule's kinds by itself.
    pub fn judge_each(&mut self, project: &Project, check: fn(&Document, &mut Sink<'_>)) {
        for document in project.documents() {
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
        let is_on = |document: &&Document| {
            let settings = project.settings(document.source.doc);
            settings.rule(self.rule).on
        };
        let Some(asked) = project.documents().iter().find(is_on) else {
            return;
        };
        if project.documents().len() == 1 {
            let unlinked = Reason::Because("reason-unlinked");
            return self.conclude(asked.source.doc, Verdict::NotApplicable(unlinked));
        }
        self.guessed = project.documents().iter().any(Document::is_guessed);
        let held = prepare();
        for document in project.documents() {
            self.judge_document(document, |doc, out| check(&held, doc, out));
        }
    }

    fn judge_document(&mut self, document: &Document, check: impl Fn(&Document, &mut Sink<'_>)) {
        self.doc = document.source.doc;
        self.setting = self.settings().rule(self.rule);
        if !self.setting.on {
            return;
        }
        if !document
            .kind
            .is_judged_by(self.rule.families, self.rule.needs)
        {
            return self.conclude(self.doc, Verdict::NotApplicable(Reason::Kind));
        }
        (self.found, self.passed, self.reason) = (0, 0, None);
        check(document, self);
        let verdict = match (self.found, self.passed, self.reason) {
            (found @ 1.., ..) => Verdict::Findings(found),
            (0, passed @ 1.., _) => Verdict::Passed(passed),
            (0, 0, reason) => {
                Verdict::NotApplicable(reason.unwrap_or(Reason::Because("reason-nothing")))
            }
        };
        self.conclude(self.doc, verdict);
    }

    fn conclude(&mut self, doc: DocId, verdict: Verdict) {
        self.reports[doc.0 as usize].checks.push(RuleVerdict {
            rule: self.rule,
            doc,
            verdict,
        });
    }

    fn settings(&self) -> &'r Settings {
        self.project.settings(self.doc)
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
        self.settings().as_of
    }

    /// Tables of the user's own.
    pub fn tables(&self) -> Option<&'r OwnTables> {
        self.settings().tables.as_deref()
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
        if self.settings().as_of.is_none() {
            self.skip(Reason::AsOf);
        }
        self.settings().as_of
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
        self.found += 1;
        let report = &mut self.reports[draft.span.doc.0 as usize];
        report.findings.push(Finding {
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
