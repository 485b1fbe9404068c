//! From a text to facts: every stage of reading.

mod dates;
pub mod entries;
pub mod facts;
pub mod figures;
mod labelled;
pub mod language;
pub mod names;
pub mod numbering;
mod periods;
pub mod places;
pub mod private;
pub mod prose;
pub mod reader;
pub mod recognise;
pub mod sections;
mod tables;
mod unlabelled;
mod values;
mod words;
