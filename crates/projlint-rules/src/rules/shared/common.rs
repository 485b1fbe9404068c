//! What most documents of a project state, and texts for messages.

use crate::document::Document;
use crate::field::{DATE_PUBLISHED, Field};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::project::Project;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, FactValue, Origin, Scope};
use crate::rules::shared::period::date_of;
use crate::text::range::floor_boundary;
use crate::text::source::Span;
use crate::value::code::Code;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

/// What most documents of a project state, else the first of them.
pub struct CommonFact<'d, T> {
    /// The fact, of the first document that states it.
    pub fact: &'d Fact<T>,
    /// Whether another document states the field too.
    pub others: bool,
}

/// The fact of a field that most documents state in the same way, as `key` compares it; among equally common ones, one that a label states
/// and the first.
pub fn common_fact<'d, T: FactValue, K: Hash + Eq>(
    project: &'d Project,
    field: Field<T>,
    key: impl Fn(T) -> K,
) -> Option<CommonFact<'d, T>> {
    let facts: Vec<&Fact<T>> = project
        .documents()
        .iter()
        .filter_map(|d| d.facts.one_of(field))
        .filter(of_project)
        .collect();
    let mut times: HashMap<K, usize> = HashMap::new();
    for fact in &facts {
        *times.entry(key(fact.value)).or_default() += 1;
    }
    let rank = |f: &Fact<T>| {
        (
            times.get(&key(f.value)).copied(),
            f.origin == Origin::Label,
            Reverse(f.span),
        )
    };
    let fact = facts.iter().copied().max_by_key(|f| rank(f))?;
    Some(CommonFact {
        fact,
        others: facts.len() > 1,
    })
}

/// Holds something that belongs to one fund (`ESF` or `ERDF`) against the fund of the document; `draft` is the finding.
pub fn against_fund(
    out: &mut Sink<'_>,
    of: &'static str,
    fund: &Fact<Code>,
    draft: FindingBuilder,
) {
    match fund.value.0 {
        stated if stated == of => out.pass(),
        stated @ ("ESF" | "ERDF") => {
            let [of, stated] = [of, stated].map(|name| Arg::Text(name.to_owned()));
            out.report(
                draft
                    .with_arg("of", of)
                    .with_arg("fund", stated)
                    .with_fact(fund, "label-fund"),
            );
        }
        _ => out.skip(Reason::Because("reason-other-series")),
    }
}

/// A document by its name, as an argument.
pub fn document_name(document: &Document) -> Arg {
    if document.name.is_empty() {
        Arg::Id("another-document")
    } else {
        Arg::Text(document.name.clone())
    }
}

/// Longer texts are cut in messages, in bytes.
const MAX_PRINTED_BYTES: usize = 200;

/// A text of the document as an argument.
pub fn printed_text(doc: &Document, span: Span) -> Arg {
    let text = doc.source.slice(span);
    Arg::Text(if text.len() > MAX_PRINTED_BYTES {
        format!("{}…", &text[..floor_boundary(text, MAX_PRINTED_BYTES)])
    } else {
        text.to_owned()
    })
}

/// Whether a scope is the whole project.
pub fn of_project<T>(fact: &&Fact<T>) -> bool {
    fact.scope == Scope::Project
}

/// Why the figures of two documents of one project are not compared, if they are not: one changes what the other says, or is of a
/// year or a partner.
pub fn why_not_compared(project: &Project, here: Span, there: Span) -> Option<Reason> {
    let facts = [here, there].map(|place| &project.document(place.doc).facts);
    if facts.iter().any(|f| f.is_amendment) {
        return Some(Reason::Because("reason-amended"));
    }
    let parts = facts.iter().filter(|f| f.is_of_part).count();
    (parts == 1).then_some(Reason::Because("reason-part-document"))
}

/// Whether the documents of two places are dated, on different days: one may be an amended version of the other.
pub fn may_be_amended(project: &Project, here: Span, there: Span) -> bool {
    let dated = |place: Span| date_of(project.document(place.doc), DATE_PUBLISHED);
    matches!((dated(here), dated(there)), (Some(a), Some(b)) if a != b)
}
