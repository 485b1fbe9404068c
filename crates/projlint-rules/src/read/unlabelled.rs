//! What a portal's page states without a label.

use crate::catalog::COUNTRIES;
use crate::field::FieldId;
use crate::read::reader::FactReader;
use crate::text::fold::fold_key;
use crate::text::range::ByteRange;
use crate::value::code::{Code, Text};

/// Longer texts are descriptions, in bytes.
const MAX_TITLE: usize = 200;

impl FactReader<'_> {
    /// Title and country of a page whose template says that no label states them.
    pub(crate) fn read_unlabelled(&mut self) {
        let Some(template) = self.template_in_any_language() else {
            return;
        };
        let country_line = template.country_line.clone();
        if template.title_below {
            self.read_title_below(country_line.as_deref());
        }
        if let Some(begin) = country_line {
            self.read_country_line(&begin);
        }
    }

    fn read_title_below(&mut self, country_line: Option<&str>) {
        let last = self.used.iter().rposition(|u| *u).unwrap_or(0);
        if let Some((index, block)) = self
            .blocks
            .iter()
            .enumerate()
            .skip(last + 1)
            .find(|(_, b)| !b.joined)
        {
            let line = block.text(self.text);
            let alone = self.blocks.get(index + 1).is_none_or(|n| !n.joined);
            if alone
                && line.len() <= MAX_TITLE
                && country_line.is_none_or(|begin| !line.starts_with(begin.trim_end()))
                && self.used.iter().any(|u| *u)
            {
                let place = self.label_place(index, None);
                self.push_fact(FieldId::NameProject, Text, block.body_range(), &place);
            }
        }
    }

    fn read_country_line(&mut self, begin: &str) {
        let Some((index, block)) = self
            .blocks
            .iter()
            .enumerate()
            .rev()
            .find(|(_, b)| b.text(self.text).starts_with(begin))
        else {
            return;
        };
        let line = block.text(self.text);
        let Some(gap) = line.find('\u{a0}').or_else(|| line.find("  ")) else {
            return;
        };
        let tail = line[gap..].trim_start_matches(['\u{a0}', ' ']);
        let place = self.label_place(index, None);
        let mut end = block.end as usize;
        for country in tail.rsplit(", ") {
            let range = ByteRange::new(end - country.len(), end);
            let Ok(found) = COUNTRIES.binary_search_by_key(&fold_key(country), |c| c.0) else {
                if crate::read::places::region_named(country).is_some() {
                    self.push_fact(FieldId::GeoRegions, Text, range, &place);
                }
                break;
            };
            let code = Code(COUNTRIES[found].1);
            self.push_fact(FieldId::GeoCountry, code, range, &place);
            end = end.saturating_sub(country.len() + 2);
        }
    }
}
