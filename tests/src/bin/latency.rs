//! Measures the language server against one that does nothing, in ratios of one run: `projlint-latency [--check]`.
//!
//! Both servers are asked in turns: from sending a change to having its findings. With `--check` the exit status says whether
//! the limits hold. Both programs are taken from this program's own folder: build with `cargo build --release` first.

use anyhow::{Context, Result, bail, ensure};
use projlint_tests::generate::document;
use projlint_tests::lsp::{Client, pushed};
use serde_json::json;
use std::io::Write;
use std::process::Stdio;
use std::time::Instant;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Changes that are measured.
const EDITS: usize = 1_000;

/// Memory is measured after so many changes again.
const SAMPLE_EDITS: usize = 50;
/// Changes before those, until both servers are warm.
const WARM: usize = 100;

struct Peer {
    client: Client<ChildStdout, ChildStdin>,
    child: Child,
    version: i32,
}

/// How a change is sent.
#[derive(Clone, Copy)]
enum Sync {
    Whole,
    Part,
}

impl Peer {
    async fn start(name: &str, args: &[&str]) -> Result<Self> {
        let path = std::env::current_exe()?.with_file_name(name);
        ensure!(
            path.is_file(),
            "{} is not there; run `cargo build --release`",
            path.display()
        );
        let mut child = Command::new(path)
            .args(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()?;
        let (output, input) = (
            child.stdout.take().context("its output")?,
            child.stdin.take().context("its input")?,
        );
        let mut client = Client::new(output, input);
        client.start(pushed(None)).await;
        Ok(Self {
            client,
            child,
            version: 1,
        })
    }

    async fn open(&mut self, uri: &str, text: &str) {
        self.client.open(uri, text).await;
        self.client.diagnostics(uri, |p| p["version"] == 1).await;
    }

    /// Changes the document and waits for its findings; microseconds.
    async fn edit(&mut self, uri: &str, text: &Text, sync: Sync) -> u128 {
        self.version += 1;
        let version = self.version;
        let digit = char::from(b'2' - (version % 2) as u8);
        let begun = match sync {
            Sync::Whole => {
                let mut whole = text.text.clone();
                whole.replace_range(text.at..=text.at, &digit.to_string());
                let begun = Instant::now();
                self.client.replace(uri, version, &whole).await;
                begun
            }
            Sync::Part => {
                let place = |column| json!({ "line": text.line, "character": column });
                let range = json!({ "start": place(text.column), "end": place(text.column + 1) });
                let params = json!({
                    "textDocument": { "uri": uri, "version": version },
                    "contentChanges": [{ "range": range, "text": digit.to_string() }],
                });
                let begun = Instant::now();
                self.client.notify("textDocument/didChange", params).await;
                begun
            }
        };
        self.client
            .diagnostics(uri, |p| p["version"] == version)
            .await;
        begun.elapsed().as_micros()
    }

    /// Memory in kilobytes.
    fn resident(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!(
            "/proc/{}/status",
            self.child.id().context("it runs")?
        ))?;
        let line = status
            .lines()
            .find_map(|l| l.strip_prefix("VmRSS:"))
            .context("VmRSS")?;
        Ok(line
            .split_whitespace()
            .next()
            .context("a number")?
            .parse()?)
    }
}

/// A document with a figure to change.
struct Text {
    text: String,
    at: usize,
    line: usize,
    column: usize,
}

/// A page of this many bytes whose EU share is never right, so that each change has other findings.
fn text(bytes: usize) -> Text {
    let head = "Kohesio: discover EU projects in your region\n\nTotal budget: 900 000,00 €\n";
    let line = "EU contribution: 100 000,00 € (77%)";
    let mut text = format!("{head}{line}\n");
    let mut n = 3;
    while text.len() < bytes {
        let rest = bytes - text.len();
        let body = document(n, rest.clamp(2_000, 15_000)).1;
        text.push_str(
            &body
                .lines()
                .skip(4)
                .filter(|l| !l.contains(':'))
                .collect::<Vec<_>>()
                .join("\n"),
        );
        text.push('\n');
        n += 5;
    }
    Text {
        text,
        at: head.len() + 17,
        line: 3,
        column: 17,
    }
}

fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output")
}

fn percentile(times: &mut [u128], percent: usize) -> u128 {
    times.sort_unstable();
    times[(times.len() - 1) * percent / 100]
}

struct Bound {
    name: &'static str,
    measured: f64,
    goal: f64,
    limit: f64,
}

impl Bound {
    fn say(&self) -> Result<()> {
        say(&format!(
            "{:<54} {:>6.2} (goal {}, limit {})",
            self.name, self.measured, self.goal, self.limit
        ))
    }
}

/// How long changes took, in microseconds: half of them less than the first, all but a hundredth less than the second.
struct Times {
    noop: [u128; 2],
    server: [u128; 2],
}

impl Times {
    fn ratio(&self, which: usize) -> f64 {
        self.server[which] as f64 / self.noop[which].max(1) as f64
    }
}

async fn edits(bytes: usize, sync: Sync, count: usize) -> Result<Times> {
    let (mut noop, mut server) = (
        Peer::start("projlint-noop-server", &[]).await?,
        Peer::start("projlint", &["lsp"]).await?,
    );
    let (uri, text) = ("file:///tmp/latency.txt", text(bytes));
    noop.open(uri, &text.text).await;
    server.open(uri, &text.text).await;
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for n in 0..WARM.min(count) + count {
        let (a, b) = (
            noop.edit(uri, &text, sync).await,
            server.edit(uri, &text, sync).await,
        );
        if n >= WARM.min(count) {
            low.push(a);
            high.push(b);
        }
    }
    let mut both = |percent| {
        (
            percentile(&mut low, percent),
            percentile(&mut high, percent),
        )
    };
    let (half, worst) = (both(50), both(99));
    Ok(Times {
        noop: [half.0, worst.0],
        server: [half.1, worst.1],
    })
}

async fn memory(count: usize) -> Result<[f64; 2]> {
    let (mut noop, mut server) = (
        Peer::start("projlint-noop-server", &[]).await?,
        Peer::start("projlint", &["lsp"]).await?,
    );
    let small = text(15_000);
    for n in 0..500 {
        let uri = format!("file:///tmp/latency-{n}.txt");
        noop.open(&uri, &small.text).await;
        server.open(&uri, &small.text).await;
    }
    let open = server.resident()? as f64 / noop.resident()? as f64;
    let mut one = Peer::start("projlint", &["lsp"]).await?;
    let uri = "file:///tmp/latency.txt";
    one.open(uri, &small.text).await;
    // What is held goes up and down by a few per cent; only what stays above the highest is growth.
    let mut samples = Vec::new();
    for n in 0..4 * count {
        one.edit(uri, &small, Sync::Part).await;
        if n % SAMPLE_EDITS == 0 {
            samples.push(one.resident()?);
        }
    }
    let quarter = samples.len() / 4;
    let before = samples[quarter..2 * quarter].iter().max();
    let after = samples[3 * quarter..].iter().min();
    let (Some(before), Some(after)) = (before, after) else {
        bail!("too few changes to measure growth");
    };
    Ok([open, *after as f64 / *before as f64])
}

async fn measure() -> Result<Vec<Bound>> {
    let bound = |name, measured, goal, limit| Bound {
        name,
        measured,
        goal,
        limit,
    };
    let part = edits(15_000, Sync::Part, EDITS).await?;
    let whole = edits(15_000, Sync::Whole, EDITS).await?;
    let large = edits(1_000_000, Sync::Whole, EDITS / 5).await?;
    // A server that does nothing does not even look at a text of which one character is sent.
    let long = edits(1_000_000, Sync::Part, EDITS / 5).await?;
    let added = (long.server[0] - long.noop[0].min(long.server[0])) as f64 / 1_000.0;
    let [open, grown] = memory(EDITS).await?;
    Ok(vec![
        bound(
            "15 KB, one character sent, p50, × no-op",
            part.ratio(0),
            1.5,
            3.0,
        ),
        bound(
            "15 KB, one character sent, p99, × no-op",
            part.ratio(1),
            2.0,
            4.0,
        ),
        bound(
            "15 KB, whole text sent, p50, × no-op",
            whole.ratio(0),
            1.5,
            3.0,
        ),
        bound(
            "15 KB, whole text sent, p99, × no-op",
            whole.ratio(1),
            2.0,
            4.0,
        ),
        bound(
            "1 MB, whole text sent, p50, × no-op",
            large.ratio(0),
            2.0,
            10.0,
        ),
        bound(
            "1 MB, one character sent, p50, ms added to no-op",
            added,
            2.0,
            10.0,
        ),
        bound("memory with 500 open documents, × no-op", open, 2.5, 5.0),
        bound("memory after 1 000 changes, × before", grown, 1.05, 1.05),
    ])
}

fn main() -> Result<()> {
    let check = std::env::args().nth(1).is_some_and(|a| a == "--check");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let all = runtime.block_on(measure())?;
    all.iter().try_for_each(Bound::say)?;
    let broken: Vec<&str> = all
        .iter()
        .filter(|b| b.measured > b.limit)
        .map(|b| b.name)
        .collect();
    ensure!(
        !check || broken.is_empty(),
        "beyond the limit: {}",
        broken.join("; ")
    );
    Ok(())
}
