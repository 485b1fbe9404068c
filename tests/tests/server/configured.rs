//! `projlint.toml` and who watches it.

use super::*;

#[test]
fn configuration_is_live_and_the_last_good_one_holds() {
    run(async {
        let folder = Folder::new();
        let config = folder.write("projlint.toml", "[severity]\nSHARE001 = \"info\"\n");
        let (toml, doc) = (
            uri(&config),
            uri(&folder.write("page.txt", "saved long ago")),
        );
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&doc, &page(450_000)).await;
        let info = |p: &Value| p["diagnostics"][0]["severity"] == 3;
        client.diagnostics(&doc, info).await;
        client
            .open(&toml, "[severity]\nSHARE001 = \"info\"\n")
            .await;
        client
            .replace(&toml, 2, "[severity]\nSHARE001 = \"fatal\"\n")
            .await;
        let fault = client.diagnostics(&toml, |p| !none(p)).await;
        assert_eq!(
            fault["diagnostics"][0]["range"]["start"],
            json!({ "line": 1, "character": 11 })
        );
        assert_eq!(
            fault["diagnostics"][0]["message"],
            "there is no severity “fatal”; use error, warning, info or hint"
        );
        client.replace(&doc, 2, &page(460_000)).await;
        client
            .diagnostics(&doc, |p| p["version"] == 2 && info(p))
            .await;
        client.replace(&toml, 3, "ignore = [\"SHARE001\"]\n").await;
        client.diagnostics(&toml, none).await;
        client.diagnostics(&doc, none).await;
        client.notify("textDocument/didClose", text(&toml)).await;
        client.diagnostics(&doc, info).await;
        let hover = client.request("textDocument/hover", at(&doc, 3, 20)).await;
        assert!(
            hover["contents"]["value"]
                .as_str()
                .is_some_and(|v| v.contains("460 000.00")),
            "the buffer is lost: {hover}"
        );
    });
}

#[test]
fn a_configuration_that_is_not_open_is_watched_and_its_faults_are_shown() {
    run(async {
        let folder = Folder::new();
        let config = folder.write("projlint.toml", "ignore = [\"SHARE001\"]\n");
        let doc = uri(&folder.write("page.txt", ""));
        let (mut client, _) = served(lint_without);
        let mut params = pushed(Some(folder.path()));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] =
            json!({ "dynamicRegistration": false });
        client.start(params).await;
        client.open(&doc, &page(450_000)).await;
        client.request("textDocument/hover", at(&doc, 3, 20)).await;
        tokio::time::sleep(Duration::from_millis(1200)).await;
        fs::write(&config, "ignore = [\"SHARE099\"]\n").expect("a file");
        let fault = client.diagnostics(&uri(&config), |p| !none(p)).await;
        assert!(
            fault["diagnostics"][0]["message"]
                .as_str()
                .is_some_and(|m| m.contains("SHARE099")),
            "{fault}"
        );
        fs::write(&config, "# nothing\n").expect("a file");
        client.diagnostics(&uri(&config), none).await;
        client.diagnostics(&doc, has("SHARE001")).await;
    });
}

#[test]
fn an_editor_that_refuses_to_watch_is_not_needed() {
    run(async {
        let folder = Folder::new();
        let b = uri(&folder.write("report.txt", REPORT));
        let (mut client, _) = served(lint_without);
        client
            .request("initialize", pushed(Some(folder.path())))
            .await;
        client.notify("initialized", json!({})).await;
        loop {
            let message = client.receive().await.expect("the server is there");
            if message["method"] == "client/registerCapability" {
                let refused = json!({ "jsonrpc": "2.0", "id": message["id"], "error": { "code": -32601, "message": "no" } });
                client.raw(&frame(&refused)).await;
                break;
            }
        }
        client.open(&b, REPORT).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        folder.write("new/application.txt", APPLICATION);
        client.diagnostics(&b, has("XDOC001")).await;
    });
}

#[test]
fn a_rule_is_turned_off_in_the_open_text_and_only_there() {
    run(async {
        let folder = Folder::new();
        let config = uri(&folder.write("projlint.toml", "# ours\r\nignore = []\r\n"));
        let doc = uri(&folder.write("page.txt", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&config, "# ours\r\nignore = []\r\n").await;
        client
            .replace(&config, 2, "# ours, now\r\nignore = []\r\n")
            .await;
        client.open(&doc, &page(450_000)).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let asked = json!({
            "textDocument": { "uri": doc }, "context": { "diagnostics": [] },
            "range": { "start": { "line": 3, "character": 31 }, "end": { "line": 3, "character": 31 } },
        });
        let actions = client.request("textDocument/codeAction", asked).await;
        let off = actions
            .as_array()
            .expect("actions")
            .iter()
            .find(|a| a["title"].as_str().is_some_and(|t| t.contains("off in")));
        let change = &off.expect("it is offered")["edit"]["documentChanges"][0];
        assert_eq!(
            change["textDocument"],
            json!({ "uri": config, "version": 2 })
        );
        assert_eq!(change["edits"][0]["newText"], "\"eu-share-mismatch\"");
        assert_eq!(
            change["edits"][0]["range"]["start"],
            json!({ "line": 1, "character": 10 })
        );
    });
}

#[test]
fn a_configuration_that_is_written_quickly_is_taken_and_its_faults_go() {
    run(async {
        let folder = Folder::new();
        let toml = uri(&folder.write("projlint.toml", "ignore = ["));
        let doc = uri(&folder.write("page.txt", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.diagnostics(&toml, |p| !none(p)).await;
        client.open(&doc, &page(450_000)).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        client.open(&toml, "ignore = []\n").await;
        client.diagnostics(&toml, none).await;
        client.replace(&toml, 2, "ignore = [\"SHARE001\"]\n").await;
        client
            .replace(&toml, 3, "ignore = [\"SHARE001\"]\n\n")
            .await;
        client.diagnostics(&doc, none).await;
    });
}

#[test]
fn a_configuration_beside_a_document_outside_the_folders_is_noticed() {
    run(async {
        let (folder, other) = (Folder::new(), Folder::new());
        let doc = uri(&other.write("page.txt", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&doc, &page(450_000)).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        client
            .request("workspace/symbol", json!({ "query": "" }))
            .await;
        let config = other.write("projlint.toml", "ignore = [\"SHARE001\"]\n");
        let changes = json!({ "changes": [{ "uri": uri(&config), "type": 1 }] });
        client
            .notify("workspace/didChangeWatchedFiles", changes)
            .await;
        client.diagnostics(&doc, none).await;
    });
}

/// The actions at a place.
fn asked(doc: &str, line: u32, character: u32) -> Value {
    let place = json!({ "line": line, "character": character });
    json!({ "textDocument": { "uri": doc }, "context": { "diagnostics": [] }, "range": { "start": place, "end": place } })
}

#[test]
fn a_finding_is_accepted_in_the_text_or_in_the_configuration() {
    run(async {
        let folder = Folder::new();
        let config = uri(&folder.write("projlint.toml", "# ours\n"));
        let doc = uri(&folder.write("in/page.md", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        let text = "Total budget: 645 000 €\n\nEU contribution: 322 500 € (45 %)\n";
        client.open(&doc, text).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        let actions = client
            .request("textDocument/codeAction", asked(&doc, 2, 29))
            .await;
        let of = |word: &str| {
            let titled = |a: &&Value| a["title"].as_str().is_some_and(|t| t.contains(word));
            actions
                .as_array()
                .expect("actions")
                .iter()
                .find(titled)
                .unwrap_or_else(|| panic!("{word}: {actions}"))
                .clone()
        };
        let here = &of("here with a comment")["edit"]["documentChanges"][0]["edits"][0];
        assert_eq!(
            here["range"]["start"],
            json!({ "line": 2, "character": 33 })
        );
        assert_eq!(
            here["newText"],
            " <!-- projlint-ignore-line SHARE001: explain here why it is correct -->"
        );
        let there = &of("Suppress in projlint.toml")["edit"]["documentChanges"][0];
        assert_eq!(there["textDocument"]["uri"], config);
        let new = there["edits"][0]["newText"].as_str().expect("text");
        assert!(
            new.contains("path = \"in/page.md\"") && new.contains("text = \"45 %\""),
            "{new}"
        );
        client
            .replace(
                &doc,
                2,
                &text.replace(
                    "(45 %)",
                    "(45 %) <!-- projlint-ignore-line SHARE001: the portal rounds -->",
                ),
            )
            .await;
        client.diagnostics(&doc, none).await;
        client
            .replace(
                &doc,
                3,
                &text.replace(
                    "(45 %)",
                    "(50 %) <!-- projlint-ignore-line SHARE001: the portal rounds -->",
                ),
            )
            .await;
        let unused = client.diagnostics(&doc, has("CORE003")).await;
        assert_eq!(
            unused["diagnostics"][0]["tags"],
            json!([1]),
            "it is shown faded: {unused}"
        );
        assert_eq!(
            unused["diagnostics"][0]["range"]["start"],
            json!({ "line": 2, "character": 34 })
        );
    });
}

#[test]
fn what_holds_for_some_documents_and_what_is_known_holds_in_the_editor() {
    run(async {
        let folder = Folder::new();
        folder.write(
            "projlint.toml",
            "[[files]]\npaths = [\"drafts/*\"]\nignore = [\"SHARE001\"]\n",
        );
        let known = "{ \"schema\": \"projlint-baseline/1\", \"documents\": { \"known.txt\": [{ \"rule\": \"SHARE001\", \"text\": \"50%\", \"count\": 1 }] } }";
        folder.write("projlint-baseline.json", known);
        let (draft, page_uri) = (
            uri(&folder.write("drafts/page.txt", "")),
            uri(&folder.write("page.txt", "")),
        );
        let known = uri(&folder.write("known.txt", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&page_uri, &page(450_000)).await;
        client.diagnostics(&page_uri, has("SHARE001")).await;
        let text = page(450_000) + "Programming period: 2014-2021\n";
        for doc in [&draft, &known] {
            client.open(doc, &text).await;
            let told = client.diagnostics(doc, has("PROG001")).await;
            assert_eq!(codes(&told), ["PROG001"], "{doc}: {told}");
        }
    });
}

#[test]
fn known_findings_hold_below_their_file_and_a_change_of_it_is_seen() {
    run(async {
        let folder = Folder::new();
        let row = "{ \"rule\": \"SHARE001\", \"text\": \"50%\", \"count\": 1 }";
        let known = format!(
            "{{ \"schema\": \"projlint-baseline/1\", \"documents\": {{ \"deep/in/known.txt\": [{row}] }} }}"
        );
        let file = folder.write("projlint-baseline.json", &known);
        let doc = uri(&folder.write("deep/in/known.txt", ""));
        let (mut client, _) = served(lint_without);
        let mut params = pushed(Some(&folder.path().join("deep")));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] =
            json!({ "dynamicRegistration": false });
        client.start(params).await;
        let text = page(450_000) + "Programming period: 2014-2021\n";
        client.open(&doc, &text).await;
        let told = client.diagnostics(&doc, has("PROG001")).await;
        assert_eq!(codes(&told), ["PROG001"], "{told}");
        client.request("textDocument/hover", at(&doc, 3, 20)).await;
        tokio::time::sleep(Duration::from_millis(1200)).await;
        fs::write(&file, known.replace("50%", "51%")).expect("a file");
        client.diagnostics(&doc, has("SHARE001")).await;
    });
}

/// What a configuration extends is watched as it is.
#[test]
fn an_extended_configuration_is_watched() {
    run(async {
        let folder = Folder::new();
        let base = folder.write("shared/base.txt.toml", "");
        folder.write("projlint.toml", "extends = \"shared/base.txt.toml\"\n");
        let doc = uri(&folder.write("page.txt", ""));
        let (mut client, _) = served(lint_without);
        let mut params = pushed(Some(folder.path()));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] =
            json!({ "dynamicRegistration": false });
        client.start(params).await;
        client.open(&doc, &page(450_000)).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        tokio::time::sleep(Duration::from_millis(1200)).await;
        fs::write(&base, "ignore = [\"SHARE001\"]\n").expect("a file");
        client.diagnostics(&doc, none).await;
        fs::write(&base, "").expect("a file");
        client.diagnostics(&doc, has("SHARE001")).await;
    });
}
