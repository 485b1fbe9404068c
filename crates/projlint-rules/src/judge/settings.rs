//! What documents are judged by.

use crate::catalog::tables::OwnTables;
use crate::judge::meta::{RuleMeta, Severity, Status};
use crate::value::date::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What to judge by.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The reference date as of which documents are judged; without it, no rule refers to today.
    pub as_of: Option<Date>,
    /// What is set for rules, by their codes; every other rule is on by its own status.
    pub rules: BTreeMap<&'static str, RuleSetting>,
    /// Tables of the user's own.
    pub tables: Option<Arc<OwnTables>>,
}

/// What is set for a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleSetting {
    /// Whether it is on.
    pub on: bool,
    /// The severity that replaces its own.
    pub severity: Option<Severity>,
    /// What it lets pass in place of its own tolerance, in its unit.
    pub tolerance: Option<i64>,
}

impl RuleSetting {
    /// What holds for a rule for which nothing is set.
    pub fn of(rule: &RuleMeta) -> Self {
        Self {
            on: rule.status == Status::Stable,
            severity: None,
            tolerance: None,
        }
    }
}

impl Settings {
    /// What is set for a rule.
    pub fn rule(&self, rule: &RuleMeta) -> RuleSetting {
        self.rules
            .get(rule.code)
            .copied()
            .unwrap_or_else(|| RuleSetting::of(rule))
    }

    /// What is set for a rule, to change it.
    pub fn rule_mut(&mut self, rule: &RuleMeta) -> &mut RuleSetting {
        self.rules
            .entry(rule.code)
            .or_insert_with(|| RuleSetting::of(rule))
    }

    /// Turns rules off.
    pub fn turn_off<'m>(&mut self, rules: impl IntoIterator<Item = &'m RuleMeta>) {
        for rule in rules {
            self.rule_mut(rule).on = false;
        }
    }
}
