use crate::document::Document;
use crate::field::CONTACT_PHONE;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::Message;
use crate::judge::sink::Sink;

crate::rule! {
    /// All telephone numbers in a document are written in the same way.
    ///
    /// The notation of the first number is taken as the document's: with or without the country
    /// code, with or without spaces between groups. A space after the plus sign is reported
    /// wherever it occurs. Numbers are not rewritten automatically, because some cannot be dialled
    /// from abroad.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Puhelin: 0295 000 500
    ///          ~~~~~~~~~~~~ FORM004 first occurrence
    /// Puhelin: 0295000501
    ///          ^^^^^^^^^^ FORM004 phone-notation: this number is written differently from the first one
    /// ```
    FORM004 "phone-notation" Hint [Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, CONTACT_PHONE);
    let mut first = None;
    for fact in doc.facts.all_of(CONTACT_PHONE) {
        let text = doc.source.slice(fact.span);
        if !text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '-' | '(' | ')' | '–')
        }) {
            continue;
        }
        if let Some(rest) = text
            .strip_prefix('+')
            .filter(|r| r.starts_with([' ', '\u{a0}']))
        {
            let digits = rest.trim_start_matches([' ', '\u{a0}']);
            let start = fact.span.start + 1;
            let edit = Edit {
                span: doc
                    .source
                    .span(start as usize..fact.span.end as usize - digits.len()),
                text: String::new(),
            };
            out.report(
                FindingBuilder::on_fact(fact, "phone-notation-plus")
                    .with_unsafe_fix(Message::new("fix-remove-spaces"), vec![edit]),
            );
            continue;
        }
        match first {
            None => first = Some((fact, notation_of(text))),
            Some((_, known)) if known == notation_of(text) => out.pass(),
            Some((before, _)) => out.report(
                FindingBuilder::on_fact(fact, "phone-notation")
                    .with_place(before.span, "label-first-time"),
            ),
        }
    }
}

/// How a number is written: with the code of a country, in groups, with a hyphen or parentheses.
fn notation_of(number: &str) -> (bool, bool, bool) {
    let groups = number.contains([' ', '\u{a0}']);
    (
        number.starts_with('+') || number.starts_with("00"),
        groups,
        number.contains(['-', '(', '–']),
    )
}
