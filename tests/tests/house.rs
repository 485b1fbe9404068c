//! The rules of the house: what every rule, message and fixture must have. A missing step prints the line to add.

use projlint_rules::catalog::SOURCES;
use projlint_rules::field::FieldId;
use projlint_rules::judge::message::{Arg, MessageLang, field_message};
use projlint_rules::judge::meta::RuleMeta;
use projlint_rules::judge::meta::Severity;
use projlint_rules::read::facts::UnreadReason;
use projlint_rules::rules::metas;
use projlint_tests::fixture::{Fixture, fixtures};
use projlint_tests::imports::source_files;
use projlint_tests::reference::root;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

fn family(rule: &RuleMeta) -> String {
    rule.code
        .trim_end_matches(|c: char| c.is_ascii_digit())
        .to_lowercase()
}

fn of(rule: &RuleMeta) -> Vec<Fixture> {
    let path = format!("fixtures/rules/{}/{}.md", family(rule), rule.name);
    let file = fs::read_to_string(root().join(&path))
        .unwrap_or_else(|_| panic!("write {path} with ## Fires, ## Quiet and ## Trap"));
    fixtures(&file, "")
}

fn found(rule: &RuleMeta, fixture: &Fixture) -> Vec<Severity> {
    fixture
        .judge()
        .1
        .findings
        .iter()
        .filter(|f| f.rule == rule)
        .map(|f| f.severity)
        .collect()
}

#[test]
fn every_rule_has_firing_quiet_and_trap_fixtures() {
    for rule in metas() {
        let all = of(rule);
        for head in ["Fires", "Quiet", "Trap"] {
            assert!(
                all.iter().any(|f| f.heading.starts_with(head)),
                "{} has no fixture under ## {head}",
                rule.name
            );
        }
        for fixture in &all {
            let severities = found(rule, fixture);
            let place = format!("{} line {}: {}", rule.name, fixture.line, fixture.heading);
            match fixture.heading.split([':', ' ']).next() {
                Some("Fires") => assert!(
                    !severities.is_empty(),
                    "{place}: {} does not fire",
                    rule.code
                ),
                Some("Quiet") => assert!(severities.is_empty(), "{place}: {} fires", rule.code),
                _ => {
                    let graver = severities
                        .iter()
                        .any(|s| *s >= rule.severity && *s > Severity::Info);
                    assert!(
                        !graver || rule.code == "SHARE007" || rule.code == "SECT003",
                        "{place}: {} fires at its full severity",
                        rule.code
                    );
                }
            }
        }
    }
}

#[test]
fn every_rule_is_shown_in_two_languages() {
    for rule in metas() {
        let languages: BTreeSet<_> = of(rule)
            .iter()
            .filter_map(|f| f.document(&f.judge().0).language)
            .collect();
        let one_language = ["sustainability-table-incomplete"];
        assert!(
            languages.len() >= 2 || one_language.contains(&rule.name),
            "{}: fixtures in {languages:?} only",
            rule.name
        );
    }
}

#[test]
fn codes_and_names_are_unique_and_pages_have_an_example_that_fires() {
    let codes: BTreeSet<_> = metas().map(|r| r.code).collect();
    let names: BTreeSet<_> = metas().map(|r| r.name).collect();
    assert_eq!(
        (codes.len(), names.len()),
        (metas().count(), metas().count())
    );
    for rule in metas() {
        let path = format!(
            "crates/projlint-rules/src/rules/{}/{}.rs",
            family(rule),
            rule.name.replace('-', "_")
        );
        let file = fs::read_to_string(root().join(&path))
            .unwrap_or_else(|_| panic!("{} is not in {path}", rule.code));
        let examples = fixtures(&file, "    /// ");
        assert!(
            !examples.is_empty(),
            "{path}: add a ```doc example to the page"
        );
        assert!(
            examples.iter().any(|f| !found(rule, f).is_empty()),
            "{path}: the example does not fire"
        );
        assert!(
            rule.docs
                .lines()
                .next()
                .is_some_and(|l| l.trim_end().ends_with('.')),
            "{path}: the page begins with one sentence"
        );
        assert!(
            file.lines().count() <= 150,
            "{path}: a rule is about 60 lines"
        );
    }
}

/// Messages of a catalogue: id to its arguments, without the numbers by which a noun is singular or plural.
fn catalogue(lang: MessageLang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut id = String::new();
    for line in lang.catalogue().lines() {
        if line.starts_with('#') || line.trim().is_empty() {
            continue;
        }
        let mut text = line;
        if !line.starts_with(' ') {
            let (name, first) = line
                .split_once(" =")
                .unwrap_or_else(|| panic!("{}: {line}", lang.code()));
            id = name.to_owned();
            text = first;
            let twice = found.insert(id.clone(), BTreeSet::new()).is_some();
            assert!(!twice, "{}: {id} is there twice", lang.code());
        }
        let args = text.split('$').skip(1).map(|a| {
            let name = a.split([' ', '}']).next().unwrap_or("");
            name.trim_end_matches("-count").to_owned()
        });
        found.get_mut(&id).expect("an id comes first").extend(args);
    }
    found
}

/// A message whose noun is singular or plural by a number says so for one and for several.
#[test]
fn nouns_agree_with_their_numbers() {
    for lang in MessageLang::ALL {
        let plural = lang.catalogue().split("-count ->").skip(1);
        for variants in plural {
            let variants = variants.split("\n }").next().unwrap_or("");
            assert!(
                variants.contains("[one]") && variants.contains("*[other]"),
                "{}: {variants}",
                lang.code()
            );
        }
    }
    let months = |thirtieths, lang| Arg::Months(thirtieths).render(lang);
    assert_eq!(months(30, MessageLang::En), "1 month");
    assert_eq!(months(60, MessageLang::En), "2 months");
    assert_eq!(months(45, MessageLang::En), "1.5 months");
    assert_eq!(months(30, MessageLang::Fi), "1 kuukausi");
    assert_eq!(months(60, MessageLang::Fi), "2 kuukautta");
    assert_eq!(months(30, MessageLang::Sv), "1 månad");
    assert_eq!(months(60, MessageLang::Sv), "2 månader");
}

#[test]
fn messages_are_the_same_in_every_language() {
    let english = catalogue(MessageLang::En);
    for reader in [MessageLang::Fi, MessageLang::Sv] {
        let other = catalogue(reader);
        for (id, args) in &english {
            assert_eq!(other.get(id), Some(args), "{}.ftl: {id}", reader.code());
        }
        assert_eq!(
            other.len(),
            english.len(),
            "{}.ftl has messages that en.ftl lacks",
            reader.code()
        );
    }
    for field in FieldId::ALL {
        assert!(
            english.contains_key(field_message(*field)),
            "add {} to the catalogues",
            field_message(*field)
        );
    }
}

#[test]
fn every_message_that_a_rule_names_exists_and_no_other() {
    let english = catalogue(MessageLang::En);
    let sources: String = ["rules", "cli", "lsp"]
        .iter()
        .flat_map(|krate| source_files(&root().join(format!("crates/projlint-{krate}/src"))))
        .map(|file| fs::read_to_string(file).expect("UTF-8"))
        .collect();
    for id in english.keys().filter(|id| !id.starts_with("field-")) {
        assert!(
            sources.contains(&format!("\"{id}\"")),
            "{id} is used nowhere"
        );
    }
    for word in ["label-", "reason-", "fix-", "expected-"] {
        for (at, _) in sources.match_indices(&format!("\"{word}")) {
            let id = sources[at + 1..].split('"').next().unwrap_or("");
            assert!(english.contains_key(id), "{id} is in no catalogue");
        }
    }
    for rule in metas() {
        let own = english.keys().any(|id| id.starts_with(rule.name));
        assert!(own, "{} has no message", rule.name);
    }
}

#[test]
fn the_library_depends_on_nothing_that_reads_or_talks() {
    let manifest: toml::Table = fs::read_to_string(root().join("crates/projlint-rules/Cargo.toml"))
        .expect("there")
        .parse()
        .expect("TOML");
    let names: Vec<&String> = manifest["dependencies"]
        .as_table()
        .expect("a table")
        .keys()
        .collect();
    assert_eq!(
        names,
        [
            "fearless_simd",
            "fluent-bundle",
            "jiff",
            "memchr",
            "phf",
            "serde",
            "strsim",
            "unic-langid"
        ],
        "no I/O, no clock, no protocol in the library"
    );
}

#[test]
fn tables_carry_their_source() {
    let data = root().join("crates/projlint-rules/data");
    let listed: Vec<&str> = SOURCES
        .iter()
        .flat_map(|s| s.files.iter().copied())
        .collect();
    let own = ["sources.toml", "units.toml"];
    for entry in fs::read_dir(data.join("reference")).expect("there") {
        let path = entry.expect("readable").path();
        let name = path
            .file_name()
            .and_then(|n| n.to_str())
            .expect("UTF-8")
            .to_owned();
        assert!(
            fs::read_to_string(&path).expect("UTF-8").starts_with('#'),
            "{name} begins with its source"
        );
        assert!(
            own.contains(&name.as_str()) || listed.contains(&format!("reference/{name}").as_str()),
            "sources.toml lacks {name}"
        );
    }
    for file in listed.iter().filter(|f| !f.contains('*')) {
        assert!(
            data.join(file).is_file(),
            "sources.toml names {file}, which is not there"
        );
    }
    let notice = fs::read_to_string(root().join("NOTICE")).expect("NOTICE is there");
    for source in [
        "Unicode CLDR",
        "Kohesio",
        "1303/2013",
        "rOpenGov/geofi",
        "2014FI16M2OP001",
        "1059/2003",
    ] {
        assert!(notice.contains(source), "NOTICE does not name {source}");
    }
}

#[test]
fn one_fault_is_one_finding() {
    for rule in metas() {
        for fixture in of(rule) {
            let (project, report) = fixture.judge();
            let facts = &fixture.document(&project).facts;
            for unread in facts
                .unread
                .iter()
                .filter(|u| u.why != UnreadReason::Ambiguous)
            {
                let at = report
                    .findings
                    .iter()
                    .filter(|f| f.primary.span == unread.span)
                    .count();
                assert!(
                    at <= 1,
                    "{} line {}: {at} findings on one value",
                    rule.name,
                    fixture.line
                );
            }
        }
    }
}
