//! Reviewdog's diagnostic format. Its columns count bytes of UTF-8.

use super::item::{Frame, FramePart, Item, RenderContext, page_address, rendered_findings};
use crate::render::item::RenderedFinding;
use projlint_rules::judge::meta::Severity;
use projlint_rules::text::source::{Encoding, Source, Span};
use serde_json::{Value, json};

/// The diagnostics of a document.
pub fn render(item: &Item, context: RenderContext) -> String {
    let doc = item.document();
    let diagnostic = |told: RenderedFinding<'_>| {
        let finding = told.finding;
        let severity = match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Info | Severity::Hint => "INFO",
        };
        let own = finding
            .fix
            .iter()
            .flat_map(|f| &f.edits)
            .filter(|e| e.span.doc == item.doc);
        let suggestions: Vec<Value> = own
            .map(|e| json!({ "range": range(&doc.source, e.span), "text": context.cover_text(&e.text).replace('\n', doc.source.line_break()) }))
            .collect();
        let mut value = json!({
            "message": told.message,
            "location": { "path": item.path(item.doc), "range": range(&doc.source, finding.primary.span) },
            "severity": severity,
            "code": { "value": finding.rule.code, "url": page_address(finding.rule.code) },
        });
        if !suggestions.is_empty() {
            value["suggestions"] = suggestions.into();
        }
        format!(",\n    {value}")
    };
    rendered_findings(item, context)
        .into_iter()
        .map(diagnostic)
        .collect()
}

fn range(source: &Source, span: Span) -> Value {
    let range = source.range_in_file(span);
    let place = |at: usize| {
        let p = source.position(at, Encoding::Utf8);
        json!({ "line": p.line + 1, "column": p.column + 1 })
    };
    json!({ "start": place(range.start), "end": place(range.end) })
}

/// The report.
pub fn frame() -> Frame {
    let source = json!({ "name": "projlint", "url": env!("CARGO_PKG_REPOSITORY") });
    let head = format!("{{ \"source\": {source},\n  \"diagnostics\": [");
    vec![
        FramePart::Text(head),
        FramePart::List(0),
        FramePart::Text("\n  ] }\n".to_owned()),
    ]
}
