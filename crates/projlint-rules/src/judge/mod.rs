//! From facts to findings: what a rule is, where it puts what it says, and what is done with it.

pub mod draft;
pub mod finding;
pub mod link;
pub mod message;
pub mod meta;
pub mod project;
pub mod reasons;
pub mod report;
pub mod rule;
pub mod run;
pub mod settings;
pub mod sink;
pub mod suppress;
pub mod verdict;
