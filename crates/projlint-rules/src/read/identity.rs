//! What sentences say of a project besides figures: its code, state, programme, name and beneficiary.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::figures::measure::Measure;
use crate::read::reader::FactReader;
use crate::read::role_words::{FOREIGN_SUBJECT, VERBS};
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::read::term::Term;
use crate::text::range::ByteRange;

impl FactReader<'_> {
    /// Reads what a sentence says of the project in words.
    pub(crate) fn read_identity(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let all = Part::of(&sentence.terms).concepts;
        if all.has(Code) || all.has(Project) {
            self.read_sentence_code(sentence, place, found);
        }
        if all.has(Project)
            && !all.has_any(ConceptSet::of(&[
                OtherProject,
                Projects,
                OtherPhase,
                OtherPartner,
                OtherCall,
            ]))
        {
            self.read_sentence_status(sentence, place, found);
        }
        if all.has(Programme) || all.has_any(PROGRAMME_FUNDS) {
            self.read_sentence_programme(sentence, place, found);
        }
        if all.has(Project) && !all.has(OtherProject) {
            self.read_quoted_name(sentence, place, found);
        }
        if all.has_any(ConceptSet::of(&[Beneficiary, Leadpartner])) && !all.has(OtherProject) {
            self.read_sentence_beneficiary(sentence, place, found);
        }
        if all.has_any(ConceptSet::of(&[Published, Updated])) {
            self.read_publication(sentence, place, found);
        }
    }

    /// `The project was cancelled`: one state, said of the project.
    fn read_sentence_status(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let verb = sentence
            .terms
            .iter()
            .position(|t| t.concepts.has_any(VERBS))
            .unwrap_or(sentence.terms.len());
        let subject = Part::of(&sentence.terms[..verb]).concepts;
        if subject.has_any(FOREIGN_SUBJECT) {
            return;
        }
        let states = [
            (StatusInterrupted, "interrupted"),
            (StatusRunning, "running"),
            (StatusEnded, "ended"),
        ];
        let said: Vec<(&Term, &'static str)> = sentence
            .terms
            .iter()
            .filter_map(|t| {
                states
                    .iter()
                    .find(|(c, _)| t.concepts.has(*c))
                    .map(|(_, code)| (t, *code))
            })
            .collect();
        let Some((term, code)) = said.first().copied() else {
            return;
        };
        if said.iter().any(|(_, other)| *other != code) {
            return;
        }
        self.push_code(
            FieldId::Status,
            code,
            ByteRange::new(term.range.start, term.end),
            place,
            found,
        );
    }

    /// `… of the Interreg Baltic Sea Region Programme 2021–2027`: the word and the names beside it.
    fn read_sentence_programme(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        let term = sentence.terms.iter().find(|t| {
            t.concepts.has(Programme) && self.is_capital(t.range.start)
                || t.concepts.has_any(PROGRAMME_FUNDS)
        });
        let Some(term) = term else { return };
        let range = self.name_around(ByteRange::new(term.range.start, term.end), sentence.range);
        if range.len() >= 3 {
            self.push_text(FieldId::Programme, range, place, found);
        }
    }

    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.text[at..].starts_with(char::is_uppercase)
    }

    /// A name that goes on in words with a capital, with at most two small ones between them.
    pub(crate) fn name_around(&self, core: ByteRange, sentence: ByteRange) -> ByteRange {
        let mut end = core.end;
        let mut small = 0;
        let mut at = core.end;
        for word in
            self.text[core.end..sentence.end.max(core.end)].split_inclusive([' ', '\u{a0}', '\n'])
        {
            let bare = word.trim_matches([' ', '\u{a0}', '\n', '"', '“', '”', '„', '»', '«']);
            if bare.is_empty() {
                at += word.len();
                continue;
            }
            let capital =
                bare.starts_with(|c: char| c.is_uppercase() || matches!(c, '–' | '-' | '('));
            if bare.starts_with(|c: char| c.is_ascii_digit()) || (!capital && small == 3) {
                break;
            }
            let unmarked = bare.trim_end_matches(['.', ',', ';', ':']);
            // `(POCTEP)` belongs to a name, `(NIP 526-104-08-28)` does not.
            let bracket = bare.starts_with('(');
            if bracket && !unmarked.ends_with(')') {
                break;
            }
            let stop = if bracket {
                unmarked.len()
            } else {
                bare.trim_end_matches(['.', ',', ';', ':', ')']).len()
            };
            if capital {
                small = 0;
                end = at + word.find(bare).unwrap_or(0) + stop;
            } else {
                small += 1;
            }
            at += word.len();
            if stop < bare.len() && !bare.ends_with(')') {
                break;
            }
        }
        ByteRange::new(core.start, end.max(core.end))
    }

    /// `the project "Construction of a school"`.
    fn read_quoted_name(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        const QUOTES: [(char, &[char]); 6] = [
            ('"', &['"', '”']),
            ('“', &['”', '“']),
            ('„', &['“', '”', '"']),
            ('»', &['«', '»']),
            ('«', &['»']),
            ('”', &['”']),
        ];
        let text = &self.text[sentence.range];
        let Some((open, first)) = text
            .char_indices()
            .find(|(_, c)| QUOTES.iter().any(|(q, _)| q == c))
        else {
            return;
        };
        let closing = QUOTES
            .iter()
            .find(|(q, _)| *q == first)
            .map_or(&[][..], |(_, close)| close);
        let start = open + first.len_utf8();
        let Some(length) = text[start..].find(closing) else {
            return;
        };
        let range = ByteRange::new(
            sentence.range.start + start,
            sentence.range.start + start + length,
        );
        let before = ByteRange::new(sentence.range.start, sentence.range.start + open);
        let near: Vec<&Term> = sentence.words(before).collect();
        let near = Part::of(near.iter().rev().take(3).copied()).concepts;
        if near.has(Project)
            && (4..=160).contains(&length)
            && self.text[range].contains(char::is_alphabetic)
        {
            self.push_text(FieldId::NameProject, range, place, found);
        }
    }

    /// `The page was last changed on 2 February 2022`.
    fn read_publication(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        for (n, quantity) in sentence.quantities.iter().enumerate() {
            let Measure::Date(Ok(date)) = quantity.measure else {
                continue;
            };
            let from = n
                .checked_sub(1)
                .map_or(sentence.range.start, |n| sentence.quantities[n].range.end);
            let near =
                Part::of(sentence.words(ByteRange::new(from, quantity.range.start))).concepts;
            if near.has_any(ConceptSet::of(&[Published, Updated])) && date.day > 0 {
                self.push_date(FieldId::DatePublished, date, quantity.range, place, found);
                return;
            }
        }
    }
}

/// Programmes of the EU, which sentences name without the word.
const PROGRAMME_FUNDS: ConceptSet =
    ConceptSet::of(&[FundInterreg, FundErasmus, FundHorizon, FundLife]);
