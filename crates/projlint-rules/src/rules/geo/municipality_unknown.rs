use crate::catalog::model::Lang;
use crate::document::Document;
use crate::field::GEO_MUNICIPALITIES;
use crate::judge::draft::FindingBuilder;
use crate::judge::finding::Edit;
use crate::judge::message::{Arg, Message};
use crate::judge::meta::Severity;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::{nearest_municipality, region_named};
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// Every name in a list of municipalities is a municipality of Finland.
    ///
    /// The known names are the Finnish and Swedish names of all municipalities from 2013 to 2026,
    /// including those that have merged, and the names in your own table (`municipalities` under
    /// `[tables]` in projlint.toml). A name that differs from a known one by a letter or two is a
    /// `warning`, and any other unknown name is an `info`; names of regions and words that mean
    /// everywhere (`koko maa`) are not judged.
    ///
    /// Source: municipalities from Statistics Finland, via rOpenGov/geofi.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Kunnat: Joensu, Liperi
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///         ^^^^^^ GEO003 municipality-unknown: there is no municipality called “Joensu”; did you mean “Joensuu”?
    /// ```
    GEO003 "municipality-unknown" Warning [Description Narrative: Places] fix: Unsafe; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if out.need(doc, GEO_MUNICIPALITIES).is_none() {
        return;
    }
    let places = doc.places(out.tables());
    let any = places.municipalities.iter().any(|m| !m.of.is_empty());
    for place in &places.municipalities {
        let name = doc.source.slice(place.span);
        if !place.of.is_empty() {
            out.pass();
            continue;
        }
        let whole = [
            "koko ",
            "kaikki ",
            "hela ",
            "alla ",
            "all ",
            "valtakunn",
            "useita ",
            "muu",
        ];
        let lower = name.to_lowercase();
        let words = name.split_whitespace().count();
        let named = name.starts_with(char::is_uppercase)
            && words <= 3
            && !name.contains(|c: char| c.is_numeric() || "():/".contains(c));
        if !named || region_named(name).is_some() || whole.iter().any(|w| lower.starts_with(w)) {
            out.skip(Reason::Because("reason-no-municipality"));
            continue;
        }
        // A document in another language than the country's, none of whose places is known, is about another country.
        let elsewhere = !any
            && places.municipalities.len() > 1
            && doc.followed_template().is_none()
            && doc.reading_language() != Lang::Fi;
        if elsewhere {
            out.skip(Reason::Because("reason-no-municipality"));
            continue;
        }
        match nearest_municipality(name) {
            Some(near) => {
                let right = Arg::Text(near.to_owned());
                let edit = Edit {
                    span: place.span,
                    text: near.to_owned(),
                };
                let draft = FindingBuilder::at_span(place.span, "municipality-unknown-near")
                    .with_arg("name", printed_text(doc, place.span));
                out.report(
                    draft
                        .with_arg("near", right.clone())
                        .with_values(right.clone(), printed_text(doc, place.span))
                        .with_unsafe_fix(
                            Message::new("fix-replace").arg("text", right),
                            vec![edit],
                        ),
                );
            }
            None if any => {
                let draft = FindingBuilder::at_span(place.span, "municipality-unknown")
                    .with_arg("name", printed_text(doc, place.span));
                out.report(draft.with_severity(Severity::Info));
            }
            None => out.skip(Reason::Because("reason-no-municipality")),
        }
    }
}
