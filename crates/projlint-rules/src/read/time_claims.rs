//! What dates, years and lengths of time state.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{Claim, ClaimReader, is_programming_period};
use crate::read::date_roles::ExtensionPart;
use crate::read::facts::Scope;
use crate::read::figures::measure::Measure;
use crate::read::role_words::{
    BEGINNING, DATE_FOREIGN, ENDING, FOREIGN_SUBJECT, FUNDS, LENGTH_FOREIGN, PROJECT_TIME,
};
use crate::read::statement::Part;
use crate::read::term::Term;
use crate::text::range::ByteRange;
use crate::value::date::Years;

/// Words by which a sentence speaks of the project's time.
const OWN_TIME: ConceptSet = ConceptSet::of(&[Project, Period, Implementation, Duration]);

impl ClaimReader<'_> {
    pub(crate) fn time_claim(&self, field: FieldId, quantity: usize, certain: bool) -> Claim {
        let points =
            1 + 2 * i32::from(self.around.label.is_some()) + i32::from(self.all.has(Project));
        Claim {
            field,
            quantity,
            certain,
            points,
            basis: ConceptSet::EMPTY,
            scope: Scope::Project,
        }
    }

    /// The words that count for a date or length: the label, and those before it in the sentence.
    pub(crate) fn time_words(&self, index: usize) -> Part {
        let from = self.statement.taken_before(index);
        let to = self.quantity(index).range.start;
        let mut part = Part::of(self.statement.words(ByteRange::new(from, to)));
        if let Some(label) = self.around.label {
            part.concepts = part.concepts.union(label.concepts);
            part.unknown |= label.unknown;
        }
        part
    }

    /// Whether the word directly behind a length is the project: `a five-year project`, `a five-year ERDF project`.
    fn is_before_project(&self, index: usize) -> bool {
        let end = self.quantity(index).range.end;
        let behind = ByteRange::new(end, self.statement.range.end);
        let named = |t: &&Term| t.concepts.has_any(FUNDS) && !t.concepts.has(Project);
        let first = self.statement.words(behind).find(|t| !named(t));
        first.is_some_and(|t| t.concepts.has(Project) && !t.concepts.has(Projects))
    }

    pub(crate) fn length(&self, index: usize, claims: &mut Vec<Claim>) {
        let words = self.time_words(index);
        let after = self.statement.part_after(self.text, index);
        // `A five-year project to support people`: what the project does says nothing of its length.
        let of_project = self.is_before_project(index);
        let behind = if of_project {
            ConceptSet::EMPTY
        } else {
            after.concepts
        };
        if words.concepts.union(behind).has_any(LENGTH_FOREIGN)
            || self.subject.has_any(FOREIGN_SUBJECT)
        {
            return;
        }
        // `At most 36 months`, in the text of a call.
        if self.is_bounded(index) || words.concepts.has(Projects) {
            return;
        }
        let has = |c: Concept| words.concepts.has(c);
        let lasts = has(Duration) || has(VLasts);
        let runs = (has(Period) || has(VRuns) || has(Implementation)) && !has(Start) && !has(End);
        let first = self
            .statement
            .words(ByteRange::new(
                self.quantity(index).range.end,
                self.statement.range.end,
            ))
            .take(2);
        let adjective = Part::of(first).concepts.has(Project) && self.around.label.is_none();
        let own = self.all.has_any(OWN_TIME) || self.around.label.is_some();
        // `The project is three-year`: a length in a word of its own.
        let worded = !self.text[self.quantity(index).range].contains(|c: char| c.is_ascii_digit());
        let is_so = worded && has(Project) && has(VIs);
        if (lasts || runs || adjective || is_so) && own {
            let certain = self.around.label.is_some_and(|l| !l.unknown) || !words.unknown;
            claims.push(self.time_claim(FieldId::Duration, index, certain));
        }
    }

    pub(crate) fn years(&self, index: usize, claims: &mut Vec<Claim>) {
        let Measure::Years(years) = self.quantity(index).measure else {
            return;
        };
        let parts = self.statement.parts_before(self.text, index);
        let nearest = parts.first().copied().unwrap_or_default();
        let words = self.time_words(index);
        let after = self.statement.part_after(self.text, index);
        if words.concepts.has_any(ConceptSet::of(&[
            OtherPlan,
            OtherPast,
            OtherCompare,
            OtherProject,
            Retention,
        ])) {
            return;
        }
        let known = is_programming_period(years);
        let programme = ConceptSet::of(&[ProgrammingPeriod, Programme]).union(FUNDS);
        let near = nearest
            .concepts
            .union(after.concepts)
            .union(self.around.label.map_or(ConceptSet::EMPTY, |l| l.concepts));
        let named = near.has(ProgrammingPeriod)
            || (near.has_any(programme) && known)
            || (known
                && words.concepts.has_any(programme)
                && !nearest.concepts.has_any(PROJECT_TIME));
        if named {
            let certain = self.around.label.is_some_and(|l| !l.unknown) || known;
            return claims.push(self.time_claim(FieldId::PeriodLabel, index, certain));
        }
        if known || words.concepts.has_any(DATE_FOREIGN) || self.subject.has_any(FOREIGN_SUBJECT) {
            return;
        }
        let behind_length = index.checked_sub(1).is_some_and(|n| {
            matches!(self.quantity(n).measure, Measure::Length(_))
                && claims.iter().any(|c| c.quantity == n)
        });
        let time = words.concepts.has_any(PROJECT_TIME) || behind_length;
        let own = self.all.has_any(OWN_TIME);
        if time && (self.around.label.is_some() || own || behind_length) {
            let certain = !words.unknown || self.around.label.is_some_and(|l| !l.unknown);
            claims.push(self.time_claim(FieldId::DateStart, index, certain));
            claims.push(self.time_claim(FieldId::DateEnd, index, certain));
        }
    }

    /// Whether a quantity is the end of a range that the one before begins.
    pub(crate) fn continues_range(&self, index: usize) -> bool {
        let Some(before) = index
            .checked_sub(1)
            .filter(|_| index < self.statement.quantities.len())
        else {
            return false;
        };
        if !matches!(
            self.quantity(index).measure,
            Measure::Date(_) | Measure::Year(_)
        ) {
            return false;
        }
        if !matches!(
            self.quantity(before).measure,
            Measure::Date(_) | Measure::Year(_)
        ) {
            return false;
        }
        let between = ByteRange::new(
            self.quantity(before).range.end,
            self.quantity(index).range.start,
        );
        if between.start > between.end || self.text[between].chars().count() > 24 {
            return false;
        }
        let joins = ConceptSet::of(&[
            RangeUntil,
            RangeAnd,
            RangeFrom,
            RangeBy,
            RangeSince,
            DayMark,
            YearMark,
            Concept::Date,
            Stop,
            Filler,
            Weekday1,
            Weekday2,
            Weekday3,
            Weekday4,
            Weekday5,
            Weekday6,
            Weekday7,
        ]);
        let words = self.statement.phrase_heads(between);
        let plain = words
            .iter()
            .all(|t| t.concepts.has_any(joins) || t.known && t.range.len() <= 2)
            && !words.iter().any(|t| t.concepts.has(Extension));
        let strokes =
            self.text[between].contains(['-', '–', '—', '−', '‑', '~', '…', '/', '→', '>']);
        let until = words.iter().any(|t| t.concepts.has(RangeUntil));
        let from = Part::of(self.statement.words(ByteRange::new(
            self.statement.range.start,
            self.quantity(before).range.start,
        )));
        // `between A and B`, `A és B között`
        let end = self.quantity(index).range.end;
        let behind = ByteRange::new(end, self.statement.range.end);
        let behind = self.statement.words(behind).next();
        let pair = from.concepts.has(RangeBetween)
            || behind.is_some_and(|t| {
                let gap = self.text[end..t.range.start].trim_start_matches('.');
                t.concepts.has(RangeBetween) && gap.trim().is_empty()
            });
        let and = words.iter().any(|t| t.concepts.has(RangeAnd)) && pair;
        plain
            && (until || !self.text[between].contains([';', '|']))
            && (strokes || until || and || words.is_empty() && self.around.label.is_some())
    }

    pub(crate) fn date(&self, index: usize, claims: &mut Vec<Claim>) {
        let year = matches!(self.quantity(index).measure, Measure::Year(_));
        let label = self.around.label;
        let near = self.near_date(index);
        match self.extension_part(index) {
            Some(ExtensionPart::Before) => return,
            Some(ExtensionPart::After) => {
                if label.is_some() || self.all.has_any(OWN_TIME) {
                    claims.push(self.time_claim(FieldId::DateEnd, index, true));
                }
                return;
            }
            None => {}
        }
        let words = self.time_words(index);
        // What was planned at first is said of the date before the extension.
        let said = if near.has(Extension) && label.is_none() {
            near
        } else {
            words.concepts
        };
        let foreign = |c: ConceptSet| {
            let own = c.has_any(BEGINNING.union_const(ENDING).union_const(PROJECT_TIME))
                && label.is_some_and(|l| !l.concepts.has(Event));
            c.has_any(DATE_FOREIGN) && !own
        };
        if label.is_some() && self.is_another_date(index, near) {
            return;
        }
        if self.is_superseded(index, near)
            || self.is_bounded(index)
            || self.is_extended_after(index) && !self.continues_range(index + 1)
        {
            return;
        }
        if label.is_some_and(|l| l.concepts.has_any(ConceptSet::of(&[Published, Updated]))) {
            if !year {
                claims.push(self.time_claim(FieldId::DatePublished, index, true));
            }
            return;
        }
        let after = self.statement.part_after(self.text, index);
        if words.concepts.has(Event)
            && self.all.has(Project)
            && label.is_none()
            && !words.concepts.has_any(DATE_FOREIGN.without_const(Event))
            && !year
        {
            claims.push(self.time_claim(FieldId::DateEvent, index, true));
            return;
        }
        if foreign(said)
            || after.concepts.has_any(ConceptSet::of(&[
                OtherPartner,
                OtherPhase,
                OtherProject,
                Deadline,
            ]))
            || self.subject.has_any(FOREIGN_SUBJECT)
        {
            return;
        }
        let certain = label.is_some_and(|l| !l.unknown)
            || (label.is_none() && !words.unknown && !after.unknown);
        let project = self.all.has_any(OWN_TIME) || label.is_some();
        if self.continues_range(index) {
            let runs = ConceptSet::of(&[VRuns, VLasts]);
            let time = words
                .concepts
                .union(self.all)
                .has_any(PROJECT_TIME.union(runs));
            if time && project && !(year && self.is_programming_pair(index - 1, index)) {
                self.date_range(index, certain, claims);
            }
            return;
        }
        if !project && !words.concepts.has_any(PROJECT_TIME) {
            return;
        }
        if year && label.is_some() && !self.is_whole_year(index) {
            return;
        }
        if let Some(field) = self.date_field(index, words.concepts) {
            if year && label.is_none() && !self.all.has(Project) {
                return;
            }
            claims.push(self.time_claim(field, index, certain));
        }
    }

    /// `31.12.2021 asemel`: instead of the date.
    fn is_replaced(&self, index: usize) -> bool {
        let end = self.quantity(index).range.end;
        let behind = ByteRange::new(end, self.statement.range.end);
        self.statement.words(behind).next().is_some_and(|t| {
            t.concepts.has(OtherPast) && self.text[end..t.range.start].trim().is_empty()
        })
    }

    /// Whether a date is one from before a change.
    fn is_superseded(&self, index: usize, near: ConceptSet) -> bool {
        let superseded = ConceptSet::of(&[OtherPast]);
        let first = !self.statement.quantities[..index]
            .iter()
            .any(|q| matches!(q.measure, Measure::Date(_)));
        let label = self.around.label;
        let before = index.checked_sub(1).is_some_and(|n| self.is_replaced(n));
        self.is_replaced(index)
            || near.has_any(superseded) && !before
            || first && label.is_some_and(|l| l.concepts.has_any(superseded))
    }

    /// The start and the end that a date and the one before it are, unless the one before is an end already.
    fn date_range(&self, index: usize, certain: bool, claims: &mut Vec<Claim>) {
        let before = index - 1;
        let of_before =
            |c: &Claim, fields: &[FieldId]| c.quantity == before && fields.contains(&c.field);
        // `was carried out between A and B`: no end of its own, whatever its verb means.
        let between = self.near_date(before).has(RangeBetween);
        if !between && claims.iter().any(|c| of_before(c, &[FieldId::DateEnd])) {
            return;
        }
        claims.retain(|c| !of_before(c, &[FieldId::DateStart, FieldId::DateEnd]));
        claims.push(self.time_claim(FieldId::DateStart, before, certain));
        claims.push(self.time_claim(FieldId::DateEnd, index, certain));
    }

    /// Whether a year in the value of a label is all of its date: nothing that is not read is before it.
    pub(crate) fn is_whole_year(&self, index: usize) -> bool {
        let before = ByteRange::new(self.statement.range.start, self.quantity(index).range.start);
        let figures = self.statement.quantities[..index]
            .iter()
            .any(|q| matches!(q.measure, Measure::Number(_) | Measure::Other));
        !figures && self.statement.words(before).all(|t| t.known)
    }

    pub(crate) fn is_programming_pair(&self, first: usize, last: usize) -> bool {
        let year = |n: usize| match self.quantity(n).measure {
            Measure::Year(year) => year,
            _ => 0,
        };
        is_programming_period(Years {
            first: year(first),
            last: year(last),
        })
    }
}
