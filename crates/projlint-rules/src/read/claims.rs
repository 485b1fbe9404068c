//! What statements claim of the project: each quantity with the field that the words beside it give it.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::{OTHER_PERIODS, programming_period};
use crate::field::FieldId;
use crate::read::facts::Scope;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::role_words::VERBS;
use crate::read::roles::{Role, RoleContext, names_source};
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
pub(crate) struct Resolved {
    pub role: Role,
    pub words: ConceptSet,
    pub certain: bool,
    pub points: i32,
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

pub(crate) struct ClaimReader<'a> {
    pub text: &'a str,
    pub statement: &'a Statement,
    pub around: Surroundings,
    /// What all words of the sentence mean.
    pub all: ConceptSet,
    /// The words before the first verb.
    pub subject: ConceptSet,
    /// Whether sources stand behind their figures: `70 % from the ERDF and 30 % from the town`.
    pub sources_behind: bool,
    pub resolved: Vec<Option<Resolved>>,
}

impl<'a> ClaimReader<'a> {
    pub(crate) fn new(text: &'a str, statement: &'a Statement, around: Surroundings) -> Self {
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

    pub(crate) fn quantity(&self, index: usize) -> Quantity {
        self.statement.quantities[index]
    }

    pub(crate) fn context(&self) -> RoleContext {
        RoleContext {
            label: self.around.label.is_some(),
            project: self.all.has(Project),
            ..RoleContext::default()
        }
    }

    /// Whether the first figure has a source only behind it, and so has the last.
    pub(crate) fn are_sources_behind(&self) -> bool {
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

    pub(crate) fn read(mut self) -> Vec<Claim> {
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
        self.wholes_of_parts(&mut claims);
        self.inherit_from_shares(&mut claims);
        claims
    }

    pub(crate) fn push(&self, index: usize, claims: &mut Vec<Claim>) {
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

    /// What the words in the bracket directly behind a quantity mean: `(without VAT)`.
    pub(crate) fn bracket_after(&self, index: usize) -> ConceptSet {
        let end = self.quantity(index).range.end;
        let rest = &self.text[end..self.statement.range.end.max(end)];
        let inner = rest.trim_start_matches([' ', '\u{a0}', ',']);
        let Some(close) = inner.strip_prefix('(').and_then(|r| r.find(')')) else {
            return ConceptSet::EMPTY;
        };
        let start = end + rest.len() - inner.len() + 1;
        Part::of(self.statement.words(ByteRange::new(start, start + close))).concepts
    }
}
