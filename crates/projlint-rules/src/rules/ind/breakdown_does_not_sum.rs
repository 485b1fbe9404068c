use crate::catalog::concept::Concept;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Breakdown, CountedPart};
use crate::read::figure_table::{FigureTable, ListedCell, ListedFigure, RowLabel};
use crate::rules::shared::column::{Addend, SumRow, SumVerdict, judge_column};
use crate::value::number::group_thousands;

crate::rule! {
    /// The numbers of women and men add up to the number of participants, as parts do to any number.
    ///
    /// The rule reads a number of participants, followed by the numbers of women and of men, in one
    /// sentence or line, a number with its parts in brackets (`38 schools (22 primary, 16 secondary)`)
    /// or in a list behind it (`14 workshops: 8 in Cork and 6 in Kerry`), and tables of counts with
    /// their total. A sum above the whole number is a `warning`; a lower sum is an `info`, since some
    /// people may have no stated gender, and is not reported where the sentence says `joista`, `varav`
    /// or `of whom`. Parts behind such a word may share members: more of them than the whole are
    /// reported where one changed digit makes the difference.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project had 100 participants: 60 women and 55 men.
    ///                 ~~~ IND004 all of them
    ///                                   ^^ IND004 breakdown-does-not-sum: 60 + 55 = 115, not 100
    ///                                                ~~ IND004 the other part is here
    /// ```
    IND004 "breakdown-does-not-sum" Warning [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.skip(Reason::Because("reason-no-breakdown"));
    for breakdown in &doc.facts.breakdowns {
        judge_breakdown(breakdown, out);
    }
    for breakdown in doc.facts.lists.iter().flat_map(listed_breakdowns) {
        judge_breakdown(&breakdown, out);
    }
}

/// Holds the parts against the whole.
fn judge_breakdown(breakdown: &Breakdown, out: &mut Sink<'_>) {
    let Breakdown {
        total,
        parts,
        is_subset,
    } = breakdown;
    let sum: i64 = parts.iter().map(|p| p.value).fold(0, i64::saturating_add);
    if sum == total.value || (sum < total.value && *is_subset) {
        return out.pass();
    }
    let severity = if sum > total.value {
        Severity::Warning
    } else {
        Severity::Info
    };
    let [first, others @ ..] = &parts[..] else {
        return;
    };
    let terms: Vec<String> = parts
        .iter()
        .map(|p| group_thousands(i128::from(p.value)))
        .collect();
    let mut draft = FindingBuilder::at_span(first.span, "breakdown-does-not-sum")
        .with_arg("terms", Arg::Text(terms.join(" + ")))
        .with_arg("sum", Arg::Number(sum))
        .with_arg("total", Arg::Number(total.value))
        .with_place(total.span, "label-all")
        .with_severity(severity)
        .with_values(Arg::Number(total.value), Arg::Number(sum));
    for part in others {
        draft = draft.with_place(part.span, "label-sibling");
    }
    out.report(draft);
}

/// Columns of counts that a total closes, and rows of women and men beside one of all persons.
fn listed_breakdowns(table: &FigureTable) -> Vec<Breakdown> {
    let mut found = Vec::new();
    for column in 0..table.width() {
        let cells: Vec<_> = table.column(column).collect();
        let count = |n: usize| match cells[n].1.figure {
            ListedFigure::Count(value) => Some(CountedPart {
                value,
                span: cells[n].1.span,
            }),
            _ => None,
        };
        let row_of = |wanted: Concept| {
            let has = |(label, _): &(&RowLabel, &ListedCell)| label.concepts.has(wanted);
            cells.iter().position(has).and_then(count)
        };
        let persons = row_of(Concept::Participants).or_else(|| row_of(Concept::Persons));
        if let (Some(total), Some(women), Some(men)) =
            (persons, row_of(Concept::Women), row_of(Concept::Men))
        {
            found.push(Breakdown {
                total,
                parts: vec![women, men],
                is_subset: false,
            });
            continue;
        }
        let rows: Vec<SumRow> = (0..cells.len())
            .map(|n| {
                SumRow::of(
                    cells[n].0,
                    cells[n].1,
                    count(n).map(|part| Addend::from_count(part.value)),
                )
            })
            .collect();
        for verdict in judge_column(&rows) {
            if let SumVerdict::Fails { parts, total } = verdict {
                let parts: Option<Vec<_>> = parts.into_iter().map(count).collect();
                if let (Some(parts), Some(total)) = (parts, count(total)) {
                    found.push(Breakdown {
                        total,
                        parts,
                        is_subset: false,
                    });
                }
            }
        }
    }
    found
}
