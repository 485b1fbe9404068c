use crate::document::Document;
use crate::judge::sink::Sink;
use crate::rules::shared::numbering::{NumberingFault, report_faults};

crate::rule! {
    /// Heading numbers have no gaps: `4.1` is followed by `4.2`, and section 3 by section 4.
    ///
    /// Only headings of the document itself are judged. Numbered lists, table rows, codes, dates
    /// and page numbers are not headings, numbering may start again in a second document in the
    /// same file, and an excerpt may begin at any number. Documents that follow a known template
    /// are judged by SECT001 to SECT004.
    ///
    /// ```doc md
    /// # Project report
    ///
    /// ## 1 Background
    ///
    /// The project brought employers together.
    ///
    /// ## 2 Objectives
    ///    ~~~~~~~~~~~~ SECT009 previous heading
    ///
    /// Better services.
    ///
    /// ## 4 Results
    ///    ^^^^^^^^^ SECT009 numbering-gap: heading 4 follows 2; 3 is missing
    ///
    /// A network of employers.
    /// ```
    SECT009 "numbering-gap" Warning [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    report_faults(doc, out, NumberingFault::Gap, "numbering-gap");
}
