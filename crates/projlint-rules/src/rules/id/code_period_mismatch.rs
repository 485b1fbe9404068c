use crate::document::Document;
use crate::field::{CODE_PROJECT, DATE_END, DATE_START};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// The series of a project code agrees with the project's dates: S2, A7 and F7 belong to 2014-2020, and S1, A3, A5 and A6 to 2007-2013.
    ///
    /// A mismatch is reported only when the whole project lies outside the time in which the
    /// period's projects ran. Other series are not judged.
    ///
    /// Source: Finland's lists of operations; eligibility of expenditure in Regulations 1083/2006
    /// and 1303/2013.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Hankekoodi: S21576
    ///             ^^^^^^ ID005 code-period-mismatch: S21576 is a code of the 2014-2020 programming period, but the project ran from 1 March 2009 to 31 May 2011
    ///
    /// Suunnitelman mukainen toteutusaika: Alkaa 1.3.2009 ja päättyy 31.5.2011
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///                                           ^^^^^^^^ PROG002 period-dates-mismatch: the project dates 1 March 2009 to 31 May 2011 fit 2007-2013, not 2014-2020
    ///                                           ~~~~~~~~ ID005 start
    ///                                                               ~~~~~~~~~ ID005 end
    ///                                                               ~~~~~~~~~ PROG002 end
    /// ```
    ID005 "code-period-mismatch" Warning [Description] fix: None; check
}

/// First two signs of the codes of a period, and the years in which its projects ran.
const CODE_SERIES: &[(&[&str], &str, u16, u16)] = &[
    (&["S1", "A3", "A5", "A6"], "2007-2013", 2007, 2015),
    (&["S2", "A7", "F7"], "2014-2020", 2014, 2023),
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(code) = out.need(doc, CODE_PROJECT) else {
        return;
    };
    let Some(start) = out.need(doc, DATE_START) else {
        return;
    };
    let Some(end) = out.need(doc, DATE_END) else {
        return;
    };
    let series = doc.source.slice(code.span).get(..2).unwrap_or("");
    let Some((_, period, first, last)) = CODE_SERIES
        .iter()
        .find(|(known, ..)| known.contains(&series))
    else {
        return out.skip(Reason::Because("reason-other-series"));
    };
    if end.value.year >= *first && start.value.year <= *last {
        return out.pass();
    }
    out.report(
        FindingBuilder::on_fact(code, "code-period-mismatch")
            .with_arg("code", printed_text(doc, code.span))
            .with_arg("period", Arg::Text((*period).to_owned()))
            .with_arg("start", Arg::Date(start.value))
            .with_arg("end", Arg::Date(end.value))
            .with_fact(start, "label-start")
            .with_fact(end, "label-end"),
    );
}
