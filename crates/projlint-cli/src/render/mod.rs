//! What is printed, one file a format.

pub mod concise;
pub mod human;
pub mod json;
pub mod summary;
mod view;

use projlint_rules::message::{Arg, Message, Reader};
use projlint_rules::privacy::masked;
use projlint_rules::rule::Severity;
use projlint_rules::source::DocId;
use projlint_rules::{Document, Project, Report};
use std::sync::Arc;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// With colours.
    pub color: bool,
    /// With addresses and numbers of persons.
    pub unmask: bool,
    /// The lowest severity shown.
    pub show: Severity,
    /// With the checks.
    pub checks: bool,
}

/// A document and what was found in it.
#[derive(Debug)]
pub struct Item {
    /// The paths of the project's documents as printed, in their order.
    pub paths: Arc<[String]>,
    /// Which of them it is.
    pub doc: DocId,
    /// The language of the findings.
    pub reader: Reader,
    /// The documents of the project.
    pub project: Arc<Project>,
    /// What the rules say of this document.
    pub report: Report,
}

impl Item {
    /// The path of a document as printed.
    pub fn path(&self, doc: DocId) -> &str {
        &self.paths[doc.0 as usize]
    }

    /// The document itself.
    pub fn document(&self) -> &Document {
        self.project.document(self.doc)
    }
}

impl Context {
    /// A text of the document as it may be shown.
    pub fn cover(self, text: &str) -> String {
        if self.unmask { text.to_owned() } else { masked(text) }
    }

    /// A message as it may be shown.
    pub fn say(self, message: &Message, reader: Reader) -> String {
        self.cover(&message.render(reader))
    }

    /// An argument as it may be shown.
    pub fn value(self, arg: &Arg, reader: Reader) -> String {
        self.cover(&arg.render(reader))
    }
}
