//! `projlint baseline`.

use crate::args::{BaselineArgs, BaselineCommand};
use crate::documents::{find, need_some, on_a_line, tell, tell_faults};
use crate::holding::{Holding, Rules};
use crate::judging::{Job, judge, together};
use crate::render::Item;
use anyhow::{Context as _, Result, anyhow, bail};
use projlint_rules::message::Reader;
use projlint_rules::rule::Severity;
use projlint_workspace::{Baseline, Links, replace};
use rayon::prelude::*;
use std::io::Write;
use std::path::Path;

/// Runs the command; the exit status.
pub fn run(command: &BaselineCommand) -> Result<u8> {
    match command {
        BaselineCommand::Show(args) => show(args),
        BaselineCommand::Create(args) => {
            if args.baseline.exists() {
                bail!("{}: is there already; `projlint baseline update` brings it up to date", args.baseline.display());
            }
            note(args, Baseline::new(&args.baseline), None)
        }
        BaselineCommand::Update(args) => {
            let text = std::fs::read_to_string(&args.baseline)
                .with_context(|| format!("{}: cannot be read; `projlint baseline create` makes it", args.baseline.display()))?;
            let baseline = read(&args.baseline, &text)?;
            note(args, baseline, Some(&text))
        }
    }
}

fn read(file: &Path, text: &str) -> Result<Baseline> {
    Baseline::parse(file, text).map_err(|why| anyhow!("{}: {why}", file.display()))
}

fn show(args: &BaselineArgs) -> Result<u8> {
    let text = std::fs::read_to_string(&args.baseline)
        .with_context(|| format!("{}: cannot be read; `projlint baseline create` makes it", args.baseline.display()))?;
    let mut out = std::io::stdout().lock();
    for (path, rule, text, count) in read(&args.baseline, &text)?.entries() {
        writeln!(out, "{}  {rule}  {count} ×  {text}", on_a_line(path))?;
    }
    Ok(0)
}

/// Notes every finding that the command line would show.
fn note(args: &BaselineArgs, mut baseline: Baseline, old: Option<&str>) -> Result<u8> {
    let found = find(&args.paths, None);
    let mut holding = Holding::new(&args.choice, None)?;
    let mut broken = tell_faults(&found.faults, false);
    need_some(&found, false, Reader::En)?;
    let rules = found.files.iter().map(|f| holding.of(&f.path)).collect::<Result<Vec<_>>>()?;
    let jobs: Vec<Job> = found.files.into_iter().zip(rules).map(|(found, rules)| Job { found, stdin: false, rules }).collect();
    let keep = |mut item: Item, _: &Rules| {
        item.report.findings.retain(|f| f.severity > Severity::Hint);
        item
    };
    let (mut links, mut all) = (Links::default(), Vec::new());
    let judged = |buffer: &mut Vec<u8>, job: &Job| judge(job, Reader::En, buffer, keep);
    for (at, result) in jobs.par_iter().map_init(Vec::new, judged).collect::<Vec<_>>().into_iter().enumerate() {
        match result {
            Ok((item, identity)) => {
                identity.into_iter().for_each(|identity| links.add(at, identity));
                all.push((at, item));
            }
            Err(fault) => broken |= tell_faults([&fault], false),
        }
    }
    all.extend(links.groups().iter().flat_map(|group| together(group, &jobs, Reader::En, keep)));
    for (_, item) in &all {
        baseline.note(item.path(item.doc).as_ref(), &item.document().source, &item.report.findings);
    }
    baseline.forget();
    let text = baseline.text();
    if old != Some(text.as_str()) {
        replace(&args.baseline, text.as_bytes(), old.map(str::as_bytes)).with_context(|| format!("{}", args.baseline.display()))?;
    }
    let known: u32 = baseline.entries().map(|(_, _, _, count)| count).sum();
    tell(&format!("{}: {known} known findings", args.baseline.display()));
    Ok(if broken { crate::BROKEN } else { 0 })
}
