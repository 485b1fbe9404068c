use crate::document::Document;
use crate::field::{IND_PERSON_PLANNED, IND_PERSON_REALISED};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;

crate::rule! {
    /// A number of participants in a sentence matches the number in the indicators.
    ///
    /// The rule reads sentences that refer to the project and say how many people take part in it.
    /// The number may be the planned or the realised one. Shares and parts (`50 % av dessa`) are
    /// different quantities.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Hankkeen tavoitteena on, että siihen osallistuu 150 henkilöä.
    ///                                                 ^^^ IND006 indicator-prose-mismatch: the number of participants is 150 here, but 60 in the plan
    /// 7.2 Osallistuvien henkilöiden lukumäärä
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing; it should come after this
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing; it should come after this
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// Suunniteltu: 60
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    ///              ~~ IND006 planned
    /// ```
    IND006 "indicator-prose-mismatch" Hint [Description: Indicators] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(planned) = doc
        .facts
        .one_of(IND_PERSON_PLANNED)
        .filter(|f| f.origin == Origin::Label)
    else {
        return out.skip(Reason::Missing(IND_PERSON_PLANNED.id));
    };
    let realised = doc.facts.one_of(IND_PERSON_REALISED);
    for fact in doc
        .facts
        .all_of(IND_PERSON_PLANNED)
        .filter(|f| f.origin == Origin::Prose)
    {
        if fact.value == planned.value || realised.is_some_and(|r| r.value == fact.value) {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(fact, "indicator-prose-mismatch")
                .with_arg("here", Arg::Number(fact.value.0))
                .with_arg("planned", Arg::Number(planned.value.0))
                .with_fact(planned, "label-planned")
                .with_values(Arg::Number(planned.value.0), Arg::Number(fact.value.0)),
        );
    }
    out.skip(Reason::Because("reason-stated-once"));
}
