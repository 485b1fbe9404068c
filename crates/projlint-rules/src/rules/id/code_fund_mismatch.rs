use crate::document::Document;
use crate::field::{CODE_PROJECT, FUND};
use crate::judge::draft::FindingBuilder;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::{against_fund, printed_text};

crate::rule! {
    /// The first letter of a project code agrees with the fund.
    ///
    /// S means the European Social Fund and A the European Regional Development Fund; F means
    /// technical assistance, which both funds have. If only a sentence names the fund, the finding
    /// is a warning.
    ///
    /// Source: Finland's lists of operations, 2007-2013 and 2014-2020 (all 20 965 rows agree).
    ///
    /// ```doc
    /// Euroopan aluekehitysrahaston (EAKR) rahoittaman hankkeen kuvaus
    /// ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ID004 fund
    ///
    /// Hankekoodi: S21576
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///             ^^^^^^ ID004 code-fund-mismatch (warning): S21576 is a code of the ESF, but the fund is the ERDF
    /// ```
    ID004 "code-fund-mismatch" Error [Description] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(code) = out.need(doc, CODE_PROJECT) else {
        return;
    };
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let letter = match doc.source.slice(code.span).as_bytes() {
        [b'S', digit, ..] if digit.is_ascii_digit() => "ESF",
        [b'A', digit, ..] if digit.is_ascii_digit() => "ERDF",
        _ => return out.skip(Reason::Because("reason-other-series")),
    };
    against_fund(
        out,
        letter,
        fund,
        FindingBuilder::on_fact(code, "code-fund-mismatch")
            .with_arg("code", printed_text(doc, code.span)),
    );
}
