use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{DateMention, Origin};
use crate::rules::shared::common::printed_text;
use crate::text::source::Span;
use crate::value::date::ImpossibleDate;
use std::cell::LazyCell;

crate::rule! {
    /// A date must exist in the calendar.
    ///
    /// Only figures in the full form of a date are judged: a day, a month and a four-digit year.
    /// `6.1.` and `4.1` are section and objective numbers. In a sentence, only a day that its month
    /// does not have is reported, because `2.30.2019` may be a version number and `31/2/2019` a
    /// law.
    ///
    /// ```doc
    /// 1 Hanke
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 1.1.2020 ja päättyy 31.6.2021
    ///                                                               ^^^^^^^^^ DATE002 impossible-date: there is no such date as 31.6.2021
    /// ```
    DATE002 "impossible-date" Error [Page Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let strokes = LazyCell::new(|| dates_have_strokes(doc));
    for mention in &doc.facts.mentions {
        let Err(impossible) = mention.reading else {
            out.pass();
            continue;
        };
        if mention.origin == Origin::Prose
            && may_be_a_code(doc.source.slice(mention.span), impossible)
            && !*strokes
        {
            continue;
        }
        let mut draft = FindingBuilder::at_span(mention.span, "impossible-date")
            .with_origin(mention.origin)
            .with_arg("date", printed_text(doc, mention.span));
        draft = match impossible.nearest {
            Some(nearest) => draft
                .with_arg("nearest", Arg::Date(nearest))
                .with_values(Arg::Date(nearest), printed_text(doc, mention.span))
                .with_unsafe_fix(
                    Message::new("fix-replace").arg("text", Arg::Date(nearest)),
                    nearest_day(doc, mention, nearest.day),
                ),
            None => draft
                .with_arg("nearest", Arg::Text(String::new()))
                .with_values(Arg::Id("expected-date"), printed_text(doc, mention.span)),
        };
        out.report(draft);
    }
    out.skip(Reason::Because("reason-no-date"));
}

/// Whether a document writes dates with strokes: `01/03/2022`.
fn dates_have_strokes(doc: &Document) -> bool {
    let stroked = |mention: &DateMention| {
        mention.reading.is_ok() && doc.source.slice(mention.span).contains('/')
    };
    doc.facts.mentions.iter().any(stroked)
}

/// Versions, laws and register numbers look like dates in sentences: `2.30.2019`, `31/2/2019`. Only a day that its month
/// lacks is a slip there.
fn may_be_a_code(text: &str, impossible: ImpossibleDate) -> bool {
    text.contains('/') || impossible.nearest.is_none()
}

/// The edit that replaces the day: the first number of the date, or its last when the year stands first.
fn nearest_day(doc: &Document, mention: &DateMention, day: u8) -> Vec<Edit> {
    let text = doc.source.slice(mention.span);
    let head = text.bytes().take_while(u8::is_ascii_digit).count();
    let tail = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let Span { start, end, .. } = mention.span;
    let (start, end) = match (head, tail) {
        (1 | 2, _) => (start, start + head as u32),
        (4, 1 | 2) => (end - tail as u32, end),
        _ => return Vec::new(),
    };
    vec![Edit {
        span: Span {
            start,
            end,
            ..mention.span
        },
        text: day.to_string(),
    }]
}
