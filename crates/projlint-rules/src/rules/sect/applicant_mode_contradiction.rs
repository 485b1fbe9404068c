use crate::document::Document;
use crate::field::{APPLICANTS_MODE, PARTNERS};
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::{MODE_JOINT, MODE_SINGLE};

crate::rule! {
    /// The stated number of applicants agrees with the list of partners.
    ///
    /// An empty statement makes no claim, and a list may be present but empty.
    ///
    /// ```doc
    /// 2 Hakijan perustiedot
    ///
    /// Hakijoiden lukumäärä tai tuen siirto -menettely: Vain yksi hakija
    ///                                                  ^^^^^^^^^^^^^^^^ SECT007 applicant-mode-contradiction: this line says there is one applicant, but partners are listed
    ///
    /// Osatoteuttajat
    /// Esimerkkilän ammattiopisto Oy, Ammatillinen oppilaitos, 1234567-1
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ SECT007 partner
    ///
    /// 3 Suunnitelman mukainen tiivistelmä toteutuksesta
    /// ```
    SECT007 "applicant-mode-contradiction" Warning [Description: Sections] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(mode) = out.need(doc, APPLICANTS_MODE) else {
        return;
    };
    let partner = doc.facts.all_of(PARTNERS).next();
    match (mode.value, partner) {
        (MODE_SINGLE, Some(partner)) => {
            out.report(
                FindingBuilder::on_fact(mode, "applicant-mode-contradiction-single")
                    .with_fact(partner, "label-partner"),
            );
        }
        (MODE_JOINT, None) => out.report(FindingBuilder::on_fact(
            mode,
            "applicant-mode-contradiction-joint",
        )),
        (MODE_SINGLE | MODE_JOINT, _) => out.pass(),
        _ => out.skip(Reason::Because("reason-nothing")),
    }
}
