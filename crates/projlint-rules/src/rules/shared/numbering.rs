//! What is wrong with the numbers of headings.

use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::numbering::HeadingNumber;
use std::collections::HashMap;
use std::ops::Range;

/// What is wrong with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberingFault {
    /// Numbers before it are missing.
    Gap,
    /// It has been used before.
    Repeated,
    /// It is lower than the one before, or under another section.
    OutOfOrder,
}

/// Reports every heading with a fault of a kind.
pub fn report_faults(doc: &Document, out: &mut Sink<'_>, fault: NumberingFault, id: &'static str) {
    let headings = doc.numbered_headings();
    if headings.len() < 2 {
        return out.skip(Reason::Because("reason-no-numbering"));
    }
    let faults = find_faults(&headings);
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
        let place = |n: &HeadingNumber| doc.blocks[n.block].line_span(doc.source.doc);
        let (number, before) = (&headings[*at], &headings[at - 1]);
        let (stated, wanted) = (Arg::Text(name(number.path())), Arg::Text(name(expected)));
        out.report(
            FindingBuilder::at_span(place(number), id)
                .with_arg("number", stated.clone())
                .with_arg("expected", wanted.clone())
                .with_arg("before", Arg::Text(name(before.path())))
                .with_place(place(before), "label-heading-before")
                .with_values(wanted, stated),
        );
    }
    if !faults.iter().any(|f| f.1 == fault) {
        out.pass();
    }
}

/// Walks the numbers. Each open sequence of sections may go on; a 1 after at least one section opens another (a second
/// document in the file, or a list that looks like headings).
fn find_faults(headings: &[HeadingNumber]) -> Vec<(usize, NumberingFault, Vec<u16>)> {
    let places = NumberIndex::of(headings);
    let mut faults = Vec::new();
    let mut open: Vec<u16> = Vec::new();
    let mut current: Vec<u16> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let path = heading.path();
        if at == 0 {
            open.push(path[0]);
        } else if path.len() == 1 {
            if let Some((fault, expected)) = section_fault(&mut open, path[0])
                .filter(|f| !(f.0 == NumberingFault::Gap && places.comes_later(at, f.1)))
            {
                faults.push((at, fault, vec![expected]));
            }
        } else if let Some((fault, expected)) = subsection_fault(&current, path, &places, at) {
            if fault == NumberingFault::OutOfOrder {
                current.clone_from(&expected);
                faults.push((at, fault, expected));
                continue;
            }
            faults.push((at, fault, expected));
        }
        if path.len() > 1 && at > 0 {
            let top = path[0];
            if open.last().is_some_and(|o| top == o + 1)
                && !places.stands_in(&[top], 0..headings.len())
            {
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
struct NumberIndex<'h> {
    by_path: HashMap<&'h [u16], Vec<usize>>,
    headings: usize,
}

impl<'h> NumberIndex<'h> {
    fn of(headings: &'h [HeadingNumber]) -> Self {
        let mut by_path: HashMap<&[u16], Vec<usize>> = HashMap::new();
        for (at, heading) in headings.iter().enumerate() {
            by_path.entry(heading.path()).or_default().push(at);
        }
        Self {
            by_path,
            headings: headings.len(),
        }
    }

    fn places_of(&self, path: &[u16]) -> &[usize] {
        self.by_path.get(path).map_or(&[], Vec::as_slice)
    }

    /// Whether a number stands in a range of the headings.
    fn stands_in(&self, path: &[u16], range: Range<usize>) -> bool {
        let list = self.places_of(path);
        list.get(list.partition_point(|at| *at < range.start))
            .is_some_and(|at| *at < range.end)
    }

    /// Whether the section that seems to be missing stands further below, where it is out of order.
    fn comes_later(&self, at: usize, expected: u16) -> bool {
        let ones = self.places_of(&[1]);
        let next = ones
            .get(ones.partition_point(|one| *one < at))
            .copied()
            .unwrap_or(self.headings);
        self.stands_in(&[expected], at..next)
    }

    /// Whether a number stands before, in the sequence that the last 1 opened.
    fn came_before(&self, at: usize, path: &[u16]) -> bool {
        let ones = self.places_of(&[1]);
        let since = ones[..ones.partition_point(|one| *one < at)]
            .last()
            .map_or(0, |one| one + 1);
        self.stands_in(path, since..at)
    }
}

fn section_fault(open: &mut Vec<u16>, number: u16) -> Option<(NumberingFault, u16)> {
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
        std::cmp::Ordering::Equal => NumberingFault::Repeated,
        std::cmp::Ordering::Greater => NumberingFault::Gap,
        std::cmp::Ordering::Less => NumberingFault::OutOfOrder,
    };
    if fault == NumberingFault::Gap {
        *open.last_mut().expect("a sequence is open") = number;
    }
    Some((fault, last + 1))
}

fn subsection_fault(
    current: &[u16],
    path: &[u16],
    places: &NumberIndex<'_>,
    at: usize,
) -> Option<(NumberingFault, Vec<u16>)> {
    let (parent, number) = (&path[..path.len() - 1], path[path.len() - 1]);
    let begins = current.len() >= parent.len() && current[..parent.len()] == *parent;
    if places.came_before(at, path) {
        let last = current
            .get(parent.len())
            .copied()
            .filter(|_| begins)
            .unwrap_or(0);
        let expected = [parent, &[last + 1]].concat();
        return Some((NumberingFault::Repeated, expected));
    }
    if !begins {
        let first = number == 1 && current.first().is_none_or(|c| path[0] == c + 1);
        let later = places.stands_in(parent, at..places.headings);
        let next_parent = parent.len() == 1 && first && !later;
        let deeper = parent.len() > 1 && number == 1 && current.first() == path.first();
        let next = current.get(1).map_or(1, |n| n + 1);
        return (!next_parent && !deeper).then(|| {
            (
                NumberingFault::OutOfOrder,
                current.iter().take(1).copied().chain([next]).collect(),
            )
        });
    }
    let last = current.get(parent.len()).copied().unwrap_or(0);
    let expected = [parent, &[last + 1]].concat();
    match number {
        n if n == last + 1 => None,
        n if n > last => Some((NumberingFault::Gap, expected)),
        _ => Some((NumberingFault::OutOfOrder, expected)),
    }
}
