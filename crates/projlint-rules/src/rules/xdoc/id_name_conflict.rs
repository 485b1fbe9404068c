use crate::document::Document;
use crate::field::{CODE_PROJECT, Field, NAME_PROJECT, ORG_NAME, ORG_YTUNNUS};
use crate::judge::draft::FindingBuilder;
use crate::judge::link::{code_part, folded_code};
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::read::names::{Languages, NameLikeness, compare_names};
use crate::rules::shared::common::{document_name, printed_text};
use crate::value::code::Text;

crate::rule! {
    /// Each project code and each business ID belongs to one name.
    ///
    /// Documents with the same code in the same language should not call the project by names that
    /// have no word in common, because one of the codes may be a slip. A business ID with two
    /// organisation names is an `info`, because organisations change their names, and units use the
    /// ID of their parent. Slips in a name are reported by XDOC004.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Project name: Network model
    ///               ~~~~~~~~~~~~~ XDOC007 stated here
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Project code: S29999
    /// Project name: Forest workshop
    ///               ^^^^^^^^^^^^^^^ XDOC007 id-name-conflict: S29999 is called Forest workshop here and Network model in application.txt
    /// ```
    XDOC007 "id-name-conflict" Warning [Page Description Narrative] fix: None; project check
}

/// Legal forms and words that many organisations have in their names, in lower case.
const COMMON_WORDS: [&str; 16] = [
    "oy",
    "ab",
    "oyj",
    "abp",
    "ry",
    "rf",
    "ky",
    "ltd",
    "gmbh",
    "kunta",
    "kaupunki",
    "kommun",
    "stad",
    "the",
    "yhdistys",
    "förening",
];

fn check(project: &Project, out: &mut Sink<'_>) {
    out.judge_across(
        project,
        || (),
        |(), doc, out| {
            compare_names_of(project, doc, CODE_PROJECT, NAME_PROJECT, out);
            compare_names_of(project, doc, ORG_YTUNNUS, ORG_NAME, out);
            out.skip(Reason::Because("reason-one-document"));
        },
    );
}

fn compare_names_of(
    project: &Project,
    doc: &Document,
    id: Field<Text>,
    name: Field<Text>,
    out: &mut Sink<'_>,
) {
    let stated = |d: &Document| -> Option<String> {
        let text = d.source.slice(d.facts.one_of(id)?.span);
        if id.id == CODE_PROJECT.id {
            code_part(text).map(folded_code)
        } else {
            Some(folded_code(text))
        }
    };
    let (Some(own), Some(here)) = (stated(doc), doc.facts.one_of(name)) else {
        return;
    };
    let before = project.documents()[..doc.source.doc.0 as usize].iter();
    let first = before
        .filter(|d| d.language == doc.language && stated(d).as_ref() == Some(&own))
        .find_map(|d| Some((d, d.facts.one_of(name)?)));
    let Some((other, there)) = first else { return };
    let [a, b] = [(doc, here), (other, there)]
        .map(|(d, f): (&Document, &Fact<Text>)| d.source.slice(f.span));
    let words = |n: &str| -> Vec<String> {
        let words = n
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase);
        words
            .filter(|w| w.chars().count() > 2 && !COMMON_WORDS.contains(&w.as_str()))
            .map(|w| w.chars().take(5).collect())
            .collect()
    };
    let its = words(b);
    let shared = words(a).iter().any(|w| its.contains(w));
    if shared || its.is_empty() || compare_names(a, b, Languages::Same) != NameLikeness::Other {
        return out.pass();
    }
    let severity = if name.id == NAME_PROJECT.id {
        Severity::Warning
    } else {
        Severity::Info
    };
    let id = doc
        .facts
        .one_of(id)
        .map_or(Arg::Text(own), |f| printed_text(doc, f.span));
    out.report(
        FindingBuilder::on_fact(here, "id-name-conflict")
            .with_arg("id", id)
            .with_arg("here", printed_text(doc, here.span))
            .with_arg("there", printed_text(other, there.span))
            .with_arg("document", document_name(other))
            .with_fact(there, "label-stated-here")
            .with_severity(severity),
    );
}
