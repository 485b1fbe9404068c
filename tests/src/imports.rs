//! What the files of a crate import from each other, for the rules of the house: a reading of the source as text.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// An import of one file of a crate by another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Import {
    /// The importing file, from `src`.
    pub from: String,
    /// The imported file, from `src`.
    pub to: String,
    /// The path as written.
    pub path: String,
    /// Line of the importing file, from 1.
    pub line: usize,
}

/// The files of a crate and what they import from each other. What is under `#[cfg(test)]`, in comments and in strings does
/// not count, nor does `mod x;`.
#[derive(Debug, Default)]
pub struct Imports {
    /// Every import, by file and line.
    pub list: Vec<Import>,
}

impl Imports {
    /// Reads the sources below a folder `src`.
    ///
    /// # Panics
    ///
    /// When the folder or a file in it cannot be read.
    pub fn of(src: &Path) -> Self {
        let files = source_files(src);
        let modules: BTreeMap<Vec<String>, String> = files
            .iter()
            .map(|file| {
                let name = relative(src, file);
                (module(&name), name)
            })
            .collect();
        let mut list = Vec::new();
        for (own, name) in &modules {
            let text = fs::read_to_string(src.join(name)).expect("a source is UTF-8");
            for (line, path) in paths(&code(&text)) {
                let Some(to) = resolve(&path, own, &modules) else {
                    continue;
                };
                if to != name {
                    list.push(Import {
                        from: name.clone(),
                        to: to.clone(),
                        path,
                        line,
                    });
                }
            }
        }
        list.sort();
        Self { list }
    }

    /// A circle of files, as the imports that make it up; `None` where there is none.
    pub fn circle(&self) -> Option<Vec<&Import>> {
        let files: BTreeSet<&str> = self.list.iter().map(|i| i.from.as_str()).collect();
        let mut done = BTreeSet::new();
        for file in files {
            let mut way = Vec::new();
            if let Some(circle) = self.walk(file, &mut way, &mut done) {
                return Some(circle);
            }
        }
        None
    }

    fn walk<'i>(
        &'i self,
        file: &'i str,
        way: &mut Vec<&'i Import>,
        done: &mut BTreeSet<&'i str>,
    ) -> Option<Vec<&'i Import>> {
        if let Some(begin) = way.iter().position(|import| import.from == file) {
            return Some(way[begin..].to_vec());
        }
        if done.contains(file) {
            return None;
        }
        for import in self.list.iter().filter(|i| i.from == file) {
            way.push(import);
            let circle = self.walk(&import.to, way, done);
            if circle.is_some() {
                return circle;
            }
            way.pop();
        }
        done.insert(file);
        None
    }
}

/// Every file of Rust below a folder.
/// The Rust files below a folder, in order.
///
/// # Panics
///
/// When a folder cannot be read.
pub fn source_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    files
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
}

fn relative(src: &Path, file: &Path) -> String {
    let below = file.strip_prefix(src).expect("the file lies below");
    below.to_str().expect("UTF-8").replace('\\', "/")
}

/// The path of a file's module.
fn module(name: &str) -> Vec<String> {
    let stem = name.trim_end_matches(".rs").trim_end_matches("/mod");
    let root = ["lib", "main", "mod"].contains(&stem);
    let parts = stem.split('/').map(str::to_owned);
    if root { Vec::new() } else { parts.collect() }
}

/// A source without comments, strings, characters and what is under `#[cfg(test)]`; line breaks stay.
fn code(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |n| n + 2)
        } else if let Some(length) = raw_string(rest) {
            length
        } else if rest.starts_with('"') {
            string(rest)
        } else if let Some(length) = character(rest) {
            length
        } else {
            let c = rest.chars().next().expect("there is a rest");
            out.push(c);
            at += c.len_utf8();
            continue;
        };
        out.extend(rest[..length].chars().filter(|c| *c == '\n'));
        at += length;
    }
    let tests = out.find("#[cfg(test)]\nmod ").unwrap_or(out.len());
    out.truncate(tests);
    out
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("r").or_else(|| rest.strip_prefix("br"))?;
    let marks = after.len() - after.trim_start_matches('#').len();
    after[marks..].strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(marks));
    let begin = rest.len() - after.len() + marks + 1;
    rest[begin..].find(&end).map(|n| begin + n + end.len())
}

fn string(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('\'')?;
    if inner.starts_with('\\') {
        return inner[2..].find('\'').map(|n| n + 4);
    }
    let c = inner.chars().next()?;
    inner[c.len_utf8()..]
        .starts_with('\'')
        .then_some(c.len_utf8() + 2)
}

/// Every path in a source with its line: those of `use` one by one, and those in the code.
fn paths(code: &str) -> Vec<(usize, String)> {
    let line = |at: usize| code[..at].matches('\n').count() + 1;
    let mut found = Vec::new();
    let mut plain = code.to_owned();
    let mut from = 0;
    while let Some(at) = plain[from..].find("use ").map(|n| from + n) {
        from = at + 4;
        let begins = plain[..at].trim_end_matches(' ').is_empty()
            || plain[..at].ends_with(['\n', ' ', ')', '{', '}', ';']);
        let Some(end) = plain[at..].find(';').map(|n| at + n).filter(|_| begins) else {
            continue;
        };
        let tree = plain[at + 4..end].to_owned();
        found.extend(leaves(&tree).into_iter().map(|path| (line(at), path)));
        let blank: String = plain[at..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        if blank.len() == end - at {
            plain.replace_range(at..end, &blank);
        }
        from = end;
    }
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in plain.match_indices(root) {
            let before = plain[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ':')) {
                continue;
            }
            let end = plain[at..]
                .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | ':')))
                .map_or(plain.len(), |n| at + n);
            // A macro of the crate is at its root, wherever it is defined.
            if !plain[end..].starts_with('!') {
                found.push((line(at), plain[at..end].trim_end_matches(':').to_owned()));
            }
        }
    }
    found
}

/// The paths of a tree of `use`: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn leaves(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some(open) = tree.find('{') else {
        return vec![tree.split(" as ").next().unwrap_or("").trim().to_owned()];
    };
    let (head, inner) = (
        &tree[..open],
        tree[open + 1..].trim_end().trim_end_matches('}'),
    );
    let (mut parts, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (at, c) in inner.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[begin..at]);
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&inner[begin..]);
    parts
        .into_iter()
        .filter(|part| !part.trim().is_empty())
        .flat_map(|part| {
            // A brace that closes an inner tree was trimmed with the outer one.
            let missing = part.matches('{').count() - part.matches('}').count();
            leaves(&format!("{head}{}{}", part.trim(), "}".repeat(missing)))
        })
        .collect()
}

/// The file that a path of a module leads to: the deepest module that it names.
fn resolve<'m>(
    path: &str,
    own: &[String],
    modules: &'m BTreeMap<Vec<String>, String>,
) -> Option<&'m String> {
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut place = match *parts.first()? {
        "crate" => Vec::new(),
        "self" | "super" => own.to_vec(),
        child => {
            let below = own.iter().cloned().chain([child.to_owned()]);
            let below: Vec<String> = below.collect();
            if !modules.contains_key(&below) {
                return None;
            }
            parts.insert(0, "self");
            own.to_vec()
        }
    };
    for part in parts {
        match part {
            "crate" | "self" => {}
            "super" => drop(place.pop()),
            name => {
                place.push(name.to_owned());
            }
        }
    }
    while !modules.contains_key(&place) {
        place.pop()?;
    }
    modules.get(&place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crate_of(files: &[(&str, &str)]) -> Imports {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("written");
        }
        Imports::of(folder.path())
    }

    #[test]
    fn imports_are_found_however_they_are_written() {
        let imports = crate_of(&[
            ("lib.rs", "mod a;\nmod b;\npub use a::deep::X;\n"),
            ("a/mod.rs", "pub mod deep;\n"),
            (
                "a/deep.rs",
                "// use crate::b::Y;\nconst S: &str = \"crate::b::Y\";\n",
            ),
            (
                "b.rs",
                "use crate::{a::{deep::X, deep}, b};\nfn f() -> super::a::deep::X { todo!() }\n",
            ),
        ]);
        let found: Vec<(&str, &str, usize)> = imports
            .list
            .iter()
            .map(|i| (i.from.as_str(), i.to.as_str(), i.line))
            .collect();
        assert_eq!(
            found,
            [
                ("b.rs", "a/deep.rs", 1),
                ("b.rs", "a/deep.rs", 1),
                ("b.rs", "a/deep.rs", 2),
                ("lib.rs", "a/deep.rs", 3)
            ]
        );
        assert!(imports.circle().is_none());
    }

    #[test]
    fn a_circle_is_found_and_what_tests_import_is_not() {
        let imports = crate_of(&[
            ("lib.rs", "mod a;\nmod b;\nmod c;\n"),
            ("a.rs", "use crate::b::B;\n"),
            ("b.rs", "fn f() { crate::c::g() }\n"),
            ("c.rs", "use super::a::A;\n"),
        ]);
        let circle = imports.circle().expect("there is one");
        assert_eq!(circle.len(), 3);
        let imports = crate_of(&[
            ("lib.rs", "mod a;\nmod b;\n"),
            ("a.rs", "use crate::b::B;\n"),
            (
                "b.rs",
                "#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n",
            ),
        ]);
        assert!(imports.circle().is_none());
    }
}
