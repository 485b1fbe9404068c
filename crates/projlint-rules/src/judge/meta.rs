//! What a rule says of itself.

use crate::catalog::template::DocumentKind;
use crate::catalog::{kind_named, kind_names};

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
    /// The document alone; what is not yet written is not an error while it is being written.
    WholeDocument,
    /// All documents of the project.
    Project,
    /// What became of the suppressions of the document, once every other rule has judged.
    Suppressions,
}

/// What a rule lets pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// How much, unless the configuration says otherwise.
    pub least: i64,
    /// The unit, in which a configured tolerance counts too.
    pub unit: &'static str,
}

/// What a rule says of itself.
#[derive(Debug)]
pub struct RuleMeta {
    /// Stable for ever: `SHARE001`.
    pub code: &'static str,
    /// `eu-share-mismatch`.
    pub name: &'static str,
    /// The severity of its findings unless a fact's origin, the template or the configuration says otherwise.
    pub severity: Severity,
    /// The families of documents that it judges, a bit for each, see [`crate::catalog::template::Family::bit`].
    pub families: u8,
    /// What it needs of a template, a bit for each part, see [`crate::catalog::template::TemplatePart::bit`].
    pub needs: u8,
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
}

impl RuleMeta {
    /// The kinds of documents that it judges, by their names in reports.
    pub fn kind_names(&self) -> Vec<&'static str> {
        let mut names = kind_names();
        names.retain(|name| match kind_named(name) {
            Some(DocumentKind::Family(family)) => self.families & family.bit() != 0,
            Some(kind) => kind.is_judged_by(self.families, self.needs),
            None => false,
        });
        names
    }

    /// Whether a code or a name is this rule's, whatever the case.
    pub fn is_named(&self, name: &str) -> bool {
        self.code.eq_ignore_ascii_case(name) || self.name.eq_ignore_ascii_case(name)
    }
}

impl PartialEq for RuleMeta {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}
