use crate::finding::Edit;
use crate::message::{Arg, Message};
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};
use crate::rules::support::printed;
use crate::rules::words::{occurrences, occurs};
use crate::source::ByteRange;
use crate::token::{is_address, token};

crate::rule! {
    /// Headings, list numbers and bullets begin their own line.
    ///
    /// A portal that loses line breaks runs them into the text: `services.TOIMENPITEET1.Strengthening`, `2.Increase`, `•development`, or two
    /// words in one (`regionEmployment`), which is reported only when both halves are words elsewhere in the document and the whole is not.
    /// Coined names (`KasvuPOK`) are right. All places share one cause.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project works for the region, and employment grows in the regionEmployment needs a network.
    ///                                                               ^^^^^^^^^^^^^^^^ TEXT002 glued-heading: a line break seems to be lost in “regionEmployment”
    /// ```
    TEXT002 "glued-heading" Warning [Kohesio Eura2014 Eura2007 Narrative] fix: Unsafe; check
}

/// Shorter lines hold no lost line breaks.
const LONG: u32 = 80;
/// In a text with more pairs of a small letter and a capital they have another reason.
const MOST: usize = 100;

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let text = doc.source.text();
    let mut found: Vec<(ByteRange, Vec<usize>)> = Vec::new();
    let mut words = MOST;
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
            breaks.extend(glue(doc, *last, at, &mut words));
            continue;
        }
        let whole = token(text, at);
        found.extend(glue(doc, whole, at, &mut words).map(|split| (whole, vec![split])));
    }
    let bullets = doc
        .signs(b"\xA2")
        .filter_map(|at| at.checked_sub(2))
        .filter(|at| text.as_bytes()[*at..].starts_with("•".as_bytes()));
    for at in bullets {
        let after = at + "•".len();
        let inline = block_of(doc, at).is_some_and(|b| {
            (doc.blocks[b].body as usize) < at && long(doc, b) && doc.blocks[b].start as usize != at
        });
        let end = token(text, at).end;
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
            Draft::at(span, "glued-heading")
                .arg("text", printed(doc, span))
                .unsafe_fix(
                    Message::new("fix-insert-break").arg("text", Arg::Number(breaks.len() as i64)),
                    breaks.iter().map(edit).collect(),
                )
                .cause("cause-lost-line-breaks"),
        );
    }
    out.skip(Reason::Because("reason-no-glue"));
}

fn block_of(doc: &Document, at: usize) -> Option<usize> {
    doc.blocks
        .partition_point(|b| b.start as usize <= at)
        .checked_sub(1)
}

fn long(doc: &Document, block: usize) -> bool {
    doc.blocks[block].end - doc.blocks[block].start >= LONG
}

/// Where a line break is lost in a token, by the capital at `at`.
fn glue(doc: &Document, whole: ByteRange, at: usize, words: &mut usize) -> Option<usize> {
    let text = doc.source.text();
    let block = block_of(doc, at).filter(|b| long(doc, *b))?;
    let token = &text[whole];
    if is_address(token) || token.contains('/') {
        return None;
    }
    let word = |from: usize| {
        text[from..whole.end]
            .chars()
            .take_while(|c| c.is_alphabetic())
            .map(char::len_utf8)
            .sum::<usize>()
    };
    let right = &text[at..at + word(at)];
    let small = |w: &str| w.chars().skip(1).all(char::is_lowercase) && w.chars().count() >= 3;
    let capitals = right.chars().take_while(|c| c.is_uppercase()).count();
    match text.as_bytes()[at - 1] {
        b'.' if text[whole.start..at - 1].ends_with(|c: char| c.is_ascii_digit()) => {
            let number = text[whole.start..at - 1].trim_end_matches(|c: char| c.is_ascii_digit());
            let digits = at - 1 - whole.start - number.len();
            let ended = text[..whole.start]
                .trim_end()
                .ends_with(['.', ':', ';', '!', '?', ',']);
            let word = number
                .chars()
                .rev()
                .take_while(|c| c.is_alphabetic())
                .count()
                >= 4;
            let inline = whole.start > doc.blocks[block].body as usize
                && if number.is_empty() { ended } else { word };
            (digits <= 2 && small(right) && inline).then_some(whole.start + number.len())
        }
        b'.' | b'!' | b'?' => {
            let heading = capitals >= 4 && capitals == right.chars().count();
            let left = text[whole.start..at - 1]
                .chars()
                .next_back()
                .is_some_and(char::is_lowercase);
            (heading && left).then_some(at)
        }
        _ => {
            let start = at
                - text[whole.start..at]
                    .chars()
                    .rev()
                    .take_while(|c| c.is_alphabetic())
                    .map(char::len_utf8)
                    .sum::<usize>();
            let left = &text[start..at];
            let plain =
                left.chars().all(char::is_lowercase) && left.chars().count() >= 3 && small(right);
            let alone = plain
                && !text[at + right.len()..].starts_with(['-', '_'])
                && start
                    == whole.start
                        + (token.len() - token.trim_start_matches(['(', '“', '"', '”']).len());
            if !alone || *words == 0 {
                return None;
            }
            *words -= 1;
            (occurs(text, left)
                && occurs(text, right)
                && occurrences(text, &text[start..at + right.len()]) == 1)
                .then_some(at)
        }
    }
}
