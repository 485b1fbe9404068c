//! How the crates are laid out: wings, no circles of files, every type name once.

use projlint_tests::imports::{Import, Imports, source_files};
use projlint_tests::reference::root;
use std::collections::BTreeMap;
use std::fs;

/// The wings of the library, each of which may import from those before it.
const WINGS: [&str; 9] = [
    "text", "value", "field", "catalog", "read", "document", "judge", "rules", "lib",
];

fn imports(krate: &str) -> Imports {
    Imports::of(&root().join("crates").join(krate).join("src"))
}

fn told(import: &Import) -> String {
    let Import {
        from,
        to,
        path,
        line,
    } = import;
    format!("  {from}:{line} imports {path} ({to})")
}

#[test]
fn no_wing_of_the_library_imports_from_a_higher_one() {
    let wing = |file: &str| {
        let name = file.split('/').next().unwrap_or("").trim_end_matches(".rs");
        let found = WINGS.iter().position(|wing| *wing == name);
        found.unwrap_or_else(|| panic!("{file} is in no wing; add the wing to WINGS"))
    };
    let all = imports("projlint-rules").list;
    let wrong: Vec<String> = all
        .iter()
        .filter(|i| wing(&i.from) < wing(&i.to))
        .map(told)
        .collect();
    assert!(all.len() > 500, "only {} imports were found", all.len());
    assert!(
        wrong.is_empty(),
        "imports from a higher wing:\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_files_of_a_crate_import_each_other_in_a_circle() {
    for krate in ["rules", "extract", "workspace", "lsp", "cli"] {
        let imports = imports(&format!("projlint-{krate}"));
        if let Some(circle) = imports.circle() {
            let circle: Vec<String> = circle.into_iter().map(told).collect();
            panic!(
                "a circle of files in projlint-{krate}:\n{}",
                circle.join("\n")
            );
        }
    }
}

/// The names of the types that a source defines, outside of its tests.
fn type_names(source: &str) -> Vec<&str> {
    let own = source.split("#[cfg(test)]").next().unwrap_or("");
    let keywords = ["struct ", "enum ", "trait ", "type "];
    let named = |line: &'_ str| -> Option<usize> {
        let rest = line
            .trim_start_matches("pub ")
            .trim_start_matches("pub(crate) ");
        let keyword = keywords.iter().find(|k| rest.starts_with(**k))?;
        Some(line.len() - rest.len() + keyword.len())
    };
    own.lines()
        .filter(|line| !line.starts_with(' '))
        .filter_map(|line| Some(&line[named(line)?..]))
        .map(|name| {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_');
            &name[..end.unwrap_or(name.len())]
        })
        .collect()
}

#[test]
fn every_type_name_is_there_once_over_all_crates() {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    let mut twice = Vec::new();
    let crates = fs::read_dir(root().join("crates")).expect("the crates are there");
    let folders = crates.map(|entry| entry.expect("readable").path().join("src"));
    for file in folders
        .filter(|src| src.is_dir())
        .flat_map(|src| source_files(&src))
    {
        let source = fs::read_to_string(&file).expect("readable");
        for name in type_names(&source) {
            let place = file.display().to_string();
            if let Some(other) = first.insert(name.to_owned(), place.clone()) {
                twice.push(format!("{name}: {other} and {place}"));
            }
        }
    }
    assert!(first.len() > 250, "only {} types were found", first.len());
    assert!(twice.is_empty(), "{}", twice.join("\n"));
}
