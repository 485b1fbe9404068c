//! Comments in Markdown by which an author accepts findings: names of rules and a reason.

use crate::text::range::ByteRange;
use memchr::memmem;

/// What the comments begin with.
pub const COMMENT_MARK: &str = "projlint-ignore";

/// How many comments of a file are read, because each finding is compared with all of them; further ones have no effect.
const MAX_COMMENTS: usize = 2_000;

/// What a comment holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentForm {
    /// The line it is on.
    Line,
    /// The next line.
    NextLine,
    /// What follows, up to the comment that ends the block.
    Start,
    /// Ends a block.
    End,
    /// The whole file.
    File,
    /// A form that there is not.
    Unknown,
}

/// A comment by which an author accepts findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptingComment {
    /// Its bytes in the file.
    pub range: ByteRange,
    /// What it holds for.
    pub form: CommentForm,
    /// Codes or names of rules, as written.
    pub rules: Vec<String>,
    /// Why, empty where no reason is given.
    pub reason: String,
}

/// The comments of a file by which findings are accepted, in order; `code` are the bytes of its code, where comments are none.
pub fn accepting_comments(file: &str, code: &[ByteRange]) -> Vec<AcceptingComment> {
    html_comments(file)
        .filter(|range| !lies_in(code, range.start))
        .filter_map(|range| accepting_comment(file, range))
        .take(MAX_COMMENTS)
        .collect()
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
fn accepting_comment(file: &str, range: ByteRange) -> Option<AcceptingComment> {
    let inner = ByteRange::new((range.start + 4).min(range.end - 3), range.end - 3);
    let said = file[inner].trim().strip_prefix(COMMENT_MARK)?;
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
    let form = match form {
        "line" => CommentForm::Line,
        "next-line" => CommentForm::NextLine,
        "start" => CommentForm::Start,
        "end" => CommentForm::End,
        "file" => CommentForm::File,
        _ => CommentForm::Unknown,
    };
    Some(AcceptingComment {
        range,
        form,
        rules: words.map(str::to_owned).collect(),
        reason: reason.to_owned(),
    })
}

/// The line around a byte, without its line break.
pub fn line_around(file: &str, at: usize) -> ByteRange {
    let start = file[..at].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let end = file[at..].find(['\n', '\r']).map_or(file.len(), |n| at + n);
    ByteRange::new(start, end)
}

/// The next line after a byte that is neither blank nor a comment: in Markdown, a blank line separates a comment from a table or a heading.
pub fn next_line(file: &str, at: usize) -> ByteRange {
    let mut next = line_around(file, at).end;
    loop {
        next = file[next..]
            .find(|c: char| !c.is_whitespace())
            .map_or(file.len(), |n| next + n);
        match file[next..]
            .strip_prefix("<!--")
            .and_then(|rest| rest.find("-->"))
        {
            Some(length) => next += 4 + length + 3,
            None => return line_around(file, next),
        }
    }
}
