use crate::catalog::FUNDS;
use crate::document::Document;
use crate::field::FUND;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;
use crate::rules::shared::period::eligibility_window;

crate::rule! {
    /// The fund of the project is a fund of its programming period.
    ///
    /// The ESF+ and the Just Transition Fund began in 2021, the Youth Employment Initiative
    /// belonged to 2014-2020, and funds for fisheries changed their name in each period. Only a
    /// fund and a period that are stated by labels are compared with each other. Texts of 2021-2027
    /// that still say ESF are not reported. Kohesio printed the same period on every page until
    /// January 2025; there, the finding is a `warning`.
    ///
    /// Source: Regulations (EU) 1304/2013, 2021/1056, 2021/1057 and those listed in the data.
    ///
    /// ```doc
    /// Project name: Network model
    /// Fund: Just Transition Fund (JTF)
    ///       ^^^^^^^^^^^^^^^^^^^^^^^^^^ PROG003 fund-period-mismatch: the JTF is not a fund of the 2014-2020 period
    /// Programming period: 2014-2020
    ///                     ~~~~~~~~~ PROG003 programming period
    /// ```
    PROG003 "fund-period-mismatch" Error [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let Some(window) = eligibility_window(doc, out) else {
        return;
    };
    let Some(span) = window
        .span
        .filter(|_| fund.origin == Origin::Label && window.origin == Origin::Label)
    else {
        return out.skip(Reason::Because("reason-no-label"));
    };
    let period = window.entry;
    let known = FUNDS.iter().find(|f| f.code == fund.value.0);
    if known.is_none_or(|f| f.first <= period.last && f.last.is_none_or(|l| l >= period.first)) {
        return out.pass();
    }
    let mut draft = FindingBuilder::on_fact(fund, "fund-period-mismatch")
        .with_arg("fund", Arg::Text(fund.value.0.to_owned()))
        .with_arg(
            "period",
            Arg::Text(format!("{}-{}", period.first, period.last)),
        )
        .with_place(span, "label-period");
    if doc
        .followed_template()
        .is_some_and(|t| t.printed_period.is_some())
    {
        draft = draft
            .with_severity(Severity::Warning)
            .with_cause("cause-kohesio-period-constant");
    }
    out.report(draft);
}
