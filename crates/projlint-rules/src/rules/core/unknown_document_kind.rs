use crate::project::Document;
use crate::rule::{Draft, Outcome};

crate::rule! {
    /// The document is not recognised as a project document, so nothing in it was checked.
    ///
    /// Recognised are project pages of Kohesio, project descriptions of EURA, and texts that speak of a project or state
    /// its dates, amounts or fund. An empty file is reported too.
    ///
    /// ```doc
    /// Pitkospuiden kunto tarkistettiin syksyllä.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ CORE002 unknown-document-kind: not recognised as a project document; nothing was checked
    /// ```
    CORE002 "unknown-document-kind" Info [Unknown] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    match doc.blocks.first() {
        Some(block) => out.report(Draft::at(block.span(doc.source.doc), "unknown-document-kind")),
        None => out.report(Draft::at(doc.source.span(0..0), "unknown-document-kind-empty")),
    }
}
