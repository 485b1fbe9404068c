//! From a place that states a fact to the others that state it, in the document and in those linked to it; names of projects.

use super::{RequestPlace, stated_entries};
use crate::convert::{file_uri, location_of, parse_uri};
use crate::event::RequestView;
use crate::index::{ProjectName, project_names};
use crate::options::CheckScope;
use crate::view::{DocumentHandle, Snapshot};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::read::facts::Origin;
use projlint_rules::text::source::DocId;
use std::collections::BTreeSet;
use tower_lsp::ls_types as lsp;

/// Where the fact at a place is stated: by the document's own label, or, from there, in the other documents.
pub fn definitions(here: &RequestPlace<'_>) -> Vec<lsp::Location> {
    let Some(fact) = here.fact() else {
        return Vec::new();
    };
    let own = stated_entries(here.view, here.view.own, &fact);
    let first = own
        .iter()
        .find(|e| e.origin == Origin::Label)
        .or(own.first())
        .filter(|e| e.span != fact.span);
    let places: Vec<FactEntry> = match first {
        Some(first) => vec![first.clone()],
        None => other_documents(here.view)
            .filter_map(|doc| stated_entries(here.view, doc, &fact).into_iter().next())
            .collect(),
    };
    let places = if places.is_empty() {
        vec![fact]
    } else {
        places
    };
    places
        .iter()
        .filter_map(|e| location_of(here.view, e.span, here.telling.encoding))
        .collect()
}

fn other_documents(view: &Snapshot) -> impl Iterator<Item = DocId> {
    let own = view.own;
    (0..view.members.len() as u32)
        .map(DocId)
        .filter(move |doc| *doc != own)
}

/// Every place that states the fact at a place.
pub fn references(here: &RequestPlace<'_>, with_own: bool) -> Vec<lsp::Location> {
    let Some(fact) = here.fact() else {
        return Vec::new();
    };
    let all = std::iter::once(here.view.own)
        .chain(other_documents(here.view))
        .flat_map(|doc| stated_entries(here.view, doc, &fact));
    all.filter(|e| with_own || e.span != fact.span)
        .filter_map(|e| location_of(here.view, e.span, here.telling.encoding))
        .collect()
}

/// Names and codes of projects that contain a text, whatever its case.
pub fn workspace_symbols(look: RequestView, query: &str) -> Vec<lsp::SymbolInformation> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    let mut open = BTreeSet::new();
    for text in look.open {
        let address = parse_uri(&text.identity.uri);
        open.insert(text.identity.key.clone());
        let view = Snapshot::read(DocumentHandle::Open(text), Vec::new(), &look.configs);
        let everything = look.options.check == CheckScope::All;
        if let (Some(address), Some(view)) =
            (address, view.filter(|v| v.is_checked(v.own, everything)))
        {
            add_symbols(
                &mut found,
                project_names(&view, look.telling),
                &address,
                &query,
            );
        }
    }
    for (_, card) in look.index.iter().filter(|(key, _)| !open.contains(*key)) {
        if let Some(address) = file_uri(&look.configs.client_path(&card.path)) {
            add_symbols(&mut found, card.names.clone(), &address, &query);
        }
    }
    found
}

fn add_symbols(
    found: &mut Vec<lsp::SymbolInformation>,
    names: Vec<ProjectName>,
    uri: &lsp::Uri,
    query: &str,
) {
    let file = uri
        .to_file_path()
        .and_then(|p| Some(p.file_name()?.to_string_lossy().into_owned()));
    for name in names
        .into_iter()
        .filter(|n| n.text.to_lowercase().contains(query))
    {
        let kind = if name.code {
            lsp::SymbolKind::KEY
        } else {
            lsp::SymbolKind::NAMESPACE
        };
        #[expect(deprecated, reason = "the field must be given, and is left empty")]
        found.push(lsp::SymbolInformation {
            name: name.text,
            kind,
            tags: None,
            deprecated: None,
            location: lsp::Location::new(uri.clone(), name.range),
            container_name: file.clone(),
        });
    }
}
