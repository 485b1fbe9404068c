//! Places that a document lists, and where they lie by the map of its own years.

use crate::catalog::model::{Lang, MunicipalityYears, RegionEntry, SubregionEntry};
use crate::catalog::tables::OwnTables;
use crate::catalog::{MUNICIPALITIES, REGIONS, SUBREGIONS, municipalities_named};
use crate::field::{DATE_END, DATE_START, Field, GEO_MUNICIPALITIES, GEO_REGIONS, GEO_SUBREGIONS};
use crate::read::facts::{Fact, Facts, Origin};
use crate::text::fold::same_folded;
use crate::text::source::{Source, Span};
use crate::value::code::Text;
use std::ops::RangeInclusive;

/// The years of the maps that are known.
const MAP_YEARS: RangeInclusive<u16> = 2013..=2026;

/// There are fewer municipalities; lists are not read beyond.
const MAX_NAMES: usize = 400;

/// A name in a list of places, and what it is the name of.
#[derive(Debug)]
pub struct ListedName<T> {
    /// The name as printed.
    pub span: Span,
    /// What it names, if that is known.
    pub of: T,
}

/// The places that labels of a document list.
#[derive(Debug, Default)]
pub struct ListedPlaces {
    /// Regions, as indices into [`REGIONS`].
    pub regions: Vec<ListedName<Option<u8>>>,
    /// Sub-regions, as indices into [`SUBREGIONS`].
    pub subregions: Vec<ListedName<Option<u8>>>,
    /// Municipalities in each of their times; none for a name that is not known.
    pub municipalities: Vec<ListedName<Vec<MunicipalityYears>>>,
}

impl ListedPlaces {
    /// The places that facts list; `tables` are the user's own.
    pub fn of_facts(facts: &Facts, source: &Source, tables: Option<&OwnTables>) -> Self {
        let municipalities = listed_names(facts, source, GEO_MUNICIPALITIES)
            .take(MAX_NAMES)
            .map(|(span, name)| ListedName {
                span,
                of: municipality_years(name, tables),
            });
        Self {
            regions: listed_names(facts, source, GEO_REGIONS)
                .map(|(span, name)| ListedName {
                    span,
                    of: region_named(name),
                })
                .collect(),
            subregions: listed_names(facts, source, GEO_SUBREGIONS)
                .take(MAX_NAMES)
                .map(|(span, name)| ListedName {
                    span,
                    of: subregion_named(name),
                })
                .collect(),
            municipalities: municipalities.collect(),
        }
    }

    /// The regions, when each of them is known and there is one.
    pub fn known_regions(&self) -> Option<Vec<u8>> {
        let known: Option<Vec<u8>> = self.regions.iter().map(|r| r.of).collect();
        known.filter(|k| !k.is_empty())
    }

    /// Of the years of a document, the first with the fewest of the problems that `count` counts.
    pub fn best_year(&self, facts: &Facts, count: impl Fn(u16) -> usize) -> Option<u16> {
        let mut best: Option<(usize, u16)> = None;
        for year in map_years(facts)? {
            let problems = count(year);
            if best.is_none_or(|(fewest, _)| problems < fewest) {
                best = Some((problems, year));
            }
            if problems == 0 {
                break;
            }
        }
        best.map(|(_, year)| year)
    }
}

impl ListedName<Vec<MunicipalityYears>> {
    /// Where it lies in a year; a municipality that has ended or not yet begun lies where it last or first did.
    pub fn in_year(&self, year: u16) -> Option<MunicipalityYears> {
        let now = self.of.iter().find(|l| (l.from..=l.to).contains(&year));
        now.or_else(|| {
            self.of
                .iter()
                .min_by_key(|l| year.abs_diff(l.from).min(year.abs_diff(l.to)))
        })
        .copied()
    }
}

/// The years whose map a document may follow: from the year before its start to the year after its end. `None` when none of
/// them is known.
pub fn map_years(facts: &Facts) -> Option<RangeInclusive<u16>> {
    let year = |field| {
        facts
            .one_of(field)
            .map(|f: &Fact<crate::value::date::Date>| f.value.year)
    };
    let first = year(DATE_START)
        .map_or(*MAP_YEARS.start(), |y| y.saturating_sub(1))
        .max(*MAP_YEARS.start());
    let last = year(DATE_END).map_or(*MAP_YEARS.end(), |y| y + 1);
    match (first.min(*MAP_YEARS.end()), last.min(*MAP_YEARS.end())) {
        (first, last) if first <= last && last >= *MAP_YEARS.start() => Some(first..=last),
        _ => None,
    }
}

/// The names that labels list for a field, with their places.
fn listed_names<'d>(
    facts: &'d Facts,
    source: &'d Source,
    field: Field<Text>,
) -> impl Iterator<Item = (Span, &'d str)> {
    let listing = facts.all_of(field).filter(|f| f.origin == Origin::Label);
    listing.flat_map(move |fact| {
        let text = source.slice(fact.span);
        let mut at = 0;
        text.split([',', ';', '\t', '|']).filter_map(move |part| {
            let start = at + (part.len() - part.trim_start().len());
            at += part.len() + 1;
            let name = part.trim().trim_end_matches('.');
            let from = fact.span.start + start as u32;
            (!name.is_empty()).then(|| {
                (
                    Span {
                        start: from,
                        end: from + name.len() as u32,
                        ..fact.span
                    },
                    name,
                )
            })
        })
    })
}

/// Where a municipality lies, by the embedded table and the user's own.
pub fn municipality_years(name: &str, tables: Option<&OwnTables>) -> Vec<MunicipalityYears> {
    let bare = || {
        [
            "n kaupunki",
            "n kunta",
            " stad",
            " kommun",
            " kaupunki",
            " kunta",
        ]
        .iter()
        .find_map(|w| name.strip_suffix(w))
    };
    let mut found: Vec<MunicipalityYears> = municipalities_named(name)
        .iter()
        .map(MunicipalityYears::from)
        .collect();
    if found.is_empty() {
        found.extend(
            bare()
                .into_iter()
                .flat_map(municipalities_named)
                .map(MunicipalityYears::from),
        );
    }
    let own = tables.map_or(&[][..], |t| t.municipalities_named(name));
    found.extend(own);
    found
}

/// A region by its name in Finnish, Swedish or English.
pub fn region_named(name: &str) -> Option<u8> {
    let name = name.strip_suffix("n maakunta").unwrap_or(name);
    let is = |r: &RegionEntry| {
        same_folded(r.fi, name) || same_folded(r.sv, name) || same_folded(r.en, name)
    };
    REGIONS.iter().position(is).map(|i| i as u8)
}

/// A sub-region by its name or its genitive.
fn subregion_named(name: &str) -> Option<u8> {
    let name = name.strip_suffix(" seutukunta").unwrap_or(name);
    let is = |s: &SubregionEntry| same_folded(s.name, name) || same_folded(s.genitive, name);
    SUBREGIONS.iter().position(is).map(|i| i as u8)
}

/// The known municipality whose name differs from a text by one letter, in names of six letters and more by two. Shorter names than
/// five letters are too much like each other.
pub fn nearest_municipality(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let allowed = match name.chars().count() {
        0..=4 => return None,
        5 => 1,
        _ => 2,
    };
    MUNICIPALITIES
        .iter()
        .filter_map(|m| {
            Some((
                distance_within(&name, &m.name.to_lowercase(), allowed)?,
                m.name,
            ))
        })
        .min()
        .map(|(_, name)| name)
}

/// How many letters must be changed, added or taken away to make one text the other; `None` above `most`.
pub fn distance_within(a: &str, b: &str, most: usize) -> Option<usize> {
    if a.chars().count().abs_diff(b.chars().count()) > most {
        return None;
    }
    Some(strsim::levenshtein(a, b)).filter(|distance| *distance <= most)
}

/// The name of a region in the language of a document.
pub fn region_name(lang: Lang, region: u8) -> &'static str {
    let entry = &REGIONS[usize::from(region)];
    match lang {
        crate::catalog::model::Lang::Sv => entry.sv,
        crate::catalog::model::Lang::En => entry.en,
        _ => entry.fi,
    }
}

/// The names of regions for a message, separated by commas.
pub fn region_names(lang: Lang, regions: &[u8]) -> String {
    regions
        .iter()
        .map(|r| region_name(lang, *r))
        .collect::<Vec<_>>()
        .join(", ")
}
