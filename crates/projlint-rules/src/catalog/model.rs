//! What the data looks like: templates, labels, tables of reference.

use crate::field::FieldId;
use crate::value::code::FundCode;
use crate::value::date::Date;
use crate::value::money::Currency;

include!(concat!(env!("OUT_DIR"), "/lang.rs"));

/// One label of one template in one language.
#[derive(Debug)]
pub struct LabelEntry {
    /// Folded form, see [`crate::text::fold::key`].
    pub key: u64,
    /// The label as the template prints it.
    pub text: &'static str,
    /// The template.
    pub kind: Kind,
    /// The language.
    pub lang: Lang,
    /// The field the label states.
    pub field: FieldId,
    /// The section in which the label has this meaning, empty for any.
    pub section: &'static str,
    /// Whether every document of the template states the field.
    pub required: bool,
    /// Its place in the template.
    pub order: u16,
    /// Whether the template prints it so today; others are further forms.
    pub main: bool,
}

/// A programming period; a window that is not known is `None`.
#[derive(Debug)]
pub struct PeriodEntry {
    /// First year of the label.
    pub first: u16,
    /// Last year of the label.
    pub last: u16,
    /// First day on which expenditure is eligible.
    pub from: Option<Date>,
    /// The first day less the time a programme may have been submitted before.
    pub earliest: Option<Date>,
    /// Last day on which expenditure is eligible.
    pub to: Option<Date>,
}

/// A highest co-financing rate.
#[derive(Debug)]
pub struct CapEntry {
    /// ISO code of the country.
    pub country: &'static str,
    /// First year of the period.
    pub first: u16,
    /// Last year of the period.
    pub last: u16,
    /// Funds it holds for.
    pub funds: &'static [FundCode],
    /// Per cent of the public or eligible total.
    pub percent: i64,
}

/// A region of Finland.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct RegionEntry {
    pub fi: &'static str,
    pub sv: &'static str,
    pub en: &'static str,
    /// Its NUTS 2 region.
    pub nuts2: &'static str,
    /// Its codes in NUTS 2016 and 2021, and in NUTS 2024.
    pub nuts3: [&'static str; 2],
}

/// A sub-region of Finland.
#[derive(Debug)]
pub struct SubregionEntry {
    /// Its name.
    pub name: &'static str,
    /// The Finnish genitive, as EURA prints it.
    pub genitive: &'static str,
    /// Its region, an index into [`REGIONS`].
    pub region: u8,
}

/// A municipality of Finland under one of its names, for the years in which it belonged to one sub-region and region.
#[derive(Debug)]
pub struct MunicipalityEntry {
    /// Folded form of the name, see [`crate::text::fold::key`].
    pub key: u64,
    /// The name.
    pub name: &'static str,
    /// Its number.
    pub code: u16,
    /// Whether this is its Finnish name.
    pub main: bool,
    /// Its sub-region, an index into [`SUBREGIONS`].
    pub subregion: u8,
    /// Its region, an index into [`REGIONS`].
    pub region: u8,
    /// First year, counted by 1 January.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

/// A priority axis or a specific objective.
#[derive(Debug)]
pub struct AxisEntry {
    /// The number of the axis.
    pub axis: &'static str,
    /// Its own number.
    pub number: &'static str,
    /// The fund.
    pub fund: FundCode,
    /// Its title in Finnish and in Swedish, empty where it was not read.
    pub titles: [&'static str; 2],
}

/// The years in which a fund is open for new programmes.
#[derive(Debug)]
pub struct FundEntry {
    /// The fund as facts have it.
    pub code: &'static str,
    /// First year.
    pub first: u16,
    /// Last year, if there is one.
    pub last: Option<u16>,
    /// Names and acronyms in any language.
    pub names: &'static [&'static str],
}

/// A source of the data.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct SourceEntry {
    pub files: &'static [&'static str],
    pub what: &'static str,
    pub source: &'static str,
    pub licence: &'static str,
    pub version: &'static str,
}

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A project page of the Kohesio portal.
    Kohesio,
    /// A project description of EURA 2014.
    Eura2014,
    /// A project description of EURA 2007.
    Eura2007,
    /// A page or report without a known template.
    Narrative,
    /// A form of an organisation's own, described by its users.
    Form,
    /// Not recognised as a project document.
    Unknown,
}

impl Kind {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kohesio => "kohesio",
            Self::Eura2014 => "eura2014",
            Self::Eura2007 => "eura2007",
            Self::Narrative => "narrative",
            Self::Form => "form",
            Self::Unknown => "unknown",
        }
    }

    /// The kind of a name in reports.
    pub fn parse(name: &str) -> Option<Self> {
        [
            Self::Kohesio,
            Self::Eura2014,
            Self::Eura2007,
            Self::Narrative,
            Self::Form,
            Self::Unknown,
        ]
        .into_iter()
        .find(|k| k.name() == name)
    }

    /// The bit of the kind in a set of kinds.
    pub const fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The kinds whose rules judge such a document: a form is judged as other pages are, and by the rules on sections.
    pub const fn judged_as(self) -> u8 {
        match self {
            Self::Form => Self::Form.bit() | Self::Narrative.bit(),
            other => other.bit(),
        }
    }

    /// Whether the document follows a project description of EURA.
    pub fn is_eura(self) -> bool {
        matches!(self, Self::Eura2014 | Self::Eura2007)
    }
}

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
#[derive(Debug)]
#[allow(missing_docs)]
pub struct TemplateSection {
    pub number: &'static str,
    pub title: &'static str,
    /// Further forms of the title, as the template has printed them.
    pub also: &'static [&'static str],
    pub required: bool,
    pub body: Body,
    /// The fund whose variant of the template has the section.
    pub fund: Option<FundCode>,
}

/// A template in one language.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct TemplateText {
    pub kind: Kind,
    pub lang: Lang,
    /// Currency of amounts that name none.
    pub currency: Currency,
    /// Whether the language's version was never met and is a guess.
    pub guessed: bool,
    /// What the first lines say.
    pub titles: &'static [&'static str],
    /// Lines that head a block and state nothing; extraction glues them to the label behind.
    pub blocks: &'static [&'static str],
    /// Words for a value that is not there.
    pub absent: &'static [&'static str],
    pub sections: &'static [TemplateSection],
    /// The section with a table of scores, and its rows.
    pub rows_section: &'static str,
    pub rows: &'static [&'static str],
    /// Words for running, ended, interrupted.
    pub status: [&'static [&'static str]; 3],
    /// Words for one applicant, several, a transfer.
    pub mode: [&'static [&'static str]; 3],
}

/// Where a municipality lies in some years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MunicipalityYears {
    /// The number of the municipality.
    pub code: u16,
    /// Its region, an index into [`REGIONS`].
    pub region: u8,
    /// Its sub-region, an index into [`SUBREGIONS`].
    pub subregion: u8,
    /// First year.
    pub from: u16,
    /// Last year.
    pub to: u16,
}

impl From<&MunicipalityEntry> for MunicipalityYears {
    fn from(m: &MunicipalityEntry) -> Self {
        Self {
            code: m.code,
            region: m.region,
            subregion: m.subregion,
            from: m.from,
            to: m.to,
        }
    }
}
