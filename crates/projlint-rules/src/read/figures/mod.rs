//! Figures as printed: numerals, amounts, percentages, dates, telephone numbers.

pub mod calendar;
pub mod date;
pub mod figure;
pub mod lexeme;
pub mod money;
pub mod numeral;
pub mod percent;
pub mod phone;
pub mod quarter;
pub mod unit;
