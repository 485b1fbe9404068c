use crate::document::Document;
use crate::field::CONTACT_PHONE;
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::facts::Origin;

crate::rule! {
    /// A telephone number has a possible number of digits.
    ///
    /// A national number has 5 to 12 digits, not counting its leading 0 or the country code. Only a
    /// value that consists of digits and the marks between them is judged; several numbers in one
    /// field are not.
    ///
    /// ```doc
    /// Hankkeen nimi: Malli
    /// Puhelinnumero: 05039
    ///                ^^^^^ ID008 phone-invalid: too few digits for a telephone number
    /// ```
    ID008 "phone-invalid" Hint [Description Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    out.need(doc, CONTACT_PHONE);
    for fact in doc
        .facts
        .all_of(CONTACT_PHONE)
        .filter(|f| f.origin == Origin::Label)
    {
        let text = doc.source.slice(fact.span);
        let mark = |c: char| {
            c.is_ascii_digit()
                || matches!(c, ' ' | '\u{a0}' | '+' | '-' | '–' | '(' | ')' | '.' | '/')
        };
        let several = text.contains('/') || text.matches('+').count() > 1;
        if several || !text.chars().all(mark) || !text.bytes().any(|b| b.is_ascii_digit()) {
            out.skip(Reason::Because("reason-no-phone"));
            continue;
        }
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let international = text.trim_start().starts_with('+') || digits.starts_with("00");
        let own = digits.trim_start_matches('0').len();
        let (least, most) = if international { (7, 15) } else { (5, 12) };
        let id = match own {
            n if n < least => "phone-invalid-few",
            n if n > most => "phone-invalid-many",
            _ => {
                out.pass();
                continue;
            }
        };
        out.report(FindingBuilder::on_fact(fact, id));
    }
}
