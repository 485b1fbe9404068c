//! What a rule says of a document, and why it did not apply.

use crate::field::FieldId;
use crate::judge::message::{Arg, Message};
use crate::judge::meta::RuleMeta;
use crate::text::source::DocId;

/// Why a rule did not judge a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The rule is for other kinds of documents.
    Kind,
    /// The document does not state a field.
    Missing(FieldId),
    /// It needs the day on which the document is judged.
    AsOf,
    /// What the message says.
    Because(&'static str),
}

impl Reason {
    /// The reason for the reader.
    pub fn reason_message(self) -> Message {
        match self {
            Self::Kind => Message::new("reason-kind"),
            Self::Missing(field) => Message::new("reason-missing").arg("field", Arg::Field(field)),
            Self::AsOf => Message::new("reason-as-of"),
            Self::Because(id) => Message::new(id),
        }
    }
}

/// What a rule says of one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has findings, this many.
    Findings(u32),
    /// Everything it applied to is right, this many times.
    Passed(u32),
    /// It could not be applied.
    NotApplicable(Reason),
}

/// A rule's verdict on a document.
#[derive(Clone, Copy, Debug)]
pub struct RuleVerdict {
    /// The rule.
    pub rule: &'static RuleMeta,
    /// The document.
    pub doc: DocId,
    /// The verdict.
    pub verdict: Verdict,
}
