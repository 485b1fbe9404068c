//! Facts by what they are about and where they stand.

use crate::read::facts::{Fact, Scope};
use std::collections::HashMap;

/// The first of some facts in each scope.
pub(crate) fn by_scope<'d, T: 'd>(
    facts: impl Iterator<Item = &'d Fact<T>>,
    wanted: fn(&Fact<T>) -> bool,
) -> HashMap<Scope, &'d Fact<T>> {
    let mut first = HashMap::new();
    for fact in facts.filter(|f| wanted(f)) {
        first.entry(fact.scope).or_insert(fact);
    }
    first
}

/// The facts of one block, of facts in the order of the document.
pub(crate) fn on_block<T>(facts: &[Fact<T>], block: u32) -> &[Fact<T>] {
    let from = facts.partition_point(|f| f.block < block);
    &facts[from..from + facts[from..].partition_point(|f| f.block == block)]
}
