//! `projlint-report/1`: one JSON object with documents, findings, checks and counts.

use super::item::{
    Frame, FramePart, Item, Pieces, RenderContext, RenderedFinding, rendered_findings,
};
use super::summary::Summary;
use crate::render::item::FilePlace;
use projlint_rules::judge::finding::{Label, Safety};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::verdict::Verdict;
use projlint_rules::text::source::Span;
use serde_json::{Value, json};

/// The document, its findings and its checks, as entries of the three lists of a report.
pub fn pieces(item: &Item, context: RenderContext) -> Pieces {
    let entry = |value: &Value| format!(",\n    {value}");
    let checks = if context.checks {
        verdicts(item)
    } else {
        Vec::new()
    };
    [
        entry(&document(item)),
        findings(item, context).iter().map(entry).collect(),
        checks.iter().map(entry).collect(),
    ]
}

/// What surrounds the lists.
pub fn frame(total: &Summary, checks: bool) -> Frame {
    let text = |text: String| FramePart::Text(text);
    let head = format!(
        "{{ \"schema\": \"projlint-report/1\",\n  \"version\": \"{}\",\n  \"documents\": [",
        env!("CARGO_PKG_VERSION")
    );
    let mut frame = vec![
        text(head),
        FramePart::List(0),
        text("\n  ],\n  \"findings\": [".to_owned()),
        FramePart::List(1),
    ];
    if checks {
        frame.extend([
            text("\n  ],\n  \"checks\": [".to_owned()),
            FramePart::List(2),
        ]);
    }
    frame.push(text(format!(
        "\n  ],\n  \"summary\": {} }}\n",
        summary(total)
    )));
    frame
}

/// The last line of a report in lines.
pub fn closing(total: &Summary) -> Value {
    json!({ "type": "summary", "schema": "projlint-report/1", "version": env!("CARGO_PKG_VERSION"), "summary": summary(total) })
}

/// The counts of a run.
pub fn summary(total: &Summary) -> Value {
    json!({
        "documents": total.documents, "error": total.findings[0], "warning": total.findings[1], "info": total.findings[2],
        "hint": total.findings[3], "passed": total.passed, "not_applicable": total.not_applicable, "suppressed": total.suppressed,
        "known": total.known, "skipped": total.skipped, "unread": total.unread, "faults": faults(total),
    })
}

/// The files that could not be read.
fn faults(total: &Summary) -> Vec<Value> {
    total
        .faults
        .iter()
        .map(|(path, why)| json!({ "path": path, "why": why }))
        .collect()
}

/// One object a line: the document, then its findings, then its checks.
pub fn lines(item: &Item, context: RenderContext) -> Pieces {
    let line = |kind: &str, mut value: Value| {
        value["type"] = kind.into();
        format!("{value}\n")
    };
    let mut text = line("document", document(item));
    text.extend(
        findings(item, context)
            .into_iter()
            .map(|v| line("finding", v)),
    );
    if context.checks {
        text.extend(verdicts(item).into_iter().map(|v| line("check", v)));
    }
    [text, String::new(), String::new()]
}

fn document(item: &Item) -> Value {
    let doc = item.document();
    let linked: Vec<&String> = item
        .paths
        .iter()
        .enumerate()
        .filter(|(n, _)| *n != item.doc.0 as usize)
        .map(|(_, path)| path)
        .collect();
    json!({
        "path": item.path(item.doc), "kind": doc.kind.name(), "language": doc.language.map(|l| l.code()),
        "encoding": doc.encoding.unwrap_or("UTF-8"), "linked": linked,
    })
}

fn findings(item: &Item, context: RenderContext) -> Vec<Value> {
    rendered_findings(item, context)
        .iter()
        .map(|t| finding(item, t, context))
        .collect()
}

/// The place of a span in the file of its document.
fn place(item: &Item, span: Span) -> FilePlace {
    FilePlace::new(&item.project.document(span.doc).source, span)
}

fn finding(item: &Item, told: &RenderedFinding<'_>, context: RenderContext) -> Value {
    let finding = told.finding;
    let reader = item.reader;
    let value = |arg: &Option<_>| arg.as_ref().map(|a| context.value_text(a, reader));
    let fix = finding.fix.as_ref().map(|fix| {
        let edit = |e: &projlint_rules::judge::finding::Edit| json!({ "path": item.path(e.span.doc), "span": place(item, e.span), "text": context.cover_text(&e.text).replace('\n', item.project.document(e.span.doc).source.line_break()) });
        json!({
            "title": context.message_text(&fix.title, reader),
            "safety": if fix.safety == Safety::Safe { "safe" } else { "unsafe" },
            "edits": fix.edits.iter().map(edit).collect::<Vec<_>>(),
        })
    });
    json!({
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.name(),
        "message": told.message,
        "path": item.path(item.doc),
        "span": told.place,
        "expected": value(&finding.expected),
        "found": value(&finding.found),
        "difference": value(&finding.difference),
        "related": finding.related.iter().map(|l| related(item, l, context)).collect::<Vec<_>>(),
        "fix": fix,
        "cause": finding.cause.map(|c| c.trim_start_matches("cause-")),
        "fingerprint": told.fingerprint,
    })
}

fn related(item: &Item, label: &Label, context: RenderContext) -> Value {
    let message = label
        .message
        .as_ref()
        .map(|m| context.message_text(m, item.reader));
    json!({ "path": item.path(label.span.doc), "span": place(item, label.span), "message": message })
}

fn verdicts(item: &Item) -> Vec<Value> {
    let one = |check: &projlint_rules::judge::verdict::RuleVerdict| {
        let (code, path) = (check.rule.code, item.path(check.doc));
        match check.verdict {
            Verdict::Passed(n) => {
                json!({ "code": code, "path": path, "outcome": "passed", "count": n })
            }
            Verdict::Findings(n) => {
                json!({ "code": code, "path": path, "outcome": "findings", "count": n })
            }
            Verdict::NotApplicable(reason) => {
                let reader: MessageLang = item.reader;
                json!({ "code": code, "path": path, "outcome": "not-applicable", "reason": reason.reason_message().render(reader) })
            }
        }
    };
    item.report.checks.iter().map(one).collect()
}
