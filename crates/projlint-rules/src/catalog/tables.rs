//! The user's own tables, in addition to the embedded ones: municipalities of future years, postal codes.

use crate::catalog::model::MunicipalityYears;
use crate::catalog::{REGIONS, SUBREGIONS};
use crate::text::fold::{fold_key, same_folded};
use std::collections::HashMap;

/// Tables of the user's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnTables {
    municipalities: HashMap<u64, Vec<MunicipalityYears>>,
    towns: HashMap<String, Vec<String>>,
}

/// Why a table cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// Line of the table, from 1.
    pub line: usize,
    /// What is wrong and what to write.
    pub why: String,
}

impl OwnTables {
    /// Where a municipality lies by the user's table.
    pub fn municipalities_named(&self, name: &str) -> &[MunicipalityYears] {
        self.municipalities
            .get(&name_key(name))
            .map_or(&[], Vec::as_slice)
    }

    /// The post towns of a postal code; `None` when there is no table of them, none for a code that is not in it.
    pub fn towns_of(&self, postcode: &str) -> Option<&[String]> {
        if self.towns.is_empty() {
            return None;
        }
        Some(self.towns.get(postcode).map_or(&[], Vec::as_slice))
    }

    /// Adds municipalities: columns code, Finnish name, Swedish name, sub-region, region, first year, last year, separated by tabs.
    ///
    /// # Errors
    ///
    /// For a row with other columns, an unknown region or sub-region, or a year that is not a number.
    pub fn add_municipalities(&mut self, text: &str) -> Result<(), TableError> {
        for (line, row) in table_rows(text) {
            let wrong = |why: String| TableError { line, why };
            let [code, fi, sv, subregion, region, from, to] = row.as_slice() else {
                return Err(wrong(format!(
                    "{} columns instead of 7: code, name_fi, name_sv, sub-region, region, from_year, to_year",
                    row.len()
                )));
            };
            let region = REGIONS
                .iter()
                .position(|r| same_folded(r.fi, region))
                .ok_or_else(|| wrong(format!("no region “{region}”")))?;
            let subregion = SUBREGIONS
                .iter()
                .position(|s| same_folded(s.name, subregion))
                .ok_or_else(|| wrong(format!("no sub-region “{subregion}”")))?;
            let year = |text: &str| {
                text.parse::<u16>()
                    .map_err(|_| wrong(format!("“{text}” is no year")))
            };
            let code = code
                .parse()
                .map_err(|_| wrong(format!("“{code}” is no number of a municipality")))?;
            let lies = MunicipalityYears {
                code,
                region: region as u8,
                subregion: subregion as u8,
                from: year(from)?,
                to: year(to)?,
            };
            for name in [fi, sv] {
                let known = self.municipalities.entry(name_key(name)).or_default();
                if !known.contains(&lies) {
                    known.push(lies);
                }
            }
        }
        Ok(())
    }

    /// Adds postal codes: columns code, town, further names of the town, separated by tabs.
    ///
    /// # Errors
    ///
    /// For a row without a town.
    pub fn add_postcodes(&mut self, text: &str) -> Result<(), TableError> {
        for (line, row) in table_rows(text) {
            let [code, towns @ ..] = row.as_slice() else {
                continue;
            };
            let towns: Vec<String> = towns
                .iter()
                .filter(|t| !t.is_empty())
                .map(|t| (*t).to_owned())
                .collect();
            if towns.is_empty() {
                return Err(TableError {
                    line,
                    why: "a row needs a code and a town, parted by a tab".to_owned(),
                });
            }
            self.towns
                .entry((*code).to_owned())
                .or_default()
                .extend(towns);
        }
        Ok(())
    }
}

/// The rows of a table with their lines: no comments, no empty lines, and no header, which has no digit.
fn table_rows(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    lines
        .filter(|(_, l)| l.bytes().any(|b| b.is_ascii_digit()))
        .map(|(i, l)| (i + 1, l.split('\t').map(str::trim).collect()))
}

/// The key of a name as tables are searched by it.
pub fn name_key(name: &str) -> u64 {
    fold_key(name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_and_faults_have_a_line() {
        let mut tables = OwnTables::default();
        tables
            .add_postcodes("postcode\ttown\n80100\tJoensuu\n# old\n00100\tHelsinki\tHelsingfors\n")
            .expect("right");
        assert_eq!(
            tables.towns_of("00100"),
            Some(&["Helsinki".to_owned(), "Helsingfors".to_owned()][..])
        );
        assert_eq!(tables.towns_of("99999"), Some(&[][..]));
        assert_eq!(tables.add_postcodes("80100").expect_err("no town").line, 1);
        tables
            .add_municipalities("999\tMalli\tMall\tJoensuu\tPohjois-Karjala\t2027\t2030")
            .expect("right");
        assert_eq!(tables.municipalities_named("mall").len(), 1);
        let wrong = tables
            .add_municipalities("\n999\tMalli\tMall\tJoensuu\tMalli\t2027\t2030")
            .expect_err("no such region");
        assert_eq!((wrong.line, wrong.why.as_str()), (2, "no region “Malli”"));
    }
}
