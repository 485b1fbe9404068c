//! Facts that labels state.

use super::{Empty, Origin, Place, Reader, Scope, values};
use crate::block::{Block, BlockKind};
use crate::catalog::{COUNTRIES, LabelEntry, labels};
use crate::field::{FieldId, Shape};
use crate::key::key;
use crate::language::begins_with;
use crate::source::ByteRange;
use crate::template::Kind;
use crate::value::{Code, Currency, Text};

/// Labels seen since the last line that named another thing, each with its last line, and what their facts are about.
struct Group {
    seen: Vec<(FieldId, usize)>,
    scope: Scope,
}

impl Default for Group {
    fn default() -> Self {
        Self {
            seen: Vec::new(),
            scope: Scope::Project,
        }
    }
}

/// Longer texts are descriptions, in bytes.
const MAX_TITLE: usize = 200;

impl Reader<'_> {
    /// Reads every labelled line.
    pub(super) fn labelled(&mut self) {
        self.used = vec![false; self.blocks.len()];
        let mut heads = self.sections.sections.iter().peekable();
        let mut section = "";
        let mut partners = false;
        let mut group = Group::default();
        for index in 0..self.blocks.len() {
            if heads.peek().is_some_and(|s| s.block == index) {
                section = heads.next().map_or("", |s| s.entry.number);
                self.used[index] = true;
                partners = false;
                continue;
            }
            let block = self.blocks[index];
            let entry = if block.cells > 2 {
                None
            } else {
                self.entry(self.entries[index], section)
            };
            if let Some(entry) = entry {
                partners = entry.field == FieldId::Partners;
                let first = self.marks();
                self.state(index, &block, entry);
                if self.kind.is_none() && entry.field != FieldId::Partners {
                    self.regroup(&mut group, index, entry.field, first);
                }
            } else if self.glued(index, &block, section) {
                partners = false;
            } else if self.scored(&block, section) || (partners && self.no_partner(&block)) {
                self.used[index] = true;
            } else if partners {
                let place = self.place(index, None);
                self.push(FieldId::Partners, Text, block.body_range(), &place);
                self.used[index] = true;
            } else {
                self.own_label(index, &block);
            }
        }
    }

    /// Whether a line of the list of partners says that there are none.
    fn no_partner(&self, block: &Block) -> bool {
        let line = block.text(self.text);
        let words = self.lang.data().placeholders;
        words.iter().any(|w| crate::key::same(w, line))
            || ["Ei ", "Inga ", "No "].iter().any(|w| line.starts_with(w))
    }

    /// How many facts there are of the types that belong to a group.
    fn marks(&self) -> [usize; 3] {
        [
            self.facts.money.len(),
            self.facts.percent.len(),
            self.facts.date.len(),
        ]
    }

    /// A page without a template may list several things, each with the same labels: partners, projects, reporting periods.
    /// A label that comes again after a line that names something opens the facts of another thing.
    fn regroup(&mut self, group: &mut Group, index: usize, field: FieldId, first: [usize; 3]) {
        if self.marks() == first {
            return;
        }
        let named = |b: &usize| {
            let line = self.blocks[*b].text(self.text);
            !self.used[*b] && line.chars().count() <= 80 && !line.ends_with(['.', '!', '?'])
        };
        let again = group
            .seen
            .iter()
            .position(|(f, _)| *f == field)
            .map(|at| group.seen.swap_remove(at).1);
        if again.is_some_and(|b| (b + 1..index).any(|b| named(&b))) {
            group.seen.clear();
            group.scope = Scope::Partner(index as u32);
        }
        group.seen.push((field, index));
        if group.scope == Scope::Project {
            return;
        }
        let scope = |s: &mut Scope| {
            *s = if *s == Scope::Project {
                group.scope
            } else {
                *s
            }
        };
        self.facts.money[first[0]..]
            .iter_mut()
            .for_each(|f| scope(&mut f.scope));
        self.facts.percent[first[1]..]
            .iter_mut()
            .for_each(|f| scope(&mut f.scope));
        self.facts.date[first[2]..]
            .iter_mut()
            .for_each(|f| scope(&mut f.scope));
    }

    /// Whether the line is a row of a table of scores, whose numbers state no fact.
    fn scored(&self, block: &Block, section: &str) -> bool {
        let table = self
            .template
            .is_some_and(|t| !section.is_empty() && t.rows_section == section);
        table && self.text.as_bytes()[block.end as usize - 1].is_ascii_digit()
    }

    /// The entry that fits the document's kind, language and section; where the document is of no known template, any.
    fn entry(&self, entries: &'static [LabelEntry], section: &str) -> Option<&'static LabelEntry> {
        let here = |e: &&LabelEntry| e.section.is_empty() || e.section == section;
        if let Some(kind) = self.kind {
            return entries
                .iter()
                .filter(here)
                .find(|e| e.kind == kind && e.lang == self.lang);
        }
        let plain = || entries.iter().filter(|e| e.section.is_empty());
        plain()
            .find(|e| e.kind == Kind::Narrative && e.lang == self.lang)
            .or_else(|| plain().find(|e| e.lang == self.lang))
            .or_else(|| plain().find(|e| e.kind == Kind::Narrative))
            .or_else(|| plain().next())
    }

    fn place(&self, index: usize, label: Option<ByteRange>) -> Place {
        let label = label.map(|l| self.source.span(l));
        let scope = label.map_or(Scope::Project, |l| self.scope(self.source.slice(l)));
        Place {
            label,
            scope,
            origin: Origin::Label,
            block: index as u32,
        }
    }

    /// What a label is about: `Vuosi 2019`, `Osatoteuttajan rahoitus`.
    fn scope(&self, label: &str) -> Scope {
        let Some(at) = label.bytes().position(|b| b.is_ascii_digit()) else {
            return Scope::Project;
        };
        let year = label
            .get(at..at + 4)
            .and_then(|y| y.parse().ok())
            .filter(|y| (1990..2100).contains(y));
        year.map_or(Scope::Project, Scope::Year)
    }

    fn state(&mut self, index: usize, block: &Block, entry: &'static LabelEntry) {
        let whole = block.label == 0;
        let label_end = if whole { block.end } else { block.label };
        let label = ByteRange::new(block.body as usize, label_end as usize);
        let mut place = self.place(index, Some(label));
        let value = if whole {
            self.next_line(index, entry)
        } else {
            Some(block.value_range())
        };
        let Some(mut range) = value else { return };
        if self.thousands(label) {
            self.used[index] = true;
            return;
        }
        if range.is_empty()
            && let Some(below) = self.below(index, entry)
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
        let figure = !matches!(entry.field.shape(), Shape::Text | Shape::Code);
        let absent =
            !range.is_empty() && (self.absent(value) || (figure && self.placeholder(value)));
        if range.is_empty() || absent {
            let label = self.source.span(label);
            self.facts.empty.push(Empty {
                field: entry.field,
                label,
                required: entry.required,
                absent,
            });
            return;
        }
        self.value(entry.field, range, &place);
    }

    /// Whether a label gives its unit in thousands, which are not read: `Kokonaisbudjetti (1 000 €)`.
    fn thousands(&self, label: ByteRange) -> bool {
        let label = &self.text[label];
        label.ends_with(')')
            && label.rsplit_once('(').is_some_and(|(_, unit)| {
                unit.contains(|c: char| c.is_ascii_digit())
                    || ["t€", "k€", "tuha", "tusen", "thousand"]
                        .iter()
                        .any(|w| unit.contains(w))
            })
    }

    /// Where the first cell of a range ends.
    fn cell_end(&self, range: ByteRange) -> usize {
        let cell = self.text[range]
            .split(['|', '\t'])
            .next()
            .unwrap_or("")
            .trim_end_matches([' ', '\u{a0}']);
        range.start + cell.len()
    }

    /// Whether a value only says that there is none: `-`, `ei tietoa`, a currency without its figure.
    fn placeholder(&self, value: &str) -> bool {
        let words = self.lang.data().placeholders;
        words.iter().any(|w| crate::key::same(w, value)) || !value.contains(char::is_alphanumeric)
    }

    /// The first row of the table that a block is in.
    fn table_head(&self, index: usize) -> Option<&Block> {
        let row = |b: &Block| b.kind == BlockKind::Row;
        if !row(&self.blocks[index]) {
            return None;
        }
        let (first, last) = self.table.get();
        let mut head = index;
        while head > 0 && self.blocks[head].joined && row(&self.blocks[head - 1]) {
            head = if (first + 1..=last).contains(&head) {
                first
            } else {
                head - 1
            };
        }
        self.table.set((head, index));
        (head < index).then(|| &self.blocks[head])
    }

    /// The currency that the head of a table names: `| Source | € |`.
    pub(super) fn table_currency(&self, index: usize) -> Currency {
        let names = |b: &Block| {
            ["€", "EUR", "euro"]
                .iter()
                .any(|w| b.text(self.text).contains(w))
        };
        if self.table_head(index).is_some_and(names) {
            Currency::Eur
        } else {
            Currency::Unknown
        }
    }

    /// The value of a label that fills its line: the line below, unless that is a label too. Only where no template says
    /// that labels and values share a line, and only for values of a fixed form.
    fn next_line(&self, index: usize, entry: &LabelEntry) -> Option<ByteRange> {
        let described = self.kind.is_some_and(Kind::is_eura) && entry.field != FieldId::Partners;
        if self.kind.is_none() || described {
            self.below(index, entry)
        } else {
            None
        }
    }

    /// The line below a label, if it has the form of a value of the field and of nothing else.
    fn below(&self, index: usize, entry: &LabelEntry) -> Option<ByteRange> {
        let next = self.blocks.get(index + 1)?;
        let heading = self
            .sections
            .sections
            .binary_search_by_key(&(index + 1), |s| s.block)
            .is_ok();
        let free = !heading && self.entries[index + 1].is_empty() && next.label == 0;
        let described = self.kind.is_some_and(Kind::is_eura) && next.end - next.body <= 200;
        let kohesio = (self.kind == Some(Kind::Kohesio) && next.joined || described)
            && !self.template.is_some_and(|t| {
                t.blocks
                    .iter()
                    .any(|b| crate::key::same(b, next.text(self.text)))
            });
        if free && kohesio {
            return Some(next.body_range());
        }
        let formed = entry.field == FieldId::DateRange
            || !matches!(entry.field.shape(), Shape::Text | Shape::Code);
        let short = next.end - next.body <= 60;
        let begins = self.text[next.body as usize..]
            .starts_with(|c: char| c.is_ascii_digit() || c == '€')
            || entry.field.shape() == Shape::Date
                && crate::language::month_at(self.text, next.body as usize, Some(self.lang))
                    .is_some();
        (free && formed && short && begins).then_some(next.body_range())
    }

    /// A label that lost the line break before it: `informacje o projekcieData początkowa: …`.
    fn glued(&mut self, index: usize, block: &Block, section: &str) -> bool {
        let (Some(t), Some(label)) = (self.template, block.label_text(self.text)) else {
            return false;
        };
        for head in t.blocks {
            let Some(rest) = begins_with(label, head)
                .map(|n| &label[n..])
                .filter(|r| !r.is_empty())
            else {
                continue;
            };
            let Some(entry) = self.entry(labels(key(rest)), section) else {
                continue;
            };
            let moved = Block {
                body: block.label - rest.len() as u32,
                ..*block
            };
            self.state(index, &moved, entry);
            return true;
        }
        false
    }

    /// A row of a list of amounts whose label is the document's own.
    fn own_label(&mut self, index: usize, block: &Block) {
        if self.kind.is_some()
            || block.label <= block.body
            || block.value >= block.end
            || block.label - block.body > 80
        {
            return;
        }
        let mut range = block.value_range();
        range.end = self.cell_end(range);
        if !self.text[range].bytes().any(|b| b.is_ascii_digit()) {
            return;
        }
        let currency = if block.kind == BlockKind::Row {
            self.table_currency(index)
        } else {
            Currency::Unknown
        };
        let wide = block.cells > 2;
        if wide && (currency == Currency::Unknown || self.by_years(index)) {
            return;
        }
        if let Some(amount) = values::lone_money(self.text, range, currency, self.lang) {
            let label = ByteRange::new(block.body as usize, block.label as usize);
            let place = self.place(index, Some(label));
            let sum = |e: &LabelEntry| {
                matches!(
                    e.field,
                    FieldId::AmountSum | FieldId::AmountTotal | FieldId::AmountPublic
                )
            };
            let field = if self.entries[index].iter().any(sum) {
                FieldId::AmountSum
            } else {
                FieldId::AmountPart
            };
            self.used[index] = true;
            self.push(field, amount.value, amount.range, &place);
        }
    }

    /// Whether the columns of a table are years, so that its first column is no whole.
    fn by_years(&self, index: usize) -> bool {
        let year =
            |w: &str| w.len() == 4 && w.parse::<u16>().is_ok_and(|y| (1990..2100).contains(&y));
        self.table_head(index).is_some_and(|b| {
            b.text(self.text)
                .split(|c: char| !c.is_alphanumeric())
                .any(year)
        })
    }

    /// Title and country of a Kohesio page, which no label states.
    pub(super) fn kohesio(&mut self) {
        let last = self.used.iter().rposition(|u| *u).unwrap_or(0);
        if let Some((index, block)) = self
            .blocks
            .iter()
            .enumerate()
            .skip(last + 1)
            .find(|(_, b)| !b.joined)
        {
            let line = block.text(self.text);
            let alone = self.blocks.get(index + 1).is_none_or(|n| !n.joined);
            if alone
                && line.len() <= MAX_TITLE
                && !line.starts_with("Flag of")
                && self.used.iter().any(|u| *u)
            {
                let place = self.place(index, None);
                self.push(FieldId::NameProject, Text, block.body_range(), &place);
            }
        }
        let Some((index, block)) = self
            .blocks
            .iter()
            .enumerate()
            .rev()
            .find(|(_, b)| b.text(self.text).starts_with("Flag of "))
        else {
            return;
        };
        let line = block.text(self.text);
        let Some(gap) = line.find('\u{a0}').or_else(|| line.find("  ")) else {
            return;
        };
        let tail = line[gap..].trim_start_matches(['\u{a0}', ' ']);
        let place = self.place(index, None);
        let mut end = block.end as usize;
        for country in tail.rsplit(", ") {
            let range = ByteRange::new(end - country.len(), end);
            let Ok(found) = COUNTRIES.binary_search_by_key(&key(country), |c| c.0) else {
                if crate::places::region(country).is_some() {
                    self.push(FieldId::GeoRegions, Text, range, &place);
                }
                break;
            };
            let code = Code(COUNTRIES[found].1);
            self.push(FieldId::GeoCountry, code, range, &place);
            end = end.saturating_sub(country.len() + 2);
        }
    }
}
