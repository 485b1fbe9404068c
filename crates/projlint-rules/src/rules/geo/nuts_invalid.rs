use crate::catalog::REGIONS;
use crate::document::Document;
use crate::field::NUTS;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;
use crate::read::places::{region_name, region_named};
use crate::text::source::Span;

crate::rule! {
    /// A Finnish NUTS code exists and is the code of the region named next to it.
    ///
    /// The codes of NUTS 2010, 2013, 2016, 2021 and 2024 are accepted, since nine regions were
    /// renumbered in 2024. Codes of other countries are not judged.
    ///
    /// Source: Regulation (EC) 1059/2003 and its amendments.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// NUTS-koodi: FI1A3 Pohjois-Karjala
    ///             ^^^^^ GEO009 nuts-invalid: there is no NUTS code FI1A3; the code of Pohjois-Karjala is FI1D3 (since 2024 FI1DC)
    /// ```
    GEO009 "nuts-invalid" Warning [Page Narrative] fix: None; check
}

/// Codes of NUTS 2010 and 2013 that were given up in 2016, with the region.
const OLD_CODES: [(&str, &str); 2] = [("FI1D4", "Kainuu"), ("FI1D6", "Pohjois-Pohjanmaa")];

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, NUTS);
    for fact in doc.facts.all_of(NUTS).filter(|f| f.origin == Origin::Label) {
        let text = doc.source.slice(fact.span);
        let mut at = 0;
        let codes = text
            .split([' ', ',', ';', '(', ')', '/', '\u{a0}'])
            .filter_map(|word| {
                let from = at;
                at += word.len()
                    + text[at + word.len()..]
                        .chars()
                        .next()
                        .map_or(0, char::len_utf8);
                is_code(word).then_some((word, from))
            });
        let codes: Vec<(&str, usize)> = codes.collect();
        let beside = text
            .split([' ', ',', ';', '(', ')', '\u{a0}'])
            .find_map(region_named)
            .filter(|_| codes.len() == 1);
        for (code, from) in codes {
            let of = REGIONS
                .iter()
                .position(|r| r.nuts3.contains(&code))
                .or_else(|| {
                    OLD_CODES
                        .iter()
                        .find(|o| o.0 == code)
                        .and_then(|o| region_named(o.1).map(usize::from))
                });
            let wider = REGIONS
                .iter()
                .any(|r| r.nuts2 == code || r.nuts2.starts_with(code));
            let span = Span {
                start: fact.span.start + from as u32,
                end: fact.span.start + (from + code.len()) as u32,
                ..fact.span
            };
            match (of, beside) {
                (Some(of), Some(named)) if of != usize::from(named) => {
                    out.report(
                        code_finding(doc, span, code, named, "nuts-invalid-region").with_arg(
                            "other",
                            Arg::Text(region_name(doc.reading_language(), of as u8).to_owned()),
                        ),
                    );
                }
                (None, Some(named)) if !wider => {
                    out.report(code_finding(doc, span, code, named, "nuts-invalid-named"))
                }
                (None, None) if !wider => out.report(
                    FindingBuilder::at_span(span, "nuts-invalid")
                        .with_arg("code", Arg::Text(code.to_owned())),
                ),
                _ => out.pass(),
            }
        }
    }
    out.skip(Reason::Because("reason-no-nuts"));
}

fn code_finding(
    doc: &Document,
    span: Span,
    code: &str,
    named: u8,
    id: &'static str,
) -> FindingBuilder {
    let right = REGIONS[usize::from(named)].nuts3;
    let [old, new] = right.map(|code| Arg::Text(code.to_owned()));
    let id = match (id, right[0] == right[1]) {
        ("nuts-invalid-named", true) => "nuts-invalid-named-one",
        ("nuts-invalid-region", true) => "nuts-invalid-region-one",
        (id, _) => id,
    };
    let draft = FindingBuilder::at_span(span, id)
        .with_arg("code", Arg::Text(code.to_owned()))
        .with_arg(
            "region",
            Arg::Text(region_name(doc.reading_language(), named).to_owned()),
        );
    let draft = draft
        .with_arg("right", old.clone())
        .with_values(old, Arg::Text(code.to_owned()));
    if right[0] == right[1] {
        draft
    } else {
        draft.with_arg("now", new)
    }
}

/// `FI`, `FI1`, `FI1D`, `FI1D3`: a code of Finland with at least one more character.
fn is_code(word: &str) -> bool {
    (3..=5).contains(&word.len())
        && word.starts_with("FI")
        && word
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        && word.bytes().any(|b| b.is_ascii_digit())
}
