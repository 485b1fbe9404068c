//! Which date of the project the words around a date name.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::ClaimReader;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::role_words::{BEGINNING, DATE_FOREIGN, ENDING, PROJECT_TIME};
use crate::read::statement::Part;
use crate::read::term::Term;
use crate::text::range::ByteRange;

/// Words of an end, or of a later one.
const ENDED: ConceptSet = ENDING.union_const(ConceptSet::of(&[Extension, StatusEnded]));

/// The verb of a date stands at most so many words behind it.
const MAX_WORDS_TO_VERB: usize = 6;

/// The field of a date whose words are of a beginning or of an end, and not of both.
fn start_or_end(words: ConceptSet, start: ConceptSet, end: ConceptSet) -> Option<FieldId> {
    match (words.has_any(start), words.has_any(end)) {
        (true, false) => Some(FieldId::DateStart),
        (false, true) => Some(FieldId::DateEnd),
        _ => None,
    }
}

/// Between the word for until and its date there are no more bytes than these.
const MAX_UNTIL_GAP: usize = 40;

/// The two ends of a project that an extension names.
#[derive(Clone, Copy)]
pub(crate) enum ExtensionPart {
    /// The end before it.
    Before,
    /// The end after it.
    After,
}

impl ClaimReader<'_> {
    /// `31.8.2026 saakka`, `elokuun 2026 loppuun`: until stands behind the date, and no other date behind it.
    fn is_until_behind(&self, index: usize) -> bool {
        let end = self.quantity(index).range.end;
        let behind = ByteRange::new(end, self.statement.range.end);
        let heads = self.statement.phrase_heads(behind);
        let Some(until) = heads.first().filter(|t| t.concepts.has(RangeUntil)) else {
            return false;
        };
        let directly = self.text[end..until.range.start].trim().is_empty();
        let next = self.statement.quantities.get(index + 1);
        let goes_on = next.is_some_and(|next| {
            let gap = &self.text[until.end.min(next.range.start)..next.range.start];
            gap.len() <= MAX_UNTIL_GAP
                && !gap.contains([',', ';', '.'])
                && matches!(next.measure, Measure::Date(_) | Measure::Year(_))
        });
        directly && !goes_on
    }

    /// `1.1.2024 alkaen`: the word for since stands directly behind the date, and belongs to no date behind it.
    fn is_since_behind(&self, index: usize) -> bool {
        let end = self.quantity(index).range.end;
        let next = self.statement.quantities.get(index + 1);
        let stop = next.map_or(self.statement.range.end, |q| q.range.start);
        let behind = self.statement.phrase_heads(ByteRange::new(end, stop));
        let Some(since) = behind.first().filter(|t| t.concepts.has(RangeSince)) else {
            return false;
        };
        let goes_on = next.is_some() && behind.len() == 1;
        self.text[end..since.range.start].trim().is_empty() && !goes_on
    }

    /// The start or the end, by the nearest word of beginning or ending.
    pub(crate) fn date_field(&self, index: usize, words: ConceptSet) -> Option<FieldId> {
        let quantity = self.quantity(index).range;
        let from = self.statement.taken_before(index);
        let dates_before = self.statement.quantities[..index]
            .iter()
            .rfind(|q| matches!(q.measure, Measure::Date(_) | Measure::Year(_)))
            .map_or(from, |q| q.range.end.max(from));
        let near = self
            .statement
            .phrase_heads(ByteRange::new(dates_before, quantity.start));
        // `pågår till och med`: a phrase within another one may be that for until.
        let words_near: Vec<&Term> = self
            .statement
            .words(ByteRange::new(dates_before, quantity.start))
            .collect();
        let last_two = words_near.get(words_near.len().saturating_sub(2));
        let nearest_words = last_two.map_or(quantity.start, |t| t.range.start);
        let ends_near = words_near.iter().filter(|t| t.end > nearest_words);
        let heads = near.iter().rev().take(2);
        let last = heads
            .chain(ends_near)
            .fold(ConceptSet::EMPTY, |all, t| all.union(t.concepts));
        let until = last.has(RangeUntil) || self.is_until_behind(index);
        let since =
            last.has_any(ConceptSet::of(&[RangeFrom, RangeSince])) || self.is_since_behind(index);
        // `Am 1. März begonnen und am 31. August beendet`: the verb before a date may be that of the date before it.
        let near = if self.are_verbs_behind() {
            &near[near.len()..]
        } else {
            &near[..]
        };
        let runs =
            words.has_any(PROJECT_TIME) || self.all.has_any(ConceptSet::of(&[VRuns, VLasts]));
        let mut nearest = near.iter().rev();
        let verb = nearest.find_map(|t| start_or_end(t.concepts, BEGINNING, ENDED));
        // `The extended project runs from 1 January 2020 – 30 June 2022`
        if runs
            && self.part_since_date(index).concepts.has(Extension)
            && self.continues_range(index + 1)
        {
            return Some(FieldId::DateStart);
        }
        // `gaat op 1 maart van start en duurt tot 31 augustus`: the verb is that of the date before.
        let of_before = dates_before > from && until && runs;
        if let Some(field) = verb.filter(|field| *field == FieldId::DateEnd || !of_before) {
            return Some(field);
        }
        if until && runs {
            return Some(FieldId::DateEnd);
        }
        if since && runs {
            return Some(FieldId::DateStart);
        }
        if let Some(label) = self.around.label {
            let words = label.concepts;
            let period = words.has_any(ConceptSet::of(&[Period, Implementation]));
            return start_or_end(words, BEGINNING, ENDING)
                .or_else(|| (period && !words.has_any(BEGINNING)).then_some(FieldId::DateStart));
        }
        let next = self
            .statement
            .quantities
            .get(index + 1)
            .map_or(self.statement.range.end, |q| q.range.start);
        if !near.is_empty() && words.has_any(BEGINNING.union_const(ENDING)) {
            return None;
        }
        let verbs = [VStarts, VEnds].map(|verb| ConceptSet::of(&[verb]));
        // A verb behind a semicolon is one of something else.
        let clause = self.text[quantity.end..next].find(';');
        let end = clause.map_or(next, |at| quantity.end + at);
        self.statement
            .words(ByteRange::new(quantity.end, end))
            .take(MAX_WORDS_TO_VERB)
            .find_map(|term| start_or_end(term.concepts, verbs[0], verbs[1]))
    }

    /// Whether the verbs of beginning and ending stand behind their dates: the first date has none before it and one behind it, and
    /// so has the last.
    fn are_verbs_behind(&self) -> bool {
        let dated = |q: &&Quantity| matches!(q.measure, Measure::Date(_));
        let mut dates = self.statement.quantities.iter().filter(dated);
        let (Some(first), Some(last)) = (dates.next(), dates.next_back()) else {
            return false;
        };
        let verbs = BEGINNING.union_const(ENDED);
        let said = |from: usize, to: usize| {
            Part::of(self.statement.words(ByteRange::new(from, to)))
                .concepts
                .has_any(verbs)
        };
        self.around.label.is_none()
            && !said(self.statement.range.start, first.range.start)
            && said(first.range.end, last.range.start)
            && said(last.range.end, self.statement.range.end)
    }

    /// `At the latest by`, `at most`: a bound, not a date or length. A word that also means `until` is none.
    pub(crate) fn is_bounded(&self, index: usize) -> bool {
        const NEAR_WORDS: usize = 3;
        let bound = |t: &Term| {
            t.concepts
                .has_any(ConceptSet::of(&[HedgeAtmost, HedgeAtleast]))
                && !t.concepts.has(RangeUntil)
        };
        let from = index
            .checked_sub(1)
            .map_or(self.statement.range.start, |n| self.quantity(n).range.end);
        let before = ByteRange::new(from, self.quantity(index).range.start);
        let near: Vec<&Term> = self.statement.words(before).collect();
        near.iter().rev().take(NEAR_WORDS).any(|t| bound(t))
            || self
                .around
                .label
                .is_some_and(|l| l.concepts.has(HedgeAtmost) && !l.concepts.has(RangeUntil))
    }

    /// What the words since the date before mean.
    pub(crate) fn near_date(&self, index: usize) -> ConceptSet {
        self.part_since_date(index).concepts
    }

    /// The words since the date before.
    pub(crate) fn part_since_date(&self, index: usize) -> Part {
        let from = self.statement.quantities[..index]
            .iter()
            .rfind(|q| matches!(q.measure, Measure::Date(_) | Measure::Year(_)))
            .map_or(self.statement.range.start, |q| q.range.end);
        let to = self.quantity(index).range.start;
        Part::of(self.statement.words(ByteRange::new(from, to)))
    }

    /// Which of the two ends of a project a date is, where the sentence says that one was moved to the other: `extended from 31
    /// December 2021 to 30 June 2022`, `von 31.12.2021 auf 30.6.2022 verlängert`.
    pub(crate) fn extension_part(&self, index: usize) -> Option<ExtensionPart> {
        if !self.all.has(Extension) {
            return None;
        }
        let times = |q: &&Quantity| {
            matches!(
                q.measure,
                Measure::Date(_) | Measure::Year(_) | Measure::Years(_) | Measure::Length(_)
            )
        };
        let times: Vec<&Quantity> = self.statement.quantities.iter().filter(times).collect();
        let [first, second] = times[..] else {
            return None;
        };
        let dates = [first, second].map(|q| matches!(q.measure, Measure::Date(_)));
        let before = ByteRange::new(self.statement.range.start, first.range.start);
        let since = ConceptSet::of(&[RangeFrom, RangeSince]);
        let last = self.statement.words(before).last();
        // The word for from may be the end of a label.
        let from = last.map_or(self.around.label.is_some(), |t| t.concepts.has_any(since));
        let between = ByteRange::new(first.range.end, second.range.start);
        let small = ConceptSet::of(&[Stop, Filler, RangeUntil]);
        let mut words = self.statement.words(between);
        let joined = words.all(|t| t.concepts.has_any(small));
        let signs =
            self.text[between].contains(|c: char| !c.is_alphanumeric() && !c.is_whitespace());
        // What begins behind a comma or `and` is said of both dates, or of something else.
        let clause = ByteRange::new(second.range.end, self.statement.range.end);
        let verb = self
            .statement
            .words(clause)
            .take_while(|t| !t.concepts.has(RangeAnd));
        let mut verb = verb.filter(|t| t.concepts.has(Extension));
        let said = self
            .statement
            .words(before)
            .any(|t| t.concepts.has(Extension))
            || verb
                .next()
                .is_some_and(|t| !self.text[second.range.end..t.range.start].contains(','));
        if dates != [true, true] || !from || signs || !joined || !said {
            return None;
        }
        Some(if self.quantity(index).range == first.range {
            ExtensionPart::Before
        } else {
            ExtensionPart::After
        })
    }

    /// Whether a date is followed by an extension with a later one, which replaces it.
    pub(crate) fn is_extended_after(&self, index: usize) -> bool {
        let next = self.statement.quantities[index + 1..]
            .iter()
            .position(|q| matches!(q.measure, Measure::Date(_)))
            .map(|n| index + 1 + n);
        next.is_some_and(|next| self.near_date(next).has(Extension))
    }

    /// Whether a date in the value of a label has words of its own that make it another than the label's: `decision 15.6.2020,
    /// carried out 1.8.2020–31.12.2022`, or words that are not known where there are several dates.
    pub(crate) fn is_another_date(&self, index: usize, near: ConceptSet) -> bool {
        let dated = |n: &usize| {
            matches!(self.quantity(*n).measure, Measure::Date(_)) && !self.continues_range(*n)
        };
        let several = (0..self.statement.quantities.len()).filter(dated).count() > 1;
        let from = index
            .checked_sub(1)
            .map_or(self.statement.range.start, |n| self.quantity(n).range.end);
        let words = ByteRange::new(from, self.quantity(index).range.start);
        let own = near.has_any(BEGINNING.union_const(ENDING).union_const(PROJECT_TIME));
        let unknown = Part::of(self.statement.words(words)).unknown;
        !own && (near.has_any(DATE_FOREIGN) || several && unknown)
    }
}
