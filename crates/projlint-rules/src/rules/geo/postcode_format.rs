use crate::catalog::template::Family;
use crate::document::Document;
use crate::field::ADDR_POSTCODE;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// A Finnish postal code has five digits.
    ///
    /// Only a value that consists entirely of digits is judged, because one that contains letters
    /// or a space may be the code of another country (`SE-901 87`, `LV-1010`). Outside EURA
    /// descriptions, the finding is a warning, since the address may be that of a foreign partner.
    ///
    /// Source: Posti.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Postinumero: 8010
    ///              ^^^^ GEO001 postcode-format (warning): a postal code has five digits, not 4
    /// ```
    GEO001 "postcode-format" Error [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, ADDR_POSTCODE);
    let finnish = doc
        .followed_template()
        .is_some_and(|t| t.country.as_deref() == Some("FI"))
        || matches!(doc.reading_language(), crate::catalog::model::Lang::Fi);
    for fact in doc
        .facts
        .all_of(ADDR_POSTCODE)
        .filter(|f| f.origin == Origin::Label)
    {
        let code = doc.source.slice(fact.span);
        let digits = code.bytes().filter(u8::is_ascii_digit).count();
        if !finnish || digits != code.len() || code.bytes().all(|b| b == b'0') {
            out.skip(Reason::Because("reason-foreign"));
        } else if digits == 5 {
            out.pass();
        } else {
            let severity = if doc.kind.family() == Family::Narrative {
                Severity::Warning
            } else {
                Severity::Error
            };
            let draft = FindingBuilder::on_fact(fact, "postcode-format")
                .with_arg("digits", Arg::Number(digits as i64));
            out.report(
                draft
                    .with_severity(severity)
                    .with_values(Arg::Id("expected-postcode"), printed_text(doc, fact.span)),
            );
        }
    }
}
