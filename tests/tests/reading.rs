//! Lines and sentences with what is read of them, by the kind they stand for.

use projlint_rules::catalog::model::Lang;
use projlint_rules::field::FieldId;
use projlint_tests::project_facts::narrative_facts;
use projlint_tests::reference::root;
use std::fs;

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
        let entries = narrative_facts(&text, lang).into_iter();
        let read: Vec<String> = entries
            .map(|f| format!("{} {}", f.field.name(), f.value))
            .collect();
        let wanted: Vec<&str> = facts.split(" · ").collect();
        let field = |fact: &str| fact.split(' ').next().unwrap_or("").to_owned();
        for fact in &wanted {
            let name = field(fact.trim_start_matches('!'));
            let known = FieldId::ALL.iter().any(|f| f.name() == name);
            assert!(known, "{name} is no field: {row}");
        }
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
