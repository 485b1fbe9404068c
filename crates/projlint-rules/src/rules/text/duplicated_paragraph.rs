use crate::block::BlockKind;
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};
use memchr::memchr3_iter;
use std::collections::HashMap;

crate::rule! {
    /// No passage of whole sentences stands twice in a document.
    ///
    /// A passage has at least 150 characters and lies within one line of the text. Comments of the table in section 8.2 and rows of tables are not
    /// compared: they are often copied.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ TEXT009 here for the first time
    ///
    /// The labour market is divided, which slows it down in many places. The division is taken into account when services for work and for new businesses are developed.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TEXT009 duplicated-paragraph: these 161 characters stand in the document before
    /// ```
    TEXT009 "duplicated-paragraph" Hint [Eura2014 Eura2007 Narrative] fix: None; check
}

/// Shorter passages may be formulas, in characters.
const LONG: usize = 150;
/// Sentences are told apart by so many of their first bytes.
const HEAD: usize = 24;

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let text = doc.source.text();
    let rows = doc.template.map_or("", |t| t.rows_section);
    let table = doc.sections.iter().position(|s| !rows.is_empty() && s.entry.number == rows);
    let table = table.map_or(0..0, |at| doc.sections[at].block..doc.sections.get(at + 1).map_or(doc.blocks.len(), |s| s.block));
    let mut heads: HashMap<[u8; HEAD], usize> = HashMap::new();
    let mut after = 0;
    for (index, block) in doc.blocks.iter().enumerate() {
        let (start, end) = (block.body as usize, block.end as usize);
        if end - start < LONG || block.kind == BlockKind::Row || table.contains(&index) {
            continue;
        }
        let stops = memchr3_iter(b'.', b'!', b'?', &text.as_bytes()[start..end]).map(|i| start + i + 1);
        let sentences = stops.filter(|at| text.as_bytes().get(*at) == Some(&b' ')).map(|at| at + 1);
        for at in std::iter::once(start).chain(sentences).filter(|at| at + LONG <= end) {
            let Some(head) = text.as_bytes()[at..end].first_chunk::<HEAD>() else { continue };
            if at < after {
                continue;
            }
            let Some(&first) = heads.get(head) else {
                heads.insert(*head, at);
                continue;
            };
            let until = doc.blocks[doc.blocks.partition_point(|b| b.start as usize <= first) - 1].end as usize;
            let same = passage(&text[first..until], &text[at..end]);
            let length = text[at..at + same].chars().count();
            if length >= LONG {
                after = at + same;
                out.report(
                    Draft::at(doc.source.span(at..after), "duplicated-paragraph")
                        .arg("length", Arg::Number(length as i64))
                        .place(doc.source.span(first..first + same), "label-first-time"),
                );
            }
        }
    }
    out.skip(Reason::Because("reason-no-repetition"));
}

/// How many bytes of whole sentences two texts begin with alike.
fn passage(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    if same == b.len() || same == a.len() && b[crate::source::floor(b, same)..].starts_with(' ') {
        return crate::source::floor(b, same);
    }
    let same = crate::source::floor(b, same);
    b[..same].rfind([". ", "! ", "? "].map(|s| s.as_bytes()[0] as char)).map_or(0, |i| i + 1)
}
