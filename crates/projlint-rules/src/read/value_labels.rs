//! Labels in every layout: before a colon, a dash or nothing at all, over their value, several on a line.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::model::Lang;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::figures::unit::unit_of_label;
use crate::read::language::detect_language;
use crate::read::line_context::{
    Above, LABELLED, ValueLabel, is_bare_project, text_fields, trim_signs,
};
use crate::read::line_segments::word_start;
use crate::read::reader::FactReader;
use crate::read::role_words::{FUNDS, TOTALS, VERBS};
use crate::read::roles::names_source;
use crate::read::stated_fact::StatedFact;
use crate::read::statement::{Part, Statement};
use crate::read::term::Term;
use crate::text::block::{Block, BlockKind};
use crate::text::range::ByteRange;

/// A label is not longer than this, in bytes.
const MAX_LABEL_BYTES: usize = 120;

/// A word that links the lines of a broken label is not longer.
const MAX_LINK_BYTES: usize = 5;

impl FactReader<'_> {
    /// Reads a labelled line or a label with its value below; the index of the line after it.
    pub(crate) fn read_labelled(
        &mut self,
        index: usize,
        above: &mut Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        let block = self.blocks[index];
        let line = block.body_range();
        if let Some(next) = self.read_spaced_heads(index, above, found) {
            above.heading = None;
            return Some(next);
        }
        if block.kind != BlockKind::Row && self.read_segments(index, above, found) {
            above.heading = None;
            return Some(index + 1);
        }
        if block.label > block.body && (block.label - block.body) as usize <= MAX_LABEL_BYTES {
            let own = ByteRange::new(block.body as usize, block.label as usize);
            let value = block.value_range();
            let label = match self.broken_label(index, own) {
                Some(label) => label,
                None => match self.label_in(own) {
                    Some(label) => label,
                    None => self.label_of_name(own, value)?,
                },
            };
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
        if self.is_unit_title(line) {
            return None;
        }
        if self.read_dashed(line, index, above, found) {
            return Some(index + 1);
        }
        let head = ByteRange::new(line.start, first.range.start);
        // `Start ....... 1.10.2026`: what dots or a gap part from its value is no verb.
        let parted = ["..", "…", "  ", "\t"]
            .iter()
            .any(|gap| self.text[head].contains(gap));
        let verbs = |range: ByteRange| Part::of(statement.words(range)).concepts.has_any(VERBS);
        let from = if parted { head.end } else { line.start };
        if head.len() < 2 || head.len() > MAX_LABEL_BYTES || verbs(ByteRange::new(from, line.end)) {
            return None;
        }
        let start = word_start(self.text, first.range.start, line.start);
        let head = trim_signs(self.text, ByteRange::new(line.start, start));
        let label = self.label_in(head).filter(ValueLabel::is_known)?;
        // `Ende 2026 arbeiten 40 Betriebe damit`: a sentence that begins with a date.
        let dated = matches!(first.measure, Measure::Date(_) | Measure::Year(_));
        let goes_on = |t: &Term| t.range.start >= first.range.end && !t.known;
        if dated && statement.terms.iter().any(goes_on) {
            return None;
        }
        self.read_value_of(label, ByteRange::new(start, line.end), index, above, found);
        Some(index + 1)
    }

    /// The word for a project before a name, which is short and no sentence.
    fn label_of_name(&self, range: ByteRange, value: ByteRange) -> Option<ValueLabel> {
        let part = self.words_in(range);
        let counted = |q: &Quantity| matches!(q.measure, Measure::Number(_) | Measure::Year(_));
        let named = !part.unknown
            && is_bare_project(part.concepts)
            && self.statement(value).quantities.iter().all(counted)
            && (1..=MAX_LABEL_BYTES).contains(&value.len())
            && !self.text[value].ends_with(['.', '!', '?', ';'])
            && self.text[value].starts_with(|c: char| !c.is_lowercase())
            && !self.words_in(value).concepts.has_any(VERBS);
        named.then_some(ValueLabel { part, range })
    }

    /// The label that begins in the line above: `Contribution de` over `l’UE: 40 000 €`.
    pub(crate) fn broken_label(&self, index: usize, own: ByteRange) -> Option<ValueLabel> {
        let before = *self.blocks.get(index.checked_sub(1)?)?;
        let above = before.body_range();
        let plain = self.blocks[index].joined
            && matches!(before.kind, BlockKind::Text | BlockKind::Item)
            && before.label == 0
            && !self.used[index - 1]
            && above.len() + own.len() <= MAX_LABEL_BYTES
            && self.text[above].ends_with(char::is_alphabetic)
            && self.signs.digits.next(above.start, above.end).is_none();
        if !plain {
            return None;
        }
        // Cheap looks first: few lines go on with a small letter, an acronym or behind a short word.
        let small = self.text[own].starts_with(char::is_lowercase);
        let acronym = !self.text[own].contains(char::is_lowercase);
        let last = self.text[above]
            .rsplit([' ', '\u{a0}'])
            .next()
            .unwrap_or("");
        let linked = last.len() <= MAX_LINK_BYTES && last.starts_with(char::is_lowercase);
        if !small && !acronym && !linked {
            return None;
        }
        let head = self.statement(above);
        let part = Part::of(&head.terms);
        if part.unknown || !part.concepts.has_any(LABELLED) {
            return None;
        }
        let link = ConceptSet::of(&[Filler, Stop]);
        let links = |t: &Term| t.concepts.has_any(link);
        // `Share` over `EU: 40 %`: money of a kind over whose it is.
        let owned = || {
            names_source(self.words_in(own).concepts)
                && part.concepts.has_any(ConceptSet::of(&[Share, Support]))
                && !names_source(part.concepts)
                && !part.concepts.has_any(TOTALS)
        };
        if !(small || head.terms.last().is_some_and(links) || acronym && owned()) {
            return None;
        }
        let range = ByteRange::new(above.start, own.end);
        let part = self.words_in(range);
        Some(ValueLabel { part, range }).filter(ValueLabel::is_known)
    }

    /// Whether a line ends with the unit of the figures below it and has no other figure: `Costs by partner (1 000 EUR)`.
    pub(crate) fn is_unit_title(&self, line: ByteRange) -> bool {
        let text = self.text[line].trim_end_matches([':', '*', ' ']);
        let Some(open) = text.strip_suffix(')').and_then(|t| t.rfind('(')) else {
            return false;
        };
        let digits = |part: &str| part.contains(|c: char| c.is_ascii_digit());
        digits(&text[open..])
            && !digits(&text[..open])
            && unit_of_label(&self.text[line], self.lang).power > 0
    }

    /// A label and its value in words without a colon: `Status – ongoing`, `Fund  ESF`.
    pub(crate) fn read_dashed(
        &mut self,
        range: ByteRange,
        index: usize,
        above: &Above,
        found: &mut Vec<StatedFact>,
    ) -> bool {
        let text = &self.text[range];
        for sign in [" – ", " — ", " - ", " = ", "  ", "\t", "..."] {
            // Most lines have none of them, and that is told faster than where one is.
            if !text.contains(sign) {
                continue;
            }
            let Some(at) = text.find(sign) else { continue };
            let head = trim_signs(self.text, ByteRange::new(range.start, range.start + at));
            let value = trim_signs(
                self.text,
                ByteRange::new(range.start + at + sign.len(), range.end),
            );
            let label = self.label_in(head).filter(ValueLabel::is_known);
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
    pub(crate) fn read_state_line(
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
    pub(crate) fn label_in(&self, range: ByteRange) -> Option<ValueLabel> {
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
        // `In total 412 participants took part: 263 women and 149 men` is a sentence.
        let counted = part
            .concepts
            .has_any(ConceptSet::of(&[Persons, Participants]))
            && statement
                .quantities
                .iter()
                .any(|q| matches!(q.measure, Measure::Number(_)));
        let clause = counted || part.concepts.has_any(ConceptSet::of(&[VIs, VReceives]));
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
            .into_iter()
            .find(|p| p.concepts.has_any(LABELLED) && !p.unknown);
        let part = known.or(part.concepts.has_any(LABELLED).then_some(part))?;
        Some(ValueLabel { part, range })
    }

    /// The value of a label that fills its line: the line below.
    pub(crate) fn read_below(
        &mut self,
        index: usize,
        label: ValueLabel,
        above: &mut Above,
        found: &mut Vec<StatedFact>,
    ) -> Option<usize> {
        let concepts = label.part.concepts;
        // `Financed by the ESF.` is a sentence, `National co-financing` a label.
        let sentence = || self.text[label.range].ends_with('.');
        let finances = concepts.has(VFinances) && (!names_source(concepts) || sentence());
        if !label.is_known() || finances {
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
        let is_more = |b: &Block| b.label == 0 && self.is_value_line(next + count);
        if count > 1 && self.blocks.get(next + count).is_some_and(is_more) {
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

    pub(crate) fn read_one_below(
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
    pub(crate) fn is_value_line(&self, index: usize) -> bool {
        let range = self.blocks[index].body_range();
        let statement = self.statement(range);
        let Some(first) = statement.quantities.first() else {
            return false;
        };
        let before = ByteRange::new(range.start, first.range.start);
        statement.words(before).count() <= 2 && !statement.concepts().has_any(VERBS)
    }
}

/// Whether a line is the value of a label of words, `Status` / `Ongoing`, not a label itself.
fn is_word_value(label: Part, line: Part) -> bool {
    let states = ConceptSet::of(&[StatusRunning, StatusEnded, StatusInterrupted, StatusPlanned]);
    text_fields(label.concepts).is_some()
        && (line.concepts.has_any(states) || text_fields(line.concepts).is_none())
}
