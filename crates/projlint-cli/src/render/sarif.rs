//! SARIF 2.1.0: one run with the rules, their pages, and the results.

use super::json::Place;
use super::{Context, Frame, Item, Part, Told, page, told};
use projlint_rules::finding::{Finding, Fix};
use projlint_rules::rule::{Rule, Severity};
use projlint_rules::rules::ALL;
use projlint_rules::source::Span;
use serde_json::{Value, json};

/// The results of a document: its findings, and those that its author accepts.
pub fn results(item: &Item, context: Context) -> String {
    let found = told(item, context).iter().map(|t| result(item, t, context)).collect::<Vec<_>>();
    let accepted = item.report.suppressed.iter().filter(|(f, _)| f.severity >= context.show).map(|(finding, reason)| {
        let place = Place::new(&item.document().source, finding.primary.span);
        let told = Told { finding, place, message: context.say(&finding.message, item.reader), fingerprint: String::new() };
        let mut value = result(item, &told, context);
        let own = item.document().suppressions.iter().find(|s| s.reason == *reason && s.rules.contains(&finding.rule));
        let kind = if own.is_some_and(|s| s.comment.is_some()) { "inSource" } else { "external" };
        value["suppressions"] = json!([{ "kind": kind, "status": "accepted", "justification": context.cover(reason) }]);
        value
    });
    found.into_iter().chain(accepted).map(|value| format!(",\n    {value}")).collect()
}

fn result(item: &Item, told: &Told<'_>, context: Context) -> Value {
    let finding = told.finding;
    let related = |(id, label): (usize, &projlint_rules::finding::Label)| {
        let text = label.message.as_ref().map(|m| context.say(m, item.reader)).unwrap_or_default();
        json!({ "id": id, "physicalLocation": location(item, label.span), "message": { "text": text } })
    };
    let mut value = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": ALL.iter().position(|r| *r == finding.rule),
        "level": level(finding.severity),
        "message": { "text": told.message },
        "locations": [{ "physicalLocation": location(item, finding.primary.span) }],
        "properties": properties(finding, item, context),
    });
    if !told.fingerprint.is_empty() {
        value["partialFingerprints"] = json!({ "projlint/v1": told.fingerprint });
    }
    if !finding.related.is_empty() {
        value["relatedLocations"] = (1..).zip(&finding.related).map(related).collect();
    }
    if let Some(fix) = &finding.fix {
        value["fixes"] = json!([changes(item, fix, context)]);
    }
    value
}

fn properties(finding: &Finding, item: &Item, context: Context) -> Value {
    let mut properties = json!({ "severity": finding.severity.name() });
    for (name, value) in [("expected", &finding.expected), ("found", &finding.found), ("difference", &finding.difference)] {
        if let Some(value) = value {
            properties[name] = context.value(value, item.reader).into();
        }
    }
    properties
}

fn changes(item: &Item, fix: &Fix, context: Context) -> Value {
    let change = |edit: &projlint_rules::finding::Edit| {
        let replacement = json!({ "deletedRegion": region(item, edit.span), "insertedContent": { "text": context.cover(&edit.text) } });
        json!({ "artifactLocation": artifact(item.path(edit.span.doc)), "replacements": [replacement] })
    };
    json!({ "description": { "text": context.say(&fix.title, item.reader) }, "artifactChanges": fix.edits.iter().map(change).collect::<Vec<_>>() })
}

fn location(item: &Item, span: Span) -> Value {
    json!({ "artifactLocation": artifact(item.path(span.doc)), "region": region(item, span) })
}

fn region(item: &Item, span: Span) -> Value {
    let place = Place::new(&item.project.document(span.doc).source, span);
    json!({
        "startLine": place.start_line, "startColumn": place.start_column, "endLine": place.end_line, "endColumn": place.end_column,
        "byteOffset": place.start, "byteLength": place.end - place.start,
    })
}

/// A file by its address: relative to where projlint ran, percent-encoded.
fn artifact(path: &str) -> Value {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    if uri.starts_with('/') { json!({ "uri": format!("file://{uri}") }) } else { json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }) }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn rule(rule: &&Rule) -> Value {
    let docs: Vec<&str> = rule.docs.lines().map(|l| l.strip_prefix(' ').unwrap_or(l)).collect();
    let text = docs.join("\n").replace("```doc md", "```text").replace("```doc", "```text");
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": docs.first().copied().unwrap_or("") },
        "help": { "text": text, "markdown": text },
        "helpUri": page(rule.code),
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// The report.
pub fn frame() -> Frame {
    let driver = json!({
        "name": "projlint", "version": env!("CARGO_PKG_VERSION"), "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": ALL.iter().map(rule).collect::<Vec<_>>(),
    });
    let head = format!(
        "{{ \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{{\n  \"tool\": {{ \"driver\": {driver} }},\n  \
         \"columnKind\": \"unicodeCodePoints\",\n  \"results\": ["
    );
    vec![Part::Text(head), Part::List(0), Part::Text("\n  ] }] }\n".to_owned())]
}
