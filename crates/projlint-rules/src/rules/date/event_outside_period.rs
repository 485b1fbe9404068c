use crate::document::Document;
use crate::field::{DATE_END, DATE_EVENT, DATE_PUBLISHED, DATE_START};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// The date of a project event, or the date stamp of the page, is at most two years outside the project's period.
    ///
    /// Only dates of events that the sentence ties to the project are judged; dates of laws,
    /// statistics and earlier projects are treated as background. A date stamp after the reference
    /// date (`--as-of`) is a `warning`.
    ///
    /// ```doc
    /// Hankeaika: 1.6.2019–31.12.2021
    ///            ~~~~~~~~ DATE008 start
    ///                     ~~~~~~~~~~ DATE008 end
    ///
    /// Hankkeessa järjestettiin 3.4.2025 avoin seminaari.
    ///                          ^^^^^^^^ DATE008 event-outside-period: 3 April 2025 is more than two years after the project, 1 June 2019 to 31 December 2021
    /// ```
    DATE008 "event-outside-period" Info [Description Narrative] fix: None, tolerance 24 months; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let around = out.tolerance_months();
    let as_of = out.need_as_of();
    let (start, end) = (doc.facts.one_of(DATE_START), doc.facts.one_of(DATE_END));
    for fact in doc
        .facts
        .all_of(DATE_EVENT)
        .chain(doc.facts.all_of(DATE_PUBLISHED))
    {
        let stamp = fact.field == DATE_PUBLISHED.id;
        if let Some(day) = as_of.filter(|day| stamp && fact.value.first_day() > *day) {
            out.report(
                FindingBuilder::on_fact(fact, "event-outside-period-future")
                    .with_arg("date", Arg::Date(fact.value))
                    .with_arg("day", Arg::Date(day))
                    .with_severity(Severity::Warning),
            );
            continue;
        }
        let (Some(start), Some(end)) = (start, end) else {
            out.skip(Reason::Because("reason-no-period"));
            continue;
        };
        let early = fact.value.last_day() < start.value.first_day().plus_months(-around);
        let late = fact.value.first_day() > end.value.last_day().plus_months(around);
        if !early && !late {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(
                fact,
                if early {
                    "event-outside-period-early"
                } else {
                    "event-outside-period-late"
                },
            )
            .with_arg("date", Arg::Date(fact.value))
            .with_arg("start", Arg::Date(start.value))
            .with_arg("end", Arg::Date(end.value))
            .with_fact(start, "label-start")
            .with_fact(end, "label-end"),
        );
    }
    out.skip(Reason::Because("reason-no-event"));
}
