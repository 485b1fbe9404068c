use crate::catalog::AUTHORITIES;
use crate::document::Document;
use crate::field::{AUTHORITY_INTERMEDIATE, FUND, GEO_REGIONS};
use crate::judge::draft::FindingBuilder;
use crate::judge::message::Arg;
use crate::judge::sink::Sink;
use crate::judge::verdict::Reason;
use crate::read::places::region_names;
use crate::rules::shared::common::printed_text;

crate::rule! {
    /// The ELY centre that funds a project is the one for its regions.
    ///
    /// Four ELY centres fund ESF projects in 2014-2020, each for its own part of Finland; Kainuu
    /// and Keski-Pohjanmaa each have two. National themes are exempt: a project whose regions lie
    /// in the areas of two centres is not judged, nor are other authorities. The applicant's own
    /// ELY centre may be a different one.
    ///
    /// Source: calls for applications by the ELY centres on rakennerahastot.fi.
    ///
    /// ```doc
    /// Euroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus
    ///
    /// Vastuuviranomainen: Hämeen elinkeino-, liikenne- ja ympäristökeskus
    ///                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GEO007 authority-region-mismatch: Hämeen elinkeino-, liikenne- ja ympäristökeskus funds projects in Päijät-Häme, Kymenlaakso, Etelä-Karjala, Uusimaa, Kanta-Häme, not in Lappi
    /// Maakunnat: Lappi
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 1 “Hanke” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 2 “Hakijan perustiedot” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 3 “Suunnitelman mukainen tiivistelmä toteutuksesta” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 4 “Hankkeen kohderyhmät” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 5 “Projektin julkinen rahoitus, euroa” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 6 “Maantieteellinen kohdealue” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 7 “Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 8 “Horisontaaliset periaatteet” is missing
    /// ^^^^^^^^^^^^^^^^ SECT001 section-missing: section 9 “Loppuraportin tiivistelmä” is missing
    ///            ~~~~~ GEO007 regions
    /// ```
    GEO007 "authority-region-mismatch" Hint [Description: Places] fix: None; check
}

fn check(doc: &Document, out: &mut Sink<'_>) {
    let Some(authority) = out.need(doc, AUTHORITY_INTERMEDIATE) else {
        return;
    };
    let Some(stated) = out.need(doc, GEO_REGIONS) else {
        return;
    };
    let Some(fund) = out.need(doc, FUND) else {
        return;
    };
    let name = doc.source.slice(authority.span);
    let known = AUTHORITIES
        .iter()
        .find(|(names, _)| names.iter().any(|n| name.starts_with(n)));
    let (Some((_, own)), "ESF") = (known, fund.value.0) else {
        return out.skip(Reason::Because("reason-other-authority"));
    };
    let Some(regions) = doc.places(out.tables()).known_regions() else {
        return out.skip(Reason::Because("reason-no-region"));
    };
    if regions.iter().any(|r| own.contains(r)) {
        return out.pass();
    }
    let of_one = AUTHORITIES
        .iter()
        .any(|(_, theirs)| regions.iter().all(|r| theirs.contains(r)));
    if !of_one {
        return out.skip(Reason::Because("reason-national"));
    }
    out.report(
        FindingBuilder::on_fact(authority, "authority-region-mismatch")
            .with_arg("authority", printed_text(doc, authority.span))
            .with_arg("own", Arg::Text(region_names(doc.reading_language(), own)))
            .with_arg(
                "regions",
                Arg::Text(region_names(doc.reading_language(), &regions)),
            )
            .with_fact(stated, "label-regions"),
    );
}
