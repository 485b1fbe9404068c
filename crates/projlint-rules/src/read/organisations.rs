//! Organisations in sentences: the beneficiary, and numbers behind their names: `… (NIP 526-104-08-28)`.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::reader::FactReader;
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::Statement;
use crate::text::range::ByteRange;
use crate::value::organisation_number::scheme_of;

/// A number has no more parts between spaces: `732 829 320`, `CZ 251 23 891`.
const MAX_PARTS: usize = 5;

/// Signs between the name of a number and the number.
const MARKS: [char; 9] = [' ', '\u{a0}', ':', '.', '(', '№', ',', '–', '#'];

impl FactReader<'_> {
    /// `The beneficiary is the Valley Association.`
    pub(crate) fn read_sentence_beneficiary(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let Some(at) = sentence.terms.iter().position(|t| {
            t.concepts
                .has_any(ConceptSet::of(&[Beneficiary, Leadpartner]))
        }) else {
            return;
        };
        let Some(verb) = sentence.terms[at..].iter().find(|t| t.concepts.has(VIs)) else {
            return;
        };
        let rest = &self.text[verb.range.end..sentence.range.end.max(verb.range.end)];
        let from = verb.range.end + rest.len() - rest.trim_start().len();
        let word = self.text[from..].split([' ', '\n']).next().unwrap_or("");
        let begin = if self.is_capital(from) {
            from
        } else {
            from + word.len() + 1
        };
        if begin >= sentence.range.end
            || !self.text.is_char_boundary(begin)
            || !self.is_capital(begin)
        {
            return;
        }
        let first = ByteRange::new(
            begin,
            begin
                + self.text[begin..]
                    .split([' ', '\n', ',', '.'])
                    .next()
                    .map_or(0, str::len),
        );
        let range = self.name_around(first, sentence.range);
        if range.len() >= 3 {
            self.push_text(FieldId::OrgName, range, place, found);
        }
    }

    /// Reads the numbers whose name says which they are, or whose country prefix does.
    pub(crate) fn read_organisation_numbers(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let names = sentence.terms.iter();
        for term in names.filter(|t| t.concepts.has(CodeOther)) {
            let name = ByteRange::new(term.range.start, term.end);
            if let Some(range) = self.number_behind(name, sentence.range.end) {
                let place = ClaimPlace {
                    label: Some(name),
                    ..place
                };
                self.push_text(FieldId::OrgVat, range, place, found);
            }
        }
    }

    /// The number directly behind a name, in as many parts as make one of the form that the name says.
    fn number_behind(&self, name: ByteRange, end: usize) -> Option<ByteRange> {
        let rest = &self.text[name.end..end.max(name.end)];
        let start = name.end + rest.len() - rest.trim_start_matches(MARKS).len();
        let rest = &self.text[start..end.max(start)];
        let label = &self.text[name];
        let mut length = 0;
        let parts = rest.split_inclusive([' ', '\u{a0}']).take(MAX_PARTS);
        let mut whole = None;
        for part in parts {
            length += part.len();
            let number = rest[..length].trim_end_matches(|c: char| !c.is_ascii_alphanumeric());
            if scheme_of(label, number).is_some() {
                whole = Some(ByteRange::new(start, start + number.len()));
            }
            if part.trim_end().ends_with([',', ';', ')']) {
                break;
            }
        }
        whole
    }
}
