use crate::catalog::SUBREGIONS;
use crate::catalog::model::MunicipalityYears;
use crate::document::Document;
use crate::field::GEO_SUBREGIONS;
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::{ListedPlaces, region_names};
use crate::rules::shared::common::printed_text;
use crate::text::source::Span;

crate::rule! {
    /// Listed sub-regions lie in the listed regions, each contains a listed municipality, and each listed municipality lies in one of them.
    ///
    /// EURA prints sub-regions in the genitive (`Joensuun, Keski-Karjalan`); both forms are known.
    /// Municipalities are judged by the map of one year of the document's time, as in GEO004. A
    /// list that contains an unknown name is not judged.
    ///
    /// Source: sub-regions from Statistics Finland, via rOpenGov/geofi, 2013-2026.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Maakunnat: Pohjois-Karjala
    /// Seutukunnat: Joensuun
    ///              ^^^^^^^^ GEO005 subregion-mismatch: no listed municipality is in the sub-region “Joensuun”
    /// Kunnat: Kitee
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///         ^^^^^ GEO005 subregion-mismatch: Kitee is in the sub-region Keski-Karjala, which is not listed
    /// ```
    GEO005 "subregion-mismatch" Warning [Description Narrative: Places] fix: None; check
}

enum SubregionProblem {
    Outside(Span, u8),
    Without(Span),
    Unlisted(Span, u8),
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    if out.need(doc, GEO_SUBREGIONS).is_none() {
        return;
    }
    let places = doc.places(out.tables());
    let known: Option<Vec<u8>> = places.subregions.iter().map(|s| s.of).collect();
    let Some(known) = known.filter(|k| !k.is_empty()) else {
        return out.skip(Reason::Because("reason-no-region"));
    };
    let Some(year) = places.best_year(&doc.facts, |year| {
        subregion_problems(&places, &known, year).len()
    }) else {
        return out.skip(Reason::Because("reason-no-map"));
    };
    let found = subregion_problems(&places, &known, year);
    if found.is_empty() {
        return out.pass();
    }
    for problem in found {
        out.report(match problem {
            SubregionProblem::Outside(span, subregion) => {
                let region = SUBREGIONS[usize::from(subregion)].region;
                FindingBuilder::at_span(span, "subregion-mismatch-region")
                    .with_arg("subregion", printed_text(doc, span))
                    .with_arg(
                        "region",
                        Arg::Text(region_names(doc.reading_language(), &[region])),
                    )
            }
            SubregionProblem::Without(span) => {
                FindingBuilder::at_span(span, "subregion-mismatch-without")
                    .with_arg("subregion", printed_text(doc, span))
            }
            SubregionProblem::Unlisted(span, subregion) => {
                FindingBuilder::at_span(span, "subregion-mismatch-unlisted")
                    .with_arg("municipality", printed_text(doc, span))
                    .with_arg(
                        "subregion",
                        Arg::Text(SUBREGIONS[usize::from(subregion)].name.to_owned()),
                    )
            }
        });
    }
}

fn subregion_problems(places: &ListedPlaces, known: &[u8], year: u16) -> Vec<SubregionProblem> {
    let regions = places.known_regions().unwrap_or_default();
    let lies: Vec<(Span, MunicipalityYears)> = places
        .municipalities
        .iter()
        .filter_map(|m| Some((m.span, m.in_year(year)?)))
        .collect();
    let complete = !lies.is_empty() && lies.len() == places.municipalities.len();
    let mut found = Vec::new();
    for (place, subregion) in places.subregions.iter().zip(known) {
        if !regions.is_empty() && !regions.contains(&SUBREGIONS[usize::from(*subregion)].region) {
            found.push(SubregionProblem::Outside(place.span, *subregion));
        } else if complete && lies.iter().all(|(_, l)| l.subregion != *subregion) {
            found.push(SubregionProblem::Without(place.span));
        }
    }
    let unlisted = lies.iter().filter(|(_, l)| {
        !known.contains(&l.subregion) && (regions.is_empty() || regions.contains(&l.region))
    });
    found.extend(unlisted.map(|(span, l)| SubregionProblem::Unlisted(*span, l.subregion)));
    found
}
