//! Words of a text with what they mean in its language.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::lexicon::{Lexicon, PhraseEntry};
use crate::catalog::model::Lang;
use crate::text::atoms::{Atom, FormHash, FormKind, atoms, fold_word};
use crate::text::range::ByteRange;

/// A word or sign with its concepts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Term {
    /// Its bytes in the text.
    pub range: ByteRange,
    /// The byte after the phrase that it begins; the end of the word without one.
    pub end: usize,
    /// What it means; for the first word of a phrase, what the phrase means too.
    pub concepts: ConceptSet,
    /// Whether the language knows it: a word of the lists, a number, a sign or a single letter.
    pub known: bool,
    /// Whether only its end is known: `Matkakustannukset` is a part of the costs.
    pub unknown_head: bool,
}

/// Meanings whose phrases leave their words their own: `has a budget of` is of a budget too.
const OPEN: ConceptSet = {
    use Concept::*;
    ConceptSet::of(&[
        VIs,
        VLasts,
        VCosts,
        Support,
        Cost,
        Budget,
        Value,
        Funding,
        Total,
        TotalRow,
        Share,
        Eligible,
        Own,
        Public,
        Private,
        National,
        Regional,
        Municipal,
        Cofinancing,
        StatePlanned,
        StateRequested,
        StateGranted,
        StatePaid,
        StateRealised,
        Period,
        Duration,
        Start,
        End,
        Implementation,
        Date,
        Percent,
        StatusRunning,
        StatusEnded,
        StatusInterrupted,
    ])
};

/// Bytes of the longest word that is looked up.
const MAX_WORD_BYTES: usize = 64;

/// The terms of a part of a text.
pub(crate) fn terms_of(lexicon: Lexicon, text: &str, range: ByteRange, out: &mut Vec<Term>) {
    out.clear();
    let words: Vec<Atom> = atoms(&text[range], range.start).collect();
    let mut folded = String::new();
    let mut forms: Vec<ByteRange> = Vec::with_capacity(words.len());
    for word in &words {
        let start = folded.len();
        fold_word(&text[word.start..word.end], &mut folded);
        forms.push(ByteRange::new(start, folded.len()));
    }
    let finder = TermFinder {
        lexicon,
        text,
        words: &words,
        folded: &folded,
        forms: &forms,
    };
    // Words before this one belong to a phrase that is one thing.
    let mut closed = 0;
    let mut phrase_end = 0;
    let mut eligible_end = 0;
    for (index, word) in words.iter().enumerate() {
        let mut term = finder.single(index);
        if index < closed {
            term.concepts = ConceptSet::EMPTY;
            term.unknown_head = false;
        }
        if index < eligible_end {
            // `ammesso a contributo`: eligible for support, not the support.
            term.concepts = term
                .concepts
                .without(ConceptSet::of(&[Concept::Support, Concept::Share]));
        }
        term.known |= index < phrase_end;
        if index >= closed
            && let Some((entry, length)) = finder.phrase(index)
        {
            phrase_end = phrase_end.max(index + length);
            term.known = true;
            if entry.concepts.has(Concept::Eligible) {
                eligible_end = index + length;
                term.concepts = term
                    .concepts
                    .without(ConceptSet::of(&[Concept::Support, Concept::Share]));
            }
            term.end = words[index + length - 1].end;
            if !entry.concepts.has_any(OPEN) {
                closed = index + length;
                term.concepts = ConceptSet::EMPTY;
                term.unknown_head = false;
            }
            term.concepts = term.concepts.union(entry.concepts);
        }
        debug_assert_eq!(term.range.start, word.start);
        out.push(term);
    }
}

/// Of a longer text only so many bytes are looked at for a concept.
const MAX_SEARCHED_BYTES: usize = 20_000;

/// Whether a text has a word of one of some concepts.
pub(crate) fn names_concept(text: &str, lang: Lang, concepts: ConceptSet) -> bool {
    let end = crate::text::range::floor_boundary(text, MAX_SEARCHED_BYTES);
    let mut terms = Vec::new();
    terms_of(
        lang.data().lexicon,
        text,
        ByteRange::new(0, end),
        &mut terms,
    );
    terms.iter().any(|t| t.concepts.has_any(concepts))
}

/// Bytes in which a unit and its further words are looked for.
const MAX_UNIT_BYTES: usize = 48;

/// What the word at a byte means in a language, if it is one of some concepts, and the byte after it; the longest phrase counts.
pub(crate) fn concepts_at(
    lang: Lang,
    text: &str,
    at: usize,
    wanted: ConceptSet,
) -> Option<(ConceptSet, usize)> {
    let rest = text.get(at..)?;
    if !rest.starts_with(|c: char| c.is_alphanumeric() || !c.is_ascii() || c == '$') {
        return None;
    }
    let near = crate::text::range::floor_boundary(rest, MAX_UNIT_BYTES);
    let words: Vec<Atom> = atoms(&rest[..near], at).take(4).collect();
    if words.first()?.start != at {
        return None;
    }
    let mut folded = String::new();
    let forms: Vec<ByteRange> = words
        .iter()
        .map(|word| {
            let start = folded.len();
            fold_word(&text[word.start..word.end], &mut folded);
            ByteRange::new(start, folded.len())
        })
        .collect();
    let lexicon = lang.data().lexicon;
    let finder = TermFinder {
        lexicon,
        text,
        words: &words,
        folded: &folded,
        forms: &forms,
    };
    let found = finder
        .phrase(0)
        .filter(|(entry, _)| entry.concepts.has_any(wanted));
    if let Some((entry, length)) = found {
        return Some((entry.concepts, words[length - 1].end));
    }
    let form = FormHash::of(finder.form(0));
    let printed = FormHash::of(finder.printed(0));
    let whole = lexicon.concepts(form, FormKind::Word).unwrap_or_default();
    let exact = lexicon
        .concepts(printed, FormKind::Exact)
        .unwrap_or_default();
    let stem = finder
        .stem(finder.form(0))
        .map(|(_, c)| c)
        .unwrap_or_default();
    let concepts = whole.union(exact).union(stem);
    concepts.has_any(wanted).then_some((concepts, words[0].end))
}

struct TermFinder<'a> {
    lexicon: Lexicon,
    text: &'a str,
    words: &'a [Atom],
    folded: &'a str,
    forms: &'a [ByteRange],
}

impl TermFinder<'_> {
    fn printed(&self, index: usize) -> &str {
        let word = self.words[index];
        &self.text[word.start..word.end]
    }

    fn form(&self, index: usize) -> &str {
        &self.folded[self.forms[index]]
    }

    /// What a word means alone: as a whole, by its longest known beginning and by its longest known end.
    fn single(&self, index: usize) -> Term {
        let word = self.words[index];
        let form = self.form(index);
        let numeric = form.bytes().all(|b| b.is_ascii_digit());
        let mut term = Term {
            range: ByteRange::new(word.start, word.end),
            end: word.end,
            concepts: ConceptSet::EMPTY,
            known: numeric || !word.word || form.chars().nth(1).is_none(),
            unknown_head: false,
        };
        if numeric || form.len() > MAX_WORD_BYTES {
            return term;
        }
        let exact = FormHash::of(self.printed(index));
        let whole = [
            self.lexicon.concepts(FormHash::of(form), FormKind::Word),
            self.lexicon.concepts(exact, FormKind::Exact),
        ];
        for found in whole.into_iter().flatten() {
            term.concepts = term.concepts.union(found);
            term.known = true;
        }
        let stem = self.stem(form);
        let ending = self.ending(form);
        if let Some((_, concepts)) = stem {
            term.concepts = term.concepts.union(concepts);
        }
        if let Some((start, concepts)) = ending {
            term.concepts = term.concepts.union(concepts);
            let head = self.head(&form[..start]);
            term.concepts = term.concepts.union(head.unwrap_or_default());
            term.unknown_head = head.is_none() && stem.is_none() && !term.known;
        }
        term.known |= stem.is_some() || ending.is_some();
        term
    }

    /// What the first part of a compound means: `projekt` in `Projektkosten`.
    fn head(&self, head: &str) -> Option<ConceptSet> {
        let bare = head.trim_end_matches('s');
        [head, bare].into_iter().find_map(|head| {
            self.lexicon
                .concepts(FormHash::of(head), FormKind::Word)
                .or_else(|| {
                    self.lexicon
                        .concepts(FormHash::of(&head.to_uppercase()), FormKind::Exact)
                })
                .or_else(|| self.stem(head).map(|(_, concepts)| concepts))
        })
    }

    fn stem(&self, form: &str) -> Option<(usize, ConceptSet)> {
        let mut hash = FormHash::new();
        let mut found = None;
        for (at, byte) in form.bytes().enumerate() {
            hash = hash.with(byte);
            if at > 0 && form.is_char_boundary(at + 1) {
                found = self
                    .lexicon
                    .concepts(hash, FormKind::Stem)
                    .map(|concepts| (at + 1, concepts))
                    .or(found);
            }
        }
        found
    }

    fn ending(&self, form: &str) -> Option<(usize, ConceptSet)> {
        (1..form.len().saturating_sub(1))
            .filter(|&start| form.is_char_boundary(start))
            .find_map(|start| {
                self.lexicon
                    .concepts(FormHash::of(&form[start..]), FormKind::Ending)
                    .map(|concepts| (start, concepts))
            })
    }

    /// The longest phrase that begins with a word, and its number of words.
    fn phrase(&self, index: usize) -> Option<(PhraseEntry, usize)> {
        let form = self.form(index);
        if form.len() > MAX_WORD_BYTES {
            return None;
        }
        let mut best: Option<(PhraseEntry, usize)> = None;
        let mut consider = |entries: &mut dyn Iterator<Item = PhraseEntry>| {
            for entry in entries {
                let length = self.phrase_length(index, entry);
                best = length
                    .map(|length| (entry, length))
                    .filter(|new| best.is_none_or(|old| old.1 < new.1))
                    .or(best);
            }
        };
        consider(
            &mut self
                .lexicon
                .phrases(FormHash::of(form), FormKind::PhraseWord),
        );
        let exact = FormHash::of(self.printed(index));
        consider(&mut self.lexicon.phrases(exact, FormKind::PhraseExact));
        let mut hash = FormHash::new();
        for (at, byte) in form.bytes().enumerate() {
            hash = hash.with(byte);
            if form.is_char_boundary(at + 1) {
                consider(&mut self.lexicon.phrases(hash, FormKind::PhraseStem));
            }
        }
        best
    }

    fn phrase_length(&self, index: usize, entry: PhraseEntry) -> Option<usize> {
        let mut at = index;
        for word in self.lexicon.words(entry) {
            at += 1;
            if at >= self.words.len() || !self.adjoins(at) {
                return None;
            }
            let form = if entry.exact {
                self.printed(at)
            } else {
                self.form(at)
            };
            let fits = if word.inflected {
                form.as_bytes().starts_with(word.text)
            } else {
                form.as_bytes() == word.text
            };
            if !fits {
                return None;
            }
        }
        Some(at + 1 - index)
    }

    /// Whether nothing but spaces, hyphens, apostrophes and full stops is between a word and the one before.
    fn adjoins(&self, index: usize) -> bool {
        let between = &self.text[self.words[index - 1].end..self.words[index].start];
        between.chars().count() <= 4
            && !between.contains([';', ':', '|', '(', ')', '\n', '\t'])
            && (!between.contains(',') || between == ", ")
    }
}
