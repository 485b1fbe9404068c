use crate::catalog::MUNICIPALITIES;
use crate::catalog::model::Lang;
use crate::catalog::model::MunicipalityYears;
use crate::document::Document;
use crate::field::{GEO_MUNICIPALITIES, GEO_REGIONS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::{ListedName, map_years, region_name};
use memchr::memmem::find;

crate::rule! {
    /// Where the text says that the whole region takes part, all its municipalities are listed.
    ///
    /// The rule applies when one region is listed and the text says `koko maakunta`, `hela
    /// landskapet` or `the whole province`. A list that was complete on 1 January of any year of
    /// the document's time counts as complete.
    ///
    /// Source: regions from Statistics Finland, via rOpenGov/geofi, 2013-2026.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Maakunnat: Päijät-Häme
    /// Kunnat: Asikkala, Hartola, Heinola, Hollola, Iitti, Lahti, Orimattila, Padasjoki
    ///         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GEO006 whole-region-claim-incomplete: the text says the whole region takes part, but municipalities of Päijät-Häme are missing from the list: Kärkölä, Sysmä
    ///
    /// Hankkeen toiminta-alue on koko maakunta.
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///                           ~~~~~~~~~~~~~ GEO006 the whole region
    /// ```
    GEO006 "whole-region-claim-incomplete" Info [Description Narrative: Places] fix: None; check
}

/// How the words begin that claim it, in each language.
const CLAIM_WORDS: [(Lang, &[&str]); 3] = [
    (Lang::Fi, &["koko maakun"]),
    (Lang::Sv, &["hela landskapet"]),
    (
        Lang::En,
        &[
            "whole region",
            "whole province",
            "entire region",
            "entire province",
        ],
    ),
];

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(list) = out.need(doc, GEO_MUNICIPALITIES) else {
        return;
    };
    if out.need(doc, GEO_REGIONS).is_none() {
        return;
    }
    let places = doc.places(out.tables());
    let Some(&[region]) = places.known_regions().as_deref() else {
        return out.skip(Reason::Because("reason-no-region"));
    };
    let text = doc.source.text();
    let claims = CLAIM_WORDS
        .iter()
        .filter(|c| c.0 == doc.reading_language())
        .flat_map(|c| c.1);
    let claim = claims
        .filter_map(|c| find(text.as_bytes(), c.as_bytes()))
        .next();
    let claim = claim.map(|at| {
        let second = at + text[at..].find(' ').map_or(0, |n| n + 1);
        at..second
            + text[second..]
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(text.len() - second)
    });
    let Some(claim) = claim else {
        return out.skip(Reason::Because("reason-no-claim"));
    };
    let Some(years) = map_years(&doc.facts) else {
        return out.skip(Reason::Because("reason-no-map"));
    };
    let missing = years
        .map(|year| missing_municipalities(&places.municipalities, region, year))
        .min_by_key(Vec::len)
        .unwrap_or_default();
    if missing.is_empty() {
        return out.pass();
    }
    out.report(
        FindingBuilder::on_fact(list, "whole-region-claim-incomplete")
            .with_arg("missing", Arg::Text(missing.join(", ")))
            .with_arg(
                "region",
                Arg::Text(region_name(doc.reading_language(), region).to_owned()),
            )
            .with_place(doc.source.span(claim), "label-claim"),
    );
}

/// The municipalities of a region in a year that are not listed.
fn missing_municipalities(
    listed: &[ListedName<Vec<MunicipalityYears>>],
    region: u8,
    year: u16,
) -> Vec<&'static str> {
    let here = MUNICIPALITIES
        .iter()
        .filter(|m| m.main && m.region == region && (m.from..=m.to).contains(&year));
    here.filter(|m| !listed.iter().any(|p| p.of.iter().any(|l| l.code == m.code)))
        .map(|m| m.name)
        .collect()
}
