//! Data that is embedded in the program or the user's own.

use std::ops::Deref;
use std::sync::Arc;

/// Data that is embedded, or the user's own and kept as long as something refers to it.
#[derive(Debug)]
pub enum Shared<T: 'static> {
    /// Part of the program.
    Embedded(&'static T),
    /// Read from a file.
    Own(Arc<T>),
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Embedded(data) => Self::Embedded(data),
            Self::Own(data) => Self::Own(data.clone()),
        }
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        match self {
            Self::Embedded(data) => data,
            Self::Own(data) => data,
        }
    }
}
