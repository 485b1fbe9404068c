//! From a text to facts: every stage of reading.

mod claims;
mod dates;
pub mod entries;
pub mod facts;
pub mod figures;
mod identity;
mod labelled;
pub mod language;
pub mod names;
pub mod numbering;
mod periods;
pub mod places;
pub mod private;
mod quantities;
pub mod reader;
pub mod recognise;
pub(crate) mod roles;
pub mod sections;
mod settle;
mod stated;
mod statement;
mod tables;
pub(crate) mod terms;
mod unlabelled;
mod values;
mod words;
