use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::share_list::{ShareSum, add_shares, share_lists};
use crate::value::percent::Percent;

crate::rule! {
    /// The shares of all sources of one financing add up to 100 %.
    ///
    /// The rule judges lists and sentences that name the EU and at least two further sources, each
    /// with its share, and columns of tables that a row of 100 % closes. Each share may be off by half of its last printed digit: 33,3 + 33,3 + 33,3
    /// is correct. Shares of different wholes (`50 % of public financing, which is 80 % of the
    /// total`) are not added together.
    ///
    /// ```doc
    /// Hankkeen rahoitus
    ///
    /// EU-rahoitus: 50 %
    ///              ~~~~ SHARE004 share
    /// Valtion rahoitus: 25 %
    ///                   ~~~~ SHARE004 share
    /// Kuntien rahoitus: 20 %
    ///                   ^^^^ SHARE004 shares-do-not-sum: 50 + 25 + 20 = 95 %, not 100 %
    /// ```
    SHARE004 "shares-do-not-sum" Warning [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for shares in share_lists(doc).into_iter().flatten() {
        let Some((&(_, last), rest)) = shares.split_last() else {
            continue;
        };
        let (sum, apart) = match add_shares(doc, &shares) {
            ShareSum::Off { sum, apart } => (sum, apart),
            ShareSum::Whole => {
                out.pass();
                continue;
            }
            ShareSum::Related => {
                out.skip(Reason::Because("reason-related"));
                continue;
            }
        };
        let terms: Vec<String> = shares.iter().map(|(s, _)| s.display_figure(',')).collect();
        let mut draft = FindingBuilder::at_span(last, "shares-do-not-sum")
            .with_arg("terms", Arg::Text(terms.join(" + ")))
            .with_arg("sum", Arg::Percent(sum))
            .with_difference(Arg::Points(apart))
            .with_values(Arg::Percent(Percent::whole(100)), Arg::Percent(sum));
        for (_, span) in rest {
            draft = draft.with_place(*span, "label-share");
        }
        out.report(draft);
    }
    out.skip(Reason::Because("reason-no-shares"));
}
