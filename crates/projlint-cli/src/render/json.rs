//! `projlint-report/1`: one JSON object with documents, findings, checks and counts.

use super::summary::Summary;
use super::{Context, Item};
use projlint_rules::Document;
use projlint_rules::finding::{Finding, Label, Safety};
use projlint_rules::message::Reader;
use projlint_rules::rule::Verdict;
use projlint_rules::source::{Encoding, Source, Span};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;

/// A place as reports give it: bytes from 0, lines and columns from 1, ends exclusive.
#[derive(Debug, Serialize)]
pub struct Place {
    start: usize,
    end: usize,
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

impl Place {
    /// The place of a span in its file.
    pub fn new(source: &Source, span: Span) -> Self {
        let range = source.in_file(span);
        let (from, to) = (source.position(range.start, Encoding::Utf32), source.position(range.end, Encoding::Utf32));
        Self {
            start: range.start + source.prefix,
            end: range.end + source.prefix,
            start_line: from.line + 1,
            start_column: from.column + 1,
            end_line: to.line + 1,
            end_column: to.column + 1,
        }
    }
}

/// Keeps of a document only what the report will print.
pub fn keep(mut item: Item, context: Context) -> Item {
    item.report.findings.retain(|f| f.severity >= context.show);
    if !context.checks {
        item.report.checks = Vec::new();
    }
    item
}

/// Writes the report.
pub fn report(out: &mut impl Write, items: &[Item], total: &Summary, checks: bool, unmask: bool) -> std::io::Result<()> {
    let context = Context { color: false, unmask, show: projlint_rules::rule::Severity::Hint, checks };
    let mut report = json!({
        "schema": "projlint-report/1",
        "version": env!("CARGO_PKG_VERSION"),
        "documents": items.iter().map(document).collect::<Vec<_>>(),
        "findings": items.iter().flat_map(|i| findings(i, context)).collect::<Vec<_>>(),
    });
    if checks {
        report["checks"] = items.iter().flat_map(verdicts).collect();
    }
    report["summary"] = json!({
        "documents": total.documents, "error": total.findings[0], "warning": total.findings[1], "info": total.findings[2],
        "hint": total.findings[3], "passed": total.passed, "not_applicable": total.not_applicable, "suppressed": 0,
        "skipped": total.skipped, "unread": total.unread,
    });
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn document(item: &Item) -> Value {
    let doc = item.document();
    let linked: Vec<&String> = item.paths.iter().enumerate().filter(|(n, _)| *n != item.doc.0 as usize).map(|(_, path)| path).collect();
    json!({
        "path": item.path(item.doc), "kind": doc.kind.name(), "language": doc.language.map(|l| l.code()),
        "encoding": doc.encoding.unwrap_or("UTF-8"), "linked": linked,
    })
}

fn findings(item: &Item, context: Context) -> Vec<Value> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    item.report.findings.iter().map(|f| finding(item, f, context, &mut seen)).collect()
}

/// The place of a span in the file of its document.
fn place(item: &Item, span: Span) -> Place {
    Place::new(&item.project.document(span.doc).source, span)
}

fn finding(item: &Item, finding: &Finding, context: Context, seen: &mut HashMap<u64, u32>) -> Value {
    let reader = item.reader;
    let value = |arg: &Option<_>| arg.as_ref().map(|a| context.value(a, reader));
    let fix = finding.fix.as_ref().map(|fix| {
        let edit = |e: &projlint_rules::finding::Edit| json!({ "path": item.path(e.span.doc), "span": place(item, e.span), "text": context.cover(&e.text) });
        json!({
            "title": context.say(&fix.title, reader),
            "safety": if fix.safety == Safety::Safe { "safe" } else { "unsafe" },
            "edits": fix.edits.iter().map(edit).collect::<Vec<_>>(),
        })
    });
    json!({
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.severity.name(),
        "message": context.say(&finding.message, reader),
        "path": item.path(item.doc),
        "span": place(item, finding.primary.span),
        "expected": value(&finding.expected),
        "found": value(&finding.found),
        "difference": value(&finding.difference),
        "related": finding.related.iter().map(|l| related(item, l, context)).collect::<Vec<_>>(),
        "fix": fix,
        "cause": finding.cause.map(|c| c.trim_start_matches("cause-")),
        "fingerprint": fingerprint(item.document(), finding, seen),
    })
}

fn related(item: &Item, label: &Label, context: Context) -> Value {
    let message = label.message.as_ref().map(|m| context.say(m, item.reader));
    json!({ "path": item.path(label.span.doc), "span": place(item, label.span), "message": message })
}

/// The same for the same code and text wherever it stands; the second of the same is another.
fn fingerprint(doc: &Document, finding: &Finding, seen: &mut HashMap<u64, u32>) -> String {
    let text = doc.source.slice(finding.primary.span);
    let hash = finding
        .rule
        .code
        .bytes()
        .chain([0])
        .chain(text.bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let count = seen.entry(hash).or_default();
    *count += 1;
    format!("{hash:016x}-{count}")
}

fn verdicts(item: &Item) -> Vec<Value> {
    let one = |check: &projlint_rules::rule::Check| {
        let (code, path) = (check.rule.code, item.path(check.doc));
        match check.verdict {
            Verdict::Passed(n) => json!({ "code": code, "path": path, "outcome": "passed", "count": n }),
            Verdict::Findings(n) => json!({ "code": code, "path": path, "outcome": "findings", "count": n }),
            Verdict::NotApplicable(reason) => {
                let reader: Reader = item.reader;
                json!({ "code": code, "path": path, "outcome": "not-applicable", "reason": reason.message().render(reader) })
            }
        }
    };
    item.report.checks.iter().map(one).collect()
}
