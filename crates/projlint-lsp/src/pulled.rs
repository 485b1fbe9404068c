//! Answers of an editor that asks for the findings: by document, and nothing where it knows them already.

use crate::convert;
use crate::event::DocumentFindings;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use tower_lsp::ls_types as lsp;

/// The report on a document whose findings are `own`; `previous` names what the editor knows.
pub fn document_report(
    own: Vec<lsp::Diagnostic>,
    others: Vec<DocumentFindings>,
    previous: Option<&str>,
) -> lsp::DocumentDiagnosticReport {
    let others: HashMap<_, _> = others
        .into_iter()
        .map(|found| {
            let full = full(found.diagnostics);
            (found.uri, lsp::DocumentDiagnosticReportKind::Full(full))
        })
        .collect();
    let related_documents = (!others.is_empty()).then_some(others);
    let full = full(own);
    let unchanged = full
        .result_id
        .clone()
        .filter(|id| Some(id.as_str()) == previous);
    match unchanged {
        Some(result_id) => lsp::DocumentDiagnosticReport::Unchanged(
            lsp::RelatedUnchangedDocumentDiagnosticReport {
                related_documents,
                unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                    result_id,
                },
            },
        ),
        None => lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
            related_documents,
            full_document_diagnostic_report: full,
        }),
    }
}

/// The reports on all documents, and empty ones on those that the editor knows and that are gone; `known` names what it knows of each.
pub fn workspace_reports(
    all: Vec<DocumentFindings>,
    known: &BTreeMap<String, String>,
) -> Vec<lsp::WorkspaceDocumentDiagnosticReport> {
    let here: BTreeSet<String> = all.iter().map(|f| f.uri.as_str().to_owned()).collect();
    let gone = known
        .keys()
        .filter(|uri| !here.contains(uri.as_str()))
        .filter_map(|uri| convert::parse_uri(uri))
        .map(|uri| DocumentFindings {
            uri,
            version: None,
            diagnostics: Vec::new(),
        });
    all.into_iter()
        .chain(gone)
        .map(|found| report(found, known))
        .collect()
}

fn full(diagnostics: Vec<lsp::Diagnostic>) -> lsp::FullDocumentDiagnosticReport {
    lsp::FullDocumentDiagnosticReport {
        result_id: Some(convert::result_id(&diagnostics)),
        items: diagnostics,
    }
}

fn report(
    found: DocumentFindings,
    known: &BTreeMap<String, String>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let full = full(found.diagnostics);
    let version = found.version.map(i64::from);
    let same = full
        .result_id
        .clone()
        .filter(|id| known.get(found.uri.as_str()) == Some(id));
    match same {
        Some(result_id) => lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri: found.uri,
            version,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                result_id,
            },
        }
        .into(),
        None => lsp::WorkspaceFullDocumentDiagnosticReport {
            uri: found.uri,
            version,
            full_document_diagnostic_report: full,
        }
        .into(),
    }
}
