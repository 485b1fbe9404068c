use crate::document::Document;
use crate::field::{CODE_PROJECT, FUND};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::FundCode;

crate::rule! {
    /// Sections 4, 7 and 8 of a project description have their subsections.
    ///
    /// The subsections of section 7 apply to projects of the social fund; projects of the regional
    /// fund have different ones, which are not judged. A section that is missing as a whole is
    /// reported by SECT001.
    ///
    /// ```doc
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    ///
    /// 8 Horisontaaliset periaatteet
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT004 subsection-incomplete: section 8 has no 8.2 “Kestävä kehitys”
    ///
    /// 8.1 Sukupuolten tasa-arvo
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~ SECT004 the other part is here
    ///
    /// 9 Loppuraportin tiivistelmä
    /// ```
    SECT004 "subsection-incomplete" Warning [Description Form: Sections] fix: None; complete check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(template) = doc.template.as_deref() else {
        return;
    };
    for (order, entry) in template.sections.iter().enumerate() {
        let Some((parent, _)) = entry.number.split_once('.') else {
            continue;
        };
        if doc.sections.iter().any(|s| s.order == order) {
            out.pass();
            continue;
        }
        let Some(heading) = doc.sections.iter().find(|s| s.entry.number == parent) else {
            continue;
        };
        if !entry.required || entry.fund.is_some_and(|f| !of_fund(doc, f)) {
            continue;
        }
        let sibling = doc.sections.iter().find(|s| {
            s.entry.number != entry.number
                && s.entry
                    .number
                    .split_once('.')
                    .is_some_and(|(p, _)| p == parent)
        });
        let block = |index: usize| doc.blocks[index].line_span(doc.source.doc);
        let mut draft = FindingBuilder::at_span(block(heading.block), "subsection-incomplete")
            .with_arg("number", Arg::Text(entry.number.to_string()))
            .with_arg("title", Arg::Text(entry.title.to_string()))
            .with_arg("parent", Arg::Text(parent.to_owned()));
        if let Some(sibling) = sibling {
            draft = draft.with_place(block(sibling.block), "label-sibling");
        }
        out.report(draft);
    }
    out.skip(Reason::Because("reason-no-sections"));
}

/// Whether the document is a project of a fund, by its title or by the first letter of its code.
pub fn of_fund(doc: &Document, fund: FundCode) -> bool {
    let letter = match fund {
        FundCode::Esf => "S",
        FundCode::Erdf => "A",
        FundCode::Cf => return false,
    };
    let stated = doc.facts.one_of(FUND).map(|f| f.value.0 == fund.code());
    stated.unwrap_or_else(|| {
        doc.facts
            .one_of(CODE_PROJECT)
            .is_some_and(|c| doc.source.slice(c.span).starts_with(letter))
    })
}
