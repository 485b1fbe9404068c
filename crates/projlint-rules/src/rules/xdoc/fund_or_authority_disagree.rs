use crate::catalog::AUTHORITIES;
use crate::catalog::template::Family;
use crate::document::Document;
use crate::field::{AUTHORITY_INTERMEDIATE, FUND};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin};
use crate::rules::shared::common::{common_fact, document_name, printed_text};
use crate::value::code::Code;

crate::rule! {
    /// Documents of one project must name the same fund and the same intermediate body.
    ///
    /// A fund counts as the same in all languages and under its acronym; the ESF and the ESF+ are
    /// not distinguished. Of the intermediate bodies, the ELY centres that fund ESF projects are
    /// known, and a disagreement between them is a `warning`. The managing authority is a different
    /// role. Only what labels and titles state is compared.
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
    XDOC005 "fund-or-authority-disagree" Error [Page Description Narrative] fix: None; project check
}

fn check(project: &Project, out: &mut Sink<'_>) {
    let bodies = || {
        project
            .documents()
            .iter()
            .filter_map(|d| Some((d.facts.one_of(AUTHORITY_INTERMEDIATE)?, body_name(d)?)))
    };
    out.judge_across(
        project,
        || (common_fact(project, FUND, fund_family), bodies().next()),
        |(fund, first), doc, out| {
            if let (Some(here), Some(there)) = (
                doc.facts.one_of(FUND),
                fund.as_ref().filter(|f| f.others).map(|f| f.fact),
            ) {
                compare_funds(project, doc, here, there, out);
            }
            if let (Some(here), Some(own), Some((there, its))) = (
                doc.facts.one_of(AUTHORITY_INTERMEDIATE),
                body_name(doc),
                *first,
            ) && here.span != there.span
            {
                if own == its {
                    return out.pass();
                }
                let other = project.document(there.span.doc);
                let draft = FindingBuilder::on_fact(here, "fund-or-authority-disagree-body")
                    .with_arg("here", printed_text(doc, here.span));
                let draft = draft
                    .with_arg("there", printed_text(other, there.span))
                    .with_arg("document", document_name(other))
                    .with_fact(there, "label-stated-here");
                out.report(draft.with_severity(Severity::Warning));
            }
            out.skip(Reason::Because("reason-one-document"));
        },
    );
}

fn compare_funds(
    project: &Project,
    doc: &Document,
    here: &Fact<Code>,
    there: &Fact<Code>,
    out: &mut Sink<'_>,
) {
    let heading = |f: &Fact<Code>| {
        f.origin == Origin::Label
            || project.document(f.span.doc).kind.family() == Family::Description
    };
    if here.span == there.span {
        return out.skip(Reason::Because("reason-held-right"));
    }
    if fund_family(here.value) == fund_family(there.value) {
        return out.pass();
    }
    if !heading(here) || !heading(there) {
        return out.skip(Reason::Because("reason-no-label"));
    }
    let [own, its] = [here, there].map(|f| Arg::Text(f.value.0.to_owned()));
    let other = project.document(there.span.doc);
    let draft = FindingBuilder::at_span(here.span, "fund-or-authority-disagree")
        .with_arg("here", own.clone())
        .with_arg("there", its.clone());
    let severity = if doc
        .facts
        .one_of(FUND)
        .is_some_and(|f| f.origin == Origin::Label)
    {
        Severity::Error
    } else {
        Severity::Warning
    };
    out.report(
        draft
            .with_arg("document", document_name(other))
            .with_place(there.span, "label-stated-here")
            .with_values(its, own)
            .with_severity(severity),
    );
}

/// The fund without its plus sign.
fn fund_family(fund: Code) -> &'static str {
    fund.0.trim_end_matches('+')
}

/// The known intermediate body of a document, an index into [`AUTHORITIES`].
fn body_name(doc: &Document) -> Option<usize> {
    let name = doc
        .source
        .slice(doc.facts.one_of(AUTHORITY_INTERMEDIATE)?.span);
    AUTHORITIES
        .iter()
        .position(|(names, _)| names.iter().any(|n| name.starts_with(n)))
}
