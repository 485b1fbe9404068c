use crate::block::BlockKind;
use crate::catalog::LANGUAGES;
use crate::field::NAME_PROJECT;
use crate::message::Arg;
use crate::project::{Document, Project};
use crate::rule::{Draft, Outcome, Reason};
use crate::rules::support::named;
use crate::source::Span;
use crate::template::Kind;
use memchr::memmem;
use std::ops::Range;

crate::rule! {
    /// A page of Kohesio has the parts and list items of the description it was made from.
    ///
    /// Compared are the headings in capitals of section 3 of a EURA description (`TARVE`, `TAVOITTEET`, …), which are known in Finnish, Swedish, English
    /// and German, and the number of items of its only list, with those in the description on Kohesio. Words are not compared: a translation
    /// joins sentences. A page without any of the headings may be a summary and is not judged.
    ///
    /// ```doc name:description.txt
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 2.1.2019 ja päättyy 31.5.2022
    ///
    /// 3 Suunnitelman mukainen tiivistelmä toteutuksesta
    ///
    /// TARVE
    /// ~~~~~ XDOC008 of the original
    ///
    /// Työnantajat etsivät kumppaneita.
    ///
    /// TAVOITTEET
    ///
    /// Verkosto syntyy.
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Suunniteltu julkinen rahoitus yhteensä: 645 000
    /// ```
    ///
    /// ```doc name:page.txt linked
    /// Kohesio: discover EU projects in your region
    ///
    /// Start date: 2 January 2019
    /// End date: 31 May 2022
    /// Fund: European Social Fund (ESF)
    /// Total budget: 645 000,00 €
    ///
    /// Network model
    ///
    /// Employers look for partners. OBJECTIVES A network comes into being.
    /// ^ XDOC008 content-lost: the part “TARVE” of description.txt is missing
    ///
    /// Flag of Finland  Finland
    /// ```
    XDOC008 "content-lost" Info [Kohesio] fix: None; project check
}

/// The headings and the lists of a description.
struct Outline {
    /// Parts, by their place in the headings of every language, in order.
    parts: Vec<(usize, Span)>,
    /// Lists: how many items, and where.
    lists: Vec<(usize, Span)>,
}

fn check(project: &Project, out: &mut Outcome<'_>) {
    let prepare = || project.documents.iter().find(|d| d.kind == Kind::Eura2014).and_then(|d| Some((d, section(d)?)));
    out.across(project, prepare, |original, doc, out| {
        let Some((original, outline)) = original else { return out.skip(Reason::Because("reason-no-original")) };
        let Some((range, copy)) = description(doc) else { return out.skip(Reason::Because("reason-no-long-text")) };
        if copy.parts.is_empty() {
            return out.skip(Reason::Because("reason-summary"));
        }
        compare(doc, original, outline, range, &copy, out);
        out.pass();
    });
}

fn compare(doc: &Document, original: &Document, outline: &Outline, range: Range<usize>, copy: &Outline, out: &mut Outcome<'_>) {
    let missing = |part: &&(usize, Span)| !copy.parts.iter().any(|c| c.0 == part.0);
    let place = |part: usize| {
        let next = outline.parts.iter().skip_while(|p| p.0 != part).skip(1).find_map(|p| copy.parts.iter().find(|c| c.0 == p.0));
        let first = copy.parts.iter().map(|c| c.1.start).min();
        match next {
            Some(next) if Some(next.1.start) == first => doc.source.span(range.start..crate::source::ceil(doc.source.text(), range.start + 1)),
            Some(next) => next.1,
            None => doc.source.span(crate::source::floor(doc.source.text(), range.end - 1)..range.end),
        }
    };
    for part in outline.parts.iter().filter(missing) {
        let name = Arg::Text(original.source.slice(part.1).to_owned());
        let draft = Draft::at(place(part.0), "content-lost").arg("part", name).arg("document", named(original));
        out.report(draft.place(part.1, "label-original"));
    }
    if let ([(own, span)], [(its, there)]) = (copy.lists.as_slice(), outline.lists.as_slice())
        && own < its
    {
        let draft = Draft::at(*span, "content-lost-items").arg("here", Arg::Number(*own as i64)).arg("there", Arg::Number(*its as i64));
        out.report(draft.arg("document", named(original)).place(*there, "label-original"));
    }
}

/// The part that a line or word in capitals is the heading of.
fn part(heading: &str) -> Option<usize> {
    LANGUAGES.iter().find_map(|l| l.headings.iter().position(|names| names.contains(&heading)))
}

/// The outline of section 3 of a description.
fn section(doc: &Document) -> Option<Outline> {
    let at = doc.sections.iter().position(|s| s.entry.number == "3")?;
    let end = doc.sections.get(at + 1).map_or(doc.blocks.len(), |s| s.block);
    let blocks = &doc.blocks[doc.sections[at].block + 1..end];
    let parts = blocks.iter().filter_map(|b| Some((part(doc.line(b))?, b.span(doc.source.doc)))).collect();
    let mut lists = Vec::new();
    for list in blocks.chunk_by(|a, b| a.kind == BlockKind::Item && b.kind == BlockKind::Item && b.joined) {
        if list[0].kind == BlockKind::Item {
            lists.push((list.len(), list[0].span(doc.source.doc).cover(list[list.len() - 1].span(doc.source.doc))));
        }
    }
    Some(Outline { parts, lists })
}

/// The description on a page of Kohesio and its outline: headings in capitals or with one, bullets in the text.
fn description(doc: &Document) -> Option<(Range<usize>, Outline)> {
    let name = doc.facts.one(NAME_PROJECT)?;
    let rest = doc.blocks.get(name.block as usize + 1..)?;
    let flag = rest.iter().position(|b| doc.line(b).starts_with("Flag of ")).unwrap_or(rest.len());
    let range = rest[..flag].first()?.start as usize..rest[..flag].last()?.end as usize;
    let text = &doc.source.text()[range.clone()];
    let mut parts = Vec::new();
    for language in &LANGUAGES {
        for (index, word) in language.headings.iter().enumerate().flat_map(|(i, words)| words.iter().map(move |w| (i, *w))) {
            let titled: String = word.chars().take(1).chain(word.chars().skip(1).flat_map(char::to_lowercase)).collect();
            for form in [word, titled.as_str()] {
                let found = memmem::find_iter(text.as_bytes(), form).find(|&at| heads(text, at, form));
                parts.extend(found.map(|at| (index, doc.source.span(range.start + at..range.start + at + form.len()))));
            }
        }
    }
    parts.sort_by_key(|p| p.1.start);
    parts.dedup_by_key(|p| p.0);
    let bullets: Vec<usize> = memmem::find_iter(text.as_bytes(), "•").map(|at| range.start + at).collect();
    let list = bullets.first().zip(bullets.last()).map(|(first, last)| {
        let end = crate::joints::token(doc.source.text(), last + "•".len()).end;
        (bullets.len(), doc.source.span(*first..end.min(range.end)))
    });
    Some((range, Outline { parts, lists: list.into_iter().collect() }))
}

/// Whether a word in a text is a heading that was run into it: it begins a sentence, and a capital or a number follows.
fn heads(text: &str, at: usize, word: &str) -> bool {
    let (before, after) = (text[..at].trim_end(), &text[at + word.len()..]);
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':']);
    let next = after.trim_start_matches([' ', '\u{a0}', '\n', ':']);
    let ends = !after.starts_with(char::is_lowercase) && (next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '•'));
    begins && ends
}
