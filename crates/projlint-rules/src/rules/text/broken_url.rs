use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::token::token_around;

crate::rule! {
    /// A web address is on one line.
    ///
    /// A break is reported where a line ends with an incomplete address (`?`, `&`, `=`, `/`, `-` or
    /// `_` at its end) and the next line begins with a tail that contains `=` or `/`, is a single
    /// word and is not itself an address.
    ///
    /// ```doc
    /// Network model project
    ///
    /// The summary is at https://example.com/summary?
    ///                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ TEXT008 beginning
    /// ref=Link&loc=play
    /// ^^^^^^^^^^^^^^^^^ TEXT008 broken-url: this is the end of the web address on the previous line
    /// ```
    TEXT008 "broken-url" Warning [Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let text = doc.source.text();
    for pair in doc
        .blocks
        .windows(2)
        .filter(|p| p[1].joined && text.as_bytes()[p[0].end as usize - 1].is_ascii_punctuation())
    {
        let (end, next) = (pair[0].end as usize, pair[1].body as usize);
        if !text[..end].ends_with(['?', '&', '=', '/', '-', '_']) {
            continue;
        }
        let head = token_around(text, end);
        let tail = token_around(text, next).end;
        let rest = &text[next..tail];
        let address =
            text[head.start..end].contains("://") || text[head.start..end].contains("www.");
        let alone = tail >= pair[1].end as usize && pair[1].start == pair[1].body;
        if !address
            || !alone
            || !rest.contains(['=', '/'])
            || !rest.contains(|c: char| c.is_alphabetic())
            || rest.contains("://")
            || rest.starts_with("www.")
        {
            continue;
        }
        let joined = Arg::Text(format!("{}{rest}", &text[head.start..end]));
        let edit = Edit {
            span: doc.source.span(end..next),
            text: String::new(),
        };
        out.report(
            FindingBuilder::at_span(doc.source.span(next..tail), "broken-url")
                .with_place(doc.source.span(head), "label-beginning")
                .with_values(joined, Arg::Text(rest.to_owned()))
                .with_unsafe_fix(Message::new("fix-join-lines"), vec![edit]),
        );
    }
    out.skip(Reason::Because("reason-no-url"));
}
