//! Suppressions: findings that an author has looked at and accepts, each with a reason. In Markdown they are comments, for
//! other documents entries of the configuration.

use crate::finding::{Edit, Finding};
use crate::rule::Rule;
use crate::rules::find;
use crate::source::{Source, Span};
use memchr::memmem;
use std::ops::Range;

/// A finding is suppressed where it begins in one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// These bytes of the file: a line, the next line, or the lines between two comments.
    Bytes(Range<usize>),
    /// The whole document.
    Document,
    /// Findings on this text.
    Text(String),
}

/// Why a suppression does nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It names no rule that there is.
    Rule,
    /// It gives no reason.
    Reason,
    /// It has none of the forms.
    Form,
    /// It begins a block that never ends, or ends one that never began.
    Block,
}

/// A suppression.
#[derive(Clone, Debug)]
pub struct Suppression {
    /// The rules.
    pub rules: Vec<&'static Rule>,
    /// Where it holds.
    pub place: Place,
    /// Why, in the author's words.
    pub reason: String,
    /// The bytes of the file that say it; `None` for an entry of the configuration.
    pub comment: Option<Range<usize>>,
    /// The comment that ends its block.
    pub end: Option<Range<usize>>,
    /// Why it does nothing.
    pub fault: Option<Fault>,
}

/// An entry of the configuration for one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Code or name of the rule.
    pub rule: String,
    /// The text that the finding is on; every text without it.
    pub text: Option<String>,
    /// Why.
    pub reason: String,
}

/// So many comments of a document are read: each finding is held against all of them. Further ones suppress nothing.
const MOST: usize = 2_000;
/// What comments begin with.
const MARK: &str = "projlint-ignore";

/// The suppressions of a document: those in the comments of its file, if it is Markdown and `code` are the bytes of its code, and the
/// entries for it.
pub fn suppressions(
    source: &Source,
    code: Option<&Vec<Range<usize>>>,
    entries: &[Entry],
) -> Vec<Suppression> {
    let mut found = Vec::new();
    if let Some(code) = code {
        comments(source.file(), code, &mut found);
    }
    found.extend(entries.iter().map(|entry| Suppression {
        rules: find(&entry.rule).into_iter().collect(),
        place: entry.text.clone().map_or(Place::Document, Place::Text),
        reason: entry.reason.clone(),
        comment: None,
        end: None,
        fault: None,
    }));
    found
}

fn comments(file: &str, code: &[Range<usize>], found: &mut Vec<Suppression>) {
    let mut open: Vec<(Suppression, usize)> = Vec::new();
    let mut from = 0;
    while let Some(at) = memmem::find(&file.as_bytes()[from..], b"<!--").map(|n| from + n) {
        let Some(length) = memmem::find(&file.as_bytes()[at..], b"-->") else {
            break;
        };
        let comment = at..at + length + 3;
        from = comment.end;
        if found.len() + open.len() >= MOST {
            break;
        }
        let in_code = code
            .get(code.partition_point(|c| c.end <= at))
            .is_some_and(|c| c.start <= at);
        let Some(said) = file[(at + 4).min(comment.end - 3)..comment.end - 3]
            .trim()
            .strip_prefix(MARK)
            .filter(|_| !in_code)
        else {
            continue;
        };
        let (words, reason) = said
            .split_once(':')
            .map_or((said, ""), |(words, reason)| (words, reason.trim()));
        let mut words = words
            .split([' ', ',', '\n', '\t'])
            .filter(|w| !w.is_empty());
        let form = if said.starts_with('-') {
            words.next().unwrap_or("").trim_start_matches('-')
        } else {
            ""
        };
        let names: Vec<&str> = words.collect();
        let rules: Vec<&'static Rule> = names.iter().filter_map(|name| find(name)).collect();
        let known = !rules.is_empty() && rules.len() == names.len();
        let ends = form == "end";
        let place = match form {
            "line" => Some(Place::Bytes(line(file, comment.start))),
            "next-line" => Some(Place::Bytes(next_line(file, comment.end))),
            "start" | "end" => Some(Place::Bytes(comment.end..file.len())),
            "file" => Some(Place::Document),
            _ => None,
        };
        let fault = match &place {
            None => Some(Fault::Form),
            Some(_) if !(known || ends && names.is_empty()) => Some(Fault::Rule),
            Some(_) if reason.is_empty() && !ends => Some(Fault::Reason),
            Some(_) => None,
        };
        let place = place.unwrap_or(Place::Document);
        let own = Suppression {
            rules,
            place,
            reason: reason.to_owned(),
            comment: Some(comment),
            end: None,
            fault,
        };
        match form {
            "start" if own.fault.is_none() => {
                open.push((own, found.len()));
            }
            "end" if own.fault.is_none() => match open
                .iter()
                .rposition(|(start, _)| own.rules.is_empty() || start.rules == own.rules)
            {
                Some(index) => {
                    let (mut start, _) = open.remove(index);
                    if let Place::Bytes(bytes) = &mut start.place {
                        bytes.end = own.comment.as_ref().map_or(bytes.end, |c| c.start);
                    }
                    start.end = own.comment;
                    found.push(start);
                }
                None => found.push(Suppression {
                    fault: Some(Fault::Block),
                    ..own
                }),
            },
            _ => found.push(own),
        }
    }
    found.extend(open.into_iter().map(|(start, _)| Suppression {
        fault: Some(Fault::Block),
        ..start
    }));
    found.sort_by_key(|s| s.comment.as_ref().map_or(usize::MAX, |c| c.start));
}

/// The line around a byte.
fn line(file: &str, at: usize) -> Range<usize> {
    let start = file[..at].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    start..file[at..].find(['\n', '\r']).map_or(file.len(), |n| at + n)
}

/// The next line behind a byte that is neither blank nor a comment: Markdown parts a comment from a table or a heading by a blank line.
fn next_line(file: &str, at: usize) -> Range<usize> {
    let mut next = line(file, at).end;
    loop {
        next = file[next..]
            .find(|c: char| !c.is_whitespace())
            .map_or(file.len(), |n| next + n);
        match file[next..]
            .strip_prefix("<!--")
            .and_then(|rest| rest.find("-->"))
        {
            Some(length) => next += 4 + length + 3,
            None => return line(file, next),
        }
    }
}

impl Suppression {
    /// Whether it holds for a finding of a document.
    pub fn holds(&self, finding: &Finding, source: &Source) -> bool {
        let here = || match &self.place {
            Place::Document => true,
            Place::Bytes(bytes) => {
                let at = source.in_file(finding.primary.span).start;
                bytes.contains(&at)
            }
            Place::Text(text) => source.slice(finding.primary.span).trim() == text.trim(),
        };
        self.fault.is_none() && self.rules.contains(&finding.rule) && here()
    }

    /// The edits that take its comments out of the file, with the lines that hold nothing else.
    pub fn removal(&self, source: &Source) -> Vec<Edit> {
        [&self.comment, &self.end]
            .into_iter()
            .flatten()
            .map(|comment| removed(source, comment))
            .collect()
    }
}

/// The edit that takes a comment out of the file.
fn removed(source: &Source, comment: &Range<usize>) -> Edit {
    let file = source.file();
    let own = line(file, comment.start);
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
        own.start..own.end + breaks
    } else {
        file[..comment.start].trim_end_matches([' ', '\t']).len()..comment.end
    };
    Edit {
        span: source.span_in_file(range),
        text: String::new(),
    }
}

/// The comment that suppresses a rule on its line.
pub fn comment(rule: &Rule, reason: &str) -> String {
    format!("<!-- {MARK}-line {}: {reason} -->", rule.code)
}

/// A suppression that does nothing, as CORE003 reports it.
#[derive(Clone, Debug)]
pub struct Unused {
    /// Which of the document's.
    pub index: usize,
    /// Where it is said: the comment, or the begin of the document.
    pub span: Span,
}
