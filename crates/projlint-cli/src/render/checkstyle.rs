//! Checkstyle XML: an `<error>` for each finding below its `<file>`.

use super::xml::{HEAD, escaped};
use super::{Context, Frame, Item, Part, told};
use projlint_rules::judge::meta::Severity;

/// The `<file>` of a document.
pub fn render(item: &Item, context: Context) -> String {
    let mut out = format!("  <file name=\"{}\">\n", escaped(item.path(item.doc)));
    for told in told(item, context) {
        let severity = if told.finding.severity == Severity::Hint {
            "info"
        } else {
            told.finding.severity.name()
        };
        out += &format!(
            "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"projlint.{}\"/>\n",
            told.place.start_line,
            told.place.start_column,
            escaped(&told.message),
            told.finding.rule.code,
        );
    }
    out + "  </file>\n"
}

/// The report.
pub fn frame() -> Frame {
    vec![
        Part::Text(format!("{HEAD}<checkstyle version=\"10.0\">\n")),
        Part::Lane(0),
        Part::Text("</checkstyle>\n".to_owned()),
    ]
}
