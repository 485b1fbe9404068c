use crate::document::Document;
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::rules::shared::breakdown::{Breakdown, breakdowns};
use crate::text::range::Located;

crate::rule! {
    /// Women and men together are as many as the participants.
    ///
    /// Read in one sentence or line: a number of participants, then numbers of women and of men. More than the participants is a `warning`;
    /// fewer is an `info`, since persons may have no stated gender, and nothing where the sentence says `joista`, `varav` or `of whom`.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project had 100 participants: 60 women and 55 men.
    ///                 ~~~ IND004 persons
    ///                                   ^^ IND004 breakdown-does-not-sum: 60 + 55 = 115, not 100
    ///                                                ~~ IND004 the other part is here
    /// ```
    IND004 "breakdown-does-not-sum" Warning [Eura2014 Eura2007 Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    out.skip(Reason::Because("reason-no-breakdown"));
    let breakdowns = breakdowns(doc.source.text(), doc.lang());
    for breakdown in breakdowns.into_iter().flatten() {
        judge(doc, &breakdown, out);
    }
}

/// Holds the parts against the whole.
fn judge(doc: &Document, breakdown: &Breakdown, out: &mut Outcome<'_>) {
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
        Draft::at(span(first), "breakdown-does-not-sum")
            .arg("first", Arg::Number(first.value))
            .arg("second", Arg::Number(second.value))
            .arg("sum", Arg::Number(sum))
            .arg("total", Arg::Number(total.value))
            .place(span(total), "label-persons")
            .place(span(second), "label-sibling")
            .severity(severity)
            .values(Arg::Number(total.value), Arg::Number(sum)),
    );
}
