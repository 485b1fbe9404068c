//! What authors use beyond the findings, one file each. Each looks at a [`View`] and answers in the protocol's types.

pub mod actions;
pub mod complete;
pub mod headings;
pub mod hints;
pub mod hover;
pub mod lens;
pub mod places;
pub mod rename;
pub mod table;

use crate::convert::{ClientStyle, from_position};
use crate::view::Snapshot;
use projlint_rules::document::Document;
use projlint_rules::field::FieldId;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::text::source::{DocId, Span};
use tower_lsp::ls_types as lsp;

/// The place in a document that a request is about.
#[derive(Clone, Copy)]
pub struct RequestPlace<'v> {
    /// The document and those linked to it.
    pub view: &'v Snapshot,
    /// How the editor is answered.
    pub telling: ClientStyle,
    /// The byte of the file.
    pub offset: usize,
}

impl<'v> RequestPlace<'v> {
    /// The place at a position of the editor.
    pub fn at(view: &'v Snapshot, telling: ClientStyle, position: lsp::Position) -> Self {
        let offset = view
            .document()
            .source
            .offset(from_position(position), telling.encoding);
        Self {
            view,
            telling,
            offset,
        }
    }

    /// Whether the place is on a span of the document, or just after it.
    pub fn on(&self, span: Span) -> bool {
        let range = self.view.document().source.range_in_file(span);
        span.doc == self.view.own && range.start <= self.offset && self.offset <= range.end
    }

    /// The fact at the place: the one with the shortest text, if several are.
    pub fn fact(&self) -> Option<FactEntry> {
        let doc = self.view.document();
        let on = |e: &FactEntry| self.on(e.span) || e.label.is_some_and(|l| self.on(l));
        let length = |e: &FactEntry| {
            if self.on(e.span) {
                e.span.end - e.span.start
            } else {
                u32::MAX
            }
        };
        doc.facts
            .entries(&doc.source)
            .into_iter()
            .filter(on)
            .min_by_key(length)
    }

    /// The reader's language.
    pub fn reader_of(&self) -> MessageLang {
        reader_of(self.view, self.telling)
    }
}

/// The language of the answers about the document that is looked at.
pub fn reader_of(view: &Snapshot, telling: ClientStyle) -> MessageLang {
    telling.message_lang(&view.members[view.own.0 as usize])
}

/// A message with one argument.
pub fn message_with(
    id: &'static str,
    name: &'static str,
    value: Arg,
    reader: MessageLang,
) -> String {
    Message::new(id).arg(name, value).render(reader)
}

/// Every place in a document of the view that states a fact of a field about the same thing.
pub fn stated_entries(view: &Snapshot, doc: DocId, like: &FactEntry) -> Vec<FactEntry> {
    let document = view.project.document(doc);
    let word = |e: &FactEntry| {
        e.label
            .map(|l| view.project.document(l.doc).source.slice(l).to_lowercase())
    };
    let same = |e: &FactEntry| match e.field {
        field if field != like.field || e.scope != like.scope => false,
        // Rows of a list: only the row's own words say what it is about.
        FieldId::AmountPart | FieldId::AmountSum | FieldId::SharePart => {
            e.span == like.span || (e.label.is_some() && word(e) == word(like))
        }
        // A document names several of these, of several people and places.
        FieldId::DateEvent
        | FieldId::Partners
        | FieldId::Url
        | FieldId::ContactPhone
        | FieldId::ContactEmail => e.value == like.value,
        FieldId::AddrStreet
        | FieldId::AddrPostcode
        | FieldId::AddrTown
        | FieldId::ContactName
        | FieldId::ContactPosition => e.value == like.value,
        _ => true,
    };
    document
        .facts
        .entries(&document.source)
        .into_iter()
        .filter(same)
        .collect()
}

/// The value of a fact as a reader writes it; otherwise as reports have it.
pub fn value_for(doc: &Document, entry: &FactEntry, reader: MessageLang) -> String {
    let facts = &doc.facts;
    let at = |field, span| entry.field == field && entry.span == span;
    let money = facts
        .money
        .iter()
        .find(|f| at(f.field, f.span))
        .map(|f| Arg::Money(f.value));
    let percent = || {
        facts
            .percent
            .iter()
            .find(|f| at(f.field, f.span))
            .map(|f| Arg::Percent(f.value))
    };
    let date = || {
        facts
            .date
            .iter()
            .find(|f| at(f.field, f.span))
            .map(|f| Arg::Date(f.value))
    };
    let length = || {
        facts
            .duration
            .iter()
            .find(|f| at(f.field, f.span))
            .map(|f| Arg::Months(i64::from(f.value.months) * 30))
    };
    let word = || {
        facts
            .code
            .iter()
            .find(|f| at(f.field, f.span))
            .map(|f| Arg::Text(doc.source.slice(f.span).to_owned()))
    };
    let known = money
        .or_else(percent)
        .or_else(date)
        .or_else(length)
        .or_else(word);
    known.map_or_else(|| entry.value.clone(), |arg| arg.render(reader))
}

/// The name of a document of a view for a reader.
pub fn document_name(view: &Snapshot, doc: DocId) -> String {
    let name = &view.project.document(doc).name;
    if name.is_empty() {
        format!("{}", doc.0 + 1)
    } else {
        name.clone()
    }
}
