use crate::catalog::model::Lang;
use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::source::Span;
use crate::text::spaces::back_spaces;
use crate::text::words::begins_with;
use crate::value::date::Date;

crate::rule! {
    /// A weekday given with a date must be the weekday of that date.
    ///
    /// The word must come directly before the date, because `ma`, `to` and `su` are also other
    /// words.
    ///
    /// ```doc
    /// Hanke alkoi 1.1.2019 ja päättyy 31.12.2019.
    ///
    /// Hankkeen avajaiset ovat keskiviikkona 14.3.2019.
    ///                         ^^^^^^^^^^^^^ DATE009 weekday-mismatch: 14 March 2019 is “torstaina”, not “keskiviikkona”
    ///                                       ~~~~~~~~~ DATE009 this date
    /// ```
    DATE009 "weekday-mismatch" Warning [Description Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for mention in &doc.facts.mentions {
        let Some(date) = mention.reading.ok().filter(|d| d.day > 0) else {
            continue;
        };
        let Some((lang, stated, form, span)) = weekday_before(doc, mention.span) else {
            continue;
        };
        let right = date.weekday();
        if stated == right {
            out.pass();
            continue;
        }
        let forms = lang.data().weekdays;
        let word = forms[right].get(form).copied().unwrap_or(forms[right][0]);
        let printed = doc.source.slice(span);
        let word = if printed.starts_with(char::is_uppercase) {
            capitalised(word)
        } else {
            word.to_owned()
        };
        out.report(
            FindingBuilder::at_span(span, "weekday-mismatch")
                .with_arg("weekday", Arg::Text(printed.to_owned()))
                .with_arg("date", Arg::Date(Date { ..date }))
                .with_arg("right", Arg::Text(word.clone()))
                .with_place(mention.span, "label-date")
                .with_values(Arg::Text(word.clone()), Arg::Text(printed.to_owned()))
                .with_unsafe_fix(
                    Message::new("fix-replace").arg("text", Arg::Text(word.clone())),
                    vec![Edit { span, text: word }],
                ),
        );
    }
    out.skip(Reason::Because("reason-no-weekday"));
}

/// The weekday whose name ends directly before a date: language, day from Monday 0, form of the word, place.
fn weekday_before(doc: &Document, date: Span) -> Option<(Lang, usize, usize, Span)> {
    let text = doc.source.text();
    let stop = back_spaces(text.as_bytes(), date.start as usize);
    let head = &text[..stop];
    let gap = head.len() < date.start as usize;
    let head = head
        .strip_suffix([',', '.'])
        .or_else(|| head.strip_suffix(" den"))
        .unwrap_or(head);
    if !gap || !head.ends_with(char::is_alphabetic) {
        return None;
    }
    let begin = head.rfind(|c: char| !c.is_alphabetic()).map_or(0, |i| {
        i + head[i..].chars().next().map_or(1, char::len_utf8)
    });
    let word = &head[begin..];
    let between = head[..begin]
        .trim_end()
        .ends_with(|c: char| c.is_ascii_digit());
    if between {
        return None;
    }
    [doc.reading_language(), Lang::En]
        .into_iter()
        .find_map(|lang| {
            lang.data()
                .weekdays
                .iter()
                .enumerate()
                .find_map(|(day, forms)| {
                    let form = forms
                        .iter()
                        .position(|f| f.len() == word.len() && begins_with(word, f).is_some())?;
                    Some((lang, day, form, doc.source.span(begin..head.len())))
                })
        })
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
