//! What takes the role from an amount or a share: other projects, several receivers, too large a figure.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::read::claims::ClaimReader;
use crate::read::figures::measure::Measure;
use crate::read::role_words::{FOREIGN_SUBJECT, MONEY_FOREIGN_BEFORE, MONEY_FOREIGN_CALL};
use crate::read::statement::Part;
use crate::text::range::ByteRange;

impl ClaimReader<'_> {
    /// Whether an amount is too large for a project: 1 000 million euro, or 50 in a sentence that does not name it.
    pub(crate) fn is_too_large(&self, index: usize) -> bool {
        let Measure::Money(money) = self.quantity(index).measure else {
            return false;
        };
        let euros = money.cents / 100 / money.currency.per_euro();
        let named = self.around.label.is_some() || self.all.has(Project);
        let labelled = self.around.label.is_some();
        !labelled && euros >= 1_000_000_000 || (euros >= 50_000_000 && !named)
    }

    /// The words that take a role from everything behind them.
    pub(crate) fn is_foreign_sentence(&self, index: usize) -> bool {
        let before = ByteRange::new(self.statement.range.start, self.quantity(index).range.start);
        let label = self.around.label.map_or(ConceptSet::EMPTY, |l| l.concepts);
        let before = Part::of(self.statement.words(before)).concepts.union(label);
        let project = self.all.has(Project) || self.around.label.is_some();
        // `For comparison, LIFE Lagoons cost 3.1 million`
        let first = self.statement.terms.first();
        let compared = first.is_some_and(|t| t.concepts.has(OtherCompare));
        compared
            || before.has_any(MONEY_FOREIGN_BEFORE)
            || (before.has_any(MONEY_FOREIGN_CALL) && !self.all.union(label).has(Project))
            || (self.subject.has(Programme) && !project)
            || self.subject.has_any(FOREIGN_SUBJECT)
            || before.has(OtherPlan) && self.around.label.is_none()
    }

    /// Whether several projects are spoken of since the figure before.
    pub(crate) fn is_of_several(&self, index: usize) -> bool {
        let from = self.statement.taken_before(index);
        let to = self.quantity(index).range.start;
        Part::of(self.statement.words(ByteRange::new(from, to)))
            .concepts
            .has(Projects)
    }

    /// `The costs by 31 August 2024 were 213 700 €`: what was spent up to a day is not the budget.
    pub(crate) fn is_spent_by_a_day(&self, index: usize) -> bool {
        let from = self.statement.taken_before(index);
        let to = self.quantity(index).range.start;
        let label = self.around.label.map_or(ConceptSet::EMPTY, |l| l.concepts);
        let words = Part::of(self.statement.words(ByteRange::new(from, to)))
            .concepts
            .union(label);
        let dated = self.statement.quantities[..index].iter().any(|q| {
            q.range.start >= from && matches!(q.measure, Measure::Date(Ok(date)) if date.day > 0)
        });
        dated && words.has(Cost) && !words.has_any(ConceptSet::of(&[Budget, Eligible]))
    }
}
