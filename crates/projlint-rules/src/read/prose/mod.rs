//! Facts that sentences state.

mod amounts;
mod dates;
pub(crate) mod funds;
mod lengths;
mod sentence;
mod subject;
mod walk;
