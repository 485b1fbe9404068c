//! What authors see while they write: findings, lenses, sections, names.

use super::*;
use projlint_rules::rules::metas;

#[test]
fn an_unrelated_text_is_left_in_peace_until_asked() {
    run(async {
        let folder = Folder::new();
        let notes = uri(&folder.write("notes.md", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        let text_of_notes = "# My project notes\n\n1. Wood\n\n## 1 Saw\n\n## 3 Drill\n";
        client.open(&notes, text_of_notes).await;
        assert_eq!(
            client.request("textDocument/codeLens", text(&notes)).await,
            Value::Null
        );
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(
            !client
                .inbox
                .iter()
                .any(|m| m["method"] == "textDocument/publishDiagnostics"),
            "{:?}",
            client.inbox
        );
        client
            .request(
                "workspace/executeCommand",
                json!({ "command": "projlint.checkDocument", "arguments": [notes] }),
            )
            .await;
        client.diagnostics(&notes, has("SECT009")).await;
        let source = uri(&folder.write("page.rs", ""));
        client.open(&source, &page(450_000)).await;
        assert_eq!(
            client
                .request("textDocument/hover", at(&source, 3, 20))
                .await,
            Value::Null,
            "a file of another type"
        );
        client
            .request(
                "workspace/executeCommand",
                json!({ "command": "projlint.checkDocument", "arguments": [source] }),
            )
            .await;
        client.diagnostics(&source, has("SHARE001")).await;
    });
}

#[test]
fn what_is_still_to_come_is_not_missing_while_a_document_is_written() {
    run(async {
        let mut client = started(pushed(None)).await;
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt"))
            .expect("the document is there");
        client.open(PAGE, &whole).await;
        client
            .request("textDocument/foldingRange", text(PAGE))
            .await;
        let head = &whole[..whole.find("8 Horisontaaliset").expect("section 8")];
        let wrong = head.replace("päättyy 31.12.2020", "päättyy 31.12.2018");
        client.replace(PAGE, 2, &wrong).await;
        let typed = client.diagnostics(PAGE, has("DATE001")).await;
        assert!(
            !codes(&typed).iter().any(|c| c.starts_with("SECT00")),
            "{:?}",
            codes(&typed)
        );
        client.notify("textDocument/didSave", text(PAGE)).await;
        client.diagnostics(PAGE, has("SECT001")).await;
        client
            .replace(
                PAGE,
                3,
                &head.replace("päättyy 31.12.2020", "päättyy 30.12.2018"),
            )
            .await;
        let kept = client.diagnostics(PAGE, |p| p["version"] == 3).await;
        assert!(
            codes(&kept).contains(&"SECT001"),
            "what was said to be missing stays until it is there"
        );
        client.replace(PAGE, 4, &whole).await;
        client.diagnostics(PAGE, none).await;
    });
}

#[test]
fn the_rules_about_what_is_missing_are_those_of_the_catalogue() {
    let missing: Vec<&str> = metas()
        .filter(|r| r.reach == Reach::WholeDocument)
        .map(|r| r.code)
        .collect();
    assert_eq!(
        missing,
        [
            "SECT001", "SECT004", "SECT005", "SECT006", "SECT008", "PROG009", "IND001"
        ]
    );
    let across: Vec<&str> = metas()
        .filter(|r| r.reach == Reach::Project)
        .map(|r| r.code)
        .collect();
    assert!(across.iter().all(|c| c.starts_with("XDOC")), "{across:?}");
}

#[test]
fn the_server_finds_what_the_command_line_finds_in_every_fixture() {
    run(async {
        let mut compared = 0;
        for (folder, extension, prefix) in [
            ("fixtures/rules", "md", ""),
            ("crates/projlint-rules/src/rules", "rs", "    /// "),
        ] {
            for family in fs::read_dir(root().join(folder))
                .expect("fixtures")
                .flatten()
                .filter(|f| f.path().is_dir())
            {
                for file in fs::read_dir(family.path()).expect("fixtures").flatten() {
                    assert!(file.path().extension().is_some_and(|e| e == extension));
                    let file = fs::read_to_string(file.path()).expect("UTF-8");
                    for group in fixtures(&file, prefix).chunk_by(|_, next| next.own > 0) {
                        compared += compare(group).await;
                    }
                }
            }
        }
        assert!(compared > 160, "only {compared} findings were compared");
    });
}

/// The findings that the library has for a document of a fixture: code, severity, message and place.
fn expected(fixture: &Fixture) -> Vec<Value> {
    let (project, report) = fixture.judge();
    let source = &fixture.document(&project).source;
    let one = |finding: &Finding| {
        let range = source.range_in_file(finding.primary.span);
        let place = |offset| {
            let p = source.position(offset, Encoding::Utf16);
            json!({ "line": p.line, "character": p.column })
        };
        let severity = Severity::ALL
            .iter()
            .position(|s| *s == finding.severity)
            .expect("one of four")
            + 1;
        let message =
            projlint_rules::read::private::masked_text(&finding.message.render(fixture.reader()));
        json!([
            finding.rule.code,
            severity,
            message,
            place(range.start),
            place(range.end)
        ])
    };
    report
        .findings
        .iter()
        .filter(|f| f.primary.span.doc == source.doc)
        .map(one)
        .collect()
}

/// Opens the documents of a fixture in a folder, and compares the findings with the library's own.
async fn compare(group: &[Fixture]) -> usize {
    let folder = Folder::new();
    let word = |f: &Fixture, name: &str| {
        f.words
            .iter()
            .find_map(|w| w.strip_prefix(name)?.strip_prefix(':'))
            .map(str::to_owned)
    };
    let select = word(&group[0], "select").map(|select| {
        let names: Vec<String> = select.split(',').map(|s| format!("{s:?}")).collect();
        format!("select = [{}]\n", names.join(", "))
    });
    let mut config = select.unwrap_or_default();
    if let Some(codes) = word(&group[0], "postcodes") {
        folder.write("codes.tsv", &codes.replace('/', "\t").replace(',', "\n"));
        config += "\n[tables]\npostal-codes = \"codes.tsv\"\n";
    }
    if let Some(rule) = word(&group[0], "suppress") {
        config +=
            &format!("\n[[suppress]]\npath = \"0.txt\"\nrule = {rule:?}\nreason = \"looked at\"\n");
    }
    folder.write("projlint.toml", &config);
    let mut params = pushed(Some(folder.path()));
    params["initializationOptions"] =
        json!({ "language": group[0].reader().code(), "asOf": word(&group[0], "as-of") });
    let mut client = started(params).await;
    let mut addresses = Vec::new();
    for (n, fixture) in group.iter().enumerate() {
        let extension = if fixture.words.iter().any(|w| w == "md") {
            "md"
        } else {
            "txt"
        };
        let name = word(fixture, "name").unwrap_or_else(|| format!("{n}.{extension}"));
        let address = uri(&folder.write(&name, &fixture.text));
        client.open(&address, &fixture.text).await;
        addresses.push(address);
    }
    let mut count = 0;
    for (address, fixture) in addresses.iter().zip(group) {
        let wanted = expected(fixture);
        let found = |p: &Value| -> Vec<Value> {
            let list = p["diagnostics"].as_array().expect("findings").iter();
            list.map(|d| {
                json!([
                    d["code"],
                    d["severity"],
                    d["message"],
                    d["range"]["start"],
                    d["range"]["end"]
                ])
            })
            .collect()
        };
        // Findings between documents are final once the last of them was read.
        let mut said = None;
        for _ in 0..200 {
            client.request("textDocument/codeLens", text(address)).await;
            said = client
                .inbox
                .iter()
                .rfind(|m| m["params"]["uri"] == address.as_str())
                .map(|m| found(&m["params"]));
            if said.as_deref().unwrap_or_default() == wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(
            said.unwrap_or_default(),
            wanted,
            "{} line {}",
            fixture.heading,
            fixture.line
        );
        count += wanted.len();
    }
    count
}

#[test]
fn sections_of_markdown_fold_below_their_headings() {
    run(async {
        let mut client = started(pushed(None)).await;
        let doc = "file:///tmp/raportti.md";
        let text_of_doc = "# Hanke\n\nHankekoodi: S29999\n\n## 1 Tausta\n\nTeksti.\n\n## 2 Rahoitus\n\nKokonaisbudjetti: 5 000 €\n";
        client.open(doc, text_of_doc).await;
        let folds = client.request("textDocument/foldingRange", text(doc)).await;
        let lines: Vec<(u64, u64)> = folds
            .as_array()
            .expect("folds")
            .iter()
            .map(|f| {
                (
                    f["startLine"].as_u64().expect("a line"),
                    f["endLine"].as_u64().expect("a line"),
                )
            })
            .collect();
        assert_eq!(lines, [(0, 10), (4, 6), (8, 10)]);
        let symbols = client
            .request("textDocument/documentSymbol", text(doc))
            .await;
        assert_eq!(symbols[0]["children"][1]["name"], "1 Tausta");
        assert_eq!(
            symbols[0]["children"][1]["range"]["end"],
            json!({ "line": 8, "character": 0 })
        );
    });
}

#[test]
fn a_code_is_renamed_however_it_is_spelt() {
    run(async {
        let folder = Folder::new();
        let a = uri(&folder.write("a.txt", APPLICATION));
        let other = REPORT.replace("S29999", "S-29999")
            + "\nHanke S-29999 ja https://example.com/S-29999 sekä S-299991.\n";
        let b = uri(&folder.write("b.md", &other));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, APPLICATION).await;
        client.open(&b, &other).await;
        client.diagnostics(&b, has("XDOC001")).await;
        let mut params = at(&a, 0, 16);
        params["newName"] = json!("A12345");
        let edit = client.request("textDocument/rename", params.clone()).await;
        let documents = edit["documentChanges"].as_array().expect("documents");
        let places: Vec<usize> = documents
            .iter()
            .map(|d| d["edits"].as_array().expect("edits").len())
            .collect();
        assert_eq!(places, [1, 2], "{edit}");
        params["newName"] = json!("hello world");
        let id = client.ask("textDocument/rename", params).await;
        assert!(
            client.answer(id).await["error"]["message"]
                .as_str()
                .is_some_and(|m| m.contains("digit"))
        );
    });
}

#[test]
fn what_is_missing_is_still_told_when_words_or_rules_change() {
    run(async {
        let folder = Folder::new();
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt"))
            .expect("the document is there");
        let head = &whole[..whole.find("8 Horisontaaliset").expect("section 8")];
        let doc = uri(&folder.write("kuvaus.txt", head));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&doc, head).await;
        client.diagnostics(&doc, has("SECT001")).await;
        client.settings = json!({ "language": "fi" });
        client
            .notify(
                "workspace/didChangeConfiguration",
                json!({ "settings": null }),
            )
            .await;
        let puuttuu = |p: &Value| {
            p["diagnostics"][0]["message"]
                .as_str()
                .is_some_and(|m| m.contains("puuttuu"))
        };
        client
            .diagnostics(&doc, |p| has("SECT001")(p) && puuttuu(p))
            .await;
        let lens = client.request("textDocument/codeLens", text(&doc)).await;
        assert!(
            lens[1]["command"]["title"]
                .as_str()
                .is_some_and(|t| t.starts_with("havaintoja: ")),
            "{lens}"
        );
    });
}

#[test]
fn lenses_and_actions_speak_of_what_is_shown() {
    run(async {
        let mut client = started(pushed(None)).await;
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt"))
            .expect("the document is there");
        client.open(PAGE, &whole).await;
        client
            .request("textDocument/foldingRange", text(PAGE))
            .await;
        client
            .replace(
                PAGE,
                2,
                &whole[..whole.find("8 Horisontaaliset").expect("section 8")],
            )
            .await;
        let lens = client.request("textDocument/codeLens", text(PAGE)).await;
        assert_eq!(lens[1]["command"]["title"], "findings: 0");
    });
}

#[test]
fn a_document_that_is_opened_again_is_told_anew() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(450_000)).await;
        client.diagnostics(PAGE, has("SHARE001")).await;
        client.open(PAGE, &page(500_000)).await;
        client.diagnostics(PAGE, none).await;
    });
}
