//! Rules as static data and one function, and what a rule says of a document.

use crate::facts::{Fact, Value};
use crate::field::{Field, FieldId};
use crate::finding::{Finding, Label};
use crate::message::{Arg, Message};
use crate::project::{Document, Project};
use crate::source::DocId;
use crate::suppress::Unused;
use crate::tables::Tables;
use crate::template::Kind;
use crate::value::Date;
use crate::{RuleSetting, Settings};

pub use crate::draft::Draft;

/// How grave and how sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Shown in editors.
    Hint,
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// Every severity, the gravest first.
    pub const ALL: [Self; 4] = [Self::Error, Self::Warning, Self::Info, Self::Hint];

    /// The word in reports and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// The severity of a word.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }
}

/// Which corrections a rule offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixClass {
    /// None.
    None,
    /// Notation and white space.
    Safe,
    /// Values; a person decides.
    Unsafe,
}

/// Whether a rule is on unless asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// On.
    Stable,
    /// Off unless selected.
    Preview,
}

/// What a rule looks at to judge a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The document alone.
    Document,
    /// The document alone; what is not yet written is no fault while it is being written.
    WholeDocument,
    /// All documents of the project.
    Project,
}

/// What a rule lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// How much, unless the configuration says otherwise.
    pub least: i64,
    /// The unit, in which a configured tolerance counts too.
    pub unit: &'static str,
}

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Stable for ever: `SHARE001`.
    pub code: &'static str,
    /// `eu-share-mismatch`.
    pub name: &'static str,
    /// The severity of its findings unless a fact's origin, the template or the configuration says otherwise.
    pub severity: Severity,
    /// The kinds of documents it judges.
    pub kinds: &'static [Kind],
    /// The same as a set, see [`Kind::bit`].
    pub set: u8,
    /// Whether it is on by default.
    pub status: Status,
    /// Its page, in Markdown.
    pub docs: &'static str,
    /// Its corrections.
    pub fix: FixClass,
    /// What it lets pass, if that can be configured.
    pub tolerance: Option<Tolerance>,
    /// What it looks at.
    pub reach: Reach,
    /// Judges all documents of a project.
    pub check: fn(&Project, &mut Outcome<'_>),
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// Defines the rule of a file: its page, `CODE "name" severity [kinds] fix: class;`, and the function that judges one
/// document. `complete` before the function marks a rule about what is still missing, `project` one that takes the whole
/// project and judges its documents through [`Outcome::across`].
#[macro_export]
macro_rules! rule {
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($kind:ident)*] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; project $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($kind)*] $fix [$($least $unit)?] Project, $check);
    };
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($kind:ident)*] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; complete $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($kind)*] $fix [$($least $unit)?] WholeDocument, |p, out| out.each(p, $check));
    };
    ($(#[doc = $doc:expr])* $code:ident $name:literal $severity:ident [$($kind:ident)*] fix: $fix:ident $(, tolerance $least:literal $unit:ident)?; $check:ident) => {
        $crate::rule!(@ [$($doc)*] $code $name $severity [$($kind)*] $fix [$($least $unit)?] Document, |p, out| out.each(p, $check));
    };
    (@tolerance) => { None };
    (@tolerance $least:literal $unit:ident) => { Some($crate::rule::Tolerance { least: $least, unit: stringify!($unit) }) };
    (@ [$($doc:expr)*] $code:ident $name:literal $severity:ident [$($kind:ident)*] $fix:ident [$($tolerance:tt)*] $reach:ident, $check:expr) => {
        $(#[doc = $doc])*
        pub static RULE: $crate::rule::Rule = $crate::rule::Rule {
            code: stringify!($code),
            name: $name,
            severity: $crate::rule::Severity::$severity,
            kinds: &[$($crate::template::Kind::$kind),*],
            set: 0 $(| $crate::template::Kind::$kind.bit())*,
            status: $crate::rule::Status::Stable,
            docs: concat!($($doc, "\n"),*),
            fix: $crate::rule::FixClass::$fix,
            tolerance: $crate::rule!(@tolerance $($tolerance)*),
            reach: $crate::rule::Reach::$reach,
            check: $check,
        };
    };
}

/// Why a rule did not judge a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The rule is for other kinds of documents.
    Kind,
    /// The document does not state a field.
    Missing(FieldId),
    /// It needs the day on which the document is judged.
    AsOf,
    /// What the message says.
    Because(&'static str),
}

impl Reason {
    /// The reason for the reader.
    pub fn message(self) -> Message {
        match self {
            Self::Kind => Message::new("reason-kind"),
            Self::Missing(field) => Message::new("reason-missing").arg("field", Arg::Field(field)),
            Self::AsOf => Message::new("reason-as-of"),
            Self::Because(id) => Message::new(id),
        }
    }
}

/// What a rule says of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has findings, this many.
    Findings(u32),
    /// Everything it applied to is right, this many times.
    Passed(u32),
    /// It could not be applied.
    NotApplicable(Reason),
}

/// A rule's verdict on a document.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The rule.
    pub rule: &'static Rule,
    /// The document.
    pub doc: DocId,
    /// The verdict.
    pub verdict: Verdict,
}

/// Where a rule puts its findings and verdicts.
#[derive(Debug)]
pub struct Outcome<'r> {
    rule: &'static Rule,
    setting: RuleSetting,
    settings: &'r Settings,
    findings: &'r mut Vec<Finding>,
    checks: &'r mut Vec<Check>,
    guessed: bool,
    passed: u32,
    reason: Option<Reason>,
    unused: &'r [(DocId, Unused)],
}

impl<'r> Outcome<'r> {
    pub(crate) fn new(
        rule: &'static Rule,
        settings: &'r Settings,
        findings: &'r mut Vec<Finding>,
        checks: &'r mut Vec<Check>,
        unused: &'r [(DocId, Unused)],
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
            unused,
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

    /// The suppressions of a document that did nothing.
    pub(crate) fn unused(&self, document: &Document) -> impl Iterator<Item = &'r Unused> + use<'r> {
        let doc = document.source.doc;
        self.unused
            .iter()
            .filter(move |(own, _)| *own == doc)
            .map(|(_, unused)| unused)
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
