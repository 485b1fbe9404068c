//! Exit statuses.

/// The call, the configuration or an input is broken.
pub const BROKEN: u8 = 2;
/// The reader of the output has closed it before the end; the status that a shell gives a program stopped by a closed pipe.
pub const CLOSED: u8 = 141;
