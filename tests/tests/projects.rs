//! A folder of a thousand projects with three documents each, in Finnish, English and Swedish: all links are found, none is wrong,
//! and of the findings none is missing and none is more than the disagreements that were planted.

use projlint_rules::document::Document;
use projlint_rules::document::Input;
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::project::Project;
use projlint_rules::lint;
use projlint_rules::text::source::DocId;
use projlint_tests::fixture::joined;
use projlint_tests::generate::{amount, title};
use projlint_tests::program::binary;
use projlint_tests::reference::root;
use projlint_workspace::Links;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

const PROJECTS: u64 = 1_000;
/// One in this many projects has each of the planted disagreements.
const EVERY: u64 = 20;
const MONTHS: [&str; 4] = ["January", "February", "March", "April"];

/// What is planted in a project: the rule, the document that deviates (0 Finnish, 1 English, 2 Swedish), what is there and what
/// is put in its place.
fn planted(n: u64, p: &Figures) -> Option<(&'static str, usize, String, String)> {
    let text = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    let (rule, doc, (from, to)) = match n % EVERY {
        0 => ("XDOC001", 1, text("31 December 2020", "31 December 2021")),
        1 => (
            "XDOC001",
            2,
            (
                format!("Startdatum: {}", p.day),
                format!("Startdatum: {}", p.day + 1),
            ),
        ),
        2 => (
            "XDOC002",
            2,
            (
                format!("sammanlagt: {}", p.public),
                format!("sammanlagt: {}", amount(p.total + 2_000, " ")),
            ),
        ),
        3 => (
            "XDOC003",
            2,
            (
                format!("EU-bidrag: {}", p.eu),
                format!("EU-bidrag: {}", amount(p.total / 8 * 3 + 1_000, " ")),
            ),
        ),
        4 => (
            "XDOC005",
            2,
            text(
                "Europeiska socialfonden (ESF)",
                "Europeiska regionala utvecklingsfonden (Eruf)",
            ),
        ),
        5 => ("XDOC006", 2, text("Mellersta Finland", "Lappland")),
        6 => ("XDOC008", 1, text("RESULTS The network", "The network")),
        _ => return None,
    };
    Some((rule, doc, from, to))
}

struct Figures {
    day: u64,
    month: u64,
    total: u64,
    public: String,
    eu: String,
}

/// The documents of a project.
fn documents(n: u64) -> [String; 3] {
    let total = 8 * (10_000 + n * 17);
    let figures = Figures {
        day: 2 + n % 24,
        month: 1 + n / 24 % 4,
        total,
        public: amount(total, " "),
        eu: amount(total / 8 * 3, " "),
    };
    let Figures {
        day,
        month,
        public,
        eu,
        ..
    } = &figures;
    let (code, name) = (format!("S2{n:04}"), title(n));
    let load = |name: &str| {
        fs::read_to_string(root().join("fixtures/documents").join(name))
            .expect("the document is there")
    };
    let finnish = load("eura-fi.txt")
        .replace("S29999", &code)
        .replace("Verkostomalli", &name)
        .replace("Alkaa 2.1.2019", &format!("Alkaa {day}.{month}.2019"))
        .replace(
            "2.1.2019–31.12.2020",
            &format!("{day}.{month}.2019–31.12.2020"),
        )
        .replace("Kaksivuotinen hanke", "Hanke")
        .replace("240 000", &amount(total / 4 * 3, " "))
        .replace("211 540", &amount(total / 4 * 3 - 900, " "))
        .replace("320 000", public)
        .replace("281 540", &amount(total - 900, " "));
    let english = load("portal-en.txt")
        .replace(
            "2 January 2019",
            &format!("{day} {} 2019", MONTHS[*month as usize - 1]),
        )
        .replace("320 000,00", &format!("{},00", amount(total, "\u{202f}")))
        .replace(
            "120 000,00",
            &format!("{},00", amount(total / 8 * 3, "\u{202f}")),
        )
        .replace(
            "Network model",
            &if n % 3 == 1 {
                format!("Network model {n}")
            } else {
                name.clone()
            },
        );
    let swedish = format!(
        "{name} – tillsammans mot arbete\n\nProjektkod: {code}\nProjektets namn: {name}\nStartdatum: {day}.{month}.2019\nSlutdatum: 31.12.2020\n\
         Fond: Europeiska socialfonden (ESF)\nPlanerad offentlig finansiering sammanlagt: {public} €\nEU-bidrag: {eu} €\n\
         Landskap: Mellersta Finland\n\nProjektet samlar arbetsgivare och skolor i regionen, och det är ett projekt för dem.\n"
    );
    let mut all = [finnish, english, swedish];
    if let Some((rule, doc, from, to)) = planted(n, &figures) {
        assert_eq!(
            all[doc].matches(&from).count(),
            1,
            "{rule}: {from:?} stands once in\n{}",
            all[doc]
        );
        all[doc] = all[doc].replace(&from, &to);
    }
    all
}

#[test]
fn all_links_and_all_planted_disagreements_are_found_and_nothing_else() {
    let mut links = Links::default();
    for n in 0..PROJECTS {
        for (doc, text) in (0..).zip(documents(n)) {
            let identity = ProjectIdentity::of(&Document::read(DocId(0), Input::plain_text(text)));
            // The documents of a project are not next to each other.
            links.add((doc, n), identity.expect("the document tells its project"));
        }
    }
    let groups = links.groups();
    let wrong: Vec<_> = groups
        .iter()
        .filter(|g| g.len() != 3 || g.iter().any(|d| d.1 != g[0].1))
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} groups are wrong: {:?}",
        wrong.len(),
        groups.len(),
        &wrong[..wrong.len().min(5)]
    );
    assert_eq!(groups.len() as u64, PROJECTS);
    let mut found = 0;
    for n in 0..PROJECTS {
        let project =
            Project::linked(documents(n).map(|text| (Input::plain_text(text), Arc::default())));
        let report = joined(lint(&project));
        let codes: Vec<(&str, u32)> = report
            .findings
            .iter()
            .map(|f| (f.rule.code, f.primary.span.doc.0))
            .collect();
        let total = 8 * (10_000 + n * 17);
        let figures = Figures {
            day: 2 + n % 24,
            month: 1,
            total,
            public: amount(total, " "),
            eu: amount(total / 8 * 3, " "),
        };
        let wanted = planted(n, &figures).map(|(rule, ..)| rule);
        found += usize::from(wanted.is_some());
        assert!(
            codes.iter().all(|c| Some(c.0) == wanted),
            "project {n}: {codes:?} instead of {wanted:?}"
        );
        assert_eq!(
            codes.len(),
            usize::from(wanted.is_some()),
            "project {n}: {codes:?} instead of {wanted:?}"
        );
    }
    writeln!(
        std::io::stdout(),
        "{PROJECTS} projects linked, {found} planted disagreements found"
    )
    .expect("standard output is open");
}

const APPLICATION: &str = "Hankkeen nimi: Verkko\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2022\nKokonaiskustannukset: 645 000 €\n";
const SUMMARY: &str = "Project name: Network\nStart date: 2 January 2019\nEnd date: 31 May 2022\nTotal budget: 645 000 €\n";

fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(binary())
        .current_dir(folder)
        .args(args)
        .env("LC_ALL", "C")
        .output()
        .expect("projlint runs")
}

fn out(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert!(
        output.stderr.is_empty() || !output.stdout.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn the_command_line_says_what_links_what_and_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write("a.txt", APPLICATION);
    write("b.txt", SUMMARY);
    write(
        "c.txt",
        "Projektets namn: Skog\nStartdatum: 1.3.2020\nTotal budget: 12 000 €\nDet är ett projekt.\n",
    );
    assert_eq!(
        out(folder.path(), &["facts", "--links", "--lang", "en", "."]),
        "project 1\n  a.txt  (the first of them)\n  b.txt  (date.start, date.end, amount)\n"
    );
    let json: serde_json::Value = serde_json::from_str(&out(
        folder.path(),
        &["facts", "--links", "--output-format", "json", "."],
    ))
    .expect("JSON");
    assert_eq!(
        json["projects"][0]["documents"][1]["by"],
        serde_json::json!(["date.start", "date.end", "amount"])
    );
    write(
        "projlint.toml",
        "[[project]]\ndocuments = [\"b.txt\", \"c.txt\"]\n",
    );
    let listed = out(folder.path(), &["facts", "--links", "--lang", "en", "."]);
    assert!(listed.contains("c.txt  (code.project "), "{listed}");
    let found = out(
        folder.path(),
        &[
            "check",
            "--lang",
            "en",
            "--output-format",
            "concise",
            "--select",
            "XDOC001",
            ".",
        ],
    );
    assert!(
        found.contains("start date: 1 March 2020 here, 2 January 2019 in"),
        "{found}"
    );
    fs::remove_file(folder.path().join("b.txt")).expect("removed");
    fs::remove_file(folder.path().join("projlint.toml")).expect("removed");
    assert_eq!(
        out(folder.path(), &["facts", "--links", "--lang", "en", "."]),
        "no documents of the same project were found\n"
    );
}

#[test]
fn tables_of_the_users_own_are_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    write(
        "a.txt",
        "Hankkeen nimi: Malli\nHankeaika: 1.3.2027–31.5.2028\nPostinumero: 80100\nPostitoimipaikka: Kuopio\nMaakunnat: Kainuu\nKohdekunnat: Uusikunta, Kajaani\n",
    );
    let check = || {
        out(
            folder.path(),
            &[
                "check",
                "--lang",
                "en",
                "--output-format",
                "concise",
                "--show",
                "info",
                "--fail-on",
                "never",
                ".",
            ],
        )
    };
    let before = check();
    assert!(
        before.contains("GEO003") && !before.contains("GEO002"),
        "{before}"
    );
    write("codes.tsv", "80100\tJoensuu\n");
    write(
        "kunnat.tsv",
        "code\tname_fi\tname_sv\n998\tUusikunta\tNykommun\tKajaani\tKainuu\t2027\t2030\n",
    );
    write(
        "projlint.toml",
        "[tables]\npostal-codes = \"codes.tsv\"\nmunicipalities = \"kunnat.tsv\"\n",
    );
    let after = check();
    assert!(
        after.contains("80100 is a postal code for Joensuu, not for Kuopio")
            && !after.contains("GEO003"),
        "{after}"
    );
    write("codes.tsv", "80100\n");
    let output = run(folder.path(), &["check", "."]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("codes.tsv: line 1: a row needs a code and a town"),
        "{said}"
    );
}

#[test]
fn the_data_is_told_with_its_source_and_licence() {
    let told = out(&root(), &["rules", "--data"]);
    for word in [
        "Statistics Finland",
        "CC BY 4.0",
        "Unicode License v3",
        "2013-2026",
    ] {
        assert!(told.contains(word), "{told}");
    }
    let json: serde_json::Value = serde_json::from_str(&out(
        &root(),
        &["rules", "--data", "--output-format", "json"],
    ))
    .expect("JSON");
    assert!(
        json["data"]
            .as_array()
            .is_some_and(|d| d.iter().all(|s| s["licence"].is_string())),
        "{json}"
    );
}
