//! Reports for programs are what their schemas say, and point where they should.

use projlint_tests::program::{Folder, RIGHT, WARNED, WRONG, err, out, status};
use projlint_tests::reference::root;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

/// Documents with all that makes a report hard: names, encodings, places after characters of several units, accepted findings.
fn folder() -> Folder {
    let f = Folder::new();
    f.write("right.txt", RIGHT);
    f.write("a b & c, 100%/wrong: ä.txt", WRONG);
    f.write("warned.txt", WARNED);
    f.write("empty.txt", "");
    f.write("crlf.txt", WRONG.replace('\n', "\r\n"));
    f.write("emoji.txt", "Kohesio: discover EU projects in your region\n\nTotal budget: 645 000 €\nEU contribution: 😀 322 500 € (45%)\n");
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(WRONG.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    f.write("utf16.txt", utf16);
    f.write("bom.txt", format!("\u{feff}{WRONG}"));
    let accepted = "EU contribution: 322 500 € (45 %) <!-- projlint-ignore-line SHARE001: the <portal> rounds & so -->\n";
    f.write(
        "accepted.md",
        format!("Total budget: 645 000 €\n\n{accepted}"),
    );
    f.write("broken.txt", b"\xC3\xA4 \xC3\xA4 \xC3\xA4\n\xC3");
    f.write("link.txt", "Kohesio: discover EU projects in your region\n\nStart date: {0} [click](https://evil.example)\n");
    f.write(
        "swap.txt",
        "Start date: 1 March 2020\nEnd date: 1 March 2019\nTotal budget: 645 000 €\n",
    );
    f.write("spaces.txt", "Hanke  on  alueen.  Hanke alkoi 1.6.2019 ja päättyi 31.12.2021. Sposti: etunimi.sukunimi@example.org\n");
    f
}

fn report(f: &Folder, format: &str) -> String {
    let output = f.run(&[
        "check",
        "--fail-on",
        "never",
        "--show",
        "hint",
        "--output-format",
        format,
        ".",
    ]);
    assert_eq!(
        status(&output),
        2,
        "one file cannot be read: {}",
        err(&output)
    );
    out(&output)
}

fn parsed(f: &Folder, format: &str) -> Value {
    serde_json::from_str(&report(f, format)).expect("JSON")
}

/// Checks a value against a published schema.
fn valid(name: &str, value: &Value) {
    let text = fs::read_to_string(root().join("tests/schemas").join(name)).expect("a schema");
    // The pattern of languages in SARIF's schema has a bracket too many, which its later editions correct.
    let schema: Value =
        serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is right");
    let wrong: Vec<String> = validator
        .iter_errors(value)
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{name}: {wrong:?}");
}

#[test]
fn sarif_is_valid_and_points_at_the_text() {
    let f = folder();
    let sarif = parsed(&f, "sarif");
    valid("sarif-schema-2.1.0.json", &sarif);
    let run = &sarif["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let results = run["results"].as_array().expect("results");
    let of = |code: &str, file: &str| {
        let own = |r: &&Value| {
            r["ruleId"] == code
                && r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file
        };
        results
            .iter()
            .find(own)
            .unwrap_or_else(|| panic!("no {code} in {file}"))
    };
    for file in [
        "emoji.txt",
        "crlf.txt",
        "bom.txt",
        "a%20b%20%26%20c%2C%20100%25/wrong%3A%20%C3%A4.txt",
    ] {
        let result = of("SHARE001", file);
        assert_eq!(
            run["tool"]["driver"]["rules"]
                [result["ruleIndex"].as_u64().expect("a number") as usize]["id"],
            "SHARE001"
        );
        let name = file
            .replace("%20", " ")
            .replace("%26", "&")
            .replace("%2C", ",")
            .replace("%25", "%")
            .replace("%3A", ":")
            .replace("%C3%A4", "ä");
        let bytes = fs::read(f.0.path().join(&name)).expect("the file");
        let deleted = &result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"];
        for (place, want) in [
            (&result["locations"][0]["physicalLocation"]["region"], "45%"),
            (deleted, "45"),
        ] {
            let number = |key: &str| place[key].as_u64().expect("a number") as usize;
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let text = text.trim_start_matches('\u{feff}');
            let line: Vec<char> = text
                .lines()
                .nth(number("startLine") - 1)
                .expect("the line")
                .chars()
                .collect();
            let stated: String = line[number("startColumn") - 1..number("endColumn") - 1]
                .iter()
                .collect();
            assert_eq!(stated, want, "{file}");
        }
    }
    for changes in results
        .iter()
        .flat_map(|r| r["fixes"].as_array().into_iter().flatten())
        .map(|f| f["artifactChanges"].as_array().expect("changes"))
    {
        let files: BTreeSet<String> = changes
            .iter()
            .map(|c| c["artifactLocation"]["uri"].to_string())
            .collect();
        assert_eq!(files.len(), changes.len(), "each file is changed once");
    }
    let notes = run["invocations"][0]["toolExecutionNotifications"]
        .as_array()
        .expect("notes");
    assert!(
        run["invocations"][0]["executionSuccessful"] == false && notes.len() == 1,
        "{notes:?}"
    );
    assert!(
        notes[0]["message"]["text"]
            .as_str()
            .is_some_and(|t| t.starts_with("broken.txt: ")),
        "{notes:?}"
    );
    let linked = of("CORE001", "link.txt")["message"]["text"]
        .as_str()
        .expect("a message")
        .to_owned();
    assert!(
        linked.contains("{{0}}") && !linked.contains("[click]("),
        "what a document says is no link: {linked}"
    );
    let accepted = of("SHARE001", "accepted.md");
    assert_eq!(accepted["suppressions"][0]["kind"], "inSource");
    assert_eq!(
        accepted["suppressions"][0]["justification"],
        "the <portal> rounds & so"
    );
}

#[test]
fn gitlab_issues_are_valid_and_told_apart() {
    let f = folder();
    let report = parsed(&f, "gitlab");
    let issues = report.as_array().expect("an array");
    assert!(issues.len() >= 6, "{}", issues.len());
    let mut seen = BTreeSet::new();
    for issue in issues {
        valid("gitlab-codeclimate.json", issue);
        assert!(
            ["info", "minor", "major", "critical", "blocker"]
                .contains(&issue["severity"].as_str().expect("a word")),
            "{issue}"
        );
        assert!(
            issue["location"]["lines"]["begin"]
                .as_u64()
                .is_some_and(|n| n > 0)
                && issue["location"]["path"].is_string(),
            "{issue}"
        );
        assert!(
            issue["check_name"].is_string() && seen.insert(issue["fingerprint"].to_string()),
            "{issue}"
        );
    }
}

#[test]
fn rdjson_is_valid_and_counts_bytes() {
    let f = folder();
    let report = parsed(&f, "rdjson");
    valid("DiagnosticResult.json", &report);
    let all = report["diagnostics"].as_array().expect("diagnostics");
    let emoji = all
        .iter()
        .find(|d| d["location"]["path"] == "emoji.txt" && d["code"]["value"] == "SHARE001")
        .expect("the finding");
    let line = "EU contribution: 😀 322 500 € (45%)";
    assert_eq!(
        emoji["location"]["range"]["start"]["column"].as_u64(),
        line.find("45%").map(|at| at as u64 + 1)
    );
    assert_eq!(emoji["suggestions"][0]["text"], "50");
}

#[test]
fn junit_is_valid() {
    let f = folder();
    let text = report(&f, "junit");
    let file = f.write("out/junit.xml", &text);
    xmllint(
        &[
            "--schema",
            &root()
                .join("tests/schemas/junit-10.xsd")
                .display()
                .to_string(),
        ],
        &file,
    );
    for suite in text.split("<testsuite ").skip(1) {
        let count = |name: &str| {
            suite
                .split(&format!("{name}=\""))
                .nth(1)
                .and_then(|s| s.split('"').next()?.parse::<usize>().ok())
                .expect("a count")
        };
        assert_eq!(count("tests"), suite.matches("<testcase ").count());
        if suite.contains("<error ") {
            continue;
        }
        assert_eq!(
            count("failures"),
            suite
                .split("</testcase>")
                .filter(|case| case.contains("<failure "))
                .count()
        );
    }
}

#[test]
fn checkstyle_has_its_form() {
    let f = folder();
    let text = report(&f, "checkstyle");
    xmllint(&[], &f.write("out/checkstyle.xml", &text));
    assert!(
        text.contains("<file name=\"a b &amp; c, 100%/wrong: ä.txt\">"),
        "{text}"
    );
    for error in text
        .lines()
        .filter(|l| l.trim_start().starts_with("<error "))
    {
        let value = |name: &str| {
            error
                .split(&format!(" {name}=\""))
                .nth(1)
                .and_then(|s| s.split('"').next())
                .expect("an attribute")
        };
        assert!(
            value("line").parse::<u32>().is_ok_and(|n| n > 0)
                && value("column").parse::<u32>().is_ok_and(|n| n > 0),
            "{error}"
        );
        assert!(
            ["error", "warning", "info"].contains(&value("severity"))
                && value("source").starts_with("projlint."),
            "{error}"
        );
    }
}

/// Checks XML with `xmllint`; without it, CI fails and another machine says so.
fn xmllint(args: &[&str], file: &Path) {
    match Command::new("xmllint")
        .args(["--noout"])
        .args(args)
        .arg(file)
        .output()
    {
        Ok(output) => assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        ),
        Err(error) => {
            assert!(
                std::env::var_os("CI").is_none()
                    && std::env::var_os("PROJLINT_REFERENCE").is_none(),
                "xmllint: {error}"
            );
            let _ = writeln!(
                std::io::stderr(),
                "NOT CHECKED: {} (xmllint is missing)",
                file.display()
            );
        }
    }
}

#[test]
fn json_lines_hold_what_json_holds() {
    let f = folder();
    let whole = parsed(&f, "json");
    let lines: Vec<Value> = report(&f, "jsonl")
        .lines()
        .map(|l| serde_json::from_str(l).expect("an object a line"))
        .collect();
    let of = |kind: &str| {
        let own = lines.iter().filter(|l| l["type"] == kind).map(|l| {
            let mut own = l.clone();
            own.as_object_mut().expect("an object").remove("type");
            own
        });
        Value::Array(own.collect())
    };
    assert_eq!(of("document"), whole["documents"]);
    assert_eq!(of("finding"), whole["findings"]);
    assert_eq!(lines.last().expect("a line")["summary"], whole["summary"]);
    assert_eq!(whole["summary"]["suppressed"], 1);
}

#[test]
fn github_annotations_are_one_line_each() {
    let f = folder();
    let text = report(&f, "github");
    assert!(
        text.lines().all(|l| ["::error ", "::warning ", "::notice "]
            .iter()
            .any(|c| l.starts_with(c))),
        "{text}"
    );
    let wanted = "::error file=a b & c%2C 100%25/wrong%3A ä.txt,line=4,endLine=4,col=32,endColumn=34,title=SHARE001 eu-share-mismatch::322 500.00 € is 50 %25 of 645 000.00 €, not 45 %25";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn the_page_holds_all_it_needs_and_no_more_than_it_may() {
    let f = folder();
    f.write("hostile.txt", "Hanke alkoi 1.6.2019 ja päättyi 31.5.2019. <script>alert(1)</script> \u{202e} etunimi.sukunimi@malli.fi\n");
    f.write("<b>.txt", WRONG);
    let text = report(&f, "html");
    for word in [
        "href=\"http",
        "url(",
        "@import",
        "<link",
        " src=",
        "<script>alert",
        "<b>.txt",
        "\u{202e}",
        "sukunimi@malli",
    ] {
        assert!(!text.contains(word), "the page has {word}");
    }
    assert!(text.contains("&lt;script&gt;alert(1)") && text.contains("<html lang=\"en\">"));
    assert!(text.contains("<mark class=\"error\""), "the text is marked");
    for id in text
        .split("href=\"#")
        .skip(1)
        .map(|s| s.split('"').next().expect("an id"))
    {
        assert!(
            text.contains(&format!("id=\"{id}\"")),
            "#{id} leads nowhere"
        );
    }
    let finnish = out(&f.run(&[
        "check",
        "--fail-on",
        "never",
        "--lang",
        "fi",
        "--output-format",
        "html",
        "<b>.txt",
    ]));
    assert!(
        finnish.contains("<html lang=\"fi\">")
            && finnish.contains("virhe 1")
            && finnish.contains("on 50 % summasta"),
        "{finnish}"
    );
}

#[test]
fn several_reports_come_from_one_run() {
    let f = folder();
    let args = [
        "check",
        "--output-format",
        "concise",
        "--output-format",
        "sarif=out.sarif",
        "--output-format",
        "html=out.html",
        ".",
    ];
    let output = f.run(&args);
    assert_eq!(status(&output), 2);
    assert!(
        out(&output).contains("emoji.txt:4:31: error[SHARE001]"),
        "{}",
        out(&output)
    );
    assert!(f.read("out.html").ends_with("</html>\n") && f.read("out.sarif").contains("\"2.1.0\""));
    let one = f.run(&[
        "check",
        "--output-format",
        "json",
        "--output-file",
        "report.json",
        "right.txt",
    ]);
    assert_eq!((status(&one), out(&one)), (0, String::new()));
    assert!(f.read("report.json").contains("projlint-report/1"));
    let refused = f.run(&[
        "check",
        "--output-format",
        "json=right.txt/report.json",
        "right.txt",
    ]);
    assert_eq!(status(&refused), 2);
    assert!(
        err(&refused).contains("right.txt: the folder cannot be made"),
        "{}",
        err(&refused)
    );
    assert_eq!(
        status(&f.run(&["check", "--output-format", "yaml", "right.txt"])),
        2
    );
    let twice = f.run(&[
        "check",
        "--output-format",
        "json=a",
        "--output-format",
        "sarif=a",
        "right.txt",
    ]);
    assert!(
        status(&twice) == 2 && err(&twice).contains("two reports go to a"),
        "{}",
        err(&twice)
    );
}

#[test]
fn findings_stand_below_their_sections() {
    let output = Folder::new().run(&[
        "check",
        "--quiet",
        "--output-format",
        "grouped",
        &root()
            .join("fixtures/wrong/eura-fi.txt")
            .display()
            .to_string(),
    ]);
    let text = out(&output);
    let lines: Vec<&str> = text.lines().skip(1).filter(|l| !l.is_empty()).collect();
    let want = [
        "  5 Projektin julkinen rahoitus, euroa",
        "    75:37    error[FUND001] the actual funding 245 540 € exceeds the granted 240 000 € by 5 540 €",
        "  9 Loppuraportin tiivistelmä",
        "    139:1    warning[SECT005] section 9 “Loppuraportin tiivistelmä” is empty",
    ];
    assert_eq!(lines, want, "{text}");
}
