//! The sections of a document, to look over and to fold.

use super::{reader_of, value_for};
use crate::convert::{ClientStyle, range_of, range_of_span};
use crate::view::Snapshot;
use projlint_rules::document::Document;
use projlint_rules::document::Heading;
use projlint_rules::judge::message::Arg;
use projlint_rules::read::entries::FactEntry;
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::Encoding;
use tower_lsp::ls_types as lsp;

/// A section: its heading and the bytes of the file up to the next of its depth.
struct OutlineSection {
    heading: Heading,
    start: usize,
    end: usize,
}

fn outline_sections(doc: &Document) -> Vec<OutlineSection> {
    let headings = doc.outline();
    let start = |h: &Heading| {
        let own = doc
            .source
            .range_in_file(doc.blocks[h.block].line_span(doc.source.doc))
            .start;
        doc.source
            .line_range(doc.source.position(own, Encoding::Utf8).line)
            .map_or(own, |line| line.start)
    };
    let starts: Vec<usize> = headings.iter().map(start).collect();
    let mut ends = vec![doc.source.file().len(); headings.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        while open
            .last()
            .is_some_and(|&o| headings[o].level >= heading.level)
        {
            open.pop().into_iter().for_each(|o| ends[o] = starts[at]);
        }
        open.push(at);
    }
    headings
        .into_iter()
        .zip(starts.into_iter().zip(ends))
        .map(|(heading, (start, end))| OutlineSection {
            heading,
            start,
            end,
        })
        .collect()
}

/// The sections with the labelled facts in them.
pub fn symbols(view: &Snapshot, telling: ClientStyle) -> Vec<lsp::DocumentSymbol> {
    let doc = view.document();
    let mut roots: Vec<lsp::DocumentSymbol> = Vec::new();
    let mut open: Vec<(usize, usize, lsp::DocumentSymbol)> = Vec::new();
    let mut facts = doc
        .facts
        .entries(&doc.source)
        .into_iter()
        .filter_map(|e| Some((doc.source.range_in_file(e.label?).start, e)))
        .peekable();
    let mut all = outline_sections(doc).into_iter().peekable();
    loop {
        let fact_first = match (facts.peek(), all.peek()) {
            (Some((at, _)), Some(section)) => *at < section.start,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (None, None) => break,
        };
        let at = if fact_first {
            facts.peek().map(|f| f.0)
        } else {
            all.peek().map(|s| s.start)
        }
        .unwrap_or(0);
        let level = if fact_first {
            usize::MAX
        } else {
            all.peek().map_or(0, |s| s.heading.level)
        };
        while open
            .last()
            .is_some_and(|(l, end, _)| *end <= at || *l >= level)
        {
            close_section(&mut open, &mut roots);
        }
        if let Some((_, entry)) = fact_first.then(|| facts.next()).flatten() {
            let own = fact_symbol(view, telling, &entry);
            open.last_mut()
                .map_or(&mut roots, |o| o.2.children.get_or_insert_default())
                .push(own);
        } else if let Some(section) = all.next() {
            let own = section_symbol(view, telling, &section);
            open.push((section.heading.level, section.end, own));
        }
    }
    while !open.is_empty() {
        close_section(&mut open, &mut roots);
    }
    roots
}

fn fact_symbol(view: &Snapshot, telling: ClientStyle, entry: &FactEntry) -> lsp::DocumentSymbol {
    let (doc, reader) = (view.document(), reader_of(view, telling));
    let label = entry.label.unwrap_or(entry.span);
    let whole = range_of_span(&doc.source, label.cover(entry.span), telling.encoding);
    new_symbol(
        Arg::Field(entry.field).render(reader),
        Some(value_for(doc, entry, reader)),
        lsp::SymbolKind::FIELD,
        whole,
        range_of_span(&doc.source, label, telling.encoding),
    )
}

fn section_symbol(
    view: &Snapshot,
    telling: ClientStyle,
    section: &OutlineSection,
) -> lsp::DocumentSymbol {
    let doc = view.document();
    let block = &doc.blocks[section.heading.block];
    let bytes = ByteRange::new(section.start, section.end.max(section.start));
    new_symbol(
        doc.line_text(block).to_owned(),
        None,
        lsp::SymbolKind::STRING,
        range_of(&doc.source, bytes, telling.encoding),
        range_of_span(
            &doc.source,
            block.line_span(doc.source.doc),
            telling.encoding,
        ),
    )
}

fn close_section(
    open: &mut Vec<(usize, usize, lsp::DocumentSymbol)>,
    roots: &mut Vec<lsp::DocumentSymbol>,
) {
    if let Some((_, _, done)) = open.pop() {
        open.last_mut()
            .map_or(roots, |o| o.2.children.get_or_insert_default())
            .push(done);
    }
}

fn new_symbol(
    name: String,
    detail: Option<String>,
    kind: lsp::SymbolKind,
    range: lsp::Range,
    selection_range: lsp::Range,
) -> lsp::DocumentSymbol {
    let range = lsp::Range::new(
        range.start.min(selection_range.start),
        range.end.max(selection_range.end),
    );
    let name = if name.trim().is_empty() {
        "…".to_owned()
    } else {
        name
    };
    #[expect(deprecated, reason = "the field must be given, and is left empty")]
    lsp::DocumentSymbol {
        name,
        detail,
        kind,
        tags: None,
        deprecated: None,
        range,
        selection_range,
        children: None,
    }
}

/// What can be folded: each section below its heading.
pub fn folds(view: &Snapshot) -> Vec<lsp::FoldingRange> {
    let source = &view.document().source;
    let line = |offset: usize| source.position(offset, Encoding::Utf8).line;
    let fold = |s: OutlineSection| {
        let text = source.file()[s.start..s.end].trim_end();
        let (start_line, end_line) = (line(s.start), line(s.start + text.len()));
        (end_line > start_line).then(|| lsp::FoldingRange {
            start_line,
            end_line,
            kind: Some(lsp::FoldingRangeKind::Region),
            ..lsp::FoldingRange::default()
        })
    };
    outline_sections(view.document())
        .into_iter()
        .filter_map(fold)
        .collect()
}
