use crate::document::Document;
use crate::field::NAME_PROJECT;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::description::portal_description;
use crate::text::block::BlockKind;
use crate::text::token::token_around;

crate::rule! {
    /// A long text is not cut off.
    ///
    /// Kohesio cuts descriptions off at the end of a sentence before 5 000 characters; a
    /// description that is at most 2 % shorter than that is a `warning` if it stops inside a
    /// numbered list, and otherwise an `info`. A description, or the last paragraph of a section in
    /// EURA, is a `warning` if it ends with `…`.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 2 January 2019
    /// End date: 31 May 2022
    /// Fund: European Social Fund (ESF)
    /// Total budget: 645 000,00 €
    ///
    /// Network model
    ///
    /// The project brings employers and schools together, and so reaches more than half a million...
    ///                                                                                  ^^^^^^^^^^^^ TEXT003 truncated-text: the text breaks off
    ///
    /// Flag of Finland  Finland
    /// ```
    TEXT003 "truncated-text" Warning [Page Description: Texts] fix: None; check
}

/// Shorter paragraphs may end as they like.
const LONG_BYTES: u32 = 80;

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.skip(Reason::Because("reason-no-long-text"));
    if let Some(limit) = doc.followed_template().and_then(|t| t.length_limit) {
        return cut_description(doc, limit, out);
    }
    let heads = doc
        .sections
        .iter()
        .map(|s| s.block)
        .chain([doc.blocks.len()]);
    for last in heads.filter_map(|head| doc.blocks[..head].last()) {
        if last.end - last.start >= LONG_BYTES && last.kind == BlockKind::Text {
            ends_in_dots(doc, last.end as usize, out);
        }
    }
}

fn cut_description(doc: &Document, limit: usize, out: &mut Sink<'_>) {
    let Some(name) = out.need(doc, NAME_PROJECT) else {
        return;
    };
    let lines = portal_description(doc, name).unwrap_or_default();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    let (start, end) = (first.start as usize, last.end as usize);
    if last.end - last.start >= LONG_BYTES && ends_in_dots(doc, end, out) {
        return;
    }
    let text = &doc.source.text()[start..end];
    let length = if text.len() < limit * 98 / 100 {
        0
    } else {
        text.chars().count()
    };
    if !(limit * 98 / 100..=limit).contains(&length) {
        return out.pass();
    }
    let open = (2..10).any(|n| text.contains(&format!(" {n}."))) && text.contains("1.");
    let severity = if open {
        Severity::Warning
    } else {
        Severity::Info
    };
    let id = if open {
        "truncated-text-open"
    } else {
        "truncated-text-limit"
    };
    let from = tail_of(text);
    let draft = FindingBuilder::at_span(doc.source.span(start + from..end), id)
        .with_arg("length", Arg::Number(length as i64))
        .with_arg("limit", Arg::Number(limit as i64));
    out.report(draft.with_severity(severity));
}

fn ends_in_dots(doc: &Document, end: usize, out: &mut Sink<'_>) -> bool {
    let text = &doc.source.text()[..end];
    let cut = text.ends_with("...") || text.ends_with('…');
    if cut {
        out.report(FindingBuilder::at_span(
            doc.source.span(tail_of(text)..end),
            "truncated-text",
        ));
    } else {
        out.pass();
    }
    cut
}

/// Where the last two words of a text begin.
fn tail_of(text: &str) -> usize {
    let last = token_around(text, text.len()).start;
    token_around(text, text[..last].trim_end().len()).start
}
