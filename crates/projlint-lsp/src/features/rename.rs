//! Another name or code for a project, in all of its documents.

use super::{Here, stated};
use crate::convert::{member_uri, range, versioned};
use projlint_rules::field::FieldId;
use projlint_rules::source::Source;
use std::ops::Range;
use tower_lsp::ls_types as lsp;

/// A name or code of a project at a place: its bytes in the file.
pub fn target(here: &Here<'_>) -> Option<(String, Range<usize>)> {
    let source = &here.view.document().source;
    let names = [FieldId::NameProject, FieldId::CodeProject];
    let own = here.fact().filter(|f| names.contains(&f.field) && here.on(f.span));
    let known = || {
        let doc = here.view.document();
        doc.facts.entries(&doc.source).into_iter().filter(|e| names.contains(&e.field)).find_map(|e| {
            let name = source.slice(e.span).to_owned();
            let place = places(source, &name).into_iter().find(|r| r.start <= here.offset && here.offset <= r.end)?;
            Some((name, place))
        })
    };
    own.map(|f| (source.slice(f.span).to_owned(), source.in_file(f.span))).or_else(known)
}

/// The edits that put a new name in the place of the one at a place.
pub fn rename(here: &Here<'_>, new: &str) -> Result<Option<lsp::WorkspaceEdit>, &'static str> {
    let Some((name, _)) = target(here) else { return Ok(None) };
    if new.trim().is_empty() || new.chars().any(char::is_control) {
        return Err("rename-empty");
    }
    let mut documents = Vec::new();
    for (member, doc) in here.view.members.iter().zip(&here.view.project.documents) {
        let edit = |r| lsp::OneOf::Left(lsp::TextEdit::new(range(&doc.source, r, here.telling.encoding), new.trim().to_owned()));
        let edits: Vec<_> = places(&doc.source, &name).into_iter().map(edit).collect();
        if let Some(uri) = member_uri(member).filter(|_| !edits.is_empty()) {
            documents.push(lsp::TextDocumentEdit { text_document: versioned(uri, member), edits });
        }
    }
    let edit = lsp::WorkspaceEdit { document_changes: Some(lsp::DocumentChanges::Edits(documents)), ..lsp::WorkspaceEdit::default() };
    Ok(Some(edit))
}

/// Where a name stands as a word of its own: `Malli` in `Malli-hanke`, but not in `Mallila`.
fn places(source: &Source, name: &str) -> Vec<Range<usize>> {
    let file = source.file();
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: &usize| !word(file[..*at].chars().next_back()) && !word(file[at + name.len()..].chars().next());
    if name.is_empty() {
        Vec::new()
    } else {
        file.match_indices(name).map(|(at, _)| at).filter(alone).map(|at| at..at + name.len()).collect()
    }
}

/// Whether the project's name at a place is known by other facts, too.
pub fn prepared(here: &Here<'_>) -> Option<lsp::PrepareRenameResponse> {
    let (placeholder, bytes) = target(here)?;
    let range = range(&here.view.document().source, bytes, here.telling.encoding);
    debug_assert!(here.fact().is_none_or(|f| !stated(here.view, here.view.own, &f).is_empty()));
    Some(lsp::PrepareRenameResponse::RangeWithPlaceholder { range, placeholder })
}
