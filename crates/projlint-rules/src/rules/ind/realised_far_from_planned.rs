use crate::document::Document;
use crate::field::{
    IND_COMPANY_PLANNED, IND_COMPANY_REALISED, IND_PERSON_PLANNED, IND_PERSON_REALISED, STATUS,
};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::STATUS_ENDED;

crate::rule! {
    /// A realised indicator below a quarter of what was planned, or above four times as much, is worth a look.
    ///
    /// Small plans (under 5) are not judged, and a project that is still running may yet reach its
    /// plan.
    ///
    /// ```doc
    /// Toiminnan tila: Toiminta päättynyt
    ///
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// 7.2 Osallistuvien henkilöiden lukumäärä
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing; it should come after this
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing; it should come after this
    ///
    /// Suunniteltu: 400
    ///              ~~~ IND002 planned
    ///
    /// Toteutunut seurantatietojen mukaan: 12
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    ///                                     ^^ IND002 realised-far-from-planned: actual number 12, planned 400
    /// ```
    IND002 "realised-far-from-planned" Info [Description: Indicators] fix: None, tolerance 4 times; check
}

/// Plans below this say nothing by their share.
const SMALL_COUNT: i64 = 5;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let ended = doc
        .facts
        .one_of(STATUS)
        .is_some_and(|s| s.value == STATUS_ENDED);
    for (planned, realised) in [
        (IND_COMPANY_PLANNED, IND_COMPANY_REALISED),
        (IND_PERSON_PLANNED, IND_PERSON_REALISED),
    ] {
        let (Some(planned), Some(realised)) =
            (doc.facts.one_of(planned), doc.facts.one_of(realised))
        else {
            continue;
        };
        let (plan, real) = (planned.value.0, realised.value.0);
        if plan < SMALL_COUNT {
            continue;
        }
        let low = ended && real.saturating_mul(out.tolerance()) < plan;
        if !low && real <= plan.saturating_mul(out.tolerance()) {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(realised, "realised-far-from-planned")
                .with_arg("realised", Arg::Number(real))
                .with_arg("planned", Arg::Number(plan))
                .with_fact(planned, "label-planned"),
        );
    }
    out.skip(Reason::Because("reason-no-indicator"));
}
