//! What all rules say of one document.

use crate::judge::finding::Finding;
use crate::judge::suppress::SuppressedFinding;
use crate::judge::verdict::RuleVerdict;

/// What the rules say of a document.
#[derive(Debug, Default)]
pub struct Report {
    /// By place and code.
    pub findings: Vec<Finding>,
    /// Findings that an author accepts, in the same order.
    pub suppressed: Vec<SuppressedFinding>,
    /// By rule.
    pub checks: Vec<RuleVerdict>,
}
