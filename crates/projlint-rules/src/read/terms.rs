//! Words of a text with what they mean in its language.

use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::lexicon::{FormMatch, FormRecord, Lexicon, PhraseEntry, PhraseStart};
use crate::catalog::model::Lang;
use crate::read::role_words::{FUNDS, GIVE};
use crate::read::term::Term;
use crate::text::atoms::{Atom, FormHash, atoms, fold_word};
use crate::text::range::ByteRange;

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
    let (folded, forms) = folded_forms(text, &words);
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
        let spelling = finder.spelling(index);
        let mut term = finder.single(index, &spelling);
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
            && let Some((entry, length)) = finder.phrase(index, &spelling)
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
        if term.concepts.has_any(PROJECT_NAMES)
            && let Some(before) = out.last_mut()
        {
            note_project_name(text, before, &mut term);
        }
        debug_assert_eq!(term.range.start, word.start);
        out.push(term);
    }
}

/// Words that make the word before a name of a project, or that are one.
const PROJECT_NAMES: ConceptSet = FUNDS
    .union_const(GIVE)
    .union_const(ConceptSet::of(&[Concept::Project]));

/// Marks a name that says which project is meant, `EAKR-hanke`, `LIFE project`, `projet LIFE`: it is not money of the fund.
fn note_project_name(text: &str, before: &mut Term, term: &mut Term) {
    let project = |t: &Term| t.concepts.has(Concept::Project) && !t.concepts.has_any(FUNDS);
    let gap = text.as_bytes().get(before.range.end..term.range.start);
    match gap {
        Some(b"-") if term.concepts.has(Concept::Project) => before.names_project = true,
        Some(b" ") if project(term) && before.concepts.has_any(FUNDS) => {
            before.names_project = true;
        }
        Some(b" ") if project(before) && term.concepts.has_any(FUNDS) => term.names_project = true,
        // `The project ERDF grant`: the fund's money after all.
        Some(b" ") if before.names_project && term.concepts.has_any(GIVE) => {
            before.names_project = false;
        }
        _ => {}
    }
}

/// The words of a text in the form in which they are looked up, and where each of them stands there.
fn folded_forms(text: &str, words: &[Atom]) -> (String, Vec<ByteRange>) {
    let mut folded = String::new();
    let forms = words
        .iter()
        .map(|word| {
            let start = folded.len();
            fold_word(&text[word.start..word.end], &mut folded);
            ByteRange::new(start, folded.len())
        })
        .collect();
    (folded, forms)
}

/// What the table has of a word, but for its end.
#[derive(Clone, Copy, Default)]
struct Spelling {
    numeric: bool,
    whole: Option<ConceptSet>,
    stem: Option<ConceptSet>,
    /// Where phrases may begin with it.
    starts: [Option<(FormRecord, PhraseStart)>; 6],
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
    fn single(&self, index: usize, spelling: &Spelling) -> Term {
        let word = self.words[index];
        let form = self.form(index);
        let mut term = Term {
            range: ByteRange::new(word.start, word.end),
            end: word.end,
            concepts: ConceptSet::EMPTY,
            known: spelling.numeric || !word.word || form.chars().nth(1).is_none(),
            unknown_head: false,
            names_project: false,
        };
        if let Some(concepts) = spelling.whole {
            term.concepts = concepts;
            term.known = true;
        }
        if let Some(concepts) = spelling.stem {
            term.concepts = term.concepts.union(concepts);
        }
        let ending = if spelling.numeric {
            None
        } else {
            self.ending(form)
        };
        if let Some((start, concepts)) = ending {
            term.concepts = term.concepts.union(concepts);
            let head = self.head(&form[..start]);
            term.concepts = term.concepts.union(head.unwrap_or_default());
            term.unknown_head = head.is_none() && spelling.stem.is_none() && !term.known;
        }
        term.known |= spelling.stem.is_some() || ending.is_some();
        term
    }

    /// Looks a word up in every way but by its end.
    fn spelling(&self, index: usize) -> Spelling {
        let (form, printed) = (self.form(index), self.printed(index));
        let mut spelling = Spelling {
            numeric: form.bytes().all(|b| b.is_ascii_digit()),
            ..Spelling::default()
        };
        if form.len() > MAX_WORD_BYTES {
            return spelling;
        }
        let folded = self.lexicon.record(FormHash::of(form));
        let exact = if form == printed {
            folded
        } else {
            self.lexicon.record(FormHash::of(printed))
        };
        spelling.starts[0] = folded.map(|r| (r, PhraseStart::Word));
        spelling.starts[1] = exact.map(|r| (r, PhraseStart::Exact));
        if spelling.numeric {
            return spelling;
        }
        let word = folded.and_then(|r| self.lexicon.concepts(r, FormMatch::Word));
        let exact = exact.and_then(|r| self.lexicon.concepts(r, FormMatch::Exact));
        spelling.whole = match (word, exact) {
            (Some(a), Some(b)) => Some(a.union(b)),
            (a, b) => a.or(b),
        };
        let mut hash = FormHash::new();
        let mut count = 2;
        let lengths = self.lexicon.stem_lengths();
        for (length, byte) in (1_usize..MAX_WORD_BYTES).zip(form.bytes()) {
            hash = hash.with(byte);
            if length < 2 || lengths >> length & 1 == 0 || !form.is_char_boundary(length) {
                continue;
            }
            let Some(record) = self.lexicon.record(hash) else {
                continue;
            };
            spelling.stem = self
                .lexicon
                .concepts(record, FormMatch::Stem)
                .or(spelling.stem);
            if self.lexicon.begins_phrases(record) && count < spelling.starts.len() {
                spelling.starts[count] = Some((record, PhraseStart::Stem));
                count += 1;
            }
        }
        spelling
    }

    /// What the first part of a compound means: `projekt` in `Projektkosten`.
    fn head(&self, head: &str) -> Option<ConceptSet> {
        let bare = head.trim_end_matches('s');
        let named = |word: &str, form| {
            let record = self.lexicon.record(FormHash::of(word))?;
            self.lexicon.concepts(record, form)
        };
        [head, bare].into_iter().find_map(|head| {
            named(head, FormMatch::Word)
                .or_else(|| named(&head.to_uppercase(), FormMatch::Exact))
                .or_else(|| self.stem(head))
        })
    }

    fn stem(&self, form: &str) -> Option<ConceptSet> {
        let mut hash = FormHash::new();
        let mut found = None;
        let lengths = self.lexicon.stem_lengths();
        for (length, byte) in (1_usize..MAX_WORD_BYTES).zip(form.bytes()) {
            hash = hash.with(byte);
            if length > 1 && lengths >> length & 1 == 1 && form.is_char_boundary(length) {
                let stem = self.lexicon.record(hash);
                found = stem
                    .and_then(|r| self.lexicon.concepts(r, FormMatch::Stem))
                    .or(found);
            }
        }
        found
    }

    fn ending(&self, form: &str) -> Option<(usize, ConceptSet)> {
        let mut hash = FormHash::of_end();
        let mut found = None;
        let lengths = self.lexicon.ending_lengths();
        if lengths == 0 {
            return None;
        }
        for (length, byte) in (1..form.len().min(MAX_WORD_BYTES)).zip(form.bytes().rev()) {
            hash = hash.with(byte);
            let start = form.len() - length;
            if length > 1 && lengths >> length & 1 == 1 && form.is_char_boundary(start) {
                let ending = self.lexicon.record(hash);
                found = ending
                    .and_then(|r| self.lexicon.concepts(r, FormMatch::Ending))
                    .map(|concepts| (start, concepts))
                    .or(found);
            }
        }
        found
    }

    /// The longest phrase that begins with a word, and its number of words.
    fn phrase(&self, index: usize, spelling: &Spelling) -> Option<(PhraseEntry, usize)> {
        if index + 1 >= self.words.len() || !self.adjoins(index + 1) {
            return None;
        }
        let first = |word: &str| word.bytes().next();
        let next = [first(self.form(index + 1)), first(self.printed(index + 1))];
        let mut best: Option<(PhraseEntry, usize)> = None;
        for (record, start) in spelling.starts.iter().flatten() {
            for entry in self.lexicon.phrases(*record, *start) {
                if !next.contains(&self.lexicon.second_byte(entry)) {
                    continue;
                }
                let length = self.phrase_length(index, entry);
                best = length
                    .map(|length| (entry, length))
                    .filter(|new| best.is_none_or(|old| old.1 < new.1))
                    .or(best);
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

    /// Whether nothing but spaces, hyphens, apostrophes and full stops is between a word and the one before; a line may end
    /// where the next goes on with a small letter.
    fn adjoins(&self, index: usize) -> bool {
        let start = self.words[index].start;
        let between = &self.text[self.words[index - 1].end..start];
        if between == " " {
            return true;
        }
        let wraps = matches!(between, "\n" | " \n" | "\r\n")
            && self.text[start..].starts_with(char::is_lowercase);
        (wraps || !between.contains('\n'))
            && between.chars().count() <= 4
            && !between.contains([';', ':', '|', '(', ')', '\t'])
            && (!between.contains(',') || between == ", ")
    }
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
    let (folded, forms) = folded_forms(text, &words);
    let lexicon = lang.data().lexicon;
    let finder = TermFinder {
        lexicon,
        text,
        words: &words,
        folded: &folded,
        forms: &forms,
    };
    let spelling = finder.spelling(0);
    let found = finder
        .phrase(0, &spelling)
        .filter(|(entry, _)| entry.concepts.has_any(wanted));
    if let Some((entry, length)) = found {
        return Some((entry.concepts, words[length - 1].end));
    }
    let whole = spelling.whole.unwrap_or_default();
    let concepts = whole.union(spelling.stem.unwrap_or_default());
    concepts.has_any(wanted).then_some((concepts, words[0].end))
}
