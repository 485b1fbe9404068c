//! Codes of projects in sentences: behind the word for a code, and in brackets behind a name.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::figures::measure::Measure;
use crate::read::reader::FactReader;
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::read::term::Term;
use crate::text::range::ByteRange;

/// A code stands this close behind the word for it, in bytes.
const MAX_CODE_GAP: usize = 28;

/// Codes are not longer, in bytes.
const MAX_CODE_BYTES: usize = 60;

/// So many brackets of a sentence are looked into, and so many words may stand between the project and its code.
const MAX_BRACKETS: usize = 4;
const MAX_WORDS_TO_CODE: usize = 8;

/// Words that make a number somebody else's.
const OTHER_NUMBERS: ConceptSet = ConceptSet::of(&[
    CodeOther,
    Call,
    Phone,
    Email,
    Contact,
    OtherProject,
    OtherPartner,
    OtherCall,
    Partner,
    Annex,
    Page,
    Table,
    Section,
    Priority,
    Measure,
    Objective,
    Persons,
    Participants,
    Deadline,
]);

impl FactReader<'_> {
    /// `… has the registration number CZ.06.2.67/0.0/0.0/16_066/0002150`, `project no. 122099`.
    pub(crate) fn read_sentence_code(
        &mut self,
        sentence: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        for (n, term) in sentence.terms.iter().enumerate() {
            if !term.concepts.has(Code) || term.concepts.has_any(OTHER_NUMBERS) {
                continue;
            }
            let before = Part::of(&sentence.terms[n.saturating_sub(4)..n]).concepts;
            let named =
                sentence.terms.iter().any(|t| t.concepts.has(Project)) || before.has(Contract);
            if before.has_any(OTHER_NUMBERS) || !named {
                continue;
            }
            if let Some(code) = self.code_after(sentence, term.end)
                && !Part::of(sentence.words(ByteRange::new(term.end, code.start)))
                    .concepts
                    .has_any(OTHER_NUMBERS)
            {
                self.push_text(FieldId::CodeProject, code, place, found);
                return;
            }
        }
        if let Some(code) = self.code_in_brackets(sentence) {
            self.push_text(FieldId::CodeProject, code, place, found);
        }
    }

    /// `the project LIFE FLUVIAL (LIFE16 NAT/ES/000771)`: a code alone in brackets behind the name of a project.
    fn code_in_brackets(&self, sentence: &Statement) -> Option<ByteRange> {
        let text = &self.text[sentence.range];
        let brackets = text.match_indices('(').filter_map(|(open, _)| {
            let length = text[open + 1..].find([')', '('])?;
            let start = sentence.range.start + open + 1;
            Some(ByteRange::new(start, start + length))
        });
        brackets.take(MAX_BRACKETS).find(|code| {
            let before = ByteRange::new(sentence.range.start, code.start);
            let words: Vec<&Term> = sentence.words(before).collect();
            let near = Part::of(words.iter().rev().take(3).copied()).concepts;
            let project = words.iter().rposition(|t| t.concepts.has(Project));
            project.is_some_and(|at| words.len() - at <= MAX_WORDS_TO_CODE)
                && !near.has_any(OTHER_NUMBERS)
                && is_registration(&self.text[*code])
                && self.is_code(*code, sentence)
                && !is_of_time(sentence, *code)
        })
    }

    /// The first word with a digit behind a byte that has the form of a code.
    fn code_after(&self, sentence: &Statement, from: usize) -> Option<ByteRange> {
        let rest = &self.text[from..sentence.range.end.max(from)];
        let mut at = 0;
        let mut unknown = 0;
        for whole in rest.split_inclusive([' ', '\u{a0}', '\n']) {
            let word = whole.trim_end_matches([' ', '\u{a0}', '\n']);
            let start = from + at;
            at += whole.len();
            if start > from + MAX_CODE_GAP {
                return None;
            }
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            if bare.is_empty() {
                continue;
            }
            let coded = bare.bytes().any(|b| b.is_ascii_digit());
            if !coded {
                unknown += usize::from(!self.is_known_word(bare));
                if unknown > 1 || word.ends_with([',', ';', '.']) && bare.chars().count() > 3 {
                    return None;
                }
                continue;
            }
            let begin = start + word.find(bare).unwrap_or(0);
            let mut range = ByteRange::new(begin, begin + bare.len());
            // `LIFE16 NAT/ES/000771` and `24-10 M2-4` go on in the next word.
            let next = rest
                .get(at..)
                .unwrap_or("")
                .split([' ', '\u{a0}', '\n'])
                .next()
                .unwrap_or("");
            let coded = next.contains('/')
                || next.starts_with(|c: char| c.is_ascii_uppercase())
                    && next.bytes().filter(u8::is_ascii_digit).count() >= 2;
            if coded && next.bytes().any(|b| b.is_ascii_digit()) && !word.ends_with([',', ';', '.'])
            {
                let last = next.trim_end_matches(|c: char| !c.is_alphanumeric());
                range.end = from + at + last.len();
            }
            return self.is_code(range, sentence).then_some(range);
        }
        None
    }

    fn is_known_word(&self, word: &str) -> bool {
        let mut terms = Vec::new();
        crate::read::terms::terms_of(
            self.lang.data().lexicon,
            word,
            ByteRange::new(0, word.len()),
            &mut terms,
        );
        terms.iter().all(|t| t.known)
    }

    fn is_code(&self, range: ByteRange, sentence: &Statement) -> bool {
        let code = &self.text[range];
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        let other = sentence.quantities.iter().any(|q| {
            q.range.start <= range.start
                && range.start < q.range.end
                && matches!(
                    q.measure,
                    Measure::Money(_)
                        | Measure::Percent(_)
                        | Measure::Date(_)
                        | Measure::Length(_)
                        | Measure::Years(_)
                        | Measure::Year(_)
                )
                && q.range.end >= range.end
        });
        digits >= 3 && code.len() <= MAX_CODE_BYTES && !other
    }
}

/// Whether a text has the form of a registration: capitals and digits in several parts, not the number of a law.
fn is_registration(text: &str) -> bool {
    let signs = |c: char| matches!(c, '-' | '/' | '_' | '.');
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let capitals = text.bytes().filter(u8::is_ascii_uppercase).count();
    // `2014/24/EU`, `COM/2019/123`: numbers of laws.
    let law = [
        "EU", "EC", "EEC", "COM", "CE", "CEE", "EG", "UE", "EY", "WE",
    ];
    let mut parts = text.split(|c: char| !c.is_alphanumeric());
    digits >= 4
        && capitals >= 2
        && text.contains(signs)
        && text.bytes().filter(|b| *b == b' ').count() <= 1
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || signs(c) || c == ' ')
        && !parts.any(|part| law.contains(&part))
}

/// Whether a range of years or a date is within a part of a sentence: `2014-2020 ERDF`.
fn is_of_time(sentence: &Statement, range: ByteRange) -> bool {
    let within = |q: &ByteRange| q.start >= range.start && q.end <= range.end;
    let timed = |measure| matches!(measure, Measure::Years(_) | Measure::Date(_));
    let mut quantities = sentence.quantities.iter();
    quantities.any(|q| within(&q.range) && timed(q.measure))
}
