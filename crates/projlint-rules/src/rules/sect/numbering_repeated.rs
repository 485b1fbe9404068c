use crate::document::Document;
use crate::judge::sink::Sink;
use crate::rules::shared::numbering::{NumberingFault, report_faults};

crate::rule! {
    /// No two headings have the same number.
    ///
    /// SECT009 explains what counts as a heading.
    ///
    /// ```doc md
    /// # Project report
    ///
    /// ## 1 Background
    ///
    /// The project brought employers together.
    ///
    /// ## 2 Objectives
    ///    ~~~~~~~~~~~~ SECT010 previous heading
    ///
    /// Better services.
    ///
    /// ## 2 Results
    ///    ^^^^^^^^^ SECT010 numbering-repeated: heading number 2 is used twice
    ///
    /// A network of employers.
    /// ```
    SECT010 "numbering-repeated" Warning [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    report_faults(doc, out, NumberingFault::Repeated, "numbering-repeated");
}
