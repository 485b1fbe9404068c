use crate::document::Document;
use crate::field::{FieldId, GEO_MUNICIPALITIES, GEO_REGIONS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::{region_name, region_names};
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// Every listed municipality lies in a listed region.
    ///
    /// A document follows the map of its own time: the whole list must fit the map of at least one
    /// year between the year before the project's start and the year after its end. Heinävesi,
    /// Iitti, Isokyrö, Joroinen and Kuhmoinen moved to another region on 1 January 2021, and Vaala
    /// did so in 2016. Lists that contain an unknown region are not judged.
    ///
    /// Source: regions from Statistics Finland, via rOpenGov/geofi, 2013-2026.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Maakunnat: Pohjois-Karjala
    ///            ~~~~~~~~~~~~~~~ GEO004 regions
    /// Kunnat: Joensuu, Kuopio
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///                  ^^^^^^ GEO004 municipality-outside-region: Kuopio is in Pohjois-Savo, not in Pohjois-Karjala
    /// ```
    GEO004 "municipality-outside-region" Error [Description Narrative: Places] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(stated) = out.need(doc, GEO_REGIONS) else {
        return;
    };
    if out.need(doc, GEO_MUNICIPALITIES).is_none() {
        return;
    }
    let places = doc.places(out.tables());
    let Some(regions) = places.known_regions() else {
        return out.skip(Reason::Because("reason-no-region"));
    };
    let outside = |year: u16| {
        let lies = places
            .municipalities
            .iter()
            .filter_map(move |m| Some((m.span, m.in_year(year)?)));
        let regions = &regions;
        lies.filter(move |(_, l)| !regions.contains(&l.region))
    };
    let Some(year) = places.best_year(&doc.facts, |year| outside(year).count()) else {
        return out.skip(Reason::Because("reason-no-map"));
    };
    for (span, lies) in outside(year) {
        let actual = Arg::Text(region_name(doc.reading_language(), lies.region).to_owned());
        let draft = FindingBuilder::at_span(span, "municipality-outside-region")
            .with_arg("municipality", printed_text(doc, span));
        out.report(
            draft
                .with_arg("actual", actual.clone())
                .with_arg(
                    "regions",
                    Arg::Text(region_names(doc.reading_language(), &regions)),
                )
                .with_fact(stated, "label-regions")
                .with_values(
                    Arg::Text(region_names(doc.reading_language(), &regions)),
                    actual,
                ),
        );
    }
    if outside(year).next().is_none() && places.municipalities.iter().any(|m| !m.of.is_empty()) {
        out.pass();
    }
    out.skip(Reason::Missing(FieldId::GeoMunicipalities));
}
