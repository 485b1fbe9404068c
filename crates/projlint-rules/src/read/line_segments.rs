//! Lines of several parts, each of which may be a label with its value.

use crate::read::claims::Surroundings;
use crate::read::facts::Origin;
use crate::read::line_context::{Above, ValueLabel, trim_signs};
use crate::read::reader::FactReader;
use crate::read::role_words::VERBS;
use crate::read::stated::MAX_CACHED_BYTES;
use crate::read::stated_fact::StatedFact;
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;
use memchr::memchr_iter;

impl FactReader<'_> {
    /// Whether the parts of a line are labels with their values, which are kept.
    pub(crate) fn read_segments(
        &mut self,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let line = self.blocks[index].body_range();
        if line.len() > MAX_CACHED_BYTES {
            return false;
        }
        let segments = self.segments(line);
        if segments.len() < 2 {
            return false;
        }
        let before = found.len();
        let mut label = None;
        let mut unread = Vec::new();
        for segment in segments {
            let known = found.len();
            label = self.read_segment(segment, label, index, above, found);
            if found.len() == known {
                unread.push(segment);
            }
        }
        let any = found.len() > before;
        if any {
            for segment in unread {
                self.leave_segment(segment, index);
            }
        }
        any
    }

    /// The parts of a line that may each be a label with its value: `Start: 2019 | End: 2021`.
    pub(crate) fn segments(&self, line: ByteRange) -> Vec<ByteRange> {
        let text = &self.text[line];
        let mut cuts = label_starts(text);
        if cuts.is_empty()
            && !text.contains(['|', '·', '/', ';', '•', '\t'])
            && !text.contains("  ")
        {
            return vec![line];
        }
        for sign in ["|", " · ", " / ", ";", " • ", "\t", "   "] {
            cuts.extend(text.match_indices(sign).map(|(at, s)| (at, at + s.len())));
        }
        // `COSTO TOTALE 512.000,00  CONTRIBUTO UE 307.200,00`: a label behind a figure and two spaces.
        let columns = text.match_indices("  ").map(|(at, s)| (at, at + s.len()));
        cuts.extend(columns.filter(|(at, end)| {
            text[..*at].ends_with(|c: char| c.is_ascii_digit())
                && text[*end..].starts_with(char::is_uppercase)
                && text[*end..].contains(|c: char| c.is_ascii_digit())
        }));
        cuts.sort_unstable();
        let mut out = Vec::new();
        let mut start = 0;
        for (at, end) in cuts.into_iter().chain([(text.len(), text.len())]) {
            if at > start {
                let range = trim_spaces(self.text.as_bytes(), line.start + start, line.start + at);
                if !range.is_empty() {
                    out.push(range);
                }
            }
            start = end.max(start);
        }
        out
    }

    /// Reads one part of a line: `label: value`, `label value`, a label whose value is the next part, or that value.
    fn read_segment(
        &mut self,
        range: ByteRange,
        before: Option<ValueLabel>,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<ValueLabel> {
        let text = &self.text[range];
        if let Some(colon) = text.find(':').filter(|n| *n > 1) {
            let label = self.label_in(ByteRange::new(range.start, range.start + colon))?;
            let value = trim_spaces(self.text.as_bytes(), range.start + colon + 1, range.end);
            self.read_value_of(label, value, index, above, found);
            return None;
        }
        let statement = self.statement(range);
        let Some(first) = statement.quantities.first() else {
            if let Some(label) = before {
                self.read_value_of(label, range, index, above, found);
                return None;
            }
            if self.read_dashed(range, index, above, found) {
                return None;
            }
            return self.label_in(range).filter(ValueLabel::is_known);
        };
        let start = word_start(self.text, first.range.start, range.start);
        let head = trim_signs(self.text, ByteRange::new(range.start, start));
        let own = self.label_in(head).filter(ValueLabel::is_known);
        if statement.concepts().has_any(VERBS) {
            return None;
        }
        if let Some(label) = own.or(before.filter(|_| head.len() < 4)) {
            let start = if own.is_some() { start } else { range.start };
            self.read_value_of(label, ByteRange::new(start, range.end), index, above, found);
        }
        None
    }

    /// Notes the figures of a part of a line that states no field.
    fn leave_segment(&mut self, range: ByteRange, index: usize) {
        let statement = self.statement(range);
        if statement.quantities.is_empty() {
            return;
        }
        let around = Surroundings {
            label: None,
            heading: None,
        };
        self.note_mentions(&statement, Origin::Prose);
        self.note_changes(statement.concepts(), &statement, index);
        self.note_left(&statement, around, &[]);
    }
}

/// Where the word begins that a quantity is in: `CZ.1.13` begins before its first digit.
pub(crate) fn word_start(text: &str, at: usize, low: usize) -> usize {
    let head = &text[low..at];
    let glued = head.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '-'))
        && head
            .trim_end_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '/' | '_' | '-'))
            .len()
            + 1
            < head.len();
    if !glued || head.ends_with('.') && !head.trim_end_matches('.').ends_with(char::is_uppercase) {
        return at;
    }
    low + head.rfind([' ', '\u{a0}', '\t', '(', ':']).map_or(0, |n| {
        n + head[n..].chars().next().map_or(1, char::len_utf8)
    })
}

/// A label that begins a sentence of its own is not longer, in bytes.
const MAX_SENTENCE_LABEL: usize = 40;

/// The ends of sentences behind which labels begin, where there is more than one: `Start: 1.10.2022. End: 30.9.2025.`
fn label_starts(text: &str) -> Vec<(usize, usize)> {
    let mut colons = memchr_iter(b':', text.as_bytes());
    let (Some(first), Some(_)) = (colons.next(), colons.next()) else {
        return Vec::new();
    };
    let ends = text.match_indices(". ").map(|(at, _)| at);
    let begins_label = |at: &usize| {
        let rest = &text[at + 2..];
        let label = rest
            .split([':', '.', ',', ';', '(', '|', '·', '•', '\t'])
            .next()
            .unwrap_or("");
        rest[label.len()..].starts_with(": ")
            && label.len() <= MAX_SENTENCE_LABEL
            && label.starts_with(char::is_uppercase)
            && !label.contains(|c: char| c.is_ascii_digit())
    };
    let cuts: Vec<_> = ends.filter(begins_label).collect();
    // A single label within a sentence is read with it.
    let several = cuts.last().is_some_and(|last| *last > first);
    let cuts = cuts.into_iter().filter(|_| several);
    cuts.map(|at| (at, at + 2)).collect()
}
