use crate::catalog::REGIONS;
use crate::document::Document;
use crate::field::NUTS;
use crate::judge::draft::Draft;
use crate::judge::message::Arg;
use crate::judge::sink::Outcome;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;
use crate::read::places::{region, region_name};
use crate::text::source::Span;

crate::rule! {
    /// A NUTS code of Finland exists, and is the code of the region named beside it.
    ///
    /// Accepted are the codes of NUTS 2010, 2013, 2016, 2021 and 2024, since nine regions were numbered anew in 2024. Codes of other
    /// countries are not judged.
    ///
    /// Source: Regulation (EC) 1059/2003 and its amendments.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// NUTS-koodi: FI1A3 Pohjois-Karjala
    ///             ^^^^^ GEO009 nuts-invalid: there is no NUTS code FI1A3; Pohjois-Karjala is FI1D3 (since 2024 FI1DC)
    /// ```
    GEO009 "nuts-invalid" Warning [Kohesio Narrative] fix: None; check
}

/// Codes of NUTS 2010 and 2013 that were given up in 2016, with the region.
const OLD: [(&str, &str); 2] = [("FI1D4", "Kainuu"), ("FI1D6", "Pohjois-Pohjanmaa")];

fn check(doc: &Document, out: &mut Outcome<'_>) {
    out.need(doc, NUTS);
    for fact in doc.facts.all(NUTS).filter(|f| f.origin == Origin::Label) {
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
            .find_map(region)
            .filter(|_| codes.len() == 1);
        for (code, from) in codes {
            let of = REGIONS
                .iter()
                .position(|r| r.nuts3.contains(&code))
                .or_else(|| {
                    OLD.iter()
                        .find(|o| o.0 == code)
                        .and_then(|o| region(o.1).map(usize::from))
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
                    out.report(draft(doc, span, code, named, "nuts-invalid-region").arg(
                        "other",
                        Arg::Text(region_name(doc.lang(), of as u8).to_owned()),
                    ));
                }
                (None, Some(named)) if !wider => {
                    out.report(draft(doc, span, code, named, "nuts-invalid-named"))
                }
                (None, None) if !wider => out.report(
                    Draft::at(span, "nuts-invalid").arg("code", Arg::Text(code.to_owned())),
                ),
                _ => out.pass(),
            }
        }
    }
    out.skip(Reason::Because("reason-no-nuts"));
}

fn draft(doc: &Document, span: Span, code: &str, named: u8, id: &'static str) -> Draft {
    let right = REGIONS[usize::from(named)].nuts3;
    let [old, new] = right.map(|code| Arg::Text(code.to_owned()));
    let id = match (id, right[0] == right[1]) {
        ("nuts-invalid-named", true) => "nuts-invalid-named-one",
        ("nuts-invalid-region", true) => "nuts-invalid-region-one",
        (id, _) => id,
    };
    let draft = Draft::at(span, id)
        .arg("code", Arg::Text(code.to_owned()))
        .arg(
            "region",
            Arg::Text(region_name(doc.lang(), named).to_owned()),
        );
    let draft = draft
        .arg("right", old.clone())
        .values(old, Arg::Text(code.to_owned()));
    if right[0] == right[1] {
        draft
    } else {
        draft.arg("now", new)
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
