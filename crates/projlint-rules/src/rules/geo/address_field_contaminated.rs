use crate::document::Document;
use crate::field::ADDR_STREET;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::read::facts::Origin;
use crate::rules::shared::common::printed_text;
use crate::text::source::Span;

crate::rule! {
    /// The street address field contains only a street address.
    ///
    /// The rule finds a postal code with its town after the street, and an organisation before it.
    /// Street names that contain the name of a town are correct, as are post-office boxes (`PL
    /// 520`).
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Jakeluosoite: Malliniemen ELY-keskus Mallikatu 8
    ///               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GEO008 address-field-contaminated: the address field also contains “Malliniemen ELY-keskus”
    /// ```
    GEO008 "address-field-contaminated" Info [Description Narrative] fix: Unsafe; check
}

/// Words that end the name of an organisation, in lower case.
const ORGANISATION_WORDS: [&str; 22] = [
    "ely-keskus",
    "te-toimisto",
    "oy",
    "ab",
    "ry",
    "rf",
    "oyj",
    "abp",
    "yliopisto",
    "ammattikorkeakoulu",
    "kaupunki",
    "kuntayhtymä",
    "säätiö",
    "liitto",
    "ntm-centralen",
    "högskola",
    "yrkeshögskola",
    "universitet",
    "samkommun",
    "stiftelse",
    "ltd",
    "university",
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, ADDR_STREET);
    for fact in doc
        .facts
        .all_of(ADDR_STREET)
        .filter(|f| f.origin == Origin::Label)
    {
        let text = doc.source.slice(fact.span);
        let foreign = names_organisation(text)
            .map(|end| (0, end, end))
            .or_else(|| has_postcode(text).map(|at| (at, text.len(), 0)));
        let Some((from, to, keep)) = foreign else {
            out.pass();
            continue;
        };
        let part = |from: usize, to: usize| Span {
            start: fact.span.start + from as u32,
            end: fact.span.start + to as u32,
            ..fact.span
        };
        let cut = if keep > 0 {
            part(
                0,
                to + text[to..].len() - text[to..].trim_start_matches([' ', ',', '\u{a0}']).len(),
            )
        } else {
            part(
                text[..from].trim_end_matches([' ', ',', '\u{a0}']).len(),
                to,
            )
        };
        let held = printed_text(doc, part(from, to));
        let title = Message::new("fix-delete").arg("text", held.clone());
        let rest = Arg::Text(text.replace(doc.source.slice(cut), ""));
        out.report(
            FindingBuilder::on_fact(fact, "address-field-contaminated")
                .with_arg("held", held)
                .with_values(rest, printed_text(doc, fact.span))
                .with_unsafe_fix(
                    title,
                    vec![Edit {
                        span: cut,
                        text: String::new(),
                    }],
                ),
        );
    }
}

/// The end of the name of an organisation before a street: a street has a number.
fn names_organisation(text: &str) -> Option<usize> {
    let digit = text.find(|c: char| c.is_ascii_digit())?;
    let mut end = None;
    let mut at = 0;
    for word in text[..digit].split(' ') {
        at += word.len();
        if ORGANISATION_WORDS.contains(&word.trim_end_matches(',').to_lowercase().as_str()) {
            end = Some(at - (word.len() - word.trim_end_matches(',').len()));
        }
        at += 1;
    }
    end.filter(|e| {
        text[*e..digit]
            .chars()
            .filter(|c| c.is_alphabetic())
            .count()
            >= 4
    })
}

/// Where a postal code of five digits stands behind a street.
fn has_postcode(text: &str) -> Option<usize> {
    let mut at = 0;
    for word in text.split([' ', '\u{a0}', ',']) {
        let five = word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
        let street = text[..at].chars().filter(|c| c.is_alphabetic()).count() >= 3;
        let boxed = ["PL ", "PB ", "P.O. Box "].iter().any(|p| {
            text[..at]
                .trim_end_matches(|c: char| !c.is_whitespace())
                .ends_with(p)
        });
        if five && street && !boxed {
            return Some(at);
        }
        at += word.len()
            + text[at + word.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
    }
    None
}
