use crate::catalog::template::Family;
use crate::document::Document;
use crate::field::NAME_PROJECT;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::read::names::{Languages, NameLikeness, compare_names};
use crate::rules::shared::common::{document_name, printed_text};
use crate::value::code::Text;

crate::rule! {
    /// Documents of one project must call it by the same coined name.
    ///
    /// Case, hyphens, spaces and what follows a dash or colon do not matter, and a translated title
    /// is a different name. The rule reports a coined name whose head was translated or changed
    /// (`GrowthPOK` for `KasvuPOK`), and a name in the same language that differs by a letter or
    /// two. The name in the first document that is not a Kohesio page is taken to be correct.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Project name: KasvuPOK
    ///               ~~~~~~~~ XDOC004 stated here
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Project code: S29999
    /// Project name: GrowthPOK
    ///               ^^^^^^^^^ XDOC004 project-name-disagree: the project is called GrowthPOK here and KasvuPOK in application.txt
    /// ```
    XDOC004 "project-name-disagree" Warning [Page Description Narrative] fix: None; project check
}

/// The name that the others are compared with: that of a document that is not a portal's translation, if there is one.
pub fn common_name(project: &Project) -> Option<&Fact<Text>> {
    let stated = |d: &'_ Document| d.facts.one_of(NAME_PROJECT).is_some();
    let documents = || project.documents().iter().filter(|d| stated(d));
    let first = documents()
        .find(|d| d.kind.family() != Family::Page)
        .or_else(|| documents().next())?;
    first.facts.one_of(NAME_PROJECT)
}

fn check(project: &Project, out: &mut Sink<'_>) {
    out.judge_across(
        project,
        || common_name(project),
        |held, doc, out| {
            let Some(here) = out.need(doc, NAME_PROJECT) else {
                return;
            };
            let Some(there) = held.filter(|h| h.span != here.span) else {
                return out.skip(Reason::Because("reason-held-right"));
            };
            let other = project.document(there.span.doc);
            let [own, its] = [(doc, here), (other, there)].map(|(d, f)| d.source.slice(f.span));
            let languages = if doc.language == other.language {
                Languages::Same
            } else {
                Languages::Different
            };
            match compare_names(own, its, languages) {
                NameLikeness::Same => out.pass(),
                // `Subproject 1` and `Subproject 2` are parts of one project.
                NameLikeness::Changed if letters_of(own) == letters_of(its) => {
                    out.skip(Reason::Because("reason-part-document"))
                }
                NameLikeness::Changed => out.report(
                    FindingBuilder::on_fact(here, "project-name-disagree")
                        .with_arg("here", printed_text(doc, here.span))
                        .with_arg("there", printed_text(other, there.span))
                        .with_arg("document", document_name(other))
                        .with_fact(there, "label-stated-here")
                        .with_values(printed_text(other, there.span), Arg::Text(own.to_owned())),
                ),
                NameLikeness::Other => out.skip(Reason::Because("reason-translated")),
            }
        },
    );
}

/// The letters of a name, without its numbers.
fn letters_of(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphabetic())
        .flat_map(char::to_lowercase)
        .collect()
}
