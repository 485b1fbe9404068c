use crate::catalog::model::Lang;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::date::Precision;

crate::rule! {
    /// A date that names its month is in the order of the document's language.
    ///
    /// `augusti 21, 2018` is in English order in a Swedish text. Languages whose own order begins
    /// with the year or the month are not judged, nor are dates in figures alone, which are the
    /// same in every language.
    ///
    /// ```doc
    /// Projektet Modell
    ///
    /// Det är ett projekt för skolor och företag.
    ///
    /// Upplagt på
    ///
    /// augusti 21, 2018
    /// ^^^^^^^^^^^^^^^^ FORM003 date-format-foreign: this date is in English order; in this document it should be 21 augusti 2018
    /// ```
    FORM003 "date-format-foreign" Info [Description Narrative] fix: Safe; check
}

/// Languages that write the day, the month and the year in this order, and whether a full stop follows the day.
const DAY_FIRST: [(Lang, bool); 18] = [
    (Lang::Fi, true),
    (Lang::Sv, false),
    (Lang::Da, true),
    (Lang::De, true),
    (Lang::Nl, false),
    (Lang::Fr, false),
    (Lang::Es, false),
    (Lang::It, false),
    (Lang::Pt, false),
    (Lang::Pl, false),
    (Lang::Cs, true),
    (Lang::Sk, true),
    (Lang::Sl, true),
    (Lang::Hr, true),
    (Lang::Ro, false),
    (Lang::Bg, false),
    (Lang::El, false),
    (Lang::Et, true),
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some((lang, stop)) = DAY_FIRST.iter().find(|(l, _)| Some(*l) == doc.language) else {
        return out.skip(Reason::Because("reason-language"));
    };
    for mention in &doc.facts.mentions {
        let text = doc.source.slice(mention.span);
        let Ok(date) = mention.reading else { continue };
        if !text.contains(char::is_alphabetic) || date.precision() != Precision::Day {
            continue;
        }
        if !text.starts_with(char::is_alphabetic) {
            out.pass();
            continue;
        }
        let month = text
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("");
        let known = lang.data().months[usize::from(date.month) - 1]
            .iter()
            .any(|m| crate::text::fold::same_folded(m, month));
        let before = doc.source.text()[..mention.span.start as usize].trim_end();
        if !known
            || before.ends_with(|c: char| c.is_ascii_digit() || c == '.')
                && before.ends_with(|c: char| c.is_ascii_digit())
        {
            out.skip(Reason::Because("reason-no-date"));
            continue;
        }
        let right = format!(
            "{}{} {} {}",
            date.day,
            if *stop { "." } else { "" },
            month.to_lowercase(),
            date.year
        );
        let shown = Arg::Text(right.clone());
        out.report(
            FindingBuilder::at_span(mention.span, "date-format-foreign")
                .with_arg("right", shown.clone())
                .with_values(shown.clone(), Arg::Text(text.to_owned()))
                .with_safe_fix(
                    Message::new("fix-write").arg("text", shown),
                    vec![Edit {
                        span: mention.span,
                        text: right,
                    }],
                ),
        );
    }
    out.skip(Reason::Because("reason-no-date"));
}
