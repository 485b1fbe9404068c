use crate::document::Document;
use crate::field::{DATE_END, DATE_PUBLISHED, DATE_START, Field, FieldId};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::{CommonFact, common_fact, document_name, why_not_compared};
use crate::rules::shared::period::date_of;
use crate::value::date::Date;

crate::rule! {
    /// Documents of one project must give the same start and end.
    ///
    /// The date that most documents state is taken to be correct, or otherwise that of the first
    /// document. A month agrees with every day in it. A later end in the newer of two dated
    /// documents may be an extension and is an `info`.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Start date: 2 January 2019
    /// End date: 31 May 2022
    ///           ~~~~~~~~~~~ XDOC001 stated here
    /// ```
    ///
    /// ```doc name:report.txt linked
    /// Project code: S29999
    /// Start date: 2 January 2019
    /// End date: 31 May 2021
    ///           ^^^^^^^^^^^ XDOC001 dates-disagree: end date: 31 May 2021 here, 31 May 2022 in application.txt
    /// ```
    XDOC001 "dates-disagree" Warning [Page Description Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let prepare = || {
        [DATE_START, DATE_END].map(|field| {
            (
                field,
                common_fact(project, field, |d| (d.first_day(), d.last_day())),
            )
        })
    };
    out.judge_across(project, prepare, |held, doc, out| {
        for (field, held) in held {
            compare_dates(project, doc, *field, held.as_ref(), out);
        }
    });
}

fn compare_dates(
    project: &Project,
    doc: &Document,
    field: Field<Date>,
    held: Option<&CommonFact<'_, Date>>,
    out: &mut Sink<'_>,
) {
    let Some(here) = out.need(doc, field) else {
        return;
    };
    let Some(there) = held.filter(|h| h.others).map(|h| h.fact) else {
        return out.skip(Reason::Because("reason-one-document"));
    };
    if here.span == there.span {
        return out.skip(Reason::Because("reason-held-right"));
    }
    if here.value.first_day() <= there.value.last_day()
        && there.value.first_day() <= here.value.last_day()
    {
        return out.pass();
    }
    if let Some(reason) = why_not_compared(project, here.span, there.span) {
        return out.skip(reason);
    }
    let other = project.document(there.span.doc);
    let severity = if is_extension(doc, here, other, there) {
        Severity::Info
    } else {
        Severity::Warning
    };
    out.report(
        FindingBuilder::on_fact(here, "dates-disagree")
            .with_arg("field", Arg::Field(field.id))
            .with_arg("here", Arg::Date(here.value))
            .with_arg("there", Arg::Date(there.value))
            .with_arg("document", document_name(other))
            .with_fact(there, "label-stated-here")
            .with_severity(severity)
            .with_values(Arg::Date(there.value), Arg::Date(here.value)),
    );
}

/// Whether the end is later in the newer document.
fn is_extension(doc: &Document, here: &Fact<Date>, other: &Document, there: &Fact<Date>) -> bool {
    let (Some(own), Some(its)) = (date_of(doc, DATE_PUBLISHED), date_of(other, DATE_PUBLISHED))
    else {
        return false;
    };
    let later = here.value.first_day() > there.value.last_day();
    here.field == FieldId::DateEnd
        && if later {
            own.first_day() > its.last_day()
        } else {
            its.first_day() > own.last_day()
        }
}
