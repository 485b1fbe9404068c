use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::language::{has_further_latin_letters, is_letter_of};
use crate::rules::shared::common::printed_text;
use crate::text::code_page::misread_words;
use crate::text::misread::{MISREAD_EURO, decoded_again};
use crate::text::source::Span;
use crate::text::token::token_around;

crate::rule! {
    /// The text was decoded in the right encoding.
    ///
    /// The rule finds UTF-8 letters that were read as Windows-1252 (`tyÃ¶llisyys`), letters of Central
    /// Europe and the Baltic states in their own code page that were read so (`Opæe` for `Opće`), replacement
    /// characters, Korean, Chinese or Japanese letters inside words in Latin letters, HTML entities
    /// (`&amp;nbsp;`) and control characters. Portuguese capitals (`ESTAÇÃO`) are correct, because
    /// only pairs that decode to a letter or a mark count.
    ///
    /// ```doc
    /// Verkostomalli-hanke
    ///
    /// Hanke edistää tyÃ¶llisyyttä ja hyvinvointia.
    ///               ^^^^^^^^^^^^^ TEXT011 mojibake: “tyÃ¶llisyyttä” was read with the wrong character encoding; did you mean “työllisyyttä”?
    /// ```
    TEXT011 "mojibake" Warning [Page Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    let bytes = text.as_bytes();
    let mut after = 0;
    for at in doc.rare_bytes(b"\x82\x83") {
        let start = crate::text::range::floor_boundary(text, at);
        if start < after || bytes[start] < 0xC2 {
            continue;
        }
        let whole = token_around(text, start);
        if let Some(right) = decoded_again(&text[whole]) {
            after = whole.end;
            let span = doc.source.span(whole);
            report_wrong(out, span, printed_text(doc, span), right);
        }
    }
    for at in doc.rare_bytes(b"\xA2") {
        let start = crate::text::range::floor_boundary(text, at);
        if text[start..].starts_with(MISREAD_EURO) {
            let span = doc.source.span(start..start + MISREAD_EURO.len());
            report_wrong(
                out,
                span,
                Arg::Text(MISREAD_EURO.to_owned()),
                "€".to_owned(),
            );
        }
    }
    if let Some(lang) = doc.language.filter(|lang| has_further_latin_letters(*lang)) {
        for (word, right) in misread_words(text, |letter| is_letter_of(lang, letter)) {
            let span = doc.source.span(word);
            report_wrong(out, span, printed_text(doc, span), right);
        }
    }
    let mut after = 0;
    for joint in doc.seldom.joints.iter().map(|at| *at as usize) {
        let at = crate::text::range::floor_boundary(text, joint);
        let at = if text.as_bytes()[joint] < 9 {
            joint
        } else {
            at
        };
        let whole = token_around(text, at);
        let strange = |c: char| {
            matches!(c, '\u{fffd}' | '\u{0}'..='\u{8}')
                || (matches!(c, '\u{3040}'..='\u{d7a3}') && has_latin(&text[whole]))
        };
        if at >= after && text[at..].chars().next().is_some_and(strange) {
            after = whole.end;
            out.report(
                FindingBuilder::at_span(doc.source.span(whole), "mojibake-lost")
                    .with_cause("cause-wrong-encoding"),
            );
        }
    }
    for at in doc.rare_bytes(b"&") {
        const ENTITIES: [&str; 8] = [
            "&amp;", "&nbsp;", "&lt;", "&gt;", "&quot;", "&auml;", "&ouml;", "&#",
        ];
        let Some(entity) = ENTITIES.iter().find(|e| text[at..].starts_with(**e)) else {
            continue;
        };
        let end = text[at..]
            .find(';')
            .filter(|n| *n <= 12)
            .map(|n| at + n + 1);
        let numeric =
            *entity != "&#" || text[at + 2..].starts_with(|c: char| c.is_ascii_digit() || c == 'x');
        let address = crate::text::token::is_address(&text[token_around(text, at)]);
        if let Some(end) = end.filter(|_| numeric && !address && !doc.marked) {
            out.report(
                FindingBuilder::at_span(doc.source.span(at..end), "mojibake-entity")
                    .with_cause("cause-wrong-encoding"),
            );
        }
    }
    out.skip(Reason::Because("reason-no-mojibake"));
}

fn report_wrong(out: &mut Sink<'_>, span: Span, wrong: Arg, right: String) {
    let fixed = Arg::Text(right.clone());
    let title = Message::new("fix-replace").arg("text", fixed.clone());
    out.report(
        FindingBuilder::at_span(span, "mojibake")
            .with_arg("text", wrong.clone())
            .with_arg("right", fixed.clone())
            .with_values(fixed, wrong)
            .with_unsafe_fix(title, vec![Edit { span, text: right }])
            .with_cause("cause-wrong-encoding"),
    );
}

fn has_latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}
