//! The language server over its real transport, in this process.

mod configured;
mod linked;
mod order;
mod wire;
mod written;

use projlint_lsp::{Judge, SessionEnd, serve};
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::meta::{Reach, Severity};
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::lint_without;
use projlint_rules::text::source::Encoding;
use projlint_tests::fixture::{Fixture, fixtures};
use projlint_tests::lsp::{Client, frame, pulled, pushed, uri};
use projlint_tests::reference::root;
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
fn served(judge: Judge) -> (Session, JoinHandle<SessionEnd>) {
    let (ours, theirs) = duplex(1 << 16);
    let server = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(8)
            .build()
            .expect("a runtime");
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
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(test)
}

async fn started(params: Value) -> Session {
    let (mut client, _) = served(lint_without);
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
    format!(
        "Kohesio: discover EU projects in your region\n\nTotal budget: 1 000 000,00 €\nEU contribution: {eu},00 € (50%)\n"
    )
}

const APPLICATION: &str =
    "Project code: S29999\nStart date: 2 January 2019\nEnd date: 31 May 2022\n";
const REPORT: &str = "Hankekoodi: S29999\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2021\n";

fn codes(diagnostics: &Value) -> Vec<&str> {
    let list = diagnostics["diagnostics"]
        .as_array()
        .or(diagnostics["items"].as_array())
        .expect("a list of findings");
    list.iter()
        .map(|d| d["code"].as_str().unwrap_or("-"))
        .collect()
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
