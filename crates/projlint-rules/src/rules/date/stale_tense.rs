use crate::document::Document;
use crate::field::DATE_END;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;
use crate::text::range::floor_boundary;
use crate::text::source::Span;

crate::rule! {
    /// A page does not refer to the end of a project as still to come when it was more than half a year ago.
    ///
    /// The rule needs the reference date (`--as-of`). The plan's standard wording (`Alkaa … ja
    /// päättyy …` after a label) is not judged, nor is a verb that is a label (`Päättyy – 31.8.2020`).
    ///
    /// ```doc as-of:2026-01-01
    /// Hanke alkoi 1.6.2019 ja päättyy 31.12.2021.
    ///                         ^^^^^^^^^^^^^^^^^^ DATE010 stale-tense: the text says the end (31 December 2021) is still to come, but today is 1 January 2026
    /// ```
    DATE010 "stale-tense" Hint [Narrative] fix: None, tolerance 6 months; check
}

/// The verb stands this far before the date at most, in bytes.
const NEAR_BYTES: usize = 40;

/// Signs between a label and its value.
const LABEL_SIGNS: [char; 5] = [':', '=', '-', '–', '—'];

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(as_of) = out.need_as_of() else {
        return;
    };
    let present = doc.reading_language().data().present;
    if present.is_empty() {
        return out.skip(Reason::Because("reason-language"));
    }
    for end in doc
        .facts
        .all_of(DATE_END)
        .filter(|f| f.origin == Origin::Prose)
    {
        let text = doc.source.text();
        let from = floor_boundary(text, (end.span.start as usize).saturating_sub(NEAR_BYTES));
        let head = &text[from..end.span.start as usize];
        let Some(at) = present.iter().filter_map(|w| head.rfind(w)).max() else {
            continue;
        };
        if head.trim_end().ends_with(LABEL_SIGNS) {
            continue;
        }
        if end.value.last_day().plus_months(out.tolerance_months()) >= as_of {
            out.pass();
            continue;
        }
        let span = Span {
            start: (from + at) as u32,
            ..end.span
        };
        out.report(
            FindingBuilder::at_span(span, "stale-tense")
                .with_arg("end", Arg::Date(end.value))
                .with_arg("day", Arg::Date(as_of)),
        );
    }
    out.skip(Reason::Missing(DATE_END.id));
}
