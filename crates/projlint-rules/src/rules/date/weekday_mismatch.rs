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
    /// The word must come directly before the date or before its article, because `ma`, `to` and `su`
    /// are also other words.
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
        let alike = forms[right].len() == forms[stated].len();
        let word = forms[right][if alike { form } else { 0 }];
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

/// The weekday whose name ends directly before a date, or before an article that does: language, day from Monday 0, form of the word,
/// place.
fn weekday_before(doc: &Document, date: Span) -> Option<(Lang, usize, usize, Span)> {
    let text = doc.source.text();
    let stop = back_spaces(text.as_bytes(), date.start as usize);
    let head = &text[..stop];
    if head.len() == date.start as usize {
        return None;
    }
    weekday_ending(doc, head).or_else(|| {
        // `Montag, den 5. Mai`, `domingo, dia 5 de maio`
        let article = head.len() - head.trim_end_matches(char::is_alphabetic).len();
        let before = head[..head.len() - article].trim_end();
        let short = (1..=MAX_ARTICLE_BYTES).contains(&article);
        short.then(|| weekday_ending(doc, before)).flatten()
    })
}

/// Words between a weekday and its date are not longer, in bytes.
const MAX_ARTICLE_BYTES: usize = 4;

fn weekday_ending(doc: &Document, head: &str) -> Option<(Lang, usize, usize, Span)> {
    let head = head.strip_suffix([',', '.']).unwrap_or(head);
    let bare = head.trim_end_matches(|c: char| c.is_alphabetic() || c == '-');
    let word = &head[bare.len()..];
    let counted = bare.trim_end().ends_with(|c: char| c.is_ascii_digit());
    if word.is_empty() || counted {
        return None;
    }
    let matching = |lang: Lang| {
        lang.data()
            .weekdays
            .iter()
            .enumerate()
            .find_map(|(day, forms)| {
                let same = |f: &&str| f.len() == word.len() && begins_with(word, f).is_some();
                let form = forms.iter().position(same)?;
                Some((lang, day, form, doc.source.span(bare.len()..head.len())))
            })
    };
    [doc.reading_language(), Lang::En]
        .into_iter()
        .find_map(matching)
}

fn capitalised(word: &str) -> String {
    let mut chars = word.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
