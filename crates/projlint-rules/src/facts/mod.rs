//! The facts of a document: values with the field they state, their place and how they were read.

mod entries;
mod labelled;
mod periods;
mod prose;
mod values;

pub use entries::Entry;

use crate::block::Block;
use crate::catalog::LabelEntry;
use crate::field::{Field, FieldId};
use crate::language::Lang;
use crate::signs::Signs;
use crate::source::{ByteRange, Source, Span};
use crate::template::{Kind, Match, TemplateText};
use crate::value::date::{Impossible, Reading};
use crate::value::{Code, Count, Date, Duration, Money, Percent, Text, Years};
use std::cell::{Cell, OnceCell};

/// What a fact is about; shares and sums are checked within one scope only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole project.
    Project,
    /// One partner; the number tells partners apart within a document.
    Partner(u32),
    /// One year.
    Year(u16),
}

/// How a fact was found. Facts from labels may feed errors, others warnings at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A label states it.
    Label,
    /// A sentence states it.
    Prose,
}

/// A value, the field it states and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Fact<T> {
    /// The field.
    pub field: FieldId,
    /// The value.
    pub value: T,
    /// The text it was read from.
    pub span: Span,
    /// The label beside it.
    pub label: Option<Span>,
    /// What it is about.
    pub scope: Scope,
    /// How it was found.
    pub origin: Origin,
    /// The line it stands on, an index into the document's blocks.
    pub block: u32,
}

/// Why a value could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It has not the form of a value of its field.
    Malformed,
    /// It has the form of a date that is not in the calendar.
    Impossible(Impossible),
    /// It can be read in two ways: `10.773 million`.
    Ambiguous,
}

/// A labelled value that could not be read.
#[derive(Clone, Copy, Debug)]
pub struct Unread {
    /// The field its label states.
    pub field: FieldId,
    /// The text.
    pub span: Span,
    /// The label.
    pub label: Span,
    /// Why.
    pub why: Why,
}

/// A label without a value.
#[derive(Clone, Copy, Debug)]
pub struct Empty {
    /// The field.
    pub field: FieldId,
    /// The label.
    pub label: Span,
    /// Whether every document of the template states the field.
    pub required: bool,
    /// Whether the value is the template's word for "not available".
    pub absent: bool,
}

/// A full date anywhere in the document, or figures in the form of one.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// The date.
    pub reading: Reading,
    /// Its text.
    pub span: Span,
    /// Whether a label states it.
    pub origin: Origin,
}

/// Everything read from one document.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Facts {
    pub money: Vec<Fact<Money>>,
    pub percent: Vec<Fact<Percent>>,
    pub date: Vec<Fact<Date>>,
    pub duration: Vec<Fact<Duration>>,
    pub count: Vec<Fact<Count>>,
    pub years: Vec<Fact<Years>>,
    pub code: Vec<Fact<Code>>,
    pub text: Vec<Fact<Text>>,
    pub unread: Vec<Unread>,
    pub empty: Vec<Empty>,
    pub mentions: Vec<Mention>,
    pub ranges: Vec<(Years, Span)>,
}

/// A type of value that facts have.
pub trait Value: Copy + Sized + 'static {
    /// The facts of this type.
    fn list(facts: &Facts) -> &Vec<Fact<Self>>;
    /// The facts of this type, to add to.
    fn list_mut(facts: &mut Facts) -> &mut Vec<Fact<Self>>;
}

macro_rules! values {
    ($($value:ident $list:ident)*) => {$(
        impl Value for $value {
            fn list(facts: &Facts) -> &Vec<Fact<Self>> { &facts.$list }
            fn list_mut(facts: &mut Facts) -> &mut Vec<Fact<Self>> { &mut facts.$list }
        }
    )*};
}
values! { Money money Percent percent Date date Duration duration Count count Years years Code code Text text }

impl Facts {
    /// Every fact of a field, in the order of the document.
    pub fn all<T: Value>(&self, field: Field<T>) -> impl Iterator<Item = &Fact<T>> {
        T::list(self).iter().filter(move |f| f.field == field.id)
    }

    /// The fact of a field about the whole project: the first that a label states, else the first of all.
    pub fn one<T: Value>(&self, field: Field<T>) -> Option<&Fact<T>> {
        let project = || self.all(field).filter(|f| f.scope == Scope::Project);
        project()
            .find(|f| f.origin == Origin::Label)
            .or_else(|| project().next())
    }
}

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

    fn push<T: Value>(&mut self, field: FieldId, value: T, range: ByteRange, place: &Place) {
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
