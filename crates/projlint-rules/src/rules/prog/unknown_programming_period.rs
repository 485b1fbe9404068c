use crate::catalog::concept::{Concept, ConceptSet};
use crate::catalog::{OTHER_PERIODS, PERIODS, programming_period};
use crate::document::Document;
use crate::field::{FUND, FieldId, PERIOD_LABEL};
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::read::facts::UnreadReason;
use crate::read::term_search::names_concept;
use crate::rules::shared::common::printed_text;
use crate::rules::shared::period::meant_period;
use crate::value::date::Years;

crate::rule! {
    /// The stated programming period exists.
    ///
    /// Periods of other instruments (EEA and Norway Grants, agriculture, recovery) are recognised
    /// where the document names the instrument. Since January 2025, Kohesio has printed `2014-2021`
    /// on every page of 2014-2020; there, the finding is a `warning`, and its many occurrences
    /// share one cause.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Programming period: 2014-2021
    ///                     ^^^^^^^^^ PROG001 unknown-programming-period (warning): 2014-2021 is not a programming period; Kohesio shows it instead of 2014–2020
    /// ```
    PROG001 "unknown-programming-period" Error [Page Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for unread in doc
        .facts
        .unread
        .iter()
        .filter(|u| u.field == FieldId::PeriodLabel && u.why == UnreadReason::Malformed)
    {
        out.report(
            FindingBuilder::at_span(unread.span, "unknown-programming-period-unread")
                .with_arg("period", printed_text(doc, unread.span))
                .with_values(Arg::Id("expected-period"), printed_text(doc, unread.span)),
        );
    }
    for fact in doc.facts.all_of(PERIOD_LABEL) {
        let years = fact.value;
        if programming_period(years.first, years.last).is_some() || of_other_instrument(doc, years)
        {
            out.pass();
            continue;
        }
        let constant = meant_period(doc, years) != years;
        let mut draft = FindingBuilder::on_fact(
            fact,
            if constant {
                "unknown-programming-period-kohesio"
            } else {
                "unknown-programming-period"
            },
        )
        .with_arg("period", Arg::Text(years.canonical()));
        if let Some(near) = PERIODS
            .iter()
            .find(|p| p.first == years.first)
            .or_else(|| PERIODS.iter().find(|p| p.last == years.last))
        {
            let text = doc.source.slice(fact.span);
            let right = Years {
                first: near.first,
                last: near.last,
            }
            .canonical();
            let dash = text.get(4..text.len().saturating_sub(4)).unwrap_or("-");
            let edit = Edit {
                span: fact.span,
                text: format!("{}{dash}{}", near.first, near.last),
            };
            draft = draft
                .with_values(Arg::Text(right.clone()), Arg::Text(years.canonical()))
                .with_unsafe_fix(
                    Message::new("fix-replace").arg("text", Arg::Text(right)),
                    vec![edit],
                );
        }
        if constant {
            draft = draft
                .with_severity(Severity::Warning)
                .with_cause("cause-kohesio-period-constant");
        }
        out.report(draft);
    }
    out.skip(crate::judge::verdict::Reason::Missing(FieldId::PeriodLabel));
}

fn of_other_instrument(doc: &Document, years: Years) -> bool {
    let text = doc.source.text().to_lowercase();
    let rural = ["EAFRD", "EAGF"];
    let funded = doc.facts.all_of(FUND).any(|f| rural.contains(&f.value.0))
        || names_concept(
            doc.source.text(),
            doc.reading_language(),
            ConceptSet::of(&[Concept::FundEafrd]),
        );
    // The fund for rural areas is seldom named by its name; a document that names no other fund may be about its money.
    let unnamed = doc.facts.all_of(FUND).next().is_none();
    let named = |words: &[&str]| {
        words
            .iter()
            .any(|w| text.contains(&w.to_lowercase()) || ((funded || unnamed) && rural.contains(w)))
    };
    doc.followed_template()
        .is_none_or(|t| t.printed_period.is_none())
        && OTHER_PERIODS.iter().any(|(first, last, words)| {
            (*first, *last) == (years.first, years.last) && named(words)
        })
}
