//! What the reading of facts works on.

use crate::catalog::model::Lang;
use crate::catalog::template::{DocumentKind, Family, LabelEntry, TemplateText};
use crate::field::FieldId;
use crate::read::facts::{Basis, Fact, FactValue, Facts, Origin, Scope};
use crate::read::figure_table::ListedFigure;
use crate::read::recognise::Recognition;
use crate::read::statement::Statement;
use crate::text::block::Block;
use crate::text::range::ByteRange;
use crate::text::scan::TextScan;
use crate::text::source::{Source, Span};
use std::cell::{Cell, RefCell};

/// What the reading of facts works on.
pub(crate) struct FactReader<'s> {
    pub source: &'s Source,
    pub signs: &'s TextScan,
    pub text: &'s str,
    pub blocks: &'s [Block],
    pub entries: &'s [&'s [LabelEntry]],
    pub kind: Option<DocumentKind>,
    pub lang: Lang,
    pub template: Option<&'s TemplateText>,
    pub sections: &'s Recognition,
    pub facts: Facts,
    /// Which blocks state a fact by their label.
    pub used: Vec<bool>,
    /// The lines last read, each with the language it was read in.
    pub lines: RefCell<Vec<(Lang, Statement)>>,
    /// How many bytes of text without figures were read.
    pub plain_bytes: Cell<usize>,
    /// The rows of the table last asked for: its first, and the last one known to belong to it.
    pub table: Cell<(usize, usize)>,
}

impl<'s> FactReader<'s> {
    /// Reads everything.
    pub fn read_facts(mut self) -> Facts {
        self.read_labels();
        self.read_unlabelled();
        if self.kind.is_none()
            && self
                .facts
                .all_of(crate::field::NAME_PROJECT)
                .next()
                .is_none()
        {
            self.read_title();
        }
        self.read_statements();
        if self
            .kind
            .as_ref()
            .is_none_or(|kind| kind.family() != Family::Page)
        {
            self.read_lists();
        }
        if self.kind.is_none() {
            self.settle_title();
            self.note_kind_of_document();
        }
        self.facts.text.sort_by_key(|f| f.span.start);
        self.facts.date.sort_by_key(|f| f.span.start);
        self.facts.money.sort_by_key(|f| f.span.start);
        self.facts.remainders.sort_by_key(|rest| rest.line);
        self.complete_printed();
        self.facts
    }

    /// Adds to the amounts that are printed those of exact labels and of tables, which no statement was read of.
    fn complete_printed(&mut self) {
        let stated = self.facts.money.iter().map(|fact| (fact.value, fact.span));
        let rows = self.facts.lists.iter().flat_map(|table| &table.rows);
        let listed = rows
            .flat_map(|row| &row.cells)
            .filter_map(|cell| match cell.figure {
                ListedFigure::Money(money) => Some((money, cell.span)),
                _ => None,
            });
        self.facts.printed.amounts.extend(stated.chain(listed));
        self.facts.printed.sort();
    }

    pub(crate) fn push_fact<T: FactValue>(
        &mut self,
        field: FieldId,
        value: T,
        range: ByteRange,
        place: &FactPlace,
    ) {
        let span = self.source.span(range.start..range.end);
        let FactPlace {
            label,
            scope,
            origin,
            block,
        } = *place;
        T::facts_of_mut(&mut self.facts).push(Fact {
            field,
            value,
            span,
            label,
            scope,
            origin,
            basis: Basis::Unstated,
            block,
        });
    }
}

/// Where a fact is and how it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FactPlace {
    pub label: Option<Span>,
    pub scope: Scope,
    pub origin: Origin,
    pub block: u32,
}
