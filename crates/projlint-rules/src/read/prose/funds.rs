//! Names of funds in the text.

use crate::catalog::LANGUAGES;
use crate::catalog::model::Lang;
use crate::catalog::template::{DocumentKind, Family};
use crate::field::FieldId;
use crate::read::facts::{Origin, Scope};
use crate::read::reader::{FactPlace, FactReader};
use crate::text::range::ByteRange;
use crate::value::code::{Code, FundCode};
use memchr::memmem::{self, Finder};
use std::sync::OnceLock;

impl FactReader<'_> {
    /// Names of funds in the text, in a language whose names of funds end alike (`-rahasto`, `-fonden`, ` Fund`); a portal's
    /// page states its fund by a label.
    pub(crate) fn read_funds(&mut self) {
        let is_page = |kind: &DocumentKind| kind.family() == Family::Page;
        if self.kind.as_ref().is_some_and(is_page) || self.lang.data().fund_ending.is_empty() {
            return;
        }
        let stop = if self.kind.is_some() {
            self.blocks
                .iter()
                .take(6)
                .next_back()
                .map_or(0, |b| b.end as usize)
        } else {
            self.text.len()
        };
        let funds = || {
            self.lang
                .data()
                .funds
                .iter()
                .flat_map(|(code, names)| names.iter().map(|n| (*code, *n)))
        };
        let mut found = Vec::new();
        static FUND_FINDERS: [OnceLock<Finder<'static>>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        let finder = FUND_FINDERS[self.lang as usize]
            .get_or_init(|| Finder::new(self.lang.data().fund_ending));
        for at in finder.find_iter(&self.text.as_bytes()[..stop]) {
            let end = at + self.lang.data().fund_ending.len();
            found.extend(
                funds()
                    .find(|(_, n)| self.text[..end].ends_with(n))
                    .map(|(code, n)| (code, end - n.len(), end)),
            );
        }
        for (code, start, end) in found {
            let block = self
                .blocks
                .partition_point(|b| b.start as usize <= start)
                .saturating_sub(1);
            let place = FactPlace {
                label: None,
                scope: Scope::Project,
                origin: Origin::Prose,
                block: block as u32,
            };
            if !self.used[block] {
                let end = fund_end(self.text, end, code, self.lang);
                self.push_fact(
                    FieldId::Fund,
                    Code(code.code()),
                    ByteRange::new(start, end),
                    &place,
                );
            }
        }
        self.facts.code.sort_by_key(|f| f.span.start);
    }
}

/// The first fund named in a text in a language: the fund, and the bytes of its name with the acronym after it.
pub(crate) fn fund_named(text: &str, lang: Lang) -> Option<(FundCode, usize, usize)> {
    let data = lang.data();
    let (code, start, end) = data
        .funds
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (*code, *n)))
        .filter_map(|(code, name)| {
            memmem::find(text.as_bytes(), name.as_bytes()).map(|at| (code, at, at + name.len()))
        })
        .min_by_key(|f| f.1)?;
    Some((code, start, fund_end(text, end, code, lang)))
}

/// The end of a fund's name: its ending, and its acronym in parentheses.
fn fund_end(text: &str, end: usize, code: FundCode, lang: Lang) -> usize {
    let end = end
        + text[end..]
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(text.len() - end);
    let acronym = text[end..].strip_prefix(" (").and_then(|rest| {
        let close = rest.find(')')?;
        let known =
            lang.data().acronyms.iter().any(|(c, names)| {
                *c == code && names.contains(&rest[..close].trim_end_matches('+'))
            });
        known.then_some(end + 2 + close + 1)
    });
    acronym.unwrap_or(end)
}
