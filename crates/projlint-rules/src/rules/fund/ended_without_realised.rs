use crate::document::Document;
use crate::field::{AMOUNT_GRANTED_EU_STATE, AMOUNT_REALISED_EU_STATE, DATE_END, STATUS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::STATUS_ENDED;

crate::rule! {
    /// A project that ended more than a year ago and was granted funding shows what was realised.
    ///
    /// The last payment comes months after the end, so the rule needs the reference date
    /// (`--as-of`). An interrupted project may show 0.
    ///
    /// ```doc as-of:2023-01-01
    /// Suunnitelman mukainen toteutusaika: Alkaa 2.1.2019 ja päättyy 31.5.2021
    ///                                                               ~~~~~~~~~ FUND005 end
    ///
    /// Toiminnan tila: Toiminta päättynyt
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Myönnetty EU- ja valtion rahoitus: 120 000
    ///                                    ~~~~~~~ FUND005 granted
    ///
    /// Toteutunut EU- ja valtion rahoitus: 0
    ///                                     ^ FUND005 ended-without-realised: the project has ended (31 May 2021) and was granted 120 000 €, but no actual funding is stated
    /// ```
    FUND005 "ended-without-realised" Warning [Description Narrative] fix: None, tolerance 12 months; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(as_of) = out.need_as_of() else {
        return;
    };
    let Some(granted) = out.need(doc, AMOUNT_GRANTED_EU_STATE) else {
        return;
    };
    let Some(end) = out.need(doc, DATE_END) else {
        return;
    };
    let status = doc.facts.one_of(STATUS);
    if status.is_some_and(|s| s.value != STATUS_ENDED) {
        return out.skip(Reason::Because("reason-not-ended"));
    }
    if granted.value.cents <= 0 || end.value.last_day().plus_months(out.tolerance_months()) >= as_of
    {
        return out.skip(Reason::Because("reason-payment-open"));
    }
    let realised = doc.facts.one_of(AMOUNT_REALISED_EU_STATE);
    if realised.is_some_and(|r| r.value.cents != 0) {
        return out.pass();
    }
    let draft = match realised {
        Some(realised) => FindingBuilder::on_fact(realised, "ended-without-realised")
            .with_fact(granted, "label-granted"),
        None => FindingBuilder::on_fact(granted, "ended-without-realised"),
    };
    out.report(
        draft
            .with_arg("granted", Arg::Money(granted.value))
            .with_arg("end", Arg::Date(end.value))
            .with_fact(end, "label-end"),
    );
}
