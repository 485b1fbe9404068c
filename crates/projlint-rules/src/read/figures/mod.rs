//! Figures as printed: numerals, amounts, percentages, dates, telephone numbers.

pub mod calendar;
pub(crate) mod currency;
pub mod date;
pub mod date_range;
pub mod figure;
pub mod lexeme;
pub(crate) mod measure;
pub mod money;
pub mod numeral;
pub mod percent;
pub mod phone;
pub mod quarter;
pub mod unit;
