//! Rules by their names.

use crate::config::ConfigError;
use projlint_rules::Settings;
use projlint_rules::rule::Status;
use projlint_rules::rules::{ALL, find};

/// Turns on the named rules alone.
///
/// # Errors
///
/// For unknown rules.
pub fn select(settings: &mut Settings, names: &[String]) -> Result<(), ConfigError> {
    let mut on = vec![false; ALL.len()];
    for name in names {
        let whole = find(name.trim()).is_some();
        each(name, |index| {
            on[index] |= whole || ALL[index].status == Status::Stable
        })?;
    }
    for (rule, on) in settings.rules.iter_mut().zip(on) {
        rule.0 = on;
    }
    Ok(())
}

/// Turns the named rules off.
///
/// # Errors
///
/// For unknown rules.
pub fn ignore(settings: &mut Settings, names: &[String]) -> Result<(), ConfigError> {
    names
        .iter()
        .try_for_each(|name| each(name, |index| settings.rules[index].0 = false))
}

/// Calls `change` with the index of every rule that a code, a name, a family (`FUND`) or `ALL` names.
pub(crate) fn each(name: &str, mut change: impl FnMut(usize)) -> Result<(), ConfigError> {
    let name = name.trim();
    let family = name.to_ascii_uppercase();
    let mut any = false;
    for (index, rule) in ALL.iter().enumerate() {
        let in_family = rule
            .code
            .strip_prefix(family.as_str())
            .is_some_and(|n| n.len() == 3);
        if family == "ALL"
            || in_family
            || rule.code == family
            || rule.name.eq_ignore_ascii_case(name)
        {
            change(index);
            any = true;
        }
    }
    if any {
        Ok(())
    } else {
        Err(ConfigError::Rule(name.to_owned()))
    }
}

/// Words that are like others.
pub(crate) mod nearest {
    use projlint_rules::rules::ALL;

    /// Of some words the one that another was probably meant to be.
    pub(crate) fn word<'w>(
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
    pub(crate) fn said(name: &str) -> String {
        let known = ALL.iter().flat_map(|r| [r.code, r.name]);
        word(name, known)
            .map(|best| format!(" (did you mean “{best}”?)"))
            .unwrap_or_default()
    }
}
