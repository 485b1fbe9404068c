use crate::catalog::LANGUAGES;
use crate::catalog::model::Lang;
use crate::catalog::template::Family;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::language::{foreign_words, is_more_likely};
use crate::rules::shared::common::printed_text;
use crate::text::block::BlockKind;
use crate::text::source::Span;
use crate::text::token::token_around;

crate::rule! {
    /// Headings and lines are in the language of the document.
    ///
    /// The rule finds description headings in Finnish, Swedish, English and German (`TOIMENPITEET`)
    /// in a text in another language and, outside EURA, lines of three words or more of which at
    /// least two belong to one other language and none to the document's. Lines that are repeated
    /// in three languages (as in website widgets), programme slogans and quotations are not
    /// reported.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The project works for the employers of the region and with the schools of the region.
    ///
    /// TOIMENPITEET
    /// ^^^^^^^^^^^^ TEXT006 foreign-language-fragment: “TOIMENPITEET” is in another language (fi) than the document
    /// ```
    TEXT006 "foreign-language-fragment" Info [Page Description Narrative] fix: None; check
}

/// Lines between these lengths are looked at, in bytes.
const MAX_LINES: std::ops::RangeInclusive<u32> = 12..=120;
/// Lines of web sites in several languages stand so close together, in blocks.
const NEAR_LINES: usize = 6;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let (Some(own), text) = (doc.language, doc.source.text()) else {
        return out.skip(Reason::Because("reason-language"));
    };
    let mut found: Vec<(Span, Lang, usize)> = Vec::new();
    for at in doc
        .seldom
        .joints
        .iter()
        .map(|at| *at as usize)
        .filter(|at| text.is_char_boundary(*at))
    {
        let end = at
            + text[at..token_around(text, at).end]
                .chars()
                .take_while(|c| c.is_uppercase())
                .map(char::len_utf8)
                .sum::<usize>();
        if let Some(lang) = is_heading(&text[at..end], own) {
            found.push((doc.source.span(at..end), lang, usize::MAX));
        }
    }
    for (index, block) in doc.blocks.iter().enumerate() {
        let span = Span {
            start: block.body,
            ..block.line_span(doc.source.doc)
        };
        let line = doc.line_text(block);
        if block.end - block.body <= 24
            && let Some(lang) = is_heading(line.trim_end_matches(':'), own)
        {
            found.push((span, lang, index));
        } else if doc.kind.family() != Family::Description
            && MAX_LINES.contains(&(block.end - block.body))
            && matches!(block.kind, BlockKind::Text | BlockKind::Heading(_))
            && block.label == 0
            && !block.joined
        {
            found.extend(other_language(line, own).map(|lang| (span, lang, index)));
        }
    }
    for (at, (span, lang, index)) in found.iter().enumerate() {
        let near =
            |f: &&(Span, Lang, usize)| f.2 != usize::MAX && f.2.abs_diff(*index) <= NEAR_LINES;
        let mut beside = found[..at]
            .iter()
            .rev()
            .take_while(near)
            .chain(found[at..].iter().take_while(near));
        if *index != usize::MAX && beside.any(|f| f.1 != *lang) {
            out.skip(Reason::Because("reason-several-languages"));
            continue;
        }
        let draft = FindingBuilder::at_span(*span, "foreign-language-fragment")
            .with_arg("text", printed_text(doc, *span));
        out.report(draft.with_arg("language", Arg::Text(lang.code().to_owned())));
    }
    out.skip(Reason::Because("reason-nothing"));
}

/// The language of a heading that is none in the document's own.
fn is_heading(word: &str, own: Lang) -> Option<Lang> {
    if word.len() < 3 || word.contains(char::is_lowercase) {
        return None;
    }
    let has =
        |l: &&crate::catalog::words::Language| l.headings.iter().any(|part| part.contains(&word));
    if has(&own.data()) {
        return None;
    }
    LANGUAGES.iter().find(has).map(|l| l.lang)
}

/// The language of a line that has words of it and none of the document's own.
fn other_language(line: &str, own: Lang) -> Option<Lang> {
    if line.bytes().filter(|b| *b == b' ').count() < 2
        || line.starts_with(['"', '”', '“', '»', '«', '\''])
    {
        return None;
    }
    let counts = foreign_words(line, own)?;
    if counts.iter().all(|n| *n < 2) {
        return None;
    }
    let best = (0..counts.len()).max_by_key(|&l| (counts[l], std::cmp::Reverse(l)))?;
    let second = (0..counts.len())
        .filter(|&l| l != best)
        .map(|l| counts[l])
        .max()?;
    let other = LANGUAGES[best].lang;
    (counts[best] >= 2 && counts[best] > second && is_more_likely(line, other, own))
        .then_some(other)
}
