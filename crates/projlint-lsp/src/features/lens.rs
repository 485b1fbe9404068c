//! The line above a document: checks passed, findings, documents of the same project.

use super::{document_name, message_with, reader_of};
use crate::capabilities::SUMMARY_COMMAND;
use crate::convert::ClientStyle;
use crate::view::Snapshot;
use projlint_rules::judge::message::{Arg, MessageLang};
use projlint_rules::judge::report::Report;
use projlint_rules::judge::verdict::Verdict;
use projlint_rules::text::source::DocId;
use tower_lsp::ls_types as lsp;

/// The lenses of a document; `across` is how many findings there are between the documents of the project.
pub fn lenses(
    view: &Snapshot,
    report: &Report,
    across: usize,
    telling: ClientStyle,
    uri: &lsp::Uri,
) -> Vec<lsp::CodeLens> {
    let reader = reader_of(view, telling);
    if report.checks.is_empty() {
        return Vec::new();
    }
    let lens = |title: String| {
        let arguments = Some(vec![serde_json::Value::String(uri.as_str().to_owned())]);
        let command = Some(lsp::Command {
            title,
            command: SUMMARY_COMMAND.to_owned(),
            arguments,
        });
        lsp::CodeLens {
            range: lsp::Range::default(),
            command,
            data: None,
        }
    };
    verdict_counts(view, report, across, reader)
        .into_iter()
        .map(lens)
        .collect()
}

fn verdict_counts(
    view: &Snapshot,
    report: &Report,
    across: usize,
    reader: MessageLang,
) -> Vec<String> {
    let passed = report
        .checks
        .iter()
        .filter(|c| matches!(c.verdict, Verdict::Passed(_)))
        .count();
    let count = |id, n: usize| message_with(id, "n", Arg::Number(n as i64), reader);
    let mut titles = vec![
        count("lens-passed", passed),
        count("lens-findings", report.findings.len()),
    ];
    if view.members.len() > 1 {
        titles.push(count("lens-documents", view.members.len()));
        if across > 0 {
            titles.push(count("lens-disagreements", across));
        }
    }
    titles
}

/// The same in words, with the names of the documents.
pub fn summary_text(
    view: &Snapshot,
    report: &Report,
    across: usize,
    telling: ClientStyle,
) -> String {
    let reader = reader_of(view, telling);
    let mut text = verdict_counts(view, report, across, reader).join(" · ");
    if view.members.len() > 1 {
        let names: Vec<String> = (0..view.members.len() as u32)
            .map(|n| document_name(view, DocId(n)))
            .collect();
        text.push_str(": ");
        text.push_str(&names.join(", "));
    }
    text
}
