use crate::document::Document;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// An amount reads the same in every language.
    ///
    /// In an English text, `1.584 €` is more than one thousand five hundred euros to one reader and
    /// about one and a half euros to another. An amount is reported if it has one mark with three
    /// digits after it, the mark is the decimal sign of the language, and no other amount in the
    /// document shows that the mark separates groups of digits.
    ///
    /// ```doc
    /// Network model project
    ///
    /// Total budget: 1.584 €
    ///               ^^^^^^^ FORM002 ambiguous-number: “1.584 €” can be read in two ways
    /// ```
    FORM002 "ambiguous-number" Info [Narrative] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let decimal = doc.reading_language().data().decimal;
    let text = doc.source.text();
    let parts = |amount: &str| {
        let digits = amount.trim_matches(|c: char| !c.is_ascii_digit());
        let marks: Vec<char> = digits.chars().filter(|c| !c.is_ascii_digit()).collect();
        (
            digits.len(),
            marks,
            digits.rfind(decimal).map(|at| digits.len() - at - 1),
        )
    };
    let grouped = doc.facts.money.iter().any(|f| {
        parts(doc.source.slice(f.span))
            .1
            .iter()
            .filter(|c| **c == decimal)
            .count()
            > 1
    });
    for fact in &doc.facts.money {
        let (length, marks, behind) = parts(doc.source.slice(fact.span));
        let scaled = text[fact.span.end as usize..].trim_start().starts_with('%')
            || doc.source.slice(fact.span).contains(char::is_alphabetic)
                && !doc.source.slice(fact.span).contains("EUR")
                && !doc.source.slice(fact.span).contains("euro");
        if marks != [decimal]
            || behind != Some(3)
            || length < 5
            || grouped
            || scaled
            || doc
                .source
                .slice(fact.span)
                .trim_start_matches('€')
                .trim_start()
                .starts_with('0')
        {
            out.pass();
            continue;
        }
        let shown: Arg = printed_text(doc, fact.span);
        out.report(FindingBuilder::on_fact(fact, "ambiguous-number").with_arg("amount", shown));
    }
    out.skip(Reason::Because("reason-no-amount"));
}
