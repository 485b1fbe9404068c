//! Exact values with the precision they were printed in.

pub mod count;
pub mod date;
pub mod identifier;
pub mod money;
pub mod number;
pub mod percent;

pub use count::{Count, Duration};
pub use date::{Date, Precision, Years};
pub use identifier::{Code, FundCode, Text};
pub use money::{Bound, Cents, Currency, Money};
pub use percent::Percent;
