//! Why a configuration cannot be used.

use crate::nearest;
use projlint_rules::text::range::ByteRange;

/// Why a configuration cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{path}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        path: String,
        /// What the system says.
        why: String,
    },
    /// The file is not what it should be.
    #[error("{path}: {why}")]
    Wrong {
        /// The file.
        path: String,
        /// What is wrong and where.
        why: String,
        /// The bytes of the file that are wrong, if they are known.
        at: Option<ByteRange>,
    },
    /// No rule has this code, name or family.
    #[error("there is no rule “{word}”{meant}; `projlint rules` lists them", word = .0, meant = nearest::did_you_mean(.0))]
    Rule(String),
    /// The rule has no tolerance.
    #[error("{0} has no tolerance; `projlint explain` says which rules have one")]
    Tolerance(String),
    /// A word is none of those that may stand there.
    #[error("“{0}” is none of {1}")]
    Word(String, String),
    /// A glob cannot be read.
    #[error("“{0}” is no glob: {1}")]
    Glob(String, String),
    /// A suppression gives no reason.
    #[error("an entry under [[suppress]] for {0} gives no reason")]
    Reason(String),
    /// No severity has this name.
    #[error("there is no severity “{0}”; use error, warning, info or hint")]
    Severity(String),
    /// Messages are not written in this language.
    #[error("there are no messages in “{0}”; use en, fi or sv")]
    Language(String),
}

impl ConfigError {
    /// The word that is not known.
    pub(crate) fn unknown_word(&self) -> Option<&str> {
        match self {
            Self::Rule(word)
            | Self::Severity(word)
            | Self::Language(word)
            | Self::Tolerance(word)
            | Self::Word(word, _) => Some(word),
            Self::Glob(word, _) | Self::Reason(word) => Some(word),
            Self::Unreadable { .. } | Self::Wrong { .. } => None,
        }
    }
}
