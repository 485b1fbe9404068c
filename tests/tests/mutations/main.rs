//! Right documents are silent; with one figure, date, percentage or section changed, the rule for it speaks, at its place.

mod catalogue;

use projlint_rules::catalog::tables::OwnTables;
use projlint_rules::document::Input;
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::text::source::Span;
use projlint_rules::value::date::Date;
use projlint_tests::fixture::joined;
use projlint_tests::reference::root;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::sync::Arc;

/// The day on which changed documents are judged, where a rule needs one.
const AS_OF: &str = "2022-06-01";

#[derive(Clone)]
struct Mutant {
    document: &'static str,
    rule: &'static str,
    text: String,
    /// A text that the finding, or a place it speaks of, must touch; the first after `after`.
    place: (String, String),
}

fn load(name: &str) -> String {
    fs::read_to_string(root().join("fixtures/documents").join(name)).expect("the document is there")
}

fn judge(name: &str, text: &str, as_of: bool) -> (Project, Report) {
    let input = if name.ends_with(".md") {
        projlint_extract::markdown(text.to_owned())
    } else {
        Input::plain_text(text)
    };
    let mut tables = OwnTables::default();
    tables
        .add_postcodes("87100\tKajaani\n40100\tJyväskylä")
        .expect("the table is right");
    let settings = Settings {
        as_of: Date::parse_iso(AS_OF).filter(|_| as_of),
        tables: Some(tables.into()),
        ..Settings::default()
    };
    let settings = Arc::new(settings);
    let project = match name {
        SUMMARY | PORTAL => {
            let form = Input {
                name: EURA.to_owned(),
                ..Input::plain_text(load(EURA))
            };
            Project::linked([(form, settings.clone()), (input, settings)])
        }
        _ => Project::single(input, settings),
    };
    let report = joined(lint(&project));
    (project, report)
}

/// One text put in the place of another; the finding must touch what is new.
fn swap(document: &'static str, rule: &'static str, from: &str, to: &str) -> Mutant {
    let text = load(document);
    assert_eq!(
        text.matches(from).count(),
        1,
        "{document}: {from:?} stands once"
    );
    let head = text[..text.find(from).expect("it stands there")].to_owned();
    let same = from
        .bytes()
        .zip(to.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let place = to
        .get(same..)
        .filter(|p| !p.trim().is_empty())
        .unwrap_or(to)
        .trim()
        .to_owned();
    Mutant {
        document,
        rule,
        text: text.replacen(from, to, 1),
        place: (head, place),
    }
}

fn touches(project: &Project, report: &Report, mutant: &Mutant) -> bool {
    let source = &project
        .documents()
        .last()
        .expect("a project has documents")
        .source;
    let from = mutant.place.0.len().min(source.file().len());
    let start = source.file()[from..]
        .find(&mutant.place.1)
        .map_or(from, |at| from + at);
    let end = start + mutant.place.1.len();
    let hit = |span: Span| {
        let range = source.range_in_file(span);
        span.doc == source.doc && range.start < end && start < range.end
            || (range.is_empty() && range.start >= start && range.start <= end)
    };
    report
        .findings
        .iter()
        .filter(|f| f.rule.code == mutant.rule)
        .any(|f| hit(f.primary.span) || f.related.iter().any(|l| hit(l.span)))
}

const EURA: &str = "eura-fi.txt";
const KOHESIO: &str = "kohesio-en.txt";
const KOHESIO_FI: &str = "kohesio-fi.txt";
const PAGE: &str = "page-sv.txt";
const REPORT: &str = "report-fi.md";
const FORM: &str = "form-en.txt";
/// A summary of the project of EURA, judged together with it.
const SUMMARY: &str = "summary-en.txt";
const PAGE_FI: &str = "page-fi.txt";
/// The page of a portal about the project of EURA, judged together with it.
const PORTAL: &str = "portal-en.txt";
const ALL: [&str; 9] = [
    EURA, KOHESIO, KOHESIO_FI, PAGE, PAGE_FI, PORTAL, REPORT, FORM, SUMMARY,
];

fn amounts() -> Vec<Mutant> {
    let mut all = Vec::new();
    for figure in [
        "240 002",
        "240 759",
        "241 000",
        "290 000",
        "2 115 400",
        "999 999",
    ] {
        all.push(swap(
            EURA,
            "FUND001",
            "Toteutunut EU- ja valtion rahoitus: 211 540",
            &format!("Toteutunut EU- ja valtion rahoitus: {figure}"),
        ));
    }
    for figure in ["211 538", "100 000", "24 000", "2 400"] {
        all.push(swap(
            EURA,
            "FUND001",
            "Myönnetty EU- ja valtion rahoitus: 240 000",
            &format!("Myönnetty EU- ja valtion rahoitus: {figure}"),
        ));
    }
    for figure in ["320 002", "330 000", "400 000"] {
        all.push(swap(
            EURA,
            "FUND002",
            "Toteutunut julkinen rahoitus yhteensä: 281 540",
            &format!("Toteutunut julkinen rahoitus yhteensä: {figure}"),
        ));
    }
    for figure in ["239 998", "200 000", "32 000"] {
        all.push(swap(
            EURA,
            "FUND003",
            "Suunniteltu julkinen rahoitus yhteensä: 320 000",
            &format!("Suunniteltu julkinen rahoitus yhteensä: {figure}"),
        ));
    }
    for figure in ["211 538", "28 154", "0"] {
        all.push(swap(
            EURA,
            "FUND004",
            "Toteutunut julkinen rahoitus yhteensä: 281 540",
            &format!("Toteutunut julkinen rahoitus yhteensä: {figure}"),
        ));
    }
    for figure in ["119 000", "21 154", "1"] {
        all.push(swap(
            EURA,
            "FUND006",
            "Toteutunut EU- ja valtion rahoitus: 211 540",
            &format!("Toteutunut EU- ja valtion rahoitus: {figure}"),
        ));
    }
    all.push(swap(
        EURA,
        "FUND005",
        "Toteutunut EU- ja valtion rahoitus: 211 540",
        "Toteutunut EU- ja valtion rahoitus: 0",
    ));
    all.push(swap(
        FORM,
        "FUND005",
        "Realised EU and state funding: 440 000 €",
        "Realised EU and state funding: 0 €",
    ));
    all.push(swap(FORM, "FUND001", "440 000", "451 000"));
    all.push(swap(FORM, "FUND002", "590 000", "640 000"));
    all.push(swap(FORM, "FUND003", "600 000", "440 000"));
    all.push(swap(FORM, "FUND004", "590 000", "430 000"));
    all.push(swap(FORM, "FUND006", "440 000", "44 000"));
    for (document, from, to) in [
        (EURA, "240 000", "0"),
        (EURA, "211 540", "-211 540"),
        (KOHESIO, "645\u{202f}000,00", "0,00"),
        (FORM, "440 000", "-440 000"),
    ] {
        all.push(swap(document, "FUND007", from, to));
    }
    for (from, to) in [
        ("| 600 000 €", "| 610 000 €"),
        ("150 000 € (25 %) |\n| Kun", "160 000 € (25 %) |\n| Kun"),
        ("300 000 €", "290 000 €"),
    ] {
        all.push(swap(REPORT, "FUND008", from, to));
    }
    all.push(swap(REPORT, "FUND008", "| 600 000 €", "| 60 000 €"));
    all.push(swap(
        KOHESIO,
        "FUND009",
        "about 645 000 €",
        "about 654 000 €",
    ));
    all.push(swap(
        KOHESIO,
        "FUND009",
        "about 645 000 €",
        "6.45 million €",
    ));
    all.push(swap(
        FORM,
        "FUND009",
        "Project name: Network model",
        "Total budget: 770 000 €\nProject name: Network model",
    ));
    all
}

fn shares() -> Vec<Mutant> {
    let mut all = Vec::new();
    for percent in (0..=100).filter(|p| *p != 50) {
        all.push(swap(KOHESIO, "SHARE001", "(50%)", &format!("({percent}%)")));
        all.push(swap(
            PAGE,
            "SHARE001",
            "andel är 50 %",
            &format!("andel är {percent} %"),
        ));
    }
    for percent in ["43,8", "43,82", "43,80", "44", "34,81", "43,18"] {
        let right = percent == "43,8" || percent == "44";
        if !right {
            all.push(swap(KOHESIO_FI, "SHARE001", "43,81", percent));
        }
    }
    for (document, from, to) in [
        (KOHESIO, "645\u{202f}000,00", "654\u{202f}000,00"),
        (KOHESIO, "322\u{202f}500,00", "322\u{202f}550,00"),
        (KOHESIO, "322\u{202f}500,00", "232\u{202f}500,00"),
        (PAGE, "119 998", "191 998"),
        (FORM, "300 000", "330 000"),
        (FORM, "42.86", "42.68"),
    ] {
        all.push(swap(document, "SHARE001", from, to));
    }
    for (document, from, to) in [
        (KOHESIO, "322\u{202f}500,00", "3\u{202f}225\u{202f}000,00"),
        (KOHESIO, "645\u{202f}000,00", "64\u{202f}500,00"),
        (
            KOHESIO_FI,
            "694\u{202f}000,00",
            "1\u{202f}694\u{202f}000,00",
        ),
        (PAGE, "119 998", "1 199 980"),
        (FORM, "300 000", "800 000"),
    ] {
        all.push(swap(document, "SHARE002", from, to));
    }
    for (document, from, to) in [
        (KOHESIO, "(50%)", "(500%)"),
        (KOHESIO, "(50%)", "(100,1%)"),
        (PAGE, "andel är 50 %", "andel är 500 %"),
        (FORM, "42.86", "428.6"),
        (KOHESIO_FI, "43,81", "4381"),
    ] {
        all.push(swap(document, "SHARE003", from, to));
    }
    for (from, to) in [
        ("(50 %)", "(52 %)"),
        ("(50 %)", "(5 %)"),
        ("(25 %) |\n| Kun", "(23 %) |\n| Kun"),
        ("(25 %) |\n| Yht", "(20 %) |\n| Yht"),
    ] {
        all.push(swap(REPORT, "SHARE004", from, to));
    }
    let share_75 = "EU contribution: 483\u{202f}750,00\u{a0}€ (75%)";
    let ended = load(KOHESIO).replace("31 December 2020", "31 May 2020");
    let eu = "EU contribution: 322\u{202f}500,00\u{a0}€ (50%)";
    all.push(Mutant {
        document: KOHESIO,
        rule: "SHARE005",
        text: ended.replace(eu, share_75),
        place: (String::new(), "75%".to_owned()),
    });
    all.push(swap(KOHESIO, "SHARE006", eu, "EU contribution: n/a"));
    all.last_mut().expect("just added").place = (String::new(), "645\u{202f}000,00".to_owned());
    all.push(swap(FORM, "SHARE007", "(42.86 %)", "(50 %)"));
    all
}

fn dates() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (document, from, to) in [
        (
            EURA,
            "Alkaa 2.1.2019 ja päättyy 31.12.2020",
            "Alkaa 2.1.2021 ja päättyy 31.12.2020",
        ),
        (
            EURA,
            "Alkaa 2.1.2019 ja päättyy 31.12.2020",
            "Alkaa 2.1.2019 ja päättyy 1.1.2019",
        ),
        (
            EURA,
            "Alkaa 2.1.2019 ja päättyy 31.12.2020",
            "Alkaa 31.12.2020 ja päättyy 2.1.2019",
        ),
        (KOHESIO, "31 December 2020", "31 December 2018"),
        (KOHESIO_FI, "2 tammikuuta 2019", "2 tammikuuta 2021"),
        (
            PAGE,
            "verksamhetsperiod är 1.9.2017–31.8.2019",
            "verksamhetsperiod är 1.9.2017–31.8.2016",
        ),
        (FORM, "28 February 2020", "28 February 2018"),
    ] {
        all.push(swap(document, "DATE001", from, to));
    }
    for (document, from, to) in [
        (EURA, "päättyy 31.12.2020", "päättyy 31.11.2020"),
        (EURA, "Alkaa 2.1.2019", "Alkaa 32.1.2019"),
        (EURA, "Alkaa 2.1.2019", "Alkaa 2.13.2019"),
        (KOHESIO, "31 December 2020", "31 November 2020"),
        (KOHESIO_FI, "31 joulukuuta 2020", "31 kesäkuuta 2020"),
        (FORM, "28 February 2020", "30 February 2020"),
        (PAGE, "21 augusti 2018", "32 augusti 2018"),
        (REPORT, "29.2.2020", "29.2.2019"),
        (EURA, "torstaina 14.2.2019", "torstaina 30.2.2019"),
        (EURA, "päättyy 31.12.2020", "päättyy 31.12.20200"),
    ] {
        all.push(swap(document, "DATE002", from, to));
    }
    all.push(swap(KOHESIO, "DATE003", "2 January 2019", "2 January 2010"));
    all.push(swap(EURA, "DATE003", "Alkaa 2.1.2019", "Alkaa 2.1.2010"));
    all.push(swap(
        KOHESIO,
        "DATE004",
        "2 January 2019\nEnd date: 31 December 2020",
        "2 January 2019\nEnd date: 31 March 2024",
    ));
    all.push(swap(
        EURA,
        "DATE004",
        "Alkaa 2.1.2019 ja päättyy 31.12.2020",
        "Alkaa 2.1.2019 ja päättyy 31.12.2024",
    ));
    all.push(swap(
        EURA,
        "DATE005",
        "päättyy 31.12.2020",
        "päättyy 31.12.2022",
    ));
    all.push(swap(
        FORM,
        "DATE005",
        "28 February 2020",
        "28 February 2023",
    ));
    for (document, from, to) in [
        (EURA, "Kaksivuotinen", "Kolmivuotinen"),
        (EURA, "Kaksivuotinen", "Yksivuotinen"),
        (KOHESIO, "two-year", "three-year"),
        (PAGE, "tvåårigt", "treårigt"),
        (FORM, "24 months", "36 months"),
        (FORM, "24 months", "2 months"),
    ] {
        all.push(swap(document, "DATE006", from, to));
    }
    for (document, from, to) in [
        (
            EURA,
            "toteutettiin 2.1.2019–31.12.2020",
            "toteutettiin 2.1.2019–30.6.2020",
        ),
        (EURA, "toteutettiin 2.1.2019", "toteutettiin 2.2.2019"),
        (
            PAGE,
            "verksamhetsperiod är 1.9.2017–31.8.2019",
            "verksamhetsperiod är 1.9.2017–31.12.2019",
        ),
        (PAGE, "för tiden 1.9.2017", "för tiden 1.9.2018"),
    ] {
        all.push(swap(document, "DATE007", from, to));
    }
    all.push(swap(PAGE, "DATE008", "21 augusti 2018", "21 augusti 2028"));
    all.push(swap(PAGE, "DATE008", "21 augusti 2018", "21 augusti 2008"));
    for day in [
        "maanantaina",
        "tiistaina",
        "keskiviikkona",
        "perjantaina",
        "lauantaina",
        "sunnuntaina",
    ] {
        all.push(swap(EURA, "DATE009", "torstaina", day));
    }
    for date in ["13.2.2019", "14.3.2020"] {
        all.push(swap(EURA, "DATE009", "14.2.2019", date));
    }
    for day in ["måndag", "tisdag", "onsdag", "torsdag", "lördag", "söndag"] {
        all.push(swap(PAGE, "DATE009", "fredag", day));
    }
    all.push(swap(REPORT, "DATE010", "päättyi", "päättyy"));
    all
}

/// The headings of the description with their lines.
fn headings(text: &str) -> Vec<&str> {
    text.lines()
        .filter(|l| {
            l.len() > 3 && l.as_bytes()[0].is_ascii_digit() && !l.contains(". ") && !l.contains(':')
        })
        .collect()
}

fn sections() -> Vec<Mutant> {
    let text = load(EURA);
    let mut all = Vec::new();
    let heads = headings(&text);
    assert_eq!(heads.len(), 15, "{heads:?}");
    for (index, head) in heads.iter().enumerate() {
        let top = !head.split(' ').next().is_some_and(|n| n.contains('.'));
        let near = if index > 0 {
            heads[index - 1]
        } else {
            heads[1]
        };
        let parent = || {
            heads
                .iter()
                .find(|h| h.starts_with(&format!("{} ", &head[..1])))
                .expect("a subsection has a section")
        };
        let place = if top { near } else { parent() };
        let without = text.replacen(&format!("\n{head}\n"), "\n", 1);
        all.push(Mutant {
            document: EURA,
            rule: if top { "SECT001" } else { "SECT004" },
            text: without,
            place: (String::new(), format!("{place}\n")),
        });
        let twice = text.replacen(&format!("\n{head}\n"), &format!("\n{head}\n\n{head}\n"), 1);
        all.push(Mutant {
            document: EURA,
            rule: "SECT002",
            text: twice,
            place: (String::new(), format!("{head}\n")),
        });
    }
    for pair in heads.windows(2) {
        let swapped = text
            .replacen(&format!("\n{}\n", pair[0]), "\n\u{1}\n", 1)
            .replacen(&format!("\n{}\n", pair[1]), &format!("\n{}\n", pair[0]), 1)
            .replacen('\u{1}', pair[1], 1);
        all.push(Mutant {
            document: EURA,
            rule: "SECT003",
            text: swapped,
            place: (String::new(), format!("{}\n", pair[0])),
        });
    }
    for (from, to) in [
        (
            "Hanke toteutettiin 2.1.2019–31.12.2020. Työnantajien verkosto jäi toimimaan.",
            "-",
        ),
        (
            "Hanke toteutettiin 2.1.2019–31.12.2020. Työnantajien verkosto jäi toimimaan.",
            "ei tietoa",
        ),
        ("Työnantajat (mm. pienet yritykset) ja työnhakijat.", "–"),
    ] {
        all.push(swap(EURA, "SECT005", from, to));
    }
    for label in [
        "Hankekoodi",
        "Hankkeen nimi",
        "Toimintalinja",
        "Erityistavoite",
        "Toiminnan tila",
        "Vastuuviranomainen",
        "Hakijan virallinen nimi",
        "Y-tunnus",
        "Myönnetty EU- ja valtion rahoitus",
        "Suunniteltu julkinen rahoitus yhteensä",
        "Maakunnat",
        "Suunnitelman mukainen toteutusaika",
    ] {
        let line = text
            .lines()
            .find(|l| l.starts_with(&format!("{label}:")))
            .expect("the label is there")
            .to_owned();
        let mut mutant = swap(EURA, "SECT006", &line, &format!("{label}:"));
        mutant.place = (String::new(), format!("{label}:"));
        all.push(mutant);
    }
    for label in [
        "Start date",
        "End date",
        "Fund",
        "Total budget",
        "EU contribution",
        "Programming period",
    ] {
        let line = load(KOHESIO)
            .lines()
            .find(|l| l.starts_with(&format!("{label}:")))
            .expect("the label is there")
            .to_owned();
        let mut mutant = swap(KOHESIO, "SECT006", &line, &format!("{label}:"));
        mutant.place = (String::new(), format!("{label}:"));
        all.push(mutant);
    }
    all.push(swap(
        EURA,
        "SECT007",
        "menettely: Vain yksi hakija",
        "menettely: Hakijoita on useampi kuin yksi (yhteishanke)",
    ));
    all.push(swap(
        EURA,
        "SECT007",
        "menettely: Vain yksi hakija",
        "menettely: Vain yksi hakija\n\nOsatoteuttajat\nMallilan kaupunki, 7654321-2",
    ));
    for row in projlint_tests::generate::ROWS {
        let line = text
            .lines()
            .find(|l| l.starts_with(row))
            .expect("the row is there")
            .to_owned();
        let short = &line[..line.len() - 2];
        let mut mutant = swap(EURA, "SECT008", &line, short);
        mutant.place = (String::new(), short.to_owned());
        all.push(mutant);
    }
    all
}

fn numbering() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (document, from, to) in [
        (REPORT, "## 3 Tulokset", "## 4 Tulokset"),
        (REPORT, "### 1.3 Ohjelma", "### 1.4 Ohjelma"),
        (REPORT, "### 1.2 Kumppanit", "### 1.5 Kumppanit"),
        (FORM, "3 Results", "5 Results"),
        (FORM, "2.2 Visits", "2.4 Visits"),
    ] {
        all.push(swap(document, "SECT009", from, to));
    }
    for (document, from, to) in [
        (REPORT, "## 3 Tulokset", "## 2 Tulokset"),
        (REPORT, "### 1.2 Kumppanit", "### 1.1 Kumppanit"),
        (FORM, "2.2 Visits", "2.1 Visits"),
        (FORM, "3 Results", "2 Results"),
    ] {
        all.push(swap(document, "SECT010", from, to));
    }
    for (document, from, to) in [
        (REPORT, "### 1.2 Kumppanit", "### 2.2 Kumppanit"),
        (FORM, "2.1 Meetings", "1.1 Meetings"),
        (FORM, "2.2 Visits", "3.1 Visits"),
    ] {
        all.push(swap(document, "SECT011", from, to));
    }
    let text = load(REPORT);
    let swapped = text
        .replace("## 2 Rahoitus", "## \u{1}")
        .replace("## 3 Tulokset", "## 2 Tulokset")
        .replace("## \u{1}", "## 3 Rahoitus");
    all.push(Mutant {
        document: REPORT,
        rule: "SECT011",
        text: swapped,
        place: (String::new(), "2 Tulokset".to_owned()),
    });
    all
}

fn periods() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (document, from, to) in [
        (KOHESIO, "period: 2014-2020", "period: 2014-2021"),
        (KOHESIO, "period: 2014-2020", "period: 2013-2020"),
        (KOHESIO_FI, "2014-2020", "2014-2202"),
        (FORM, "2014-2020", "2014-2021"),
        (FORM, "2014-2020", "2020-2014"),
        (REPORT, "2014–2020", "2014–2021"),
        (FORM, "2014-2020", "2014"),
    ] {
        all.push(swap(document, "PROG001", from, to));
    }
    for (document, from, to) in [
        (KOHESIO, "period: 2014-2020", "period: 2007-2013"),
        (KOHESIO_FI, "2014-2020", "2000-2006"),
        (FORM, "2014-2020", "2021-2027"),
        (REPORT, "2014–2020", "2007–2013"),
    ] {
        all.push(swap(document, "PROG002", from, to));
    }
    all
}

fn agreement() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (from, to) in [
        ("2 January 2019", "3 January 2019"),
        ("2 January 2019", "2 January 2018"),
        ("2 January 2019", "January 2018"),
    ] {
        all.push(swap(SUMMARY, "XDOC001", from, to));
    }
    for to in ["31 December 2021", "30 November 2020", "31 May 2022"] {
        all.push(swap(SUMMARY, "XDOC001", "31 December 2020", to));
    }
    for (from, to) in [
        ("320 000", "302 000"),
        ("320 000", "320 002"),
        ("320 000", "32 000"),
        ("240 000", "204 000"),
        ("240 000", "240 900"),
    ] {
        all.push(swap(SUMMARY, "XDOC002", from, to));
    }
    for to in ["230 000", "420 000", "218 540", "340 000"] {
        all.push(swap(
            SUMMARY,
            "XDOC002",
            "Planned public funding: 320 000 €\nGranted EU and state funding: 240 000 €",
            &format!("Total budget: {to} €"),
        ));
    }
    all
}

fn indicators() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (planned, realised) in [("12", "14"), ("60", "58")] {
        let both =
            format!("Suunniteltu: {planned}\n\nToteutunut seurantatietojen mukaan: {realised}");
        let mut alone = swap(EURA, "IND001", &both, &format!("Suunniteltu: {planned}"));
        alone.place = (String::new(), format!("Suunniteltu: {planned}"));
        all.push(alone);
        for other in ["1", "2", "900"] {
            all.push(swap(
                EURA,
                "IND002",
                &both,
                &format!("Suunniteltu: {planned}\n\nToteutunut seurantatietojen mukaan: {other}"),
            ));
        }
        for other in ["12,5", "-3", "8 %"] {
            all.push(swap(
                EURA,
                "IND003",
                &both,
                &format!("Suunniteltu: {planned}\n\nToteutunut seurantatietojen mukaan: {other}"),
            ));
        }
    }
    all
}

fn identifiers() -> Vec<Mutant> {
    let mut all = Vec::new();
    for to in [
        "1234567-2",
        "1234567-9",
        "1234576-1",
        "2134567-1",
        "1000200-1",
    ] {
        all.push(swap(
            EURA,
            "ID001",
            "Y-tunnus: 1234567-1",
            &format!("Y-tunnus: {to}"),
        ));
    }
    for to in ["S2999", "S299990", "S2999O", "A7030", "S29"] {
        all.push(swap(
            EURA,
            "ID003",
            "Hankekoodi: S29999",
            &format!("Hankekoodi: {to}"),
        ));
    }
    for to in ["A70301", "A30001"] {
        all.push(swap(
            EURA,
            "ID004",
            "Hankekoodi: S29999",
            &format!("Hankekoodi: {to}"),
        ));
    }
    for to in ["S10324", "A512345", "A30001"] {
        all.push(swap(
            EURA,
            "ID005",
            "Hankekoodi: S29999",
            &format!("Hankekoodi: {to}"),
        ));
    }
    for to in [
        "1. Pk-yritystoiminnan kilpailukyky",
        "2. Uusimman tiedon tuottaminen",
        "8. REACT-EU",
    ] {
        all.push(swap(
            EURA,
            "PROG007",
            "Toimintalinja: 3. Työllisyys ja työvoiman liikkuvuus",
            &format!("Toimintalinja: {to}"),
        ));
    }
    for to in ["12345671", "1234567–1", "1234567 1"] {
        all.push(swap(
            EURA,
            "ID002",
            "Y-tunnus: 1234567-1",
            &format!("Y-tunnus: {to}"),
        ));
    }
    all
}

fn values() -> Vec<Mutant> {
    let mut all = Vec::new();
    for (document, from, to) in [
        (EURA, "240 000", "240 0O0"),
        (EURA, "211 540", "211 54"),
        (EURA, "Suunniteltu: 12", "Suunniteltu: ei tiedossa"),
        (KOHESIO, "645\u{202f}000,00", "645\u{202f}00,00"),
        (KOHESIO, "2 January 2019", "January"),
        (
            KOHESIO_FI,
            "694\u{202f}000,00\u{a0}€ (43,81%)",
            "tuntematon",
        ),
    ] {
        all.push(swap(document, "CORE001", from, to));
    }
    for comment in [
        "<!-- projlint-ignore-file SHARE001: katsottu -->",
        "<!-- projlint-ignore-next-line DATE001: katsottu -->",
        "<!-- projlint-ignore-line FUND001 -->",
        "<!-- projlint-ignore-all FUND001: katsottu -->",
        "<!-- projlint-ignore-start FUND001: katsottu -->",
    ] {
        let text = format!("{}\n{comment}\n", load(REPORT).trim_end());
        all.push(Mutant {
            document: REPORT,
            rule: "CORE003",
            text,
            place: (String::new(), comment.to_owned()),
        });
    }
    all.push(Mutant {
        document: EURA,
        rule: "CORE002",
        text: String::new(),
        place: (String::new(), String::new()),
    });
    all.push(Mutant {
        document: PAGE,
        rule: "CORE002",
        text: "Väder och vind".to_owned(),
        place: (String::new(), "Väder".to_owned()),
    });
    all
}

#[test]
fn right_documents_are_silent() {
    let folder = fs::read_dir(root().join("fixtures/documents")).expect("the folder is there");
    let names: Vec<String> = folder
        .map(|entry| {
            entry
                .expect("readable")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert!(ALL.iter().all(|name| names.iter().any(|n| n == name)) && names.len() > ALL.len());
    for name in &names {
        for as_of in [false, true] {
            let report = judge(name, &load(name), as_of).1;
            let found: Vec<_> = report.findings.iter().map(|f| f.rule.code).collect();
            assert!(found.is_empty(), "{name}: {found:?}");
        }
    }
}

#[test]
fn every_change_is_found_by_its_rule_at_its_place() {
    let mut table: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    let mutants: Vec<Mutant> = [
        amounts(),
        shares(),
        dates(),
        sections(),
        numbering(),
        periods(),
        agreement(),
        identifiers(),
        indicators(),
        values(),
    ]
    .into_iter()
    .flatten()
    .chain(catalogue::all())
    .collect();
    for mutant in &mutants {
        let today = ["FUND005", "DATE005", "DATE010"].contains(&mutant.rule);
        let (project, report) = judge(mutant.document, &mutant.text, today);
        let spoke = report.findings.iter().any(|f| f.rule.code == mutant.rule);
        let row = table.entry(mutant.rule).or_default();
        row.0 += 1;
        row.1 += usize::from(spoke);
        row.2 += usize::from(touches(&project, &report, mutant));
        if !touches(&project, &report, mutant) {
            let others: Vec<_> = report
                .findings
                .iter()
                .map(|f| (f.rule.code, f.severity))
                .collect();
            missed.push(format!(
                "{} in {}: {:?} (spoke: {spoke}; all findings: {others:?})",
                mutant.rule, mutant.document, mutant.place.1
            ));
        }
        let graver = report
            .findings
            .iter()
            .any(|f| f.severity == Severity::Error && f.rule.code.starts_with("CORE"));
        assert!(!graver, "the engine itself reports no errors");
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nrule      changes  found  at their place").expect("standard output is open");
    for (rule, (changes, found, placed)) in &table {
        writeln!(out, "{rule:<9} {changes:>7} {found:>6} {placed:>6}")
            .expect("standard output is open");
    }
    writeln!(
        out,
        "all       {:>7} {:>6}",
        mutants.len(),
        mutants.len() - missed.len()
    )
    .expect("standard output is open");
    assert!(
        missed.is_empty(),
        "{} of {} changes are missed:\n{}",
        missed.len(),
        mutants.len(),
        missed.join("\n")
    );
    let rules: Vec<&str> = projlint_rules::rules::metas()
        .map(|r| r.code)
        .filter(|c| !table.contains_key(c))
        .collect();
    assert!(rules.is_empty(), "no change is tried for {rules:?}");
}
