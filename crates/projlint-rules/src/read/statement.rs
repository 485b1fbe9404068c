//! What a line or a sentence says: its words and quantities in their order, and the words beside a quantity.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::model::Lang;
use crate::read::figures::measure::{Measure, Quantity};
use crate::read::lengths::length_words;
use crate::read::quantities::quantities_in;
use crate::read::role_words::{EU as FUND_NAMES, VERBS};
use crate::read::term::Term;
use crate::read::terms::terms_of;
use crate::read::word_amounts::word_amounts;
use crate::text::range::ByteRange;
use crate::text::scan::TextScan;

/// A line, the value of a label, or a sentence.
#[derive(Default)]
pub(crate) struct Statement {
    pub range: ByteRange,
    /// The words that are not part of a quantity.
    pub terms: Vec<Term>,
    pub quantities: Vec<Quantity>,
}

/// Words that stand together beside a quantity.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Part {
    pub concepts: ConceptSet,
    /// Whether one of them is not known.
    pub unknown: bool,
    /// Whether of one only the end is known.
    pub unknown_head: bool,
    /// Whether it begins with `of which`.
    pub thereof: bool,
}

impl Part {
    fn add(&mut self, term: &Term) {
        self.concepts = self.concepts.union(if term.names_project {
            term.concepts.without(FUND_NAMES)
        } else {
            term.concepts
        });
        // What a heading says of a page says nothing of a figure.
        let heading = ConceptSet::of(&[Concept::Heading]);
        self.unknown |= !term.known || term.concepts == heading;
        self.unknown_head |= term.unknown_head;
        self.thereof |= term.concepts.has(Concept::Thereof);
    }

    /// The words of several terms.
    pub fn of<'t>(terms: impl IntoIterator<Item = &'t Term>) -> Self {
        let mut part = Self::default();
        terms.into_iter().for_each(|term| part.add(term));
        part
    }
}

/// How many parts to the left of a quantity are looked at.
const MAX_PARTS: usize = 6;

/// Signs that separate parts.
const CUTS: &[char] = &[
    ',', ';', '|', '(', ')', ':', '–', '—', '•', '\t', '[', ']', '=',
];

impl Statement {
    /// Reads a part of a text.
    pub fn read(text: &str, signs: &TextScan, range: ByteRange, lang: Lang) -> Self {
        let mut statement = Self {
            range,
            ..Self::default()
        };
        quantities_in(text, signs, range, lang, &mut statement.quantities);
        terms_of(lang.data().lexicon, text, range, &mut statement.terms);
        let quantities = &mut statement.quantities;
        let inside = |quantities: &[Quantity], t: &Term| {
            quantities
                .iter()
                .any(|q| q.range.start < t.range.end && t.range.start < q.range.end)
        };
        statement.terms.retain(|t| !inside(quantities, t));
        part_quantities(quantities);
        let count = quantities.len();
        length_words(&statement.terms, quantities);
        word_amounts(text, &statement.terms, lang, quantities);
        if quantities.len() > count {
            statement.terms.retain(|t| !inside(quantities, t));
        }
        statement
    }

    /// Its sentences.
    pub fn sentences(&self, text: &str) -> Vec<Self> {
        let mut out = Vec::new();
        let mut start = self.range.start;
        let line = text[self.range].as_bytes();
        for n in memchr::memchr3_iter(b'.', b'!', b'?', line) {
            let at = self.range.start + n;
            if self.ends_sentence(text, at) {
                out.push(self.between(ByteRange::new(start, at + 1)));
                start = at + 1;
            }
        }
        out.push(self.between(ByteRange::new(start, self.range.end)));
        out.retain(|s| !s.terms.is_empty() || !s.quantities.is_empty());
        out
    }

    /// Whether a part of the text begins or ends within a quantity.
    pub fn is_cut_by(&self, range: ByteRange) -> bool {
        let within = |at: usize| {
            let mut quantities = self.quantities.iter();
            quantities.any(|q| q.range.start < at && at < q.range.end)
        };
        within(range.start) || within(range.end)
    }

    /// What a part of it says.
    pub fn between(&self, range: ByteRange) -> Self {
        let inside = |r: ByteRange| r.start >= range.start && r.end <= range.end;
        Self {
            range,
            terms: self
                .terms
                .iter()
                .filter(|t| inside(t.range))
                .copied()
                .collect(),
            quantities: self
                .quantities
                .iter()
                .filter(|q| inside(q.range))
                .copied()
                .collect(),
        }
    }

    /// Whether a full stop ends a sentence: not one in a quantity or behind an abbreviation.
    fn ends_sentence(&self, text: &str, at: usize) -> bool {
        let rest = &text[at + 1..self.range.end.max(at + 1)];
        let next = rest.trim_start_matches([
            ' ', '\u{a0}', '\n', '\r', '\t', '"', '”', '“', '„', '»', '«', '(', '’',
        ]);
        let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
        let inside = self
            .quantities
            .iter()
            .any(|q| q.range.start <= at && at < q.range.end);
        if !spaced || inside {
            return false;
        }
        let Some(first) = next.chars().next() else {
            return true;
        };
        if !text[at..].starts_with('.') {
            return true;
        }
        let word = self
            .terms
            .iter()
            .rfind(|t| t.range.end <= at)
            .filter(|t| t.range.end == at);
        let short = word.is_some_and(|t| text[t.range].chars().count() <= 4);
        if first.is_ascii_digit() {
            return !short;
        }
        let units = ConceptSet::of(&[
            Concept::HedgeAbout,
            Concept::HedgeAtmost,
            Concept::HedgeAtleast,
            Concept::ScaleMillion,
            Concept::ScaleThousand,
            Concept::Code,
        ]);
        let abbreviated = short && word.is_some_and(|t| t.concepts.has_any(units));
        first.is_uppercase() && !abbreviated
    }

    /// The words in a range, of each phrase only the first: the others mean nothing by themselves.
    pub fn phrase_heads(&self, range: ByteRange) -> Vec<&Term> {
        let mut end = 0;
        let is_head = |term: &&Term| {
            let head = term.range.start >= end;
            end = end.max(term.end);
            head
        };
        self.words(range).filter(is_head).collect()
    }

    /// The words in a part of the text.
    pub fn words(&self, range: ByteRange) -> impl Iterator<Item = &Term> {
        self.terms
            .iter()
            .filter(move |t| t.range.start >= range.start && t.range.end <= range.end)
    }

    /// What all its words mean.
    pub fn concepts(&self) -> ConceptSet {
        Part::of(&self.terms).concepts
    }

    /// The byte after the last amount or percentage before a quantity.
    pub fn taken_before(&self, index: usize) -> usize {
        let taken = |q: &&Quantity| matches!(q.measure, Measure::Money(_) | Measure::Percent(_));
        self.quantities[..index]
            .iter()
            .rfind(taken)
            .map_or(self.range.start, |q| q.range.end)
    }

    /// The parts to the left of a quantity, the nearest first, up to the amount or percentage before it.
    pub fn parts_before(&self, text: &str, index: usize) -> Vec<Part> {
        let from = self.taken_before(index).max(self.item_start(text, index));
        let mut parts = vec![Part::default()];
        let mut at = self.quantities[index].range.start;
        let words: Vec<&Term> = self.words(ByteRange::new(from, at)).collect();
        for (n, term) in words.iter().enumerate().rev() {
            let begun = parts.last().is_some_and(|p| *p != Part::default());
            let ends = is_cut(text, ByteRange::new(term.end.min(at), at))
                || (term.concepts.has(Concept::RangeAnd)
                    && parts.last().is_some_and(|p| p.concepts.has_any(VERBS))
                    && Part::of(words[..n].iter().copied()).concepts.has_any(VERBS));
            if ends && begun {
                // What stands before a semicolon is said of something else than a clause with its own verb.
                let closed = text[term.end.min(at)..at].contains(';')
                    && parts.last().is_some_and(|p| p.concepts.has_any(VERBS));
                if closed || parts.len() == MAX_PARTS {
                    break;
                }
                parts.push(Part::default());
            }
            // `die EU soll davon 2,1 Mio. tragen`: within its clause `of which` ends no part.
            let left = n.checked_sub(1).map(|left| words[left]);
            let within = left.is_some_and(|left| {
                !is_cut(
                    text,
                    ByteRange::new(left.end.min(term.range.start), term.range.start),
                )
            });
            if term.concepts.has(Concept::Thereof) && !begun && within {
                at = term.range.start;
                continue;
            }
            if let Some(part) = parts.last_mut() {
                part.add(term);
                if term.concepts.has(Concept::Thereof) && parts.len() < MAX_PARTS {
                    parts.push(Part::default());
                }
            }
            at = term.range.start;
        }
        parts
    }

    /// Where the words of a quantity may begin: at its own line, if that and the line before it begin with a figure, as the items of a
    /// list do.
    fn item_start(&self, text: &str, index: usize) -> usize {
        let line_before = |at: usize| {
            text[self.range.start..at]
                .rfind('\n')
                .map(|n| self.range.start + n)
        };
        let begins = |line: usize, at: usize| text[line..at].trim_start().is_empty();
        let at = self.quantities[index].range.start;
        let Some(end) = line_before(at).filter(|end| begins(*end, at)) else {
            return self.range.start;
        };
        let line = line_before(end).map_or(self.range.start, |n| n + 1);
        let mut before = self.quantities[..index].iter();
        if before.any(|q| q.range.start >= line && begins(line, q.range.start)) {
            at
        } else {
            self.range.start
        }
    }

    /// The words to the right of a quantity, up to a sign, `and`, `of which` or the next quantity.
    pub fn part_after(&self, text: &str, index: usize) -> Part {
        let quantity = self.quantities[index];
        let next = self.quantities.get(index + 1);
        let to = next.map_or(self.range.end, |q| q.range.start);
        let mut part = Part::default();
        let mut at = self.dashed_part(text, quantity.range.end, to);
        for term in self.words(ByteRange::new(at, to)) {
            let joins = ConceptSet::of(&[Concept::RangeAnd, Concept::Thereof]);
            if is_cut(text, ByteRange::new(at, term.range.start)) || term.concepts.has_any(joins) {
                return part;
            }
            part.add(term);
            at = term.end.max(at);
        }
        // What a colon ends is the label of the next quantity.
        let labels_next = next.is_some() && text[at.min(to)..to].trim_start().starts_with(':');
        if labels_next { Part::default() } else { part }
    }

    /// `128 633 Eur – ES fondų lėšos, …`: where the words begin that a dash directly behind a quantity gives it; the byte behind the
    /// quantity where there are none, or where they are those of the next.
    fn dashed_part(&self, text: &str, at: usize, to: usize) -> usize {
        let rest = text[at..to].trim_start_matches([' ', '\u{a0}']);
        let Some(words) = rest.strip_prefix("– ").or_else(|| rest.strip_prefix("— ")) else {
            return at;
        };
        let closed = to == self.range.end || words.contains([',', ';']);
        if closed { to - words.len() } else { at }
    }

    /// Whether nothing but brackets, signs and words without a role is between a quantity and the next.
    pub fn adjoins_next(&self, text: &str, index: usize) -> bool {
        let Some(next) = self.quantities.get(index + 1) else {
            return false;
        };
        let between = ByteRange::new(self.quantities[index].range.end, next.range.start);
        if between.start > between.end || text[between].chars().count() > 14 {
            return false;
        }
        let plain = ConceptSet::of(&[
            Concept::Filler,
            Concept::Stop,
            Concept::VIs,
            Concept::HedgeExactly,
            Concept::Or,
        ]);
        let weak = |t: &Term| t.known && t.concepts.without(plain).is_empty();
        !text[between].contains([';', '\n']) && self.words(between).all(weak)
    }
}

/// Has no two quantities share bytes: a sign or a word between two figures, `0 milj. €0`, `3 May 2018 May 4, 2019`, is the first's.
fn part_quantities(quantities: &mut Vec<Quantity>) {
    let mut end = 0;
    quantities.retain_mut(|quantity| {
        quantity.range.start = quantity.range.start.max(end);
        let own = quantity.range.start < quantity.range.end;
        end = end.max(quantity.range.end);
        own
    });
}

impl PartialEq for Part {
    fn eq(&self, other: &Self) -> bool {
        self.concepts == other.concepts && self.unknown == other.unknown
    }
}

/// Whether a sign that separates parts is between two words.
fn is_cut(text: &str, between: ByteRange) -> bool {
    if between.start >= between.end {
        return false;
    }
    let between = &text[between];
    between.contains(CUTS) || between.contains(" - ")
}
