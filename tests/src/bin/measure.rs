//! Measures projlint against the floor program, in ratios of one run: `projlint-measure [instructions]`.
//!
//! With `instructions` only instructions are counted (by valgrind): per document, compared with the bound in
//! `tests/bounds.toml`, and of a list ten times as long; the exit status says whether both hold. Both programs are taken from this program's own folder:
//! build with `cargo build --release` first.

use anyhow::{Context, Result, bail, ensure};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use projlint_rules::rules::metas;
use projlint_tests::generate::document;
use projlint_tests::reference::root;
use std::fmt::Write as _;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Bytes of a generated document.
const BYTES: usize = 10_600;
/// A list ten times as long takes at most this many times the instructions.
const LINEAR: f64 = 11.0;
/// Runs of which the middle one counts.
const RUNS: usize = 5;

fn main() -> Result<()> {
    let folder = tempfile::tempdir().context("a folder for the documents")?;
    let only = std::env::args().nth(1);
    match only.as_deref() {
        None => {
            ratios(folder.path())?;
            instructions(folder.path())
        }
        Some("instructions") => instructions(folder.path()),
        Some(other) => bail!("there is no measurement “{other}”; use `instructions` or nothing"),
    }
}

fn say(line: &str) -> Result<()> {
    writeln!(std::io::stdout(), "{line}").context("standard output")
}

fn program(name: &str) -> Result<PathBuf> {
    let own = std::env::current_exe().context("the program's own path")?;
    let path = own.with_file_name(name);
    ensure!(
        path.is_file(),
        "{} is not there; run `cargo build --release`",
        path.display()
    );
    Ok(path)
}

fn fill(folder: &Path, count: u64) -> Result<PathBuf> {
    for n in 0..count {
        let (name, text) = document(n, BYTES);
        let inner = folder.join(format!("{:03}", n / 100));
        fs::create_dir_all(&inner)?;
        fs::write(inner.join(name), text)?;
    }
    Ok(folder.to_owned())
}

/// A file of one kind of text and size, on many lines or on one.
fn large(path: PathBuf, bytes: usize, one_line: bool) -> Result<PathBuf> {
    let mut text = String::with_capacity(bytes + 20_000);
    let mut n = 3;
    while text.len() < bytes {
        text.push_str(&document(n, BYTES).1);
        n += 5;
    }
    fs::write(
        &path,
        if one_line {
            text.replace('\n', " ")
        } else {
            text
        },
    )?;
    Ok(path)
}

/// One document that states everything again and again: what is looked up among facts, names, rows and headings.
fn list(path: PathBuf, entries: usize) -> Result<PathBuf> {
    let mut text = String::from("# The project\n\n| Source | € |\n|---|---|\n");
    (0..entries).try_for_each(|n| writeln!(text, "| Partner {n} | 1 000 |"))?;
    for n in 0..entries {
        let number = format!("{}.{}.{}", n / 9_801 + 1, n / 99 % 99 + 1, n % 99 + 1);
        writeln!(
            text,
            "\n## {number} Part\n\nPartner {n}\n\nTotal budget: 2 000 €\n\nEU contribution: 1 000 € (50 %)\n"
        )?;
        writeln!(
            text,
            "Start date: 1.1.2019\n\nEnd date: 1.1.2020\n\nThe project Alpha, tel. +358 40 1234567, and 1 + 2 = 3."
        )?;
    }
    fs::write(&path, text)?;
    Ok(path)
}

/// CPU of a run in microseconds, user and system.
fn cpu(command: &mut Command) -> Result<i64> {
    let used = || -> Result<i64> {
        let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
        Ok(usage.user_time().num_microseconds() + usage.system_time().num_microseconds())
    };
    let before = used()?;
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()?;
    ensure!(
        status.code().is_some_and(|c| c < 2),
        "{command:?} failed: {status}"
    );
    Ok(used()? - before)
}

fn middle(mut runs: Vec<i64>) -> i64 {
    runs.sort_unstable();
    runs[runs.len() / 2]
}

fn floor(path: &Path) -> Result<Command> {
    let mut command = Command::new(program("projlint-floor")?);
    command.arg(path);
    Ok(command)
}

fn check(path: &Path) -> Result<Command> {
    let mut command = Command::new(program("projlint")?);
    command.args(["check", "--silent"]).arg(path);
    Ok(command)
}

/// Both programs by turns on the same path: the ratio of their CPU.
fn ratio(path: &Path, repeat: usize) -> Result<f64> {
    let (mut low, mut high) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let many = |make: fn(&Path) -> Result<Command>| -> Result<i64> {
            (0..repeat).map(|_| cpu(&mut make(path)?)).sum()
        };
        low.push(many(floor)?);
        high.push(many(check)?);
    }
    Ok(middle(high) as f64 / middle(low).max(1) as f64)
}

/// Peak memory of a run in kilobytes: the largest `VmHWM` that was seen while it ran.
fn peak(command: &mut Command) -> Result<u64> {
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait()?.is_none() {
        let now = fs::read_to_string(&status).unwrap_or_default();
        let line = now.lines().find_map(|l| l.strip_prefix("VmHWM:"));
        peak = peak.max(
            line.and_then(|l| l.split_whitespace().next()?.parse().ok())
                .unwrap_or(0),
        );
    }
    Ok(peak)
}

fn ratios(folder: &Path) -> Result<()> {
    let many = fill(&folder.join("many"), 10_000)?;
    let few = fill(&folder.join("few"), 1_000)?;
    let one = few.join("000").join(document(1, BYTES).0);
    say(&format!(
        "CPU, 10 000 documents:      {:.2} × floor (goal 4, limit 8)",
        ratio(&many, 1)?
    ))?;
    say(&format!(
        "CPU, one document:          {:.2} × floor (goal 1.3, limit 2)",
        ratio(&one, 40)?
    ))?;
    let (low, high, less) = (
        peak(&mut floor(&many)?)?,
        peak(&mut check(&many)?)?,
        peak(&mut check(&few)?)?,
    );
    say(&format!(
        "peak memory:                {:.2} × floor (goal 3); 10 000 documents against 1 000: {:.2} ×",
        high as f64 / low as f64,
        high as f64 / less as f64
    ))?;
    for one_line in [false, true] {
        let small = large(folder.join("small.txt"), 1 << 20, one_line)?;
        let big = large(folder.join("big.txt"), 10 << 20, one_line)?;
        let (mut a, mut b) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            a.push(cpu(&mut check(&small)?)?);
            b.push(cpu(&mut check(&big)?)?);
        }
        let lines = if one_line { "one line" } else { "many lines" };
        say(&format!(
            "10 MB against 1 MB, {lines:<10}: {:.2} × (goal 10.5)",
            middle(b) as f64 / middle(a).max(1) as f64
        ))?;
    }
    Ok(())
}

/// Instructions of a run on one thread with further arguments.
fn counted(path: &Path, more: &[&str]) -> Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program("projlint")?)
        .args(["check", "--silent"])
        .arg(path)
        .args(more)
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .context("valgrind is needed to count instructions")?;
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().find_map(|l| l.split_once("Collected :"));
    line.and_then(|(_, n)| n.trim().parse().ok())
        .with_context(|| format!("valgrind counted nothing: {text}"))
}

/// What each family of rules costs in addition to the reading, which is measured with one rule that has nothing to do.
fn families(folder: &Path, whole: u64) -> Result<()> {
    let alone = counted(folder, &["--select", "CORE002"])?;
    let mut families: Vec<&str> = metas()
        .map(|r| r.code.trim_end_matches(|c: char| c.is_ascii_digit()))
        .collect();
    families.dedup();
    for family in families {
        let share = counted(folder, &["--select", family])?.saturating_sub(alone) / 100;
        say(&format!(
            "  {family:<6} {share:>7}  {:>3} %",
            share * 100 / whole.max(1)
        ))?;
    }
    Ok(())
}

/// How many rules a breach of the bound names.
const COSTLIEST: usize = 10;

/// The rules that cost most in addition to the reading, as instructions per document.
fn costliest_rules(folder: &Path) -> Result<()> {
    let alone = counted(folder, &["--select", "CORE002"])?;
    let mut costs = Vec::new();
    for rule in metas() {
        let cost = counted(folder, &["--select", rule.code])?.saturating_sub(alone) / 100;
        costs.push((cost, rule));
    }
    costs.sort_by_key(|(cost, rule)| (std::cmp::Reverse(*cost), rule.code));
    say("the rules that cost most:")?;
    for (cost, rule) in costs.iter().take(COSTLIEST) {
        say(&format!("  {:<8} {cost:>7}  {}", rule.code, rule.name))?;
    }
    Ok(())
}

fn instructions(folder: &Path) -> Result<()> {
    let (less, more) = (
        fill(&folder.join("less"), 100)?,
        fill(&folder.join("more"), 300)?,
    );
    let count = (counted(&more, &[])? - counted(&less, &[])?) / 200;
    let bounds = fs::read_to_string(root().join("tests/bounds.toml"))?;
    let bound = bounds
        .lines()
        .find_map(|l| l.strip_prefix("instructions_per_document = "))
        .context("tests/bounds.toml has no bound")?;
    let bound: u64 = bound.trim().replace('_', "").parse()?;
    say(&format!(
        "instructions per document:  {count} (bound {bound})"
    ))?;
    families(&less, count)?;
    if count > bound {
        costliest_rules(&less)?;
    }
    ensure!(
        count <= bound,
        "{count} instructions per document are more than the bound {bound} in tests/bounds.toml"
    );
    let (short, long) = (
        counted(&list(folder.join("short.md"), 1_000)?, &[])?,
        counted(&list(folder.join("long.md"), 10_000)?, &[])?,
    );
    let growth = long as f64 / short as f64;
    say(&format!(
        "a list ten times as long:   {growth:.2} × the instructions (bound {LINEAR})"
    ))?;
    ensure!(
        growth <= LINEAR,
        "a list ten times as long takes {growth:.2} times the instructions, more than {LINEAR}"
    );
    Ok(())
}
