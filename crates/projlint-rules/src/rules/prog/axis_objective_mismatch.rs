use crate::catalog::{AXES, OBJECTIVES};
use crate::document::Document;
use crate::field::{AXIS_NO, OBJECTIVE_NO};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// The specific objective belongs to the stated priority axis.
    ///
    /// The numbers are those of the Finnish programme of 2014-2020; only EURA 2014 descriptions are
    /// judged, since other programmes use the same numbers.
    ///
    /// Source: operational programme 2014FI16M2OP001.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Toimintalinja: 3. Työllisyys ja työvoiman liikkuvuus
    ///                ~~ PROG005 priority axis
    /// Erityistavoite: 10.1. Työelämän ulkopuolella olevien työ- ja toimintakyvyn parantaminen
    ///                 ^^^^^ PROG005 axis-objective-mismatch: specific objective 10.1 belongs to priority axis 5, not 3
    /// ```
    PROG005 "axis-objective-mismatch" Error [Description: Axes] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(axis) = out.need(doc, AXIS_NO) else {
        return;
    };
    let Some(objective) = out.need(doc, OBJECTIVE_NO) else {
        return;
    };
    let [stated, number] =
        [axis, objective].map(|f| doc.source.slice(f.span).trim_end_matches('.'));
    let entry = OBJECTIVES.iter().find(|o| o.number == number);
    let (Some(entry), true) = (entry, AXES.iter().any(|a| a.number == stated)) else {
        return out.skip(Reason::Because("reason-other-series"));
    };
    if entry.axis == stated {
        return out.pass();
    }
    let [stated, right] = [stated, entry.axis].map(|n| Arg::Text(n.to_owned()));
    out.report(
        FindingBuilder::on_fact(objective, "axis-objective-mismatch")
            .with_arg("objective", Arg::Text(number.to_owned()))
            .with_arg("right", right)
            .with_arg("stated", stated)
            .with_fact(axis, "label-axis"),
    );
}
