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
    let (different, once) = count_values(doc, field);
    for fact in facts.into_iter().filter(|f| f.span != first.span) {
        let meet = fact.value.first_day() <= first.value.last_day()
            && first.value.first_day() <= fact.value.last_day();
        if meet {
            out.pass();
            continue;
        }
        if doc.facts.amended.dates && different < LIST_VALUES {
            out.skip(Reason::Because("reason-amended"));
            continue;
        }
        if different >= LIST_VALUES && once || is_other_period(doc, fact) {
            out.skip(Reason::Because("reason-other-period"));
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

/// How many different dates of a field a document states for the project, and whether each of them only once.
fn count_values(doc: &Document, field: Field<Date>) -> (usize, bool) {
    let mut values: Vec<(Date, usize)> = Vec::new();
    for fact in doc.facts.all_of(field).filter(of_project).take(MAX_VALUES) {
        let meets = |v: &Date| {
            v.first_day() <= fact.value.last_day() && fact.value.first_day() <= v.last_day()
        };
        match values.iter_mut().find(|(v, _)| meets(v)) {
            Some((_, count)) => *count += 1,
            None => values.push((fact.value, 1)),
        }
    }
    (values.len(), values.iter().all(|(_, count)| *count == 1))
}

/// Of longer documents only so many dates are compared.
const MAX_VALUES: usize = 200;

/// From so many different dates of a field on, none of which is stated twice, a document is a list of several things.
const LIST_VALUES: usize = 3;

/// Whether both ends of the range that a date belongs to are others than the project's: the time of something else.
fn is_other_period(doc: &Document, fact: &Fact<Date>) -> bool {
    let other = if fact.field == DATE_START.id {
        DATE_END
    } else {
        DATE_START
    };
    let beside = |f: &&Fact<Date>| {
        f.block == fact.block && f.span.start.abs_diff(fact.span.start) <= MAX_RANGE_BYTES
    };
    let Some(first) = doc.facts.one_of(other) else {
        return false;
    };
    doc.facts.all_of(other).find(beside).is_some_and(|end| {
        end.value.first_day() > first.value.last_day()
            || first.value.first_day() > end.value.last_day()
    })
}

/// The two dates of a range stand no further apart, in bytes.
const MAX_RANGE_BYTES: u32 = 60;
