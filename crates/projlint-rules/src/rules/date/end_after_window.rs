use crate::catalog::template::Family;
use crate::document::Document;
use crate::field::{DATE_END, DATE_START};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::{better_period, date_of, eligibility_window};

crate::rule! {
    /// The project ends no later than the last day on which expenditure of its programming period was eligible.
    ///
    /// The window is longer than the period's label: projects of 2014-2020 may run until 31
    /// December 2023. The eligibility rule binds expenditure, not work, so phased and late projects
    /// may end later; the finding is therefore a `warning`. When the dates fit another period,
    /// PROG002 reports this instead.
    ///
    /// Source: Regulations (EC) 1083/2006, Article 56(1); (EU) 1303/2013, Article 65(2); (EU) 2021/1060, Article 63(2).
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 1 March 2017
    /// End date: 31 March 2024
    ///           ^^^^^^^^^^^^^ DATE004 end-after-window: the end of the project, 31 March 2024, is outside the 2014-2020 period: expenditure is eligible until 31 December 2023
    /// Programming period: 2014-2020
    ///                     ~~~~~~~~~ DATE004 programming period
    /// ```
    DATE004 "end-after-window" Warning [Page Description Narrative] fix: None; check
}

/// So many months behind its last day of eligibility a project of a narrative page may end.
const NARRATIVE_MARGIN_MONTHS: i32 = 12;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(end) = out.need(doc, DATE_END) else {
        return;
    };
    let Some(window) = eligibility_window(doc, out) else {
        return;
    };
    let Some(to) = window.entry.to else { return };
    // A page may give the end of an agreement, months behind that of the work.
    let margin = if doc.kind.family() == Family::Narrative {
        NARRATIVE_MARGIN_MONTHS
    } else {
        0
    };
    if end.value.first_day() <= to.plus_months(margin) {
        return out.pass();
    }
    if better_period(window.entry, date_of(doc, DATE_START), Some(end.value)).is_some() {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let mut draft = FindingBuilder::on_fact(end, "end-after-window")
        .with_origin(window.origin)
        .with_arg("end", Arg::Date(end.value))
        .with_arg(
            "period",
            Arg::Text(format!("{}-{}", window.entry.first, window.entry.last)),
        )
        .with_arg("to", Arg::Date(to))
        .with_values(Arg::Date(to), Arg::Date(end.value));
    if let Some(span) = window.span {
        draft = draft.with_place(span, "label-period");
    }
    out.report(draft);
}
