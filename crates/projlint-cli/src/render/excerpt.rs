//! The lines around the places of a finding. A long line is shown as windows around the places in it.

use codespan_reporting::files::{Error, Files};
use projlint_rules::read::private::{PersonalData, masked_char, private_ranges};
use projlint_rules::text::range::{ByteRange, ceil_boundary, floor_boundary};
use projlint_rules::text::source::{Encoding, Source};
use std::ops::Range;

/// Characters shown on each side of a place in a long line.
const CHARS_AROUND: usize = 40;
/// Lines up to this many characters are shown whole.
const MAX_WHOLE_LINE_CHARS: usize = 120;
/// Bytes beyond a window in which a number that the window cuts is looked for.
const BYTES_BEYOND_WINDOW: usize = 64;

/// A line of the file and where it is in the excerpt.
struct ExcerptLine {
    number: usize,
    range: ByteRange,
}

/// A small text made of the lines that a finding speaks of.
pub struct Excerpt {
    name: String,
    text: String,
    lines: Vec<ExcerptLine>,
    column: usize,
}

/// An excerpt of one document with the places that were asked for.
pub struct Excerpted {
    /// The excerpt.
    pub excerpt: Excerpt,
    /// The places, in the order in which they were given, as bytes of the excerpt.
    pub places: Vec<ByteRange>,
}

impl Excerpt {
    /// The lines around some places of a file, which is called `name`. The first place is the finding's own.
    pub fn around(
        name: &str,
        source: &Source,
        places: &[ByteRange],
        personal_data: PersonalData,
    ) -> Excerpted {
        let position = |at: usize| source.position(at, Encoding::Utf32);
        let column = places
            .first()
            .map_or(1, |first| position(first.start).column as usize + 1);
        let mut writer = ExcerptWriter {
            source,
            places,
            personal_data,
            text: String::new(),
            lines: Vec::new(),
            moved: vec![ByteRange::default(); places.len()],
        };
        let mut numbers: Vec<u32> = places.iter().map(|p| position(p.start).line).collect();
        numbers.sort_unstable();
        numbers.dedup();
        for number in numbers {
            let here: Vec<usize> = (0..places.len())
                .filter(|&i| position(places[i].start).line == number)
                .collect();
            writer.add_line(number, &here);
        }
        Excerpted {
            excerpt: Self {
                name: name.to_owned(),
                text: writer.text,
                lines: writer.lines,
                column,
            },
            places: writer.moved,
        }
    }
}

/// An excerpt while it is written.
struct ExcerptWriter<'a> {
    source: &'a Source,
    places: &'a [ByteRange],
    personal_data: PersonalData,
    text: String,
    lines: Vec<ExcerptLine>,
    moved: Vec<ByteRange>,
}

impl ExcerptWriter<'_> {
    /// Adds a line of the file; `here` are the places in it.
    fn add_line(&mut self, number: u32, here: &[usize]) {
        let range = self.source.line_range(number).unwrap_or_default();
        let line = self.source.file()[range].trim_end_matches(['\n', '\r']);
        let inner: Vec<(usize, ByteRange)> = here
            .iter()
            .map(|&i| (i, within_line(self.places[i], range.start, line.len())))
            .collect();
        let windows = windows(line, inner.iter().map(|(_, place)| *place));
        let start = self.text.len();
        for (index, window) in windows.iter().enumerate() {
            if index > 0 || window.start > 0 {
                self.text.push('…');
            }
            self.add_window(line, *window, &inner);
        }
        if windows.last().is_some_and(|w| w.end < line.len()) {
            self.text.push('…');
        }
        self.lines.push(ExcerptLine {
            number: number as usize + 1,
            range: ByteRange::new(start, self.text.len()),
        });
        self.text.push('\n');
    }

    /// Adds a part of a line.
    fn add_window(&mut self, line: &str, window: ByteRange, places: &[(usize, ByteRange)]) {
        let hidden = match self.personal_data {
            PersonalData::Shown => Vec::new(),
            PersonalData::Masked => private_in(line, window),
        };
        for (at, c) in line[window].char_indices() {
            let at = at + window.start;
            self.note_places(at, places);
            let c = if hidden.iter().any(|r| r.contains(at)) {
                masked_char(c)
            } else {
                c
            };
            self.text.push(if moves_text(c) { ' ' } else { c });
        }
        self.note_places(window.end, places);
    }

    /// Notes which places begin and end at a byte of the line.
    fn note_places(&mut self, at: usize, places: &[(usize, ByteRange)]) {
        let here = self.text.len();
        for (index, place) in places {
            if place.start == at {
                self.moved[*index] = ByteRange::at(here);
            }
            if place.end == at {
                self.moved[*index].end = here.max(self.moved[*index].start);
            }
        }
    }
}

/// A place of the file as bytes of a line of `length` bytes that begins at `line_start`.
fn within_line(place: ByteRange, line_start: usize, length: usize) -> ByteRange {
    ByteRange::new(
        (place.start - line_start).min(length),
        place.end.saturating_sub(line_start).min(length),
    )
}

/// Characters that would move or hide what a terminal draws: controls, line separators, marks of writing direction.
fn moves_text(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What of a window is private; a little more than the window is looked at, so that a number cut by it is seen whole.
fn private_in(line: &str, window: ByteRange) -> Vec<ByteRange> {
    let from = floor_boundary(line, window.start.saturating_sub(BYTES_BEYOND_WINDOW));
    let to = ceil_boundary(line, (window.end + BYTES_BEYOND_WINDOW).min(line.len()));
    private_ranges(&line[from..to])
        .into_iter()
        .map(|r| r.shifted(from))
        .collect()
}

/// The parts of a line to show: all of a short line, else what lies around the places.
fn windows(line: &str, places: impl Iterator<Item = ByteRange>) -> Vec<ByteRange> {
    let short = line.len() <= MAX_WHOLE_LINE_CHARS
        || line.char_indices().nth(MAX_WHOLE_LINE_CHARS).is_none();
    if short {
        return vec![ByteRange::new(0, line.len())];
    }
    let mut found: Vec<ByteRange> = places.map(|place| window_around(line, place)).collect();
    found.sort_by_key(|r| r.start);
    let mut merged: Vec<ByteRange> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// A place of a line with the characters around it.
fn window_around(line: &str, place: ByteRange) -> ByteRange {
    let before = line[..place.start].char_indices().rev();
    let mut after = line[place.end..].char_indices();
    ByteRange::new(
        before
            .skip(CHARS_AROUND - 1)
            .map(|(at, _)| at)
            .next()
            .unwrap_or(0),
        after
            .nth(CHARS_AROUND)
            .map_or(line.len(), |(at, _)| place.end + at),
    )
}

/// The excerpts of the documents that a finding speaks of.
pub struct Excerpts(pub Vec<Excerpt>);

impl Excerpts {
    fn get(&self, file: usize) -> Result<&Excerpt, Error> {
        self.0.get(file).ok_or(Error::FileMissing)
    }
}

impl<'a> Files<'a> for Excerpts {
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
