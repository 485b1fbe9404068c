//! Checkstyle XML: an `<error>` for each finding below its `<file>`.

use super::item::{Frame, FramePart, Item, RenderContext, rendered_findings};
use super::xml::{XML_HEAD, escape_xml};
use projlint_rules::judge::meta::Severity;

/// The `<file>` of a document.
pub fn render(item: &Item, context: RenderContext) -> String {
    let mut out = format!("  <file name=\"{}\">\n", escape_xml(item.path(item.doc)));
    for told in rendered_findings(item, context) {
        let severity = if told.finding.severity == Severity::Hint {
            "info"
        } else {
            told.finding.severity.name()
        };
        out += &format!(
            "    <error line=\"{}\" column=\"{}\" severity=\"{severity}\" message=\"{}\" source=\"projlint.{}\"/>\n",
            told.place.start_line,
            told.place.start_column,
            escape_xml(&told.message),
            told.finding.rule.code,
        );
    }
    out + "  </file>\n"
}

/// The report.
pub fn frame() -> Frame {
    vec![
        FramePart::Text(format!("{XML_HEAD}<checkstyle version=\"10.0\">\n")),
        FramePart::Lane(0),
        FramePart::Text("</checkstyle>\n".to_owned()),
    ]
}
