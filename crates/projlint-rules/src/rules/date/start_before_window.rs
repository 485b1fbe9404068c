use crate::document::Document;
use crate::field::{DATE_END, DATE_START};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::{better_period, date_of, eligibility_window};

crate::rule! {
    /// The project does not start before expenditure of its programming period became eligible.
    ///
    /// Expenditure is eligible from the day the programme was submitted or from 1 January of the
    /// first year, whichever is earlier; a start up to eighteen months before that 1 January is
    /// allowed. When the dates fit another period, PROG002 reports this instead.
    ///
    /// Source: Regulations (EC) 1083/2006, Article 56(1); (EU) 1303/2013, Article 65(2); (EU) 2021/1060, Article 63(2).
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 1 March 2011
    ///             ^^^^^^^^^^^^ DATE003 start-before-window: the start of the project, 1 March 2011, is outside the 2014-2020 period: expenditure is eligible from 1 January 2014
    /// End date: 31 May 2022
    /// Programming period: 2014-2020
    ///                     ~~~~~~~~~ DATE003 programming period
    /// ```
    DATE003 "start-before-window" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(start) = out.need(doc, DATE_START) else {
        return;
    };
    let Some(window) = eligibility_window(doc, out) else {
        return;
    };
    let Some((from, earliest)) = window.entry.from.zip(window.entry.earliest) else {
        return;
    };
    if start.value.last_day() >= earliest {
        return out.pass();
    }
    if better_period(window.entry, Some(start.value), date_of(doc, DATE_END)).is_some() {
        return out.skip(Reason::Because("reason-other-rule"));
    }
    let mut draft = FindingBuilder::on_fact(start, "start-before-window")
        .with_origin(window.origin)
        .with_arg("start", Arg::Date(start.value))
        .with_arg(
            "period",
            Arg::Text(format!("{}-{}", window.entry.first, window.entry.last)),
        )
        .with_arg("from", Arg::Date(from))
        .with_values(Arg::Date(from), Arg::Date(start.value));
    if let Some(span) = window.span {
        draft = draft.with_place(span, "label-period");
    }
    out.report(draft);
}
