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

// What else the library may not do stands in `clippy.toml` beside it.
#![deny(clippy::float_arithmetic)]

pub mod catalog;
pub mod document;
pub mod field;
pub mod judge;
pub mod read;
pub mod rules;
pub mod text;
pub mod value;

pub use document::{Document, Input, Project};
pub use judge::run::Report;
pub use judge::settings::{RuleSetting, Settings};

/// Judges the documents of a project by every rule.
pub fn lint(project: &Project, settings: &Settings) -> Report {
    judge::run::run_rules(rules::ALL, project, settings)
}
