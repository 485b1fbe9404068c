use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed_text;
use crate::rules::shared::line_breaks::{block_of, is_long, lost_break};
use crate::text::range::ByteRange;
use crate::text::token::token_around;

crate::rule! {
    /// Headings, list numbers and bullets each begin on their own line.
    ///
    /// A portal that loses line breaks runs them into the text:
    /// `services.TOIMENPITEET1.Strengthening`, `2.Increase`, `•development`, or two words joined
    /// into one (`regionEmployment`), which is reported only when both halves are words elsewhere
    /// in the document and the whole is not. Coined names (`KasvuPOK`) are correct. All occurrences
    /// share one cause.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project works for the region, and employment grows in the regionEmployment needs a network.
    ///                                                               ^^^^^^^^^^^^^^^^ TEXT002 glued-heading: a line break seems to be missing in “regionEmployment”
    /// ```
    TEXT002 "glued-heading" Warning [Page Description Narrative] fix: Unsafe; check
}

/// In a text with more pairs of a small letter and a capital they have another reason.
const MAX_WORD_PAIRS: usize = 100;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    let mut found: Vec<(ByteRange, Vec<usize>)> = Vec::new();
    let mut words = MAX_WORD_PAIRS;
    for at in doc
        .seldom
        .joints
        .iter()
        .map(|at| *at as usize)
        .filter(|at| text.is_char_boundary(*at))
    {
        if let Some((last, breaks)) = found.last_mut()
            && at < last.end
        {
            breaks.extend(lost_break(doc, *last, at, &mut words));
            continue;
        }
        let whole = token_around(text, at);
        found.extend(lost_break(doc, whole, at, &mut words).map(|split| (whole, vec![split])));
    }
    let bullets = doc
        .rare_bytes(b"\xA2")
        .filter_map(|at| at.checked_sub(2))
        .filter(|at| text.as_bytes()[*at..].starts_with("•".as_bytes()));
    for at in bullets {
        let after = at + "•".len();
        let inline = block_of(doc, at).is_some_and(|b| {
            (doc.blocks[b].body as usize) < at
                && is_long(doc, b)
                && doc.blocks[b].start as usize != at
        });
        let end = token_around(text, at).end;
        if inline && text[after..].starts_with(char::is_alphabetic) {
            found.push((ByteRange::new(at, end), vec![at]));
        }
    }
    found.sort_by_key(|f| f.0.start);
    for (whole, mut breaks) in found {
        breaks.dedup();
        let trimmed = text[whole].trim_end_matches([',', '.', ';', ':']).len();
        let span = doc.source.span(whole.start..whole.start + trimmed);
        let edit = |at: &usize| Edit {
            span: doc.source.span(*at..*at),
            text: "\n".to_owned(),
        };
        out.report(
            FindingBuilder::at_span(span, "glued-heading")
                .with_arg("text", printed_text(doc, span))
                .with_unsafe_fix(
                    Message::new("fix-insert-break").arg("n", Arg::Number(breaks.len() as i64)),
                    breaks.iter().map(edit).collect(),
                )
                .with_cause("cause-lost-line-breaks"),
        );
    }
    out.skip(Reason::Because("reason-no-glue"));
}
