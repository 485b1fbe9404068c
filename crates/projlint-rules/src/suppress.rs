//! Suppressions: findings that an author has looked at and accepts, each with a reason. In Markdown they are comments, for
//! other documents entries of the configuration.

use crate::finding::{Edit, Finding};
use crate::rule::Rule;
use crate::rules::find;
use crate::source::{ByteRange, Source, Span};
use memchr::memmem;

/// A finding is suppressed where it begins in one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// These bytes of the file: a line, the next line, or the lines between two comments.
    Bytes(ByteRange),
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
    pub comment: Option<ByteRange>,
    /// The comment that ends its block.
    pub end: Option<ByteRange>,
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
    code: Option<&[ByteRange]>,
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

/// A comment of the file that begins with the mark, taken apart.
struct Comment<'f> {
    range: ByteRange,
    form: &'f str,
    names: Vec<&'f str>,
    reason: &'f str,
}

fn comments(file: &str, code: &[ByteRange], found: &mut Vec<Suppression>) {
    let mut open: Vec<Suppression> = Vec::new();
    for range in html_comments(file) {
        if found.len() + open.len() >= MOST {
            break;
        }
        let Some(comment) = read_comment(file, range).filter(|_| !lies_in(code, range.start))
        else {
            continue;
        };
        let form = comment.form;
        let own = suppression(file, comment);
        match form {
            "start" if own.fault.is_none() => open.push(own),
            "end" if own.fault.is_none() => found.push(close_block(&mut open, own)),
            _ => found.push(own),
        }
    }
    found.extend(open.into_iter().map(|start| Suppression {
        fault: Some(Fault::Block),
        ..start
    }));
    found.sort_by_key(|s| s.comment.map_or(usize::MAX, |c| c.start));
}

/// The comments of a file, in order; one that does not end is none.
fn html_comments(file: &str) -> impl Iterator<Item = ByteRange> {
    let bytes = file.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + memmem::find(&bytes[from..], b"<!--")?;
        from = start + memmem::find(&bytes[start..], b"-->")? + 3;
        Some(ByteRange::new(start, from))
    })
}

/// Whether a byte lies in one of some ranges in order.
fn lies_in(ranges: &[ByteRange], at: usize) -> bool {
    ranges
        .get(ranges.partition_point(|r| r.end <= at))
        .is_some_and(|r| r.start <= at)
}

/// What a comment says, if it begins with the mark.
fn read_comment(file: &str, range: ByteRange) -> Option<Comment<'_>> {
    let inner = ByteRange::new((range.start + 4).min(range.end - 3), range.end - 3);
    let said = file[inner].trim().strip_prefix(MARK)?;
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
    Some(Comment {
        range,
        form,
        names: words.collect(),
        reason,
    })
}

/// The suppression that a comment is.
fn suppression(file: &str, comment: Comment<'_>) -> Suppression {
    let names = &comment.names;
    let rules: Vec<&'static Rule> = names.iter().filter_map(|name| find(name)).collect();
    let known = !rules.is_empty() && rules.len() == names.len();
    let ends = comment.form == "end";
    let place = match comment.form {
        "line" => Some(Place::Bytes(line(file, comment.range.start))),
        "next-line" => Some(Place::Bytes(next_line(file, comment.range.end))),
        "start" | "end" => Some(Place::Bytes(ByteRange::new(comment.range.end, file.len()))),
        "file" => Some(Place::Document),
        _ => None,
    };
    let fault = match &place {
        None => Some(Fault::Form),
        Some(_) if !(known || ends && names.is_empty()) => Some(Fault::Rule),
        Some(_) if comment.reason.is_empty() && !ends => Some(Fault::Reason),
        Some(_) => None,
    };
    Suppression {
        rules,
        place: place.unwrap_or(Place::Document),
        reason: comment.reason.to_owned(),
        comment: Some(comment.range),
        end: None,
        fault,
    }
}

/// Ends the block that was opened last, of the same rules if the ending names any.
fn close_block(open: &mut Vec<Suppression>, ending: Suppression) -> Suppression {
    let ends = |start: &Suppression| ending.rules.is_empty() || start.rules == ending.rules;
    let Some(index) = open.iter().rposition(ends) else {
        return Suppression {
            fault: Some(Fault::Block),
            ..ending
        };
    };
    let mut start = open.remove(index);
    if let Place::Bytes(bytes) = &mut start.place {
        bytes.end = ending.comment.map_or(bytes.end, |c| c.start);
    }
    start.end = ending.comment;
    start
}

/// The line around a byte.
fn line(file: &str, at: usize) -> ByteRange {
    let start = file[..at].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let end = file[at..].find(['\n', '\r']).map_or(file.len(), |n| at + n);
    ByteRange::new(start, end)
}

/// The next line behind a byte that is neither blank nor a comment: Markdown parts a comment from a table or a heading by a blank line.
fn next_line(file: &str, at: usize) -> ByteRange {
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
                bytes.contains(at)
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
            .map(|comment| removed(source, *comment))
            .collect()
    }
}

/// The edit that takes a comment out of the file.
fn removed(source: &Source, comment: ByteRange) -> Edit {
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
