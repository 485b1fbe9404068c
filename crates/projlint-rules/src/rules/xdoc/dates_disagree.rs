use crate::document::{Document, Project};
use crate::field::{DATE_END, DATE_PUBLISHED, DATE_START, Field, FieldId};
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::{Common, common, named};
use crate::rules::shared::period::date_of;
use crate::value::date::Date;

crate::rule! {
    /// Documents of one project must give the same start and end.
    ///
    /// The date that most documents state is held to be right, else that of
    /// the first document. A month agrees with every day in it. A later end in the newer of two dated documents may be an
    /// extension and is `info`.
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
    ///           ^^^^^^^^^^^ XDOC001 dates-disagree: end date is 31 May 2021 here and 31 May 2022 in application.txt
    /// ```
    XDOC001 "dates-disagree" Warning [Kohesio Eura2014 Eura2007 Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Outcome<'_>) {
    let prepare = || {
        [DATE_START, DATE_END]
            .map(|field| (field, common(project, field, |d| (d.first(), d.last()))))
    };
    out.across(project, prepare, |held, doc, out| {
        for (field, held) in held {
            compare(project, doc, *field, held.as_ref(), out);
        }
    });
}

fn compare(
    project: &Project,
    doc: &Document,
    field: Field<Date>,
    held: Option<&Common<'_, Date>>,
    out: &mut Outcome<'_>,
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
    if here.value.first() <= there.value.last() && there.value.first() <= here.value.last() {
        return out.pass();
    }
    let other = project.document(there.span.doc);
    let severity = if extension(doc, here, other, there) {
        Severity::Info
    } else {
        Severity::Warning
    };
    out.report(
        Draft::on(here, "dates-disagree")
            .arg("field", Arg::Field(field.id))
            .arg("here", Arg::Date(here.value))
            .arg("there", Arg::Date(there.value))
            .arg("document", named(other))
            .with(there, "label-stated-here")
            .severity(severity)
            .values(Arg::Date(there.value), Arg::Date(here.value)),
    );
}

/// Whether the end is later in the newer document.
fn extension(doc: &Document, here: &Fact<Date>, other: &Document, there: &Fact<Date>) -> bool {
    let (Some(own), Some(its)) = (date_of(doc, DATE_PUBLISHED), date_of(other, DATE_PUBLISHED))
    else {
        return false;
    };
    let later = here.value.first() > there.value.last();
    here.field == FieldId::DateEnd
        && if later {
            own.first() > its.last()
        } else {
            its.first() > own.last()
        }
}
