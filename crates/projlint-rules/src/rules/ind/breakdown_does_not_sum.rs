use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::breakdown::{Breakdown, find_breakdowns};
use crate::text::range::Located;

crate::rule! {
    /// The numbers of women and men add up to the number of participants.
    ///
    /// The rule reads a number of participants, followed by the numbers of women and of men, in one
    /// sentence or line. A sum above the number of participants is a `warning`; a lower sum is an
    /// `info`, since some people may have no stated gender, and is not reported where the sentence
    /// says `joista`, `varav` or `of whom`.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project had 100 participants: 60 women and 55 men.
    ///                 ~~~ IND004 participants
    ///                                   ^^ IND004 breakdown-does-not-sum: 60 + 55 = 115, not 100
    ///                                                ~~ IND004 the other part is here
    /// ```
    IND004 "breakdown-does-not-sum" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.skip(Reason::Because("reason-no-breakdown"));
    let breakdowns = find_breakdowns(doc.source.text(), doc.reading_language());
    for breakdown in breakdowns.into_iter().flatten() {
        judge_breakdown(doc, &breakdown, out);
    }
}

/// Holds the parts against the whole.
fn judge_breakdown(doc: &Document, breakdown: &Breakdown, out: &mut Sink<'_>) {
    let Breakdown {
        women, men, total, ..
    } = breakdown;
    let sum = women.value + men.value;
    if sum == total.value || (sum < total.value && breakdown.is_subset) {
        return out.pass();
    }
    let severity = if sum > total.value {
        Severity::Warning
    } else {
        Severity::Info
    };
    let (first, second) = if women.range.start < men.range.start {
        (women, men)
    } else {
        (men, women)
    };
    let span = |number: &Located<i64>| doc.source.span(number.range);
    out.report(
        FindingBuilder::at_span(span(first), "breakdown-does-not-sum")
            .with_arg("first", Arg::Number(first.value))
            .with_arg("second", Arg::Number(second.value))
            .with_arg("sum", Arg::Number(sum))
            .with_arg("total", Arg::Number(total.value))
            .with_place(span(total), "label-persons")
            .with_place(span(second), "label-sibling")
            .with_severity(severity)
            .with_values(Arg::Number(total.value), Arg::Number(sum)),
    );
}
