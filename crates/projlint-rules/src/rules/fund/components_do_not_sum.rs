use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::near_sums::near_sums;
use crate::rules::shared::share::amount_difference;
use crate::rules::shared::source_sum::sources_above_total;
use crate::rules::shared::sum::{StatedSum, SumFinding, stated_sums};
use crate::value::money::Money;
use std::collections::HashSet;

crate::rule! {
    /// When all the parts of a total are listed, they must add up to it.
    ///
    /// The rule judges a list of amounts that ends with a row for the total, a list whose parts add
    /// up to more than the total above them, and a written sum (`300 000 + 200 000 = 500 000`). Amounts
    /// of one paragraph are judged where they would add up if one digit of one of them were another, or
    /// two neighbours changed places, and nothing else confirms that amount. Sources that are stated
    /// one by one (the EU, the state, municipalities) are together at most the total.
    /// Every figure may be off by half of its last printed unit, and so may their sum. A part that
    /// contains another (`EU and state funding` alongside `EU contribution`) is not added, and a
    /// list with a part of a part (`of which …`) is not judged.
    ///
    /// ```doc
    /// Hankkeen rahoitus
    ///
    /// EU-rahoitus: 300 000 €
    ///              ~~~~~~~~~ FUND008 part
    /// Valtion rahoitus: 200 000 €
    ///                   ~~~~~~~~~ FUND008 part
    /// Kuntien rahoitus: 100 000 €
    ///                   ~~~~~~~~~ FUND008 part
    /// Rahoitus yhteensä: 610 000 €
    ///                    ^^^^^^^^^ FUND008 components-do-not-sum: 300 000 € + 200 000 € + 100 000 € = 600 000 €, not 610 000 €; the difference is 10 000 €
    /// ```
    FUND008 "components-do-not-sum" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let mut wrong = HashSet::new();
    for sum in stated_sums(doc) {
        match sum {
            SumFinding::Holds(_) => out.pass(),
            SumFinding::Unclear => out.skip(Reason::Because("reason-unclear-sum")),
            SumFinding::Fails(sum) => {
                report_sum(doc, out, &sum);
                wrong.insert(sum.total.1);
            }
        }
    }
    for sum in near_sums(doc).into_iter().chain(sources_above_total(doc)) {
        let mut figures = sum.parts.iter().chain([&sum.total]);
        if !figures.any(|(_, span)| wrong.contains(span)) {
            report_sum(doc, out, &sum);
            wrong.insert(sum.total.1);
        }
    }
    out.skip(Reason::Because("reason-no-sum"));
}

/// Of a longer sum only the beginning and the end are shown.
const MAX_SHOWN_TERMS: usize = 8;

fn report_sum(doc: &Document, out: &mut Sink<'_>, StatedSum { parts, total }: &StatedSum) {
    let sum = Money {
        cents: parts.iter().map(|(m, _)| m.cents).sum(),
        unit: parts.iter().map(|(m, _)| m.unit).min().unwrap_or(1),
        ..total.0
    };
    let mut terms: Vec<&str> = parts.iter().map(|(_, s)| doc.source.slice(*s)).collect();
    if terms.len() > MAX_SHOWN_TERMS {
        terms.splice(3..terms.len() - 1, ["…"]);
    }
    let mut draft = FindingBuilder::at_span(total.1, "components-do-not-sum")
        .with_arg("terms", Arg::Text(terms.join(" + ")))
        .with_arg("sum", Arg::Money(sum))
        .with_arg("total", Arg::Money(total.0))
        .with_difference(Arg::Money(amount_difference(sum, total.0)))
        .with_values(Arg::Money(sum), Arg::Money(total.0));
    for (_, span) in parts {
        draft = draft.with_place(*span, "label-part");
    }
    out.report(draft);
}
