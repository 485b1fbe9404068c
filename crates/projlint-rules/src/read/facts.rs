//! The facts of a document: values with the field they state, their place and how they were read.

use crate::field::{Field, FieldId};
use crate::read::figure_table::FigureTable;
use crate::text::source::Span;
use crate::value::code::{Code, Text};
use crate::value::count::{Count, Duration};
use crate::value::date::{Date, ImpossibleDate, Reading, Years};
use crate::value::money::Money;
use crate::value::percent::Percent;

/// What a fact is about; shares and sums are checked within one scope only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// The whole project.
    Project,
    /// One partner; the number identifies the partner within a document.
    Partner(u32),
    /// One year.
    Year(u16),
}

/// What an amount or share is counted of or with; figures on different bases are never compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The text names none.
    #[default]
    Unstated,
    /// Of the eligible costs or of the public funding.
    Part,
    /// With value added tax.
    WithVat,
    /// Without value added tax.
    WithoutVat,
}

/// How a fact was found. Facts from labels may feed errors, others warnings at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// A label states it.
    Label,
    /// A sentence states it.
    Prose,
}

/// A value, the field it states and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Fact<T> {
    /// The field.
    pub field: FieldId,
    /// The value.
    pub value: T,
    /// The text it was read from.
    pub span: Span,
    /// The label next to it.
    pub label: Option<Span>,
    /// What it is about.
    pub scope: Scope,
    /// How it was found.
    pub origin: Origin,
    /// What it is counted of or with.
    pub basis: Basis,
    /// The line it is on, an index into the document's blocks.
    pub block: u32,
}

/// Why a value could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnreadReason {
    /// It has not the form of a value of its field.
    Malformed,
    /// It has the form of a date that is not in the calendar.
    Impossible(ImpossibleDate),
    /// It can be read in two ways: `10.773 million`.
    Ambiguous,
    /// A figure whose unit is not known, or without one.
    Unit,
}

/// Why an amount or a share states no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftReason {
    /// A word beside it speaks of something else: a partner, a phase, another project.
    Foreign(Span),
    /// Its sentence speaks of several projects.
    Several,
    /// It is too large for a project.
    TooLarge,
    /// Words beside it are not known, and nothing else says the same.
    UnknownWords,
    /// No word beside it says what it is.
    NoRole,
}

/// An amount or a share that states no field.
#[derive(Clone, Copy, Debug)]
pub struct LeftFigure {
    /// Its text.
    pub span: Span,
    /// Why.
    pub why: LeftReason,
}

/// A labelled value that could not be read.
#[derive(Clone, Copy, Debug)]
pub struct UnreadValue {
    /// The field its label states.
    pub field: FieldId,
    /// The text.
    pub span: Span,
    /// The label.
    pub label: Span,
    /// Why.
    pub why: UnreadReason,
}

/// A label without a value.
#[derive(Clone, Copy, Debug)]
pub struct EmptyField {
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
pub struct DateMention {
    /// The date.
    pub reading: Reading,
    /// Its text.
    pub span: Span,
    /// Whether a label states it.
    pub origin: Origin,
}

/// A number of things and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct CountedPart {
    /// The number.
    pub value: i64,
    /// Its text.
    pub span: Span,
}

/// A number of things that a sentence divides into parts.
#[derive(Clone, Debug)]
pub struct Breakdown {
    /// All of them.
    pub total: CountedPart,
    /// The parts.
    pub parts: Vec<CountedPart>,
    /// Whether the parts need not be all.
    pub is_subset: bool,
}

/// An amount with the share beside it that it is of some whole: `360 000 € (60 %)`.
#[derive(Clone, Copy, Debug)]
pub struct SharedAmount {
    /// The amount.
    pub amount: (Money, Span),
    /// The share.
    pub share: (Percent, Span),
}

/// Two dates of which the text makes a range, and the length beside it.
#[derive(Clone, Copy, Debug)]
pub struct PrintedRange {
    /// First day.
    pub start: (Date, Span),
    /// Last day.
    pub end: (Date, Span),
    /// Months that are said beside it, where its sentence names no other range and length.
    pub length: Option<(u32, Span)>,
}

/// Every amount, share, range of dates and span of years that is printed in a document, whatever it is; amounts and shares in the
/// order of the document.
#[derive(Debug, Default)]
#[allow(missing_docs)]
pub struct Printed {
    pub pairs: Vec<SharedAmount>,
    pub amounts: Vec<(Money, Span)>,
    pub shares: Vec<(Percent, Span)>,
    pub ranges: Vec<PrintedRange>,
    pub years: Vec<Years>,
}

impl Printed {
    /// The amounts around a place.
    pub fn amounts_near(&self, place: Span, bytes: u32) -> &[(Money, Span)] {
        near(&self.amounts, place, bytes)
    }

    /// The shares around a place.
    pub fn shares_near(&self, place: Span, bytes: u32) -> &[(Percent, Span)] {
        near(&self.shares, place, bytes)
    }

    /// Puts everything in the order of the document, once each; of a range that is noted twice, the one with its length stays.
    pub(crate) fn sort(&mut self) {
        self.amounts.sort_by_key(|(_, span)| span.start);
        self.amounts.dedup_by_key(|(_, span)| span.start);
        self.shares.sort_by_key(|(_, span)| span.start);
        self.shares.dedup_by_key(|(_, span)| span.start);
        let place = |range: &PrintedRange| (range.start.1.start, range.end.1.start);
        self.ranges
            .sort_by_key(|range| (place(range), range.length.is_none()));
        self.ranges.dedup_by_key(|range| place(range));
    }
}

/// What begins at most so many bytes before or behind a place, of figures in the order of the document.
fn near<T>(figures: &[(T, Span)], place: Span, bytes: u32) -> &[(T, Span)] {
    let from = figures.partition_point(|(_, span)| span.start + bytes < place.start);
    let to = figures.partition_point(|(_, span)| span.start <= place.start + bytes);
    &figures[from..to.max(from)]
}

/// What a document says of changes to its project: figures from before and after them differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Amended {
    /// Dates or the length were changed.
    pub dates: bool,
    /// The amounts before and after changes.
    pub amounts: Vec<Money>,
}

/// A word for the rest, and which figures stand behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remainder {
    /// The number of its line.
    pub line: u32,
    /// A share is behind it.
    pub share: bool,
    /// An amount is behind it.
    pub amount: bool,
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
    pub unread: Vec<UnreadValue>,
    pub left: Vec<LeftFigure>,
    pub empty: Vec<EmptyField>,
    pub mentions: Vec<DateMention>,
    pub ranges: Vec<(Years, Span)>,
    pub lists: Vec<FigureTable>,
    pub printed: Printed,
    pub amended: Amended,
    /// Whether its head says that it changes what an earlier document says.
    pub is_amendment: bool,
    /// Whether it is of a part of the project: a year, or a partner.
    pub is_of_part: bool,
    /// Words that somebody pays the rest.
    pub remainders: Vec<Remainder>,
    pub breakdowns: Vec<Breakdown>,
}

/// A type of value that facts have.
pub trait FactValue: Copy + Sized + 'static {
    /// The facts of this type.
    fn facts_of(facts: &Facts) -> &Vec<Fact<Self>>;
    /// The facts of this type, to add to.
    fn facts_of_mut(facts: &mut Facts) -> &mut Vec<Fact<Self>>;
}

macro_rules! values {
    ($($value:ident $list:ident)*) => {$(
        impl FactValue for $value {
            fn facts_of(facts: &Facts) -> &Vec<Fact<Self>> { &facts.$list }
            fn facts_of_mut(facts: &mut Facts) -> &mut Vec<Fact<Self>> { &mut facts.$list }
        }
    )*};
}

values! { Money money Percent percent Date date Duration duration Count count Years years Code code Text text }

impl Facts {
    /// Every fact of a field, in the order of the document.
    pub fn all_of<T: FactValue>(&self, field: Field<T>) -> impl Iterator<Item = &Fact<T>> {
        T::facts_of(self)
            .iter()
            .filter(move |f| f.field == field.id)
    }

    /// The fact of a field about the whole project: the first that a label states, else the first of all.
    pub fn one_of<T: FactValue>(&self, field: Field<T>) -> Option<&Fact<T>> {
        let project = || self.all_of(field).filter(|f| f.scope == Scope::Project);
        project()
            .find(|f| f.origin == Origin::Label)
            .or_else(|| project().next())
    }
}
