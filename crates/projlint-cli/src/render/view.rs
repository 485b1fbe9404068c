//! The lines around the places of a finding. A long line is shown as windows around the places in it.

use codespan_reporting::files::{Error, Files};
use projlint_rules::privacy::{mask, private};
use projlint_rules::source::{Encoding, Source};
use std::ops::Range;

/// Characters shown on each side of a place in a long line.
const AROUND: usize = 40;
/// Lines up to this many characters are shown whole.
const SHORT: usize = 120;

struct Line {
    number: usize,
    range: Range<usize>,
}

/// A small text made of the lines that a finding speaks of.
pub struct View {
    name: String,
    text: String,
    lines: Vec<Line>,
    column: usize,
}

impl View {
    /// The view of some places of the file, and the places in the view. The first place is the finding's own.
    pub fn new(
        name: &str,
        source: &Source,
        places: &[Range<usize>],
        unmask: bool,
    ) -> (Self, Vec<Range<usize>>) {
        let mut view = Self {
            name: name.to_owned(),
            text: String::new(),
            lines: Vec::new(),
            column: 1,
        };
        let position = |at: usize| source.position(at, Encoding::Utf32);
        if let Some(first) = places.first() {
            view.column = position(first.start).column as usize + 1;
        }
        let mut numbers: Vec<u32> = places.iter().map(|p| position(p.start).line).collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut moved = vec![0..0; places.len()];
        for number in numbers {
            let here: Vec<usize> = (0..places.len())
                .filter(|&i| position(places[i].start).line == number)
                .collect();
            view.line(source, number, &here, places, &mut moved, unmask);
        }
        (view, moved)
    }

    fn line(
        &mut self,
        source: &Source,
        number: u32,
        here: &[usize],
        places: &[Range<usize>],
        moved: &mut [Range<usize>],
        unmask: bool,
    ) {
        let range = source.line(number).unwrap_or(0..0);
        let line = source.file()[range.clone()].trim_end_matches(['\n', '\r']);
        let inner = |i: usize| {
            let p = &places[i];
            (p.start - range.start).min(line.len())
                ..p.end.saturating_sub(range.start).min(line.len())
        };
        let windows = windows(line, here.iter().map(|&i| inner(i)));
        let start = self.text.len();
        for (index, window) in windows.iter().enumerate() {
            if index > 0 || window.start > 0 {
                self.text.push('…');
            }
            let hidden = if unmask {
                Vec::new()
            } else {
                private_in(line, window)
            };
            for (at, c) in line[window.clone()]
                .char_indices()
                .map(|(at, c)| (at + window.start, c))
            {
                self.mark(here, at, &inner, moved);
                let c = if hidden.iter().any(|r| r.contains(&at)) {
                    mask(c)
                } else {
                    c
                };
                self.text.push(if moves_text(c) { ' ' } else { c });
            }
            self.mark(here, window.end, &inner, moved);
        }
        if windows.last().is_some_and(|w| w.end < line.len()) {
            self.text.push('…');
        }
        self.lines.push(Line {
            number: number as usize + 1,
            range: start..self.text.len(),
        });
        self.text.push('\n');
    }

    /// Notes where places begin and end when the character at a byte is written.
    fn mark(
        &self,
        here: &[usize],
        at: usize,
        inner: &impl Fn(usize) -> Range<usize>,
        moved: &mut [Range<usize>],
    ) {
        for &i in here {
            let place = inner(i);
            if place.start == at {
                moved[i] = self.text.len()..self.text.len();
            }
            if place.end == at {
                moved[i].end = self.text.len().max(moved[i].start);
            }
        }
    }
}

/// Characters that would move or hide what a terminal draws: controls, line separators, marks of writing direction.
fn moves_text(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What of a window is private; a little more than the window is looked at, so that a number cut by it is seen whole.
fn private_in(line: &str, window: &Range<usize>) -> Vec<Range<usize>> {
    let from = projlint_rules::source::floor(line, window.start.saturating_sub(64));
    let to = projlint_rules::source::ceil(line, (window.end + 64).min(line.len()));
    private(&line[from..to])
        .into_iter()
        .map(|r| r.start + from..r.end + from)
        .collect()
}

/// The parts of a line to show: all of a short line, else what lies around the places.
fn windows(line: &str, places: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    if line.len() <= SHORT || line.char_indices().nth(SHORT).is_none() {
        return std::iter::once(0..line.len()).collect();
    }
    let back = |at: usize| {
        line[..at]
            .char_indices()
            .rev()
            .nth(AROUND - 1)
            .map_or(0, |(i, _)| i)
    };
    let on = |at: usize| {
        line[at..]
            .char_indices()
            .nth(AROUND)
            .map_or(line.len(), |(i, _)| at + i)
    };
    let mut found: Vec<Range<usize>> = places.map(|p| back(p.start)..on(p.end)).collect();
    found.sort_by_key(|r| r.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in found {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

/// The views of the documents that a finding speaks of.
pub struct Views(pub Vec<View>);

impl Views {
    fn get(&self, file: usize) -> Result<&View, Error> {
        self.0.get(file).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Views {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.get(file)?.name)
    }

    fn source(&'a self, file: usize) -> Result<&'a str, Error> {
        Ok(&self.get(file)?.text)
    }

    fn line_index(&'a self, file: usize, byte: usize) -> Result<usize, Error> {
        Ok(self
            .get(file)?
            .lines
            .iter()
            .position(|l| byte <= l.range.end)
            .unwrap_or(0))
    }

    fn line_number(&'a self, file: usize, index: usize) -> Result<usize, Error> {
        Ok(self.get(file)?.lines.get(index).map_or(1, |l| l.number))
    }

    fn column_number(&'a self, file: usize, _: usize, _: usize) -> Result<usize, Error> {
        Ok(self.get(file)?.column)
    }

    fn line_range(&'a self, file: usize, index: usize) -> Result<Range<usize>, Error> {
        let lines = &self.get(file)?.lines;
        let line = lines.get(index).ok_or(Error::LineTooLarge {
            given: index,
            max: lines.len().saturating_sub(1),
        })?;
        Ok(line.range.start..line.range.end + 1)
    }
}
