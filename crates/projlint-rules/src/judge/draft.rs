//! A finding while a rule makes it.

use crate::judge::finding::{Edit, Fix, Label, Safety};
use crate::judge::message::{Arg, Message};
use crate::judge::meta::Severity;
use crate::read::facts::{Fact, Origin};
use crate::text::source::Span;

/// A finding in the making.
#[derive(Debug)]
pub struct FindingBuilder {
    pub(crate) message: Message,
    pub(crate) span: Span,
    pub(crate) severity: Option<Severity>,
    pub(crate) prose: bool,
    pub(crate) related: Vec<Label>,
    pub(crate) expected: Option<Arg>,
    pub(crate) found: Option<Arg>,
    pub(crate) difference: Option<Arg>,
    pub(crate) fix: Option<Fix>,
    pub(crate) cause: Option<&'static str>,
}

impl FindingBuilder {
    /// A finding at a place, with the id of its message.
    pub fn at_span(span: Span, id: &'static str) -> Self {
        Self {
            message: Message::new(id),
            span,
            severity: None,
            prose: false,
            related: Vec::new(),
            expected: None,
            found: None,
            difference: None,
            fix: None,
            cause: None,
        }
    }

    /// A finding on a fact.
    pub fn on_fact<T>(fact: &Fact<T>, id: &'static str) -> Self {
        Self::at_span(fact.span, id).with_origin(fact.origin)
    }

    /// An argument of the message.
    pub fn with_arg(mut self, name: &'static str, value: Arg) -> Self {
        self.message.args.push((name, value));
        self
    }

    /// Another fact it rests on, with the id of the word for it.
    pub fn with_fact<T>(self, fact: &Fact<T>, label: &'static str) -> Self {
        self.with_origin(fact.origin).with_place(fact.span, label)
    }

    /// Another place, with the id of the word for it.
    pub fn with_place(mut self, span: Span, label: &'static str) -> Self {
        self.related.push(Label {
            span,
            message: Some(Message::new(label)),
        });
        self
    }

    /// Takes into account how a fact was found.
    pub fn with_origin(mut self, origin: Origin) -> Self {
        self.prose |= origin == Origin::Prose;
        self
    }

    /// Another severity than the rule's.
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// What was expected and what was found.
    pub fn with_values(mut self, expected: Arg, found: Arg) -> Self {
        (self.expected, self.found) = (Some(expected), Some(found));
        self
    }

    /// The difference between the two; also the argument `difference` of the message.
    pub fn with_difference(mut self, difference: Arg) -> Self {
        self.message.args.push(("difference", difference.clone()));
        self.difference = Some(difference);
        self
    }

    /// A correction that changes a value.
    pub fn with_unsafe_fix(mut self, title: Message, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            title,
            safety: Safety::Unsafe,
            edits,
        });
        self
    }

    /// A correction of notation or white space.
    pub fn with_safe_fix(mut self, title: Message, edits: Vec<Edit>) -> Self {
        self.fix = Some(Fix {
            title,
            safety: Safety::Safe,
            edits,
        });
        self
    }

    /// The root it shares with other findings: the id of the message that names it.
    pub fn with_cause(mut self, cause: &'static str) -> Self {
        self.cause = Some(cause);
        self
    }
}
