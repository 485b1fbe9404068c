//! Rules by their names.

use crate::error::ConfigError;
use projlint_rules::judge::meta::{RuleMeta, Status};
use projlint_rules::judge::settings::Settings;
use projlint_rules::rules::{ALL, find};

/// Turns on the named rules alone.
///
/// # Errors
///
/// For unknown rules.
pub fn select_rules(settings: &mut Settings, names: &[String]) -> Result<(), ConfigError> {
    let mut selected = Vec::new();
    for name in names {
        let whole = find(name.trim()).is_some();
        let named = rules_named(name)?;
        selected.extend(
            named
                .into_iter()
                .filter(|rule| whole || rule.status == Status::Stable),
        );
    }
    for rule in ALL {
        settings.rule_mut(&rule.meta).on = selected.contains(&&rule.meta);
    }
    Ok(())
}

/// Turns the named rules off.
///
/// # Errors
///
/// For unknown rules.
pub fn ignore_rules(settings: &mut Settings, names: &[String]) -> Result<(), ConfigError> {
    for name in names {
        for rule in rules_named(name)? {
            settings.rule_mut(rule).on = false;
        }
    }
    Ok(())
}

/// Every rule that a code, a name, a family (`FUND`) or `ALL` names; never none.
pub(crate) fn rules_named(name: &str) -> Result<Vec<&'static RuleMeta>, ConfigError> {
    let name = name.trim();
    let family = name.to_ascii_uppercase();
    let is_named = |rule: &&RuleMeta| {
        let number = rule.code.strip_prefix(family.as_str());
        family == "ALL"
            || number.is_some_and(|n| n.len() == 3)
            || rule.code == family
            || rule.name.eq_ignore_ascii_case(name)
    };
    let all = ALL.iter().map(|rule| &rule.meta);
    let named: Vec<&'static RuleMeta> = all.filter(is_named).collect();
    if named.is_empty() {
        return Err(ConfigError::Rule(name.to_owned()));
    }
    Ok(named)
}
