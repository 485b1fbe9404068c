//! Whether a text has a word of some concepts, somewhere or at one place.

use crate::catalog::concept::ConceptSet;
use crate::catalog::model::Lang;
use crate::read::terms::terms_of;
use crate::text::atoms::{FormHash, fold_word};
use crate::text::range::ByteRange;

/// Of a longer text only so many bytes are looked at for a concept.
const MAX_SEARCHED_BYTES: usize = 20_000;

/// Whether a text has a word of one of some concepts.
pub(crate) fn names_concept(text: &str, lang: Lang, concepts: ConceptSet) -> bool {
    let end = crate::text::range::floor_boundary(text, MAX_SEARCHED_BYTES);
    let mut terms = Vec::new();
    let mut start = 0;
    // Paragraph by paragraph, so that a text that names it early is not read to its end.
    text[..end].split_inclusive("\n\n").any(|paragraph| {
        let range = ByteRange::new(start, start + paragraph.len());
        start = range.end;
        terms_of(lang.data().lexicon, text, range, &mut terms);
        terms.iter().any(|t| t.concepts.has_any(concepts))
    })
}

/// Whether the last word of a text is a word, or the end of a phrase, of the language; of one that is not nothing more is asked.
pub(crate) fn may_be_known(lang: Lang, text: &str) -> bool {
    let word = text
        .trim_end_matches(|c: char| {
            !c.is_alphanumeric() && !matches!(c, '~' | '≈' | '<' | '>' | '≤' | '≥')
        })
        .rsplit(|c: char| !c.is_alphanumeric() && !matches!(c, '~' | '≈' | '<' | '>' | '≤' | '≥'))
        .next()
        .unwrap_or("");
    let mut folded = String::new();
    fold_word(word, &mut folded);
    let lexicon = lang.data().lexicon;
    lexicon.record(FormHash::of(&folded)).is_some() || lexicon.record(FormHash::of(word)).is_some()
}
