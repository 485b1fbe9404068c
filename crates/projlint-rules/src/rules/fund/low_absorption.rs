use crate::document::Document;
use crate::field::{AMOUNT_GRANTED_EU_STATE, AMOUNT_REALISED_EU_STATE, STATUS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::code::STATUS_ENDED;
use crate::value::percent::Percent;

crate::rule! {
    /// A project that has ended used less than half of its grant; this is reported for information.
    ///
    /// This is the case for about 5 % of closed projects and is not an error. Interrupted projects,
    /// and projects without any realised funding, are not judged.
    ///
    /// ```doc
    /// Toiminnan tila: Toiminta päättynyt
    ///
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Myönnetty EU- ja valtion rahoitus: 100 000
    ///                                    ~~~~~~~ FUND006 granted
    ///
    /// Toteutunut EU- ja valtion rahoitus: 30 000
    ///                                     ^^^^^^ FUND006 low-absorption: the actual funding 30 000 € is 30.0 % of the granted 100 000 €
    /// ```
    FUND006 "low-absorption" Info [Description Narrative] fix: None, tolerance 50 percent; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(status) = out.need(doc, STATUS) else {
        return;
    };
    let Some(granted) = out.need(doc, AMOUNT_GRANTED_EU_STATE) else {
        return;
    };
    let Some(realised) = out.need(doc, AMOUNT_REALISED_EU_STATE) else {
        return;
    };
    if status.value != STATUS_ENDED {
        return out.skip(Reason::Because("reason-not-ended"));
    }
    let (part, whole) = (realised.value, granted.value);
    if part.cents <= 0 || whole.cents <= 0 || !part.comparable(whole) {
        return out.skip(Reason::Because("reason-no-amount"));
    }
    if part.interval().1 * 100 >= whole.interval().0 * i128::from(out.tolerance()) {
        return out.pass();
    }
    let share = Percent::share(part, whole, 1).unwrap_or(Percent::whole(0));
    out.report(
        FindingBuilder::on_fact(realised, "low-absorption")
            .with_arg("realised", Arg::Money(part))
            .with_arg("granted", Arg::Money(whole))
            .with_arg("share", Arg::Percent(share))
            .with_fact(granted, "label-granted"),
    );
}
