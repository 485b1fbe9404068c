//! Kohesio pages in all 24 languages and all layouts, made from the template's own labels.

use projlint_rules::catalog::model::Lang;
use projlint_rules::catalog::template::Template;
use projlint_rules::catalog::words::Language;
use projlint_rules::catalog::{LANGUAGES, labels_of, template_named, template_text};
use projlint_rules::document::{Document, Input};
use projlint_rules::field::{
    AMOUNT_EU, AMOUNT_TOTAL, DATE_END, DATE_START, FUND, FieldId, PERIOD_LABEL, SHARE_EU_PERCENT,
};
use projlint_rules::judge::project::Project;
use projlint_rules::lint;
use projlint_tests::fixture::joined;
use projlint_tests::reference::root;
use std::fs;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq)]
enum Layout {
    Sections,
    Flat,
    Glued,
    NoHeader,
}

fn kohesio() -> &'static Template {
    template_named("kohesio").expect("the template is embedded")
}

/// The languages of the portal; there are others, in which its pages never come.
fn kohesio_languages() -> impl Iterator<Item = &'static Language> {
    LANGUAGES
        .iter()
        .filter(|data| template_text(kohesio().id, data.lang).is_some())
}

fn label(lang: Lang, field: FieldId) -> &'static str {
    labels_of(kohesio().id, lang)
        .into_iter()
        .find(|l| l.field == field)
        .map(|l| &*l.text)
        .expect("the template has the label")
}

fn page(lang: Lang, layout: Layout, eu: &str, end: &str) -> String {
    let t = template_text(kohesio().id, lang).expect("the template has the language");
    let data = lang.data();
    let fund = data
        .funds
        .iter()
        .find(|f| f.0.code() == "ESF")
        .map(|f| f.1[0])
        .expect("the fund has a name");
    let acronym = if lang == Lang::Fi { "ESR" } else { "ESF" };
    let block = |i: usize| match layout {
        Layout::Sections => format!("{}\n", t.blocks[i]),
        Layout::Glued => t.blocks[i].to_string(),
        Layout::Flat | Layout::NoHeader => String::new(),
    };
    let header = if layout == Layout::NoHeader {
        String::new()
    } else {
        format!("{}\n\n", t.titles[0])
    };
    format!(
        "{header}{}{}: 2 {} 2019\n{}: {end}\n{}{}: {fund} ({acronym})\n{}: 645\u{202f}000,00\u{a0}€\n{}: {eu}\n{}{}: 2014-2020\n{}: n/a\n",
        block(0),
        label(lang, FieldId::DateStart),
        data.months[0][0],
        label(lang, FieldId::DateEnd),
        block(1),
        label(lang, FieldId::Fund),
        label(lang, FieldId::AmountTotal),
        label(lang, FieldId::AmountEu),
        block(2),
        label(lang, FieldId::PeriodLabel),
        label(lang, FieldId::AuthorityManaging),
    )
}

fn read(text: String) -> (Project, Vec<&'static str>) {
    let project = Project::single(Input::plain_text(text), Arc::default());
    let codes = joined(lint(&project))
        .findings
        .iter()
        .map(|f| f.rule.code)
        .collect();
    (project, codes)
}

fn facts(doc: &Document) -> [Option<String>; 7] {
    [
        doc.facts.one_of(DATE_START).map(|f| f.value.canonical()),
        doc.facts.one_of(DATE_END).map(|f| f.value.canonical()),
        doc.facts.one_of(FUND).map(|f| f.value.0.to_owned()),
        doc.facts.one_of(AMOUNT_TOTAL).map(|f| f.value.canonical()),
        doc.facts.one_of(AMOUNT_EU).map(|f| f.value.canonical()),
        doc.facts
            .one_of(SHARE_EU_PERCENT)
            .map(|f| f.value.canonical()),
        doc.facts.one_of(PERIOD_LABEL).map(|f| f.value.canonical()),
    ]
}

#[test]
fn pages_are_read_in_every_language_and_layout() {
    assert_eq!(kohesio_languages().count(), 24);
    for data in kohesio_languages() {
        for layout in [
            Layout::Sections,
            Layout::Flat,
            Layout::Glued,
            Layout::NoHeader,
        ] {
            let end = format!("31 {} 2022", data.months[4][0]);
            let (project, codes) = read(page(
                data.lang,
                layout,
                "322\u{202f}500,00\u{a0}€ (50%)",
                &end,
            ));
            let doc = &project.documents()[0];
            let want = [
                "2019-01-02",
                "2022-05-31",
                "ESF",
                "645000.00 EUR",
                "322500.00 EUR",
                "50 %",
                "2014-2020",
            ]
            .map(|v| Some(v.to_owned()));
            assert_eq!(
                (doc.kind.name(), doc.language),
                ("kohesio", Some(data.lang)),
                "{} {layout:?}",
                data.code
            );
            assert_eq!(facts(doc), want, "{} {layout:?}", data.code);
            assert!(codes.is_empty(), "{} {layout:?}: {codes:?}", data.code);
        }
    }
}

#[test]
fn wrong_pages_are_found_in_every_language() {
    for data in kohesio_languages() {
        let end = format!("1 {} 2019", data.months[0][0]);
        let (_, codes) = read(page(
            data.lang,
            Layout::Glued,
            "322\u{202f}500,00\u{a0}€ (45%)",
            &end,
        ));
        assert_eq!(codes, ["DATE001", "SHARE001"], "{}", data.code);
    }
}

#[test]
fn words_for_not_available_are_no_values_in_any_language() {
    for data in kohesio_languages() {
        let t = template_text(kohesio().id, data.lang).expect("the template has the language");
        for absent in t.absent.iter() {
            let (project, codes) = read(page(data.lang, Layout::Sections, absent, absent));
            let doc = &project.documents()[0];
            assert!(
                doc.facts.one_of(DATE_END).is_none() && doc.facts.one_of(AMOUNT_EU).is_none(),
                "{} {absent}",
                data.code
            );
            assert!(
                doc.facts.unread.is_empty(),
                "{} {absent}: {:?}",
                data.code,
                doc.facts.unread
            );
            assert_eq!(codes, ["SHARE006"], "{} {absent}", data.code);
        }
    }
}

#[test]
fn months_are_named_in_every_language() {
    for data in kohesio_languages() {
        for (index, forms) in data.months.iter().enumerate() {
            for form in *forms {
                let text = format!("5 {form} 2019");
                let token = projlint_rules::read::figures::date::date_at(&text, 0, Some(data.lang))
                    .unwrap_or_else(|| panic!("{} {form}", data.code));
                assert_eq!(
                    token.reading.map(|d| usize::from(d.month)),
                    Ok(index + 1),
                    "{} {form}",
                    data.code
                );
            }
        }
    }
}

/// The facts of a document as `field value`, and the codes of its findings.
fn stated(text: &str) -> (String, Vec<String>, Vec<&'static str>) {
    let (project, codes) = read(text.to_owned());
    let doc = &project.documents()[0];
    let language = doc.language.map_or("?", Lang::code);
    let entries = doc.facts.entries(&doc.source).into_iter();
    let facts = entries.map(|e| format!("{} {}", e.field.name(), e.value));
    (
        format!("{} {language}", doc.kind.name()),
        facts.collect(),
        codes,
    )
}

fn fixture(name: &str) -> String {
    let path = root().join("fixtures/documents").join(name);
    fs::read_to_string(path).expect("the document is there")
}

#[test]
fn a_fact_sheet_of_the_research_portal_follows_its_template() {
    let sheet = fixture("cordis-en.txt");
    let facts = [
        "code.project 899999",
        "date.start 2021-01-01",
        "date.end 2023-12-31",
        "programme EXCELLENT SCIENCE - Marie Skłodowska-Curie Actions",
        "amount.total 3997458.75 EUR",
        "amount.eu 2997458.00 EUR",
        "org.name EXAMPLE UNIVERSITY",
    ];
    let (kind, found, codes) = stated(&sheet);
    assert_eq!(
        (kind.as_str(), found),
        ("cordis en", facts.map(str::to_owned).to_vec())
    );
    assert!(codes.is_empty(), "{codes:?}");
    let labels = [
        "Grant agreement ID",
        "Start date",
        "End date",
        "Funded under",
        "Total cost",
        "EU contribution",
        "Coordinated by",
    ];
    let joined = labels.iter().fold(sheet.clone(), |text, label| {
        text.replace(&format!("{label}\n"), &format!("{label}: "))
    });
    let older = joined.replace("Total cost", "Overall budget");
    let (_, without_title) = older.split_once('\n').expect("a title");
    for text in [&joined, &older, without_title] {
        let (kind, found, codes) = stated(text);
        assert_eq!(
            (kind.as_str(), found),
            ("cordis en", facts.map(str::to_owned).to_vec()),
            "{text}"
        );
        assert!(codes.is_empty(), "{text}: {codes:?}");
    }
    let wrong = sheet
        .replace("31 December 2023", "31 December 2020")
        .replace("€ 2 997 458,00", "€ 4 997 458,00");
    assert_eq!(stated(&wrong).2, ["DATE001", "SHARE002"]);
}

#[test]
fn a_language_that_is_much_like_another_is_told_from_it() {
    let page = fixture("page-nb.txt");
    let (kind, facts, codes) = stated(&page);
    assert_eq!(kind, "narrative nb");
    assert!(codes.is_empty(), "{codes:?}");
    for fact in [
        "date.start 2021-03-01",
        "date.end 2023-12-31",
        "amount.total 1250000.00 EUR",
        "amount.eu 625000.00 EUR",
        "share.eu_percent 50 %",
    ] {
        assert!(facts.iter().any(|f| f == fact), "{fact}: {facts:?}");
    }
    assert_eq!(stated(&page.replace("(50 %)", "(45 %)")).2, ["SHARE001"]);
    let norwegian = "Prosjektet skal bidra til å styrke samarbeidet mellom skoler og bedrifter. Prosjektet ble startet i mars 2021.";
    let danish = "Projektet skal bidrage til at styrke samarbejdet mellem skoler og virksomheder. Projektet blev startet i marts 2021.";
    let short = "Projektet er for skoler og med elever på landet.";
    let swedish = "Postnummer: 65100\nTelefonnummer: 010 000 0000\n";
    for (text, language) in [
        (norwegian, "narrative nb"),
        (danish, "narrative da"),
        (short, "narrative da"),
        (swedish, "narrative sv"),
    ] {
        assert_eq!(stated(text).0, language, "{text}");
    }
}
