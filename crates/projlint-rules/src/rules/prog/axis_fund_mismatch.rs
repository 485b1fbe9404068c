use crate::catalog::AXES;
use crate::document::Document;
use crate::field::{AXIS_NO, FUND};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::against_fund;

crate::rule! {
    /// The priority axis belongs to the fund of the project.
    ///
    /// In the Finnish programme of 2014-2020, axes 1, 2, 6 and 8 belong to the ERDF, and axes 3, 4,
    /// 5, 7 and 9 to the ESF. Only EURA 2014 descriptions are judged, because in 2007-2013 both
    /// funds had axes 1 to 4.
    ///
    /// Source: operational programme 2014FI16M2OP001.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ PROG007 fund
    ///
    /// Hankekoodi: S21576
    ///
    /// Toimintalinja: 2. Uusimman tiedon ja osaamisen tuottaminen ja hyödyntäminen
    ///                ^^ PROG007 axis-fund-mismatch (warning): priority axis 2 belongs to the ERDF, but the fund is the ESF
    /// ```
    PROG007 "axis-fund-mismatch" Error [Description: Axes] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(axis) = out.need(doc, AXIS_NO) else {
        return;
    };
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let number = doc.source.slice(axis.span).trim_end_matches('.');
    let Some(entry) = AXES.iter().find(|a| a.number == number) else {
        return out.skip(Reason::Because("reason-other-series"));
    };
    let of = entry.fund.code();
    against_fund(
        out,
        of,
        fund,
        FindingBuilder::on_fact(axis, "axis-fund-mismatch")
            .with_arg("axis", Arg::Text(number.to_owned())),
    );
}
