use crate::catalog::concept::{Concept, ConceptSet};
use crate::document::Document;
use crate::field::{FUND, FieldId};
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, FactValue, Origin};
use crate::read::role_words::FUNDS;
use crate::read::term_search::names_concept;
use crate::value::code::{Code, Text};

crate::rule! {
    /// A page about a project says that the EU funds it.
    ///
    /// Beneficiaries must name the fund on their pages. The emblem with the name of the fund is
    /// usually an image, which is not in the text, so the finding is a hint. Forms, in which labels
    /// name the project, are not judged. The name of an image file (`EU_ESR_FI_vertical`) counts as
    /// the emblem.
    ///
    /// Source: Regulation (EU) 1303/2013, Annex XII 2.2; Implementing Regulation (EU) 821/2014, Articles 3 to 5.
    ///
    /// ```doc
    /// Verkostomalli
    /// ^^^^^^^^^^^^^ PROG009 funding-statement-missing: the page does not name the EU fund that finances the project
    ///
    /// Hanke alkoi 1.6.2019 ja päättyy 31.12.2021. Hanke kokoaa työnantajat yhteen.
    /// ```
    PROG009 "funding-statement-missing" Hint [Narrative] fix: None; complete check
}

/// Words by which a page says that the EU pays.
const FUNDING: ConceptSet = FUNDS.union_const(ConceptSet::of(&[
    Concept::Eu,
    Concept::Funding,
    Concept::Cofinancing,
]));

fn check(doc: &Document, out: &mut Sink<'_>) {
    let labelled = |f: &Fact<Text>| {
        f.origin == Origin::Label
            && f.field != FieldId::ContactPhone
            && f.field != FieldId::ContactEmail
    };
    let form = doc.facts.text.iter().any(labelled)
        || doc.facts.money.iter().any(|m| m.origin == Origin::Label);
    if !doc.recognised || form {
        return out.skip(Reason::Because("reason-no-page"));
    }
    let stated = Code::facts_of(&doc.facts)
        .iter()
        .any(|c| c.field == FUND.id);
    if stated || names_concept(doc.source.text(), doc.reading_language(), FUNDING) {
        return out.pass();
    }
    let Some(title) = doc.blocks.first() else {
        return;
    };
    out.report(FindingBuilder::at_span(
        title.line_span(doc.source.doc),
        "funding-statement-missing",
    ));
}
