use crate::catalog::PROGRAMMES;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// The years after the name or slogan of a programme are those of the programme.
    ///
    /// Only years directly after the name are judged; a project may end after the years of its
    /// programme.
    ///
    /// Source: rakennerahastot.fi, tem.fi.
    ///
    /// ```doc
    /// Verkostomalli-hanke
    ///
    /// Hanke kuuluu ohjelmaan Kestävää kasvua ja työtä 2021-2027.
    ///                                                 ^^^^^^^^^ PROG008 programme-period-mismatch: “Kestävää kasvua ja työtä” is the programme of the 2014-2020 period
    /// ```
    PROG008 "programme-period-mismatch" Warning [Page Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for (years, span) in &doc.facts.ranges {
        let head = &doc.source.text()[..span.start as usize];
        let head = head.trim_end_matches([' ', '\u{a0}', '(', ',', '-', '–', '”', '"', '»']);
        let Some((name, first, last)) = PROGRAMMES.iter().find(|(name, ..)| head.ends_with(name))
        else {
            continue;
        };
        if (years.first, years.last) == (*first, *last) {
            out.pass();
            continue;
        }
        let text = doc.source.slice(*span);
        let dash = text.get(4..text.len().saturating_sub(4)).unwrap_or("-");
        let right = format!("{first}{dash}{last}");
        let edit = Edit {
            span: *span,
            text: right.clone(),
        };
        out.report(
            FindingBuilder::at_span(*span, "programme-period-mismatch")
                .with_arg("name", Arg::Text((*name).to_owned()))
                .with_arg("period", Arg::Text(format!("{first}-{last}")))
                .with_values(Arg::Text(right.clone()), Arg::Text(text.to_owned()))
                .with_unsafe_fix(
                    Message::new("fix-replace").arg("text", Arg::Text(right)),
                    vec![edit],
                ),
        );
    }
    out.skip(Reason::Because("reason-no-programme"));
}
