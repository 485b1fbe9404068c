use crate::catalog::model::AxisEntry;
use crate::catalog::model::Lang;
use crate::catalog::{AXES, OBJECTIVES};
use crate::document::Document;
use crate::field::{AXIS_NO, OBJECTIVE_NO};
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Fact;
use crate::rules::shared::common::printed_text;
use crate::text::fold::same_folded;
use crate::text::source::Span;
use crate::value::code::Text;

crate::rule! {
    /// The title of a priority axis or specific objective matches its number.
    ///
    /// Official titles vary by a word or an ending. A title is reported only when most of its words
    /// belong to the title of another number, and fewer to the title of its own number.
    ///
    /// Source: operational programme 2014FI16M2OP001.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Toimintalinja: 3. Sosiaalinen osallisuus ja köyhyyden torjunta
    ///                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ PROG006 axis-or-objective-name-mismatch: this is the title of number 5; the title of number 3 is “Työllisyys ja työvoiman liikkuvuus”
    /// ```
    PROG006 "axis-or-objective-name-mismatch" Warning [Description: Axes] fix: Unsafe; check
}

/// The percentage of words that two titles must share to count as the same.
const MIN_LIKENESS: usize = 60;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let tables = [
        (out.need(doc, AXIS_NO), AXES),
        (out.need(doc, OBJECTIVE_NO), OBJECTIVES),
    ];
    for (fact, table) in tables {
        if let Some(fact) = fact {
            printed_title(doc, fact, table, out);
        }
    }
}

fn printed_title(doc: &Document, fact: &Fact<Text>, table: &[AxisEntry], out: &mut Sink<'_>) {
    let number = doc.source.slice(fact.span).trim_end_matches('.');
    let end = doc.blocks[fact.block as usize].end;
    let rest = &doc.source.text()[fact.span.end as usize..end as usize];
    let start = end
        - rest
            .trim_start_matches([' ', '.', '\u{a0}', '-', '–'])
            .len() as u32;
    let span = Span {
        start,
        end,
        ..fact.span
    };
    let column = usize::from(doc.reading_language() == Lang::Sv);
    let Some(own) = table
        .iter()
        .find(|e| e.number == number)
        .map(|e| e.titles[column])
    else {
        return out.skip(Reason::Because("reason-other-series"));
    };
    let printed_title = doc.source.slice(span);
    if printed_title.is_empty() || own.is_empty() {
        return out.skip(Reason::Because("reason-no-title"));
    }
    if same_folded(printed_title, own) {
        return out.pass();
    }
    let likeness = title_likeness(printed_title, own);
    let best = table
        .iter()
        .filter(|e| e.number != number && !e.titles[column].is_empty())
        .max_by_key(|e| title_likeness(printed_title, e.titles[column]));
    let other = best.filter(|e| {
        title_likeness(printed_title, e.titles[column]) >= MIN_LIKENESS.max(likeness + 1)
    });
    let Some(other) = other else {
        return out.pass();
    };
    let right = Arg::Text(own.to_owned());
    let [number, of] = [number, other.number].map(|n| Arg::Text(n.to_owned()));
    out.report(
        FindingBuilder::at_span(span, "axis-or-objective-name-mismatch")
            .with_arg("other", of)
            .with_arg("number", number)
            .with_arg("title", right.clone())
            .with_values(right.clone(), printed_text(doc, span))
            .with_unsafe_fix(
                Message::new("fix-replace").arg("text", right),
                vec![Edit {
                    span,
                    text: own.to_owned(),
                }],
            ),
    );
}

/// How many in a hundred of the words of two titles stand in both; words are the same when their first five letters are.
fn title_likeness(a: &str, b: &str) -> usize {
    let words = |title: &str| -> Vec<String> {
        let words = title
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| w.chars().count() > 2);
        words
            .map(|w| w.to_lowercase().chars().take(5).collect())
            .collect()
    };
    let (a, b) = (words(a), words(b));
    let shared = a.iter().filter(|w| b.contains(w)).count();
    100 * 2 * shared / (a.len() + b.len()).max(1)
}
