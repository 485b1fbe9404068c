use crate::document::Document;
use crate::field::FieldId;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::UnreadReason;
use crate::rules::ind::indicator_not_a_count::is_miscount;
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// A labelled value must be readable, or nothing that depends on it is checked.
    ///
    /// A value that has its own rule (a date that does not exist, a programming period, a count) is
    /// left to that rule. A figure that can be read in two ways (`10,773 million` in English) is not
    /// judged. A bare figure without a known unit is an info.
    ///
    /// ```doc
    /// 5 Projektin julkinen rahoitus, euroa
    ///
    /// Myönnetty EU- ja valtion rahoitus: 645 0O0
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ CORE001 label
    ///                                    ^^^^^^^ CORE001 unparsable-value: granted EU and state funding: “645 0O0” cannot be read
    /// ```
    CORE001 "unparsable-value" Warning [Page Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    for unread in &doc.facts.unread {
        let own_rule = unread.field == FieldId::PeriodLabel
            || is_miscount(doc, unread)
            || !matches!(unread.why, UnreadReason::Malformed | UnreadReason::Unit);
        if own_rule {
            continue;
        }
        let finding = FindingBuilder::at_span(unread.span, "unparsable-value")
            .with_arg("value", printed_text(doc, unread.span))
            .with_arg("field", Arg::Field(unread.field))
            .with_place(unread.label, "label-label");
        out.report(if unread.why == UnreadReason::Unit {
            finding.with_severity(Severity::Info)
        } else {
            finding
        });
    }
    let read = doc.facts.money.len()
        + doc.facts.date.len()
        + doc.facts.count.len()
        + doc.facts.percent.len();
    if read > 0 {
        out.pass();
    }
    out.skip(Reason::Because("reason-nothing"));
}
