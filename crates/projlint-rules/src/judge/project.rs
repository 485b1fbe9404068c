//! The documents of one project, each with what it is judged by.

use crate::document::{Document, Input};
use crate::judge::settings::Settings;
use crate::text::source::DocId;
use std::sync::Arc;

/// Documents that are judged together, each by its own settings. One document is a project too.
#[derive(Debug, Default)]
pub struct Project {
    documents: Vec<Document>,
    settings: Vec<Arc<Settings>>,
}

impl Project {
    /// A project of one document.
    pub fn single(input: Input, settings: Arc<Settings>) -> Self {
        Self::linked([(input, settings)])
    }

    /// Documents that are judged together, in their order.
    pub fn linked(members: impl IntoIterator<Item = (Input, Arc<Settings>)>) -> Self {
        let mut project = Self::default();
        for (input, settings) in members {
            project.add_document(input, settings);
        }
        project
    }

    /// Reads one more document; its number.
    pub fn add_document(&mut self, input: Input, settings: Arc<Settings>) -> DocId {
        let doc = DocId(self.documents.len() as u32);
        self.documents.push(Document::read(doc, input));
        self.settings.push(settings);
        doc
    }

    /// The documents; a [`DocId`] is the place in this list.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// A document by its number.
    pub fn document(&self, doc: DocId) -> &Document {
        &self.documents[doc.0 as usize]
    }

    /// What a document is judged by.
    pub fn settings(&self, doc: DocId) -> &Settings {
        &self.settings[doc.0 as usize]
    }
}
