use crate::document::Document;
use crate::field::NAME_PROJECT;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::names::{CoinedName, coined_names};
use crate::text::words::has_word_beginning;

crate::rule! {
    /// A document calls its project by one name.
    ///
    /// Machine translation splits coined names: the head is translated, while the tail of capitals
    /// stays (`GrowthPOK` for `KasvuPOK`). Two such names with the same tail are reported when the
    /// head of one is a word in the document and the head of the other is not. Sister projects,
    /// where both heads or neither are words in the document, are different projects.
    ///
    /// ```doc
    /// Project name: GrowthPOK
    ///               ^^^^^^^^^ TEXT007 project-name-split: the project is called both GrowthPOK and KasvuPOK
    ///
    /// The KasvuPOK project works for the growth of companies.
    ///     ~~~~~~~~ TEXT007 the other name
    /// ```
    TEXT007 "project-name-split" Warning [Page Description Narrative] fix: Unsafe; check
}

/// A text with more names of one tail is a list of them.
const MAX_HEADS: usize = 20;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(title) = out.need(doc, NAME_PROJECT) else {
        return;
    };
    let text = doc.source.text();
    let names: Vec<CoinedName> = coined_names(doc.source.text(), &doc.seldom).collect();
    let inside = |c: &&CoinedName| title.span.range().contains(c.range.start);
    let Some(own) = names.iter().find(inside) else {
        return out.skip(Reason::Because("reason-no-coined-name"));
    };
    let is_word = has_word_beginning(text, own.head_of(text));
    let mut heads: Vec<&str> = Vec::new();
    let mut new = |head| {
        let new = heads.len() < MAX_HEADS && !heads.contains(&head);
        heads.extend(new.then_some(head));
        new
    };
    let other = names
        .iter()
        .filter(|c| own.may_be(c, text) && new(c.head_of(text)))
        .find(|c| is_word != has_word_beginning(text, c.head_of(text)));
    let Some(other) = other else {
        return out.pass();
    };
    let (wrong, right) = if is_word { (own, other) } else { (other, own) };
    let [own_name, other_name] = [own, other].map(|c| Arg::Text(c.name_in(text).to_owned()));
    let edits = names
        .iter()
        .filter(|c| c.name_in(text) == wrong.name_in(text));
    let edits = edits
        .map(|c| Edit {
            span: doc.source.span(c.range),
            text: right.name_in(text).to_owned(),
        })
        .collect();
    let title = Message::new("fix-replace").arg("text", Arg::Text(right.name_in(text).to_owned()));
    out.report(
        FindingBuilder::at_span(doc.source.span(own.range), "project-name-split")
            .with_arg("name", own_name)
            .with_arg("other", other_name)
            .with_place(doc.source.span(other.range), "label-other-name")
            .with_unsafe_fix(title, edits),
    );
}
