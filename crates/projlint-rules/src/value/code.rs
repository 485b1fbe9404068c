//! Values that are words: text as printed, and words with a fixed meaning.

/// Text as printed; the fact's span says where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text;

/// A word with a fixed meaning, as reports print it: `ended`, `single`, `ESF`, `FI`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code(pub &'static str);

/// A fund of the EU with a row in the language data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum FundCode {
    Erdf,
    Cf,
    Esf,
}

impl FundCode {
    /// The English acronym, as reports print it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Erdf => "ERDF",
            Self::Cf => "CF",
            Self::Esf => "ESF",
        }
    }
}

/// Project that runs, [`STATUS`](crate::field::STATUS).
pub const STATUS_RUNNING: Code = Code("running");

/// Project that has ended.
pub const STATUS_ENDED: Code = Code("ended");

/// Project that was interrupted.
pub const STATUS_INTERRUPTED: Code = Code("interrupted");

/// One applicant, [`APPLICANTS_MODE`](crate::field::APPLICANTS_MODE).
pub const MODE_SINGLE: Code = Code("single");

/// Several applicants.
pub const MODE_JOINT: Code = Code("joint");

/// The applicant passes a part of the grant on.
pub const MODE_TRANSFER: Code = Code("transfer");
