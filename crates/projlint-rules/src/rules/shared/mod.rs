//! What several rules need.

pub mod business_id;
pub mod column;
pub mod common;
pub mod description;
pub mod hyphens;
pub mod length;
pub mod line_breaks;
pub mod near_sums;
pub mod number_words;
pub mod numbering;
pub mod period;
pub mod printed;
pub mod restated;
pub mod scope;
pub mod share;
pub mod share_list;
pub mod share_pairs;
pub mod source_sum;
pub mod sum;
