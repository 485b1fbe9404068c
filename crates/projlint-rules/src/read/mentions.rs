//! What lines and sentences mention besides claims: lone dates, telephone numbers, persons.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::template::Family;
use crate::field::FieldId;
use crate::read::claims::{Claim, ClaimReader, Surroundings};
use crate::read::facts::{LeftFigure, Origin, PrintedRange, Scope, SharedAmount};
use crate::read::figures::date::DateToken;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::line_context::Above;
use crate::read::reader::{FactPlace, FactReader};
use crate::read::role_words::{HEADING_FOREIGN, PROJECT_TIME};
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::text::range::ByteRange;
use crate::value::code::Text;
use crate::value::count::Count;

/// Lines at the head of a page among which the time of its project may stand alone.
const MAX_HEAD_LINES: usize = 12;

/// Words with which a short line with a date is more than the date of the page.
const NO_DATELINE: ConceptSet = ConceptSet::of(&[
    Start,
    End,
    VStarts,
    VEnds,
    Period,
    Implementation,
    Duration,
    Deadline,
    Event,
    Extension,
    RangeFrom,
    RangeUntil,
    Signed,
    Decided,
]);

/// Of a long document only so many figures without a field are told.
const MAX_LEFT: usize = 100;

/// Between the two dates of a range stands no more than this, in bytes.
const MAX_RANGE_GAP: usize = 24;

/// Between a range and its length stands no more than this, in bytes.
const MAX_LENGTH_GAP: usize = 24;

/// Lines at the head of a form among which its fund is named.
const MAX_FORM_HEAD_LINES: usize = 6;

impl FactReader<'_> {
    /// A line that is nothing but a range of dates: the time of the project, at the head of its page or under such a heading.
    pub(crate) fn read_range_line(
        &mut self,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let range = self.blocks[index].body_range();
        let time = above.heading.is_some_and(|h| {
            h.concepts.has_any(PROJECT_TIME) && !h.concepts.has_any(HEADING_FOREIGN)
        });
        if range.len() > 60 || !(time || index < MAX_HEAD_LINES) {
            return false;
        }
        let statement = self.statement(range);
        let [first, second] = statement.quantities[..] else {
            return false;
        };
        let (Measure::Date(Ok(start)), Measure::Date(Ok(end))) = (first.measure, second.measure)
        else {
            return false;
        };
        let whole = self.text[range.start..first.range.start].trim().is_empty()
            && self.text[second.range.end..range.end]
                .trim_matches(['.', ' '])
                .is_empty();
        let long = start.first_day().plus_months(3) < end.last_day();
        if !whole || !long || !(time || start.day > 0 && end.day > 0) {
            return false;
        }
        let place = ClaimPlace {
            label: None,
            origin: Origin::Prose,
            block: index,
            title: above.title,
            part: range.start,
        };
        let claims =
            [(FieldId::DateStart, 0), (FieldId::DateEnd, 1)].map(|(field, quantity)| Claim {
                field,
                quantity,
                certain: true,
                points: 1,
                basis: ConceptSet::EMPTY,
                scope: Scope::Project,
            });
        self.keep_claims(&statement, claims.to_vec(), place, found);
        self.note_mentions(&statement, Origin::Prose);
        true
    }

    /// A line at the head of a page that is nothing but a date: when it was published.
    pub(crate) fn read_dateline(&mut self, index: usize, found: &mut Vec<StatedFact>) -> bool {
        let range = self.blocks[index].body_range();
        if range.len() > 60 {
            return false;
        }
        let statement = self.statement(range);
        let [quantity, rest @ ..] = &statement.quantities[..] else {
            return false;
        };
        let Measure::Date(Ok(date)) = quantity.measure else {
            return false;
        };
        let plain = rest
            .iter()
            .all(|q| matches!(q.measure, Measure::Number(_) | Measure::Other));
        if date.day == 0
            || !plain
            || statement.terms.len() > 3
            || statement.concepts().has_any(NO_DATELINE)
        {
            return false;
        }
        let place = ClaimPlace {
            label: None,
            origin: Origin::Prose,
            block: index,
            title: 0,
            part: range.start,
        };
        self.push_date(FieldId::DatePublished, date, quantity.range, place, found);
        true
    }

    /// Whether a line's sentences may name the fund: a form says it at its head, a portal's page by its label.
    pub(crate) fn names_its_fund(&self, block: usize) -> bool {
        self.kind
            .as_ref()
            .is_none_or(|kind| kind.family() != Family::Page && block < MAX_FORM_HEAD_LINES)
    }

    /// `75 persons will take part`: how many the project plans to reach.
    pub(crate) fn read_persons(&mut self, sentence: &Statement, place: ClaimPlace) {
        let all = Part::of(&sentence.terms).concepts;
        let planned = self.lang.data().planned_participation;
        let persons = ConceptSet::of(&[Persons, Participants]);
        let counted = sentence
            .quantities
            .iter()
            .any(|q| matches!(q.measure, Measure::Number(_)));
        if planned.is_empty() || !counted || !all.has(Project) || !all.has_any(persons) {
            return;
        }
        let lower = self.text[sentence.range].to_lowercase();
        if !planned.iter().any(|w| lower.contains(w)) {
            return;
        }
        for (index, quantity) in sentence.quantities.iter().enumerate() {
            let Measure::Number(n) = quantity.measure else {
                continue;
            };
            let after = sentence.part_after(self.text, index).concepts;
            if n.decimals == 0 && after.has_any(persons) {
                let place = FactPlace {
                    label: None,
                    scope: Scope::Project,
                    origin: Origin::Prose,
                    block: place.block as u32,
                };
                self.push_fact(
                    FieldId::IndPersonPlanned,
                    Count(n.mantissa),
                    quantity.range,
                    &place,
                );
            }
        }
    }

    /// Amounts, shares, full dates, spans of years and telephone numbers, which rules look at wherever they stand.
    pub(crate) fn note_mentions(&mut self, sentence: &Statement, origin: Origin) {
        self.note_pairs(sentence);
        self.note_ranges(sentence);
        for quantity in &sentence.quantities {
            let range = quantity.range;
            let span = || self.source.span(range.start..range.end);
            match quantity.measure {
                Measure::Money(money) => self.facts.printed.amounts.push((money, span())),
                Measure::Percent(percent) => self.facts.printed.shares.push((percent, span())),
                Measure::Years(years) => {
                    self.facts.printed.years.push(years);
                    if origin != Origin::Prose {
                        continue;
                    }
                    self.facts
                        .ranges
                        .push((years, self.source.span(range.start..range.end)));
                }
                Measure::Date(reading) if reading.is_err() || reading.is_ok_and(|d| d.day > 0) => {
                    let token = DateToken {
                        start: range.start,
                        end: range.end,
                        reading,
                    };
                    self.push_mention(token, origin);
                }
                Measure::Phone if origin == Origin::Prose => {
                    let place = FactPlace {
                        label: None,
                        scope: Scope::Project,
                        origin,
                        block: 0,
                    };
                    self.read_phone(range, sentence, &place);
                }
                _ => {}
            }
        }
    }

    /// The amounts and shares of a statement that claim no field, with the reason.
    pub(crate) fn note_left(
        &mut self,
        statement: &Statement,
        around: Surroundings,
        claims: &[Claim],
    ) {
        let open = |n: &usize| {
            let figure = matches!(
                statement.quantities[*n].measure,
                Measure::Money(_) | Measure::Percent(_)
            );
            figure && !claims.iter().any(|c| c.quantity == *n)
        };
        let open: Vec<usize> = (0..statement.quantities.len()).filter(open).collect();
        if open.is_empty() || self.facts.left.len() >= MAX_LEFT {
            return;
        }
        let reader = ClaimReader::new(self.text, statement, around);
        for n in open {
            let span = |range: ByteRange| self.source.span(range.start..range.end);
            let why = reader.why_left(n, span);
            let span = span(statement.quantities[n].range);
            self.facts.left.push(LeftFigure { span, why });
        }
    }

    /// Whether an amount and a share stand together: directly, or the share in a bracket behind the words for the amount.
    fn is_pair(&self, sentence: &Statement, index: usize) -> bool {
        const MAX_BYTES: usize = 60;
        let [first, second] = [index, index + 1].map(|n| sentence.quantities[n]);
        let between = self
            .text
            .get(first.range.end..second.range.start)
            .unwrap_or("");
        if matches!(first.measure, Measure::Percent(_)) {
            return !between.starts_with(')') && sentence.adjoins_next(self.text, index);
        }
        let bracketed = between.ends_with('(')
            && between.len() <= MAX_BYTES
            && !between.contains([',', ';', '.', ':', ')', '\n', '\t']);
        bracketed || sentence.adjoins_next(self.text, index)
    }

    /// Ranges of dates, with the length of time that is said beside the only one of a sentence.
    pub(crate) fn note_ranges(&mut self, sentence: &Statement) {
        let quantities = &sentence.quantities;
        let date = |q: &Quantity| match q.measure {
            Measure::Date(Ok(date)) => Some(date),
            _ => None,
        };
        let span = |q: &Quantity| self.source.span(q.range.start..q.range.end);
        let ranges: Vec<usize> = (1..quantities.len())
            .filter(|&n| {
                let [first, second] = [n - 1, n].map(|n| &quantities[n]);
                date(first).is_some() && date(second).is_some() && self.is_range(sentence, n)
            })
            .collect();
        let length = |q: &&Quantity| matches!(q.measure, Measure::Length(_));
        let mut lengths = quantities.iter().filter(length);
        let lone = lengths
            .next()
            .filter(|_| lengths.next().is_none() && ranges.len() == 1);
        for n in ranges {
            let [first, second] = [n - 1, n].map(|n| &quantities[n]);
            let (Some(start), Some(end)) = (date(first), date(second)) else {
                continue;
            };
            let beside = |q: &&Quantity| {
                let gap = if q.range.start > second.range.end {
                    q.range.start - second.range.end
                } else {
                    first.range.start.saturating_sub(q.range.end)
                };
                gap <= MAX_LENGTH_GAP
            };
            let length = lone.filter(beside).and_then(|q| match q.measure {
                Measure::Length(months) => Some((months, span(q))),
                _ => None,
            });
            self.facts.printed.ranges.push(PrintedRange {
                start: (start, span(first)),
                end: (end, span(second)),
                length,
            });
        }
    }

    /// Whether a quantity is the end of a range that the one before begins: a dash or a word for `until` is between them.
    fn is_range(&self, sentence: &Statement, index: usize) -> bool {
        let [first, second] = [index - 1, index].map(|n| sentence.quantities[n].range);
        let Some(between) = self.text.get(first.end..second.start) else {
            return false;
        };
        let words = sentence.phrase_heads(ByteRange::new(first.end, second.start));
        let plain = ConceptSet::of(&[RangeUntil, RangeAnd, Stop, Filler, DayMark, YearMark]);
        let until = words.iter().any(|t| t.concepts.has(RangeUntil));
        let bare = between.trim_matches(|c: char| c.is_whitespace() || c == '.');
        let dash = matches!(bare, "–" | "-" | "—" | "−" | "‑" | "/" | "…" | "~" | "→");
        between.len() <= MAX_RANGE_GAP
            && (dash || until && words.iter().all(|t| t.concepts.has_any(plain)))
    }

    /// Amounts with the share directly beside them.
    fn note_pairs(&mut self, sentence: &Statement) {
        let mut index = 0;
        while index + 1 < sentence.quantities.len() {
            let [first, second] = [index, index + 1].map(|n| sentence.quantities[n]);
            let pair = match (first.measure, second.measure) {
                (Measure::Money(m), Measure::Percent(p)) => Some(((m, first), (p, second))),
                (Measure::Percent(p), Measure::Money(m)) => Some(((m, second), (p, first))),
                _ => None,
            };
            let pair = pair.filter(|_| self.is_pair(sentence, index));
            if let Some(((money, m), (percent, p))) = pair {
                self.facts.printed.pairs.push(SharedAmount {
                    amount: (money, self.source.span(m.range.start..m.range.end)),
                    share: (percent, self.source.span(p.range.start..p.range.end)),
                });
                index += 1;
            }
            index += 1;
        }
    }

    /// A telephone number that a word, a plus sign or the beginning of its line says to be one.
    pub(crate) fn read_phone(&mut self, range: ByteRange, sentence: &Statement, place: &FactPlace) {
        let before = ByteRange::new(sentence.range.start, range.start);
        let named = sentence
            .words(before)
            .last()
            .is_some_and(|t| t.concepts.has(Phone));
        if named || self.text[range].starts_with('+') || range.start == sentence.range.start {
            self.push_fact(FieldId::ContactPhone, Text, range, place);
        }
    }
}
