//! Code quality report of GitLab: an array of issues as Code Climate has them.

use super::item::{Item, RenderContext, RenderedFinding, rendered_findings, stable_hash};

use projlint_rules::judge::meta::Severity;
use serde_json::json;

/// The issues of a document.
pub fn render(item: &Item, context: RenderContext) -> String {
    let path = item.path(item.doc);
    let issue = |told: RenderedFinding<'_>| {
        let severity = match told.finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info | Severity::Hint => "info",
        };
        let whole = format!("{path}\0{}", told.fingerprint);
        let issue = json!({
            "type": "issue",
            "description": told.message.replace('\n', " "),
            "check_name": format!("{} {}", told.finding.rule.code, told.finding.rule.name),
            "fingerprint": format!("{:016x}{:016x}", stable_hash(whole.bytes()), stable_hash(whole.bytes().rev())),
            "severity": severity,
            "categories": ["Bug Risk"],
            "location": { "path": path, "lines": { "begin": told.place.start_line, "end": told.place.end_line } },
        });
        format!(",\n  {issue}")
    };
    rendered_findings(item, context)
        .into_iter()
        .map(issue)
        .collect()
}
