//! Which of the values that a field is given hold: parts of a document about something else, words that are not known, values far
//! below the best.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::{FieldId, ValueKind};
use crate::read::facts::{Origin, Scope};
use crate::read::stated_fact::{StatedFact, StatedValue, agree};
use std::collections::BTreeMap;

/// A value this many points below the best of its field is not the project's.
const POINTS_BELOW: i32 = 3;

/// Of the different values of a field so many are compared; a document with more of them is a list.
const MAX_VALUES: usize = 32;

/// A value that facts give a field, with how well and how often.
#[derive(Clone, Copy)]
struct GivenValue {
    value: StatedValue,
    points: i32,
    count: usize,
    basis: ConceptSet,
}

/// The different values of each field and scope.
#[derive(Default)]
struct GivenValues(BTreeMap<(FieldId, Scope), Vec<GivenValue>>);

impl GivenValues {
    fn of<'f>(facts: impl Iterator<Item = &'f StatedFact>) -> Self {
        let mut given = Self::default();
        facts.for_each(|fact| given.note(fact));
        given
    }

    fn note(&mut self, fact: &StatedFact) {
        let values = self.0.entry((fact.field, fact.scope)).or_default();
        if let Some(same) = values.iter_mut().find(|v| agree(&v.value, &fact.value)) {
            same.points = same.points.max(fact.points);
            same.count += 1;
            same.basis = same.basis.union(fact.basis);
        } else if values.len() < MAX_VALUES {
            let StatedFact {
                value,
                points,
                basis,
                ..
            } = *fact;
            values.push(GivenValue {
                value,
                points,
                count: 1,
                basis,
            });
        }
    }

    fn of_field(&self, field: FieldId, scope: Scope) -> &[GivenValue] {
        self.0.get(&(field, scope)).map_or(&[], Vec::as_slice)
    }
}

/// Under a later title, in a later paragraph or line two fields come again and none agrees with what was read before: it is of
/// something else.
/// `fields` is how many fields must come again.
pub(crate) fn separate_blocks(
    found: &mut [StatedFact],
    fields: usize,
    part: impl Fn(&StatedFact) -> usize,
) {
    let counts = |f: &StatedFact| {
        !matches!(f.field.value_kind(), ValueKind::Text | ValueKind::Code)
            && !matches!(
                f.field,
                FieldId::ShareEuPercent
                    | FieldId::SharePart
                    | FieldId::AmountOwn
                    | FieldId::PeriodLabel
                    | FieldId::DatePublished
            )
    };
    let mut before = GivenValues::default();
    for block in found.chunk_by_mut(|a, b| part(a) == part(b)) {
        let (mut again, mut agreeing) = (Vec::new(), 0);
        for fact in block.iter().filter(|f| counts(f)) {
            let values = before.of_field(fact.field, fact.scope);
            if values.iter().any(|v| agree(&v.value, &fact.value)) {
                agreeing += 1;
            } else if !values.is_empty() && !again.contains(&fact.field) {
                again.push(fact.field);
            }
        }
        let other = again.len() >= fields && agreeing == 0;
        for fact in block.iter_mut() {
            if other && fact.scope == Scope::Project {
                fact.scope = Scope::Partner(part(fact) as u32);
            } else {
                before.note(fact);
            }
        }
    }
}

/// Drops what rests on words that are not known, unless something certain says the same. Of a range of dates the one end is
/// kept with the other that something certain says too: then it is a contradiction.
pub(crate) fn drop_uncertain(found: &mut [StatedFact]) {
    let known = GivenValues::of(found.iter().filter(|f| f.certain));
    let said = |fact: &StatedFact| {
        let values = known.of_field(fact.field, fact.scope);
        values.iter().any(|v| agree(&v.value, &fact.value))
    };
    for index in 0..found.len() {
        let fact = found[index];
        if fact.certain || said(&fact) {
            continue;
        }
        let other_end = |other: &StatedFact| is_range(&fact, other) && said(other);
        let beside = [index.checked_sub(1), Some(index + 1)];
        let kept = beside
            .into_iter()
            .flatten()
            .filter_map(|n| found.get(n))
            .any(other_end);
        let values = known.of_field(fact.field, fact.scope);
        found[index].dropped = match fact.field.value_kind() {
            ValueKind::Money | ValueKind::Percent => true,
            _ => !values.is_empty() && !kept,
        };
    }
}

/// Whether two facts are the ends of one range of dates.
fn is_range(a: &StatedFact, b: &StatedFact) -> bool {
    let ends = [a.field, b.field];
    ends.contains(&FieldId::DateStart)
        && ends.contains(&FieldId::DateEnd)
        && a.range.start.abs_diff(b.range.start) < 80
        && a.place.block == b.place.block
}

/// Of values of one field that differ, those far below the best give way; values on different bases are not compared.
pub(crate) fn drop_weak(found: &mut [StatedFact]) {
    let all = GivenValues::of(found.iter().filter(|f| !f.dropped));
    for fact in found.iter_mut() {
        let kind = fact.field.value_kind();
        if fact.dropped
            || matches!(kind, ValueKind::Text | ValueKind::Code | ValueKind::Years)
            || matches!(fact.field, FieldId::SharePart | FieldId::AmountSum)
        {
            continue;
        }
        let values = all.of_field(fact.field, fact.scope);
        let twice = |v: &GivenValue| 2 * i32::from(v.count > 1);
        let own = values
            .iter()
            .find(|v| agree(&v.value, &fact.value))
            .map_or(0, twice)
            + fact.points;
        let rivals = || values.iter().filter(|v| !agree(&v.value, &fact.value));
        let best = rivals().map(|v| v.points + twice(v)).max();
        let without = fact.basis.has(VatWithout) && rivals().any(|v| v.basis.has(VatWith));
        let spent = is_spent(fact, values);
        fact.dropped = without || spent || best.is_some_and(|best| best - own >= POINTS_BELOW);
    }
}

/// `The costs were 228 000` beside a budget of 240 000: what was spent, not the budget.
fn is_spent(fact: &StatedFact, values: &[GivenValue]) -> bool {
    let StatedValue::Money(spent) = fact.value else {
        return false;
    };
    let costs = fact.basis.has(Cost) && !fact.basis.has(Budget);
    let is_budget = |v: &GivenValue| match v.value {
        StatedValue::Money(budget) => {
            v.basis.has(Budget) && budget.comparable(spent) && budget.cents > spent.cents
        }
        _ => false,
    };
    fact.field == FieldId::AmountTotal
        && fact.place.origin == Origin::Prose
        && costs
        && values.iter().any(is_budget)
}
