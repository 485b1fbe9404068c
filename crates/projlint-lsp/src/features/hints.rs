//! The small texts between the words: the share of the total after an amount, the length of a period after its dates.

use super::hover::{WholeAmounts, length_line};
use super::reader_of;
use crate::convert::{ClientStyle, range_of_span};
use crate::options::Hints;
use crate::view::Snapshot;
use projlint_rules::field::{DATE_END, DATE_START};
use projlint_rules::judge::message::Arg;
use projlint_rules::text::source::Span;
use std::collections::HashSet;
use tower_lsp::ls_types as lsp;

/// The hints of a document within a range.
pub fn inlay_hints(
    view: &Snapshot,
    telling: ClientStyle,
    which: Hints,
    within: lsp::Range,
) -> Vec<lsp::InlayHint> {
    let (doc, reader) = (view.document(), reader_of(view, telling));
    let mut found = Vec::new();
    let mut add = |place: Span, label: String| {
        let position = range_of_span(&doc.source, place, telling.encoding).end;
        if within.start <= position && position <= within.end {
            found.push(inlay_hint(position, label));
        }
    };
    if which.share {
        let wholes = WholeAmounts::of(doc);
        let stated: HashSet<u32> = doc.facts.percent.iter().map(|p| p.block).collect();
        for money in doc
            .facts
            .money
            .iter()
            .filter(|m| m.label.is_some() && !stated.contains(&m.block))
        {
            if let Some((share, _)) = wholes.share_line(money) {
                add(
                    money.span,
                    format!("= {}", Arg::Percent(share).render(reader)),
                );
            }
        }
    }
    if let (true, Some(months)) = (which.period, length_line(doc)) {
        let later = [doc.facts.one_of(DATE_START), doc.facts.one_of(DATE_END)]
            .into_iter()
            .flatten()
            .map(|f| f.span)
            .max();
        later
            .into_iter()
            .for_each(|place| add(place, format!("= {}", Arg::Months(months).render(reader))));
    }
    found
}

fn inlay_hint(position: lsp::Position, label: String) -> lsp::InlayHint {
    lsp::InlayHint {
        position,
        label: lsp::InlayHintLabel::String(label),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}
