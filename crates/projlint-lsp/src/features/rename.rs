//! Another name or code for a project, in all of its documents.

use super::RequestPlace;
use crate::convert::{member_uri, range_of, range_of_span, versioned};
use projlint_rules::document::Document;
use projlint_rules::field::FieldId;
use projlint_rules::judge::link::{code_part, folded_code};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::text::source::Span;
use std::collections::BTreeSet;
use tower_lsp::ls_types as lsp;

/// Marks of Markdown and HTML: a name with such in it is not replaced as a whole.
const NAME_MARKS: &[char] = &['*', '_', '`', '[', ']', '<', '>', '~', '\n'];

/// What makes a name one of a company or an association.
const FIRM_FORMS: &[&str] = &[
    "Oy",
    "Oyj",
    "Ab",
    "AB",
    "Ky",
    "ry",
    "rf",
    "r.f.",
    "säätiö",
    "osuuskunta",
    "Ltd",
    "GmbH",
    "Inc",
];

/// A name or a code of a project: its field and how it is spelt at the place.
struct RenameTarget {
    field: FieldId,
    text: String,
    place: Span,
}

fn name_entries(doc: &Document, field: FieldId) -> impl Iterator<Item = FactEntry> {
    doc.facts
        .entries(&doc.source)
        .into_iter()
        .filter(move |e| e.field == field)
}

fn target_at(here: &RequestPlace<'_>) -> Option<RenameTarget> {
    let doc = here.view.document();
    let names = || {
        [FieldId::CodeProject, FieldId::NameProject]
            .into_iter()
            .flat_map(|f| name_entries(doc, f))
    };
    let whole = |e: &FactEntry| {
        let code = (e.field == FieldId::CodeProject)
            .then(|| code_part(doc.source.slice(e.span)))
            .flatten();
        Span {
            end: code.map_or(e.span.end, |c| e.span.start + c.len() as u32),
            ..e.span
        }
    };
    let stated = names()
        .find(|e| here.on(whole(e)))
        .map(|e| (e.field, whole(&e)));
    let said = || {
        names().find_map(|e| {
            Some((
                e.field,
                name_places(doc, doc.source.slice(e.span))
                    .into_iter()
                    .find(|p| here.on(*p))?,
            ))
        })
    };
    let (field, place) = stated.or_else(said)?;
    Some(RenameTarget {
        field,
        text: doc.source.slice(place).to_owned(),
        place,
    })
}

/// The edits that put a new name in the place of the one at a place.
///
/// # Errors
///
/// The id of the message that says why not.
pub fn rename_edit(
    here: &RequestPlace<'_>,
    new: &str,
) -> Result<Option<lsp::WorkspaceEdit>, &'static str> {
    let Some(target) = target_at(here) else {
        return Ok(None);
    };
    let new = new.trim();
    if !new.chars().any(char::is_alphanumeric) || new.chars().any(char::is_control) {
        return Err("rename-empty");
    }
    if target.field == FieldId::CodeProject && code_part(new).is_none_or(|code| code != new) {
        return Err("rename-code");
    }
    let mut documents = Vec::new();
    for (member, doc) in here.view.members.iter().zip(here.view.project.documents()) {
        let edit = |p: Span| {
            lsp::OneOf::Left(lsp::TextEdit::new(
                range_of(
                    &doc.source,
                    doc.source.range_in_file(p),
                    here.telling.encoding,
                ),
                new.to_owned(),
            ))
        };
        let edits: Vec<_> = spelt_like(doc, &target)
            .iter()
            .flat_map(|s| name_places(doc, s))
            .map(edit)
            .collect();
        if let Some(uri) = member_uri(member).filter(|_| !edits.is_empty()) {
            documents.push(lsp::TextDocumentEdit {
                text_document: versioned(uri, member),
                edits,
            });
        }
    }
    if documents.is_empty() {
        return Err("rename-marked");
    }
    let edit = lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(documents)),
        ..lsp::WorkspaceEdit::default()
    };
    Ok(Some(edit))
}

/// How a document spells the name: a code in every way that is the same code.
fn spelt_like(doc: &Document, target: &RenameTarget) -> BTreeSet<String> {
    let own =
        || name_entries(doc, target.field).filter_map(|e| code_part(doc.source.slice(e.span)));
    let same = |text: &&str| {
        target.field == FieldId::CodeProject && folded_code(text) == folded_code(&target.text)
    };
    own()
        .filter(same)
        .chain([target.text.as_str()])
        .map(str::to_owned)
        .collect()
}

/// Where a name is as a word of its own: `Malli` in `Malli-hanke`, but not in `Mallila`, in the name of a partner or in an
/// address.
fn name_places(doc: &Document, name: &str) -> Vec<Span> {
    let text = doc.source.text();
    if name.is_empty() {
        return Vec::new();
    }
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let alone = |at: &usize| {
        let address = text[..*at]
            .rsplit(char::is_whitespace)
            .next()
            .is_some_and(|w| w.contains("://") || w.contains('@') || w.starts_with("www."));
        let after = &text[at + name.len()..];
        let firm = FIRM_FORMS.iter().any(|f| {
            after
                .strip_prefix(' ')
                .and_then(|a| a.strip_prefix(f))
                .is_some_and(|a| !word(a.chars().next()))
        });
        !word(text[..*at].chars().next_back()) && !word(after.chars().next()) && !address && !firm
    };
    let names = [FieldId::NameProject, FieldId::CodeProject];
    let others: Vec<Span> = doc
        .facts
        .text
        .iter()
        .filter(|f| !names.contains(&f.field))
        .map(|f| f.span)
        .collect();
    let free = |p: &Span| !others.iter().any(|o| o.contains(*p));
    let whole = |p: &Span| !doc.source.file()[doc.source.range_in_file(*p)].contains(NAME_MARKS);
    let found = text
        .match_indices(name)
        .map(|(at, _)| at)
        .filter(alone)
        .map(|at| doc.source.span(at..at + name.len()));
    found.filter(free).filter(whole).collect()
}

/// The name at a place, if there is one to change.
pub fn prepare_rename(here: &RequestPlace<'_>) -> Option<lsp::PrepareRenameResponse> {
    let RenameTarget { text, place, .. } = target_at(here)?;
    let range = range_of_span(&here.view.document().source, place, here.telling.encoding);
    Some(lsp::PrepareRenameResponse::RangeWithPlaceholder {
        range,
        placeholder: text,
    })
}
