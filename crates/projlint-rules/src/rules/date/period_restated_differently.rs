use crate::document::Document;
use crate::field::{DATE_END, DATE_START, Field};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::of_project;
use crate::rules::shared::restated::StatedValues;
use crate::rules::shared::scope::on_block;
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
    let Some(first) = doc.facts.one_of(field) else {
        return;
    };
    let other = if field.id == DATE_START.id {
        DATE_END
    } else {
        DATE_START
    };
    let other_end = doc.facts.one_of(other);
    let facts = || doc.facts.all_of(field).filter(of_project);
    let mut stated = StatedValues::default();
    facts().for_each(|fact| stated.note(fact.value, meet));
    for fact in facts().filter(|f| f.span != first.span) {
        if meet(&fact.value, &first.value) {
            out.pass();
            continue;
        }
        if doc.facts.amended.dates && stated.may_be_amended() {
            out.skip(Reason::Because("reason-amended"));
            continue;
        }
        let of_another = other_end.is_some_and(|end| is_other_period(doc, fact, end));
        if stated.is_list() || of_another {
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

/// Whether two dates can be the same.
fn meet(a: &Date, b: &Date) -> bool {
    a.first_day() <= b.last_day() && b.first_day() <= a.last_day()
}

/// Whether the other end of the range that a date belongs to is another than the project's, too: the time of something else.
fn is_other_period(doc: &Document, fact: &Fact<Date>, other_end: &Fact<Date>) -> bool {
    let beside = |f: &&Fact<Date>| {
        f.field == other_end.field && f.span.start.abs_diff(fact.span.start) <= MAX_RANGE_BYTES
    };
    let here = on_block(&doc.facts.date, fact.block);
    here.iter()
        .find(beside)
        .is_some_and(|end| !meet(&end.value, &other_end.value))
}

/// The two dates of a range stand no further apart, in bytes.
const MAX_RANGE_BYTES: u32 = 60;
