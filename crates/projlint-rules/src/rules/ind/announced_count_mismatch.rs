use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::number_words::count_of;
use crate::text::block::{Block, BlockKind};
use crate::text::range::floor_boundary;

crate::rule! {
    /// A number word that announces a list is the number of its items.
    ///
    /// Judged when a line ends with a colon, has one number word from two to ten in its last sentence, and a list of at least two items
    /// follows within two lines. Ranges (`fyra till sex`), open lists (`mm.`, `bl.a.`, `such as`), lengths of time and amounts are not
    /// announcements.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project held three courses:
    ///                  ^^^^^ IND005 announced-count-mismatch: 3 announced, but the list has 2 items
    /// - Reporting
    /// - Networking
    /// ```
    IND005 "announced-count-mismatch" Info [Eura2014 Eura2007 Narrative] fix: None; check
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
/// Lists are not looked at beyond so many items.
const MAX_ITEMS: usize = 50;
/// Words between the two numbers of a range.
const RANGE_WORDS: [&str; 6] = ["–", "-", "till", "to", "tai", "eller"];
/// How nouns begin that are no items of a list.
const MEASURE_STEMS: [&str; 18] = [
    "vuo", "kuukau", "viiko", "päiv", "tun", "prosen", "eur", "mil", "år", "måna", "veck", "dag",
    "tim", "year", "month", "week", "day", "hour",
];

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
        let Some((number, start, end)) = announced_number(&line[from..], doc) else {
            continue;
        };
        if number == items {
            out.pass();
            continue;
        }
        let first = block.body as usize + from;
        out.report(
            FindingBuilder::at_span(
                doc.source.span(first + start..first + end),
                "announced-count-mismatch",
            )
            .with_arg("announced", Arg::Number(number as i64))
            .with_arg("items", Arg::Number(items as i64))
            .with_values(Arg::Number(items as i64), Arg::Number(number as i64)),
        );
    }
}

/// How many items of one kind follow a line; those that are indented more than the first are parts of items.
fn count_items(doc: &Document, index: usize) -> usize {
    let text = doc.source.text();
    let indent = |b: &Block| {
        text[..b.start as usize]
            .bytes()
            .rev()
            .take_while(|c| matches!(c, b' ' | b'\t'))
            .count()
    };
    let list: Vec<&Block> = doc.blocks[index + 1..]
        .iter()
        .take(MAX_ITEMS)
        .take_while(|b| b.kind == BlockKind::Item)
        .collect();
    let Some(first) = list.first() else { return 0 };
    let marker = |b: &Block| text[b.start as usize..].chars().next();
    list.iter()
        .filter(|b| indent(b) <= indent(first) && (doc.marked || marker(b) == marker(first)))
        .count()
}

/// The only number from two to ten in a sentence, as an announcement.
fn announced_number(sentence: &str, doc: &Document) -> Option<(usize, usize, usize)> {
    let lower = sentence.to_lowercase();
    if lower.len() != sentence.len() {
        return None;
    }
    let words: Vec<(&str, usize)> = lower
        .split([' ', '\u{a0}'])
        .map(|w| (w, w.as_ptr() as usize - lower.as_ptr() as usize))
        .collect();
    let mut found = None;
    for (i, (word, at)) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let Some(number) = count_of(bare, doc.reading_language()) else {
            if bare.bytes().any(|b| b.is_ascii_digit()) {
                return None;
            }
            continue;
        };
        let next = words.get(i + 1).map_or("", |w| w.0);
        let before = if i > 0 { words[i - 1].0 } else { "" };
        let range = RANGE_WORDS.contains(&next)
            || RANGE_WORDS.contains(&before)
            || word.contains(['–', '-']);
        if found.is_some()
            || range
            || number < 2
            || MEASURE_STEMS.iter().any(|m| next.starts_with(m))
        {
            return None;
        }
        let start = at + word.find(bare).unwrap_or(0);
        found = Some((number, start, start + bare.len()));
    }
    found
}
