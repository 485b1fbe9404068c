//! Why figures were not read, or state no field, in the words of messages.

use crate::document::Document;
use crate::judge::message::{Arg, Message};
use crate::read::facts::{LeftFigure, LeftReason, UnreadReason, UnreadValue};

/// Why a labelled value was not read.
pub fn why_unread(doc: &Document, unread: &UnreadValue) -> Message {
    let text = doc.source.slice(unread.span);
    match unread.why {
        UnreadReason::Malformed => Message::new("unread-malformed"),
        UnreadReason::Impossible(_) => Message::new("unread-impossible"),
        UnreadReason::Ambiguous => Message::new("unread-ambiguous"),
        UnreadReason::Unit => {
            let behind = text.trim_start_matches(|c: char| !c.is_ascii_digit());
            let behind = behind.trim_start_matches(|c: char| !c.is_alphabetic());
            let word: String = behind.chars().take_while(|c| c.is_alphabetic()).collect();
            if word.is_empty() {
                Message::new("unread-no-unit")
            } else {
                Message::new("unread-unit").arg("unit", Arg::Text(word))
            }
        }
    }
}

/// Why an amount or a share states no field.
pub fn why_left(doc: &Document, left: &LeftFigure) -> Message {
    match left.why {
        LeftReason::Foreign(word) => {
            let word = doc.source.slice(word).to_owned();
            Message::new("left-foreign").arg("word", Arg::Text(word))
        }
        LeftReason::Several => Message::new("left-several"),
        LeftReason::TooLarge => Message::new("left-too-large"),
        LeftReason::UnknownWords => Message::new("left-unknown-words"),
        LeftReason::NoRole => Message::new("left-no-role"),
    }
}

/// Whether nothing was read of a document but figures without a field.
pub fn lacks_labels(doc: &Document) -> bool {
    doc.facts.entries(&doc.source).is_empty() && doc.facts.unread.is_empty()
}
