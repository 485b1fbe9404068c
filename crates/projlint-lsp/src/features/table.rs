//! What was read, as a text: every fact with its value and line.

use super::{reader_of, value_for};
use crate::convert::ClientStyle;
use crate::view::Snapshot;
use projlint_rules::judge::message::Arg;
use projlint_rules::text::source::Encoding;
use std::fmt::Write as _;

/// The facts of a document, a line each.
pub fn facts_table(view: &Snapshot, telling: ClientStyle) -> String {
    let (doc, reader) = (view.document(), reader_of(view, telling));
    let mut text = format!(
        "{} ({}, {})\n\n",
        doc.name,
        doc.kind.name(),
        doc.language.map_or("?", |l| l.code())
    );
    for entry in doc.facts.entries(&doc.source) {
        let line = doc
            .source
            .position(doc.source.range_in_file(entry.span).start, Encoding::Utf8)
            .line
            + 1;
        let _ = writeln!(
            text,
            "{line:>5}  {}: {}",
            Arg::Field(entry.field).render(reader),
            value_for(doc, &entry, reader)
        );
    }
    text
}
