use crate::document::Document;
use crate::field::{
    DATE_END, IND_COMPANY_PLANNED, IND_COMPANY_REALISED, IND_PERSON_PLANNED, IND_PERSON_REALISED,
    STATUS,
};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::of_project;
use crate::value::code::STATUS_ENDED;

crate::rule! {
    /// A project that has ended shows what was realised for an indicator that it planned, if it does so for the other indicator.
    ///
    /// An indicator with nothing planned needs no realised figure, and a project without either
    /// realised figure follows a different practice. The counts come in during the year after the
    /// end; with `--as-of`, the rule waits until that year has passed.
    ///
    /// ```doc
    /// Toiminnan tila: Toiminta päättynyt
    ///                 ~~~~~~~~~~~~~~~~~~ IND001 status
    ///
    /// 7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT001 before this section
    ///
    /// 7.1 Osallistuvien yritysten lukumäärä
    ///
    /// Suunniteltu: 9
    ///
    /// Toteutunut seurantatietojen mukaan: 6
    ///                                     ~ IND001 actual
    ///
    /// 7.2 Osallistuvien henkilöiden lukumäärä
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing; it should come after this
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing; it should come after this
    ///
    /// Suunniteltu: 180
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    ///              ^^^ IND001 realised-indicator-missing: planned number 180, but the actual number is not stated
    /// ```
    IND001 "realised-indicator-missing" Warning [Description: Indicators] fix: None, tolerance 12 months; complete check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(status) = out.need(doc, STATUS) else {
        return;
    };
    if status.value != STATUS_ENDED {
        return out.skip(Reason::Because("reason-not-ended"));
    }
    let counted = |as_of| {
        doc.facts
            .one_of(DATE_END)
            .is_none_or(|end| end.value.last_day().plus_months(out.tolerance_months()) < as_of)
    };
    if out.as_of().is_some_and(|as_of| !counted(as_of)) {
        return out.skip(Reason::Because("reason-counting"));
    }
    let person = (
        IND_PERSON_PLANNED,
        IND_PERSON_REALISED,
        IND_COMPANY_REALISED,
    );
    let company = (
        IND_COMPANY_PLANNED,
        IND_COMPANY_REALISED,
        IND_PERSON_REALISED,
    );
    for (planned, realised, sibling) in [company, person] {
        let Some(planned) = doc
            .facts
            .one_of(planned)
            .filter(of_project)
            .filter(|p| p.value.0 > 0)
        else {
            continue;
        };
        let unread = doc.facts.unread.iter().any(|u| u.field == realised.id);
        match (doc.facts.one_of(realised), doc.facts.one_of(sibling)) {
            (Some(_), _) => out.pass(),
            (None, Some(sibling)) if !unread => out.report(
                FindingBuilder::on_fact(planned, "realised-indicator-missing")
                    .with_arg("planned", Arg::Number(planned.value.0))
                    .with_fact(sibling, "label-realised")
                    .with_fact(status, "label-status"),
            ),
            (None, _) => {}
        }
    }
    out.skip(Reason::Because("reason-no-indicator"));
}
