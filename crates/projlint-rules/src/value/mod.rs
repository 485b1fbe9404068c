//! Exact values with the precision they were printed in: no text, no language.

pub mod code;
pub mod count;
pub mod date;
pub mod money;
pub mod number;
pub mod organisation_number;
pub mod percent;
pub mod slip;
