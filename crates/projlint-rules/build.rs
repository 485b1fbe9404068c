//! Turns the data files into static tables, so that nothing is parsed or built when projlint starts.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    clippy::disallowed_types
)]

use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[path = "src/text/atoms.rs"]
#[allow(dead_code)]
mod atoms;
#[path = "src/catalog/concept.rs"]
#[allow(dead_code)]
mod concept;
#[path = "build/concepts.rs"]
mod concepts;
#[path = "src/text/fold.rs"]
#[allow(dead_code)]
mod key;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/periods.rs"]
mod periods;
#[path = "build/reference.rs"]
mod reference;
#[path = "src/catalog/file.rs"]
mod template_file;
#[path = "build/templates.rs"]
mod templates;

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    println!("cargo::rerun-if-changed=src/text/atoms.rs");
    println!("cargo::rerun-if-changed=src/catalog/concept.rs");
    println!("cargo::rerun-if-changed=src/catalog/file.rs");
    println!("cargo::rerun-if-changed=build");
    let mut out = String::new();
    let languages = languages::languages(&mut out);
    templates::write_templates(&mut out, &languages);
    periods::write_periods(&mut out);
    reference::write_reference(&mut out);
    write_out("data.rs", &out);
}

/// Writes a file that the library includes.
fn write_out(name: &str, text: impl AsRef<[u8]>) {
    let folder = env::var("OUT_DIR").unwrap();
    fs::write(Path::new(&folder).join(name), text).unwrap();
}

fn read<T: for<'a> Deserialize<'a>>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap();
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn files(folder: &str) -> Vec<(String, PathBuf)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "toml"))
        .map(|p| (p.file_stem().unwrap().to_str().unwrap().to_owned(), p))
        .collect();
    files.sort();
    files
}

fn camel(name: &str) -> String {
    name.split(['.', '_', '-'])
        .map(|w| w[..1].to_uppercase() + &w[1..])
        .collect()
}
