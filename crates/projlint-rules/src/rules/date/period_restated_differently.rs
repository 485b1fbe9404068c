use crate::document::Document;
use crate::field::{DATE_END, DATE_START, Field};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::of_project;
use crate::value::date::Date;

crate::rule! {
    /// The project's period must be the same wherever the document states it.
    ///
    /// A period without days (`2017-2019`, `syyskuu 2017 – elokuu 2019`) agrees with exact dates
    /// that lie within it. The periods of parts of the project, of earlier projects and of
    /// programmes do not count as the project's period.
    ///
    /// ```doc
    /// Projekttid: 1.9.2017–31.8.2019
    ///                      ~~~~~~~~~ DATE007 stated earlier
    ///
    /// Projektets verksamhetsperiod är 1.9.2017–31.12.2019.
    ///                                          ^^^^^^^^^^ DATE007 period-restated-differently: end date: 31 December 2019 here, 31 August 2019 earlier
    /// ```
    DATE007 "period-restated-differently" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for field in [DATE_START, DATE_END] {
        report_restated(doc, out, field);
    }
    out.skip(Reason::Because("reason-stated-once"));
}

fn report_restated(doc: &Document, out: &mut Sink<'_>, field: Field<Date>) {
    let facts: Vec<&Fact<Date>> = doc.facts.all_of(field).filter(of_project).collect();
    let Some(first) = doc.facts.one_of(field) else {
        return;
    };
    for fact in facts.into_iter().filter(|f| f.span != first.span) {
        let meet = fact.value.first_day() <= first.value.last_day()
            && first.value.first_day() <= fact.value.last_day();
        if meet {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(fact, "period-restated-differently")
                .with_arg("field", Arg::Field(field.id))
                .with_arg("here", Arg::Date(fact.value))
                .with_arg("there", Arg::Date(first.value))
                .with_fact(first, "label-stated-before")
                .with_values(Arg::Date(first.value), Arg::Date(fact.value)),
        );
    }
}
