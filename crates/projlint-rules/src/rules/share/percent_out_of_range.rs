use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::percent::Percent;

crate::rule! {
    /// A share of the financing lies between 0 and 100 %.
    ///
    /// Growth rates and targets above 100 % are not shares.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Total budget: 645 000,00 €
    /// EU contribution: 322 500,00 € (850%)
    ///                                ^^^^ SHARE003 percent-out-of-range: a share must be between 0 and 100 %, not 850 %
    /// ```
    SHARE003 "percent-out-of-range" Error [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if doc.facts.percent.is_empty() {
        out.skip(Reason::Missing(FieldId::ShareEuPercent));
    }
    for fact in &doc.facts.percent {
        let value = fact.value;
        if value.mantissa >= 0 && value.in_fine_units() <= Percent::whole(100).in_fine_units() {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(fact, "percent-out-of-range")
                .with_arg("stated", Arg::Percent(value))
                .with_values(Arg::Id("expected-percent"), Arg::Percent(value)),
        );
    }
}
