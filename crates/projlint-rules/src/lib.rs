//! Reads the facts of EU project documents and checks that they agree.
//!
//! ```text
//! text ─► blocks ─► labels, sentences ─► Fact<T> ─rules─► Finding ─► a renderer
//! text/      catalog/       read/          judge/ and rules/
//! ```
//!
//! The modules are wings, each of which may use those before it: [`text`], [`value`], [`field`], [`catalog`], [`read`],
//! [`document`], [`judge`], [`rules`]. The library reads no files, prints nothing, asks no clock and cannot fail: a value that
//! cannot be read is a fact about the document. [`lint`] judges a [`Project`]; text for a reader is made from
//! [`judge::message::Message`].

// What else the library may not do is in `clippy.toml` next to this crate's `Cargo.toml`.
#![deny(clippy::float_arithmetic)]

pub mod catalog;
pub mod document;
pub mod field;
pub mod judge;
pub mod read;
pub mod rules;
pub mod text;
pub mod value;

pub use document::{Document, Input};
pub use judge::project::Project;
pub use judge::report::Report;
pub use judge::settings::{RuleSetting, Settings};

/// Judges every document of a project by every rule that its settings turn on; a report for each document, in their order.
pub fn lint(project: &Project) -> Vec<Report> {
    lint_without(project, &[])
}

/// The same without the rules of some codes, for a caller that has seen them panic.
pub fn lint_without(project: &Project, left_out: &[&'static str]) -> Vec<Report> {
    judge::run::run_rules(rules::ALL, project, left_out)
}
