use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// A document must be recognisable as a project document, or nothing in it is checked.
    ///
    /// The recognised documents are Kohesio project pages, EURA project descriptions, and texts
    /// that mention a project or state its dates, amounts or fund. An empty file is reported too; a
    /// README, a changelog and the like are not project documents and are not reported.
    ///
    /// ```doc
    /// Pitkospuiden kunto tarkistettiin syksyllä.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ CORE002 unknown-document-kind: the document was not recognised as a project document; nothing was checked
    /// ```
    CORE002 "unknown-document-kind" Info [Unknown] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if doc.other_text {
        return out.skip(Reason::Because("reason-other-text"));
    }
    match doc.blocks.first() {
        Some(block) => out.report(FindingBuilder::at_span(
            block.line_span(doc.source.doc),
            "unknown-document-kind",
        )),
        None => out.report(FindingBuilder::at_span(
            doc.source.span(0..0),
            "unknown-document-kind-empty",
        )),
    }
}
