//! Section headings and labels of the template that the document still lacks, in its language.

use super::{RequestPlace, message_with};
use crate::convert::range_of;
use projlint_rules::catalog::labels_of;
use projlint_rules::catalog::template::TemplateText;
use projlint_rules::document::Document;
use projlint_rules::field::FieldId;
use projlint_rules::judge::message::Arg;
use projlint_rules::rules::sect::subsection_incomplete::of_fund;
use projlint_rules::text::block::BlockKind;
use projlint_rules::text::range::ByteRange;
use std::collections::BTreeSet;
use tower_lsp::ls_types as lsp;

/// What may be written at a place: only where a line has nothing but the beginning of it.
pub fn completions(here: &RequestPlace<'_>) -> Vec<lsp::CompletionItem> {
    let doc = here.view.document();
    let (Some(template), file) = (doc.template.as_deref(), doc.source.file()) else {
        return Vec::new();
    };
    let start = file[..here.offset]
        .rfind(['\n', '\r'])
        .map_or(0, |at| at + 1);
    let end = file[here.offset..]
        .find(['\n', '\r'])
        .map_or(file.len(), |n| here.offset + n);
    let line = file[start..here.offset].trim_start();
    if !file[here.offset..end].trim().is_empty() {
        return Vec::new();
    }
    let hashes = if doc.marked {
        line.len() - line.trim_start_matches('#').len()
    } else {
        0
    };
    let typed = line[hashes..].trim_start().to_lowercase();
    let place = range_of(
        &doc.source,
        ByteRange::new(here.offset - line.len(), here.offset),
        here.telling.encoding,
    );
    let fits = |offer: &CompletionOffer| {
        offer
            .begins
            .iter()
            .any(|b| b.to_lowercase().starts_with(&typed))
    };
    let item = |(at, offer): (usize, CompletionOffer)| lsp::CompletionItem {
        label: offer.begins[0].clone(),
        kind: Some(offer.kind),
        detail: Some(message_with(
            offer.id,
            "template",
            Arg::Text(template.template.name.to_string()),
            here.reader_of(),
        )),
        sort_text: Some(format!("{at:03}")),
        // The editor filters once more, by what is on the line.
        filter_text: Some(format!("{line}{}", offer.begins[0])),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit::new(
            place,
            offer.written,
        ))),
        ..lsp::CompletionItem::default()
    };
    offers(doc, template, hashes)
        .into_iter()
        .filter(fits)
        .enumerate()
        .map(item)
        .collect()
}

/// Everything that is missing in the document, headings first; `hashes` are those of Markdown that are typed already.
fn offers(doc: &Document, template: &TemplateText, hashes: usize) -> Vec<CompletionOffer> {
    let mark = |number: &str| match (doc.marked, hashes) {
        (false, _) => String::new(),
        (true, 0) => format!(
            "{} ",
            "#".repeat(heading_level(doc) + number.matches('.').count())
        ),
        (true, hashes) => format!("{} ", "#".repeat(hashes)),
    };
    let headings = missing_sections(doc, template)
        .into_iter()
        .map(|(number, title)| CompletionOffer {
            written: format!("{}{number} {title}", mark(number)),
            begins: [format!("{number} {title}"), title.to_owned()],
            id: "complete-section",
            kind: lsp::CompletionItemKind::MODULE,
        });
    let labels = missing_labels(doc, template)
        .into_iter()
        .filter(|_| hashes == 0)
        .map(|text| CompletionOffer {
            written: format!("{text}: "),
            begins: [text.to_owned(), text.to_owned()],
            id: "complete-label",
            kind: lsp::CompletionItemKind::FIELD,
        });
    headings.chain(labels).collect()
}

struct CompletionOffer {
    written: String,
    /// The texts of which the beginning may be typed.
    begins: [String; 2],
    id: &'static str,
    kind: lsp::CompletionItemKind,
}

/// The depth of the document's own first sections; 2 where there are none.
fn heading_level(doc: &Document) -> usize {
    let marked = doc
        .sections
        .iter()
        .find_map(|s| match doc.blocks[s.block].kind {
            BlockKind::Heading(level) => Some(
                usize::from(level)
                    .saturating_sub(s.entry.number.matches('.').count())
                    .max(1),
            ),
            _ => None,
        });
    marked.unwrap_or(2)
}

fn missing_sections<'t>(doc: &Document, template: &'t TemplateText) -> Vec<(&'t str, &'t str)> {
    let known: BTreeSet<usize> = doc.sections.iter().map(|s| s.order).collect();
    let sections = template.sections.iter().enumerate();
    let lacking = sections
        .filter(|(order, s)| !known.contains(order) && s.fund.is_none_or(|f| of_fund(doc, f)));
    lacking.map(|(_, s)| (&*s.number, &*s.title)).collect()
}

/// Labels without a line of their own, in the order of the template.
fn missing_labels(doc: &Document, template: &TemplateText) -> Vec<&'static str> {
    let labelled = doc
        .facts
        .entries(&doc.source)
        .into_iter()
        .filter(|e| e.label.is_some())
        .map(|e| e.field);
    let empty = doc
        .facts
        .empty
        .iter()
        .map(|e| e.field)
        .chain(doc.facts.unread.iter().map(|u| u.field));
    let mut stated: BTreeSet<FieldId> = labelled.chain(empty).collect();
    let range = [FieldId::DateStart, FieldId::DateEnd];
    if stated.contains(&FieldId::DateRange) || range.iter().any(|f| stated.contains(f)) {
        stated.extend(range.into_iter().chain([FieldId::DateRange]));
    }
    let mut own = labels_of(template.template.id, template.lang);
    let mut texts = BTreeSet::new();
    own.retain(|l| !stated.contains(&l.field) && l.main && texts.insert(&l.text));
    own.into_iter().map(|l| &*l.text).collect()
}
