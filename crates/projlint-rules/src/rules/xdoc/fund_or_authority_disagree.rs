use crate::catalog::AUTHORITIES;
use crate::document::{Document, Project};
use crate::field::{AUTHORITY_INTERMEDIATE, FUND};
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin};
use crate::rules::shared::common::{common, named, printed};
use crate::value::code::Code;

crate::rule! {
    /// Documents of one project must name the same fund and the same intermediate body.
    ///
    /// A fund is one in all languages and by its acronym; the ESF and the ESF+ are not told apart. Of intermediate bodies the ELY centres that fund
    /// projects of the ESF are known, and their disagreement is a `warning`. The managing authority is another role. Only what labels and
    /// titles state is compared.
    ///
    /// ```doc name:application.txt
    /// Project code: S29999
    /// Fund: European Social Fund (ESF)
    ///       ~~~~~~~~~~~~~~~~~~~~~~~~~~ XDOC005 stated here
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Project code: S29999
    /// Fund: European Regional Development Fund (ERDF)
    ///       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ XDOC005 fund-or-authority-disagree: the fund is the ERDF here and the ESF in application.txt
    /// ```
    XDOC005 "fund-or-authority-disagree" Error [Kohesio Eura2014 Eura2007 Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Outcome<'_>) {
    let bodies = || {
        project
            .documents
            .iter()
            .filter_map(|d| Some((d.facts.one(AUTHORITY_INTERMEDIATE)?, body(d)?)))
    };
    out.across(
        project,
        || (common(project, FUND, family), bodies().next()),
        |(fund, first), doc, out| {
            if let (Some(here), Some(there)) = (
                doc.facts.one(FUND),
                fund.as_ref().filter(|f| f.others).map(|f| f.fact),
            ) {
                compare(project, doc, here, there, out);
            }
            if let (Some(here), Some(own), Some((there, its))) =
                (doc.facts.one(AUTHORITY_INTERMEDIATE), body(doc), *first)
                && here.span != there.span
            {
                if own == its {
                    return out.pass();
                }
                let other = project.document(there.span.doc);
                let draft = Draft::on(here, "fund-or-authority-disagree-body")
                    .arg("here", printed(doc, here.span));
                let draft = draft
                    .arg("there", printed(other, there.span))
                    .arg("document", named(other))
                    .with(there, "label-stated-here");
                out.report(draft.severity(Severity::Warning));
            }
            out.skip(Reason::Because("reason-one-document"));
        },
    );
}

fn compare(
    project: &Project,
    doc: &Document,
    here: &Fact<Code>,
    there: &Fact<Code>,
    out: &mut Outcome<'_>,
) {
    let heading =
        |f: &Fact<Code>| f.origin == Origin::Label || project.document(f.span.doc).kind.is_eura();
    if here.span == there.span {
        return out.skip(Reason::Because("reason-held-right"));
    }
    if family(here.value) == family(there.value) {
        return out.pass();
    }
    if !heading(here) || !heading(there) {
        return out.skip(Reason::Because("reason-no-label"));
    }
    let [own, its] = [here, there].map(|f| Arg::Text(f.value.0.to_owned()));
    let other = project.document(there.span.doc);
    let draft = Draft::at(here.span, "fund-or-authority-disagree")
        .arg("here", own.clone())
        .arg("there", its.clone());
    let severity = if doc
        .facts
        .one(FUND)
        .is_some_and(|f| f.origin == Origin::Label)
    {
        Severity::Error
    } else {
        Severity::Warning
    };
    out.report(
        draft
            .arg("document", named(other))
            .place(there.span, "label-stated-here")
            .values(its, own)
            .severity(severity),
    );
}

/// The fund without its plus sign.
fn family(fund: Code) -> &'static str {
    fund.0.trim_end_matches('+')
}

/// The known intermediate body of a document, an index into [`AUTHORITIES`].
fn body(doc: &Document) -> Option<usize> {
    let name = doc
        .source
        .slice(doc.facts.one(AUTHORITY_INTERMEDIATE)?.span);
    AUTHORITIES
        .iter()
        .position(|(names, _)| names.iter().any(|n| name.starts_with(n)))
}
