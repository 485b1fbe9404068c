//! Words that are like others.

use projlint_rules::rules::ALL;

/// Of some words the one that another was probably meant to be.
pub(crate) fn nearest_word<'w>(
    word: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    let like = |known: &str| strsim::jaro_winkler(&word.to_lowercase(), &known.to_lowercase());
    let best = known
        .into_iter()
        .max_by(|a, b| like(a).total_cmp(&like(b)))?;
    (like(best) > 0.8).then_some(best)
}

/// The end of a sentence about a rule that there is not.
pub(crate) fn did_you_mean(name: &str) -> String {
    let known = ALL.iter().flat_map(|r| [r.meta.code, r.meta.name]);
    nearest_word(name, known)
        .map(|best| format!(" (did you mean “{best}”?)"))
        .unwrap_or_default()
}
