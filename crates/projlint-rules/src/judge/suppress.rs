//! Suppressions: findings that an author has looked at and accepts, each with a reason. In Markdown they are comments, for other
//! documents entries of the configuration. They are a step after the rules.

use crate::catalog::own::AcceptedFinding;
use crate::document::Document;
use crate::judge::finding::{Edit, Finding};
use crate::judge::meta::RuleMeta;
use crate::text::comments::{AcceptingComment, COMMENT_MARK, CommentForm, line_around, next_line};
use crate::text::range::ByteRange;
use crate::text::source::{Source, Span};

/// A finding is suppressed where it begins in one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuppressedRange {
    /// These bytes of the file: a line, the next line, or the lines between two comments.
    Bytes(ByteRange),
    /// The whole document.
    Document,
    /// Findings on this text.
    Text(String),
}

/// Why a suppression does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentFault {
    /// It names no rule that there is.
    Rule,
    /// It gives no reason.
    Reason,
    /// It has none of the forms.
    Form,
    /// It begins a block that never ends, or ends one that never began.
    Block,
}

/// Where a suppression is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuppressionOrigin {
    /// In the document.
    Comment,
    /// In the configuration.
    Configuration,
}

/// A suppression.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The rules.
    pub rules: Vec<&'static RuleMeta>,
    /// Where it holds.
    pub place: SuppressedRange,
    /// Why, in the author's words.
    pub reason: String,
    /// The bytes of the file that say it; `None` for an entry of the configuration.
    pub comment: Option<ByteRange>,
    /// The comment that ends its block.
    pub end: Option<ByteRange>,
    /// Why it does nothing.
    pub fault: Option<CommentFault>,
}

/// A finding that an author accepts.
#[derive(Clone, Debug)]
pub struct SuppressedFinding {
    /// The finding.
    pub finding: Finding,
    /// Why it is accepted.
    pub reason: String,
    /// Where that is said.
    pub origin: SuppressionOrigin,
}

/// A suppression that does nothing, as CORE003 reports it.
#[derive(Clone, Debug)]
pub struct UnusedSuppression {
    /// The suppression.
    pub suppression: Suppression,
    /// Where it is said: the comment, or the begin of the document.
    pub span: Span,
}

/// The suppressions of a document, once its findings are known.
#[derive(Clone, Debug, Default)]
pub struct DocumentSuppressions {
    /// How many did something, or were not asked because their rules are off.
    pub used: usize,
    /// Those that did nothing although their rules are on.
    pub unused: Vec<UnusedSuppression>,
}

/// Removes the findings of a document that its author accepts, and returns them with the state of its suppressions. `rules` are all that can be
/// named, `is_on` says which of them were asked.
pub(crate) fn suppress_findings(
    document: &Document,
    rules: &[&'static RuleMeta],
    is_on: impl Fn(&RuleMeta) -> bool,
    findings: &mut Vec<Finding>,
) -> (Vec<SuppressedFinding>, DocumentSuppressions) {
    let suppressions = all_suppressions(document, rules);
    if suppressions.is_empty() {
        return (Vec::new(), DocumentSuppressions::default());
    }
    let mut suppressed = Vec::new();
    let mut used = vec![false; suppressions.len()];
    for finding in std::mem::take(findings) {
        let holding = suppressions
            .iter()
            .position(|s| s.holds_for(&finding, &document.source));
        let Some(index) = holding else {
            findings.push(finding);
            continue;
        };
        used[index] = true;
        suppressed.push(SuppressedFinding {
            finding,
            reason: suppressions[index].reason.clone(),
            origin: suppressions[index].said_in(),
        });
    }
    let all = suppressions.len();
    let unused: Vec<UnusedSuppression> = suppressions
        .into_iter()
        .zip(used)
        .filter(|(suppression, used)| !used && suppression.is_asked(&is_on))
        .map(|(suppression, _)| UnusedSuppression {
            span: suppression.said_at(&document.source),
            suppression,
        })
        .collect();
    let state = DocumentSuppressions {
        used: all - unused.len(),
        unused,
    };
    (suppressed, state)
}

/// The suppressions of a document: those in the comments of its file, and the entries for it in the configuration. `rules` are
/// all that can be named.
fn all_suppressions(document: &Document, rules: &[&'static RuleMeta]) -> Vec<Suppression> {
    let mut found = from_comments(document.source.file(), &document.comments, rules);
    let entries = document.accepted.iter();
    found.extend(entries.map(|entry| Suppression::from_entry(entry, rules)));
    found
}

fn from_comments(
    file: &str,
    comments: &[AcceptingComment],
    rules: &[&'static RuleMeta],
) -> Vec<Suppression> {
    let (mut found, mut open): (Vec<Suppression>, Vec<Suppression>) = (Vec::new(), Vec::new());
    for comment in comments {
        let own = Suppression::from_comment(file, comment, rules);
        match comment.form {
            CommentForm::Start if own.fault.is_none() => open.push(own),
            CommentForm::End if own.fault.is_none() => found.push(close_block(&mut open, own)),
            _ => found.push(own),
        }
    }
    found.extend(open.into_iter().map(|start| Suppression {
        fault: Some(CommentFault::Block),
        ..start
    }));
    found.sort_by_key(|s| s.comment.map_or(usize::MAX, |c| c.start));
    found
}

/// Ends the block that was opened last, of the same rules if the ending names any.
fn close_block(open: &mut Vec<Suppression>, ending: Suppression) -> Suppression {
    let ends = |start: &Suppression| ending.rules.is_empty() || start.rules == ending.rules;
    let Some(index) = open.iter().rposition(ends) else {
        return Suppression {
            fault: Some(CommentFault::Block),
            ..ending
        };
    };
    let mut start = open.remove(index);
    if let SuppressedRange::Bytes(bytes) = &mut start.place {
        bytes.end = ending.comment.map_or(bytes.end, |c| c.start);
    }
    start.end = ending.comment;
    start
}

/// The rule of a code or a name, whatever the case.
fn rule_named(rules: &[&'static RuleMeta], name: &str) -> Option<&'static RuleMeta> {
    rules.iter().copied().find(|rule| rule.is_named(name))
}

impl Suppression {
    fn from_entry(entry: &AcceptedFinding, rules: &[&'static RuleMeta]) -> Self {
        let place = entry.text.clone().map(SuppressedRange::Text);
        Self {
            rules: rule_named(rules, &entry.rule).into_iter().collect(),
            place: place.unwrap_or(SuppressedRange::Document),
            reason: entry.reason.clone(),
            comment: None,
            end: None,
            fault: None,
        }
    }

    fn from_comment(file: &str, comment: &AcceptingComment, rules: &[&'static RuleMeta]) -> Self {
        let named: Vec<&'static RuleMeta> = comment
            .rules
            .iter()
            .filter_map(|name| rule_named(rules, name))
            .collect();
        let known = !named.is_empty() && named.len() == comment.rules.len();
        let ends = comment.form == CommentForm::End;
        let range = comment.range;
        let place = match comment.form {
            CommentForm::Line => SuppressedRange::Bytes(line_around(file, range.start)),
            CommentForm::NextLine => SuppressedRange::Bytes(next_line(file, range.end)),
            CommentForm::Start | CommentForm::End => {
                SuppressedRange::Bytes(ByteRange::new(range.end, file.len()))
            }
            CommentForm::File | CommentForm::Unknown => SuppressedRange::Document,
        };
        let fault = match comment.form {
            CommentForm::Unknown => Some(CommentFault::Form),
            _ if !(known || ends && comment.rules.is_empty()) => Some(CommentFault::Rule),
            _ if comment.reason.is_empty() && !ends => Some(CommentFault::Reason),
            _ => None,
        };
        Self {
            rules: named,
            place,
            reason: comment.reason.clone(),
            comment: Some(range),
            end: None,
            fault,
        }
    }

    fn said_in(&self) -> SuppressionOrigin {
        match self.comment {
            Some(_) => SuppressionOrigin::Comment,
            None => SuppressionOrigin::Configuration,
        }
    }

    /// Whether it would have to do something: its rules are on, or it can do nothing.
    fn is_asked(&self, is_on: impl Fn(&RuleMeta) -> bool) -> bool {
        self.fault.is_some() || self.rules.iter().all(|rule| is_on(rule))
    }

    /// Where it is said.
    fn said_at(&self, source: &Source) -> Span {
        self.comment
            .map_or(source.span(0..0), |comment| source.span_in_file(comment))
    }

    /// Whether it holds for a finding of a document.
    fn holds_for(&self, finding: &Finding, source: &Source) -> bool {
        let here = || match &self.place {
            SuppressedRange::Document => true,
            SuppressedRange::Bytes(bytes) => {
                bytes.contains(source.range_in_file(finding.primary.span).start)
            }
            SuppressedRange::Text(text) => source.slice(finding.primary.span).trim() == text.trim(),
        };
        self.fault.is_none() && self.rules.contains(&finding.rule) && here()
    }

    /// The edits that take its comments out of the file, with the lines that hold nothing else.
    pub fn removal_edits(&self, source: &Source) -> Vec<Edit> {
        [self.comment, self.end]
            .into_iter()
            .flatten()
            .map(|comment| removal_edit(source, comment))
            .collect()
    }
}

/// The edit that takes a comment out of the file.
fn removal_edit(source: &Source, comment: ByteRange) -> Edit {
    let file = source.file();
    let own = line_around(file, comment.start);
    let alone = file[own.start..comment.start].trim().is_empty()
        && file[comment.end..own.end.max(comment.end)]
            .trim()
            .is_empty();
    let range = if alone {
        let rest = &file[own.end..];
        let breaks = if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(!rest.is_empty())
        };
        ByteRange::new(own.start, own.end + breaks)
    } else {
        let before = file[..comment.start].trim_end_matches([' ', '\t']);
        ByteRange::new(before.len(), comment.end)
    };
    Edit {
        span: source.span_in_file(range),
        text: String::new(),
    }
}

/// The comment that suppresses a rule on its line.
pub fn suppressing_comment(rule: &RuleMeta, reason: &str) -> String {
    format!("<!-- {COMMENT_MARK}-line {}: {reason} -->", rule.code)
}
