//! Exit statuses.

/// The call, the configuration or an input is broken.
pub const BROKEN: u8 = 2;
/// The reader of our output has gone before its end, as the shell tells it of a program that a closed pipe stopped.
pub const CLOSED: u8 = 141;
