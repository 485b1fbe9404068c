//! Sentences about other projects that a document names.

use crate::catalog::concept::Concept::*;
use crate::catalog::concept::ConceptSet;
use crate::catalog::model::Lang;
use crate::read::reader::FactReader;
use crate::read::role_words::LABEL_FOREIGN;
use crate::read::stated_fact::StatedFact;
use crate::read::statement::Statement;
use crate::read::term::Term;
use crate::text::range::ByteRange;

/// Names of the project are among so many first facts.
const MAX_NAMED_FACTS: usize = 64;

impl FactReader<'_> {
    /// Makes the words for a project that name another than the document's mean another: `Pokka-hanke`, `the project HydroX`.
    pub(crate) fn mark_other_projects(&self, statement: &mut Statement, found: &[StatedFact]) {
        if !statement.concepts().has(Project) {
            return;
        }
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

    /// Whether a sentence stands behind a label of its line that makes its figures another's: `Partner 2: …, budget 150 000 €`.
    pub(crate) fn has_foreign_label(&self, block: usize, sentence: ByteRange) -> bool {
        let line = self.blocks[block];
        line.label > line.body
            && sentence.start < line.label as usize
            && self
                .words_in(ByteRange::new(line.body as usize, line.label as usize))
                .concepts
                .has_any(LABEL_FOREIGN)
    }
}
