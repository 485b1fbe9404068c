//! The line above a document: checks passed, findings, documents of the same project.

use super::{name, reader, say};
use crate::convert::Telling;
use crate::server::SUMMARY;
use crate::view::View;
use projlint_rules::judge::message::{Arg, MessageLang};
use projlint_rules::judge::run::Report;
use projlint_rules::judge::verdict::Verdict;
use projlint_rules::text::source::DocId;
use tower_lsp::ls_types as lsp;

/// The lenses of a document; `across` is how many findings there are between the documents of the project.
pub fn lenses(
    view: &View,
    report: &Report,
    across: usize,
    telling: Telling,
    uri: &lsp::Uri,
) -> Vec<lsp::CodeLens> {
    let reader = reader(view, telling);
    if report.checks.is_empty() {
        return Vec::new();
    }
    let lens = |title: String| {
        let arguments = Some(vec![serde_json::Value::String(uri.as_str().to_owned())]);
        let command = Some(lsp::Command {
            title,
            command: SUMMARY.to_owned(),
            arguments,
        });
        lsp::CodeLens {
            range: lsp::Range::default(),
            command,
            data: None,
        }
    };
    counts(view, report, across, reader)
        .into_iter()
        .map(lens)
        .collect()
}

fn counts(view: &View, report: &Report, across: usize, reader: MessageLang) -> Vec<String> {
    let passed = report
        .checks
        .iter()
        .filter(|c| matches!(c.verdict, Verdict::Passed(_)))
        .count();
    let count = |id, n: usize| say(id, "n", Arg::Number(n as i64), reader);
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
pub fn summary(view: &View, report: &Report, across: usize, telling: Telling) -> String {
    let reader = reader(view, telling);
    let mut text = counts(view, report, across, reader).join(" · ");
    if view.members.len() > 1 {
        let names: Vec<String> = (0..view.members.len() as u32)
            .map(|n| name(view, DocId(n)))
            .collect();
        text.push_str(": ");
        text.push_str(&names.join(", "));
    }
    text
}
