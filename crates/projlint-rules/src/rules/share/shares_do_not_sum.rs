use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::{Fact, Origin};
use crate::value::money::Bound;
use crate::value::percent::Percent;

crate::rule! {
    /// The shares of all sources of one financing add up to 100 %.
    ///
    /// The rule judges lists and sentences that name the EU and at least two further sources, each
    /// with its share. Each share may be off by half of its last printed digit: 33,3 + 33,3 + 33,3
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

/// Sources below which a list need not be complete.
const MIN_SOURCES: usize = 3;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let shares: Vec<&Fact<Percent>> = doc
        .facts
        .percent
        .iter()
        .filter(|f| {
            f.value.bound == Bound::Exact
                && (f.origin == Origin::Label || f.field == FieldId::SharePart)
        })
        .collect();
    let mut sorted = shares;
    sorted.sort_by_key(|f| f.span.start);
    let mut from = 0;
    for at in 1..=sorted.len() {
        let joined = at < sorted.len() && next_to(doc, sorted[at - 1], sorted[at]);
        if !joined {
            judge_list(out, &sorted[from..at]);
            from = at;
        }
    }
    out.skip(Reason::Because("reason-no-shares"));
}

/// Whether two shares belong to one list, or to one sentence.
fn next_to(doc: &Document, a: &Fact<Percent>, b: &Fact<Percent>) -> bool {
    match (a.origin, b.origin) {
        (Origin::Label, Origin::Label) => {
            b.block == a.block
                || b.block == a.block + 1 && (doc.marked || doc.blocks[b.block as usize].joined)
        }
        (Origin::Prose, Origin::Prose) => {
            let between = doc
                .source
                .text()
                .get(a.span.end as usize..b.span.start as usize)
                .unwrap_or("");
            a.block == b.block && between.len() < 80 && !between.contains(". ")
        }
        _ => false,
    }
}

fn judge_list(out: &mut Sink<'_>, shares: &[&Fact<Percent>]) {
    let eu = shares
        .iter()
        .filter(|f| f.field == FieldId::ShareEuPercent)
        .count();
    let named = shares
        .iter()
        .all(|f| f.origin == Origin::Prose && f.field == FieldId::SharePart);
    if shares.len() < MIN_SOURCES || (eu != 1 && !named) {
        return;
    }
    let (low, high) = shares
        .iter()
        .map(|f| f.value.interval())
        .fold((0, 0), |s, i| (s.0 + i.0, s.1 + i.1));
    let hundred = Percent::whole(100);
    if low <= hundred.in_fine_units() && hundred.in_fine_units() <= high {
        return out.pass();
    }
    let decimals = shares.iter().map(|f| f.value.decimals).max().unwrap_or(0);
    let scaled = |p: Percent| p.mantissa * 10_i64.pow(u32::from(decimals - p.decimals));
    let sum = Percent {
        mantissa: shares.iter().map(|f| scaled(f.value)).sum(),
        decimals,
        bound: Bound::Exact,
    };
    let terms: Vec<String> = shares.iter().map(|f| f.value.display_figure(',')).collect();
    let Some((last, rest)) = shares.split_last() else {
        return;
    };
    let apart = Percent {
        mantissa: (sum.mantissa - scaled(hundred)).abs(),
        ..sum
    };
    let mut draft = FindingBuilder::on_fact(*last, "shares-do-not-sum")
        .with_arg("terms", Arg::Text(terms.join(" + ")))
        .with_arg("sum", Arg::Percent(sum))
        .with_difference(Arg::Points(apart))
        .with_values(Arg::Percent(hundred), Arg::Percent(sum));
    for fact in rest {
        draft = draft.with_fact(fact, "label-share");
    }
    out.report(draft);
}
