//! What templates look like: their families and properties, what they say in a language, their labels.

use crate::catalog::model::Lang;
use crate::catalog::shared::Shared;
use crate::field::FieldId;
use crate::value::code::FundCode;
use crate::value::date::Years;
use crate::value::money::Currency;
use std::borrow::Cow;

/// What sort of a text a document is. Rules name the families that they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// The page of a project on a portal, made from a database.
    Page,
    /// A project description in sections, as an administration publishes it.
    Description,
    /// A page, application or report in an author's own order.
    Narrative,
    /// A form of an organisation's own, described by its users.
    Form,
    /// A list of projects.
    List,
    /// Not recognised as a project document.
    Unknown,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 6] = [
        Self::Page,
        Self::Description,
        Self::Narrative,
        Self::Form,
        Self::List,
        Self::Unknown,
    ];

    /// The name in templates and reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Description => "description",
            Self::Narrative => "narrative",
            Self::Form => "form",
            Self::List => "list",
            Self::Unknown => "unknown",
        }
    }

    /// The family of a name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|family| family.name() == name)
    }

    /// The bit of the family in a set of families.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What a template may have and rules may need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplatePart {
    /// Sections that every document has.
    Sections,
    /// Priority axes and specific objectives by their numbers.
    Axes,
    /// Planned and realised indicators.
    Indicators,
    /// Municipalities, sub-regions and regions.
    Places,
    /// Labels that every document fills in.
    Required,
    /// Long texts of which it is known how they end.
    Texts,
}

impl TemplatePart {
    /// Every part.
    pub const ALL: [Self; 6] = [
        Self::Sections,
        Self::Axes,
        Self::Indicators,
        Self::Places,
        Self::Required,
        Self::Texts,
    ];

    /// The name in templates.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sections => "sections",
            Self::Axes => "axes",
            Self::Indicators => "indicators",
            Self::Places => "places",
            Self::Required => "required",
            Self::Texts => "texts",
        }
    }

    /// The bit of the part in a set of parts.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// Where a value is that does not follow its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueBelow {
    /// Nowhere.
    Never,
    /// On the next line, where that continues the label's.
    Joined,
    /// On the next line.
    Always,
}

/// Identifies a template; embedded ones are places in [`crate::catalog::TEMPLATES`], the user's own come after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TemplateId(pub u16);

/// A programming period that a portal prints in the place of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintedPeriod {
    /// What is printed.
    pub printed: Years,
    /// What is meant.
    pub means: Years,
}

/// A template: what documents of a kind have in common in all languages.
#[derive(Debug)]
pub struct Template {
    /// Identifies it.
    pub id: TemplateId,
    /// The name in reports and configurations.
    pub name: Cow<'static, str>,
    /// The family.
    pub family: Family,
    /// A bit for each [`TemplatePart`] that it has.
    pub parts: u8,
    /// Currency of amounts that name none.
    pub currency: Currency,
    /// The programming period that its documents belong to.
    pub period: Option<Years>,
    /// ISO code of the country that its documents are about.
    pub country: Option<Cow<'static, str>>,
    /// The decimal mark, whatever the language.
    pub decimal_mark: Option<char>,
    /// Where a value is that does not follow its label.
    pub value_below: ValueBelow,
    /// How the title of each of its pages begins, before a colon.
    pub site_header: Option<Cow<'static, str>>,
    /// By how many different labels a document without the title is known.
    pub known_by_labels: Option<u8>,
    /// A label that counts twice among them, for other documents lack it.
    pub distinctive: Option<FieldId>,
    /// A programming period that the portal prints in the place of another.
    pub printed_period: Option<PrintedPeriod>,
    /// Whether the portal prints the English acronyms of funds in all languages.
    pub english_acronyms: bool,
    /// Whether shares are computed from the amounts, and so are exact.
    pub exact_shares: bool,
    /// Whether the title of the project is alone on a line after the labels.
    pub title_below: bool,
    /// The beginning of the line that ends with the country.
    pub country_line: Option<Cow<'static, str>>,
    /// Bytes after which the portal cuts a description.
    pub length_limit: Option<usize>,
    /// Whether the layout itself has runs of spaces.
    pub spaced_layout: bool,
    /// Per cent of the granted EU and state funding that is the EU's.
    pub eu_percent_of_granted: Option<i64>,
}

impl Template {
    /// Whether its documents have a part.
    pub fn has(&self, part: TemplatePart) -> bool {
        self.parts & part.bit() != 0
    }
}

/// What a document is.
#[derive(Clone, Debug)]
pub enum DocumentKind {
    /// It follows a template.
    Template(Shared<Template>),
    /// It follows none that is known.
    Family(Family),
}

impl DocumentKind {
    /// The family.
    pub fn family(&self) -> Family {
        match self {
            Self::Template(template) => template.family,
            Self::Family(family) => *family,
        }
    }

    /// The template, if it follows one.
    pub fn template(&self) -> Option<&Template> {
        match self {
            Self::Template(template) => Some(template),
            Self::Family(_) => None,
        }
    }

    /// The name in reports: that of the template, else of the family.
    pub fn name(&self) -> &str {
        match self {
            Self::Template(template) => &template.name,
            Self::Family(family) => family.name(),
        }
    }

    /// Whether a label is one of such a document; the user's own forms have their labels in common.
    pub(crate) fn has_label(&self, label: &LabelEntry) -> bool {
        match self {
            Self::Template(template) => {
                label.template == template.id
                    || template.family == Family::Form && label.family == Family::Form
            }
            Self::Family(family) => label.family == *family,
        }
    }

    /// Whether a rule judges such a document: one for its family, if the template has what the rule needs. A form is judged as
    /// narrative pages are too.
    pub(crate) fn is_judged_by(&self, families: u8, needs: u8) -> bool {
        let has_all = self.template().is_none_or(|t| t.parts & needs == needs);
        let family = self.family();
        families & family.bit() != 0 && has_all
            || family == Family::Form && families & Family::Narrative.bit() != 0
    }
}

impl PartialEq for DocumentKind {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Template(a), Self::Template(b)) => a.id == b.id,
            (Self::Family(a), Self::Family(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for DocumentKind {}

/// When a section must have a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// In every document.
    Always,
    /// Once the project has ended.
    Ended,
    /// Never.
    Optional,
}

/// A section of a template.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct TemplateSection {
    pub number: Cow<'static, str>,
    pub title: Cow<'static, str>,
    /// Further forms of the title, as the template has printed them.
    pub also: WordList,
    pub required: bool,
    pub body: Body,
    /// The fund whose variant of the template has the section.
    pub fund: Option<FundCode>,
}

/// Words, embedded or the user's own.
pub type WordList = Cow<'static, [Cow<'static, str>]>;

/// A template in one language.
#[derive(Debug)]
pub struct TemplateText {
    /// The template.
    pub template: Shared<Template>,
    /// The language.
    pub lang: Lang,
    /// Whether the language's version was never met and is a guess.
    pub guessed: bool,
    /// What the first lines say.
    pub titles: WordList,
    /// Headings without a number by which a document that has labels of the template is known.
    pub headings: WordList,
    /// Lines that head a block and state nothing; extraction glues them to the label that follows.
    pub blocks: WordList,
    /// Words for a value that is not there.
    pub absent: WordList,
    /// The sections, in their order.
    pub sections: Cow<'static, [TemplateSection]>,
    /// The section with a table of scores.
    pub rows_section: Cow<'static, str>,
    /// The rows of that table.
    pub rows: WordList,
    /// Words for running, ended, interrupted.
    pub status: [WordList; 3],
    /// Words for one applicant, several, a transfer.
    pub mode: [WordList; 3],
}

/// One label of one template in one language.
#[derive(Clone, Debug)]
pub struct LabelEntry {
    /// Folded form, see [`crate::text::fold::fold_key`].
    pub key: u64,
    /// The label as the template prints it.
    pub text: Cow<'static, str>,
    /// The template.
    pub template: TemplateId,
    /// Its family.
    pub family: Family,
    /// The language.
    pub lang: Lang,
    /// The field the label states.
    pub field: FieldId,
    /// The section in which the label has this meaning, empty for any.
    pub section: Cow<'static, str>,
    /// Whether every document of the template states the field.
    pub required: bool,
    /// Its place in the template.
    pub order: u16,
    /// Whether the template prints it so today; others are further forms.
    pub main: bool,
}
