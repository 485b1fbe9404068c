//! Places, axes, funds, authorities and programmes as static tables.

use crate::{camel, key, read};
use serde::Deserialize;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
struct AxesFile {
    axis: Vec<AxisRow>,
    objective: Vec<ObjectiveRow>,
}
#[derive(Deserialize)]
struct AxisRow {
    number: String,
    fund: String,
    #[serde(default)]
    fi: String,
    #[serde(default)]
    sv: String,
}
#[derive(Deserialize)]
struct ObjectiveRow {
    axis: String,
    number: String,
    #[serde(default)]
    fi: String,
    #[serde(default)]
    sv: String,
}
#[derive(Deserialize)]
struct AuthoritiesFile {
    authority: Vec<AuthorityRow>,
}
#[derive(Deserialize)]
struct AuthorityRow {
    name: String,
    also: Vec<String>,
    regions: Vec<String>,
}
#[derive(Deserialize)]
struct ProgrammesFile {
    programme: Vec<ProgrammeRow>,
}
#[derive(Deserialize)]
struct ProgrammeRow {
    period: String,
    names: Vec<String>,
}
#[derive(Deserialize)]
struct FundsFile {
    fund: Vec<FundRow>,
}
#[derive(Deserialize)]
struct FundRow {
    code: String,
    first: u16,
    last: Option<u16>,
    names: Vec<String>,
}
#[derive(Deserialize)]
struct SourcesFile {
    source: Vec<SourceRow>,
}
#[derive(Deserialize)]
struct SourceRow {
    files: Vec<String>,
    what: String,
    source: String,
    licence: String,
    version: String,
}

/// The rows of a table without its comments and its header.
fn table_rows(name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(Path::new("data/reference").join(name)).unwrap();
    text.lines()
        .filter(|l| !l.starts_with('#'))
        .skip(1)
        .map(|l| l.split('\t').map(str::to_owned).collect())
        .collect()
}

fn read_file<T: for<'a> Deserialize<'a>>(name: &str) -> T {
    read(&Path::new("data/reference").join(name))
}

pub fn write_reference(out: &mut String) {
    let regions = write_places(out);
    write_axes(out);
    let f: FundsFile = read_file("funds.toml");
    out.push_str("/// The years in which funds are open for new programmes, and names of those that the languages do not have.\npub static FUNDS: &[FundEntry] = &[");
    for e in &f.fund {
        let _ = write!(
            out,
            "FundEntry {{ code: {:?}, first: {}, last: {:?}, names: &{:?} }},",
            e.code, e.first, e.last, e.names
        );
    }
    out.push_str("];\n");
    let a: AuthoritiesFile = read_file("authorities.toml");
    out.push_str("/// How names of intermediate bodies begin, and the indices of the regions they fund.\npub static AUTHORITIES: &[(&[&str], &[u8])] = &[");
    for e in &a.authority {
        let index = |r: &String| {
            regions
                .iter()
                .position(|n| n == r)
                .unwrap_or_else(|| panic!("authorities.toml: {r}"))
        };
        let names: Vec<&String> = std::iter::once(&e.name).chain(&e.also).collect();
        let _ = write!(
            out,
            "(&{names:?}, &{:?}),",
            e.regions.iter().map(index).collect::<Vec<_>>()
        );
    }
    out.push_str("];\n");
    let p: ProgrammesFile = read_file("programmes.toml");
    out.push_str("/// Names of programmes with the years of their period.\npub static PROGRAMMES: &[(&str, u16, u16)] = &[");
    for e in &p.programme {
        let (a, b) = e.period.split_once('-').unwrap();
        for name in &e.names {
            let _ = write!(out, "({name:?}, {a}, {b}),");
        }
    }
    out.push_str("];\n");
    let s: SourcesFile = read_file("sources.toml");
    out.push_str("/// Where the data is from.\npub static SOURCES: &[SourceEntry] = &[");
    for e in &s.source {
        let _ = write!(
            out,
            "SourceEntry {{ files: &{:?}, what: {:?}, source: {:?}, licence: {:?}, version: {:?} }},",
            e.files, e.what, e.source, e.licence, e.version
        );
    }
    out.push_str("];\n");
}

fn write_places(out: &mut String) -> Vec<String> {
    let regions = table_rows("fi_regions.tsv");
    out.push_str("/// Regions of Finland.\npub static REGIONS: &[RegionEntry] = &[");
    for r in &regions {
        let _ = write!(
            out,
            "RegionEntry {{ fi: {:?}, sv: {:?}, en: {:?}, nuts2: {:?}, nuts3: [{:?}, {:?}] }},",
            r[1], r[2], r[3], r[4], r[5], r[6]
        );
    }
    out.push_str("];\n");
    let names: Vec<String> = regions.into_iter().map(|mut r| r.swap_remove(1)).collect();
    let index = |name: &str| {
        names
            .iter()
            .position(|n| n == name)
            .unwrap_or_else(|| panic!("no region {name}"))
    };
    let subregions = table_rows("fi_subregions.tsv");
    out.push_str("/// Sub-regions of Finland.\npub static SUBREGIONS: &[SubregionEntry] = &[");
    for r in &subregions {
        let _ = write!(
            out,
            "SubregionEntry {{ name: {:?}, genitive: {:?}, region: {} }},",
            r[0],
            r[1],
            index(&r[3])
        );
    }
    out.push_str("];\n");
    let sub = |name: &str| {
        subregions
            .iter()
            .position(|r| r[0] == name)
            .unwrap_or_else(|| panic!("no sub-region {name}"))
    };
    let mut list: Vec<(u64, String)> = Vec::new();
    for r in table_rows("fi_municipalities.tsv") {
        let (subregion, region) = (sub(&r[3]), index(&r[4]));
        let mut forms = vec![r[1].clone()];
        forms.extend(Some(r[2].clone()).filter(|sv| *sv != r[1]));
        for name in forms {
            let k = key::fold_key(&name);
            let main = name == r[1];
            list.push((
                k,
                format!(
                    "MunicipalityEntry {{ key: {k}, name: {name:?}, code: {}, main: {main}, subregion: {subregion}, region: {region}, from: {}, to: {} }},\n",
                    r[0].parse::<u16>().unwrap(),
                    r[5],
                    r[6]
                ),
            ));
        }
    }
    list.sort();
    out.push_str("/// Municipalities of Finland by the key of each of their names.\npub static MUNICIPALITIES: &[MunicipalityEntry] = &[");
    list.iter().for_each(|(_, entry)| out.push_str(entry));
    out.push_str("];\n");
    names
}

fn write_axes(out: &mut String) {
    let a: AxesFile = read_file("axes.toml");
    out.push_str("/// Priority axes of the Finnish programme of 2014-2020.\npub static AXES: &[AxisEntry] = &[");
    for e in &a.axis {
        let fund = camel(&e.fund.to_lowercase());
        let _ = write!(
            out,
            "AxisEntry {{ axis: {0:?}, number: {0:?}, fund: FundCode::{fund}, titles: [{1:?}, {2:?}] }},",
            e.number, e.fi, e.sv
        );
    }
    out.push_str("];\n/// Specific objectives of the Finnish programme of 2014-2020.\npub static OBJECTIVES: &[AxisEntry] = &[");
    for e in &a.objective {
        let axis = a
            .axis
            .iter()
            .find(|x| x.number == e.axis)
            .unwrap_or_else(|| panic!("axes.toml: {}", e.axis));
        let fund = camel(&axis.fund.to_lowercase());
        let _ = write!(
            out,
            "AxisEntry {{ axis: {:?}, number: {:?}, fund: FundCode::{fund}, titles: [{:?}, {:?}] }},",
            e.axis, e.number, e.fi, e.sv
        );
    }
    out.push_str("];\n");
}
