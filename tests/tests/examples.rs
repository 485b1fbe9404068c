//! Lines and sentences of 24 languages with the facts that a careful reader reads of them, and figures that are not the project's.

use projlint_rules::catalog::model::Lang;
use projlint_rules::read::entries::FactEntry;
use projlint_tests::project_facts::narrative_facts;
use projlint_tests::reference::root;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

/// One text with its rows: the field, the value and the place that the value is read from.
struct Example {
    sentence: bool,
    text: String,
    rows: Vec<[String; 3]>,
}

/// What was read of the examples of a language: right and all, for labels and for sentences, and traps.
#[derive(Clone, Copy, Default)]
struct Score {
    labels: [usize; 2],
    sentences: [usize; 2],
    traps: [usize; 2],
}

/// Fields whose place is enough: names, codes, states.
const TEXT_FIELDS: &[&str] = &["name.", "org.", "programme", "code.", "partners", "status"];

/// Per cent of the facts of labels and of sentences that are read in each language at least, and over all of them.
const LEAST: [usize; 2] = [86, 70];
const LEAST_OF_ALL: [usize; 2] = [93, 84];

/// So many of a hundred traps at most are fallen into over all languages.
const MOST_TRAPS: usize = 1;

fn examples(table: &str) -> Vec<Example> {
    let mut by_id: BTreeMap<String, Example> = BTreeMap::new();
    for line in table.lines().skip(1) {
        let cells: Vec<String> = line.split('\t').map(|c| c.replace('⏎', "\n")).collect();
        let [id, kind, text, field, value, span, ..] = &cells[..] else {
            panic!("six cells: {line}");
        };
        let example = by_id.entry(id.clone()).or_insert_with(|| Example {
            sentence: kind == "sentence",
            text: text.clone(),
            rows: Vec::new(),
        });
        example
            .rows
            .push([field.clone(), value.clone(), span.clone()]);
    }
    by_id.into_values().collect()
}

fn score(lang: Lang, table: &str) -> Score {
    let mut score = Score::default();
    for example in examples(table) {
        let facts = narrative_facts(&example.text, lang);
        for [field, value, span] in &example.rows {
            let place = example
                .text
                .find(span.as_str())
                .filter(|_| !span.is_empty());
            let overlaps = |f: &FactEntry| {
                let (start, end) = (f.span.start as usize, f.span.end as usize);
                place.is_some_and(|at| start < at + span.len() && end > at)
            };
            if let Some(foreign) = field.strip_prefix("none:") {
                score.traps[1] += 1;
                let fallen = facts
                    .iter()
                    .any(|f| f.field.name() == foreign && overlaps(f));
                score.traps[0] += usize::from(fallen);
                continue;
            }
            let by_place = TEXT_FIELDS.iter().any(|t| field.starts_with(t));
            let right = facts.iter().any(|f| {
                f.field.name() == field
                    && if by_place {
                        overlaps(f)
                    } else {
                        f.value == *value
                    }
            });
            let counted = if example.sentence {
                &mut score.sentences
            } else {
                &mut score.labels
            };
            counted[1] += 1;
            counted[0] += usize::from(right);
        }
    }
    score
}

fn percent([part, whole]: [usize; 2]) -> usize {
    part * 100 / whole.max(1)
}

#[test]
fn lines_and_sentences_of_every_language_are_read() {
    let mut all = Score::default();
    let mut missed = Vec::new();
    let mut languages = 0;
    for file in fs::read_dir(root().join("fixtures/examples")).expect("the examples") {
        let path = file.expect("a file").path();
        let code = path
            .file_stem()
            .and_then(|s| s.to_str())
            .expect("a language");
        let lang = Lang::of_code(code).expect("a language that has data");
        let score = score(lang, &fs::read_to_string(&path).expect("readable"));
        languages += 1;
        let _ = writeln!(
            std::io::stdout(),
            "{code}: labels {} %, sentences {} %, traps {} of {}",
            percent(score.labels),
            percent(score.sentences),
            score.traps[0],
            score.traps[1]
        );
        let read = [percent(score.labels), percent(score.sentences)];
        if read[0] < LEAST[0] || read[1] < LEAST[1] {
            missed.push(format!("{code}: {read:?}"));
        }
        for n in 0..2 {
            all.labels[n] += score.labels[n];
            all.sentences[n] += score.sentences[n];
            all.traps[n] += score.traps[n];
        }
    }
    let read = [percent(all.labels), percent(all.sentences)];
    let _ = writeln!(
        std::io::stdout(),
        "all: labels {} %, sentences {} %, traps {} of {}",
        read[0],
        read[1],
        all.traps[0],
        all.traps[1]
    );
    assert!(
        languages >= 24,
        "the tables of {} languages are missing",
        24 - languages
    );
    assert_eq!(missed, Vec::<String>::new());
    assert!(
        read[0] >= LEAST_OF_ALL[0] && read[1] >= LEAST_OF_ALL[1],
        "{read:?}"
    );
    assert!(percent(all.traps) <= MOST_TRAPS, "{:?}", all.traps);
}
