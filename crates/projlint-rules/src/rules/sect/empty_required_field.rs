use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// A label that every document of the template fills in has a value.
    ///
    /// Conditional fields (the place of implementation, the number of applicants) may be empty, and
    /// those fields of a Kohesio page that are links disappear when text is copied; neither kind is
    /// judged. `n/a` is a value.
    ///
    /// ```doc
    /// 1 Hanke
    ///
    /// Hankekoodi:
    /// ^^^^^^^^^^ SECT006 empty-required-field: “Hankekoodi” is empty
    ///
    /// Hankkeen nimi: Malli
    /// ```
    SECT006 "empty-required-field" Warning [Page Description Form: Required] fix: None; complete check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let empty: Vec<_> = doc
        .facts
        .empty
        .iter()
        .filter(|e| e.required && !e.absent)
        .collect();
    for field in &empty {
        out.report(
            FindingBuilder::at_span(field.label, "empty-required-field")
                .with_arg("label", Arg::Text(doc.source.slice(field.label).to_owned())),
        );
    }
    let stated = doc.facts.text.len() + doc.facts.money.len() + doc.facts.date.len();
    if stated > 0 {
        out.pass();
    }
    out.skip(Reason::Because("reason-nothing"));
}
