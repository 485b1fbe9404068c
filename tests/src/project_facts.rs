//! What is read of a text about its project.

use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::own::Declared;
use projlint_rules::catalog::template::{DocumentKind, Family};
use projlint_rules::document::{Document, Input};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::read::facts::Scope;
use projlint_rules::text::source::DocId;

/// What is read of a document about its project, not about partners, phases or others.
pub fn project_facts(input: Input) -> Vec<FactEntry> {
    let doc = Document::read(DocId(0), input);
    let mut entries = doc.facts.entries(&doc.source);
    entries.retain(|f| f.scope == Scope::Project);
    entries
}

/// What is read of a narrative text whose language is known.
pub fn narrative_facts(text: &str, lang: Lang) -> Vec<FactEntry> {
    let declared = Declared {
        kind: Some(DocumentKind::Family(Family::Narrative)),
        language: Some(lang),
        ..Declared::default()
    };
    project_facts(Input {
        declared,
        ..Input::plain_text(format!("{text}\n"))
    })
}
