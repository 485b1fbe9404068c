use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::printed::is_of_printed;
use crate::rules::shared::share::{
    ONE_EURO, StatedShare, can_be_share, computed_share, other_amounts, other_basis, rate_drifts,
    stated_shares,
};
use crate::rules::shared::share_pairs::{mismatched_pairs, unfitting_rate};
use crate::rules::shared::sum::wrong_totals;
use crate::text::source::Span;
use crate::value::percent::Percent;
use std::cell::LazyCell;

crate::rule! {
    /// The stated EU share must be the EU contribution divided by the total.
    ///
    /// A printed figure covers every value that rounds to it: `43,81 %` covers 43.805 to 43.815,
    /// and `645 000` covers half a euro on either side. The finding is an `error` when no such
    /// values agree. Shares of other sources are judged where an amount with its share stands beside
    /// others that are shares of one whole, or would be that share of the total if one digit were
    /// another. A rate with a label of its own (`Rate: 60 %`) is judged where it is the share of no two
    /// printed amounts. A Kohesio page takes its rate from a different source than
    /// its amounts and drops the rate's trailing zeros; there, a rate that is off by more than 0.005
    /// points and by more than 1 € is a `warning`.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Total budget: 645 000,00 €
    ///               ~~~~~~~~~~~~ SHARE001 total budget
    /// EU contribution: 322 500,00 € (45%)
    ///                  ~~~~~~~~~~~~ SHARE001 EU contribution
    ///                                ^^^ SHARE001 eu-share-mismatch: 322 500.00 € is 50 % of 645 000.00 €, not 45 %
    /// ```
    SHARE001 "eu-share-mismatch" Error [Page Narrative] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let bases = other_amounts(doc);
    let wrong = LazyCell::new(|| wrong_totals(doc));
    let exact = doc.followed_template().is_some_and(|t| t.exact_shares);
    for share in stated_shares(doc, out) {
        let (percent, eu, total) = (share.percent.value, share.eu.value, share.total.value);
        let hundred = Percent::whole(100).in_fine_units();
        if percent.in_fine_units() > hundred || percent.mantissa < 0 || eu.exceeds(total, ONE_EURO)
        {
            out.skip(Reason::Because("reason-other-rule"));
            continue;
        }
        match can_be_share(percent, eu, total) {
            None => out.skip(Reason::Because("reason-no-amount")),
            Some(true) if exact && rate_drifts(&share) => {
                report_share(doc, out, &share, Severity::Warning)
            }
            Some(true) => out.pass(),
            Some(false) if other_basis(&bases, &share).is_some() => {
                out.skip(Reason::Because("reason-other-rule"))
            }
            Some(false)
                if is_of_printed(doc, &share) || wrong.contains(&share.total.span.start) =>
            {
                out.skip(Reason::Because("reason-related"))
            }
            Some(false) => report_share(doc, out, &share, Severity::Error),
        }
    }
    if let Some(rate) = unfitting_rate(doc) {
        report_share(doc, out, &rate, Severity::Warning);
    }
    for mismatch in mismatched_pairs(doc) {
        if !wrong.contains(&mismatch.whole.1.start)
            && let Some(finding) = mismatch.finding()
        {
            out.report(finding);
        }
    }
}

fn report_share(doc: &Document, out: &mut Sink<'_>, share: &StatedShare<'_>, severity: Severity) {
    let (stated, eu, total) = (share.percent.value, share.eu.value, share.total.value);
    let Some(computed) = computed_share(stated, eu, total) else {
        return out.skip(Reason::Because("reason-no-amount"));
    };
    let apart = Percent {
        mantissa: (computed.mantissa
            - stated.mantissa * 10_i64.pow(u32::from(computed.decimals - stated.decimals)))
        .abs(),
        ..computed
    };
    let text = doc.source.slice(share.percent.span);
    let mark = if text.contains('.') {
        '.'
    } else if text.contains(',') {
        ','
    } else {
        doc.reading_language().data().decimal
    };
    let of_template = doc.followed_template().and_then(|t| t.decimal_mark);
    let mark = of_template.unwrap_or(mark);
    let length = text
        .bytes()
        .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        .count() as u32;
    let span = Span {
        end: share.percent.span.start + length,
        ..share.percent.span
    };
    let edit = Edit {
        span,
        text: computed.display_figure(mark),
    };
    out.report(
        FindingBuilder::on_fact(share.percent, "eu-share-mismatch")
            .with_arg("eu", Arg::Money(eu))
            .with_arg("total", Arg::Money(total))
            .with_arg("computed", Arg::Percent(computed))
            .with_arg("stated", Arg::Percent(stated))
            .with_difference(Arg::Points(apart))
            .with_fact(share.eu, "label-eu")
            .with_fact(share.total, "label-total")
            .with_severity(severity)
            .with_values(Arg::Percent(computed), Arg::Percent(stated))
            .with_unsafe_fix(
                Message::new("fix-replace").arg("text", Arg::Percent(computed)),
                vec![edit],
            ),
    );
}
