//! Generated project documents: right ones, of any size, the same for the same number.

use std::fmt::Write as _;

/// A sentence for each language; descriptions are made of these.
const FI: &[&str] = &[
    "Hanke kokoaa alueen työnantajat ja oppilaitokset saman pöydän ääreen.",
    "Toimenpiteet suunnitellaan yhdessä kuntien kanssa, ja niiden vaikutuksia seurataan säännöllisesti.",
    "Kohderyhmän tarpeet kartoitetaan haastatteluilla ennen palvelujen muotoilua.",
    "Tuloksista viestitään avoimesti sekä paikallisesti että valtakunnallisesti.",
    "Uudet toimintatavat jäävät osaksi toteuttajien perustyötä rahoituksen jälkeen.",
    "Verkosto tapaa joka toinen kuukausi, ja muistiot jaetaan kaikille mukana oleville.",
];
const SV: &[&str] = &[
    "Projektet för samman arbetsgivare och läroanstalter i regionen.",
    "Åtgärderna planeras tillsammans med kommunerna och deras verkan följs upp regelbundet.",
    "Målgruppens behov kartläggs genom intervjuer innan tjänsterna utformas.",
    "Resultaten sprids öppet både lokalt och i hela landet.",
    "De nya arbetssätten blir en del av genomförarnas ordinarie verksamhet.",
    "Nätverket möts varannan månad och anteckningarna delas med alla som är med.",
];
const EN: &[&str] = &[
    "The project brings employers and schools of the region to one table.",
    "Measures are planned together with the municipalities and their effects are followed regularly.",
    "The needs of the target group are mapped by interviews before services are designed.",
    "Results are shared openly, locally as well as nationally.",
    "New ways of working stay part of everyday work after the funding.",
    "The network meets every other month and the minutes go to all who take part.",
];

/// A source of numbers that are the same on every machine.
pub struct Numbers(u64);

impl Numbers {
    /// Numbers of a document.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x2545_F491_4F6C_DD1D)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}

/// The `n`-th document, of about `bytes` bytes, with its file name.
pub fn document(n: u64, bytes: usize) -> (String, String) {
    let mut numbers = Numbers::new(n);
    let (name, text) = match n % 5 {
        0 => ("kohesio", kohesio(n, &mut numbers, bytes)),
        1 | 2 => ("eura", eura(n, &mut numbers, bytes)),
        3 => ("sivu", narrative(n, &mut numbers, bytes, true)),
        _ => ("sida", narrative(n, &mut numbers, bytes, false)),
    };
    (format!("{name}-{n:05}.txt"), text)
}

/// Words that make each sentence another one.
const WORDS: [&str; 24] = [
    "alku", "elo", "ilo", "joki", "katu", "kivi", "koski", "kuusi", "laakso", "lampi", "maa",
    "metsä", "niemi", "oja", "polku", "pelto", "ranta", "salo", "suo", "talo", "tie", "tuuli",
    "vesi", "vuori",
];

/// The name of the `n`-th project, one of 13 824.
pub fn title(n: u64) -> String {
    let word = |n: u64| WORDS[(n % WORDS.len() as u64) as usize];
    let name = format!("{}{}{}", word(n), word(n / 24), word(n / 576));
    name[..1].to_uppercase() + &name[1..]
}

/// Adds sentences until the text has `target` bytes.
fn prose(out: &mut String, sentences: &[&str], numbers: &mut Numbers, target: usize) {
    while out.len() < target {
        for _ in 0..4 {
            let sentence = sentences[numbers.below(sentences.len() as u64) as usize];
            let mut word = || WORDS[numbers.below(WORDS.len() as u64) as usize];
            let _ = write!(
                out,
                "{} ({} {}). ",
                sentence.trim_end_matches('.'),
                word(),
                word()
            );
        }
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
}

/// A whole number in groups of three digits.
pub fn amount(value: u64, space: &str) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push_str(space);
        }
        out.push(c);
    }
    out
}

fn kohesio(n: u64, numbers: &mut Numbers, bytes: usize) -> String {
    let eu = 20_000 + numbers.below(900) * 1000;
    let (from, to) = (2015 + numbers.below(3), 2019 + numbers.below(4));
    let mut out = format!(
        "Kohesio: discover EU projects in your region\n\nproject info\nStart date: 1 March {from}\nEnd date: 30 June {to}\nfunding\n\
         Fund: European Social Fund (ESF)\nTotal budget: {},00\u{a0}€\nEU contribution: {},00\u{a0}€ (50%)\nprogramme\n\
         Programming period: 2014-2020\nManaging authority: työ- ja elinkeinoministeriö\n\n{}\n\n",
        amount(eu * 2, "\u{202f}"),
        amount(eu, "\u{202f}"),
        title(n),
    );
    prose(&mut out, EN, numbers, bytes);
    out.push_str("Flag of Finland\u{a0} Finland\n");
    out
}

fn eura(n: u64, numbers: &mut Numbers, bytes: usize) -> String {
    let granted = 40_000 + numbers.below(900) * 1000;
    let realised = granted - granted / 10 - numbers.below(999);
    let mut out = format!(
        "Euroopan unioni Vipuvoimaa EU:lta\n\nEuroopan sosiaalirahaston (ESR) rahoittaman hankkeen kuvaus\n\n1 Hanke\n\nHankekoodi: S2{:04}\n\n\
         Hankkeen nimi: {}\n\nToimintalinja: 3. Työllisyys ja työvoiman liikkuvuus\n\n\
         Erityistavoite: 6.1. Nuorten ja muiden heikossa työmarkkina-asemassa olevien työllistymisen edistäminen\n\n\
         Suunnitelman mukainen toteutusaika: Alkaa 1.{}.2017 ja päättyy 31.12.2020\n\nToiminnan tila: Toiminta päättynyt\n\n\
         Vastuuviranomainen: Keski-Suomen elinkeino-, liikenne- ja ympäristökeskus\n\n2 Hakijan perustiedot\n\n\
         Hakijan virallinen nimi: Esimerkkilän kaupunki\n\nOrganisaatiotyyppi: Kunta\n\nY-tunnus: 1234567-1\n\nJakeluosoite: Mallikatu 1\n\n\
         Puhelinnumero: 0295 000 000\n\nPostinumero: 40100\n\nPostitoimipaikka: Jyväskylä\n\nHakijoiden lukumäärä tai tuen siirto -menettely: Vain yksi hakija\n\n\
         3 Suunnitelman mukainen tiivistelmä toteutuksesta\n\n",
        n % 10_000,
        title(n),
        1 + numbers.below(12),
    );
    prose(&mut out, FI, numbers, bytes.saturating_sub(3600));
    out.push_str("4 Hankkeen kohderyhmät\n\n4.1 Varsinaiset kohderyhmät\n\nTyönantajat ja työnhakijat.\n\n4.2 Välilliset kohderyhmät\n\nOppilaitokset.\n\n");
    let _ = write!(
        out,
        "5 Projektin julkinen rahoitus, euroa\n\nMyönnetty EU- ja valtion rahoitus: {0}\n\nToteutunut EU- ja valtion rahoitus: {1}\n\n\
         Suunniteltu julkinen rahoitus yhteensä: {0}\n\nToteutunut julkinen rahoitus yhteensä: {1}\n\n",
        amount(granted, " "),
        amount(realised, " "),
    );
    out.push_str(
        "6 Maantieteellinen kohdealue\n\nMaakunnat: Keski-Suomi\n\nSeutukunnat: Jyväskylän\n\nKunnat: Jyväskylä, Laukaa, Muurame\n\n",
    );
    out.push_str("7 Hakemusvaiheessa ilmoitettavat arviot hankekohtaisista seurantiedoista\n\n7.1 Osallistuvien yritysten lukumäärä\n\nSuunniteltu: 12\n\n");
    out.push_str("Toteutunut seurantatietojen mukaan: 14\n\n7.2 Osallistuvien henkilöiden lukumäärä\n\nSuunniteltu: 60\n\nToteutunut seurantatietojen mukaan: 58\n\n");
    out.push_str("8 Horisontaaliset periaatteet\n\n8.1 Sukupuolten tasa-arvo\n\nHankkeen päätavoite on sukupuolten tasa-arvon edistäminen: Ei\n\n8.2 Kestävä kehitys\n\n");
    for row in ROWS {
        let _ = writeln!(
            out,
            "{row} {} {}\nVaikutus on vähäinen.",
            numbers.below(6),
            numbers.below(6)
        );
    }
    out.push_str("\n9 Loppuraportin tiivistelmä\n\n");
    prose(&mut out, FI, numbers, bytes);
    out
}

/// The rows of section 8.2.
pub const ROWS: [&str; 15] = [
    "Luonnonvarojen käytön kestävyys",
    "Ilmastonmuutoksen aiheuttamien riskien vähentäminen",
    "Kasvillisuus, eliöt ja luonnon monimuotoisuus",
    "Pinta- ja pohjavedet, maaperä sekä ilma (ja kasvihuonekaasujen väheneminen)",
    "Natura 2000 -ohjelman kohteet",
    "Materiaalit ja jätteet",
    "Uusiutuvien energialähteiden käyttö",
    "Paikallisen elinkeinorakenteen kestävä kehittäminen",
    "Aineettomien tuotteiden ja palvelujen kehittäminen",
    "Liikkuminen ja logistiikka",
    "Hyvinvoinnin edistäminen",
    "Tasa-arvon edistäminen",
    "Yhteiskunnallinen ja kulttuurinen yhdenvertaisuus",
    "Kulttuuriympäristö",
    "Ympäristöosaaminen",
];

fn narrative(n: u64, numbers: &mut Numbers, bytes: usize, finnish: bool) -> String {
    let total = amount(40_000 + numbers.below(900) * 1000, " ");
    let (persons, name) = (20 + numbers.below(90), title(n));
    let mut out = if finnish {
        format!(
            "{name} – yhdessä työhön\n\nHanke alkoi 1.3.2018 ja päättyi 29.2.2020. Hankkeen kokonaisbudjetti on {total} €. \
             Kaksivuotinen hanke tavoittaa {persons} työnantajaa.\n\nRahoittajana on Euroopan sosiaalirahasto (ESR).\n\n"
        )
    } else {
        format!(
            "{name} – tillsammans mot arbete\n\nDet handlar om ett tvåårigt utvecklingsprojekt för tiden 1.3.2018–29.2.2020. \
             Projektets totala budget är {total} €. Projektet når {persons} arbetsgivare.\n\nFinansiär är Europeiska socialfonden (ESF).\n\n"
        )
    };
    prose(&mut out, if finnish { FI } else { SV }, numbers, bytes);
    out.push_str(if finnish {
        "Lisätietoja: p. 0295 000 000\n"
    } else {
        "Mera information: tfn 0295 000 000\n"
    });
    out
}
