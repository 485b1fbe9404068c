//! The small texts between the words: the share of the total after an amount, the length of a period after its dates.

use super::hover::{Wholes, length};
use super::reader;
use crate::convert::{Telling, span};
use crate::options::Hints;
use crate::view::View;
use projlint_rules::field::{DATE_END, DATE_START};
use projlint_rules::judge::message::Arg;
use projlint_rules::text::source::Span;
use std::collections::HashSet;
use tower_lsp::ls_types as lsp;

/// The hints of a document within a range.
pub fn hints(
    view: &View,
    telling: Telling,
    which: Hints,
    within: lsp::Range,
) -> Vec<lsp::InlayHint> {
    let (doc, reader) = (view.document(), reader(view, telling));
    let mut found = Vec::new();
    let mut add = |place: Span, label: String| {
        let position = span(&doc.source, place, telling.encoding).end;
        if within.start <= position && position <= within.end {
            found.push(hint(position, label));
        }
    };
    if which.share {
        let wholes = Wholes::of(doc);
        let stated: HashSet<u32> = doc.facts.percent.iter().map(|p| p.block).collect();
        for money in doc
            .facts
            .money
            .iter()
            .filter(|m| m.label.is_some() && !stated.contains(&m.block))
        {
            if let Some((share, _)) = wholes.share(money) {
                add(
                    money.span,
                    format!("= {}", Arg::Percent(share).render(reader)),
                );
            }
        }
    }
    if let (true, Some(months)) = (which.period, length(doc)) {
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

fn hint(position: lsp::Position, label: String) -> lsp::InlayHint {
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
