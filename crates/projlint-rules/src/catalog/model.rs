//! What the data looks like: templates, labels, tables of reference.

use crate::value::code::FundCode;
use crate::value::date::Date;

include!(concat!(env!("OUT_DIR"), "/lang.rs"));

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
    /// Its region, an index into [`crate::catalog::REGIONS`].
    pub region: u8,
}

/// A municipality of Finland under one of its names, for the years in which it belonged to one sub-region and region.
#[derive(Debug)]
pub struct MunicipalityEntry {
    /// Folded form of the name, see [`crate::text::fold::fold_key`].
    pub key: u64,
    /// The name.
    pub name: &'static str,
    /// Its number.
    pub code: u16,
    /// Whether this is its Finnish name.
    pub main: bool,
    /// Its sub-region, an index into [`crate::catalog::SUBREGIONS`].
    pub subregion: u8,
    /// Its region, an index into [`crate::catalog::REGIONS`].
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

/// Where a municipality lies in some years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MunicipalityYears {
    /// The number of the municipality.
    pub code: u16,
    /// Its region, an index into [`crate::catalog::REGIONS`].
    pub region: u8,
    /// Its sub-region, an index into [`crate::catalog::SUBREGIONS`].
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
