//! Words of languages by concept, as one table of bytes for each language.

use crate::atoms::{FormHash, FormKind, atoms, fold_word};
use crate::concept::{Concept, ConceptSet};
use std::collections::BTreeMap;

/// A form as the data writes it: `form`, `stem*`, `*ending`, `=Exact`, `a phrase~`.
struct Form {
    kind: FormKind,
    /// The first word, folded unless the form is compared as printed.
    first: String,
    /// The further words of a phrase, each with whether it may go on.
    rest: Vec<(String, bool)>,
}

/// A phrase behind its first word.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    words: Vec<(String, bool)>,
    exact: bool,
}

/// What a form of one spelling means in each kind, as numbers: of sets from 1, of bytes in the lists from 1, 0 for none.
#[derive(Clone, Copy, Default)]
struct Entry {
    sets: [ConceptSet; 4],
    lists: [u32; 3],
}

/// The table of one language; its layout is that of `catalog::lexicon`.
pub fn lexicon_bytes(code: &str, concepts: &BTreeMap<String, Vec<String>>) -> Vec<u8> {
    let mut entries: BTreeMap<u64, Entry> = BTreeMap::new();
    let mut phrases: BTreeMap<(u64, usize), BTreeMap<Phrase, ConceptSet>> = BTreeMap::new();
    let mut lengths = [0_u64; 2];
    let mut bounds: Vec<u64> = Vec::new();
    for (name, forms) in concepts {
        let concept = Concept::named(name).unwrap_or_else(|| {
            panic!("data/languages/{code}.toml: no concept {name}; src/catalog/concept.rs has all of them")
        });
        let set = ConceptSet::of(&[concept]);
        for form in forms {
            let read = form_of(form).unwrap_or_else(|| {
                panic!("data/languages/{code}.toml: {name}: {form:?} has no word")
            });
            assert!(
                marks_stand_at_ends(form),
                "data/languages/{code}.toml: {name}: in {form:?}, * stands at an end and ~ behind a word"
            );
            assert!(
                !(name.starts_with("num.") && ends_with_unit(concepts, form)),
                "data/languages/{code}.toml: {name}: {form:?} has a unit of time, which is no part of the number"
            );
            let key = match read.kind {
                FormKind::Ending => FormHash::of_ending(&read.first).key(),
                _ => FormHash::of(&read.first).key(),
            };
            match read.kind {
                FormKind::Stem | FormKind::PhraseStem => {
                    lengths[0] |= 1 << read.first.len().min(63)
                }
                FormKind::Ending => lengths[1] |= 1 << read.first.len().min(63),
                _ => {}
            }
            if name.starts_with("hedge.") {
                let last = read.rest.last().map_or(&read.first, |(word, _)| word);
                let mut folded = String::new();
                fold_word(last, &mut folded);
                bounds.push(FormHash::of(&folded).key());
            }
            let entry = entries.entry(key).or_default();
            let number = match read.kind {
                FormKind::Word => 0,
                FormKind::Exact => 1,
                FormKind::Stem => 2,
                FormKind::Ending => 3,
                FormKind::PhraseWord => 4,
                FormKind::PhraseExact => 5,
                FormKind::PhraseStem => 6,
            };
            if number < 4 {
                entry.sets[number] = entry.sets[number].union(set);
            } else {
                let exact = read.kind == FormKind::PhraseExact;
                let old = phrases
                    .entry((key, number - 4))
                    .or_default()
                    .entry(Phrase {
                        words: read.rest,
                        exact,
                    })
                    .or_default();
                *old = old.union(set);
            }
        }
    }
    for key in bounds {
        entries.entry(key).or_default();
    }
    write_lexicon(entries, &phrases, lengths, code)
}

/// Whether the marks of a form are where they mean something.
fn marks_stand_at_ends(form: &str) -> bool {
    let form = form.strip_prefix('=').unwrap_or(form);
    let form = form.strip_prefix('*').unwrap_or(form);
    let form = form.strip_suffix('*').unwrap_or(form);
    let mut after = form.split('~').skip(1);
    !form.contains('*') && after.all(|text| !text.starts_with(char::is_alphanumeric))
}

/// Whether the last word of a phrase is a unit of time.
fn ends_with_unit(concepts: &BTreeMap<String, Vec<String>>, phrase: &str) -> bool {
    let units = ["unit.month", "unit.year"]
        .iter()
        .filter_map(|name| concepts.get(*name));
    let last = phrase.rsplit_once(' ').map(|(_, last)| last);
    let is_last = |unit: &String| last == Some(unit.trim_start_matches('='));
    units.flatten().any(is_last)
}

fn form_of(form: &str) -> Option<Form> {
    let (exact, form) = form.strip_prefix('=').map_or((false, form), |f| (true, f));
    let (ending, form) = form.strip_prefix('*').map_or((false, form), |f| (true, f));
    let (stem, form) = form.strip_suffix('*').map_or((false, form), |f| (true, f));
    let mut words = Vec::new();
    for atom in atoms(form, 0) {
        let text = &form[atom.start..atom.end];
        if text == "~" && form.len() > 1 {
            if let Some(last) = words.last_mut() {
                let (_, inflected): &mut (String, bool) = last;
                *inflected = true;
            }
            continue;
        }
        let mut folded = String::new();
        if exact {
            folded.push_str(text);
        } else {
            fold_word(text, &mut folded);
        }
        words.push((folded, false));
    }
    if words.is_empty() {
        return None;
    }
    let (first, inflected) = words.remove(0);
    let kind = match (words.is_empty(), exact, ending, stem || inflected) {
        (true, _, true, _) => FormKind::Ending,
        (true, _, _, true) => FormKind::Stem,
        (true, true, _, _) => FormKind::Exact,
        (true, ..) => FormKind::Word,
        (false, _, _, _) if inflected => FormKind::PhraseStem,
        (false, true, ..) => FormKind::PhraseExact,
        (false, ..) => {
            if stem && let Some(last) = words.last_mut() {
                last.1 = true;
            }
            FormKind::PhraseWord
        }
    };
    Some(Form {
        kind,
        first,
        rest: words,
    })
}

fn write_lexicon(
    mut entries: BTreeMap<u64, Entry>,
    phrases: &BTreeMap<(u64, usize), BTreeMap<Phrase, ConceptSet>>,
    lengths: [u64; 2],
    code: &str,
) -> Vec<u8> {
    let mut sets: Vec<ConceptSet> = vec![ConceptSet::EMPTY];
    let mut numbers: std::collections::HashMap<ConceptSet, u16> = std::collections::HashMap::new();
    numbers.insert(ConceptSet::EMPTY, 0);
    let mut number_of = |set: ConceptSet| {
        *numbers.entry(set).or_insert_with(|| {
            sets.push(set);
            u16::try_from(sets.len() - 1).unwrap()
        })
    };
    let mut lists: Vec<u8> = Vec::new();
    for ((key, kind), list) in phrases {
        entries.entry(*key).or_default().lists[*kind] = u32::try_from(lists.len() + 1).unwrap();
        let mut list: Vec<_> = list.iter().collect();
        list.sort_by_key(|(p, _)| std::cmp::Reverse(p.words.len()));
        lists.extend(u16::try_from(list.len()).unwrap().to_le_bytes());
        for (phrase, set) in list {
            lists.extend(number_of(*set).to_le_bytes());
            lists.push(u8::from(phrase.exact));
            lists.push(u8::try_from(phrase.words.len()).unwrap());
            let length: usize = phrase.words.iter().map(|(word, _)| word.len() + 2).sum();
            lists.extend(u16::try_from(length).unwrap().to_le_bytes());
            for (word, inflected) in &phrase.words {
                lists.push(u8::from(*inflected));
                lists.push(u8::try_from(word.len()).unwrap());
                lists.extend(word.as_bytes());
            }
        }
    }
    let keys: Vec<(u64, u32)> = entries.keys().zip(0..).map(|(key, n)| (*key, n)).collect();
    let mut records = Vec::new();
    for entry in entries.values() {
        entry
            .sets
            .iter()
            .for_each(|s| records.extend(number_of(*s).to_le_bytes()));
        entry
            .lists
            .iter()
            .for_each(|l| records.extend(l.to_le_bytes()));
    }
    let mut out = hash_table(&keys);
    assert!(keys.len() < 60_000, "{code}: too many forms");
    let mut head = Vec::new();
    head.extend(u32::try_from(out.len()).unwrap().to_le_bytes());
    head.extend(
        u32::try_from(out.len() + records.len())
            .unwrap()
            .to_le_bytes(),
    );
    head.extend(
        u32::try_from(out.len() + records.len() + sets.len() * 32)
            .unwrap()
            .to_le_bytes(),
    );
    head.extend([0; 4]);
    lengths.iter().for_each(|l| head.extend(l.to_le_bytes()));
    out.extend(records);
    for set in sets {
        set.words().iter().for_each(|w| out.extend(w.to_le_bytes()));
    }
    out.extend(lists);
    head.extend(out);
    head
}

/// A table of keys with a number each: the number of slots, four bytes for other uses, the slots.
fn hash_table(entries: &[(u64, u32)]) -> Vec<u8> {
    let slots = (entries.len() * 3 / 2).next_power_of_two();
    let mut table = vec![(0_u64, 0_u32); slots];
    for (key, value) in entries {
        let mut at = *key as usize & (slots - 1);
        while table[at].0 != 0 {
            assert_ne!(table[at].0, *key, "two forms with one key");
            at = (at + 1) & (slots - 1);
        }
        table[at] = (*key, *value);
    }
    let mut out = Vec::new();
    out.extend(u32::try_from(slots).unwrap().to_le_bytes());
    out.extend([0; 4]);
    for (key, value) in table {
        out.extend(key.to_le_bytes());
        out.extend(value.to_le_bytes());
    }
    out
}

/// Every word of the languages with a bit for each that has it.
pub fn words_bytes<'c>(
    languages: impl Iterator<Item = (&'c BTreeMap<String, Vec<String>>, &'c Vec<Vec<String>>)>,
) -> Vec<u8> {
    let mut words: BTreeMap<u64, u32> = BTreeMap::new();
    let mut stems: BTreeMap<u64, u32> = BTreeMap::new();
    for (number, (concepts, months)) in languages.enumerate() {
        for form in concepts
            .values()
            .chain(months)
            .flatten()
            .filter_map(|f| form_of(f))
        {
            match form.kind {
                FormKind::Stem => {
                    *stems.entry(FormHash::of(&form.first).key()).or_default() |= 1 << number
                }
                FormKind::Ending => {
                    *stems
                        .entry(FormHash::of_ending(&form.first).key())
                        .or_default() |= 1 << number
                }
                _ => {}
            }
            let whole = matches!(
                form.kind,
                FormKind::Word | FormKind::Exact | FormKind::PhraseWord | FormKind::PhraseExact
            );
            let rest = form
                .rest
                .iter()
                .filter(|(_, inflected)| !inflected)
                .map(|(word, _)| word);
            for word in rest.chain(whole.then_some(&form.first)) {
                let mut folded = String::new();
                fold_word(word, &mut folded);
                if folded.chars().count() < 2 || folded.bytes().all(|b| b.is_ascii_digit()) {
                    continue;
                }
                *words.entry(FormHash::of(&folded).key()).or_default() |= 1 << number;
            }
        }
    }
    for (key, languages) in stems {
        words.entry(key).or_insert(languages);
    }
    hash_table(&words.into_iter().collect::<Vec<_>>())
}
