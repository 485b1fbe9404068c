use crate::document::Document;
use crate::field::{AMOUNT_EU, AMOUNT_TOTAL, DATE_END, Field};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, FactValue};
use crate::rules::shared::common::{document_name, of_project};

crate::rule! {
    /// A later decision that changes the budget or the end of a project is told as such.
    ///
    /// A document whose head speaks of an amendment or extension is compared with the others of its
    /// project; where its total, its EU contribution or its end date is another, the finding shows both
    /// values. XDOC001, XDOC002 and XDOC003 do not report the difference.
    ///
    /// ```doc name:decision.txt
    /// Project code: S29999
    /// End date: 31 August 2022
    ///           ~~~~~~~~~~~~~~ XDOC009 stated here
    /// ```
    ///
    /// ```doc name:amendment.txt linked
    /// Amendment 14 March 2021
    /// Project code: S29999
    /// End date: 31 December 2022
    ///           ^^^^^^^^^^^^^^^^ XDOC009 amended: end date: 31 December 2022 here replaces 31 August 2022 in decision.txt
    /// ```
    XDOC009 "amended" Info [Page Description Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Sink<'_>) {
    out.judge_across(
        project,
        || (),
        |(), doc, out| {
            if !doc.facts.is_amendment {
                return out.skip(Reason::Because("reason-no-amendment"));
            }
            tell_change(
                project,
                doc,
                out,
                DATE_END,
                |a, b| a.first_day() <= b.last_day() && b.first_day() <= a.last_day(),
                Arg::Date,
            );
            for field in [AMOUNT_TOTAL, AMOUNT_EU] {
                tell_change(
                    project,
                    doc,
                    out,
                    field,
                    |a, b| !a.comparable(b) || a.agrees(b),
                    Arg::Money,
                );
            }
            out.pass();
        },
    );
}

/// Tells the value of an amendment beside that of the first other document that states another.
fn tell_change<T: FactValue>(
    project: &Project,
    doc: &Document,
    out: &mut Sink<'_>,
    field: Field<T>,
    agree: impl Fn(T, T) -> bool,
    arg: impl Fn(T) -> Arg,
) {
    let Some(here) = doc.facts.one_of(field).filter(of_project) else {
        return;
    };
    let stated =
        |other: &&Document| other.source.doc != doc.source.doc && !other.facts.is_amendment;
    let others = project.documents().iter().filter(stated);
    let changed = others
        .filter_map(|other| Some((other, other.facts.one_of(field).filter(of_project)?)))
        .find(|(_, there): &(&Document, &Fact<T>)| !agree(here.value, there.value));
    let Some((other, there)) = changed else {
        return;
    };
    out.report(
        FindingBuilder::on_fact(here, "amended")
            .with_arg("field", Arg::Field(field.id))
            .with_arg("here", arg(here.value))
            .with_arg("there", arg(there.value))
            .with_arg("document", document_name(other))
            .with_fact(there, "label-stated-here"),
    );
}
