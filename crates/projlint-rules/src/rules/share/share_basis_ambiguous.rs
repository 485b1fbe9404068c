use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::share::{can_be_share, other_amounts, other_basis, stated_shares};
use crate::value::percent::Percent;

crate::rule! {
    /// The stated share is the EU's part of the total, not of another amount in the document.
    ///
    /// Both can be correct: Finnish practice states 50 % of EU and state funding, while Kohesio
    /// divides by all public funding. The document should say which one is meant.
    ///
    /// ```doc
    /// Kokonaiskustannukset: 1 584 000 €
    ///                       ~~~~~~~~~~~ SHARE007 total budget
    /// EU- ja valtion rahoitus: 1 388 000 €
    ///                          ~~~~~~~~~~~ SHARE007 the amount the share refers to
    /// EU-rahoitus: 694 000 € (50 %)
    ///              ~~~~~~~~~ SHARE007 EU contribution
    ///                         ^^^^ SHARE007 share-basis-ambiguous: 694 000 € is 50 % of 1 388 000 €, not of the total budget 1 584 000 € (it is 43.81 % of that)
    /// ```
    SHARE007 "share-basis-ambiguous" Info [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let bases = other_amounts(doc);
    for share in stated_shares(doc, out) {
        if can_be_share(share.percent.value, share.eu.value, share.total.value) != Some(false) {
            out.pass();
            continue;
        }
        let Some(basis) = other_basis(&bases, &share) else {
            out.skip(Reason::Because("reason-other-rule"));
            continue;
        };
        let of_total =
            Percent::share(share.eu.value, share.total.value, 2).unwrap_or(Percent::whole(0));
        out.report(
            FindingBuilder::on_fact(share.percent, "share-basis-ambiguous")
                .with_arg("stated", Arg::Percent(share.percent.value))
                .with_arg("eu", Arg::Money(share.eu.value))
                .with_arg("basis", Arg::Money(basis.value))
                .with_arg("total", Arg::Money(share.total.value))
                .with_arg("computed", Arg::Percent(of_total))
                .with_fact(share.eu, "label-eu")
                .with_fact(basis, "label-basis")
                .with_fact(share.total, "label-total")
                .with_values(Arg::Percent(of_total), Arg::Percent(share.percent.value)),
        );
    }
}
