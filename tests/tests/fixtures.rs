//! Every fixture and every example of a rule's page shows exactly what projlint finds. `BLESS=1` draws them again.

use projlint_tests::fixture::{Fixture, fixtures, redraw};
use projlint_tests::reference::root;
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of a rule's page begin like this in its file.
const DOC: &str = "    /// ";

fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.expect("the folder can be read").path();
        if path.is_dir() {
            found.extend(files(&path, extension));
        } else if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn check(path: &Path, prefix: &str) -> (usize, Vec<String>) {
    let file = fs::read_to_string(path).expect("a fixture is UTF-8");
    let drawn = redraw(&file, prefix);
    let count = fixtures(&file, prefix).len();
    if drawn == file {
        return (count, Vec::new());
    }
    if std::env::var_os("BLESS").is_some() {
        fs::write(path, drawn).expect("a fixture can be written");
        return (count, Vec::new());
    }
    let wrong = |f: &Fixture| {
        let now = f.draw();
        (now.trim_end() != f.drawn.trim_end()).then(|| {
            format!(
                "{}:{} ({})\n--- the file has\n{}\n--- projlint finds\n{}",
                path.display(),
                f.line,
                f.heading,
                f.drawn,
                now
            )
        })
    };
    (
        count,
        fixtures(&file, prefix).iter().filter_map(wrong).collect(),
    )
}

#[test]
fn fixtures_show_what_is_found() {
    let (mut count, mut wrong) = (0, Vec::new());
    for path in files(&root().join("fixtures"), "md") {
        let (n, faults) = check(&path, "");
        count += n;
        wrong.extend(faults);
    }
    for path in files(&root().join("crates/projlint-rules/src/rules"), "rs") {
        let (n, faults) = check(&path, DOC);
        count += n;
        wrong.extend(faults);
    }
    assert!(count > 100, "only {count} fixtures were found");
    assert!(
        wrong.is_empty(),
        "{}\n\n{} fixtures differ; BLESS=1 draws them anew, then read the difference",
        wrong.join("\n\n"),
        wrong.len()
    );
}
