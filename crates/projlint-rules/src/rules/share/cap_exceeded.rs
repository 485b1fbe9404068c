use crate::catalog::CAPS;
use crate::document::Document;
use crate::field::{DATE_END, DATE_START, FUND, GEO_COUNTRY, SHARE_EU_PERCENT};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::period::{date_of, eligibility_window};
use crate::value::date::Date;
use crate::value::percent::Percent;

crate::rule! {
    /// The EU share does not exceed the highest co-financing rate for its fund, period and category of region.
    ///
    /// The rate binds a priority axis, not an individual project, so a single project may lawfully
    /// exceed it. The rule applies only where the country alone determines the category (Finland
    /// 2014-2020: 50 %), allows half a percentage point, and does not report REACT-EU, or 100 % for
    /// projects that ran between July 2020 and June 2022.
    ///
    /// Source: Regulation (EU) 1303/2013, Articles 120(3) and 25a.
    ///
    /// ```doc
    /// Kohesio: discover EU projects in your region
    ///
    /// Fund: European Social Fund (ESF)
    ///       ~~~~~~~~~~~~~~~~~~~~~~~~~~ SHARE005 fund
    /// Total budget: 100 000,00 €
    /// EU contribution: 75 000,00 € (75%)
    ///                               ^^^ SHARE005 cap-exceeded: an EU share of 75 % exceeds 50 %, the highest rate for this fund and period
    /// Programming period: 2014-2020
    ///
    /// Flag of Finland  Finland
    /// ```
    SHARE005 "cap-exceeded" Warning [Page] fix: None; check
}

/// Half a point in units of 10^-12 points.
const HALF_POINT: i128 = 500_000_000_000;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(share) = out.need(doc, SHARE_EU_PERCENT) else {
        return;
    };
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let Some(country) = out.need(doc, GEO_COUNTRY) else {
        return;
    };
    let Some(window) = eligibility_window(doc, out) else {
        return;
    };
    let cap = CAPS.iter().find(|c| {
        let period = (c.first, c.last) == (window.entry.first, window.entry.last);
        period && c.country == country.value.0 && c.funds.iter().any(|f| f.code() == fund.value.0)
    });
    let Some(cap) = cap else {
        return out.skip(Reason::Because("reason-category"));
    };
    let highest = Percent::whole(cap.percent);
    if share.value.interval().0 <= highest.in_fine_units() + HALF_POINT {
        return out.pass();
    }
    let react = memchr::memmem::find(doc.source.text().as_bytes(), b"REACT").is_some();
    let hundred = share.value.in_fine_units() >= Percent::whole(100).in_fine_units();
    if react
        || (hundred && ran_in_crisis(doc))
        || share.value.in_fine_units() > Percent::whole(100).in_fine_units()
    {
        return out.skip(Reason::Because("reason-category"));
    }
    out.report(
        FindingBuilder::on_fact(share, "cap-exceeded")
            .with_arg("stated", Arg::Percent(share.value))
            .with_arg("highest", Arg::Percent(highest))
            .with_fact(fund, "label-fund")
            .with_values(Arg::Percent(highest), Arg::Percent(share.value)),
    );
}

/// Whether the project ran when expenditure could be declared at 100 %, or its dates are not known.
fn ran_in_crisis(doc: &Document) -> bool {
    let after = date_of(doc, DATE_START).is_some_and(|d| d.first_day() > Date::new(2022, 6, 30));
    let before = date_of(doc, DATE_END).is_some_and(|d| d.last_day() < Date::new(2020, 7, 1));
    !after && !before
}
