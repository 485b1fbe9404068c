//! Documents of one project, open and not, in folders that come and go.

use super::*;

#[test]
fn an_edit_in_one_document_clears_the_finding_in_the_other() {
    run(async {
        let folder = Folder::new();
        let (a, b) = (
            uri(&folder.write("a/application.txt", APPLICATION)),
            uri(&folder.write("b/report.txt", REPORT)),
        );
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, APPLICATION).await;
        client.open(&b, REPORT).await;
        let found = client.diagnostics(&b, has("XDOC001")).await;
        let related = &found["diagnostics"][0]["relatedInformation"][0];
        assert_eq!(related["location"]["uri"], a);
        assert_eq!(
            related["location"]["range"]["start"],
            json!({ "line": 2, "character": 10 })
        );
        assert_eq!(
            found["diagnostics"][0]["codeDescription"]["href"],
            "https://github.com/projlint/projlint/blob/main/docs/rules/XDOC001.md"
        );
        client
            .replace(&a, 2, &APPLICATION.replace("2022", "2021"))
            .await;
        client.diagnostics(&b, none).await;
        client
            .replace(&a, 3, &APPLICATION.replace("S29999", "S29998"))
            .await;
        client.replace(&a, 4, APPLICATION).await;
        client.diagnostics(&b, has("XDOC001")).await;
        client
            .replace(&a, 5, &APPLICATION.replace("S29999", "S29998"))
            .await;
        client.diagnostics(&b, none).await;
    });
}

#[test]
fn the_open_text_beats_the_file_and_files_that_are_not_open_are_not_published() {
    run(async {
        let folder = Folder::new();
        let path = folder.write("application.txt", APPLICATION);
        let (a, b) = (uri(&path), uri(&folder.write("report.txt", REPORT)));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&b, REPORT).await;
        client.diagnostics(&b, has("XDOC001")).await;
        client.open(&a, &APPLICATION.replace("2022", "2021")).await;
        client.diagnostics(&b, none).await;
        fs::write(&path, APPLICATION.replace("2022", "2030")).expect("a file");
        client
            .notify(
                "workspace/didChangeWatchedFiles",
                json!({ "changes": [{ "uri": a, "type": 2 }] }),
            )
            .await;
        client.notify("textDocument/didSave", text(&b)).await;
        client
            .request("workspace/symbol", json!({ "query": "S29999" }))
            .await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        let said: Vec<&Value> = client
            .inbox
            .iter()
            .filter(|m| m["method"] == "textDocument/publishDiagnostics")
            .collect();
        assert!(
            said.is_empty(),
            "the file beats the buffer, or what is not open is published: {said:?}"
        );
        client.notify("textDocument/didClose", text(&a)).await;
        client.diagnostics(&b, has("XDOC001")).await;
        client.notify("textDocument/didClose", text(&b)).await;
        client.diagnostics(&b, none).await;
    });
}

#[test]
fn one_file_under_two_addresses_is_one_document() {
    run(async {
        let folder = Folder::new();
        let real = folder.write("räksy å/application.txt", APPLICATION);
        let link = folder.path().join("link.txt");
        std::os::unix::fs::symlink(&real, &link).expect("a link");
        let mut client = started(pushed(Some(folder.path()))).await;
        let changed = APPLICATION.replace("2022", "2021");
        client.open(&uri(&link), &changed).await;
        client
            .open(
                &uri(&real).replace("application", "%61pplication"),
                &changed,
            )
            .await;
        client
            .request("workspace/symbol", json!({ "query": "" }))
            .await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        client
            .request("textDocument/hover", at(&uri(&link), 0, 14))
            .await;
        let said: Vec<&Value> = client
            .inbox
            .iter()
            .filter(|m| m["method"] == "textDocument/publishDiagnostics")
            .collect();
        assert!(
            said.is_empty(),
            "a document disagrees with itself: {said:?}"
        );
    });
}

#[test]
fn findings_are_fetched_with_result_ids_and_for_files_that_are_not_open() {
    run(async {
        let folder = Folder::new();
        folder.write(".gitignore", "built/\n");
        folder.write("built/page.txt", &page(450_000));
        let b = uri(&folder.write("report.txt", REPORT));
        let path = folder.write("application.txt", APPLICATION);
        let a = uri(&path);
        for n in 0..250 {
            folder.write(&format!("many/page-{n:03}.txt"), &page(500_000));
        }
        let mut client = started(pulled(Some(folder.path()))).await;
        let all = client
            .request("workspace/diagnostic", json!({ "previousResultIds": [], "partialResultToken": "part", "workDoneToken": "work" }))
            .await;
        assert_eq!(all["items"], json!([]), "everything went in parts");
        let mut items: Vec<Value> = Vec::new();
        let (mut parts, mut work) = (0, Vec::new());
        for message in client.inbox.iter().filter(|m| m["method"] == "$/progress") {
            match message["params"]["token"].as_str() {
                Some("part") => {
                    items.extend(
                        message["params"]["value"]["items"]
                            .as_array()
                            .expect("items")
                            .iter()
                            .cloned(),
                    );
                    parts += 1;
                }
                _ => work.push(message["params"]["value"]["kind"].clone()),
            }
        }
        assert_eq!(
            (items.len(), parts, work),
            (252, 3, vec![json!("begin"), json!("end")])
        );
        // Documents are linked a moment after they are read.
        let mut all = Value::Null;
        for _ in 0..50 {
            all = client
                .request("workspace/diagnostic", json!({ "previousResultIds": [] }))
                .await;
            if all["items"]
                .as_array()
                .expect("items")
                .iter()
                .any(|i| !none(i))
            {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let found: Vec<&Value> = all["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter(|i| !none(i))
            .collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0]["uri"].as_str(), codes(found[0])),
            (Some(b.as_str()), vec!["XDOC001"])
        );
        let known = json!([{ "uri": b, "value": found[0]["resultId"] }]);
        let again = client
            .request(
                "workspace/diagnostic",
                json!({ "previousResultIds": known }),
            )
            .await;
        let own = again["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|i| i["uri"] == b)
            .cloned()
            .expect("it is there");
        assert_eq!(own["kind"], "unchanged");

        client.open(&a, APPLICATION).await;
        client.open(&b, REPORT).await;
        let full = client.request("textDocument/diagnostic", text(&b)).await;
        assert_eq!(
            (full["kind"].as_str(), codes(&full)),
            (Some("full"), vec!["XDOC001"])
        );
        let mut same = text(&b);
        same["previousResultId"] = full["resultId"].clone();
        assert_eq!(
            client
                .request("textDocument/diagnostic", same.clone())
                .await["kind"],
            "unchanged"
        );
        client.inbox.clear();
        client
            .replace(&a, 2, &APPLICATION.replace("2022", "2021"))
            .await;
        let changed = client.request("textDocument/diagnostic", text(&a)).await;
        assert_eq!(
            changed["relatedDocuments"][&b]["items"],
            json!([]),
            "{changed}"
        );
        client
            .wait("a call to fetch again", |m| {
                m["method"] == "workspace/diagnostic/refresh"
            })
            .await;
        let cleared = client.request("textDocument/diagnostic", same).await;
        assert_eq!(
            (cleared["kind"].as_str(), none(&cleared)),
            (Some("full"), true)
        );
        let published = client
            .inbox
            .iter()
            .filter(|m| m["method"] == "textDocument/publishDiagnostics")
            .count();
        assert_eq!(published, 0, "who fetches is sent nothing");
    });
}

#[test]
fn folders_come_and_go() {
    run(async {
        let folder = Folder::new();
        folder.write("a/application.txt", APPLICATION);
        let (a, b) = (
            folder.path().join("a"),
            uri(&folder.write("b/report.txt", REPORT)),
        );
        let mut client = started(pushed(Some(&folder.path().join("b")))).await;
        client.open(&b, REPORT).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        let folder = json!({ "uri": uri(&a), "name": "a" });
        client
            .notify(
                "workspace/didChangeWorkspaceFolders",
                json!({ "event": { "added": [folder], "removed": [] } }),
            )
            .await;
        client.diagnostics(&b, has("XDOC001")).await;
        client
            .notify(
                "workspace/didChangeWorkspaceFolders",
                json!({ "event": { "added": [], "removed": [folder] } }),
            )
            .await;
        client.diagnostics(&b, none).await;
    });
}

#[test]
fn findings_between_documents_that_both_change_end_as_those_of_the_last_texts() {
    run(async {
        let folder = Folder::new();
        let filler: String = (0..800)
            .map(|n| format!("Hanke kehittää {n} palvelua yhdessä kuntien kanssa. "))
            .collect();
        let (a, b) = (
            uri(&folder.write("a.txt", "")),
            uri(&folder.write("b.txt", "")),
        );
        let (right, wrong) = (
            format!("{}\n{filler}\n", APPLICATION.replace("2022", "2021")),
            format!("{APPLICATION}\n{filler}\n"),
        );
        let other = format!("{REPORT}\n{filler}\n");
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, &right).await;
        client.open(&b, &other).await;
        for round in 0..40 {
            client.replace(&a, round * 2 + 2, &wrong).await;
            client.diagnostics(&b, has("XDOC001")).await;
            client
                .replace(&b, round + 2, &format!("{other}{round}\n"))
                .await;
            client.replace(&a, round * 2 + 3, &right).await;
            client.request("textDocument/foldingRange", text(&a)).await;
            tokio::time::sleep(Duration::from_millis(60)).await;
            client.request("textDocument/hover", at(&b, 0, 14)).await;
            let said = client.inbox.iter().rfind(|m| {
                m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == b.as_str()
            });
            assert!(
                said.is_some_and(|m| none(&m["params"])),
                "round {round}: {said:?}"
            );
            client.inbox.clear();
        }
    });
}

#[test]
fn files_that_go_or_cannot_be_read_trouble_nobody() {
    run(async {
        let folder = Folder::new();
        let page_file = folder.write("page.txt", &page(450_000));
        fs::write(folder.path().join("binary.txt"), b"\0\x01\x02\0").expect("a file");
        let (mut client, _) = served(lint_without);
        let mut params = pulled(Some(folder.path()));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] =
            json!({ "dynamicRegistration": false });
        client.start(params).await;
        let all = client
            .request("workspace/diagnostic", json!({ "previousResultIds": [] }))
            .await;
        let found = all["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|i| i["uri"] == uri(&page_file))
            .expect("the page");
        assert_eq!(codes(found), ["SHARE001"]);
        let known = json!([{ "uri": uri(&page_file), "value": found["resultId"] }]);
        client
            .wait("the first call to fetch", |m| {
                m["method"] == "workspace/diagnostic/refresh"
            })
            .await;
        tokio::time::sleep(Duration::from_millis(2500)).await;
        client
            .request("workspace/symbol", json!({ "query": "x" }))
            .await;
        assert!(
            !client
                .inbox
                .iter()
                .any(|m| m["method"] == "workspace/diagnostic/refresh"),
            "an unreadable file is no news"
        );
        fs::remove_file(&page_file).expect("it was there");
        client
            .wait("a call to fetch", |m| {
                m["method"] == "workspace/diagnostic/refresh"
            })
            .await;
        let after = client
            .request(
                "workspace/diagnostic",
                json!({ "previousResultIds": known }),
            )
            .await;
        let gone = after["items"]
            .as_array()
            .expect("items")
            .iter()
            .find(|i| i["uri"] == uri(&page_file))
            .expect("it is told");
        assert!(none(gone));
    });
}

#[test]
fn a_folder_behind_a_link_keeps_the_name_that_the_editor_gives_it() {
    run(async {
        let folder = Folder::new();
        folder.write("real/application.txt", APPLICATION);
        folder.write("real/projlint.toml", "ignore = [\"SHARE099\"]\n");
        folder.write("real/report.txt", REPORT);
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(folder.path().join("real"), &link).expect("a link");
        let (a, b, toml) = (
            uri(&link.join("application.txt")),
            uri(&link.join("report.txt")),
            uri(&link.join("projlint.toml")),
        );
        let mut client = started(pushed(Some(&link))).await;
        client.open(&b, REPORT).await;
        client.diagnostics(&toml, |p| !none(p)).await;
        let found = client.diagnostics(&b, has("XDOC001")).await;
        assert_eq!(
            found["diagnostics"][0]["relatedInformation"][0]["location"]["uri"],
            a
        );
        let mut params = at(&b, 0, 14);
        params["newName"] = json!("A12345");
        let edit = client.request("textDocument/rename", params).await;
        let renamed: Vec<&str> = edit["documentChanges"]
            .as_array()
            .expect("edits")
            .iter()
            .filter_map(|d| d["textDocument"]["uri"].as_str())
            .collect();
        assert_eq!(renamed, [a.as_str(), b.as_str()]);
        let new = uri(&link.join("new.txt"));
        client
            .open(&new, &APPLICATION.replace("S29999", "S20000"))
            .await;
        fs::write(
            link.join("new.txt"),
            APPLICATION.replace("S29999", "S20000"),
        )
        .expect("a file");
        client.notify("textDocument/didSave", text(&new)).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        let lens = client.request("textDocument/codeLens", text(&new)).await;
        assert_eq!(
            lens.as_array().map(Vec::len),
            Some(2),
            "a saved document is one document: {lens}"
        );
    });
}

#[test]
fn the_lens_of_the_document_held_right_tells_of_the_other() {
    run(async {
        let folder = Folder::new();
        let a = uri(&folder.write("a.txt", APPLICATION));
        folder.write("b.txt", REPORT);
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, APPLICATION).await;
        let mut lens = Value::Null;
        for _ in 0..200 {
            lens = client.request("textDocument/codeLens", text(&a)).await;
            if lens[3]["command"]["title"] == "disagreements between them: 1" {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{lens}");
    });
}
