use crate::field::{AMOUNT_REALISED_EU_STATE, AMOUNT_REALISED_PUBLIC, STATUS};
use crate::message::Arg;
use crate::project::Document;
use crate::rule::{Draft, Outcome, Severity};
use crate::rules::support::excess;
use crate::value::identifier::RUNNING;

crate::rule! {
    /// Once a project has ended, its realised EU and state funding is a part of its realised public funding.
    ///
    /// While a project runs, the two are booked at different times; the finding is then an `info`.
    ///
    /// ```doc
    /// Toiminnan tila: Toiminta päättynyt
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Toteutunut EU- ja valtion rahoitus: 2 956 056
    ///                                     ^^^^^^^^^ FUND004 realised-part-exceeds-total: realised EU and state funding 2 956 056 € is 48 860 € above realised public funding 2 907 196 €, of which it is a part
    ///
    /// Toteutunut julkinen rahoitus yhteensä: 2 907 196
    ///                                        ~~~~~~~~~ FUND004 realised public funding
    /// ```
    FUND004 "realised-part-exceeds-total" Warning [Eura2014 Eura2007 Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Outcome<'_>) {
    let Some(status) = out.need(doc, STATUS) else { return };
    let Some(found) = excess(doc, out, AMOUNT_REALISED_EU_STATE, AMOUNT_REALISED_PUBLIC) else { return };
    let (part, whole) = (Arg::Money(found.part.value), Arg::Money(found.whole.value));
    let runs = status.value == RUNNING;
    out.report(
        Draft::on(found.part, "realised-part-exceeds-total")
            .arg("part", part.clone())
            .arg("whole", whole.clone())
            .difference(Arg::Money(found.by))
            .with(found.whole, "label-realised-public")
            .severity(if runs { Severity::Info } else { Severity::Warning })
            .values(whole, part),
    );
}
