use crate::document::Document;
use crate::field::{DATE_END, DATE_START, Field};
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::of_project;
use crate::value::date::Date;

crate::rule! {
    /// The project's period must be the same wherever the document states it.
    ///
    /// A period without days (`2017-2019`, `syyskuu 2017 – elokuu 2019`) agrees when the days lie within it. Periods of parts
    /// of the project, of earlier projects and of programmes are not the project's.
    ///
    /// ```doc
    /// Projekttid: 1.9.2017–31.8.2019
    ///                      ~~~~~~~~~ DATE007 stated here before
    ///
    /// Projektets verksamhetsperiod är 1.9.2017–31.12.2019.
    ///                                          ^^^^^^^^^^ DATE007 period-restated-differently: end date is 31 December 2019 here and 31 August 2019 before
    /// ```
    DATE007 "period-restated-differently" Warning [Eura2014 Eura2007 Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    for field in [DATE_START, DATE_END] {
        restated(doc, out, field);
    }
    out.skip(Reason::Because("reason-stated-once"));
}

fn restated(doc: &Document, out: &mut Outcome<'_>, field: Field<Date>) {
    let facts: Vec<&Fact<Date>> = doc.facts.all(field).filter(of_project).collect();
    let Some(first) = doc.facts.one(field) else {
        return;
    };
    for fact in facts.into_iter().filter(|f| f.span != first.span) {
        let meet =
            fact.value.first() <= first.value.last() && first.value.first() <= fact.value.last();
        if meet {
            out.pass();
            continue;
        }
        out.report(
            Draft::on(fact, "period-restated-differently")
                .arg("field", Arg::Field(field.id))
                .arg("here", Arg::Date(fact.value))
                .arg("there", Arg::Date(first.value))
                .with(first, "label-stated-before")
                .values(Arg::Date(first.value), Arg::Date(fact.value)),
        );
    }
}
