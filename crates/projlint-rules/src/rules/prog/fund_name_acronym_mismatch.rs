use crate::catalog::model::Lang;
use crate::document::Document;
use crate::field::FUND;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::text::source::Span;
use crate::value::code::FundCode;

crate::rule! {
    /// The acronym in parentheses after the name of a fund is that fund's acronym in the language of the name.
    ///
    /// `Euroopan sosiaalirahasto (ESF)` has the English acronym: in Finnish it is ESR. Kohesio
    /// prints English acronyms on pages in most languages, all for the same cause. Where a language
    /// other than Finnish or Swedish uses the English acronym, nothing is reported.
    ///
    /// Source: names of the funds in 24 languages.
    ///
    /// ```doc
    /// Kohesio: tutustu EU:n hankkeisiin alueellasi
    ///
    /// Rahasto: Euroopan sosiaalirahasto (ESF)
    ///                                    ^^^ PROG004 fund-name-acronym-mismatch: the acronym of “Euroopan sosiaalirahasto” is ESR, not ESF
    /// ```
    PROG004 "fund-name-acronym-mismatch" Info [Page Description Narrative] fix: Safe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, FUND);
    let data = doc.reading_language().data();
    let text = doc.source.text();
    for fact in doc.facts.all_of(FUND) {
        let from = fact.span.start as usize;
        let Some((code, name)) = fund_named_at(
            &text[from..doc.blocks[fact.block as usize].end as usize],
            doc.reading_language(),
        ) else {
            continue;
        };
        let after = from + name;
        let Some(inside) = text[after..]
            .strip_prefix(" (")
            .and_then(|r| r.split_once(')'))
            .map(|(inside, _)| inside)
        else {
            continue;
        };
        let bare = inside.trim_end_matches('+').trim();
        let own = data
            .acronyms
            .iter()
            .find(|(c, _)| *c == code)
            .map_or(&[][..], |(_, names)| names);
        let strict = matches!(doc.reading_language(), Lang::Fi | Lang::Sv);
        let right = own
            .iter()
            .take(if strict { 1 } else { own.len() })
            .any(|a| a.eq_ignore_ascii_case(bare));
        if right {
            out.pass();
            continue;
        }
        if bare.len() > 8 || !is_acronym(bare) {
            out.skip(Reason::Because("reason-no-acronym"));
            continue;
        }
        let Some(expected) = own.first() else {
            continue;
        };
        let span = Span {
            start: (after + 2) as u32,
            end: (after + 2 + bare.len()) as u32,
            ..fact.span
        };
        let right = Arg::Text((*expected).to_owned());
        let mut draft = FindingBuilder::at_span(span, "fund-name-acronym-mismatch")
            .with_origin(fact.origin)
            .with_arg("name", Arg::Text(text[from..after].to_owned()))
            .with_arg("right", right.clone())
            .with_arg("acronym", Arg::Text(bare.to_owned()))
            .with_values(right.clone(), Arg::Text(bare.to_owned()));
        let edit = vec![Edit {
            span,
            text: (*expected).to_owned(),
        }];
        let title = Message::new("fix-replace").arg("text", right);
        draft = if strict && fund_of_acronym(bare) == Some(code) {
            draft.with_safe_fix(title, edit)
        } else {
            draft.with_unsafe_fix(title, edit)
        };
        if doc.followed_template().is_some_and(|t| t.english_acronyms) {
            draft = draft.with_cause("cause-kohesio-english-acronym");
        }
        out.report(draft);
    }
    out.skip(Reason::Because("reason-no-acronym"));
}

/// The fund whose name in a language a text begins with, and the bytes of the name with its ending.
fn fund_named_at(text: &str, lang: Lang) -> Option<(FundCode, usize)> {
    let names = lang
        .data()
        .funds
        .iter()
        .flat_map(|(code, names)| names.iter().map(move |n| (*code, *n)));
    let (code, name) = names
        .filter(|(_, n)| text.starts_with(n))
        .max_by_key(|(_, n)| n.len())?;
    Some((
        code,
        name.len()
            + text[name.len()..]
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(text.len() - name.len()),
    ))
}

/// The fund of an acronym in English, Finnish or Swedish.
fn fund_of_acronym(acronym: &str) -> Option<FundCode> {
    let of = |lang: Lang| {
        lang.data()
            .acronyms
            .iter()
            .find(|(_, names)| names.iter().any(|n| n.eq_ignore_ascii_case(acronym)))
    };
    [Lang::En, Lang::Fi, Lang::Sv]
        .into_iter()
        .find_map(of)
        .map(|(code, _)| *code)
}

/// Whether an acronym is a fund's in any language.
fn is_acronym(acronym: &str) -> bool {
    let names = crate::catalog::LANGUAGES
        .iter()
        .flat_map(|l| l.acronyms.iter())
        .flat_map(|(_, names)| names.iter());
    names.into_iter().any(|n| n.eq_ignore_ascii_case(acronym))
}
