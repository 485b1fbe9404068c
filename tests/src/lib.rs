//! What the tests and benchmarks share: generated documents, fixtures, the reference documents.

pub mod fixture;
pub mod forms;
pub mod generate;
pub mod imports;
pub mod lsp;
pub mod program;
pub mod project_facts;
pub mod reference;
pub mod round_trip;
