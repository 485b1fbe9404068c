//! What statements claim of the project: each quantity with the field that the words beside it give it.

use crate::catalog::concept::Concept::{self, *};
use crate::catalog::concept::ConceptSet;
use crate::catalog::{OTHER_PERIODS, programming_period};
use crate::field::FieldId;
use crate::read::facts::Scope;
use crate::read::quantities::{Measure, Quantity};
use crate::read::roles::{
    BEGINNING, DATE_FOREIGN, ENDING, FOREIGN_SUBJECT, FUNDS, LENGTH_FOREIGN, MONEY_FOREIGN,
    MONEY_FOREIGN_BEFORE, MONEY_FOREIGN_CALL, PROJECT_TIME, Role, RoleContext, SHARE_FOREIGN,
    SOURCES, VERBS, money_role, names_source, share_role,
};
use crate::read::statement::{Part, Statement};
use crate::text::range::ByteRange;
use crate::value::date::Years;

/// A field that a quantity states.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Claim {
    pub field: FieldId,
    /// The quantity, an index into those of its statement.
    pub quantity: usize,
    /// Whether every word that counts is known; what is not certain gives way to what is.
    pub certain: bool,
    /// How well the words name it; of values that differ the best counts.
    pub points: i32,
    /// What is special about the basis: with or without VAT.
    pub basis: ConceptSet,
    /// Whether it is of the whole project or of a year.
    pub scope: Scope,
}

/// The words outside of a statement that count in it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surroundings {
    /// The label or the heads of column and row, whose value the statement is.
    pub label: Option<Part>,
    /// The heading above.
    pub heading: Option<Part>,
}

/// The role of a quantity once it is known, with the words that gave it.
#[derive(Clone, Copy)]
struct Resolved {
    role: Role,
    words: ConceptSet,
    certain: bool,
    points: i32,
}

/// Reads what a statement claims.
pub(crate) fn claims_of(text: &str, statement: &Statement, around: Surroundings) -> Vec<Claim> {
    ClaimReader::new(text, statement, around).read()
}

/// Whether years are a programming period of the funds or of another instrument of the EU.
pub(crate) fn is_programming_period(years: Years) -> bool {
    programming_period(years.first, years.last).is_some()
        || OTHER_PERIODS
            .iter()
            .any(|(first, last, _)| (*first, *last) == (years.first, years.last))
}

struct ClaimReader<'a> {
    text: &'a str,
    statement: &'a Statement,
    around: Surroundings,
    /// What all words of the sentence mean.
    all: ConceptSet,
    /// The words before the first verb.
    subject: ConceptSet,
    /// Whether sources stand behind their figures: `70 % from the ERDF and 30 % from the town`.
    sources_behind: bool,
    resolved: Vec<Option<Resolved>>,
}

impl<'a> ClaimReader<'a> {
    fn new(text: &'a str, statement: &'a Statement, around: Surroundings) -> Self {
        let verb = statement
            .terms
            .iter()
            .position(|t| t.concepts.has_any(VERBS));
        let subject = Part::of(&statement.terms[..verb.unwrap_or(0)]).concepts;
        let mut reader = Self {
            text,
            statement,
            around,
            all: statement.concepts(),
            subject,
            sources_behind: false,
            resolved: vec![None; statement.quantities.len()],
        };
        reader.sources_behind = reader.are_sources_behind();
        reader
    }

    fn quantity(&self, index: usize) -> Quantity {
        self.statement.quantities[index]
    }

    fn context(&self) -> RoleContext {
        RoleContext {
            label: self.around.label.is_some(),
            project: self.all.has(Project),
            ..RoleContext::default()
        }
    }

    /// Whether the first figure has a source only behind it, and so has the last.
    fn are_sources_behind(&self) -> bool {
        let counted = |m: &Measure| matches!(m, Measure::Money(_) | Measure::Percent(_));
        let figures: Vec<usize> = (0..self.statement.quantities.len())
            .filter(|n| counted(&self.quantity(*n).measure))
            .collect();
        let behind = |n: usize| names_source(self.statement.part_after(self.text, n).concepts);
        let [first, .., last] = figures[..] else {
            return false;
        };
        // An amount or share that only restates its neighbour has no source of its own.
        let start = figures
            .iter()
            .copied()
            .find(|n| behind(*n))
            .unwrap_or(first);
        let before = self.statement.parts_before(self.text, start);
        let nearest = before.first().copied().unwrap_or_default();
        let labelled = self.around.label.is_some_and(|l| names_source(l.concepts));
        start != last
            && !labelled
            && !names_source(nearest.concepts)
            && behind(start)
            && behind(last)
    }

    fn read(mut self) -> Vec<Claim> {
        let mut claims = Vec::new();
        for index in 0..self.statement.quantities.len() {
            match self.quantity(index).measure {
                Measure::Money(_) => {
                    self.resolved[index] = self.money(index);
                    self.push(index, &mut claims);
                }
                Measure::Percent(_) => {
                    self.resolved[index] = self.share(index);
                    self.push(index, &mut claims);
                }
                Measure::Length(_) => self.length(index, &mut claims),
                Measure::Years(_) => self.years(index, &mut claims),
                Measure::Date(_) | Measure::Year(_) => self.date(index, &mut claims),
                Measure::Number(_) | Measure::Phone | Measure::Other => {}
            }
        }
        self.inherit_from_shares(&mut claims);
        claims
    }

    fn push(&self, index: usize, claims: &mut Vec<Claim>) {
        let Some(Resolved {
            role: Role::Field(field),
            words,
            certain,
            points,
        }) = self.resolved[index]
        else {
            return;
        };
        let counted = ConceptSet::of(&[VatWith, VatWithout, Budget, Cost]);
        let after = self.statement.part_after(self.text, index).concepts;
        let bracket = self.bracket_after(index);
        let share = matches!(self.quantity(index).measure, Measure::Percent(_));
        let of_part = share
            && after
                .union(bracket)
                .has_any(ConceptSet::of(&[Eligible, Public]));
        let basis = words.union(after).union(bracket);
        let basis = basis.without(basis.without(counted));
        let basis = if of_part {
            basis.union(ConceptSet::of(&[Eligible]))
        } else {
            basis
        };
        let scope = self.year_scope(index);
        claims.push(Claim {
            field,
            quantity: index,
            certain,
            points,
            basis,
            scope,
        });
    }

    /// The year that an amount of a sentence is of: `the budget for 2019 is 190 000 €`.
    fn year_scope(&self, index: usize) -> Scope {
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
        if near
            && !words.has_any(other)
            && words.has_any(ConceptSet::of(&[Budget, Cost, Funding, Support, Share]))
        {
            Scope::Year(year)
        } else {
            Scope::Project
        }
    }

    /// What the words in the bracket directly behind a quantity mean: `(without VAT)`.
    fn bracket_after(&self, index: usize) -> ConceptSet {
        let end = self.quantity(index).range.end;
        let rest = &self.text[end..self.statement.range.end.max(end)];
        let inner = rest.trim_start_matches([' ', '\u{a0}', ',']);
        let Some(close) = inner.strip_prefix('(').and_then(|r| r.find(')')) else {
            return ConceptSet::EMPTY;
        };
        let start = end + rest.len() - inner.len() + 1;
        Part::of(self.statement.words(ByteRange::new(start, start + close))).concepts
    }

    /// The words that take a role from everything behind them.
    fn is_foreign_sentence(&self, index: usize) -> bool {
        let before = ByteRange::new(self.statement.range.start, self.quantity(index).range.start);
        let before = Part::of(self.statement.words(before)).concepts;
        let project = self.all.has(Project) || self.around.label.is_some();
        before.has_any(MONEY_FOREIGN_BEFORE)
            || (before.has_any(MONEY_FOREIGN_CALL) && !self.all.has(Project))
            || (self.subject.has(Programme) && !project)
            || self.subject.has_any(FOREIGN_SUBJECT)
            || before.has(OtherPlan) && self.around.label.is_none()
    }

    /// Whether several projects are spoken of since the figure before.
    fn is_of_several(&self, index: usize) -> bool {
        let from = self.statement.taken_before(index);
        let to = self.quantity(index).range.start;
        Part::of(self.statement.words(ByteRange::new(from, to)))
            .concepts
            .has(Projects)
    }

    /// Whether an amount is too large for a project: 1 000 million euro, or 50 in a sentence that does not name it.
    fn is_too_large(&self, index: usize) -> bool {
        let Measure::Money(money) = self.quantity(index).measure else {
            return false;
        };
        let euros = money.cents / 100 / money.currency.per_euro();
        let named = self.around.label.is_some() || self.all.has(Project);
        let labelled = self.around.label.is_some();
        !labelled && euros >= 1_000_000_000 || (euros >= 50_000_000 && !named)
    }

    fn money(&self, index: usize) -> Option<Resolved> {
        let after = self.statement.part_after(self.text, index);
        let bracket = self.bracket_after(index);
        if after.concepts.union(bracket).has_any(MONEY_FOREIGN)
            || self.is_foreign_sentence(index)
            || self.is_of_several(index)
            || self.is_too_large(index)
        {
            return None;
        }
        if let Some(resolved) = self.same_as_share(index) {
            return Some(resolved);
        }
        if self.is_share_of_base(index) {
            let share = self.resolved[index - 1]?;
            let role = money_role(
                share.words.without(ConceptSet::of(&[Eligible])),
                RoleContext {
                    label: true,
                    ..self.context()
                },
            );
            return names_source(share.words).then_some(Resolved { role, ..share });
        }
        let found = if self.sources_behind {
            None
        } else {
            self.money_before(index)?
        };
        let given = after
            .concepts
            .has_any(ConceptSet::of(&[Support, Cofinancing]))
            && !names_source(after.concepts);
        let total = |f: &Resolved| matches!(f.role, Role::Field(FieldId::AmountTotal));
        let found = found.filter(|f| matches!(f.role, Role::Field(_)) && !(given && total(f)));
        let found = found.or_else(|| self.money_behind(index, after));
        found
            .or_else(|| self.money_heading(index))
            .map(|mut found| {
                found.certain &= !after.unknown || self.around.label.is_some();
                found
            })
    }

    /// The role that the words before an amount give it; the outer `None` where they take it away.
    fn money_before(&self, index: usize) -> Option<Option<Resolved>> {
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
    fn is_first_of_value(&self, index: usize) -> bool {
        let counted = |q: &Quantity| matches!(q.measure, Measure::Money(_) | Measure::Percent(_));
        !self.statement.quantities[..index].iter().any(counted)
    }

    /// The role that a source behind an amount gives it: `EUR 60 million comes from the EU`.
    fn money_behind(&self, index: usize, after: Part) -> Option<Resolved> {
        if !names_source(after.concepts) {
            return None;
        }
        let nearest = self
            .statement
            .parts_before(self.text, index)
            .first()
            .copied()
            .unwrap_or_default();
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

    fn money_heading(&self, index: usize) -> Option<Resolved> {
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
        let context = RoleContext {
            label: true,
            ..self.context()
        };
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
    fn same_as_share(&self, index: usize) -> Option<Resolved> {
        let before = index.checked_sub(1)?;
        let share = matches!(self.quantity(before).measure, Measure::Percent(_));
        if !share || !self.statement.adjoins_next(self.text, before) {
            return None;
        }
        let share = self.resolved[before]?;
        match money_role(
            share.words,
            RoleContext {
                label: true,
                ..self.context()
            },
        ) {
            role @ Role::Field(_) if names_source(share.words) => Some(Resolved { role, ..share }),
            _ => None,
        }
    }

    /// `79 % of the eligible costs - EUR 15 231.81`: the amount behind a share and its base is the share.
    fn is_share_of_base(&self, index: usize) -> bool {
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
        let words = Part::of(self.statement.words(between)).concepts;
        let base = ConceptSet::of(&[Eligible, Total, Cost, Budget]);
        let last = self.text[between].trim_end().chars().next_back();
        let or = self
            .statement
            .words(between)
            .last()
            .is_some_and(|t| t.concepts.has(Or));
        words.has_any(base)
            && !words.has_any(VERBS)
            && (or || matches!(last, Some('-' | '–' | '—' | ',' | '=' | '(')))
    }

    fn share(&self, index: usize) -> Option<Resolved> {
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
    fn same_as_amount(&self, index: usize) -> Option<Resolved> {
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
    fn inherit_from_shares(&self, claims: &mut Vec<Claim>) {
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

    fn time_claim(&self, field: FieldId, quantity: usize, certain: bool) -> Claim {
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
    fn time_words(&self, index: usize) -> Part {
        let from = self.statement.taken_before(index);
        let to = self.quantity(index).range.start;
        let mut part = Part::of(self.statement.words(ByteRange::new(from, to)));
        if let Some(label) = self.around.label {
            part.concepts = part.concepts.union(label.concepts);
            part.unknown |= label.unknown;
        }
        part
    }

    fn length(&self, index: usize, claims: &mut Vec<Claim>) {
        let words = self.time_words(index);
        let after = self.statement.part_after(self.text, index);
        if words.concepts.union(after.concepts).has_any(LENGTH_FOREIGN)
            || self.subject.has_any(FOREIGN_SUBJECT)
        {
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
        let own = self
            .all
            .has_any(ConceptSet::of(&[Project, Duration, Period, Implementation]))
            || self.around.label.is_some();
        // `The project is three-year`: a length in a word of its own.
        let worded = !self.text[self.quantity(index).range].contains(|c: char| c.is_ascii_digit());
        let is_so = worded && has(Project) && has(VIs);
        if (lasts || runs || adjective || is_so) && own {
            let certain = self.around.label.is_some_and(|l| !l.unknown) || !words.unknown;
            claims.push(self.time_claim(FieldId::Duration, index, certain));
        }
    }

    fn years(&self, index: usize, claims: &mut Vec<Claim>) {
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
        let own = self
            .all
            .has_any(ConceptSet::of(&[Project, Period, Implementation, Duration]));
        if time && (self.around.label.is_some() || own || behind_length) {
            let certain = !words.unknown || self.around.label.is_some_and(|l| !l.unknown);
            claims.push(self.time_claim(FieldId::DateStart, index, certain));
            claims.push(self.time_claim(FieldId::DateEnd, index, certain));
        }
    }

    /// Whether a quantity is the end of a range that the one before begins.
    fn continues_range(&self, index: usize) -> bool {
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
        let words: Vec<_> = self.statement.words(between).collect();
        let plain = words
            .iter()
            .all(|t| t.concepts.has_any(joins) || t.known && t.range.len() <= 2);
        let strokes =
            self.text[between].contains(['-', '–', '—', '−', '‑', '~', '…', '/', '→', '>']);
        let until = words.iter().any(|t| t.concepts.has(RangeUntil));
        let from = Part::of(self.statement.words(ByteRange::new(
            self.statement.range.start,
            self.quantity(before).range.start,
        )));
        let and = words.iter().any(|t| t.concepts.has(RangeAnd)) && from.concepts.has(RangeBetween);
        plain
            && (until || !self.text[between].contains([';', '|']))
            && (strokes || until || and || words.is_empty() && self.around.label.is_some())
    }

    fn date(&self, index: usize, claims: &mut Vec<Claim>) {
        let year = matches!(self.quantity(index).measure, Measure::Year(_));
        let words = self.time_words(index);
        let label = self.around.label;
        let near = self.near_date(index);
        let foreign = |c: ConceptSet| {
            let own = c.has_any(BEGINNING.union_const(ENDING).union_const(PROJECT_TIME))
                && label.is_some();
            c.has_any(DATE_FOREIGN) && !own
        };
        let superseded = ConceptSet::of(&[OtherPast]);
        let first = !self.statement.quantities[..index]
            .iter()
            .any(|q| matches!(q.measure, Measure::Date(_)));
        let past = near.has_any(superseded)
            || first && label.is_some_and(|l| l.concepts.has_any(superseded));
        if past || self.is_extended_after(index) && !self.continues_range(index + 1) {
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
        if foreign(words.concepts)
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
        let project =
            self.all
                .has_any(ConceptSet::of(&[Project, Period, Implementation, Duration]))
                || label.is_some();
        if self.continues_range(index) {
            let before = index - 1;
            let time = words.concepts.union(self.all).has_any(PROJECT_TIME);
            let own = claims
                .iter()
                .any(|c| c.quantity == before && c.field == FieldId::DateEnd);
            if time && project && !own && !(year && self.is_programming_pair(before, index)) {
                claims.retain(|c| {
                    c.quantity != before
                        || !matches!(c.field, FieldId::DateStart | FieldId::DateEnd)
                });
                claims.push(self.time_claim(FieldId::DateStart, before, certain));
                claims.push(self.time_claim(FieldId::DateEnd, index, certain));
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

    /// Whether a year in the value of a label is all of its date: nothing that is not read is before it.
    fn is_whole_year(&self, index: usize) -> bool {
        let before = ByteRange::new(self.statement.range.start, self.quantity(index).range.start);
        let figures = self.statement.quantities[..index]
            .iter()
            .any(|q| matches!(q.measure, Measure::Number(_) | Measure::Other));
        !figures && self.statement.words(before).all(|t| t.known)
    }

    /// What the words since the date before mean.
    fn near_date(&self, index: usize) -> ConceptSet {
        let from = self.statement.quantities[..index]
            .iter()
            .rfind(|q| matches!(q.measure, Measure::Date(_) | Measure::Year(_)))
            .map_or(self.statement.range.start, |q| q.range.end);
        let to = self.quantity(index).range.start;
        Part::of(self.statement.words(ByteRange::new(from, to))).concepts
    }

    /// Whether a date is followed by an extension with a later one, which replaces it.
    fn is_extended_after(&self, index: usize) -> bool {
        let next = self.statement.quantities[index + 1..]
            .iter()
            .position(|q| matches!(q.measure, Measure::Date(_)))
            .map(|n| index + 1 + n);
        next.is_some_and(|next| self.near_date(next).has(Extension))
    }

    fn is_programming_pair(&self, first: usize, last: usize) -> bool {
        let year = |n: usize| match self.quantity(n).measure {
            Measure::Year(year) => year,
            _ => 0,
        };
        is_programming_period(Years {
            first: year(first),
            last: year(last),
        })
    }

    /// The start or the end, by the nearest word of beginning or ending.
    fn date_field(&self, index: usize, words: ConceptSet) -> Option<FieldId> {
        let quantity = self.quantity(index).range;
        let from = self.statement.taken_before(index);
        let dates_before = self.statement.quantities[..index]
            .iter()
            .rfind(|q| matches!(q.measure, Measure::Date(_) | Measure::Year(_)))
            .map_or(from, |q| q.range.end.max(from));
        let near: Vec<_> = self
            .statement
            .words(ByteRange::new(dates_before, quantity.start))
            .collect();
        let until = near
            .iter()
            .rev()
            .take(2)
            .any(|t| t.concepts.has(RangeUntil));
        let since = near
            .iter()
            .rev()
            .take(2)
            .any(|t| t.concepts.has_any(ConceptSet::of(&[RangeFrom, RangeSince])));
        for term in near.iter().rev() {
            let (begins, ends) = (
                term.concepts.has_any(BEGINNING),
                term.concepts.has_any(ENDED),
            );
            if begins != ends {
                return Some(if begins {
                    FieldId::DateStart
                } else {
                    FieldId::DateEnd
                });
            }
        }
        let runs =
            words.has_any(PROJECT_TIME) || self.all.has_any(ConceptSet::of(&[VRuns, VLasts]));
        if until && runs {
            return Some(FieldId::DateEnd);
        }
        if since && runs {
            return Some(FieldId::DateStart);
        }
        if let Some(label) = self.around.label {
            let (begins, ends) = (
                label.concepts.has_any(BEGINNING),
                label.concepts.has_any(ENDING),
            );
            if begins != ends {
                return Some(if begins {
                    FieldId::DateStart
                } else {
                    FieldId::DateEnd
                });
            }
            if begins {
                return None;
            }
            return label
                .concepts
                .has_any(ConceptSet::of(&[Period, Implementation]))
                .then_some(FieldId::DateStart);
        }
        let next = self
            .statement
            .quantities
            .get(index + 1)
            .map_or(self.statement.range.end, |q| q.range.start);
        let behind = self
            .statement
            .words(ByteRange::new(quantity.end, next))
            .take(6);
        for term in behind {
            let (begins, ends) = (
                term.concepts.has_any(ConceptSet::of(&[VStarts])),
                term.concepts.has_any(ConceptSet::of(&[VEnds])),
            );
            if begins != ends && near.is_empty() | !words.has_any(BEGINNING.union_const(ENDING)) {
                return Some(if begins {
                    FieldId::DateStart
                } else {
                    FieldId::DateEnd
                });
            }
        }
        None
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

/// Words of an end, or of a later one.
const ENDED: ConceptSet = ENDING.union_const(ConceptSet::of(&[Extension, StatusEnded]));

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
