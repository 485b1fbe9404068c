//! The language server over its real transport, in this process: order, liveness, what is published and when.

use projlint_lsp::{End, Judge, serve};
use projlint_rules::finding::Finding;
use projlint_rules::rule::{Reach, Severity};
use projlint_rules::rules::ALL;
use projlint_rules::source::Encoding;
use projlint_rules::{Project, Report, Settings};
use projlint_tests::fixture::{Fixture, fixtures};
use projlint_tests::lsp::{Client, frame, pulled, pushed, uri};
use projlint_tests::reference::root;
use projlint_workspace::judge;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::io::{AsyncWriteExt, DuplexStream, ReadHalf, WriteHalf, duplex, split};
use tokio::runtime::Handle;

type Session = Client<ReadHalf<DuplexStream>, WriteHalf<DuplexStream>>;

/// The server's end of the pipe, as standard output is: who writes waits until there is room.
struct Blocking(WriteHalf<DuplexStream>, Handle);

impl std::io::Write for Blocking {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.1.block_on(self.0.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.1.block_on(self.0.flush())
    }
}

/// A server on a thread of its own, as the program runs it, with a pipe that holds as little as real ones do.
fn served(judge: Judge) -> (Session, JoinHandle<End>) {
    let (ours, theirs) = duplex(1 << 16);
    let server = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().max_blocking_threads(8).build().expect("a runtime");
        let (input, output) = split(theirs);
        let output = Blocking(output, runtime.handle().clone());
        let end = runtime.block_on(serve(input, output, judge));
        runtime.shutdown_background();
        end
    });
    let (reader, writer) = split(ours);
    (Client::new(reader, writer), server)
}

fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(test)
}

async fn started(params: Value) -> Session {
    let (mut client, _) = served(judge);
    client.start(params).await;
    client
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn write(&self, name: &str, content: &str) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, content).expect("a file");
        path
    }
}

/// A page on which the EU share is right only for half of the total.
fn page(eu: u64) -> String {
    format!("Kohesio: discover EU projects in your region\n\nTotal budget: 1 000 000,00 €\nEU contribution: {eu},00 € (50%)\n")
}

const APPLICATION: &str = "Project code: S29999\nStart date: 2 January 2019\nEnd date: 31 May 2022\n";
const REPORT: &str = "Hankekoodi: S29999\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2021\n";

fn codes(diagnostics: &Value) -> Vec<&str> {
    let list = diagnostics["diagnostics"].as_array().or(diagnostics["items"].as_array()).expect("a list of findings");
    list.iter().map(|d| d["code"].as_str().unwrap_or("-")).collect()
}

fn has(code: &'static str) -> impl Fn(&Value) -> bool {
    move |params| codes(params).contains(&code)
}

fn none(params: &Value) -> bool {
    codes(params).is_empty()
}

fn text(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

const PAGE: &str = "file:///tmp/page.txt";

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
            let value = hover["result"]["contents"]["value"].as_str().unwrap_or("").to_owned();
            let amount = 100_000 + n;
            assert!(value.contains(&format!("`{} {:03}.00 €`", amount / 1_000, amount % 1_000)), "after edit {n}: {value}");
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
            client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] })).await;
        }
        client.replace(PAGE, version + 1, &page(450_000)).await;
        let last = client.diagnostics(PAGE, |p| p["version"] == version + 1).await;
        assert_eq!(last["diagnostics"][0]["message"], "450 000.00 € of 1 000 000.00 € is 45 %, not 50 %");
        let earlier: Vec<&Value> = client.inbox.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics").collect();
        let versions: Vec<i64> = earlier.iter().filter_map(|m| m["params"]["version"].as_i64()).collect();
        assert!(versions.is_sorted(), "findings of older texts came after those of newer ones: {versions:?}");
        client.request("textDocument/hover", at(PAGE, 3, 20)).await;
        let after = client.inbox.iter().filter(|m| m["params"]["version"].as_i64() > Some(i64::from(version + 1))).count();
        assert_eq!(after, 0, "nothing is published behind the last");
    });
}

#[test]
fn published_findings_belong_to_the_version_they_name() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(400_000)).await;
        for n in 1..=300_u64 {
            client.replace(PAGE, n as i32 + 1, &page(400_000 + n * 10)).await;
            if n % 20 == 0 {
                client.request("textDocument/foldingRange", text(PAGE)).await;
            }
        }
        client.diagnostics(PAGE, |p| p["version"] == 301).await;
        let mut seen = 0;
        for message in client.inbox.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics") {
            let version = message["params"]["version"].as_u64().expect("a version");
            let amount = 400_000 + (version - 1) * 10;
            let told = message["params"]["diagnostics"][0]["message"].as_str().expect("a message");
            let shown = format!("{} {:03}.00 € of", amount / 1000, amount % 1000);
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
        let long = format!("{}{}", page(450_000), "Hanke kehittää palveluja. ".repeat(200_000));
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
        client.notify("$/cancelRequest", json!({ "id": last })).await;
        let answer = client.answer(last).await;
        assert_eq!(answer["error"]["code"], -32800, "{answer}");
        assert!(begun.elapsed() < Duration::from_millis(500), "it took {:?}", begun.elapsed());
    });
}

#[test]
fn memory_stays_where_it_is_over_ten_thousand_edits() {
    let resident = || -> u64 {
        let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
        statm.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(0)
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
        let long = format!("Kokonaisbudjetti: 1 000 000 €\nEU:n rahoitus: 450 000 € (50 %)\n{line}");
        client.open(PAGE, &long).await;
        client.diagnostics(PAGE, has("SHARE001")).await;
        let end = line.encode_utf16().count() as u32;
        let range = json!({ "start": { "line": 2, "character": end }, "end": { "line": 2, "character": end } });
        let change = json!({ "range": range, "text": "Päättymispäivä: 31.2.2021" });
        let document = json!({ "uri": PAGE, "version": 2 });
        client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] })).await;
        let found = client.diagnostics(PAGE, has("DATE002")).await;
        let date = found["diagnostics"].as_array().expect("findings").iter().find(|d| d["code"] == "DATE002").expect("it is there");
        assert_eq!(date["range"]["start"], json!({ "line": 2, "character": end + 16 }));
        assert_eq!(date["range"]["end"], json!({ "line": 2, "character": end + 25 }));
    });
}

fn panics(project: &Project, settings: &[&Settings]) -> Vec<Report> {
    let share = ALL.iter().position(|r| r.code == "SHARE001").expect("the rule exists");
    assert!(!settings.iter().any(|s| s.rules[share].0), "SHARE001 is broken in this test");
    judge(project, settings)
}

#[test]
fn a_rule_that_panics_is_left_out_and_named_once() {
    run(async {
        let told = std::panic::take_hook();
        let meant =
            |p: &std::panic::PanicHookInfo<'_>| p.payload().downcast_ref::<&str>().is_some_and(|t| t.contains("broken in this test"));
        std::panic::set_hook(Box::new(move |panic| {
            if !meant(panic) {
                told(panic)
            }
        }));
        let (mut client, _) = served(panics);
        client.start(pushed(None)).await;
        let wrong = format!("{}Start date: 2 May 2020\nEnd date: 1 May 2019\n", page(450_000));
        client.open(PAGE, &wrong).await;
        let found = client.diagnostics(PAGE, |_| true).await;
        assert_eq!(codes(&found), ["DATE001"], "the others still speak");
        client
            .wait("a message about the rule", |m| {
                m["method"] == "window/showMessage" && m["params"]["message"].as_str().is_some_and(|t| t.contains("SHARE001"))
            })
            .await;
        client.replace(PAGE, 2, &page(450_000)).await;
        client.diagnostics(PAGE, none).await;
        assert!(!client.inbox.iter().any(|m| m["method"] == "window/showMessage"), "it is named once");
    });
}

#[test]
fn a_change_with_an_old_number_is_left_out() {
    run(async {
        let mut client = started(pushed(None)).await;
        client.open(PAGE, &page(450_000)).await;
        client.diagnostics(PAGE, has("SHARE001")).await;
        client.replace(PAGE, 1, &page(500_000)).await;
        client.wait("a line in the log", |m| m["method"] == "window/logMessage").await;
        let hover = client.request("textDocument/hover", at(PAGE, 3, 20)).await;
        assert!(hover["contents"]["value"].as_str().is_some_and(|v| v.contains("450 000.00")), "{hover}");
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
        client.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes })).await;
        let found = client.diagnostics(PAGE, has("SHARE001")).await;
        assert_eq!(found["diagnostics"][0]["message"], "450 000.00 € of 1 000 000.00 € is 45 %, not 50 %");
    });
}

#[test]
fn columns_count_what_was_agreed() {
    let line = "😀 Päättymispäivä € 31.2.2021";
    let text = format!("Hankkeen nimi: Malli\n\nHanke päättyy:\n{line}\nPäättymispäivä: 31.2.2021\n");
    for (offers, agreed, encoding) in [
        (json!(["utf-8", "utf-16"]), "utf-8", Encoding::Utf8),
        (json!(["utf-16", "utf-32"]), "utf-32", Encoding::Utf32),
        (json!(["utf-16"]), "utf-16", Encoding::Utf16),
        (Value::Null, "utf-16", Encoding::Utf16),
    ] {
        run(async {
            let (mut client, _) = served(judge);
            let mut params = pushed(None);
            params["capabilities"]["general"]["positionEncodings"] = offers;
            let result = client.start(params).await;
            assert_eq!(result["capabilities"]["positionEncoding"], agreed);
            client.open(PAGE, &text).await;
            let found = client.diagnostics(PAGE, has("DATE002")).await;
            let own =
                |line: u64| found["diagnostics"].as_array().and_then(|l| l.iter().find(|d| d["range"]["start"]["line"] == line)).cloned();
            let date = own(4).expect("the labelled date is found");
            let width = |t: &str| match encoding {
                Encoding::Utf8 => t.len(),
                Encoding::Utf16 => t.encode_utf16().count(),
                Encoding::Utf32 => t.chars().count(),
            };
            assert_eq!(date["range"]["start"]["character"], width("Päättymispäivä: "), "{agreed}");
            let prose = own(3).expect("the date behind the emoji is found");
            assert_eq!(prose["range"]["start"]["character"], width("😀 Päättymispäivä € "), "{agreed}");
        });
    }
}

#[test]
fn an_edit_in_one_document_clears_the_finding_in_the_other() {
    run(async {
        let folder = Folder::new();
        let (a, b) = (uri(&folder.write("a/application.txt", APPLICATION)), uri(&folder.write("b/report.txt", REPORT)));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, APPLICATION).await;
        client.open(&b, REPORT).await;
        let found = client.diagnostics(&b, has("XDOC001")).await;
        let related = &found["diagnostics"][0]["relatedInformation"][0];
        assert_eq!(related["location"]["uri"], a);
        assert_eq!(related["location"]["range"]["start"], json!({ "line": 2, "character": 10 }));
        assert_eq!(
            found["diagnostics"][0]["codeDescription"]["href"],
            "https://github.com/projlint/projlint/blob/main/docs/rules/XDOC001.md"
        );
        client.replace(&a, 2, &APPLICATION.replace("2022", "2021")).await;
        client.diagnostics(&b, none).await;
        client.replace(&a, 3, &APPLICATION.replace("S29999", "S29998")).await;
        client.replace(&a, 4, APPLICATION).await;
        client.diagnostics(&b, has("XDOC001")).await;
        client.replace(&a, 5, &APPLICATION.replace("S29999", "S29998")).await;
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
        client.notify("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": a, "type": 2 }] })).await;
        client.notify("textDocument/didSave", text(&b)).await;
        client.request("workspace/symbol", json!({ "query": "S29999" })).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        let said: Vec<&Value> = client.inbox.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics").collect();
        assert!(said.is_empty(), "the file beats the buffer, or what is not open is published: {said:?}");
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
        client.open(&uri(&real).replace("application", "%61pplication"), &changed).await;
        client.request("workspace/symbol", json!({ "query": "" })).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        client.request("textDocument/hover", at(&uri(&link), 0, 14)).await;
        let said: Vec<&Value> = client.inbox.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics").collect();
        assert!(said.is_empty(), "a document disagrees with itself: {said:?}");
    });
}

#[test]
fn configuration_is_live_and_the_last_good_one_holds() {
    run(async {
        let folder = Folder::new();
        let config = folder.write("projlint.toml", "[severity]\nSHARE001 = \"info\"\n");
        let (toml, doc) = (uri(&config), uri(&folder.write("page.txt", "saved long ago")));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&doc, &page(450_000)).await;
        let info = |p: &Value| p["diagnostics"][0]["severity"] == 3;
        client.diagnostics(&doc, info).await;
        client.open(&toml, "[severity]\nSHARE001 = \"info\"\n").await;
        client.replace(&toml, 2, "[severity]\nSHARE001 = \"fatal\"\n").await;
        let fault = client.diagnostics(&toml, |p| !none(p)).await;
        assert_eq!(fault["diagnostics"][0]["range"]["start"], json!({ "line": 1, "character": 11 }));
        assert_eq!(fault["diagnostics"][0]["message"], "there is no severity “fatal”; use error, warning, info or hint");
        client.replace(&doc, 2, &page(460_000)).await;
        client.diagnostics(&doc, |p| p["version"] == 2 && info(p)).await;
        client.replace(&toml, 3, "ignore = [\"SHARE001\"]\n").await;
        client.diagnostics(&toml, none).await;
        client.diagnostics(&doc, none).await;
        client.notify("textDocument/didClose", text(&toml)).await;
        client.diagnostics(&doc, info).await;
        let hover = client.request("textDocument/hover", at(&doc, 3, 20)).await;
        assert!(hover["contents"]["value"].as_str().is_some_and(|v| v.contains("460 000.00")), "the buffer is lost: {hover}");
    });
}

#[test]
fn a_configuration_that_is_not_open_is_watched_and_its_faults_are_shown() {
    run(async {
        let folder = Folder::new();
        let config = folder.write("projlint.toml", "ignore = [\"SHARE001\"]\n");
        let doc = uri(&folder.write("page.txt", ""));
        let (mut client, _) = served(judge);
        let mut params = pushed(Some(folder.path()));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": false });
        client.start(params).await;
        client.open(&doc, &page(450_000)).await;
        client.request("textDocument/hover", at(&doc, 3, 20)).await;
        tokio::time::sleep(Duration::from_millis(1200)).await;
        fs::write(&config, "ignore = [\"SHARE099\"]\n").expect("a file");
        let fault = client.diagnostics(&uri(&config), |p| !none(p)).await;
        assert!(fault["diagnostics"][0]["message"].as_str().is_some_and(|m| m.contains("SHARE099")), "{fault}");
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
        let (mut client, _) = served(judge);
        client.request("initialize", pushed(Some(folder.path()))).await;
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
                    items.extend(message["params"]["value"]["items"].as_array().expect("items").iter().cloned());
                    parts += 1;
                }
                _ => work.push(message["params"]["value"]["kind"].clone()),
            }
        }
        assert_eq!((items.len(), parts, work), (252, 3, vec![json!("begin"), json!("end")]));
        // Documents are linked a moment after they are read.
        let mut all = Value::Null;
        for _ in 0..50 {
            all = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
            if all["items"].as_array().expect("items").iter().any(|i| !none(i)) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let found: Vec<&Value> = all["items"].as_array().expect("items").iter().filter(|i| !none(i)).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0]["uri"].as_str(), codes(found[0])), (Some(b.as_str()), vec!["XDOC001"]));
        let known = json!([{ "uri": b, "value": found[0]["resultId"] }]);
        let again = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).await;
        let own = again["items"].as_array().expect("items").iter().find(|i| i["uri"] == b).cloned().expect("it is there");
        assert_eq!(own["kind"], "unchanged");

        client.open(&a, APPLICATION).await;
        client.open(&b, REPORT).await;
        let full = client.request("textDocument/diagnostic", text(&b)).await;
        assert_eq!((full["kind"].as_str(), codes(&full)), (Some("full"), vec!["XDOC001"]));
        let mut same = text(&b);
        same["previousResultId"] = full["resultId"].clone();
        assert_eq!(client.request("textDocument/diagnostic", same.clone()).await["kind"], "unchanged");
        client.inbox.clear();
        client.replace(&a, 2, &APPLICATION.replace("2022", "2021")).await;
        let changed = client.request("textDocument/diagnostic", text(&a)).await;
        assert_eq!(changed["relatedDocuments"][&b]["items"], json!([]), "{changed}");
        client.wait("a call to fetch again", |m| m["method"] == "workspace/diagnostic/refresh").await;
        let cleared = client.request("textDocument/diagnostic", same).await;
        assert_eq!((cleared["kind"].as_str(), none(&cleared)), (Some("full"), true));
        let published = client.inbox.iter().filter(|m| m["method"] == "textDocument/publishDiagnostics").count();
        assert_eq!(published, 0, "who fetches is sent nothing");
    });
}

#[test]
fn folders_come_and_go() {
    run(async {
        let folder = Folder::new();
        folder.write("a/application.txt", APPLICATION);
        let (a, b) = (folder.path().join("a"), uri(&folder.write("b/report.txt", REPORT)));
        let mut client = started(pushed(Some(&folder.path().join("b")))).await;
        client.open(&b, REPORT).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        let folder = json!({ "uri": uri(&a), "name": "a" });
        client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [folder], "removed": [] } })).await;
        client.diagnostics(&b, has("XDOC001")).await;
        client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [folder] } })).await;
        client.diagnostics(&b, none).await;
    });
}

#[test]
fn an_unrelated_text_is_left_in_peace_until_asked() {
    run(async {
        let folder = Folder::new();
        let notes = uri(&folder.write("notes.md", ""));
        let mut client = started(pushed(Some(folder.path()))).await;
        let text_of_notes = "# My project notes\n\n1. Wood\n\n## 1 Saw\n\n## 3 Drill\n";
        client.open(&notes, text_of_notes).await;
        assert_eq!(client.request("textDocument/codeLens", text(&notes)).await, Value::Null);
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert!(!client.inbox.iter().any(|m| m["method"] == "textDocument/publishDiagnostics"), "{:?}", client.inbox);
        client.request("workspace/executeCommand", json!({ "command": "projlint.checkDocument", "arguments": [notes] })).await;
        client.diagnostics(&notes, has("SECT009")).await;
        let source = uri(&folder.write("page.rs", ""));
        client.open(&source, &page(450_000)).await;
        assert_eq!(client.request("textDocument/hover", at(&source, 3, 20)).await, Value::Null, "a file of another type");
        client.request("workspace/executeCommand", json!({ "command": "projlint.checkDocument", "arguments": [source] })).await;
        client.diagnostics(&source, has("SHARE001")).await;
    });
}

#[test]
fn what_is_still_to_come_is_not_missing_while_a_document_is_written() {
    run(async {
        let mut client = started(pushed(None)).await;
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt")).expect("the document is there");
        client.open(PAGE, &whole).await;
        client.request("textDocument/foldingRange", text(PAGE)).await;
        let head = &whole[..whole.find("8 Horisontaaliset").expect("section 8")];
        let wrong = head.replace("päättyy 31.12.2020", "päättyy 31.12.2018");
        client.replace(PAGE, 2, &wrong).await;
        let typed = client.diagnostics(PAGE, has("DATE001")).await;
        assert!(!codes(&typed).iter().any(|c| c.starts_with("SECT00")), "{:?}", codes(&typed));
        client.notify("textDocument/didSave", text(PAGE)).await;
        client.diagnostics(PAGE, has("SECT001")).await;
        client.replace(PAGE, 3, &head.replace("päättyy 31.12.2020", "päättyy 30.12.2018")).await;
        let kept = client.diagnostics(PAGE, |p| p["version"] == 3).await;
        assert!(codes(&kept).contains(&"SECT001"), "what was said to be missing stays until it is there");
        client.replace(PAGE, 4, &whole).await;
        client.diagnostics(PAGE, none).await;
    });
}

#[test]
fn the_rules_about_what_is_missing_are_those_of_the_catalogue() {
    let missing: Vec<&str> = ALL.iter().filter(|r| r.reach == Reach::WholeDocument).map(|r| r.code).collect();
    assert_eq!(missing, ["SECT001", "SECT004", "SECT005", "SECT006", "SECT008", "IND001"]);
    let across: Vec<&str> = ALL.iter().filter(|r| r.reach == Reach::Project).map(|r| r.code).collect();
    assert!(across.iter().all(|c| c.starts_with("XDOC")), "{across:?}");
}

#[test]
fn the_server_finds_what_the_command_line_finds_in_every_fixture() {
    run(async {
        let mut compared = 0;
        for (folder, extension, prefix) in [("fixtures/rules", "md", ""), ("crates/projlint-rules/src/rules", "rs", "    /// ")] {
            for family in fs::read_dir(root().join(folder)).expect("fixtures").flatten().filter(|f| f.path().is_dir()) {
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
        let range = source.in_file(finding.primary.span);
        let place = |offset| {
            let p = source.position(offset, Encoding::Utf16);
            json!({ "line": p.line, "character": p.column })
        };
        let severity = Severity::ALL.iter().position(|s| *s == finding.severity).expect("one of four") + 1;
        let message = projlint_rules::privacy::masked(&finding.message.render(fixture.reader()));
        json!([finding.rule.code, severity, message, place(range.start), place(range.end)])
    };
    report.findings.iter().filter(|f| f.primary.span.doc == source.doc).map(one).collect()
}

/// Opens the documents of a fixture in a folder, and compares the findings with the library's own.
async fn compare(group: &[Fixture]) -> usize {
    let folder = Folder::new();
    let word = |f: &Fixture, name: &str| f.words.iter().find_map(|w| w.strip_prefix(name)?.strip_prefix(':')).map(str::to_owned);
    let select = word(&group[0], "select").map(|select| {
        let names: Vec<String> = select.split(',').map(|s| format!("{s:?}")).collect();
        format!("select = [{}]\n", names.join(", "))
    });
    folder.write("projlint.toml", &select.unwrap_or_default());
    let mut params = pushed(Some(folder.path()));
    params["initializationOptions"] = json!({ "language": group[0].reader().code(), "asOf": word(&group[0], "as-of") });
    let mut client = started(params).await;
    let mut addresses = Vec::new();
    for (n, fixture) in group.iter().enumerate() {
        let extension = if fixture.words.iter().any(|w| w == "md") { "md" } else { "txt" };
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
            list.map(|d| json!([d["code"], d["severity"], d["message"], d["range"]["start"], d["range"]["end"]])).collect()
        };
        // Findings between documents are final once the last of them was read.
        let mut said = None;
        for _ in 0..200 {
            client.request("textDocument/codeLens", text(address)).await;
            said = client.inbox.iter().rfind(|m| m["params"]["uri"] == address.as_str()).map(|m| found(&m["params"]));
            if said.as_deref().unwrap_or_default() == wanted {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(said.unwrap_or_default(), wanted, "{} line {}", fixture.heading, fixture.line);
        count += wanted.len();
    }
    count
}

#[test]
fn a_session_ends_as_the_editor_ends_it() {
    let end = |bytes: Vec<u8>, shut: bool, close: bool| {
        run(async {
            let (mut client, server) = served(judge);
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
    assert_eq!(end(exit.clone(), true, false), End::Orderly);
    assert_eq!(end(exit, false, false), End::Abrupt);
    assert_eq!(end(Vec::new(), false, true), End::Abrupt, "the editor has gone");
    assert_eq!(end(b"Content-Length: 7\r\n\r\n{\"a\": }".to_vec(), false, false), End::Malformed);
    assert_eq!(end(b"Content-Length: 4\r\n\r\n\xff\xfe{}".to_vec(), false, false), End::Malformed);
}

#[test]
fn a_malformed_message_is_answered_before_the_end() {
    run(async {
        let (mut client, _) = served(judge);
        client.start(pushed(None)).await;
        client.raw(b"Content-Length: 7\r\n\r\n{\"a\": }").await;
        let mut codes = Vec::new();
        while let Some(message) = client.receive().await {
            codes.extend(message["error"]["code"].as_i64());
        }
        assert_eq!(codes, [-32700]);
    });
}

#[test]
fn findings_between_documents_that_both_change_end_as_those_of_the_last_texts() {
    run(async {
        let folder = Folder::new();
        let filler = "Hanke kehittää palveluja yhdessä kuntien kanssa. ".repeat(800);
        let (a, b) = (uri(&folder.write("a.txt", "")), uri(&folder.write("b.txt", "")));
        let (right, wrong) = (format!("{}\n{filler}\n", APPLICATION.replace("2022", "2021")), format!("{APPLICATION}\n{filler}\n"));
        let other = format!("{REPORT}\n{filler}\n");
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, &right).await;
        client.open(&b, &other).await;
        for round in 0..40 {
            client.replace(&a, round * 2 + 2, &wrong).await;
            client.diagnostics(&b, has("XDOC001")).await;
            client.replace(&b, round + 2, &format!("{other}{round}\n")).await;
            client.replace(&a, round * 2 + 3, &right).await;
            client.request("textDocument/foldingRange", text(&a)).await;
            tokio::time::sleep(Duration::from_millis(60)).await;
            client.request("textDocument/hover", at(&b, 0, 14)).await;
            let said = client.inbox.iter().rfind(|m| m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == b.as_str());
            assert!(said.is_some_and(|m| none(&m["params"])), "round {round}: {said:?}");
            client.inbox.clear();
        }
    });
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
            .map(|f| (f["startLine"].as_u64().expect("a line"), f["endLine"].as_u64().expect("a line")))
            .collect();
        assert_eq!(lines, [(0, 10), (4, 6), (8, 10)]);
        let symbols = client.request("textDocument/documentSymbol", text(doc)).await;
        assert_eq!(symbols[0]["children"][1]["name"], "1 Tausta");
        assert_eq!(symbols[0]["children"][1]["range"]["end"], json!({ "line": 8, "character": 0 }));
    });
}

#[test]
fn a_code_is_renamed_however_it_is_spelt() {
    run(async {
        let folder = Folder::new();
        let a = uri(&folder.write("a.txt", APPLICATION));
        let other = REPORT.replace("S29999", "S-29999") + "\nHanke S-29999 ja https://example.com/S-29999 sekä S-299991.\n";
        let b = uri(&folder.write("b.md", &other));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&a, APPLICATION).await;
        client.open(&b, &other).await;
        client.diagnostics(&b, has("XDOC001")).await;
        let mut params = at(&a, 0, 16);
        params["newName"] = json!("A12345");
        let edit = client.request("textDocument/rename", params.clone()).await;
        let documents = edit["documentChanges"].as_array().expect("documents");
        let places: Vec<usize> = documents.iter().map(|d| d["edits"].as_array().expect("edits").len()).collect();
        assert_eq!(places, [1, 2], "{edit}");
        params["newName"] = json!("hello world");
        let id = client.ask("textDocument/rename", params).await;
        assert!(client.answer(id).await["error"]["message"].as_str().is_some_and(|m| m.contains("digit")));
    });
}

#[test]
fn what_is_missing_is_still_told_when_words_or_rules_change() {
    run(async {
        let folder = Folder::new();
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt")).expect("the document is there");
        let head = &whole[..whole.find("8 Horisontaaliset").expect("section 8")];
        let doc = uri(&folder.write("kuvaus.txt", head));
        let mut client = started(pushed(Some(folder.path()))).await;
        client.open(&doc, head).await;
        client.diagnostics(&doc, has("SECT001")).await;
        client.settings = json!({ "language": "fi" });
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
        let puuttuu = |p: &Value| p["diagnostics"][0]["message"].as_str().is_some_and(|m| m.contains("puuttuu"));
        client.diagnostics(&doc, |p| has("SECT001")(p) && puuttuu(p)).await;
        let lens = client.request("textDocument/codeLens", text(&doc)).await;
        assert!(lens[1]["command"]["title"].as_str().is_some_and(|t| t.starts_with("havaintoja: ")), "{lens}");
    });
}

#[test]
fn lenses_and_actions_speak_of_what_is_shown() {
    run(async {
        let mut client = started(pushed(None)).await;
        let whole = fs::read_to_string(root().join("fixtures/documents/eura-fi.txt")).expect("the document is there");
        client.open(PAGE, &whole).await;
        client.request("textDocument/foldingRange", text(PAGE)).await;
        client.replace(PAGE, 2, &whole[..whole.find("8 Horisontaaliset").expect("section 8")]).await;
        let lens = client.request("textDocument/codeLens", text(PAGE)).await;
        assert_eq!(lens[1]["command"]["title"], "findings: 0");
    });
}

#[test]
fn files_that_go_or_cannot_be_read_trouble_nobody() {
    run(async {
        let folder = Folder::new();
        let page_file = folder.write("page.txt", &page(450_000));
        fs::write(folder.path().join("binary.txt"), b"\0\x01\x02\0").expect("a file");
        let (mut client, _) = served(judge);
        let mut params = pulled(Some(folder.path()));
        params["capabilities"]["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": false });
        client.start(params).await;
        let all = client.request("workspace/diagnostic", json!({ "previousResultIds": [] })).await;
        let found = all["items"].as_array().expect("items").iter().find(|i| i["uri"] == uri(&page_file)).expect("the page");
        assert_eq!(codes(found), ["SHARE001"]);
        let known = json!([{ "uri": uri(&page_file), "value": found["resultId"] }]);
        client.wait("the first call to fetch", |m| m["method"] == "workspace/diagnostic/refresh").await;
        tokio::time::sleep(Duration::from_millis(2500)).await;
        client.request("workspace/symbol", json!({ "query": "x" })).await;
        assert!(!client.inbox.iter().any(|m| m["method"] == "workspace/diagnostic/refresh"), "an unreadable file is no news");
        fs::remove_file(&page_file).expect("it was there");
        client.wait("a call to fetch", |m| m["method"] == "workspace/diagnostic/refresh").await;
        let after = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).await;
        let gone = after["items"].as_array().expect("items").iter().find(|i| i["uri"] == uri(&page_file)).expect("it is told");
        assert!(none(gone));
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
        client.replace(&config, 2, "# ours, now\r\nignore = []\r\n").await;
        client.open(&doc, &page(450_000)).await;
        client.diagnostics(&doc, has("SHARE001")).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        let asked = json!({
            "textDocument": { "uri": doc }, "context": { "diagnostics": [] },
            "range": { "start": { "line": 3, "character": 31 }, "end": { "line": 3, "character": 31 } },
        });
        let actions = client.request("textDocument/codeAction", asked).await;
        let off = actions.as_array().expect("actions").iter().find(|a| a["title"].as_str().is_some_and(|t| t.contains("off in")));
        let change = &off.expect("it is offered")["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": config, "version": 2 }));
        assert_eq!(change["edits"][0]["newText"], "\"eu-share-mismatch\"");
        assert_eq!(change["edits"][0]["range"]["start"], json!({ "line": 1, "character": 10 }));
    });
}

#[test]
fn a_second_start_changes_nothing() {
    run(async {
        let mut client = started(pushed(None)).await;
        let mut params = pushed(None);
        params["capabilities"]["general"]["positionEncodings"] = json!(["utf-8"]);
        let id = client.ask("initialize", params).await;
        assert_eq!(client.answer(id).await["error"]["code"], -32600);
        client.open(PAGE, "Päättymispäivä: 31.2.2021\nHankkeen nimi: Malli\n").await;
        let found = client.diagnostics(PAGE, has("DATE002")).await;
        assert_eq!(found["diagnostics"][0]["range"]["start"]["character"], 16, "columns still count in UTF-16");
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
        let (a, b, toml) = (uri(&link.join("application.txt")), uri(&link.join("report.txt")), uri(&link.join("projlint.toml")));
        let mut client = started(pushed(Some(&link))).await;
        client.open(&b, REPORT).await;
        client.diagnostics(&toml, |p| !none(p)).await;
        let found = client.diagnostics(&b, has("XDOC001")).await;
        assert_eq!(found["diagnostics"][0]["relatedInformation"][0]["location"]["uri"], a);
        let mut params = at(&b, 0, 14);
        params["newName"] = json!("A12345");
        let edit = client.request("textDocument/rename", params).await;
        let renamed: Vec<&str> =
            edit["documentChanges"].as_array().expect("edits").iter().filter_map(|d| d["textDocument"]["uri"].as_str()).collect();
        assert_eq!(renamed, [a.as_str(), b.as_str()]);
        let new = uri(&link.join("new.txt"));
        client.open(&new, &APPLICATION.replace("S29999", "S20000")).await;
        fs::write(link.join("new.txt"), APPLICATION.replace("S29999", "S20000")).expect("a file");
        client.notify("textDocument/didSave", text(&new)).await;
        client.request("textDocument/hover", at(&b, 0, 14)).await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        let lens = client.request("textDocument/codeLens", text(&new)).await;
        assert_eq!(lens.as_array().map(Vec::len), Some(2), "a saved document is one document: {lens}");
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
        client.replace(&toml, 3, "ignore = [\"SHARE001\"]\n\n").await;
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
        client.request("workspace/symbol", json!({ "query": "" })).await;
        let config = other.write("projlint.toml", "ignore = [\"SHARE001\"]\n");
        let changes = json!({ "changes": [{ "uri": uri(&config), "type": 1 }] });
        client.notify("workspace/didChangeWatchedFiles", changes).await;
        client.diagnostics(&doc, none).await;
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
