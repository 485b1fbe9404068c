use crate::document::Document;
use crate::field::URL;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::token::token_around;

crate::rule! {
    /// A web address has a correct scheme and host.
    ///
    /// The rule finds slips such as `wwww.`, `htp://`, `http:/`, a comma instead of a dot, and a
    /// scheme that appears twice. Addresses without a scheme are correct. Nothing is fetched.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// WWW-osoite: http://wwww.example.fi
    ///             ^^^^^^^^^^^^^^^^^^^^^^ ID009 url-invalid: “http://wwww.example.fi” is not a web address; did you mean http://www.example.fi?
    /// ```
    ID009 "url-invalid" Info [Description Narrative] fix: Unsafe; check
}

/// Slips and what was meant.
const SLIP_PREFIXES: [(&str, &str); 13] = [
    ("http://http://", "http://"),
    ("https://https://", "https://"),
    ("http://https://", "https://"),
    ("https://http://", "http://"),
    ("wwww.", "www."),
    ("www,", "www."),
    ("www..", "www."),
    ("htp://", "http://"),
    ("htpp://", "http://"),
    ("htttp://", "http://"),
    ("httpp://", "http://"),
    ("htttps://", "https://"),
    ("httpss://", "https://"),
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    let mut after = 0;
    let stated = doc.facts.all_of(URL).map(|f| f.span.start as usize);
    let slashes = doc
        .rare_bytes(b"/")
        .filter(|at| text.as_bytes()[at + 1..].starts_with(b"/"));
    let mut places: Vec<usize> = stated.chain(slashes).collect();
    places.sort_unstable();
    for at in places {
        let whole = token_around(text, at);
        let start = whole.start
            + text[whole.start..at]
                .rfind(['(', '<', '"', '[', '”'])
                .map_or(0, |i| {
                    i + text[whole.start + i..]
                        .chars()
                        .next()
                        .map_or(1, char::len_utf8)
                });
        if start < after {
            continue;
        }
        let end = text[at..whole.end]
            .find([')', '>', '"', ']', '”'])
            .map_or(whole.end, |n| at + n);
        let token = text[start..end].trim_end_matches(['.', ',', ';']);
        after = end;
        let wrong = SLIP_PREFIXES
            .iter()
            .find(|(slip, _)| token.starts_with(slip) || token.contains(&format!("//{slip}")));
        let Some((slip, meant)) = wrong else {
            if token.starts_with("http") {
                out.pass();
            }
            continue;
        };
        let right = token.replacen(slip, meant, 1);
        let span = doc.source.span(start..start + token.len());
        let shown = Arg::Text(right.clone());
        out.report(
            FindingBuilder::at_span(span, "url-invalid")
                .with_arg("url", Arg::Text(token.to_owned()))
                .with_arg("right", shown.clone())
                .with_values(shown.clone(), Arg::Text(token.to_owned()))
                .with_unsafe_fix(
                    Message::new("fix-replace").arg("text", shown),
                    vec![Edit { span, text: right }],
                ),
        );
    }
    out.skip(Reason::Because("reason-no-url"));
}
