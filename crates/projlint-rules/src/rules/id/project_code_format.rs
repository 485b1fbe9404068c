use crate::document::Document;
use crate::field::CODE_PROJECT;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;

crate::rule! {
    /// The project code in a EURA description has the form that the system uses: `S21576`, `A70301` and, in 2007-2013, also longer codes.
    ///
    /// A code that begins with another letter may come from a newer system and is not judged.
    ///
    /// Source: Finland's lists of operations, 2007-2013 and 2014-2020 (22 821 codes).
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Hankekoodi: S2157
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///             ^^^^^ ID003 project-code-format: “S2157” is not a project code; a project code has a letter and five digits, such as S21576
    /// ```
    ID003 "project-code-format" Error [Description] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(code) = out.need(doc, CODE_PROJECT) else {
        return;
    };
    // Words after the code are not part of it: `S21576 (ESR)`.
    let text = doc
        .source
        .slice(code.span)
        .split([' ', '\u{a0}', ',', ';', '(', '/'])
        .next()
        .unwrap_or("");
    let Some(digits) = text
        .strip_prefix(['S', 'A', 'F'])
        .filter(|d| d.starts_with(|c: char| c.is_ascii_digit()))
    else {
        return out.skip(Reason::Because("reason-other-series"));
    };
    // 2007-2013 has five to nine digits, 2014-2020 five.
    let longest = if digits.starts_with(['2', '7']) { 5 } else { 9 };
    if digits.bytes().all(|b| b.is_ascii_digit()) && (5..=longest).contains(&digits.len()) {
        return out.pass();
    }
    out.report(
        FindingBuilder::on_fact(code, "project-code-format")
            .with_arg("code", Arg::Text(text.to_owned()))
            .with_arg("example", Arg::Text("S21576".to_owned())),
    );
}
