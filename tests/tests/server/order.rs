//! Order and liveness: what is seen when, what is published, how a session ends.

use super::*;

#[test]
fn every_request_sees_the_edits_before_it_and_none_behind_it() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(100_000)).await;
        let mut asked = Vec::new();
        for n in 0..1_000_u64 {
            client.replace(PAGE, n as i32 + 2, &page(100_000 + n)).await;
            asked.push((n, client.ask("textDocument/hover", at(PAGE, 3, 20)).await));
        }
        for (n, id) in asked {
            let hover = client.answer(id).await;
            let value = hover["result"]["contents"]["value"]
                .as_str()
                .unwrap_or("")
                .to_owned();
            let amount = 100_000 + n;
            assert!(
                value.contains(&format!("`{} {:03}.00 €`", amount / 1_000, amount % 1_000)),
                "after edit {n}: {value}"
            );
        }
    });
}

#[test]
fn a_burst_of_edits_ends_in_the_findings_of_the_last_and_none_is_stale() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(100_000)).await;
        let mut version = 1;
        for n in 0..5_000_u64 {
            version += 1;
            let column = 17 + (n % 6);
            let digit = (n / 6) % 9 + 1;
            let range = json!({ "start": { "line": 3, "character": column }, "end": { "line": 3, "character": column + 1 } });
            let change = json!({ "range": range, "text": digit.to_string() });
            let document = json!({ "uri": PAGE, "version": version });
            client
                .notify(
                    "textDocument/didChange",
                    json!({ "textDocument": document, "contentChanges": [change] }),
                )
                .await;
        }
        client.replace(PAGE, version + 1, &page(450_000)).await;
        let last = client
            .diagnostics(PAGE, |p| p["version"] == version + 1)
            .await;
        assert_eq!(
            last["diagnostics"][0]["message"],
            "450 000.00 € is 45 % of 1 000 000.00 €, not 50 %"
        );
        let earlier: Vec<&Value> = client
            .inbox
            .iter()
            .filter(|m| m["method"] == "textDocument/publishDiagnostics")
            .collect();
        let versions: Vec<i64> = earlier
            .iter()
            .filter_map(|m| m["params"]["version"].as_i64())
            .collect();
        assert!(
            versions.is_sorted(),
            "findings of older texts came after those of newer ones: {versions:?}"
        );
        client.request("textDocument/hover", at(PAGE, 3, 20)).await;
        let after = client
            .inbox
            .iter()
            .filter(|m| m["params"]["version"].as_i64() > Some(i64::from(version + 1)))
            .count();
        assert_eq!(after, 0, "nothing is published behind the last");
    });
}

#[test]
fn published_findings_belong_to_the_version_they_name() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(400_000)).await;
        for n in 1..=300_u64 {
            client
                .replace(PAGE, n as i32 + 1, &page(400_000 + n * 10))
                .await;
            if n % 20 == 0 {
                client
                    .request("textDocument/foldingRange", text(PAGE))
                    .await;
            }
        }
        client.diagnostics(PAGE, |p| p["version"] == 301).await;
        let mut seen = 0;
        for message in client
            .inbox
            .iter()
            .filter(|m| m["method"] == "textDocument/publishDiagnostics")
        {
            let version = message["params"]["version"].as_u64().expect("a version");
            let amount = 400_000 + (version - 1) * 10;
            let told = message["params"]["diagnostics"][0]["message"]
                .as_str()
                .expect("a message");
            let shown = format!("{} {:03}.00 € is ", amount / 1000, amount % 1000);
            assert!(told.starts_with(&shown), "version {version}: {told}");
            seen += 1;
        }
        assert!(seen >= 1, "some findings were published on the way");
    });
}

#[test]
fn an_editor_that_reads_nothing_for_a_while_stops_nobody() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(450_000)).await;
        let mut asked = Vec::new();
        for n in 0..600_u64 {
            client.replace(PAGE, n as i32 + 2, &page(450_000 + n)).await;
            asked.push(
                client
                    .ask(
                        "textDocument/codeAction",
                        json!({
                            "textDocument": { "uri": PAGE }, "context": { "diagnostics": [] },
                            "range": { "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } },
                        }),
                    )
                    .await,
            );
        }
        for id in asked {
            assert!(client.answer(id).await["result"].is_array());
        }
    });
}

#[test]
fn a_cancelled_request_is_answered_at_once() {
    run(async {
        let mut client = started(pushed(None)).await;
        let long = format!(
            "{}{}",
            page(450_000),
            "Hanke kehittää palveluja. ".repeat(200_000)
        );
        client.open(PAGE, &long).await;
        let asked: Vec<i64> = {
            let mut ids = Vec::new();
            for _ in 0..50 {
                ids.push(client.ask("textDocument/hover", at(PAGE, 3, 20)).await);
            }
            ids
        };
        let last = asked[49];
        let begun = Instant::now();
        client
            .notify("$/cancelRequest", json!({ "id": last }))
            .await;
        let answer = client.answer(last).await;
        assert_eq!(answer["error"]["code"], -32800, "{answer}");
        assert!(
            begun.elapsed() < Duration::from_millis(500),
            "it took {:?}",
            begun.elapsed()
        );
    });
}

#[test]
fn memory_stays_where_it_is_over_ten_thousand_edits() {
    let resident = || -> u64 {
        let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
        statm
            .split(' ')
            .nth(1)
            .and_then(|pages| pages.parse().ok())
            .unwrap_or(0)
    };
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(400_000)).await;
        let mut at_start = 0;
        for n in 1..=12_000_u64 {
            client.replace(PAGE, n as i32 + 1, &page(400_000 + n)).await;
            if n % 500 == 0 {
                client.request("textDocument/hover", at(PAGE, 3, 20)).await;
                client.inbox.clear();
            }
            if n == 2_000 {
                at_start = resident();
            }
        }
        let grown = resident() as f64 / at_start.max(1) as f64;
        assert!(grown < 1.3, "memory has grown {grown:.2} times");
    });
}

#[test]
fn a_line_of_five_megabytes_is_written_in() {
    run(async {
        let mut client = started(pushed(None)).await;
        let line = format!("{}€ä😀 ", "Hanke kehittää palveluja. ".repeat(200_000));
        let long =
            format!("Kokonaisbudjetti: 1 000 000 €\nEU:n rahoitus: 450 000 € (50 %)\n{line}");
        client.open(PAGE, &long).await;
        client.diagnostics(PAGE, has("SHARE001")).await;
        let end = line.encode_utf16().count() as u32;
        let range = json!({ "start": { "line": 2, "character": end }, "end": { "line": 2, "character": end } });
        let change = json!({ "range": range, "text": "Päättymispäivä: 31.2.2021" });
        let document = json!({ "uri": PAGE, "version": 2 });
        client
            .notify(
                "textDocument/didChange",
                json!({ "textDocument": document, "contentChanges": [change] }),
            )
            .await;
        let found = client.diagnostics(PAGE, has("DATE002")).await;
        let date = found["diagnostics"]
            .as_array()
            .expect("findings")
            .iter()
            .find(|d| d["code"] == "DATE002")
            .expect("it is there");
        assert_eq!(
            date["range"]["start"],
            json!({ "line": 2, "character": end + 16 })
        );
        assert_eq!(
            date["range"]["end"],
            json!({ "line": 2, "character": end + 25 })
        );
    });
}

fn panics(project: &Project, left_out: &[&'static str]) -> Vec<Report> {
    assert!(
        left_out.contains(&"SHARE001"),
        "SHARE001 is broken in this test"
    );
    lint_without(project, left_out)
}

#[test]
fn a_rule_that_panics_is_left_out_and_named_once() {
    run(async {
        let told = std::panic::take_hook();
        let meant = |p: &std::panic::PanicHookInfo<'_>| {
            p.payload()
                .downcast_ref::<&str>()
                .is_some_and(|t| t.contains("broken in this test"))
        };
        std::panic::set_hook(Box::new(move |panic| {
            if !meant(panic) {
                told(panic)
            }
        }));
        let (mut client, _) = served(panics);
        client.start(pushed(None)).await;
        let wrong = format!(
            "{}Start date: 2 May 2020\nEnd date: 1 May 2019\n",
            page(450_000)
        );
        client.open(PAGE, &wrong).await;
        let found = client.diagnostics(PAGE, |_| true).await;
        assert_eq!(codes(&found), ["DATE001"], "the others still speak");
        client
            .wait("a message about the rule", |m| {
                m["method"] == "window/showMessage"
                    && m["params"]["message"]
                        .as_str()
                        .is_some_and(|t| t.contains("SHARE001"))
            })
            .await;
        client.replace(PAGE, 2, &page(450_000)).await;
        client.diagnostics(PAGE, none).await;
        assert!(
            !client
                .inbox
                .iter()
                .any(|m| m["method"] == "window/showMessage"),
            "it is named once"
        );
    });
}

/// The order of the wire is the order of the changes: the document is never left behind the editor's.
#[test]
fn a_change_with_an_old_number_is_applied_and_logged() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(450_000)).await;
        client.diagnostics(PAGE, has("SHARE001")).await;
        client.replace(PAGE, 1, &page(500_000)).await;
        client
            .wait("a line in the log", |m| m["method"] == "window/logMessage")
            .await;
        let hover = client.request("textDocument/hover", at(PAGE, 3, 20)).await;
        assert!(
            hover["contents"]["value"]
                .as_str()
                .is_some_and(|v| v.contains("500 000.00")),
            "{hover}"
        );
    });
}

#[test]
fn all_changes_of_a_message_are_applied_in_their_order() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, "nothing").await;
        let range = |c: u32, d: u32| json!({ "start": { "line": 3, "character": c }, "end": { "line": 3, "character": d } });
        let changes = json!([{ "text": page(500_000) }, { "range": range(17, 18), "text": "4" }, { "range": range(18, 19), "text": "5" }]);
        let document = json!({ "uri": PAGE, "version": 2 });
        client
            .notify(
                "textDocument/didChange",
                json!({ "textDocument": document, "contentChanges": changes }),
            )
            .await;
        let found = client.diagnostics(PAGE, has("SHARE001")).await;
        assert_eq!(
            found["diagnostics"][0]["message"],
            "450 000.00 € is 45 % of 1 000 000.00 €, not 50 %"
        );
    });
}

#[test]
fn columns_count_what_was_agreed() {
    let line = "😀 Päättymispäivä € 31.2.2021";
    let text =
        format!("Hankkeen nimi: Malli\n\nHanke päättyy:\n{line}\nPäättymispäivä: 31.2.2021\n");
    for (offers, agreed, encoding) in [
        (json!(["utf-8", "utf-16"]), "utf-8", Encoding::Utf8),
        (json!(["utf-16", "utf-32"]), "utf-32", Encoding::Utf32),
        (json!(["utf-16"]), "utf-16", Encoding::Utf16),
        (Value::Null, "utf-16", Encoding::Utf16),
    ] {
        run(async {
            let (mut client, _) = served(lint_without);
            let mut params = pushed(None);
            params["capabilities"]["general"]["positionEncodings"] = offers;
            let result = client.start(params).await;
            assert_eq!(result["capabilities"]["positionEncoding"], agreed);
            client.open(PAGE, &text).await;
            let found = client.diagnostics(PAGE, has("DATE002")).await;
            let own = |line: u64| {
                found["diagnostics"]
                    .as_array()
                    .and_then(|l| l.iter().find(|d| d["range"]["start"]["line"] == line))
                    .cloned()
            };
            let date = own(4).expect("the labelled date is found");
            let width = |t: &str| match encoding {
                Encoding::Utf8 => t.len(),
                Encoding::Utf16 => t.encode_utf16().count(),
                Encoding::Utf32 => t.chars().count(),
            };
            assert_eq!(
                date["range"]["start"]["character"],
                width("Päättymispäivä: "),
                "{agreed}"
            );
            let prose = own(3).expect("the date behind the emoji is found");
            assert_eq!(
                prose["range"]["start"]["character"],
                width("😀 Päättymispäivä € "),
                "{agreed}"
            );
        });
    }
}

#[test]
fn a_session_ends_as_the_editor_ends_it() {
    let end = |bytes: Vec<u8>, shut: bool, close: bool| {
        run(async {
            let (mut client, server) = served(lint_without);
            client.start(pushed(None)).await;
            if shut {
                client.raw(&frame(&json!({ "jsonrpc": "2.0", "id": 99, "method": "shutdown", "params": null }))).await;
                assert_eq!(client.answer(99).await["result"], Value::Null);
            }
            client.raw(&bytes).await;
            if !close {
                while client.receive().await.is_some() {}
            }
            drop(client);
            server.join().expect("the server does not panic")
        })
    };
    let exit = frame(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(end(exit.clone(), true, false), SessionEnd::Orderly);
    assert_eq!(end(exit, false, false), SessionEnd::Abrupt);
    assert_eq!(
        end(Vec::new(), false, true),
        SessionEnd::Abrupt,
        "the editor has gone"
    );
}

#[test]
fn a_second_start_changes_nothing() {
    run(async {
        let mut client = started(pushed(None)).await;
        let mut params = pushed(None);
        params["capabilities"]["general"]["positionEncodings"] = json!(["utf-8"]);
        let id = client.ask("initialize", params).await;
        assert_eq!(client.answer(id).await["error"]["code"], -32600);
        client
            .open(PAGE, "Päättymispäivä: 31.2.2021\nHankkeen nimi: Malli\n")
            .await;
        let found = client.diagnostics(PAGE, has("DATE002")).await;
        assert_eq!(
            found["diagnostics"][0]["range"]["start"]["character"], 16,
            "columns still count in UTF-16"
        );
    });
}

#[test]
fn nothing_is_told_before_the_editor_is_ready() {
    run(async {
        let folder = Folder::new();
        let toml = uri(&folder.write("projlint.toml", "ignore = ["));
        folder.write("page.txt", &page(450_000));
        let (mut client, _) = served(lint_without);
        client
            .request("initialize", pushed(Some(folder.path())))
            .await;
        assert!(
            client.inbox.is_empty(),
            "before the answer: {:?}",
            client.inbox
        );
        let early = tokio::time::timeout(Duration::from_millis(300), client.receive()).await;
        assert!(early.is_err(), "before the editor is ready: {early:?}");
        client.notify("initialized", json!({})).await;
        client.diagnostics(&toml, |p| !none(p)).await;
    });
}
