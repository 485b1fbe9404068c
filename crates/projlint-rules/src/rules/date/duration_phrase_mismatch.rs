use crate::document::Document;
use crate::field::{DATE_END, DATE_START, DURATION};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::date::Precision;
use crate::value::date::thirtieths_between;

crate::rule! {
    /// The length of the project in words agrees with its dates.
    ///
    /// A difference of one month, or of a tenth of the stated length if that is more, is allowed.
    /// Only the stated length of the project is judged (`tvåårigt utvecklingsprojekt`), not that of
    /// a course (`kolmivuotinen koulutus`).
    ///
    /// ```doc
    /// Hankkeen toteutusaika: 1.9.2017–31.8.2020
    ///                        ~~~~~~~~ DATE006 start
    ///                                 ~~~~~~~~~ DATE006 end
    ///
    /// Kaksivuotinen hanke tukee alueen yrityksiä.
    /// ^^^^^^^^^^^^^ DATE006 duration-phrase-mismatch: the project is said to last 24 months, but 1 September 2017 to 31 August 2020 is 36 months
    /// ```
    DATE006 "duration-phrase-mismatch" Warning [Page Description Narrative] fix: None; check
}

const MONTH_THIRTIETHS: i64 = 30;

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(_) = out.need(doc, DURATION) else {
        return;
    };
    let Some(start) = out.need(doc, DATE_START) else {
        return;
    };
    let Some(end) = out.need(doc, DATE_END) else {
        return;
    };
    if start.value.precision() != Precision::Day
        || end.value.precision() != Precision::Day
        || start.value > end.value
    {
        return out.skip(Reason::Because("reason-no-days"));
    }
    let actual = thirtieths_between(start.value, end.value);
    for stated in doc.facts.all_of(DURATION) {
        let months = i64::from(stated.value.months) * MONTH_THIRTIETHS;
        if (actual - months).abs() <= MONTH_THIRTIETHS.max(months / 10) {
            out.pass();
            continue;
        }
        out.report(
            FindingBuilder::on_fact(stated, "duration-phrase-mismatch")
                .with_arg("stated", Arg::Months(months))
                .with_arg("start", Arg::Date(start.value))
                .with_arg("end", Arg::Date(end.value))
                .with_arg("actual", Arg::Months(actual))
                .with_difference(Arg::Months((actual - months).abs()))
                .with_fact(start, "label-start")
                .with_fact(end, "label-end")
                .with_values(Arg::Months(actual), Arg::Months(months)),
        );
    }
}
