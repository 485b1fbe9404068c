//! From a place that states a fact to the others that state it, in the document and in those linked to it; names of projects.

use super::{Here, stated};
use crate::convert::{file_uri, location, uri};
use crate::event::Look;
use crate::index::{Name, names};
use crate::options::Check;
use crate::view::{Part, View};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::read::facts::Origin;
use projlint_rules::text::source::DocId;
use std::collections::BTreeSet;
use tower_lsp::ls_types as lsp;

/// Where the fact at a place is stated: by the document's own label, or, from there, in the other documents.
pub fn definition(here: &Here<'_>) -> Vec<lsp::Location> {
    let Some(fact) = here.fact() else {
        return Vec::new();
    };
    let own = stated(here.view, here.view.own, &fact);
    let first = own
        .iter()
        .find(|e| e.origin == Origin::Label)
        .or(own.first())
        .filter(|e| e.span != fact.span);
    let places: Vec<FactEntry> = match first {
        Some(first) => vec![first.clone()],
        None => others(here.view)
            .filter_map(|doc| stated(here.view, doc, &fact).into_iter().next())
            .collect(),
    };
    let places = if places.is_empty() {
        vec![fact]
    } else {
        places
    };
    places
        .iter()
        .filter_map(|e| location(here.view, e.span, here.telling.encoding))
        .collect()
}

fn others(view: &View) -> impl Iterator<Item = DocId> {
    let own = view.own;
    (0..view.members.len() as u32)
        .map(DocId)
        .filter(move |doc| *doc != own)
}

/// Every place that states the fact at a place.
pub fn references(here: &Here<'_>, with_own: bool) -> Vec<lsp::Location> {
    let Some(fact) = here.fact() else {
        return Vec::new();
    };
    let all = std::iter::once(here.view.own)
        .chain(others(here.view))
        .flat_map(|doc| stated(here.view, doc, &fact));
    all.filter(|e| with_own || e.span != fact.span)
        .filter_map(|e| location(here.view, e.span, here.telling.encoding))
        .collect()
}

/// Names and codes of projects that contain a text, whatever its case.
pub fn workspace_symbols(look: Look, query: &str) -> Vec<lsp::SymbolInformation> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    let mut open = BTreeSet::new();
    for text in look.open {
        let address = uri(&text.identity.uri);
        open.insert(text.identity.key.clone());
        let view = View::read(Part::Open(text), Vec::new(), &look.configs);
        let everything = look.options.check == Check::All;
        if let (Some(address), Some(view)) = (address, view.filter(|v| v.speaks(v.own, everything)))
        {
            add(&mut found, names(&view, look.telling), &address, &query);
        }
    }
    for (_, card) in look.index.iter().filter(|(key, _)| !open.contains(*key)) {
        if let Some(address) = file_uri(&look.configs.given(&card.path)) {
            add(&mut found, card.names.clone(), &address, &query);
        }
    }
    found
}

fn add(found: &mut Vec<lsp::SymbolInformation>, names: Vec<Name>, uri: &lsp::Uri, query: &str) {
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
