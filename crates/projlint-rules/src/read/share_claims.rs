//! What percentages state.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{Claim, ClaimReader, Resolved};
use crate::read::facts::Scope;
use crate::read::figures::measure::Measure;
use crate::read::role_words::{FUNDS, SHARE_FOREIGN};
use crate::read::roles::{Role, names_source, share_role};

impl ClaimReader<'_> {
    pub(crate) fn share(&self, index: usize) -> Option<Resolved> {
        let after = self.statement.part_after(self.text, index);
        let bracket = self.bracket_after(index);
        if after.concepts.union(bracket).has_any(SHARE_FOREIGN)
            || self.is_foreign_sentence(index)
            || self.is_of_several(index)
        {
            return None;
        }
        if let Some(found) = self.same_as_amount(index) {
            return Some(found);
        }
        let label = self.around.label.filter(|_| self.is_first_of_value(index));
        let parts = self.statement.parts_before(self.text, index);
        let own = parts.len();
        let of_share = index
            .checked_sub(1)
            .is_some_and(|n| matches!(self.quantity(n).measure, Measure::Percent(_)));
        if of_share && parts.first().is_some_and(|p| p.thereof) {
            return None;
        }
        let (mut words, mut certain, mut money) = (ConceptSet::EMPTY, true, false);
        let named_beside =
            self.around.label.is_some() || self.all.has_any(ConceptSet::of(&[Eu]).union(FUNDS));
        if !self.sources_behind {
            for (n, part) in parts.into_iter().chain(label).enumerate() {
                words = words.union(part.concepts);
                if words.has_any(SHARE_FOREIGN) {
                    return None;
                }
                certain &= n < own || !part.unknown;
                match share_role(words) {
                    Role::Field(FieldId::SharePart) if !words.has_any(GIVEN) && !named_beside => {}
                    Role::Field(field) => {
                        // The base of `60 % of the eligible costs` is behind it.
                        let role = Role::Field(field);
                        let certain = certain && (!after.unknown || label.is_some());
                        return Some(Resolved {
                            role,
                            words,
                            certain,
                            points: 1 + 2 * i32::from(n >= own),
                        });
                    }
                    Role::Unnamed => money = true,
                    Role::Open => {}
                }
                if part.thereof && n == 0 && names_source(after.concepts) {
                    break;
                }
            }
        }
        // `32 % der JTF-Mittel wurden abgerufen`: of the money, not of the costs.
        let spent = ConceptSet::of(&[StatePaid, StateRealised]);
        let of_money = after.concepts.has_any(ConceptSet::of(&[Funding, Support]));
        if of_money && self.all.has_any(spent) {
            return None;
        }
        match share_role(after.concepts) {
            role @ Role::Field(_) => {
                return Some(Resolved {
                    role,
                    words: after.concepts,
                    certain: !after.unknown,
                    points: 0,
                });
            }
            Role::Unnamed => money = true,
            Role::Open => {}
        }
        let project = self.all.has(Project) || label.is_some();
        (money && project && !self.sources_behind && !after.unknown).then_some(Resolved {
            role: Role::Field(FieldId::SharePart),
            words,
            certain,
            points: 0,
        })
    }

    /// `€412,500 (50 %)`: a share directly behind the amount that it is.
    pub(crate) fn same_as_amount(&self, index: usize) -> Option<Resolved> {
        let before = index.checked_sub(1)?;
        let amount = matches!(self.quantity(before).measure, Measure::Money(_));
        if !amount || !self.statement.adjoins_next(self.text, before) {
            return None;
        }
        if names_source(self.statement.part_after(self.text, index).concepts) {
            return None;
        }
        let amount = self.resolved[before]?;
        let role = match amount.role {
            Role::Field(FieldId::AmountEu) => Role::Field(FieldId::ShareEuPercent),
            Role::Field(FieldId::AmountTotal | FieldId::AmountEligible | FieldId::AmountSum) => {
                return None;
            }
            Role::Field(_) => Role::Field(FieldId::SharePart),
            Role::Unnamed | Role::Open => return None,
        };
        Some(Resolved { role, ..amount })
    }

    /// `53 % (206 250 €)` where only the label names the source is read in [`Self::same_as_share`]; here `10 %, or 19 500 €` of an
    /// amount that has a role, so that the share before it gets its own.
    pub(crate) fn inherit_from_shares(&self, claims: &mut Vec<Claim>) {
        for index in 0..self.statement.quantities.len() {
            let open = matches!(self.quantity(index).measure, Measure::Percent(_))
                && self.resolved[index].is_none();
            if !open || !self.statement.adjoins_next(self.text, index) {
                continue;
            }
            let Some(Some(next)) = self.resolved.get(index + 1) else {
                continue;
            };
            let field = match next.role {
                Role::Field(FieldId::AmountEu) => FieldId::ShareEuPercent,
                Role::Field(
                    FieldId::AmountState
                    | FieldId::AmountMunicipal
                    | FieldId::AmountPrivate
                    | FieldId::AmountOwn,
                ) => FieldId::SharePart,
                _ => continue,
            };
            claims.push(Claim {
                field,
                quantity: index,
                certain: next.certain,
                points: next.points,
                basis: ConceptSet::EMPTY,
                scope: Scope::Project,
            });
        }
    }
}

/// Words by which a share is one of money.
const GIVEN: ConceptSet = ConceptSet::of(&[
    Support,
    Share,
    Cofinancing,
    Funding,
    VFinances,
    VReceives,
    StateGranted,
    Own,
    Budget,
    Cost,
    Public,
    Private,
]);
