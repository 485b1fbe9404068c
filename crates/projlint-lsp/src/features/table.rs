//! What was read, as a text: every fact with its value and line.

use super::{reader, value};
use crate::convert::Telling;
use crate::view::View;
use projlint_rules::judge::message::Arg;
use projlint_rules::text::source::Encoding;
use std::fmt::Write as _;

/// The facts of a document, a line each.
pub fn table(view: &View, telling: Telling) -> String {
    let (doc, reader) = (view.document(), reader(view, telling));
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
            value(doc, &entry, reader)
        );
    }
    text
}
