//! Facts that labels state.

use crate::catalog::labels_by_key;
use crate::catalog::template::{Family, LabelEntry, Template, ValueBelow};
use crate::field::{FieldId, ValueKind};
use crate::read::facts::{EmptyField, Origin, Scope};
use crate::read::reader::{FactPlace, FactReader};
use crate::text::block::{Block, BlockKind};
use crate::text::fold::fold_key;
use crate::text::range::ByteRange;
use crate::text::words::begins_with;
use crate::value::code::Text;

impl FactReader<'_> {
    /// Reads every labelled line.
    pub(crate) fn read_labels(&mut self) {
        self.used = vec![false; self.blocks.len()];
        let mut heads = self.sections.sections.iter().peekable();
        let mut section = "";
        let mut partners = false;
        for index in 0..self.blocks.len() {
            if heads.peek().is_some_and(|s| s.block == index) {
                section = heads.next().map_or("", |s| &*s.entry.number);
                self.used[index] = true;
                partners = false;
                continue;
            }
            let block = self.blocks[index];
            let entry = if block.cells > 2 {
                None
            } else {
                self.fitting_entry(self.entries[index], section)
            };
            if self.kind.is_none() && entry.is_none_or(|e| is_read_by_words(e.field)) {
                continue;
            }
            if let Some(entry) = entry {
                partners = entry.field == FieldId::Partners;
                self.read_label(index, &block, entry);
            } else if self.read_glued(index, &block, section) {
                partners = false;
            } else if self.is_scored_row(&block, section) || (partners && self.no_partner(&block)) {
                self.used[index] = true;
            } else if partners {
                let place = self.label_place(index, None);
                self.push_fact(FieldId::Partners, Text, block.body_range(), &place);
                self.used[index] = true;
            }
        }
    }

    /// Whether a line of the list of partners says that there are none.
    pub(crate) fn no_partner(&self, block: &Block) -> bool {
        let line = block.text(self.text);
        let words = self.lang.data().placeholders;
        words
            .iter()
            .any(|w| crate::text::fold::same_folded(w, line))
            || ["Ei ", "Inga ", "No "].iter().any(|w| line.starts_with(w))
    }

    /// The entry that fits the document's kind, language and section; where the document is of no known template, any.
    pub(crate) fn fitting_entry<'e>(
        &self,
        entries: &'e [LabelEntry],
        section: &str,
    ) -> Option<&'e LabelEntry> {
        let here = |e: &&LabelEntry| e.section.is_empty() || e.section == section;
        if let Some(kind) = &self.kind {
            return entries
                .iter()
                .filter(here)
                .find(|e| kind.has_label(e) && e.lang == self.lang);
        }
        let plain = || entries.iter().filter(|e| e.section.is_empty());
        plain()
            .find(|e| e.family == Family::Narrative && e.lang == self.lang)
            .or_else(|| plain().find(|e| e.lang == self.lang))
            .or_else(|| plain().find(|e| e.family == Family::Narrative))
            .or_else(|| plain().next())
    }

    pub(crate) fn label_place(&self, index: usize, label: Option<ByteRange>) -> FactPlace {
        let label = label.map(|l| self.source.span(l));
        let scope = label.map_or(Scope::Project, |l| self.label_scope(self.source.slice(l)));
        FactPlace {
            label,
            scope,
            origin: Origin::Label,
            block: index as u32,
        }
    }

    /// What a label is about: `Vuosi 2019`, `Osatoteuttajan rahoitus`.
    pub(crate) fn label_scope(&self, label: &str) -> Scope {
        let Some(at) = label.bytes().position(|b| b.is_ascii_digit()) else {
            return Scope::Project;
        };
        let year = label
            .get(at..at + 4)
            .and_then(|y| y.parse().ok())
            .filter(|y| (1990..2100).contains(y));
        year.map_or(Scope::Project, Scope::Year)
    }

    pub(crate) fn read_label(&mut self, index: usize, block: &Block, entry: &LabelEntry) {
        let whole = block.label == 0;
        let label_end = if whole { block.end } else { block.label };
        let label = ByteRange::new(block.body as usize, label_end as usize);
        let mut place = self.label_place(index, Some(label));
        let value = if whole {
            self.next_line(index, entry)
        } else {
            Some(block.value_range())
        };
        let Some(mut range) = value else { return };
        if self.is_in_thousands(label) {
            self.used[index] = true;
            return;
        }
        if range.is_empty()
            && let Some(below) = self.value_below(index, entry)
        {
            range = below;
            self.used[index + 1] = true;
            place.block = index as u32 + 1;
        }
        if block.kind == BlockKind::Row {
            range.end = self.cell_end(range);
        }
        self.used[index] = true;
        if whole {
            self.used[index + 1] = true;
            place.block = index as u32 + 1;
        }
        range.end = range.end.max(range.start);
        let value = &self.text[range];
        let figure = !matches!(entry.field.value_kind(), ValueKind::Text | ValueKind::Code);
        let absent =
            !range.is_empty() && (self.is_absent(value) || (figure && self.is_placeholder(value)));
        if range.is_empty() || absent {
            let label = self.source.span(label);
            self.facts.empty.push(EmptyField {
                field: entry.field,
                label,
                required: entry.required,
                absent,
            });
            return;
        }
        self.read_value(entry.field, range, &place);
    }

    /// Whether a label gives its unit in thousands, which are not read: `Kokonaisbudjetti (1 000 €)`.
    pub(crate) fn is_in_thousands(&self, label: ByteRange) -> bool {
        let label = &self.text[label];
        label.ends_with(')')
            && label.rsplit_once('(').is_some_and(|(_, unit)| {
                unit.contains(|c: char| c.is_ascii_digit())
                    || ["t€", "k€", "tuha", "tusen", "thousand"]
                        .iter()
                        .any(|w| unit.contains(w))
            })
    }

    /// Whether a value only says that there is none: `-`, `ei tietoa`, a currency without its figure.
    pub(crate) fn is_placeholder(&self, value: &str) -> bool {
        let words = self.lang.data().placeholders;
        words
            .iter()
            .any(|w| crate::text::fold::same_folded(w, value))
            || !value.contains(char::is_alphanumeric)
    }

    /// The value of a label that fills its line: the line below, unless that is a label too. Only where no template says
    /// that labels and values share a line, and only for values of a fixed form.
    pub(crate) fn next_line(&self, index: usize, entry: &LabelEntry) -> Option<ByteRange> {
        let described =
            self.value_below_labels() == ValueBelow::Always && entry.field != FieldId::Partners;
        if self.kind.is_none() || described {
            self.value_below(index, entry)
        } else {
            None
        }
    }

    fn value_below_labels(&self) -> ValueBelow {
        self.template_in_any_language()
            .map_or(ValueBelow::Never, |t| t.value_below)
    }

    /// The template that the document follows, whether it has a text in the document's language or not.
    pub(crate) fn template_in_any_language(&self) -> Option<&Template> {
        self.kind.as_ref()?.template()
    }

    /// The line below a label, if it has the form of a value of the field and of nothing else.
    pub(crate) fn value_below(&self, index: usize, entry: &LabelEntry) -> Option<ByteRange> {
        let next = self.blocks.get(index + 1)?;
        let heading = self
            .sections
            .sections
            .binary_search_by_key(&(index + 1), |s| s.block)
            .is_ok();
        let free = !heading && self.entries[index + 1].is_empty() && next.label == 0;
        let below = match self.value_below_labels() {
            ValueBelow::Never => false,
            ValueBelow::Joined => next.joined,
            ValueBelow::Always => next.end - next.body <= 200,
        };
        let below = below
            && !self.template.is_some_and(|t| {
                t.blocks
                    .iter()
                    .any(|b| crate::text::fold::same_folded(b, next.text(self.text)))
            });
        if free && below {
            return Some(next.body_range());
        }
        let formed = entry.field == FieldId::DateRange
            || !matches!(entry.field.value_kind(), ValueKind::Text | ValueKind::Code);
        let short = next.end - next.body <= 60;
        let begins = self.text[next.body as usize..]
            .starts_with(|c: char| c.is_ascii_digit() || c == '€')
            || entry.field.value_kind() == ValueKind::Date
                && crate::read::figures::calendar::month_at(
                    self.text,
                    next.body as usize,
                    Some(self.lang),
                )
                .is_some();
        (free && formed && short && begins).then_some(next.body_range())
    }

    /// A label that lost the line break before it: `informacje o projekcieData początkowa: …`.
    pub(crate) fn read_glued(&mut self, index: usize, block: &Block, section: &str) -> bool {
        let (Some(t), Some(label)) = (self.template, block.label_text(self.text)) else {
            return false;
        };
        for head in t.blocks.iter() {
            let Some(rest) = begins_with(label, head)
                .map(|n| &label[n..])
                .filter(|r| !r.is_empty())
            else {
                continue;
            };
            let Some(entry) = self.fitting_entry(labels_by_key(fold_key(rest)), section) else {
                continue;
            };
            let moved = Block {
                body: block.label - rest.len() as u32,
                ..*block
            };
            self.read_label(index, &moved, entry);
            return true;
        }
        false
    }
}

/// Whether a field is read by what the words of its label mean, where no template says how it is labelled.
fn is_read_by_words(field: FieldId) -> bool {
    use FieldId::*;
    match field.value_kind() {
        ValueKind::Money
        | ValueKind::Percent
        | ValueKind::Date
        | ValueKind::Duration
        | ValueKind::Years => true,
        _ => matches!(
            field,
            DateRange | CodeProject | NameProject | Status | Fund | Programme | OrgName
        ),
    }
}
