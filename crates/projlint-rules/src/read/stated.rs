//! Facts of documents that follow no template: labelled lines and sentences, read by what their words mean.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::model::Lang;
use crate::catalog::template::Family;
use crate::field::{FieldId, ValueKind};
use crate::read::claims::{Claim, Surroundings, claims_of, is_programming_period};
use crate::read::facts::{EmptyField, Origin, Scope, UnreadReason};
use crate::read::figures::date::{DateToken, date_at, month_year};
use crate::read::figures::money::scaled_cents;
use crate::read::figures::percent::as_percent;
use crate::read::figures::unit::{unit_after, unit_of_label};
use crate::read::language::{detect_language, part_language};
use crate::read::quantities::{Measure, Quantity, quantities_in};
use crate::read::reader::{FactPlace, FactReader};
use crate::read::roles::{
    FUNDS, HEADING_FOREIGN, PROJECT_TIME, Role, RoleContext, VERBS, money_role,
};
use crate::read::settle::{ClaimPlace, StatedFact};
use crate::read::statement::{Part, Statement};
use crate::read::terms::Term;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;
use crate::text::spaces::trim_spaces;
use crate::value::code::Text;
use crate::value::count::Count;
use crate::value::money::{Bound, Currency, Money};

/// A label is not longer than this, in bytes.
const MAX_LABEL_BYTES: usize = 120;

/// A title or heading without a mark is not longer than this, in bytes.
const MAX_TITLE_BYTES: usize = 100;

/// Lines at the head of a page among which its date is.
const HEAD_LINES: usize = 4;

/// Lines at the head of a page among which the time of its project may stand alone.
const MAX_HEAD_LINES: usize = 12;

/// Words with which a short line with a date is more than the date of the page.
const NO_DATELINE: ConceptSet = ConceptSet::of(&[
    Start,
    End,
    VStarts,
    VEnds,
    Period,
    Implementation,
    Duration,
    Deadline,
    Event,
    Extension,
    RangeFrom,
    RangeUntil,
    Signed,
    Decided,
]);

/// Names of the project are among so many first facts.
const MAX_NAMED_FACTS: usize = 64;

/// Lines at the head of a form among which its fund is named.
const MAX_FORM_HEAD_LINES: usize = 6;

/// The language of shorter texts is the document's, in bytes.
const MIN_LANGUAGE_BYTES: usize = 80;

/// A full stop behind a word of so many letters ends a sentence.
const MIN_LAST_WORD: usize = 5;

/// So many lines are remembered as they were last read.
const CACHED_LINES: usize = 4;

/// Longer lines are not, in bytes.
const MAX_CACHED_BYTES: usize = 300;

/// Text without figures is read up to so many bytes of a document; what it says of a project stands at its beginning.
const MAX_PLAIN_BYTES: usize = 400;

/// Up to so many where it has a name: that of a fund, a programme, the beneficiary.
const MAX_NAMED_BYTES: usize = 900;

/// In a document of a template, whose labels say it.
const MAX_PLAIN_TEMPLATE_BYTES: usize = 250;

/// A longer text is read in parts of so many bytes.
const MAX_PART_BYTES: usize = 4096;

/// What a label may state.
const LABELLED: ConceptSet = ConceptSet::of(&[
    Total,
    Budget,
    Cost,
    Value,
    Funding,
    Support,
    Share,
    Eligible,
    Public,
    Private,
    Own,
    Cofinancing,
    National,
    Regional,
    Municipal,
    Eu,
    FundErdf,
    FundEsf,
    FundEsfplus,
    FundCf,
    FundJtf,
    FundEafrd,
    FundEmff,
    FundEmfaf,
    FundRrf,
    FundAmif,
    FundInterreg,
    FundErasmus,
    FundHorizon,
    FundLife,
    TotalRow,
    Start,
    End,
    Duration,
    Period,
    Implementation,
    ProgrammingPeriod,
    Published,
    Updated,
    Code,
    Name,
    Beneficiary,
    Leadpartner,
    Programme,
    Status,
    FundLabel,
    GrantEuState,
    VStarts,
    VEnds,
    VCosts,
    VLasts,
    VFinances,
]);

/// The label of a value, as words and as a place.
#[derive(Clone, Copy)]
struct ValueLabel {
    part: Part,
    range: ByteRange,
}

/// The title or heading that lines stand under.
#[derive(Clone, Copy, Default)]
struct Above {
    heading: Option<Part>,
    /// The block of the last title.
    title: usize,
}

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

    /// A line that is nothing but a range of dates: the time of the project, at the head of its page or under such a heading.
    fn read_range_line(
        &mut self,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let range = self.blocks[index].body_range();
        let time = above.heading.is_some_and(|h| {
            h.concepts.has_any(PROJECT_TIME) && !h.concepts.has_any(HEADING_FOREIGN)
        });
        if range.len() > 60 || !(time || index < MAX_HEAD_LINES) {
            return false;
        }
        let statement = self.statement(range);
        let [first, second] = statement.quantities[..] else {
            return false;
        };
        let (Measure::Date(Ok(start)), Measure::Date(Ok(end))) = (first.measure, second.measure)
        else {
            return false;
        };
        let whole = self.text[range.start..first.range.start].trim().is_empty()
            && self.text[second.range.end..range.end]
                .trim_matches(['.', ' '])
                .is_empty();
        let long = start.first_day().plus_months(3) < end.last_day();
        if !whole || !long || !(time || start.day > 0 && end.day > 0) {
            return false;
        }
        let place = ClaimPlace {
            label: None,
            origin: Origin::Prose,
            block: index,
            title: above.title,
        };
        let claims =
            [(FieldId::DateStart, 0), (FieldId::DateEnd, 1)].map(|(field, quantity)| Claim {
                field,
                quantity,
                certain: true,
                points: 1,
                basis: ConceptSet::EMPTY,
                scope: Scope::Project,
            });
        self.keep_claims(&statement, claims.to_vec(), place, found);
        self.note_mentions(&statement, Origin::Prose);
        true
    }

    /// Whether a line goes on with the text of the lines before it.
    fn continues_paragraph(&self, first: usize, index: usize) -> bool {
        let plain = |b: &Block| b.kind == BlockKind::Text && (b.label == 0 || !self.has_label(b));
        let Some(block) = self.blocks.get(index) else {
            return false;
        };
        !self.used[index]
            && block.joined
            && plain(block)
            && plain(&self.blocks[first])
            && !self.is_title(index)
    }

    /// Whether the text before a line's colon may be a label.
    fn has_label(&self, block: &Block) -> bool {
        let range = ByteRange::new(block.body as usize, block.label as usize);
        self.label_in(range).is_some()
    }

    /// Whether a joined line may be one of its own: it begins with a capital or figure, and the one before does not run on.
    fn begins_line(&self, index: usize) -> bool {
        let line = self.blocks[index].text(self.text);
        let before = self.blocks[index - 1].text(self.text);
        let open = before.ends_with([',', '-', '–', '('])
            || before.len() > 100 && !before.ends_with(['.', ':', '€', '%']);
        line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && !open
    }

    /// Reads the joined lines of a document whose labels its template knows; the index of the line after them.
    fn read_run(&mut self, first: usize, above: &Above, found: &mut Vec<StatedFact>) -> usize {
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

    /// A line at the head of a page that is nothing but a date: when it was published.
    fn read_dateline(&mut self, index: usize, found: &mut Vec<StatedFact>) -> bool {
        let range = self.blocks[index].body_range();
        if range.len() > 60 {
            return false;
        }
        let statement = self.statement(range);
        let [quantity, rest @ ..] = &statement.quantities[..] else {
            return false;
        };
        let Measure::Date(Ok(date)) = quantity.measure else {
            return false;
        };
        let plain = rest
            .iter()
            .all(|q| matches!(q.measure, Measure::Number(_) | Measure::Other));
        if date.day == 0
            || !plain
            || statement.terms.len() > 3
            || statement.concepts().has_any(NO_DATELINE)
        {
            return false;
        }
        let place = ClaimPlace {
            label: None,
            origin: Origin::Prose,
            block: index,
            title: 0,
        };
        self.push_date(FieldId::DatePublished, date, quantity.range, place, found);
        true
    }

    /// What a part of the text says. Lines are asked for several times, as label, value and sentence, and read once.
    fn statement(&self, range: ByteRange) -> Statement {
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
        lines[known].1.between(range)
    }

    /// The words of a part of the text.
    fn words_in(&self, range: ByteRange) -> Part {
        Part::of(&self.statement(range).terms)
    }

    /// A line that names what follows: a heading, or a short line without a figure that no full stop ends.
    fn is_title(&self, index: usize) -> bool {
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
                next.joined
                    && next.label == 0
                    && self.text[next.body as usize..].starts_with(char::is_lowercase)
            })
    }

    /// Reads a labelled line or a label with its value below; the index of the line after it.
    fn read_labelled(
        &mut self,
        index: usize,
        above: &mut Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        let block = self.blocks[index];
        let line = block.body_range();
        let segments = if line.len() <= MAX_CACHED_BYTES {
            self.segments(line)
        } else {
            vec![line]
        };
        if block.kind != BlockKind::Row && segments.len() > 1 {
            let before = found.len();
            let mut label = None;
            for segment in segments {
                label = self.read_segment(segment, label, index, above, found);
            }
            if found.len() > before {
                above.heading = None;
                return Some(index + 1);
            }
        }
        if block.label > block.body && (block.label - block.body) as usize <= MAX_LABEL_BYTES {
            let label = self.label_in(ByteRange::new(block.body as usize, block.label as usize))?;
            let value = block.value_range();
            if !value.is_empty() {
                self.read_value_of(label, value, index, above, found);
                above.heading = None;
                return Some(index + 1);
            }
            return self.read_below(index, label, above, found);
        }
        if line.len() > 240 || block.kind == BlockKind::Row {
            return None;
        }
        let statement = self.statement(line);
        let Some(first) = statement.quantities.first() else {
            if self.read_dashed(line, index, above, found) {
                return Some(index + 1);
            }
            let label = self.label_in(line)?;
            return self.read_below(index, label, above, found);
        };
        if self.read_dashed(line, index, above, found) {
            return Some(index + 1);
        }
        let head = ByteRange::new(line.start, first.range.start);
        if head.len() < 2 || head.len() > MAX_LABEL_BYTES || statement.concepts().has_any(VERBS) {
            return None;
        }
        let start = word_start(self.text, first.range.start, line.start);
        let head = trim_signs(self.text, ByteRange::new(line.start, start));
        let label = self
            .label_in(head)
            .filter(|l| !l.part.unknown && !l.part.unknown_head)?;
        self.read_value_of(label, ByteRange::new(start, line.end), index, above, found);
        Some(index + 1)
    }

    /// The parts of a line that may each be a label with its value: `Start: 2019 | End: 2021`.
    fn segments(&self, line: ByteRange) -> Vec<ByteRange> {
        let text = &self.text[line];
        if !text.contains(['|', '·', '/', ';', '•', '\t']) && !text.contains("   ") {
            return vec![line];
        }
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        for sign in ["|", " · ", " / ", ";", " • ", "\t", "   "] {
            cuts.extend(text.match_indices(sign).map(|(at, s)| (at, at + s.len())));
        }
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
            return self
                .label_in(range)
                .filter(|l| !l.part.unknown && !l.part.unknown_head);
        };
        let start = word_start(self.text, first.range.start, range.start);
        let head = trim_signs(self.text, ByteRange::new(range.start, start));
        let own = self
            .label_in(head)
            .filter(|l| !l.part.unknown && !l.part.unknown_head);
        if statement.concepts().has_any(VERBS) {
            return None;
        }
        if let Some(label) = own.or(before.filter(|_| head.len() < 4)) {
            let start = if own.is_some() { start } else { range.start };
            self.read_value_of(label, ByteRange::new(start, range.end), index, above, found);
        }
        None
    }

    /// A label and its value in words without a colon: `Status – ongoing`, `Fund  ESF`.
    fn read_dashed(
        &mut self,
        range: ByteRange,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let text = &self.text[range];
        for sign in [" – ", " — ", " - ", " = ", "  ", "\t", "..."] {
            let Some(at) = text.find(sign) else { continue };
            let head = trim_signs(self.text, ByteRange::new(range.start, range.start + at));
            let value = trim_signs(
                self.text,
                ByteRange::new(range.start + at + sign.len(), range.end),
            );
            let label = self
                .label_in(head)
                .filter(|l| !l.part.unknown && !l.part.unknown_head);
            if let Some(label) =
                label.filter(|l| !value.is_empty() && text_fields(l.part.concepts).is_some())
            {
                self.read_value_of(label, value, index, above, found);
                return true;
            }
        }
        self.read_state_line(range, index, above, found)
    }

    /// `Projektstatus abgeschlossen`, `Fund ERDF`: nothing but a label and words with a fixed meaning.
    fn read_state_line(
        &mut self,
        range: ByteRange,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        if range.len() > 60 {
            return false;
        }
        let statement = self.statement(range);
        let states = ConceptSet::of(&[StatusRunning, StatusEnded, StatusInterrupted]);
        let values = states.union(FUNDS);
        let first = statement.terms.iter().position(|t| {
            t.concepts.has_any(values) && !t.concepts.has_any(ConceptSet::of(&[Status, FundLabel]))
        });
        let Some(first) = first.filter(|n| *n > 0) else {
            return false;
        };
        let head = ByteRange::new(range.start, statement.terms[first - 1].range.end);
        let Some(label) = self.label_in(head).filter(|l| !l.part.unknown) else {
            return false;
        };
        if !label
            .part
            .concepts
            .has_any(ConceptSet::of(&[Status, FundLabel]))
            || text_fields(label.part.concepts).is_none()
        {
            return false;
        }
        self.read_value_of(
            label,
            ByteRange::new(statement.terms[first].range.start, range.end),
            index,
            above,
            found,
        );
        true
    }

    /// The label in a range, if its words may be one.
    fn label_in(&self, range: ByteRange) -> Option<ValueLabel> {
        if range.is_empty() || range.len() > MAX_LABEL_BYTES {
            return None;
        }
        let statement = self.statement(range);
        let part = Part::of(&statement.terms);
        let said = statement.quantities.iter().any(|q| {
            let bracket = self.text[range.start..q.range.start]
                .trim_end()
                .ends_with('(');
            matches!(q.measure, Measure::Money(_) | Measure::Date(_)) && !bracket
        });
        let clause = part.concepts.has_any(ConceptSet::of(&[VIs, VReceives]));
        if said || clause {
            return None;
        }
        if part.concepts.has_any(LABELLED) && !part.unknown {
            return Some(ValueLabel { part, range });
        }
        // A label in another language than the document's.
        let other = [Some(Lang::En), detect_language(&self.text[range])]
            .into_iter()
            .flatten()
            .filter(|l| *l != self.lang);
        let foreign =
            other.map(|lang| Part::of(&Statement::read(self.text, self.signs, range, lang).terms));
        let known = foreign
            .filter(|p| p.concepts.has_any(LABELLED) && !p.unknown)
            .next();
        let part = known.or(part.concepts.has_any(LABELLED).then_some(part))?;
        Some(ValueLabel { part, range })
    }

    /// The value of a label that fills its line: the line below.
    fn read_below(
        &mut self,
        index: usize,
        label: ValueLabel,
        above: &mut Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        if label.part.unknown || label.part.unknown_head || label.part.concepts.has(VFinances) {
            return None;
        }
        // Several labels and then as many values.
        let mut labels = vec![label];
        let mut next = index + 1;
        while let Some(block) = self.blocks.get(next) {
            let range = block.body_range();
            let figure = self.signs.digits.next(range.start, range.end).is_some();
            if self.used[next] || figure || block.label > 0 || labels.len() == 8 {
                break;
            }
            match self
                .label_in(range)
                .filter(|l| !l.part.unknown && !is_word_value(label.part, l.part))
            {
                Some(label) => labels.push(label),
                None => break,
            }
            next += 1;
        }
        let count = labels.len();
        let values: Vec<usize> = (next..next + count)
            .take_while(|n| {
                self.blocks
                    .get(*n)
                    .is_some_and(|b| !self.used[*n] && b.label == 0 && b.kind != BlockKind::Row)
            })
            .collect();
        if values.len() < count {
            let last = labels[count - 1];
            let value = (next < self.blocks.len() && count > 1).then_some(next)?;
            return self.read_one_below(value, last, above, found);
        }
        let more = self
            .blocks
            .get(next + count)
            .is_some_and(|b| b.label == 0 && self.is_value_line(next + count));
        if count > 1 && more {
            return None;
        }
        if count > 1 && !values.iter().all(|n| self.is_value_line(*n)) {
            return self.read_one_below(next, labels[count - 1], above, found);
        }
        if count == 1 {
            return self.read_one_below(next, label, above, found);
        }
        for (label, value) in labels.into_iter().zip(values) {
            self.read_value_of(label, self.blocks[value].body_range(), value, above, found);
        }
        Some(next + count)
    }

    fn read_one_below(
        &mut self,
        value: usize,
        label: ValueLabel,
        above: &mut Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        let block = *self.blocks.get(value)?;
        if self.used[value] || block.label > 0 || block.kind == BlockKind::Row {
            return None;
        }
        let short = block.body_range().len() <= 160;
        let words = text_fields(label.part.concepts).is_some();
        if !short || !(self.is_value_line(value) || words) {
            return None;
        }
        self.read_value_of(label, block.body_range(), value, above, found);
        Some(value + 1)
    }

    /// Whether a line begins with a quantity.
    fn is_value_line(&self, index: usize) -> bool {
        let range = self.blocks[index].body_range();
        let statement = self.statement(range);
        let Some(first) = statement.quantities.first() else {
            return false;
        };
        let before = ByteRange::new(range.start, first.range.start);
        statement.words(before).count() <= 2 && !statement.concepts().has_any(VERBS)
    }

    fn read_value_of(
        &mut self,
        label: ValueLabel,
        value: ByteRange,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) {
        let concepts = label.part.concepts;
        let value = ByteRange::new(value.start, self.part_end(value.start, value.end));
        let before = found.len();
        let mut statement = self.statement(value);
        let none = statement.quantities.is_empty()
            && !statement.terms.is_empty()
            && statement.terms.iter().all(|t| t.concepts.has(Na));
        if none || self.is_placeholder(&self.text[value]) {
            return self.note_absent(&label);
        }
        if let Some(field) = text_fields(concepts)
            && self.read_text_value(field, &label, &statement, block, above, found)
        {
            return;
        }
        if above
            .heading
            .is_some_and(|h| h.concepts.has_any(HEADING_FOREIGN))
        {
            return;
        }
        self.give_units(&mut statement, &label, block);
        self.give_dates(&mut statement, &label);
        give_sign(self.text, &mut statement);
        let around = Surroundings {
            label: Some(label.part),
            heading: None,
        };
        let claims = claims_of(self.text, &statement, around);
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
        };
        self.keep_claims(&statement, claims, place, found);
        self.keep_funds(&statement, &Part::default(), place, found);
        self.note_mentions(&statement, Origin::Label);
        self.note_unread(&label, &statement, block, &found[before..]);
        // A label may name the fund and the share: `ERDF co-financing (80 %)`.
        let own = self.statement(label.range);
        self.keep_funds(&own, &Part::default(), place, found);
        let shares = own
            .quantities
            .iter()
            .any(|q| matches!(q.measure, Measure::Percent(_)));
        if shares {
            let label = Part {
                concepts: own.concepts(),
                ..label.part
            };
            let claims = claims_of(
                self.text,
                &own,
                Surroundings {
                    label: Some(label),
                    heading: None,
                },
            );
            self.keep_claims(&own, claims, place, found);
        }
    }

    /// A label whose value says that there is none.
    fn note_absent(&mut self, label: &ValueLabel) {
        let context = RoleContext {
            label: true,
            ..RoleContext::default()
        };
        let field =
            text_fields(label.part.concepts).or(match money_role(label.part.concepts, context) {
                Role::Field(field) => Some(field),
                _ => None,
            });
        if let Some(field) = field {
            let label = self.source.span(label.range.start..label.range.end);
            self.facts.empty.push(EmptyField {
                field,
                label,
                required: false,
                absent: true,
            });
        }
    }

    /// Reads the dates of a value whose months are named in another language than the document's.
    fn give_dates(&self, statement: &mut Statement, label: &ValueLabel) {
        let time = PROJECT_TIME.union_const(ConceptSet::of(&[Published, Updated, Date]));
        let dated = |q: &Quantity| matches!(q.measure, Measure::Date(_) | Measure::Years(_));
        if !label.part.concepts.has_any(time) || statement.quantities.iter().any(dated) {
            return;
        }
        for quantity in &mut statement.quantities {
            let named = self.text[quantity.range.end..]
                .trim_start_matches([' ', '.', '-'])
                .starts_with(char::is_alphabetic)
                || self.text[statement.range.start..quantity.range.start]
                    .trim_end()
                    .ends_with(char::is_alphabetic);
            let single = matches!(
                quantity.measure,
                Measure::Number(_) | Measure::Year(_) | Measure::Other
            );
            if !single || !named {
                continue;
            }
            let token = date_at(self.text, quantity.range.start, None)
                .or_else(|| month_year(self.text, quantity.range.start, None));
            if let Some(token) =
                token.filter(|t| t.start >= statement.range.start && t.end <= statement.range.end)
            {
                *quantity = Quantity {
                    range: token.range(),
                    measure: Measure::Date(token.reading),
                };
            }
        }
        let mut end = 0;
        statement.quantities.retain(|q| {
            let keep = q.range.start >= end;
            end = end.max(q.range.end);
            keep
        });
        let quantities = &statement.quantities;
        statement.terms.retain(|t| {
            !quantities
                .iter()
                .any(|q| q.range.start < t.range.end && t.range.start < q.range.end)
        });
    }

    /// Gives bare numbers the unit of their label: `(1 000 EUR)`, `%`, `(months)`.
    fn give_units(&self, statement: &mut Statement, label: &ValueLabel, block: usize) {
        let concepts = label.part.concepts;
        let context = RoleContext {
            label: true,
            unknown: label.part.unknown,
            unknown_head: label.part.unknown_head,
            project: false,
        };
        let amount = matches!(money_role(concepts, context), Role::Field(_));
        let sum = ConceptSet::of(&[Value, Budget, Cost]);
        let share = concepts.has(Percent) || concepts.has(Share) && !concepts.has_any(sum);
        let unit = unit_of_label(&self.text[label.range], self.lang);
        let currency = (unit.currency != Currency::Unknown).then_some(unit.currency);
        let alone = statement.quantities.len() == 1;
        let rest = |q: &Quantity, end: usize| {
            self.text[q.range.end..end.max(q.range.end)]
                .trim_matches([' ', '.', '\u{a0}', '|', '*'])
                .is_empty()
        };
        let end = statement.range.end;
        let statement_start = statement.range.start;
        let default = currency.unwrap_or_else(|| self.heading_currency(block as u32));
        for quantity in &mut statement.quantities {
            let Measure::Number(n) = quantity.measure else {
                if let (Measure::Year(year), true, true) =
                    (quantity.measure, amount && alone, currency.is_some())
                {
                    quantity.measure = Measure::Money(Money {
                        cents: i128::from(year) * 100,
                        unit: 100,
                        currency: default,
                        bound: Bound::Exact,
                    });
                }
                continue;
            };
            let closed = rest(quantity, end);
            let minus = self.text[statement_start..quantity.range.start].ends_with(['-', '−', '–']);
            let fraction = n.mantissa < 10_i64.pow(u32::from(n.decimals.min(18)));
            if concepts.has(UnitMonth) && n.decimals == 0 && n.mantissa < 600 {
                quantity.measure = Measure::Length(n.mantissa as u32);
            } else if share
                && !fraction
                && n.mantissa <= 100 * 10_i64.pow(u32::from(n.decimals.min(9)))
                && (alone && closed || concepts.has(Percent))
            {
                if let Some(percent) = as_percent(n, Bound::Exact) {
                    quantity.measure = Measure::Percent(percent);
                }
            } else if amount
                && (closed && alone || currency.is_some())
                && (currency.is_some()
                    || default != Currency::Unknown
                    || n.grouped
                    || n.digits > 3
                    || n.mantissa == 0
                    || minus)
            {
                if let Some((cents, unit)) = scaled_cents(n, unit.power, self.lang) {
                    quantity.measure = Measure::Money(Money {
                        cents,
                        unit,
                        currency: default,
                        bound: Bound::Exact,
                    });
                }
            }
        }
    }

    /// A value that is words: a code, a name, a state; `true` when it was one.
    fn read_text_value(
        &mut self,
        field: FieldId,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let range = statement.range;
        let text = &self.text[range];
        let place = ClaimPlace {
            label: Some(label.range),
            origin: Origin::Label,
            block,
            title: above.title,
        };
        match field {
            FieldId::CodeProject => {
                let end = text
                    .find(['|', ',', ';', '(', '"', '“', '„', '»', '”'])
                    .unwrap_or(text.len());
                let code = text[..end].trim().trim_end_matches(['.', ' ']);
                let coded = code.bytes().any(|b| b.is_ascii_digit())
                    && code.len() <= 60
                    && code.split(' ').count() <= 4;
                if coded && !code.contains(['€', '%']) {
                    let start = range.start + text.len() - text.trim_start().len();
                    self.push_text(
                        field,
                        ByteRange::new(start, start + code.len()),
                        place,
                        found,
                    );
                }
                coded
            }
            FieldId::Status => {
                let states = [
                    (StatusRunning, "running"),
                    (StatusEnded, "ended"),
                    (StatusInterrupted, "interrupted"),
                ];
                let said = Part::of(&statement.terms).concepts;
                let mut named = states.iter().filter(|(c, _)| said.has(*c));
                if let (Some((_, code)), None) = (named.next(), named.next()) {
                    let term = statement
                        .terms
                        .iter()
                        .find(|t| states.iter().any(|(c, _)| t.concepts.has(*c)));
                    let range = term.map_or(range, |t| ByteRange::new(t.range.start, t.end));
                    self.push_code(field, code, range, place, found);
                }
                true
            }
            FieldId::Fund => {
                let before = found.len();
                self.keep_funds(statement, &Part::default(), place, found);
                if found.len() == before {
                    let place = FactPlace {
                        label: Some(self.source.span(label.range.start..label.range.end)),
                        scope: Scope::Project,
                        origin: Origin::Label,
                        block: block as u32,
                    };
                    self.read_fund(range, &place);
                }
                true
            }
            FieldId::Programme => {
                self.give_years(statement, place, found);
                let end = statement
                    .quantities
                    .last()
                    .filter(|q| q.range.end + 2 >= range.end)
                    .map_or(range.end, |q| q.range.start);
                self.push_text(
                    field,
                    trim_signs(self.text, ByteRange::new(range.start, end)),
                    place,
                    found,
                );
                self.keep_funds(statement, &Part::default(), place, found);
                true
            }
            FieldId::NameProject | FieldId::OrgName => {
                let end = text
                    .find(['|', '(', '\t'])
                    .filter(|n| *n > 2)
                    .unwrap_or(text.len());
                let value = trim_signs(self.text, ByteRange::new(range.start, range.start + end));
                let words = self.text[value].contains(char::is_alphabetic);
                if words && value.len() <= 200 {
                    self.push_text(field, value, place, found);
                }
                words
            }
            _ => false,
        }
    }

    /// The programming period that a programme's name holds.
    fn give_years(
        &mut self,
        statement: &Statement,
        place: ClaimPlace,
        found: &mut Vec<StatedFact>,
    ) {
        for (n, quantity) in statement.quantities.iter().enumerate() {
            if let Measure::Years(years) = quantity.measure
                && is_programming_period(years)
            {
                let claim = Claim {
                    field: FieldId::PeriodLabel,
                    quantity: n,
                    certain: true,
                    points: 3,
                    basis: ConceptSet::EMPTY,
                    scope: Scope::Project,
                };
                self.keep_claims(statement, vec![claim], place, found);
            }
        }
    }

    /// Reads joined lines as sentences.
    fn read_paragraph(
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
    fn is_worth_reading(&self, part: ByteRange) -> bool {
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
    fn part_end(&self, start: usize, end: usize) -> usize {
        let limit = crate::text::range::floor_boundary(self.text, end.min(start + MAX_PART_BYTES));
        let part = &self.text[start..limit];
        // Behind a word of some length a full stop ends no abbreviation.
        let long = |n: usize| {
            let part = part[..n].trim_end_matches([')', '"', '”', '%', '€']);
            let n = part.len();
            part[..n]
                .chars()
                .rev()
                .take(MIN_LAST_WORD)
                .all(char::is_alphabetic)
                && part[..n].chars().nth(MIN_LAST_WORD).is_some()
        };
        let begins = |n: usize| part[n + 2..].starts_with(char::is_uppercase);
        let stops = memchr::memchr_iter(b'.', part.as_bytes());
        let mut stops = stops.filter(|n| part.as_bytes().get(n + 1) == Some(&b' '));
        let sentence = stops.find(|n| long(*n) && begins(*n));
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

    /// Makes the words for a project that name another than the document's mean another: `Pokka-hanke`, `the project HydroX`.
    fn mark_other_projects(&self, statement: &mut Statement, found: &[StatedFact]) {
        let titles = self.known_titles(found);
        if titles.is_empty() {
            return;
        }
        let terms = &statement.terms;
        let named = |t: &Term| {
            let word = &self.text[t.range];
            let lower = word.to_lowercase();
            !t.known
                && word.starts_with(char::is_uppercase)
                && !titles.iter().any(|title| title.contains(lower.as_str()))
        };
        let others: Vec<usize> = (0..terms.len())
            .filter(|&n| {
                let term = &terms[n];
                if !term.concepts.has(Project) {
                    return false;
                }
                let before = n.checked_sub(1).map(|n| &terms[n]);
                let glued = before.is_some_and(|b| {
                    let between = &self.text[b.range.end..term.range.start];
                    (between == "-" || between == " -") && named(b)
                });
                let english = self.lang == Lang::En
                    && before.is_some_and(|b| {
                        &self.text[b.range.end..term.range.start] == " " && named(b) && n > 1
                    });
                let behind = terms
                    .get(n + 1)
                    .is_some_and(|b| &self.text[term.range.end..b.range.start] == " " && named(b));
                let compound = term.unknown_head
                    && !titles.iter().any(|t| {
                        t.contains(
                            &self.text[term.range].to_lowercase()
                                [..crate::text::range::floor_boundary(
                                    &self.text[term.range].to_lowercase(),
                                    6,
                                )],
                        )
                    });
                glued || english || behind || compound
            })
            .collect();
        for n in others {
            let concepts = statement.terms[n]
                .concepts
                .without(ConceptSet::of(&[Project]));
            statement.terms[n].concepts = concepts.union(ConceptSet::of(&[OtherProject]));
        }
    }

    /// The names of the project that the document gives, and its first line where it is a title, in small letters.
    fn known_titles(&self, found: &[StatedFact]) -> Vec<String> {
        let first =
            (!self.blocks.is_empty() && self.is_title(0)).then(|| self.blocks[0].text(self.text));
        let names = found
            .iter()
            .take(MAX_NAMED_FACTS)
            .filter_map(|f| f.name_of_project().map(|range| &self.text[range]));
        first
            .into_iter()
            .chain(names)
            .take(8)
            .map(str::to_lowercase)
            .collect()
    }

    fn read_sentences(
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
            };
            let around = Surroundings {
                label: None,
                heading: above.heading,
            };
            let all = Part::of(&sentence.terms);
            if !foreign && !sentence.quantities.is_empty() {
                let mut claims = claims_of(self.text, &sentence, around);
                several |= all.concepts.has(Projects);
                if several {
                    let amount = |c: &Claim| {
                        matches!(c.field.value_kind(), ValueKind::Money | ValueKind::Percent)
                    };
                    claims.retain(|c| !amount(c));
                }
                self.keep_claims(&sentence, claims, place, found);
            }
            if self.names_its_fund(block) {
                self.keep_funds(&sentence, &all, place, found);
            }
            if !foreign && self.kind.is_none() {
                self.read_identity(&sentence, place, found);
            }
            self.read_persons(&sentence, place);
            self.note_mentions(&sentence, Origin::Prose);
        }
    }

    /// Whether a line's sentences may name the fund: a form says it at its head, a portal's page by its label.
    fn names_its_fund(&self, block: usize) -> bool {
        self.kind
            .as_ref()
            .is_none_or(|kind| kind.family() != Family::Page && block < MAX_FORM_HEAD_LINES)
    }

    /// `75 persons will take part`: how many the project plans to reach.
    fn read_persons(&mut self, sentence: &Statement, place: ClaimPlace) {
        let all = Part::of(&sentence.terms).concepts;
        let planned = self.lang.data().planned_participation;
        if planned.is_empty() || !all.has(Project) {
            return;
        }
        let lower = self.text[sentence.range].to_lowercase();
        if !planned.iter().any(|w| lower.contains(w)) {
            return;
        }
        let persons = ConceptSet::of(&[Persons, Participants]);
        for (index, quantity) in sentence.quantities.iter().enumerate() {
            let Measure::Number(n) = quantity.measure else {
                continue;
            };
            let after = sentence.part_after(self.text, index).concepts;
            if n.decimals == 0 && after.has_any(persons) {
                let place = FactPlace {
                    label: None,
                    scope: Scope::Project,
                    origin: Origin::Prose,
                    block: place.block as u32,
                };
                self.push_fact(
                    FieldId::IndPersonPlanned,
                    Count(n.mantissa),
                    quantity.range,
                    &place,
                );
            }
        }
    }

    /// Full dates, spans of years and telephone numbers, which rules look at wherever they stand.
    fn note_mentions(&mut self, sentence: &Statement, origin: Origin) {
        for quantity in &sentence.quantities {
            let range = quantity.range;
            match quantity.measure {
                Measure::Years(years) if origin == Origin::Prose => {
                    self.facts
                        .ranges
                        .push((years, self.source.span(range.start..range.end)));
                }
                Measure::Date(reading) if reading.is_err() || reading.is_ok_and(|d| d.day > 0) => {
                    let token = DateToken {
                        start: range.start,
                        end: range.end,
                        reading,
                    };
                    self.push_mention(token, origin);
                }
                Measure::Phone if origin == Origin::Prose => {
                    let place = FactPlace {
                        label: None,
                        scope: Scope::Project,
                        origin,
                        block: 0,
                    };
                    self.read_phone(range, sentence, &place);
                }
                _ => {}
            }
        }
    }

    /// A telephone number that a word, a plus sign or the beginning of its line says to be one.
    fn read_phone(&mut self, range: ByteRange, sentence: &Statement, place: &FactPlace) {
        let before = ByteRange::new(sentence.range.start, range.start);
        let named = sentence
            .words(before)
            .last()
            .is_some_and(|t| t.concepts.has(Phone));
        if named || self.text[range].starts_with('+') || range.start == sentence.range.start {
            self.push_fact(FieldId::ContactPhone, Text, range, place);
        }
    }

    /// A label of a figure whose value has figures and none that can be read as one.
    fn note_unread(
        &mut self,
        label: &ValueLabel,
        statement: &Statement,
        block: usize,
        found: &[StatedFact],
    ) {
        let inside = |f: &StatedFact| f.is_in(statement.range);
        let digits = self
            .signs
            .digits
            .next(statement.range.start, statement.range.end)
            .is_some();
        if found.iter().any(inside) || !digits || label.part.unknown {
            return;
        }
        let concepts = label.part.concepts;
        let context = RoleContext {
            label: true,
            ..RoleContext::default()
        };
        let read = |m: fn(&Measure) -> bool| statement.quantities.iter().any(|q| m(&q.measure));
        let field = if concepts.has(ProgrammingPeriod) {
            FieldId::PeriodLabel
        } else if let Role::Field(field) = money_role(concepts, context) {
            if read(|m| matches!(m, Measure::Money(_) | Measure::Percent(_))) {
                return;
            }
            field
        } else {
            return;
        };
        let place = FactPlace {
            label: Some(self.source.span(label.range.start..label.range.end)),
            scope: Scope::Project,
            origin: Origin::Label,
            block: block as u32,
        };
        let bare = read(|m| matches!(m, Measure::Number(_)));
        let scaled = statement.quantities.iter().any(|q| {
            matches!(q.measure, Measure::Number(_))
                && unit_after(self.text, q.range.end, self.lang, true).power > 0
        });
        let why = match (scaled, bare) {
            (true, _) => UnreadReason::Ambiguous,
            (_, true) => UnreadReason::Unit,
            _ => UnreadReason::Malformed,
        };
        self.unread_figure(field, statement.range, &place, why);
    }

    /// A table of more than two columns: each cell has the head of its column and that of its row.
    fn read_table(&mut self, first: usize, above: &Above, found: &mut Vec<StatedFact>) -> usize {
        let row = |b: &Block| b.kind == BlockKind::Row;
        let mut after = first + 1;
        while after < self.blocks.len() && self.blocks[after].joined && row(&self.blocks[after]) {
            after += 1;
        }
        let heads: Vec<ValueLabel> = self
            .cells(first)
            .into_iter()
            .map(|range| ValueLabel {
                part: self.words_in(range),
                range,
            })
            .collect();
        for index in first + 1..after {
            let cells = self.cells(index);
            if self.used[index] || cells.len() != heads.len() {
                continue;
            }
            let row_head = self.words_in(cells[0]);
            for (cell, head) in cells.into_iter().zip(&heads).skip(1) {
                let year = self
                    .signs
                    .digits
                    .next(head.range.start, head.range.end)
                    .is_some();
                if head.part.unknown
                    || year
                    || !head
                        .part
                        .concepts
                        .union(row_head.concepts)
                        .has_any(LABELLED)
                {
                    continue;
                }
                let part = Part {
                    concepts: head.part.concepts.union(row_head.concepts),
                    unknown: row_head.unknown,
                    unknown_head: row_head.unknown_head,
                    thereof: false,
                };
                let label = ValueLabel {
                    part,
                    range: head.range,
                };
                self.read_value_of(label, cell, index, above, found);
            }
        }
        after
    }

    /// The cells of a row of a table.
    fn cells(&self, index: usize) -> Vec<ByteRange> {
        let block = self.blocks[index];
        let line = ByteRange::new(block.start as usize, block.end as usize);
        let text = &self.text[line];
        let cut = if text.starts_with('|') { '|' } else { '\t' };
        let inner = text.trim_matches('|');
        let from = line.start + text.len() - text.trim_start_matches('|').len();
        let mut at = from;
        inner
            .split(cut)
            .map(|cell| {
                let range = trim_spaces(self.text.as_bytes(), at, at + cell.len());
                at += cell.len() + 1;
                range
            })
            .collect()
    }
}

/// Makes the first amount of a value negative where a minus or dash is all that is before it: `-744`, `- 5 000 €`.
fn give_sign(text: &str, statement: &mut Statement) {
    let low = statement.range.start;
    let Some(first) = statement.quantities.first_mut() else {
        return;
    };
    let Measure::Money(money) = &mut first.measure else {
        return;
    };
    let before = text[low..first.range.start].trim_start_matches([' ', '\u{a0}', '\u{202f}', '(']);
    let sign = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '€']);
    if matches!(sign, "-" | "−" | "–" | "‑") {
        money.cents = -money.cents;
        first.range.start = low
            + text[low..first.range.start]
                .find(['-', '−', '–', '‑'])
                .unwrap_or(0);
    } else if let Some(at) = text[first.range]
        .find("-")
        .filter(|n| text[first.range][..*n].chars().all(|c| !c.is_ascii_digit()))
    {
        debug_assert!(at < first.range.len());
        money.cents = -money.cents;
    }
}

/// The field of words that a label states.
fn text_fields(concepts: ConceptSet) -> Option<FieldId> {
    let has = |c| concepts.has(c);
    let other = ConceptSet::of(&[
        CodeOther,
        Call,
        Phone,
        Email,
        Contact,
        OtherProject,
        OtherPartner,
    ]);
    if concepts.has_any(other) {
        return None;
    }
    if has(Code) && !has(Partner) && !has(Measure) && !has(Priority) && !has(Objective) {
        return Some(FieldId::CodeProject);
    }
    let money = ConceptSet::of(&[Budget, Cost, Total, Share, Funding, Support, Value]);
    if has(Status) && !concepts.has_any(money) {
        return Some(FieldId::Status);
    }
    if has(Name)
        && !has(Programme)
        && !has(Beneficiary)
        && !has(Call)
        && !has(Measure)
        && !has(Objective)
        && !has(Priority)
    {
        return Some(FieldId::NameProject);
    }
    if has(Programme) && !has(Budget) && !has(Total) && !has(Period) && !has(ProgrammingPeriod) {
        return Some(FieldId::Programme);
    }
    if has(FundLabel) && !has(Budget) && !has(Total) && !has(Value) {
        return Some(FieldId::Fund);
    }
    if (has(Beneficiary) || has(Leadpartner)) && !concepts.has_any(money) {
        return Some(FieldId::OrgName);
    }
    None
}

/// Whether a line is the value of a label of words, `Status` / `Ongoing`, not a label itself.
fn is_word_value(label: Part, line: Part) -> bool {
    let states = ConceptSet::of(&[StatusRunning, StatusEnded, StatusInterrupted, StatusPlanned]);
    text_fields(label.concepts).is_some()
        && (line.concepts.has_any(states) || text_fields(line.concepts).is_none())
}

/// Where the word begins that a quantity is in: `CZ.1.13` begins before its first digit.
fn word_start(text: &str, at: usize, low: usize) -> usize {
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

/// A range without the signs at its ends that separate labels from values.
fn trim_signs(text: &str, range: ByteRange) -> ByteRange {
    const SIGNS: &[char] = &[
        ' ', '\u{a0}', '\u{202f}', '\t', '.', '…', '-', '–', '—', '=', ':', '"', '”', '“', '„',
        '»', '«', ',', ';',
    ];
    let part = &text[range];
    let start = range.start + part.len() - part.trim_start_matches(SIGNS).len();
    let length = part.trim_matches(SIGNS).len();
    ByteRange::new(start, start + length)
}
