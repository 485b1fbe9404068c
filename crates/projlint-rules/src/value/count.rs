//! Counts and lengths of time.

/// A number of persons, companies or things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub i64);

/// A length of time in months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// Whole months.
    pub months: u32,
}

impl Duration {
    /// The value in reports, `24 months`.
    pub fn canonical(self) -> String {
        format!("{} months", self.months)
    }
}
