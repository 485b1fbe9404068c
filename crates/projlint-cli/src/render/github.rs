//! Annotations of GitHub Actions: a command for each finding.

use super::item::{Item, RenderContext, rendered_findings};
use projlint_rules::judge::meta::Severity;
use std::fmt::Write as _;

/// The commands of a document.
pub fn render(item: &Item, context: RenderContext) -> String {
    let mut out = String::new();
    for told in rendered_findings(item, context) {
        let command = match told.finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info | Severity::Hint => "notice",
        };
        let place = told.place;
        let _ = write!(
            out,
            "::{command} file={},line={},endLine={}",
            property(item.path(item.doc)),
            place.start_line,
            place.end_line
        );
        // GitHub takes columns on one line only, and counts the last one in.
        if place.start_line == place.end_line {
            let last = place.end_column.saturating_sub(1).max(place.start_column);
            let _ = write!(out, ",col={},endColumn={last}", place.start_column);
        }
        let _ = writeln!(
            out,
            ",title={} {}::{}",
            told.finding.rule.code,
            told.finding.rule.name,
            data(&told.message)
        );
    }
    out
}

fn data(text: &str) -> String {
    let text = text
        .replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A");
    text.replace(|c: char| c.is_control(), "\u{fffd}")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
