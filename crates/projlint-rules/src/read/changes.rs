//! What a document says of changes to its project, and whether it is a change itself.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::{Concept, ConceptSet};
use crate::read::facts::Remainder;
use crate::read::figures::measure::Measure;
use crate::read::reader::FactReader;
use crate::read::role_words::PROJECT_TIME;
use crate::read::statement::{Part, Statement};
use crate::read::term::Term;
use crate::text::range::ByteRange;
use crate::value::percent::Percent;

/// Words for a change, and for what was before it.
const CHANGES: ConceptSet = ConceptSet::of(&[Amendment, Changed, Extension]);
const CHANGES_OR_PAST: ConceptSet = CHANGES.union_const(ConceptSet::of(&[OtherPast]));

/// Words without which the dates of a change are not those of the project.
const OF_TIME: ConceptSet =
    PROJECT_TIME.union_const(ConceptSet::of(&[Project, Extension, Deadline]));

/// Lines at the head of a document that say what it is, and how long they are, in bytes.
const MAX_KIND_LINES: usize = 8;
const MAX_KIND_BYTES: usize = 60;

/// The share of the rest stands so near behind the word for it, in bytes.
const MAX_REST_GAP: usize = 40;

/// Whether a title says that its document changes an earlier one: `Änderungsbescheid Nr. 2`, `Extension of the project`.
/// A title with words of its own, `Extension of the school`, is that of a project.
fn is_title_of_change(terms: &[Term], words: Part) -> bool {
    let has = |concepts: &[Concept]| words.concepts.has_any(ConceptSet::of(concepts));
    let mut known = terms.iter().take_while(|term| term.known);
    if known.any(|term| term.concepts.has(Amendment)) || has(&[Amendment]) && has(&[Contract]) {
        return true;
    }
    !words.unknown && has(&[Project, Decided, Contract]) && words.concepts.has_any(CHANGES)
}

/// Of a long document only so many amounts of changes are kept.
const MAX_CHANGED_AMOUNTS: usize = 64;

impl FactReader<'_> {
    /// Whether the lines at the head of a document say that it changes an earlier one, or that it is of a year or a partner.
    pub(crate) fn note_kind_of_document(&mut self) {
        let partners = ConceptSet::of(&[Partner, OtherPartner]);
        let leads = ConceptSet::of(&[Leadpartner, Beneficiary]);
        let (mut partner, mut lead) = (false, false);
        for block in self.blocks.iter().take(MAX_KIND_LINES) {
            if block.label > block.body {
                let label = ByteRange::new(block.body as usize, block.label as usize);
                let words = self.words_in(label).concepts;
                let named = self
                    .signs
                    .digits
                    .next(block.value as usize, block.end as usize)
                    .is_none();
                partner |= words.has_any(partners) && !words.has_any(leads) && named;
                lead |= words.has_any(leads);
                continue;
            }
            let line = block.body_range();
            if line.len() > MAX_KIND_BYTES || self.text[line].ends_with(['.', ',', ';']) {
                continue;
            }
            let statement = self.statement(line);
            let words = Part::of(&statement.terms);
            self.facts.is_amendment |= is_title_of_change(&statement.terms, words);
            self.facts.is_of_part |= words.concepts.has(ReportAnnual);
        }
        self.facts.is_of_part |= partner && !lead;
    }

    /// Whether words beside figures say that the project was changed, or that somebody pays the rest.
    pub(crate) fn note_changes(&mut self, words: ConceptSet, statement: &Statement, block: usize) {
        self.note_breakdowns(words, statement);
        let rest = statement.terms.iter().find(|t| t.concepts.has(Remainder));
        let figured = |term: &Term, wanted: fn(&Measure) -> bool| {
            statement.quantities.iter().any(|q| {
                wanted(&q.measure)
                    && q.range.start >= term.range.end
                    && q.range.start - term.range.end <= MAX_REST_GAP
            })
        };
        if let Some(term) = rest {
            self.facts.remainders.push(Remainder {
                line: block as u32,
                share: figured(term, |m| matches!(m, Measure::Percent(_))),
                amount: figured(term, |m| matches!(m, Measure::Money(_))),
            });
        }
        let half = statement.terms.iter().find(|t| t.concepts.has(NumHalf));
        if let Some(term) = half {
            let span = self.source.span(term.range.start..term.range.end);
            self.facts.printed.shares.push((Percent::whole(50), span));
        }
        let changed = words.has_any(CHANGES_OR_PAST);
        // A form may give what was planned beside what was done: two periods, while the amounts are fields of their own.
        let planned = words.has_any(ConceptSet::of(&[StatePlanned, StateRealised]));
        if changed {
            let amounts = statement.quantities.iter().filter_map(|q| match q.measure {
                Measure::Money(amount) => Some(amount),
                _ => None,
            });
            let known = self.facts.amended.amounts.len();
            let room = MAX_CHANGED_AMOUNTS.saturating_sub(known);
            self.facts.amended.amounts.extend(amounts.take(room));
        }
        self.facts.amended.dates |= (changed && words.has_any(OF_TIME) || planned)
            && statement.quantities.iter().any(|q| {
                matches!(
                    q.measure,
                    Measure::Date(_) | Measure::Length(_) | Measure::Years(_)
                )
            });
    }
}
