use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::block::BlockKind;
use crate::text::range::{ByteRange, floor_boundary};
use std::collections::HashMap;

crate::rule! {
    /// No passage of whole sentences appears twice in a document.
    ///
    /// A passage is at least 150 characters long and lies within one line of the text. Comments in
    /// the table in section 8.2 and table rows are not compared, because they are often copied.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ TEXT009 first occurrence
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TEXT009 duplicated-paragraph: this passage of 161 characters already appears earlier in the document
    /// ```
    TEXT009 "duplicated-paragraph" Hint [Description Narrative] fix: None; check
}

/// Shorter passages may be formulas, in characters.
const MIN_CHARS: usize = 150;
/// How many first bytes of a sentence identify it; fewer than `MIN_CHARS`.
const HEAD_BYTES: usize = 128;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    let rows = doc.template.as_deref().map_or("", |t| &t.rows_section);
    let table = doc
        .sections
        .iter()
        .position(|s| !rows.is_empty() && s.entry.number == rows);
    let table = table.map_or(0..0, |at| {
        doc.sections[at].block
            ..doc
                .sections
                .get(at + 1)
                .map_or(doc.blocks.len(), |s| s.block)
    });
    let mut first_places: HashMap<u64, usize> = HashMap::new();
    let mut stops = doc
        .seldom
        .stops
        .iter()
        .map(|stop| *stop as usize)
        .peekable();
    for (index, block) in doc.blocks.iter().enumerate() {
        let (start, end) = (block.body as usize, block.end as usize);
        if end - start < MIN_CHARS || block.kind == BlockKind::Row || table.contains(&index) {
            continue;
        }
        let mut at = start;
        while at + MIN_CHARS <= end {
            let head = &text.as_bytes()[at..at + HEAD_BYTES];
            let first = *first_places.entry(head_hash(head)).or_insert(at);
            let again = first < at && text.as_bytes()[first..].starts_with(head);
            let same = if again {
                report_repeated(doc, first, ByteRange::new(at, end), out)
            } else {
                0
            };
            let next = at + same.max(1) - 1;
            while stops.next_if(|stop| *stop <= next).is_some() {}
            at = stops
                .peek()
                .filter(|stop| **stop < end)
                .map_or(end, |stop| stop + 1);
        }
    }
    out.skip(Reason::Because("reason-no-repetition"));
}

/// Reports a passage that stands at `first` and again at the begin of `rest`; its bytes, 0 for one that is too short.
fn report_repeated(doc: &Document, first: usize, rest: ByteRange, out: &mut Sink<'_>) -> usize {
    let text = doc.source.text();
    let until =
        doc.blocks[doc.blocks.partition_point(|b| b.start as usize <= first) - 1].end as usize;
    let same = shared_passage(&text[first..until], &text[rest]);
    let at = rest.start;
    let length = text[at..at + same].chars().count();
    if length < MIN_CHARS {
        return 0;
    }
    out.report(
        FindingBuilder::at_span(doc.source.span(at..at + same), "duplicated-paragraph")
            .with_arg("length", Arg::Number(length as i64))
            .with_place(doc.source.span(first..first + same), "label-first-time"),
    );
    same
}

/// A hash of the first bytes of a sentence, of every one of them.
fn head_hash(head: &[u8]) -> u64 {
    let words = head.as_chunks().0.iter();
    words.fold(0, |hash: u64, bytes| {
        (hash.rotate_left(9) ^ u64::from_le_bytes(*bytes)).wrapping_mul(0x517c_c1b7_2722_0a95)
    })
}

/// How many bytes of whole sentences two texts begin with alike.
fn shared_passage(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    if same == b.len() || same == a.len() && b[floor_boundary(b, same)..].starts_with(' ') {
        return floor_boundary(b, same);
    }
    let same = floor_boundary(b, same);
    b[..same]
        .rfind([". ", "! ", "? "].map(|s| s.as_bytes()[0] as char))
        .map_or(0, |i| i + 1)
}
