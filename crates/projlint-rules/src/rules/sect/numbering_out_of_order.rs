use crate::document::Document;
use crate::judge::sink::Sink;
use crate::rules::shared::numbering::{NumberingFault, report_faults};

crate::rule! {
    /// Heading numbers increase, and a subsection comes under the section whose number it carries.
    ///
    /// SECT009 explains what counts as a heading.
    ///
    /// ```doc md
    /// # Project report
    ///
    /// ## 1 Background
    ///    ~~~~~~~~~~~~ SECT011 previous heading
    ///
    /// The project brought employers together.
    ///
    /// ### 2.1 Needs
    ///     ^^^^^^^^^ SECT011 numbering-out-of-order: heading 2.1 is out of order after 1
    ///
    /// More jobs.
    ///
    /// ## 2 Objectives
    ///
    /// Better services.
    /// ```
    SECT011 "numbering-out-of-order" Warning [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    report_faults(
        doc,
        out,
        NumberingFault::OutOfOrder,
        "numbering-out-of-order",
    );
}
