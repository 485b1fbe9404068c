//! Texts and places in them: no meaning, no language.

pub mod atoms;
pub mod block;
pub mod code_page;
pub mod comments;
pub mod digits;
pub mod fold;
pub mod misread;
pub mod range;
pub mod scan;
pub mod source;
pub mod spaces;
pub mod token;
pub mod words;
