use crate::document::Document;
use crate::field::ORG_VAT;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::value::organisation_number::scheme_of;

crate::rule! {
    /// The check digit of an organisation's VAT number or national number is correct.
    ///
    /// The rule knows the numbers of all countries of the EU but Cyprus, and of Norway. A number is judged
    /// only if it follows a label or the name of such a number in a sentence, if that name or the country
    /// prefix says what it is, and if it has as many digits as such a number has. The message does not repeat the number, because some have the form of personal identity
    /// numbers.
    ///
    /// Source: the algorithms as python-stdnum documents them.
    ///
    /// ```doc
    /// Project name: Network model
    /// VAT number: PL1234567890
    ///             ^^^^^^^^^^^^ ID006 vat-id-checksum: the check digit of this number is wrong (NIP)
    /// ```
    ID006 "vat-id-checksum" Warning [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, ORG_VAT);
    for fact in doc.facts.all_of(ORG_VAT) {
        let label = fact.label.map_or("", |l| doc.source.slice(l));
        match scheme_of(label, doc.source.slice(fact.span)) {
            None => out.skip(Reason::Because("reason-no-scheme")),
            Some((scheme, digits)) if scheme.checks_out(&digits) => out.pass(),
            Some((scheme, _)) => out.report(
                FindingBuilder::on_fact(fact, "vat-id-checksum")
                    .with_arg("number", Arg::Text(scheme.name().to_owned())),
            ),
        }
    }
}
