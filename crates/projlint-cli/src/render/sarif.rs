//! SARIF 2.1.0: one run with the rules, their pages, and the results.

use super::item::FilePlace;
use super::item::{
    Frame, FramePart, Item, RenderContext, RenderedFinding, page_address, rendered_findings,
};
use super::summary::Summary;
use crate::documents::slash_path;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use projlint_rules::judge::finding::{Edit, Finding, Fix};
use projlint_rules::judge::meta::{RuleMeta, Severity};
use projlint_rules::judge::suppress::{SuppressedFinding, SuppressionOrigin};
use projlint_rules::rules::metas;
use projlint_rules::text::source::Span;
use serde_json::{Value, json};

/// The results of a document: its findings, and those that its author accepts.
pub fn results(item: &Item, context: RenderContext) -> String {
    let found = rendered_findings(item, context)
        .iter()
        .map(|t| result(item, t, context))
        .collect::<Vec<_>>();
    let accepted = item
        .report
        .suppressed
        .iter()
        .filter(|s| s.finding.severity >= context.show)
        .map(|s| accepted_result(item, s, context));
    found
        .into_iter()
        .chain(accepted)
        .map(|value| format!(",\n    {value}"))
        .collect()
}

/// A finding that an author accepts.
fn accepted_result(item: &Item, accepted: &SuppressedFinding, context: RenderContext) -> Value {
    let finding = &accepted.finding;
    let told = RenderedFinding {
        finding,
        place: FilePlace::new(&item.document().source, finding.primary.span),
        message: context.message_text(&finding.message, item.reader),
        fingerprint: String::new(),
    };
    let kind = match accepted.origin {
        SuppressionOrigin::Comment => "inSource",
        SuppressionOrigin::Configuration => "external",
    };
    let mut value = result(item, &told, context);
    value["suppressions"] = json!([{
        "kind": kind, "status": "accepted", "justification": context.cover_text(&accepted.reason),
    }]);
    value
}

fn result(item: &Item, told: &RenderedFinding<'_>, context: RenderContext) -> Value {
    let finding = told.finding;
    let related = |(id, label): (usize, &projlint_rules::judge::finding::Label)| {
        let text = label
            .message
            .as_ref()
            .map(|m| context.message_text(m, item.reader))
            .unwrap_or_default();
        json!({ "id": id, "physicalLocation": location(item, label.span), "message": { "text": escape_message(&text) } })
    };
    let mut value = json!({
        "ruleId": finding.rule.code,
        "ruleIndex": metas().position(|rule| rule == finding.rule),
        "level": level(finding.severity),
        "message": { "text": escape_message(&told.message) },
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

/// A message that holds what a document says: its braces are no placeholders, its brackets no links.
fn escape_message(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '{' => out.push_str("{{"),
            '}' => out.push_str("}}"),
            '[' | ']' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

fn properties(finding: &Finding, item: &Item, context: RenderContext) -> Value {
    let mut properties = json!({ "severity": finding.severity.name() });
    for (name, value) in [
        ("expected", &finding.expected),
        ("found", &finding.found),
        ("difference", &finding.difference),
    ] {
        if let Some(value) = value {
            properties[name] = context.value_text(value, item.reader).into();
        }
    }
    properties
}

fn changes(item: &Item, fix: &Fix, context: RenderContext) -> Value {
    let replacement = |edit: &Edit| {
        let breaks = item.project.document(edit.span.doc).source.line_break();
        let text = context.cover_text(&edit.text).replace('\n', breaks);
        json!({ "deletedRegion": region(item, edit.span), "insertedContent": { "text": text } })
    };
    let files = fix.edits.chunk_by(|a, b| a.span.doc == b.span.doc);
    let change = |edits: &[Edit]| json!({ "artifactLocation": artifact(item.path(edits[0].span.doc)), "replacements": edits.iter().map(replacement).collect::<Vec<_>>() });
    json!({ "description": { "text": escape_message(&context.message_text(&fix.title, item.reader)) }, "artifactChanges": files.map(change).collect::<Vec<_>>() })
}

fn location(item: &Item, span: Span) -> Value {
    json!({ "artifactLocation": artifact(item.path(span.doc)), "region": region(item, span) })
}

fn region(item: &Item, span: Span) -> Value {
    let place = FilePlace::new(&item.project.document(span.doc).source, span);
    json!({
        "startLine": place.start_line, "startColumn": place.start_column, "endLine": place.end_line, "endColumn": place.end_column,
    })
}

/// What is escaped in the path of an address: all but letters, digits, `/` and the marks that never need it.
const ESCAPED_IN_PATHS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'~');

/// A file by its address: relative to where projlint ran, percent-encoded.
fn artifact(path: &str) -> Value {
    if path.starts_with("../") || path == ".." {
        let whole = std::path::absolute(path)
            .map(|p| slash_path(&projlint_workspace::lexical_path(&p)))
            .unwrap_or_default();
        return artifact(&whole);
    }
    let uri = utf8_percent_encode(path, ESCAPED_IN_PATHS).to_string();
    if uri.starts_with('/') {
        json!({ "uri": format!("file://{uri}") })
    } else {
        json!({ "uri": uri, "uriBaseId": "%SRCROOT%" })
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn rule(rule: &RuleMeta) -> Value {
    let docs: Vec<&str> = rule
        .docs
        .lines()
        .map(|l| l.strip_prefix(' ').unwrap_or(l))
        .collect();
    let text = docs
        .join("\n")
        .replace("```doc md", "```text")
        .replace("```doc", "```text");
    let plain: String = text
        .lines()
        .filter(|l| !l.starts_with("```"))
        .map(|l| l.replace('`', "") + "\n")
        .collect();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": docs.first().copied().unwrap_or("") },
        "help": { "text": plain, "markdown": text },
        "helpUri": page_address(rule.code),
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

/// The report, with the files that could not be read.
pub fn frame(total: &Summary) -> Frame {
    let unread = |(path, why): &(String, String)| json!({ "level": "error", "message": { "text": escape_message(&format!("{path}: {why}")) }, "locations": [{ "physicalLocation": { "artifactLocation": artifact(path) } }] });
    let invocation = json!({
        "executionSuccessful": total.faults.is_empty(),
        "toolExecutionNotifications": total.faults.iter().map(unread).collect::<Vec<_>>(),
    });
    let driver = json!({
        "name": "projlint", "version": env!("CARGO_PKG_VERSION"), "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": metas().map(rule).collect::<Vec<_>>(),
    });
    let head = format!(
        "{{ \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{{\n  \"tool\": {{ \"driver\": {driver} }},\n  \
         \"columnKind\": \"unicodeCodePoints\", \"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],\n  \"invocations\": [{invocation}],\n  \"results\": ["
    );
    vec![
        FramePart::Text(head),
        FramePart::List(0),
        FramePart::Text("\n  ] }] }\n".to_owned()),
    ]
}
