//! Lines and sentences with what is read of them, by the kind they stand for.

use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::own::Declared;
use projlint_rules::catalog::template::{DocumentKind, Family};
use projlint_rules::document::{Document, Input};
use projlint_rules::read::facts::Scope;
use projlint_rules::text::source::DocId;
use projlint_tests::reference::root;
use std::fs;

/// The facts of a text about the project, as `field value`.
fn facts_of(text: &str, lang: Lang) -> Vec<String> {
    let declared = Declared {
        kind: Some(DocumentKind::Family(Family::Narrative)),
        language: Some(lang),
        ..Declared::default()
    };
    let input = Input {
        declared,
        ..Input::plain_text(format!("{text}\n"))
    };
    let doc = Document::read(DocId(0), input);
    let entries = doc.facts.entries(&doc.source).into_iter();
    entries
        .filter(|f| f.scope == Scope::Project)
        .map(|f| format!("{} {}", f.field.name(), f.value))
        .collect()
}

/// A row says which facts are read, each of its fields with no other value, and behind `!` which field states nothing.
#[test]
fn lines_of_every_kind_are_read_as_a_reader_reads_them() {
    let path = root().join("fixtures/reading/lines.tsv");
    let table = fs::read_to_string(path).expect("the table");
    let mut wrong = Vec::new();
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split('\t').collect();
        let [kind, language, text, facts] = cells[..] else {
            panic!("four cells: {row}");
        };
        let lang = Lang::of_code(language).expect("a language that has data");
        let text = text.replace('⏎', "\n");
        let read = facts_of(&text, lang);
        let wanted: Vec<&str> = facts.split(" · ").collect();
        let field = |fact: &str| fact.split(' ').next().unwrap_or("").to_owned();
        let missing = wanted
            .iter()
            .filter(|w| !w.starts_with('!') && !read.iter().any(|r| r == *w));
        let surplus = read.iter().filter(|r| {
            let stated = wanted
                .iter()
                .any(|w| field(w.trim_start_matches('!')) == field(r));
            stated && !wanted.contains(&r.as_str())
        });
        let faults: Vec<String> = missing
            .map(|m| format!("missing {m}"))
            .chain(surplus.map(|s| format!("surplus {s}")))
            .collect();
        if !faults.is_empty() {
            wrong.push(format!(
                "{kind} ({language}): {} in {text}",
                faults.join(", ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
