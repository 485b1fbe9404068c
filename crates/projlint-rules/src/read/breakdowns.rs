//! Numbers that a sentence divides into parts: women and men, or a list in brackets.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::read::facts::{Breakdown, CountedPart};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::reader::FactReader;
use crate::read::statement::{Part, Statement};
use crate::text::range::ByteRange;
use crate::value::slip::differ_by_slip;

/// A number and the bracket with its parts stand no further apart, in bytes.
const MAX_GAP: usize = 48;

impl FactReader<'_> {
    /// The numbers of a sentence that it divides into parts. `label` is what the words before its colon mean.
    pub(crate) fn note_breakdowns(&mut self, label: ConceptSet, sentence: &Statement) {
        let numbers: Vec<usize> = (0..sentence.quantities.len())
            .filter(|n| self.count_at(sentence, *n).is_some())
            .collect();
        if numbers.len() < 3 {
            return;
        }
        if let Some(found) = self.women_and_men(label, sentence, &numbers) {
            self.facts.breakdowns.push(found);
            return;
        }
        for &index in &numbers {
            if let Some(found) = self.bracketed_parts(sentence, index) {
                self.facts.breakdowns.push(found);
            } else if let Some(found) = self.listed_parts(sentence, index) {
                // Its parts are all further numbers of the sentence.
                self.facts.breakdowns.push(found);
                return;
            }
        }
    }

    /// The number of things that a quantity is.
    fn count_at(&self, sentence: &Statement, index: usize) -> Option<CountedPart> {
        let Quantity { measure, range } = sentence.quantities[index];
        let value = match measure {
            Measure::Number(n) if n.decimals == 0 => n.mantissa,
            _ => return None,
        };
        // `5. May`, `12. Sitzung`: a number with a full stop before a small letter is one of an order.
        let behind = self.text[range.end..].strip_prefix(['.']);
        let next = behind.and_then(|rest| rest.strip_prefix([' ', '\u{a0}']));
        let ordinal = next.is_some_and(|rest| !rest.starts_with(char::is_uppercase));
        (value >= 0 && !ordinal).then(|| CountedPart {
            value,
            span: self.source.span(range.start..range.end),
        })
    }

    /// Whether a word before a number makes it a bound or a round figure.
    fn is_hedged(&self, sentence: &Statement, index: usize) -> bool {
        let hedges =
            ConceptSet::of(&[HedgeAbout, HedgeOver, HedgeUnder, HedgeAtmost, HedgeAtleast]);
        let before = ByteRange::new(sentence.range.start, sentence.quantities[index].range.start);
        let last = sentence.words(before).last();
        last.is_some_and(|t| t.concepts.has_any(hedges))
    }

    /// `100 participants: 60 women and 40 men`, `Participants: 100 (women 60, men 40)`.
    fn women_and_men(
        &self,
        label: ConceptSet,
        sentence: &Statement,
        numbers: &[usize],
    ) -> Option<Breakdown> {
        let after = |n: usize| sentence.part_after(self.text, n).concepts;
        let before = |n: usize| {
            let from = n
                .checked_sub(1)
                .map_or(sentence.range.start, |n| sentence.quantities[n].range.end);
            let near = ByteRange::new(from, sentence.quantities[n].range.start);
            let last = sentence.words(near).last();
            last.map_or(ConceptSet::EMPTY, |t| t.concepts)
        };
        let place = |wanted: ConceptSet| {
            let behind = numbers
                .iter()
                .position(|&n| after(n).has_any(wanted) && !before(n).has_any(wanted));
            behind.or_else(|| numbers.iter().position(|&n| before(n).has_any(wanted)))
        };
        let women = place(ConceptSet::of(&[Women]))?;
        let men = place(ConceptSet::of(&[Men]))?;
        let first = women.min(men);
        let persons = ConceptSet::of(&[Participants, Persons]);
        let whole = numbers[..first]
            .iter()
            .copied()
            .rfind(|&n| after(n).has_any(persons) || before(n).has_any(persons))
            .or_else(|| (label.has_any(persons) && first > 0).then(|| numbers[first - 1]))
            .or_else(|| {
                // `326 employees: 198 women and 128 men`, whatever they are.
                let before = numbers[first.checked_sub(1)?];
                let from = sentence.quantities[before].range.end;
                let to = sentence.quantities[numbers[first]].range.start;
                self.text.get(from..to)?.contains(':').then_some(before)
            })?;
        let further = numbers[first..].iter().any(|n| {
            *n != numbers[women] && *n != numbers[men] && *n < numbers[women.max(men)] + 2
        });
        let between = ByteRange::new(
            sentence.quantities[whole].range.end,
            sentence.quantities[numbers[first]].range.start,
        );
        let last = sentence.quantities[numbers[women.max(men)]].range.end;
        let lines = self.text[sentence.quantities[whole].range.start..last].contains('\n');
        if lines || self.is_hedged(sentence, whole) {
            return None;
        }
        Some(Breakdown {
            total: self.count_at(sentence, whole)?,
            parts: vec![
                self.count_at(sentence, numbers[first])?,
                self.count_at(sentence, numbers[women.max(men)])?,
            ],
            is_subset: further
                || Part::of(sentence.words(between)).thereof
                || sentence.concepts().has(Thereof),
        })
    }

    /// `38 schools (22 primary, 16 secondary)`: a bracket with nothing but numbers of things.
    fn bracketed_parts(&self, sentence: &Statement, index: usize) -> Option<Breakdown> {
        let total = self
            .count_at(sentence, index)
            .filter(|_| !self.is_hedged(sentence, index))?;
        let from = sentence.quantities[index].range.end;
        let rest = &self.text[from..sentence.range.end.max(from)];
        let open = rest.find('(').filter(|at| *at <= MAX_GAP)?;
        let close = open + rest[open..].find(')')?;
        if rest[..open].contains([',', ';', ':', '.', '%', ')', '\n'])
            || rest[..close].contains('\n')
        {
            return None;
        }
        let inside = ByteRange::new(from + open + 1, from + close);
        let between = ByteRange::new(from, from + open);
        let one_of = |range: ByteRange| {
            move |q: &&Quantity| q.range.start >= range.start && q.range.end <= range.end
        };
        if sentence.quantities.iter().any(|q| one_of(between)(&q)) {
            return None;
        }
        let mut parts = Vec::new();
        for n in 0..sentence.quantities.len() {
            let quantity = sentence.quantities[n];
            if !one_of(inside)(&&quantity) {
                continue;
            }
            parts.push(self.count_at(sentence, n)?);
        }
        let words = Part::of(sentence.words(inside));
        // Each part is a number with its own words; `incl.`, `e.g.` and years are no such list.
        let named = self.text[inside]
            .split([',', ';'])
            .all(|part| part.chars().filter(|c| c.is_alphabetic()).count() >= 2);
        let listed = ConceptSet::of(&[HedgeAtleast, HedgeAbout, Thereof, OtherCompare, OtherPast]);
        (parts.len() >= 2 && named && !words.concepts.has_any(listed)).then_some(Breakdown {
            total,
            parts,
            is_subset: false,
        })
    }

    /// `14 workshops: 5 in Cork, 6 in Kerry and 3 in Clare`: a list behind a colon or a word for parts, closed by `and`.
    fn listed_parts(&self, sentence: &Statement, index: usize) -> Option<Breakdown> {
        let total = self
            .count_at(sentence, index)
            .filter(|_| !self.is_hedged(sentence, index))?;
        let mut parts: Vec<CountedPart> = Vec::new();
        let mut end = sentence.quantities[index].range.end;
        let mut closed = false;
        let mut thereof = false;
        for n in index + 1..sentence.quantities.len() {
            let quantity = sentence.quantities[n];
            if matches!(quantity.measure, Measure::Percent(_)) {
                continue;
            }
            let part = self
                .count_at(sentence, n)
                .filter(|part| part.value > 0 && part.value < total.value)?;
            let between = ByteRange::new(end, quantity.range.start.max(end));
            let gap = &self.text[between];
            let words = Part::of(sentence.words(between));
            let begins = parts.is_empty();
            thereof |= begins && words.thereof;
            closed = words.concepts.has(RangeAnd);
            let linked = if begins {
                gap.contains(':') || words.thereof
            } else {
                (gap.contains(',') || closed) && !gap.contains(':')
            };
            if !linked || gap.len() > MAX_GAP || gap.contains(['.', ';', '\n']) {
                return None;
            }
            parts.push(part);
            end = quantity.range.end;
        }
        let rest = &self.text[end..sentence.range.end.max(end)];
        let sum = parts.iter().map(|p| p.value).fold(0, i64::saturating_add);
        // Parts that a word for some of them begins may share members.
        let slip = || total.value > 9 && differ_by_slip(sum.into(), total.value.into());
        let telling = !thereof || sum <= total.value || slip();
        let whole = closed && parts.len() >= 2 && rest.len() <= MAX_GAP && telling;
        whole.then_some(Breakdown {
            total,
            parts,
            is_subset: thereof,
        })
    }
}
