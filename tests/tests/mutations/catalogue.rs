//! Changes for programmes, identifiers, places, indicators, text and notation.

use super::{
    EURA, FORM, KOHESIO, KOHESIO_FI, Mutant, PAGE, PAGE_FI, PORTAL, REPORT, SUMMARY, load, swap,
};

/// Every change of this file.
pub fn all() -> Vec<Mutant> {
    [
        programmes(),
        identifiers(),
        places(),
        indicators(),
        text(),
        notation(),
        agreement(),
    ]
    .concat()
}

/// Changes of one document: rule, what is there, what replaces it.
fn changes(document: &'static str, list: &[(&'static str, &str, &str)]) -> Vec<Mutant> {
    list.iter()
        .map(|(rule, from, to)| swap(document, rule, from, to))
        .collect()
}

fn programmes() -> Vec<Mutant> {
    let mut all = changes(
        EURA,
        &[
            ("PROG005", "Erityistavoite: 6.1.", "Erityistavoite: 10.1."),
            ("PROG005", "Erityistavoite: 6.1.", "Erityistavoite: 9.1."),
            (
                "PROG005",
                "Toimintalinja: 3. Työllisyys",
                "Toimintalinja: 4. Työllisyys",
            ),
            (
                "PROG006",
                "Työllisyys ja työvoiman liikkuvuus",
                "Sosiaalinen osallisuus ja köyhyyden torjunta",
            ),
            (
                "PROG006",
                "Työllisyys ja työvoiman liikkuvuus",
                "Koulutus, ammattitaito ja elinikäinen oppiminen",
            ),
            (
                "PROG006",
                "Nuorten ja muiden heikossa työmarkkina-asemassa olevien työllistymisen edistäminen",
                "Tuottavuuden ja työhyvinvoinnin parantaminen",
            ),
        ],
    );
    all.extend(changes(
        PAGE_FI,
        &[
            (
                "PROG003",
                "Euroopan sosiaalirahasto (ESR)",
                "Oikeudenmukaisen siirtymän rahasto (JTF)",
            ),
            (
                "PROG003",
                "Euroopan sosiaalirahasto (ESR)",
                "Euroopan sosiaalirahasto plus (ESR+)",
            ),
            ("PROG004", "(ESR)", "(ESF)"),
            ("PROG004", "(ESR)", "(EAKR)"),
            ("PROG008", "työtä 2014–2020", "työtä 2021–2027"),
            (
                "PROG008",
                "Vipuvoimaa EU:lta 2014-2020",
                "Vipuvoimaa EU:lta 2007-2013",
            ),
        ],
    ));
    all.extend(changes(
        KOHESIO_FI,
        &[
            ("PROG004", "(ESR)", "(ESF)"),
            (
                "PROG003",
                "sosiaalirahasto (ESR)",
                "sosiaalirahasto plus (ESR+)",
            ),
        ],
    ));
    let mut silent = swap(
        PAGE,
        "PROG009",
        "NÄTVERK – tillsammans",
        "NÄTVERK – vi tillsammans",
    );
    silent.text = silent
        .text
        .replace("EU", "")
        .replace("Finansiär är Europeiska socialfonden (ESF).", "")
        .replace("Projektets totala budget är 239 996 €. ", "");
    silent.place = (String::new(), "NÄTVERK".to_owned());
    all.push(silent);
    all
}

fn identifiers() -> Vec<Mutant> {
    let mut all = changes(
        PAGE_FI,
        &[
            ("ID006", "FI12345671", "FI12345672"),
            ("ID006", "FI12345671", "FI12345617"),
            ("ID006", "FI12345671", "PL5261040829"),
            (
                "ID007",
                "matti.malli(at)example.com",
                "matti.malli(at)example",
            ),
            (
                "ID007",
                "matti.malli(at)example.com",
                "matti.malli@example..com",
            ),
            ("ID007", "matti.malli(at)example.com", "(at)example.com"),
            ("ID008", "0295 000 501", "0295"),
            ("ID008", "0295 000 501", "0295 000 501 000 000"),
            ("ID009", "http://www.example.com", "http://wwww.example.com"),
            ("ID009", "http://www.example.com", "htp://www.example.com"),
            (
                "ID009",
                "http://www.example.com",
                "http://http://www.example.com",
            ),
        ],
    );
    all.extend(changes(
        EURA,
        &[
            (
                "ID007",
                "matti.malli(at)example.com",
                "matti.malli(at)example",
            ),
            ("ID008", "0295 000 001", "0295"),
        ],
    ));
    all
}

fn places() -> Vec<Mutant> {
    let mut all = changes(
        PAGE_FI,
        &[
            ("GEO001", "Postinumero: 87100", "Postinumero: 8710"),
            ("GEO001", "Postinumero: 87100", "Postinumero: 871000"),
            (
                "GEO002",
                "Postitoimipaikka: Kajaani",
                "Postitoimipaikka: Kuopio",
            ),
            ("GEO002", "Postinumero: 87100", "Postinumero: 40100"),
            ("GEO003", "Paltamo", "Paltama"),
            ("GEO003", "Suomussalmi", "Suomusalmi"),
            ("GEO004", "Hyrynsalmi, ", "Hyrynsalmi, Kuopio, "),
            ("GEO004", "Maakunnat: Kainuu", "Maakunnat: Lappi"),
            ("GEO005", "Kajaanin, ", ""),
            ("GEO005", "Kajaanin, ", "Kajaanin, Joensuun, "),
            ("GEO006", "Puolanka, ", ""),
            ("GEO006", ", Suomussalmi", ""),
            ("GEO008", "Mallikatu 1", "Mallikatu 1, 87100 Kajaani"),
            ("GEO008", "Mallikatu 1", "Mallilan yliopisto Mallikatu 1"),
            ("GEO009", "FI1D8", "FI1D3"),
            ("GEO009", "FI1D8", "FI1D0"),
        ],
    );
    all.extend(changes(
        EURA,
        &[
            ("GEO001", "Postinumero: 40100", "Postinumero: 4010"),
            ("GEO003", "Laukaa", "Lauka"),
            ("GEO004", "Laukaa", "Kuopio"),
            ("GEO005", "Jyväskylän", "Joensuun"),
            ("GEO007", "Maakunnat: Keski-Suomi", "Maakunnat: Lappi"),
            (
                "GEO007",
                "Vastuuviranomainen: Keski-Suomen",
                "Vastuuviranomainen: Hämeen",
            ),
            ("GEO008", "Mallikatu 1", "Mallilan ELY-keskus Mallikatu 1"),
        ],
    ));
    for mutant in all
        .iter_mut()
        .filter(|m| matches!(m.rule, "GEO005" | "GEO006") && m.document == PAGE_FI)
    {
        mutant.place = (
            "Maakunnat: Kainuu".to_owned(),
            mutant
                .text
                .split("Seutukunnat: ")
                .nth(1)
                .and_then(|t| t.split("NUTS").next())
                .unwrap_or("")
                .to_owned(),
        );
    }
    all
}

fn indicators() -> Vec<Mutant> {
    let mut all = changes(
        PAGE_FI,
        &[
            ("IND004", "60 naista", "65 naista"),
            ("IND004", "40 miestä", "55 miestä"),
            ("IND004", "100 osallistujaa", "90 osallistujaa"),
            ("IND005", "kolme koulutusta", "neljä koulutusta"),
            ("IND005", "kolme koulutusta", "2 koulutusta"),
        ],
    );
    all.extend(changes(
        EURA,
        &[(
            "IND006",
            "Työnantajien tarpeet kootaan.",
            "Tavoitteena on, että hankkeeseen osallistuu 75 henkilöä.",
        )],
    ));
    all
}

fn text() -> Vec<Mutant> {
    let mut all = changes(
        PAGE_FI,
        &[
            ("TEXT001", "koko maakunta. Hanke", "koko maakunta.Hanke"),
            ("TEXT001", "tavalla. Jakautumisen", "tavalla.Jakautumisen"),
            (
                "TEXT002",
                "kumppaneita.",
                "kumppaneitaVerkko kasvaa. Näitä kumppaneita haetaan koko ajan lisää.",
            ),
            (
                "TEXT002",
                "koko maakunta. Hanke",
                "koko maakunta.TULOKSET Hanke",
            ),
            ("TEXT004", "Päivitetty: 21. elokuuta 2019", "Päivitetty"),
            ("TEXT004", "Mallikatu 1", "xxx"),
            (
                "TEXT005",
                "Vipuvoimaa EU:lta 2014-2020",
                "Vipuvoimaa_EU_rgb",
            ),
            ("TEXT006", "Vipuvoimaa EU:lta 2014-2020", "ÅTGÄRDER"),
            ("TEXT006", "Vipuvoimaa EU:lta 2014-2020", "OBJECTIVES"),
            ("TEXT007", "VerkkoTYÖ-hanke", "NetTYÖ-hanke"),
            ("TEXT008", "yhteenveto?ref", "yhteenveto?\nref"),
            ("TEXT008", "&sivu", "&\nsivu"),
            ("TEXT010", "VerkkoTYÖ-hanke", "VerkkoTYÖ -hanke"),
            ("TEXT010", "yhteen, ja sen", "yhteen,  ja sen"),
            ("TEXT010", "40 miestä.", "40 miestä.\u{a0}\u{a0}\u{a0}"),
            ("TEXT011", "jäykistää", "jÃ¤ykistÃ¤Ã¤"),
            ("TEXT011", "jäykistää", "j\u{fffd}ykistää"),
            (
                "TEXT011",
                "työnantajat ja oppilaitokset yhteen, ja",
                "työnantajat&nbsp;ja oppilaitokset yhteen, ja",
            ),
        ],
    );
    for mutant in all
        .iter_mut()
        .filter(|m| m.rule == "TEXT010" && !m.text.contains("VerkkoTYÖ -hanke"))
    {
        mutant.place.1 = if mutant.text.contains('\u{a0}') {
            "\u{a0}".to_owned()
        } else {
            "  ".to_owned()
        };
    }
    let page = load(PAGE_FI);
    let passage = page
        .lines()
        .find(|l| l.starts_with("Työmarkkinat"))
        .expect("the passage is there")
        .to_owned();
    all.push(swap(
        PAGE_FI,
        "TEXT009",
        "Yhteenveto löytyy",
        &format!("{passage}\n\nYhteenveto löytyy"),
    ));
    all.extend(changes(
        KOHESIO,
        &[
            ("TEXT003", "came to its meetings.", "came to its..."),
            (
                "TEXT002",
                "schools together. The total",
                "schools together.ACTIVITIES1.The total",
            ),
        ],
    ));
    all.extend(changes(
        REPORT,
        &[(
            "TEXT001",
            "päättyi 29.2.2020. Hankkeen",
            "päättyi vuonna.Hankkeen",
        )],
    ));
    all
}

fn notation() -> Vec<Mutant> {
    let mut all = changes(
        PAGE_FI,
        &[
            ("FORM001", "300 000 €", "300.000 €"),
            ("FORM001", "600 000 €", "600.000 €"),
            ("FORM002", "150 000 €", "150,000 €"),
            ("FORM003", "21. elokuuta 2019", "elokuuta 21, 2019"),
            ("FORM004", "0295 000 501", "0295000501"),
            ("FORM004", "0295 000 501", "+358295000501"),
        ],
    );
    all.extend(changes(
        PAGE,
        &[(
            "FORM003",
            "Projektets verksamhetsperiod är",
            "Projektet öppnade augusti 21, 2018. Dess verksamhetsperiod är",
        )],
    ));
    all.extend(changes(
        FORM,
        &[(
            "FORM002",
            "Total budget: 700 000 €",
            "Total budget: 700.000 €",
        )],
    ));
    all
}

fn agreement() -> Vec<Mutant> {
    let mut all = changes(
        SUMMARY,
        &[
            (
                "XDOC004",
                "Project name: Network model",
                "Project name: Verkostomali",
            ),
            (
                "XDOC007",
                "Project name: Network model",
                "Project name: Metsäpaja",
            ),
            (
                "XDOC003",
                "Granted EU and state funding: 240 000 €",
                "Total budget: 240 000 €\nEU contribution: 102 000 €",
            ),
            (
                "XDOC005",
                "Project name: Network model",
                "Project name: Network model\nFund: European Regional Development Fund (ERDF)",
            ),
            (
                "XDOC006",
                "Project name: Network model",
                "Project name: Network model\nRegions: Lapland",
            ),
            (
                "XDOC009",
                "Project name: Network model",
                "Project name: Network model\nAmendment of 14 March 2021\nEnd date: 30 June 2021",
            ),
        ],
    );
    for mutant in all
        .iter_mut()
        .filter(|m| matches!(m.rule, "XDOC004" | "XDOC007"))
    {
        let finnish = "Tiivistelmä\n\nHankkeen nimi: Metsäpaja\nHankekoodi: S29999\n\nTyönantajat ja oppilaitokset ovat verkossa, joka on hankkeen.";
        mutant.text = finnish.replace(
            "Metsäpaja",
            mutant
                .text
                .split("Project name: ")
                .nth(1)
                .and_then(|t| t.lines().next())
                .unwrap_or(""),
        );
        mutant.place.0.clear();
    }
    all.extend(changes(
        PORTAL,
        &[
            ("XDOC001", "31 December 2020", "31 December 2021"),
            ("XDOC002", "320 000,00 €", "302 000,00 €"),
            (
                "XDOC005",
                "European Social Fund (ESF)",
                "European Regional Development Fund (ERDF)",
            ),
            ("XDOC006", "Central Finland, Finland", "Lapland, Finland"),
            ("XDOC006", "Central Finland, Finland", "Sweden"),
            ("XDOC008", "RESULTS The network", "The network"),
            ("XDOC008", "•Meetings", "Meetings"),
        ],
    ));
    for mutant in all.iter_mut().filter(|m| m.rule == "XDOC008") {
        mutant.place.1 = if mutant.text.contains("RESULTS") {
            "•A common"
        } else {
            "The network stays."
        }
        .to_owned();
        mutant.place.0.clear();
    }
    all
}
