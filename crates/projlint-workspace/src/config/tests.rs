use super::Config;
use crate::error::ConfigError;
use crate::filenames::CONFIG_NAME;
use projlint_rules::judge::meta::Severity;
use projlint_rules::rules::ALL;
use std::path::Path;

#[test]
fn rules_are_named_by_code_name_or_family() {
    let config =
        Config::parse("p", "select = [\"fund\", \"eu-share-mismatch\"]\nignore = [\"FUND006\"]\n[severity]\nFUND001 = \"info\"")
            .expect("valid");
    let settings = config.settings().expect("valid");
    let on: Vec<&str> = ALL
        .iter()
        .map(|rule| &rule.meta)
        .filter(|rule| settings.rule(rule).on)
        .map(|rule| rule.code)
        .collect();
    assert_eq!(
        on,
        [
            "FUND001", "FUND002", "FUND003", "FUND004", "FUND005", "FUND007", "FUND008", "FUND009",
            "SHARE001"
        ]
    );
    assert_eq!(settings.rule(&ALL[0].meta).severity, Some(Severity::Info));
}

#[test]
fn a_configuration_builds_on_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, text).expect("written");
        path.display().to_string()
    };
    let base = "ignore = [\"FUND006\"]\nlanguage = \"fi\"\n[severity]\nFUND001 = \"info\"\n[[files]]\npaths = [\"drafts/**\"]\nignore = [\"FUND\"]\n";
    write("shared/base.toml", base);
    let text = "extends = \"shared/base.toml\"\nignore = [\"SHARE001\"]\nlanguage = \"sv\"\n[[files]]\npaths = [\"*.md\"]\nkind = \"eura2014\"\nlanguage = \"sv\"\n";
    let path = write("projlint.toml", text);
    let config = Config::parse(&path, text).expect("right");
    assert_eq!(
        (config.ignore.as_slice(), config.language.as_deref()),
        (
            &["FUND006".to_owned(), "SHARE001".to_owned()][..],
            Some("sv")
        )
    );
    let at = |name: &str| {
        let kind = config.declared_for(&folder.path().join(name)).kind;
        kind.map(|kind| kind.name().to_owned())
    };
    assert_eq!(
        (at("deep/a.md"), at("a.txt")),
        (Some("eura2014".to_owned()), None)
    );
    let holding = config.matching_files(&folder.path().join("shared/drafts/x/a.txt"));
    assert_eq!(holding, [0], "globs begin where they are written");
    let settings = config.settings_with(&holding).expect("right");
    assert!(
        ALL.iter()
            .map(|rule| &rule.meta)
            .all(|rule| !rule.code.starts_with("FUND") || !settings.rule(rule).on)
    );
    let circle = write("shared/base.toml", "extends = [\"../projlint.toml\"]");
    let error = Config::parse(&circle, "extends = [\"../projlint.toml\"]")
        .expect_err("a circle")
        .to_string();
    assert!(error.contains("leads back"), "{error}");
}

#[test]
fn pyproject_may_configure() {
    let config = Config::parse(
        "pyproject.toml",
        "[project]\nname = \"x\"\n[tool.projlint]\nignore = [\"FUND006\"]\n",
    )
    .expect("right");
    assert_eq!(config.ignore, ["FUND006"]);
    assert!(
        Config::parse("pyproject.toml", "[tool.projlint]\nignor = []\n")
            .is_err_and(|e| e.to_string().contains("`ignore`"))
    );
    assert!(
        !super::read::configures("[tool.ruff]\n") && super::read::configures("[tool.projlint]\n")
    );
}

#[test]
fn entries_hold_for_their_document() {
    let text = "[[suppress]]\npath = \"in/a.txt\"\nrule = \"SHARE001\"\ntext = \"45 %\"\nreason = \"rounded\"\n";
    let config = Config::parse("b/projlint.toml", text).expect("right");
    assert_eq!(
        config.declared_for(Path::new("b/in/a.txt")).accepted.len(),
        1
    );
    assert!(
        config
            .declared_for(Path::new("b/a.txt"))
            .accepted
            .is_empty()
    );
}

#[test]
fn what_is_wrong_has_a_place() {
    let at = |text: &str| match Config::parse("p", text) {
        Err(ConfigError::Wrong { at: Some(at), .. }) => text[at].to_owned(),
        other => panic!("{other:?}"),
    };
    assert_eq!(at("ignore = [\"FUND99\"]"), "\"FUND99\"");
    assert_eq!(at("[severity]\nFUND001 = \"fatal\""), "\"fatal\"");
    assert_eq!(at("selct = []"), "selct");
}

#[test]
fn tables_lie_beside_the_configuration() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(CONFIG_NAME).display().to_string();
    let text = "[tables]\npostal-codes = \"codes.tsv\"\n";
    let missing = Config::parse(&path, text)
        .expect_err("no such file")
        .to_string();
    assert!(
        missing.contains("codes.tsv: the table cannot be read"),
        "{missing}"
    );
    std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu\n60100").expect("written");
    let wrong = Config::parse(&path, text).expect_err("no town").to_string();
    assert!(wrong.contains("codes.tsv: line 2"), "{wrong}");
    std::fs::write(folder.path().join("codes.tsv"), "80100\tJoensuu").expect("written");
    let settings = Config::parse(&path, text)
        .and_then(|c| c.settings())
        .expect("right");
    assert_eq!(
        settings.tables.as_ref().and_then(|t| t.towns_of("80100")),
        Some(&["Joensuu".to_owned()][..])
    );
}

#[test]
fn what_is_unknown_is_an_error_that_says_so() {
    let error = |text: &str| {
        Config::parse("projlint.toml", text)
            .expect_err("invalid")
            .to_string()
    };
    assert!(
        error("selct = []").contains("selct"),
        "{}",
        error("selct = []")
    );
    assert!(
        error("selct = []").contains("did you mean `select`?"),
        "{}",
        error("selct = []")
    );
    assert!(error("ignore = [\"FUND99\"]").contains("FUND99"));
    assert!(
        error("ignore = [\"eu-share-mismatsh\"]").contains("did you mean “eu-share-mismatch”?")
    );
    assert!(error("fail-on = \"warnings\"").contains("error, warning, info and never"));
    assert!(error("[tolerance]\nSHARE001 = 5").contains("SHARE001 has no tolerance"));
    assert!(
        error("[[suppress]]\npath = \"a.txt\"\nrule = \"SHARE001\"\nreason = \" \"")
            .contains("no reason")
    );
    assert!(error("[[files]]\npaths = [\"a[\"]").contains("is no glob"));
    assert!(error("language = \"de\"").contains("en, fi or sv"));
    assert!(error("[severity]\nFUND001 = \"fatal\"").contains("fatal"));
}

#[test]
fn the_severity_of_a_rule_beats_that_of_its_family() {
    let severity = |text: &str, code: &str| {
        let settings = Config::parse("p", text).and_then(|c| c.settings());
        let rule = projlint_rules::rules::find(code).expect("a rule");
        settings.expect("valid").rule(rule).severity
    };
    for text in [
        "[severity]\nFUND = \"info\"\nFUND001 = \"warning\"\n",
        "[severity]\nrealised-exceeds-granted = \"warning\"\nfund = \"info\"\n",
        "[severity]\nall = \"error\"\nFUND001 = \"warning\"\nFUND = \"info\"\n",
    ] {
        assert_eq!(severity(text, "FUND001"), Some(Severity::Warning), "{text}");
        assert_eq!(severity(text, "FUND002"), Some(Severity::Info), "{text}");
    }
}
