//! Amounts that are a whole, a part of one or a later value, told by another figure beside them.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::field::FieldId;
use crate::read::claims::{Claim, ClaimReader, Resolved};
use crate::read::figures::calendar::HEDGES;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::role_words::{FINANCES, GIVE, MONEY_FOREIGN, NOUNS, PAID, SOURCES, VERBS};
use crate::read::roles::{Role, money_role, names_source};
use crate::read::statement::Part;
use crate::text::range::ByteRange;

impl ClaimReader<'_> {
    /// `The EU support, initially 300 000 €, was cut to 280 000 €`: the later amount is what the words before the earlier say.
    pub(crate) fn replacing_amount(&self, index: usize) -> Option<Resolved> {
        let before = index.checked_sub(1)?;
        let money = |q: &&Quantity| matches!(q.measure, Measure::Money(_));
        let earlier = self.quantity(before);
        if !money(&&earlier) || self.statement.quantities.iter().filter(money).count() != 2 {
            return None;
        }
        let part = |from, to| Part::of(self.statement.words(ByteRange::new(from, to)));
        let subject = part(self.statement.range.start, earlier.range.start);
        let past = ConceptSet::of(&[OtherPast, Changed]);
        let words = subject.concepts.without(past);
        let between = part(earlier.range.end, self.quantity(index).range.start);
        let named = NOUNS.union_const(GIVE).union_const(SOURCES);
        let changed = between.concepts.has_any(ConceptSet::of(&[Changed, VIs]))
            && !between.concepts.has_any(named.union(MONEY_FOREIGN))
            && !between.unknown;
        if !subject.concepts.has(OtherPast) || !changed || words.has_any(MONEY_FOREIGN) {
            return None;
        }
        let role = money_role(words, self.context());
        matches!(role, Role::Field(_)).then_some(Resolved {
            role,
            words,
            certain: !subject.unknown,
            points: 1,
        })
    }

    /// `960 000 Euro, davon 576 000 Euro von der EU`: an amount of the project of which the next is the EU's part is the whole.
    pub(crate) fn wholes_of_parts(&mut self, claims: &mut Vec<Claim>) {
        for index in 1..self.statement.quantities.len() {
            let whole = index - 1;
            let amounts =
                [whole, index].map(|n| matches!(self.quantity(n).measure, Measure::Money(_)));
            let union = self.resolved[index]
                .is_some_and(|r| matches!(r.role, Role::Field(FieldId::AmountEu)));
            let open = !claims.iter().any(|c| c.quantity == whole);
            let thereof = || {
                let parts = self.statement.parts_before(self.text, index);
                parts.iter().any(|p| p.thereof)
            };
            if amounts != [true, true] || !union || !open || !thereof() {
                continue;
            }
            let from = self.statement.taken_before(whole);
            let before = ByteRange::new(from, self.quantity(whole).range.start);
            let words = Part::of(self.statement.words(before));
            let after = self.statement.part_after(self.text, whole).concepts;
            let other = MONEY_FOREIGN
                .union_const(GIVE)
                .union_const(FINANCES)
                .union_const(SOURCES)
                .union_const(PAID);
            let own = self.all.has(Project) && self.around.label.is_none();
            if !own
                || words.concepts.union(after).has_any(other)
                || self.is_foreign_sentence(whole)
                || self.is_of_several(whole)
                || self.is_too_large(whole)
            {
                continue;
            }
            self.resolved[whole] = Some(Resolved {
                role: Role::Field(FieldId::AmountTotal),
                words: words.concepts,
                certain: !words.unknown,
                points: 1,
            });
            self.push(whole, claims);
        }
    }

    /// `€390,000 from the ERDF out of a budget of €487,500`: the source belongs to the amount before it, and what is behind the source
    /// names this one.
    pub(crate) fn base_behind_source(&self, index: usize) -> Option<Resolved> {
        const NEAR_WORDS: usize = 3;
        let before = self.quantity(index.checked_sub(1)?);
        if !matches!(before.measure, Measure::Money(_)) {
            return None;
        }
        let between = ByteRange::new(before.range.end, self.quantity(index).range.start);
        if between.start >= between.end
            || self.text[between].contains([',', ';', '|', '(', ':', '\n'])
        {
            return None;
        }
        let terms: Vec<_> = self.statement.words(between).collect();
        let source = terms.iter().position(|t| names_source(t.concepts))?;
        let behind = Part::of(terms[source + 1..].iter().copied());
        let whole = ConceptSet::of(&[Total, Budget, Cost, Value]);
        let joined = behind.concepts.has(RangeAnd);
        if source >= NEAR_WORDS
            || joined
            || !behind.concepts.has_any(whole)
            || names_source(behind.concepts)
        {
            return None;
        }
        let context = self.context().as_label();
        let role = match money_role(behind.concepts, context) {
            Role::Field(FieldId::AmountSum) => Role::Field(FieldId::AmountTotal),
            role => role,
        };
        Some(Resolved {
            role,
            words: behind.concepts,
            certain: !behind.unknown,
            points: 1,
        })
    }

    /// `An investment of 56 780 euros, co-financed by the ERDF`: a whole, named before its amount, of which the source pays a part.
    pub(crate) fn is_financed_behind(&self, index: usize, after: Part) -> bool {
        let quantity = self.quantity(index).range;
        let before = ByteRange::new(self.statement.taken_before(index), quantity.start);
        let whole = ConceptSet::of(&[Budget, Cost, Value]);
        let link = ConceptSet::of(&[Filler, Stop]);
        let terms: Vec<_> = self.statement.words(before).collect();
        let Some(noun) = terms.iter().rposition(|t| t.concepts.has_any(whole)) else {
            return false;
        };
        let gives = Part::of(terms.iter().copied()).concepts;
        // `Of the costs 300 000 euros are financed …`: an amount directly behind its whole is a part of it.
        let linked = terms
            .get(noun + 1)
            .is_some_and(|t| t.concepts.has_any(link))
            && self.text[terms[noun].range.end..quantity.start]
                .find(CLAUSE_ENDS)
                .is_none();
        let behind = ByteRange::new(quantity.end, self.statement.range.end);
        let first = self.statement.words(behind).next();
        let financed = first.is_some_and(|t| t.concepts.has(VFinances) && !t.concepts.has(VIs));
        linked && financed && names_source(after.concepts) && !gives.has_any(GIVEN_PART)
    }

    /// `The ESF finances 40 % of the 350 000 euros`: nothing but small words between a share and an amount, which is its whole then.
    pub(crate) fn is_base_of_share(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return false;
        };
        let gap = ByteRange::new(
            self.quantity(before).range.end,
            self.quantity(index).range.start,
        );
        let small = ConceptSet::of(&[Filler, Stop, RangeFrom, Thereof]);
        let other = ConceptSet::of(&[Or, RangeAnd]);
        let mut words = self.statement.words(gap).peekable();
        matches!(self.quantity(before).measure, Measure::Percent(_))
            && self.around.label.is_none()
            && words.peek().is_some()
            && !self.text[gap].contains(CLAUSE_ENDS)
            && words.all(|t| {
                t.concepts.has_any(small)
                    && !t.concepts.has_any(other)
                    && !t.concepts.has_any(VERBS)
            })
    }

    /// `79 % of the eligible costs - EUR 15 231.81`: the amount behind a share and its base is the share.
    pub(crate) fn is_share_of_base(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else {
            return false;
        };
        if !matches!(self.quantity(before).measure, Measure::Percent(_)) {
            return false;
        }
        let between = ByteRange::new(
            self.quantity(before).range.end,
            self.quantity(index).range.start,
        );
        let mut heads = self.statement.phrase_heads(between);
        // `soit 24 000 €` means that is, though it is a form of to be too.
        while heads.pop_if(|t| t.concepts.has_any(HEDGES)).is_some() {}
        let or = heads.pop_if(|t| t.concepts.has(Or)).is_some();
        let words = Part::of(heads).concepts;
        let base = ConceptSet::of(&[Eligible, Total, Cost, Budget]);
        let last = self.text[between].trim_end().chars().next_back();
        words.has_any(base)
            && !words.has_any(VERBS)
            && (or || matches!(last, Some('-' | '–' | '—' | ',' | '=' | '(')))
    }
}

/// Signs that end a clause.
const CLAUSE_ENDS: [char; 4] = [',', ';', ':', '('];

/// Words by which an amount is one that is given, or a part.
const GIVEN_PART: ConceptSet = ConceptSet::of(&[Support, Share, Cofinancing, Funding, Thereof]);
