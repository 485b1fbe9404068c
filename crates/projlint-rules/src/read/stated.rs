//! Facts of documents by what their words mean: lines one by one as titles, labels, tables and sentences.

use crate::catalog::concept::Concept::*;
use crate::field::ValueKind;
use crate::read::claims::{Claim, Surroundings, claims_of};
use crate::read::facts::Origin;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::language::part_language;
use crate::read::line_context::Above;
use crate::read::quantities::quantities_in;
use crate::read::reader::FactReader;
use crate::read::role_words::HEADING_FOREIGN;
use crate::read::stated_fact::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;

/// A title or heading without a mark is not longer than this, in bytes.
const MAX_TITLE_BYTES: usize = 100;

/// Lines at the head of a page among which its date is.
const HEAD_LINES: usize = 4;

/// The language of shorter texts is the document's, in bytes.
const MIN_LANGUAGE_BYTES: usize = 80;

/// A full stop behind a word of so many letters ends a sentence.
const MIN_LAST_WORD: usize = 5;

/// So many lines are remembered as they were last read.
const CACHED_LINES: usize = 16;

/// Longer lines are not, in bytes.
pub(crate) const MAX_CACHED_BYTES: usize = 300;

/// Text without figures is read up to so many bytes of a document; what it says of a project stands at its beginning.
const MAX_PLAIN_BYTES: usize = 400;

/// Up to so many where it has a name: that of a fund, a programme, the beneficiary.
const MAX_NAMED_BYTES: usize = 700;

/// In a document of a template, whose labels say it.
const MAX_PLAIN_TEMPLATE_BYTES: usize = 160;

/// A longer text is read in parts of so many bytes.
const MAX_PART_BYTES: usize = 4096;

impl FactReader<'_> {
    /// Reads every line that no exact label has used.
    pub(crate) fn read_statements(&mut self) {
        let mut above = Above::default();
        let mut found = Vec::new();
        let mut index = 0;
        while index < self.blocks.len() {
            if self.used[index] {
                index += 1;
                continue;
            }
            if self.kind.is_some() {
                index = self.read_run(index, &above, &mut found);
                continue;
            }
            let block = self.blocks[index];
            if block.kind == BlockKind::Row && block.cells > 2 {
                index = self.read_table(index, &above, &mut found);
                continue;
            }
            if let Some(next) = self.read_labelled(index, &mut above, &mut found) {
                index = next;
                continue;
            }
            if self.read_range_line(index, &above, &mut found) {
                index += 1;
                continue;
            }
            if index < HEAD_LINES && self.read_dateline(index, &mut found) {
                index += 1;
                continue;
            }
            if self.is_title(index) {
                above = Above {
                    heading: None,
                    title: index,
                };
                self.read_paragraph(index, index + 1, &above, &mut found);
                above.heading = Some(self.words_in(block.body_range()));
                index += 1;
                continue;
            }
            let first = index;
            index += 1;
            let mut next = None;
            while self.continues_paragraph(first, index) {
                next = if self.begins_line(index) {
                    self.read_labelled(index, &mut above, &mut found)
                } else {
                    None
                };
                if next.is_some() {
                    break;
                }
                index += 1;
            }
            self.read_paragraph(first, index, &above, &mut found);
            index = next.unwrap_or(index);
        }
        self.settle(found);
    }

    /// Reads the joined lines of a document whose labels its template knows; the index of the line after them.
    pub(crate) fn read_run(
        &mut self,
        first: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> usize {
        let mut after = first + 1;
        let plain = |b: &Block| b.kind == BlockKind::Text;
        while after < self.blocks.len()
            && !self.used[after]
            && self.blocks[after].joined
            && plain(&self.blocks[after])
        {
            after += 1;
        }
        self.read_paragraph(first, after, above, found);
        after
    }

    /// Whether a line goes on with the text of the lines before it.
    pub(crate) fn continues_paragraph(&self, first: usize, index: usize) -> bool {
        let plain = |n: usize| {
            let block = &self.blocks[n];
            block.kind == BlockKind::Text && (block.label == 0 || !self.has_label(n))
        };
        let Some(block) = self.blocks.get(index) else {
            return false;
        };
        !self.used[index] && block.joined && plain(index) && plain(first) && !self.is_title(index)
    }

    /// Whether the text before a line's colon may be a label, or the end of one.
    fn has_label(&self, index: usize) -> bool {
        let block = self.blocks[index];
        let range = ByteRange::new(block.body as usize, block.label as usize);
        self.label_in(range).is_some() || self.broken_label(index, range).is_some()
    }

    /// Whether a joined line may be one of its own: it begins with a capital or figure, and the one before does not run on.
    pub(crate) fn begins_line(&self, index: usize) -> bool {
        let line = self.blocks[index].text(self.text);
        let before = self.blocks[index - 1].text(self.text);
        let open = before.ends_with([',', '-', '–', '('])
            || before.len() > 100 && !before.ends_with(['.', ':', '€', '%']);
        line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !open
    }

    /// What a part of the text says. Lines are asked for several times, as label, value and sentence, and read once.
    pub(crate) fn statement(&self, range: ByteRange) -> Statement {
        let after = self
            .blocks
            .partition_point(|b| b.start as usize <= range.start);
        let line = after.checked_sub(1).map(|n| self.blocks[n].body_range());
        let Some(line) = line.filter(|line| {
            line.start <= range.start && range.end <= line.end && line.len() <= MAX_CACHED_BYTES
        }) else {
            return Statement::read(self.text, self.signs, range, self.lang);
        };
        let mut lines = self.lines.borrow_mut();
        let known = lines
            .iter()
            .position(|l| l.0 == self.lang && l.1.range == line);
        let known = known.unwrap_or_else(|| {
            if lines.len() == CACHED_LINES {
                lines.remove(0);
            }
            lines.push((
                self.lang,
                Statement::read(self.text, self.signs, line, self.lang),
            ));
            lines.len() - 1
        });
        let whole = &lines[known].1;
        if whole.is_cut_by(range) {
            return Statement::read(self.text, self.signs, range, self.lang);
        }
        whole.between(range)
    }

    /// The words of a part of the text.
    pub(crate) fn words_in(&self, range: ByteRange) -> Part {
        Part::of(&self.statement(range).terms)
    }

    /// A line that names what follows: a heading, or a short line without a figure that no full stop ends.
    pub(crate) fn is_title(&self, index: usize) -> bool {
        let block = self.blocks[index];
        if matches!(block.kind, BlockKind::Heading(_)) {
            return true;
        }
        let line = block.text(self.text);
        block.kind == BlockKind::Text
            && line.len() <= MAX_TITLE_BYTES
            && block.label == 0
            && !line.ends_with(['.', ';', ','])
            && !block.joined
            && self
                .signs
                .digits
                .next(block.body as usize, block.end as usize)
                .is_none()
            && !self.blocks.get(index + 1).is_some_and(|next| {
                next.joined && self.text[next.body as usize..].starts_with(char::is_lowercase)
            })
    }

    /// Reads joined lines as sentences.
    pub(crate) fn read_paragraph(
        &mut self,
        first: usize,
        after: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) {
        let range = ByteRange::new(
            self.blocks[first].body as usize,
            self.blocks[after - 1].end as usize,
        );
        let own = self.lang;
        let figures = self.signs.digits.next(range.start, range.end).is_some();
        if figures && self.kind.is_none() && range.len() >= MIN_LANGUAGE_BYTES {
            self.lang = part_language(&self.text[range], own);
        }
        let mut start = range.start;
        while start < range.end {
            let part = ByteRange::new(start, self.part_end(start, range.end));
            if self.is_worth_reading(part) {
                self.read_sentences(part, ByteRange::new(first, after), above, found);
            }
            start = part.end.max(start + 1);
        }
        self.lang = own;
    }

    /// Whether a part has figures, or stands so near to the beginning of the document that its words count.
    pub(crate) fn is_worth_reading(&self, part: ByteRange) -> bool {
        if self.signs.digits.next(part.start, part.end).is_some() {
            // Of a template's text only quantities count, its labels say the rest.
            let mut quantities = Vec::new();
            if self.kind.is_none() {
                return true;
            }
            quantities_in(self.text, self.signs, part, self.lang, &mut quantities);
            let counts = |q: &Quantity| !matches!(q.measure, Measure::Other | Measure::Year(_));
            if quantities.iter().any(counts) {
                return true;
            }
        }
        let read = self.plain_bytes.get();
        self.plain_bytes.set(read + part.len());
        if self.kind.is_some() {
            return read < MAX_PLAIN_TEMPLATE_BYTES;
        }
        let named = || {
            self.text[part]
                .bytes()
                .skip(1)
                .any(|b| b.is_ascii_uppercase() || b == 0xD0 || b == 0xCE)
        };
        read < MAX_PLAIN_BYTES || read < MAX_NAMED_BYTES && named()
    }

    /// Where a part of a long text ends that is read at once: at the end of a sentence or a word.
    pub(crate) fn part_end(&self, start: usize, end: usize) -> usize {
        let limit = crate::text::range::floor_boundary(self.text, end.min(start + MAX_PART_BYTES));
        let part = &self.text[start..limit];
        // Behind a word of some length a full stop ends no abbreviation.
        let long = |n: usize| {
            let part = part[..n].trim_end_matches([')', '"', '”', '%', '€']);
            let mut letters = part.chars().rev();
            letters
                .by_ref()
                .take(MIN_LAST_WORD)
                .all(char::is_alphabetic)
                && letters.next().is_some()
        };
        // `280 tūkst. Eur`: nor behind a unit.
        let is_unit = |n: usize| {
            let before = part[..n].trim_end_matches(char::is_alphabetic);
            before.trim_end().ends_with(|c: char| c.is_ascii_digit())
        };
        let begins = |n: usize| part[n + 2..].starts_with(char::is_uppercase);
        let stops = memchr::memchr_iter(b'.', part.as_bytes());
        let mut stops = stops.filter(|n| part.as_bytes().get(n + 1) == Some(&b' '));
        let sentence = stops.find(|n| begins(*n) && long(*n) && !is_unit(*n));
        if let Some(n) = sentence {
            return start + n + 2;
        }
        if limit == end {
            return end;
        }
        part.rfind(' ')
            .filter(|n| *n > 0)
            .map_or(limit, |n| start + n)
    }

    pub(crate) fn read_sentences(
        &mut self,
        range: ByteRange,
        lines: ByteRange,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) {
        let ByteRange {
            start: first,
            end: after,
        } = lines;
        let mut paragraph = self.statement(range);
        self.mark_other_projects(&mut paragraph, found);
        let foreign = above
            .heading
            .is_some_and(|h| h.concepts.has_any(HEADING_FOREIGN));
        let mut several = false;
        for sentence in paragraph.sentences(self.text) {
            let line = self.blocks[first..after]
                .partition_point(|b| b.start as usize <= sentence.range.start);
            let block = first + line.saturating_sub(1);
            let place = ClaimPlace {
                label: None,
                origin: Origin::Prose,
                block,
                title: above.title,
                part: sentence.range.start,
            };
            let around = Surroundings {
                label: None,
                heading: above.heading,
            };
            let all = Part::of(&sentence.terms);
            let foreign = foreign || self.has_foreign_label(block, sentence.range);
            // `Is it true that the project costs ten million?`
            let asked = self.text[sentence.range].trim_end().ends_with('?');
            if !foreign && !asked && !sentence.quantities.is_empty() {
                let mut claims = claims_of(self.text, &sentence, around);
                several |= all.concepts.has(Projects);
                if several {
                    let amount = |c: &Claim| {
                        matches!(c.field.value_kind(), ValueKind::Money | ValueKind::Percent)
                    };
                    claims.retain(|c| !amount(c));
                }
                self.note_left(&sentence, around, &claims);
                self.keep_claims(&sentence, claims, place, found);
            }
            if self.names_its_fund(block) && !all.concepts.has(OtherProject) {
                self.keep_funds(&sentence, &all, place, found);
            }
            if !foreign && self.kind.is_none() {
                self.read_identity(&sentence, place, found);
                self.read_organisation_numbers(&sentence, place, found);
            }
            self.read_persons(&sentence, place);
            self.note_mentions(&sentence, Origin::Prose);
            self.note_changes(all.concepts, &sentence, block);
        }
    }
}
