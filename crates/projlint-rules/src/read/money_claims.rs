//! What amounts state: by the words before them, behind them, in their label and in the heading above.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{ClaimReader, Resolved};
use crate::read::facts::{LeftReason, Scope};
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::role_words::{
    FOREIGN_SUBJECT, MONEY_FOREIGN, MONEY_FOREIGN_BEFORE, MONEY_FOREIGN_CALL, PAID, PROJECT_TIME,
    SHARE_FOREIGN, SOURCES, VERBS,
};
use crate::read::roles::{Role, money_role, names_source};
use crate::read::statement::Part;
use crate::text::range::ByteRange;
use crate::text::source::Span;

impl ClaimReader<'_> {
    /// The year that an amount of a sentence is of: `the budget for 2019 is 190 000 €`.
    pub(crate) fn year_scope(&self, index: usize) -> Scope {
        let from = self.statement.taken_before(index);
        let quantity = self.quantity(index).range;
        let year = self.statement.quantities[..index]
            .iter()
            .rfind(|q| q.range.start >= from)
            .copied();
        let Some(Quantity {
            measure: Measure::Year(year),
            range,
        }) = year
        else {
            return Scope::Project;
        };
        let words = Part::of(self.statement.words(ByteRange::new(from, quantity.start))).concepts;
        let other = PROJECT_TIME.union_const(ConceptSet::of(&[
            StateGranted,
            VFinances,
            VReceives,
            Decided,
            Programme,
            Call,
            Published,
            Signed,
        ]));
        let near = self
            .statement
            .words(ByteRange::new(range.end, quantity.start))
            .count()
            <= 4;
        let label = self.around.label.map_or(ConceptSet::EMPTY, |l| l.concepts);
        let words = words.union(label);
        if near
            && !words.has_any(other)
            && words.has_any(ConceptSet::of(&[Budget, Cost, Funding, Support, Share]))
        {
            Scope::Year(year)
        } else {
            Scope::Project
        }
    }

    pub(crate) fn money(&self, index: usize) -> Option<Resolved> {
        let after = self.statement.part_after(self.text, index);
        let bracket = self.bracket_after(index);
        if after.concepts.union(bracket).has_any(MONEY_FOREIGN)
            || self.is_foreign_sentence(index)
            || self.is_of_several(index)
            || self.is_too_large(index)
            || self.is_spent_by_a_day(index)
        {
            return None;
        }
        if self.is_base_of_share(index) {
            return None;
        }
        if let Some(resolved) = self.replacing_amount(index) {
            return Some(resolved);
        }
        if let Some(resolved) = self.same_as_share(index) {
            return Some(resolved);
        }
        if self.is_share_of_base(index) {
            let share = self.resolved[index - 1]?;
            let role = money_role(
                share.words.without(ConceptSet::of(&[Eligible])),
                self.context().as_label(),
            );
            return names_source(share.words).then_some(Resolved { role, ..share });
        }
        let found = if let Some(base) = self.base_behind_source(index) {
            Some(base)
        } else if self.sources_behind || self.is_named_behind(index, after) {
            None
        } else {
            self.money_before(index)?
        };
        let given = after
            .concepts
            .has_any(ConceptSet::of(&[Support, Cofinancing]))
            && !names_source(after.concepts);
        let total = |f: &Resolved| matches!(f.role, Role::Field(FieldId::AmountTotal));
        // `Of the EU money 120 000 € have been paid`: what was paid of it, not the whole.
        let paid = after.concepts.has_any(PAID);
        let found = found.filter(|f| {
            matches!(f.role, Role::Field(_)) && !(given && total(f)) && (!paid || is_paid(f.role))
        });
        let found = found.or_else(|| self.money_behind(index, after).filter(|_| !paid));
        found
            .or_else(|| self.money_heading(index))
            .map(|mut found| {
                found.certain &= !after.unknown || self.around.label.is_some();
                found
            })
    }

    /// `Total: 100 000 € costs, 60 000 € ERDF`: behind a label, each amount with its words behind it.
    fn is_named_behind(&self, index: usize, after: Part) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return false;
        };
        let plain = |label: Part| !names_source(label.concepts);
        // `Cost: 5 m. ERDF: 2 m. Town: 3 m`: words before a colon are those of the next amount.
        let next = self.statement.quantities.get(index + 1);
        let end = next.map_or(self.statement.range.end, |q| q.range.start);
        let labelled = self.text[self.quantity(before).range.end..end].contains(':');
        !labelled
            && self.around.label.is_some_and(plain)
            && names_source(after.concepts)
            && matches!(self.quantity(before).measure, Measure::Money(_))
            && self.statement.part_after(self.text, before) != Part::default()
    }

    /// Why an amount or a share states no field; `span` is the place of a word in the document.
    pub(crate) fn why_left(&self, index: usize, span: impl Fn(ByteRange) -> Span) -> LeftReason {
        if self.is_too_large(index) {
            return LeftReason::TooLarge;
        }
        if self.is_of_several(index) {
            return LeftReason::Several;
        }
        let foreign = MONEY_FOREIGN
            .union_const(MONEY_FOREIGN_BEFORE)
            .union_const(MONEY_FOREIGN_CALL)
            .union_const(FOREIGN_SUBJECT)
            .union_const(SHARE_FOREIGN);
        let at = self.quantity(index).range.start;
        let near = self
            .statement
            .terms
            .iter()
            .filter(|t| t.concepts.has_any(foreign))
            .min_by_key(|t| t.range.start.abs_diff(at));
        match near {
            Some(term) => LeftReason::Foreign(span(term.range)),
            None => LeftReason::NoRole,
        }
    }

    /// The role that the words before an amount give it; the outer `None` where they take it away.
    pub(crate) fn money_before(&self, index: usize) -> Option<Option<Resolved>> {
        let parts = self.statement.parts_before(self.text, index);
        let mut words = ConceptSet::EMPTY;
        let mut context = self.context();
        let mut certain = true;
        let label = self.around.label.filter(|_| self.is_first_of_value(index));
        let own = parts.len();
        for (n, part) in parts.into_iter().chain(label).enumerate() {
            let is_label = n >= own;
            let named = names_source(words);
            let further = if named {
                part.concepts.without(SOURCES)
            } else {
                part.concepts
            };
            words = words.union(further);
            context.unknown |= part.unknown;
            context.unknown_head |= part.unknown_head;
            if is_label {
                certain &= !part.unknown;
            }
            if words.has_any(MONEY_FOREIGN) {
                return None;
            }
            let role = money_role(words, context);
            // `The region has received EU funding`: of all its projects.
            let region = ConceptSet::of(&[Region, Regional, Municipality, Municipal]);
            if words.has(VReceives) && words.has_any(region) && !self.all.has(Project) {
                return None;
            }
            if let Role::Field(_) = role {
                let points = 1 + i32::from(part.concepts.has(Project)) + 2 * i32::from(is_label);
                return Some(Some(Resolved {
                    role,
                    words,
                    certain,
                    points,
                }));
            }
            if part.thereof {
                break;
            }
        }
        let role = money_role(words, context);
        Some((role != Role::Open).then_some(Resolved {
            role,
            words,
            certain,
            points: 0,
        }))
    }

    /// Whether an amount or share is the first of the value of a label, so that the label is its own.
    pub(crate) fn is_first_of_value(&self, index: usize) -> bool {
        let counted = |q: &Quantity| matches!(q.measure, Measure::Money(_) | Measure::Percent(_));
        !self.statement.quantities[..index].iter().any(counted)
    }

    /// The role that a source behind an amount gives it: `EUR 60 million comes from the EU`.
    pub(crate) fn money_behind(&self, index: usize, after: Part) -> Option<Resolved> {
        if !names_source(after.concepts) {
            return None;
        }
        let nearest = self
            .statement
            .parts_before(self.text, index)
            .first()
            .copied()
            .unwrap_or_default();
        if self.is_financed_behind(index, after) {
            let words = nearest.concepts.without(SOURCES);
            let role = money_role(words.union(ConceptSet::of(&[Project])), self.context());
            return matches!(role, Role::Field(_)).then_some(Resolved {
                role,
                words,
                certain: !after.unknown,
                points: 0,
            });
        }
        let words = after.concepts.union(nearest.concepts.without(SOURCES));
        let region = ConceptSet::of(&[Region, Regional, Municipality, Municipal]);
        if words.has(VReceives) && nearest.concepts.has_any(region) && !self.all.has(Project) {
            return None;
        }
        let words = words.union(ConceptSet::of(&[VFinances]));
        match money_role(words, self.context()) {
            role @ Role::Field(_) => Some(Resolved {
                role,
                words,
                certain: !after.unknown,
                points: 0,
            }),
            _ => None,
        }
    }

    pub(crate) fn money_heading(&self, index: usize) -> Option<Resolved> {
        let heading = self.around.heading.filter(|h| !h.unknown)?;
        let parts = self.statement.parts_before(self.text, index);
        let bare = parts
            .iter()
            .all(|p| p.concepts.without(PLAIN).is_empty() && !p.unknown);
        if !bare
            || self.around.label.is_some()
            || !self.is_first_of_value(index)
            || self.all.has_any(VERBS)
        {
            return None;
        }
        let context = self.context().as_label();
        match money_role(heading.concepts, context) {
            Role::Field(FieldId::AmountSum) => None,
            role @ Role::Field(_) => Some(Resolved {
                role,
                words: heading.concepts,
                certain: true,
                points: -1,
            }),
            _ => None,
        }
    }

    /// `60 % or 250 000 €`: an amount behind its own share.
    pub(crate) fn same_as_share(&self, index: usize) -> Option<Resolved> {
        let before = index.checked_sub(1)?;
        let share = matches!(self.quantity(before).measure, Measure::Percent(_));
        // `(40 %), 1 020 k€`: a share in a bracket belongs to the amount before it.
        let closed = self.text[self.quantity(before).range.end..].starts_with(')');
        if !share || closed || !self.statement.adjoins_next(self.text, before) {
            return None;
        }
        let share = self.resolved[before]?;
        match money_role(share.words, self.context().as_label()) {
            role @ Role::Field(_) if names_source(share.words) => Some(Resolved { role, ..share }),
            _ => None,
        }
    }
}

/// Words that give a figure no role.
const PLAIN: ConceptSet = ConceptSet::of(&[
    Filler,
    Stop,
    HedgeAbout,
    HedgeOver,
    HedgeUnder,
    HedgeAtmost,
    HedgeAtleast,
    HedgeExactly,
    VIs,
    RangeAnd,
    RangeFrom,
    RangeUntil,
    Percent,
]);

/// Whether a role is that of money that was paid.
fn is_paid(role: Role) -> bool {
    matches!(
        role,
        Role::Field(FieldId::AmountRealisedEuState | FieldId::AmountRealisedPublic)
    )
}
