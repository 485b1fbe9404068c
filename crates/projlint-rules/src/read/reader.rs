//! What the reading of facts works on.

use crate::catalog::model::{Kind, LabelEntry, Lang, TemplateText};
use crate::field::FieldId;
use crate::read::facts::{Fact, Facts, Origin, Scope, Value};
use crate::read::recognise::Match;
use crate::text::block::Block;
use crate::text::range::ByteRange;
use crate::text::scan::Signs;
use crate::text::source::{Source, Span};
use crate::value::code::Text;
use std::cell::{Cell, OnceCell};

/// What the reading of facts works on.
pub(crate) struct Reader<'s> {
    pub source: &'s Source,
    pub signs: &'s Signs,
    pub text: &'s str,
    pub blocks: &'s [Block],
    pub entries: &'s [&'static [LabelEntry]],
    pub kind: Option<Kind>,
    pub lang: Lang,
    pub template: Option<&'static TemplateText>,
    pub sections: &'s Match,
    pub facts: Facts,
    /// Which blocks state a fact by their label.
    pub used: Vec<bool>,
    /// The project's names, in lower case; asked for only once the labels are read.
    pub titles: OnceCell<Vec<String>>,
    /// The rows of the table last asked for: its first, and the last one known to belong to it.
    pub table: Cell<(usize, usize)>,
}

impl<'s> Reader<'s> {
    /// Reads everything.
    pub fn read(mut self) -> Facts {
        self.labelled();
        if self.kind == Some(Kind::Kohesio) {
            self.kohesio();
        }
        if self.kind.is_none() && self.facts.all(crate::field::NAME_PROJECT).next().is_none() {
            self.title();
        }
        self.prose();
        self.facts.text.sort_by_key(|f| f.span.start);
        self.facts.date.sort_by_key(|f| f.span.start);
        self.facts.money.sort_by_key(|f| f.span.start);
        self.facts
    }

    pub(crate) fn push<T: Value>(
        &mut self,
        field: FieldId,
        value: T,
        range: ByteRange,
        place: &Place,
    ) {
        let span = self.source.span(range.start..range.end);
        let Place {
            label,
            scope,
            origin,
            block,
        } = *place;
        T::list_mut(&mut self.facts).push(Fact {
            field,
            value,
            span,
            label,
            scope,
            origin,
            block,
        });
    }

    /// The project's name on a page without labels: its first line, if it has the form of a title.
    fn title(&mut self) {
        let Some(block) = self.blocks.first() else {
            return;
        };
        let line = block.text(self.text);
        let titled = line.len() <= 150
            && !line.ends_with(['.', '!', '?', ':', ';', ','])
            && !self.used.first().is_some_and(|u| *u);
        let words = line.chars().any(char::is_alphabetic);
        if titled && words && block.label == 0 {
            let place = Place {
                label: None,
                scope: Scope::Project,
                origin: Origin::Prose,
                block: 0,
            };
            self.push(FieldId::NameProject, Text, block.body_range(), &place);
        }
    }
}

/// Where a fact stands and how it was found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    pub label: Option<Span>,
    pub scope: Scope,
    pub origin: Origin,
    pub block: u32,
}
