//! One line for each finding: `path:line:column: severity[CODE] message`.

use super::item::{Item, RenderContext};
use crate::documents::on_a_line;
use projlint_rules::text::source::Encoding;
use std::fmt::Write as _;

/// The lines of a document.
pub fn render(item: &Item, context: RenderContext) -> String {
    let mut out = String::new();
    for finding in item
        .report
        .findings
        .iter()
        .filter(|f| f.severity >= context.show)
    {
        let source = &item.project.document(finding.primary.span.doc).source;
        let at = source.position(
            source.range_in_file(finding.primary.span).start,
            Encoding::Utf32,
        );
        let message = context.message_text(&finding.message, item.reader);
        let (path, severity, code) = (
            on_a_line(item.path(item.doc)),
            finding.severity.name(),
            finding.rule.code,
        );
        let _ = writeln!(
            out,
            "{path}:{}:{}: {severity}[{code}] {message}",
            at.line + 1,
            at.column + 1
        );
    }
    out
}
