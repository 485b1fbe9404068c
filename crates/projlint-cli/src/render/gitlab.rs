//! Code quality report of GitLab: an array of issues as Code Climate has them.

use super::{Context, Item, hash, told};
use projlint_rules::judge::meta::Severity;
use serde_json::json;

/// The issues of a document.
pub fn render(item: &Item, context: Context) -> String {
    let path = item.path(item.doc);
    let issue = |told: super::Told<'_>| {
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
            "fingerprint": format!("{:016x}{:016x}", hash(whole.bytes()), hash(whole.bytes().rev())),
            "severity": severity,
            "categories": ["Bug Risk"],
            "location": { "path": path, "lines": { "begin": told.place.start_line, "end": told.place.end_line } },
        });
        format!(",\n  {issue}")
    };
    told(item, context).into_iter().map(issue).collect()
}
