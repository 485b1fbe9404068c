use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::number_words::announced_number;
use crate::text::block::{Block, BlockKind};
use crate::text::range::floor_boundary;

crate::rule! {
    /// A number word that announces a list matches the number of its items.
    ///
    /// A line is judged when it ends with a colon, has one number word from two to ten in its last
    /// sentence, and is followed within two lines by a list of at least two items. Ranges (`fyra
    /// till sex`), open lists (`mm.`, `bl.a.`, `such as`), lengths of time and amounts do not count
    /// as announcements.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project held three courses:
    ///                  ^^^^^ IND005 announced-count-mismatch: the text announces 3, but the list has 2 items
    /// - Reporting
    /// - Networking
    /// ```
    IND005 "announced-count-mismatch" Info [Description Narrative] fix: None; check
}

/// Words by which a list is only a part of what is announced.
const OPEN_LIST_WORDS: [&str; 18] = [
    "mm.",
    "muun muassa",
    "muassa",
    "esim",
    "kuten",
    "bl.a.",
    "bland annat",
    "t.ex.",
    "till exempel",
    "såsom",
    "such as",
    "e.g.",
    "for example",
    "including",
    "among",
    "ainakin",
    "vähintään",
    "minst",
];
/// Words that open a list are looked for so far before its colon, in bytes.
const NEAR_BYTES: usize = 160;
/// How many items of a list are looked at.
const MAX_ITEMS: usize = 50;
fn check(doc: &Document, out: &mut Sink<'_>) {
    out.skip(Reason::Because("reason-no-list"));
    for (index, block) in doc.blocks.iter().enumerate() {
        let line = doc.line_text(block);
        if !line.ends_with(':') || !matches!(block.kind, BlockKind::Text | BlockKind::Item) {
            continue;
        }
        let items = count_items(doc, index);
        if items < 2 {
            continue;
        }
        let from = line.rfind(". ").map_or(0, |i| i + 2);
        let near =
            line[floor_boundary(line, line.len().saturating_sub(NEAR_BYTES))..].to_lowercase();
        if OPEN_LIST_WORDS.iter().any(|w| near.contains(w)) {
            continue;
        }
        let Some(announced) = announced_number(&line[from..], doc.reading_language()) else {
            continue;
        };
        if announced.value == items {
            out.pass();
            continue;
        }
        let first = block.body as usize + from;
        out.report(
            FindingBuilder::at_span(
                doc.source.span(announced.range.shifted(first)),
                "announced-count-mismatch",
            )
            .with_arg("announced", Arg::Number(announced.value as i64))
            .with_arg("items", Arg::Number(items as i64))
            .with_values(
                Arg::Number(items as i64),
                Arg::Number(announced.value as i64),
            ),
        );
    }
}

/// How many items of one kind follow a line; those that are indented more than the first are parts of items, as are lines that go
/// on with the text of an item.
fn count_items(doc: &Document, index: usize) -> usize {
    let text = doc.source.text();
    let indent = |b: &Block| {
        text[..b.start as usize]
            .bytes()
            .rev()
            .take_while(|c| matches!(c, b' ' | b'\t'))
            .count()
    };
    let own = indent(&doc.blocks[index]);
    let announced_by_item = doc.blocks[index].kind == BlockKind::Item;
    let mut items: Vec<&Block> = Vec::new();
    for block in doc.blocks[index + 1..].iter().take(MAX_ITEMS) {
        if block.kind == BlockKind::Item {
            // An item that announces a list ends with the next item at its own depth.
            if announced_by_item && indent(block) <= own {
                break;
            }
            items.push(block);
        } else if items.is_empty() || !block.joined && indent(block) == 0 {
            break;
        }
    }
    let Some(first) = items.first() else { return 0 };
    let marker = |b: &Block| text[b.start as usize..].chars().next();
    items
        .iter()
        .filter(|b| indent(b) <= indent(first) && (doc.marked || marker(b) == marker(first)))
        .count()
}
