use crate::finding::Edit;
use crate::message::{Arg, Message};
use crate::project::Document;
use crate::rule::{Draft, Outcome, Reason};
use crate::rules::support::printed;
use crate::token::token;

crate::rule! {
    /// The text was decoded in the right encoding.
    ///
    /// Found are letters of UTF-8 that were read as Windows-1252 (`tyÃ¶llisyys`), replacement characters, letters of Korean, Chinese or Japanese
    /// inside words of Latin letters, entities of HTML (`&amp;nbsp;`) and control characters. The capitals of Portuguese (`ESTAÇÃO`) are right:
    /// only pairs that decode to a letter or a mark count.
    ///
    /// ```doc
    /// Verkostomalli-hanke
    ///
    /// Hanke edistää tyÃ¶llisyyttä ja hyvinvointia.
    ///               ^^^^^^^^^^^^^ TEXT011 mojibake: “tyÃ¶llisyyttä” was read in the wrong encoding; “työllisyyttä”?
    /// ```
    TEXT011 "mojibake" Warning [Kohesio Eura2014 Eura2007 Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let text = doc.source.text();
    let bytes = text.as_bytes();
    let mut after = 0;
    for at in doc.signs(b"\x82\x83") {
        let start = crate::source::floor(text, at);
        if start < after || bytes[start] < 0xC2 {
            continue;
        }
        let whole = token(text, start);
        if let Some(right) = decoded(&text[whole]) {
            after = whole.end;
            let span = doc.source.span(whole);
            let (wrong, fixed) = (printed(doc, span), Arg::Text(right.clone()));
            let title = Message::new("fix-replace").arg("text", fixed.clone());
            out.report(
                Draft::at(span, "mojibake")
                    .arg("text", wrong.clone())
                    .arg("right", fixed.clone())
                    .values(fixed, wrong)
                    .unsafe_fix(title, vec![Edit { span, text: right }])
                    .cause("cause-wrong-encoding"),
            );
        }
    }
    let mut after = 0;
    for joint in doc.seldom.joints.iter().map(|at| *at as usize) {
        let at = crate::source::floor(text, joint);
        let at = if text.as_bytes()[joint] < 9 {
            joint
        } else {
            at
        };
        let whole = token(text, at);
        let strange = |c: char| {
            matches!(c, '\u{fffd}' | '\u{0}'..='\u{8}')
                || (matches!(c, '\u{3040}'..='\u{d7a3}') && latin(&text[whole]))
        };
        if at >= after && text[at..].chars().next().is_some_and(strange) {
            after = whole.end;
            out.report(
                Draft::at(doc.source.span(whole), "mojibake-lost").cause("cause-wrong-encoding"),
            );
        }
    }
    for at in doc.signs(b"&") {
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
        let address = crate::token::is_address(&text[token(text, at)]);
        if let Some(end) = end.filter(|_| numeric && !address && !doc.marked) {
            out.report(
                Draft::at(doc.source.span(at..end), "mojibake-entity")
                    .cause("cause-wrong-encoding"),
            );
        }
    }
    out.skip(Reason::Because("reason-no-mojibake"));
}

fn latin(word: &str) -> bool {
    word.chars().any(|c| c.is_ascii_alphabetic())
}

/// What a word of UTF-8 that was read as Windows-1252 should be.
fn decoded(word: &str) -> Option<String> {
    let mut out = String::with_capacity(word.len());
    let mut chars = word.char_indices().peekable();
    let mut changed = false;
    while let Some((at, c)) = chars.next() {
        let lead = byte(c).filter(|b| matches!(b, 0xC3 | 0xC2 | 0xC4 | 0xC5 | 0xE2));
        let length = if lead == Some(0xE2) { 3 } else { 2 };
        let own: Option<Vec<u8>> =
            lead.and_then(|_| word[at..].chars().take(length).map(byte).collect());
        let right = own
            .filter(|o| o.len() == length)
            .and_then(|o| String::from_utf8(o).ok());
        let means = |s: &String| {
            s.chars().all(|c| {
                c.is_alphabetic()
                    || matches!(
                        c,
                        '\u{a0}'
                            | '–'
                            | '—'
                            | '’'
                            | '‘'
                            | '“'
                            | '”'
                            | '…'
                            | '•'
                            | '€'
                            | '§'
                            | '°'
                            | '´'
                    )
            })
        };
        match right.filter(means) {
            Some(right) => {
                out.push_str(&right);
                changed = true;
                for _ in 1..length {
                    chars.next();
                }
            }
            None => out.push(c),
        }
    }
    changed.then_some(out)
}

/// The byte that Windows-1252 reads as a character; only those that occur in letters and marks of Europe.
fn byte(c: char) -> Option<u8> {
    const HIGH: [(char, u8); 27] = [
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8A),
        ('‹', 0x8B),
        ('Œ', 0x8C),
        ('Ž', 0x8E),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9A),
        ('›', 0x9B),
        ('œ', 0x9C),
        ('ž', 0x9E),
        ('Ÿ', 0x9F),
    ];
    let code = u32::from(c);
    u8::try_from(code)
        .ok()
        .or_else(|| HIGH.iter().find(|(h, _)| *h == c).map(|(_, b)| *b))
}
