//! Section headings and labels of the template that the document still lacks, in its language.

use super::{Here, say};
use crate::convert::range;
use projlint_rules::catalog::LABELS;
use projlint_rules::field::FieldId;
use projlint_rules::message::Arg;
use projlint_rules::rules::sect::subsection_incomplete::of_fund;
use projlint_rules::template::TemplateText;
use std::collections::BTreeSet;
use tower_lsp::ls_types as lsp;

/// What may be written at a place: only where a line has nothing but the beginning of it.
pub fn complete(here: &Here<'_>) -> Vec<lsp::CompletionItem> {
    let doc = here.view.document();
    let (Some(template), file) = (doc.template, doc.source.file()) else { return Vec::new() };
    let start = file[..here.offset].rfind(['\n', '\r']).map_or(0, |at| at + 1);
    let end = file[here.offset..].find(['\n', '\r']).map_or(file.len(), |n| here.offset + n);
    let typed = file[start..here.offset].trim_start();
    if !file[here.offset..end].trim().is_empty() {
        return Vec::new();
    }
    let begin = here.offset - typed.len();
    let place = range(&doc.source, begin..here.offset, here.telling.encoding);
    let typed = typed.to_lowercase();
    let fits = |text: &String| text.to_lowercase().starts_with(&typed);
    let headings = sections(here, template).into_iter().map(|text| (text, "complete-section", lsp::CompletionItemKind::MODULE));
    let labels = labels(here, template).into_iter().map(|text| (text, "complete-label", lsp::CompletionItemKind::FIELD));
    let item = |(at, (text, id, kind)): (usize, (String, &'static str, lsp::CompletionItemKind))| lsp::CompletionItem {
        label: text.clone(),
        kind: Some(kind),
        detail: Some(say(id, "template", Arg::Text(template.kind.name().to_owned()), here.reader())),
        sort_text: Some(format!("{at:03}")),
        filter_text: Some(text.clone()),
        text_edit: Some(lsp::CompletionTextEdit::Edit(lsp::TextEdit::new(place, text))),
        ..lsp::CompletionItem::default()
    };
    headings.chain(labels).filter(|(text, ..)| fits(text)).enumerate().map(item).collect()
}

fn sections(here: &Here<'_>, template: &'static TemplateText) -> Vec<String> {
    let doc = here.view.document();
    let known: BTreeSet<usize> = doc.sections.iter().map(|s| s.order).collect();
    let sections = template.sections.iter().enumerate();
    let lacking = sections.filter(|(order, s)| !known.contains(order) && s.fund.is_none_or(|f| of_fund(doc, f)));
    lacking.map(|(_, s)| format!("{} {}", s.number, s.title).trim().to_owned()).collect()
}

fn labels(here: &Here<'_>, template: &'static TemplateText) -> Vec<String> {
    let doc = here.view.document();
    let stated: BTreeSet<FieldId> = doc.facts.entries(&doc.source).iter().map(|e| e.field).collect();
    let empty = |field| doc.facts.empty.iter().any(|e| e.field == field) || doc.facts.unread.iter().any(|u| u.field == field);
    let mut found: Vec<String> = Vec::new();
    let mut fields: BTreeSet<FieldId> = BTreeSet::new();
    for entry in LABELS.iter().filter(|l| l.kind == template.kind && l.lang == template.lang) {
        if !stated.contains(&entry.field) && !empty(entry.field) && fields.insert(entry.field) {
            found.push(format!("{}: ", entry.text));
        }
    }
    found
}
