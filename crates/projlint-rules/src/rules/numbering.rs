//! The numbers of headings in documents without a template.

use crate::block::{Block, BlockKind};
use crate::language::Lang;
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};
use crate::value::date::date_at;
use crate::value::number::skip_spaces;
use std::collections::HashMap;
use std::ops::Range;

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Numbers before it are missing.
    Gap,
    /// It has been used before.
    Repeated,
    /// It is lower than the one before, or under another section.
    OutOfOrder,
}

/// Depth to which numbers are followed.
const DEPTH: usize = 4;

/// The number of a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Number {
    parts: [u16; DEPTH],
    depth: usize,
    block: usize,
    dotted: bool,
}

impl Number {
    fn path(&self) -> &[u16] {
        &self.parts[..self.depth]
    }
}

/// Reports every heading with a fault of a kind.
pub fn report(doc: &Document, out: &mut Outcome<'_>, fault: Fault, id: &'static str) {
    let headings = headings(doc);
    if headings.len() < 2 {
        return out.skip(Reason::Because("reason-no-numbering"));
    }
    let faults = judge(&headings);
    for (at, found, expected) in &faults {
        if *found != fault {
            continue;
        }
        let name = |path: &[u16]| {
            path.iter()
                .map(u16::to_string)
                .collect::<Vec<_>>()
                .join(".")
        };
        let place = |n: &Number| doc.blocks[n.block].span(doc.source.doc);
        let (number, before) = (&headings[*at], &headings[at - 1]);
        let (stated, wanted) = (Arg::Text(name(number.path())), Arg::Text(name(expected)));
        out.report(
            Draft::at(place(number), id)
                .arg("number", stated.clone())
                .arg("expected", wanted.clone())
                .arg("before", Arg::Text(name(before.path())))
                .place(place(before), "label-heading-before")
                .values(wanted, stated),
        );
    }
    if !faults.iter().any(|f| f.1 == fault) {
        out.pass();
    }
}

/// The numbered headings: their lines and depths.
pub fn numbered(doc: &Document) -> impl Iterator<Item = (usize, usize)> {
    headings(doc).into_iter().map(|n| (n.block, n.depth))
}

/// Walks the numbers. Each open sequence of sections may go on; a 1 after at least one section opens another (a second
/// document in the file, or a list that looks like headings).
fn judge(headings: &[Number]) -> Vec<(usize, Fault, Vec<u16>)> {
    let places = Places::of(headings);
    let mut faults = Vec::new();
    let mut open: Vec<u16> = Vec::new();
    let mut current: Vec<u16> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let path = heading.path();
        if at == 0 {
            open.push(path[0]);
        } else if path.len() == 1 {
            if let Some((fault, expected)) = section(&mut open, path[0])
                .filter(|f| !(f.0 == Fault::Gap && places.comes_later(at, f.1)))
            {
                faults.push((at, fault, vec![expected]));
            }
        } else if let Some((fault, expected)) = subsection(&current, path, &places, at) {
            if fault == Fault::OutOfOrder {
                current.clone_from(&expected);
                faults.push((at, fault, expected));
                continue;
            }
            faults.push((at, fault, expected));
        }
        if path.len() > 1 && at > 0 {
            let top = path[0];
            if open.last().is_some_and(|o| top == o + 1) && !places.any(&[top], 0..headings.len()) {
                *open
                    .last_mut()
                    .expect("the first heading opened a sequence") = top;
            }
        }
        current = path.to_vec();
    }
    faults
}

/// Where each number stands among the headings, in their order.
struct Places<'h> {
    by_path: HashMap<&'h [u16], Vec<usize>>,
    headings: usize,
}

impl<'h> Places<'h> {
    fn of(headings: &'h [Number]) -> Self {
        let mut by_path: HashMap<&[u16], Vec<usize>> = HashMap::new();
        for (at, heading) in headings.iter().enumerate() {
            by_path.entry(heading.path()).or_default().push(at);
        }
        Self {
            by_path,
            headings: headings.len(),
        }
    }

    fn list(&self, path: &[u16]) -> &[usize] {
        self.by_path.get(path).map_or(&[], Vec::as_slice)
    }

    /// Whether a number stands in a range of the headings.
    fn any(&self, path: &[u16], range: Range<usize>) -> bool {
        let list = self.list(path);
        list.get(list.partition_point(|at| *at < range.start))
            .is_some_and(|at| *at < range.end)
    }

    /// Whether the section that seems to be missing stands further below, where it is out of order.
    fn comes_later(&self, at: usize, expected: u16) -> bool {
        let ones = self.list(&[1]);
        let next = ones
            .get(ones.partition_point(|one| *one < at))
            .copied()
            .unwrap_or(self.headings);
        self.any(&[expected], at..next)
    }

    /// Whether a number stands before, in the sequence that the last 1 opened.
    fn came_before(&self, at: usize, path: &[u16]) -> bool {
        let ones = self.list(&[1]);
        let since = ones[..ones.partition_point(|one| *one < at)]
            .last()
            .map_or(0, |one| one + 1);
        self.any(path, since..at)
    }
}

fn section(open: &mut Vec<u16>, number: u16) -> Option<(Fault, u16)> {
    if let Some(at) = open.iter().rposition(|o| o + 1 == number) {
        open.truncate(at + 1);
        open[at] = number;
        return None;
    }
    let last = *open.last()?;
    if number == 1 && (last > 1 || open.len() > 1) {
        open.push(1);
        return None;
    }
    let fault = match number.cmp(&last) {
        std::cmp::Ordering::Equal => Fault::Repeated,
        std::cmp::Ordering::Greater => Fault::Gap,
        std::cmp::Ordering::Less => Fault::OutOfOrder,
    };
    if fault == Fault::Gap {
        *open.last_mut().expect("a sequence is open") = number;
    }
    Some((fault, last + 1))
}

fn subsection(
    current: &[u16],
    path: &[u16],
    places: &Places<'_>,
    at: usize,
) -> Option<(Fault, Vec<u16>)> {
    let (parent, number) = (&path[..path.len() - 1], path[path.len() - 1]);
    let begins = current.len() >= parent.len() && current[..parent.len()] == *parent;
    if places.came_before(at, path) {
        let last = current
            .get(parent.len())
            .copied()
            .filter(|_| begins)
            .unwrap_or(0);
        let expected = [parent, &[last + 1]].concat();
        return Some((Fault::Repeated, expected));
    }
    if !begins {
        let first = number == 1 && current.first().is_none_or(|c| path[0] == c + 1);
        let later = places.any(parent, at..places.headings);
        let next_parent = parent.len() == 1 && first && !later;
        let deeper = parent.len() > 1 && number == 1 && current.first() == path.first();
        let next = current.get(1).map_or(1, |n| n + 1);
        return (!next_parent && !deeper).then(|| {
            (
                Fault::OutOfOrder,
                current.iter().take(1).copied().chain([next]).collect(),
            )
        });
    }
    let last = current.get(parent.len()).copied().unwrap_or(0);
    let expected = [parent, &[last + 1]].concat();
    match number {
        n if n == last + 1 => None,
        n if n > last => Some((Fault::Gap, expected)),
        _ => Some((Fault::OutOfOrder, expected)),
    }
}

/// The numbered headings of a document: those its format marks, else the lines that can be nothing else.
fn headings(doc: &Document) -> Vec<Number> {
    let text = doc.source.text();
    let marked: Vec<Number> = doc
        .blocks
        .iter()
        .enumerate()
        .filter(|(_, b)| matches!(b.kind, BlockKind::Heading(_)))
        .filter_map(|(i, b)| number(text, b, i, doc.lang()))
        .collect();
    if doc.marked {
        return marked;
    }
    let mut lines: Vec<Number> = Vec::new();
    for (index, block) in doc.blocks.iter().enumerate() {
        let digit = text.as_bytes()[block.body as usize].is_ascii_digit();
        if !digit || block.kind != BlockKind::Text || !stands_alone(doc, index) {
            continue;
        }
        let Some(found) = number(text, block, index, doc.lang()) else {
            continue;
        };
        let under = lines.last().is_some_and(|l| {
            l.block + 1 == index && found.depth == l.depth + 1 && found.path().starts_with(l.path())
        });
        if !block.joined || under {
            lines.push(found);
        }
    }
    let style = lines.first().map(|n| n.dotted);
    lines.retain(|n| n.depth > 1 || Some(n.dotted) == style);
    let with_body = |w: &[Number]| w[1].block > w[0].block + 1;
    let bodies = lines.windows(2).filter(|w| with_body(w)).count();
    let nested = lines.iter().any(|n| n.depth > 1);
    if nested
        || (bodies * 3 >= lines.len().saturating_sub(1) * 2 && style == Some(false))
        || (bodies + 1 == lines.len() && style == Some(true))
    {
        lines
    } else {
        Vec::new()
    }
}

/// Whether a line of plain text has the form of a heading: short, closed by no punctuation, not one of a list.
fn stands_alone(doc: &Document, index: usize) -> bool {
    let line = doc.line(&doc.blocks[index]);
    let next = doc
        .blocks
        .get(index + 1)
        .filter(|n| n.joined && doc.line(n).starts_with(|c: char| c.is_ascii_digit()));
    let outline = |line: &'_ str| {
        line.split(' ')
            .next()
            .unwrap_or("")
            .trim_end_matches('.')
            .to_owned()
    };
    let next_numbered =
        next.is_some_and(|n| !outline(doc.line(n)).starts_with(&format!("{}.", outline(line))));
    let short = line.chars().count() <= 90;
    let scored = line
        .rsplit(' ')
        .next()
        .is_some_and(|w| w.bytes().all(|b| b.is_ascii_digit()));
    let stated = doc.blocks[index].label > 0 && doc.blocks[index].value < doc.blocks[index].end;
    short && !next_numbered && !scored && !stated && !line.ends_with(['.', ',', ';', ':', '!', '|'])
}

/// The number at the beginning of a heading, before a title: `4.1 Title`, `3. Title`. Years, dates and codes are none.
fn number(text: &str, block: &Block, index: usize, lang: Lang) -> Option<Number> {
    let line = block.text(text);
    let bytes = line.as_bytes();
    let length = bytes
        .iter()
        .take_while(|b| b.is_ascii_digit() || **b == b'.')
        .count();
    let digits = &line[..length];
    let title = &line[skip_spaces(bytes, length)..];
    let spaced = skip_spaces(bytes, length) > length;
    if length == 0
        || !spaced
        || date_at(line, 0, Some(lang)).is_some()
        || !title.starts_with(|c: char| c.is_uppercase() || c == '"')
    {
        return None;
    }
    let mut found = Number {
        parts: [0; DEPTH],
        depth: 0,
        block: index,
        dotted: digits.ends_with('.'),
    };
    for part in digits.strip_suffix('.').unwrap_or(digits).split('.') {
        let value = part
            .parse()
            .ok()
            .filter(|n| (1..=99).contains(n) && !part.starts_with('0'))?;
        *found.parts.get_mut(found.depth)? = value;
        found.depth += 1;
    }
    Some(found)
}
