//! `projlint baseline`.

use crate::args::{BaselineCommand, BaselineFileArgs};
use crate::documents::{STDIN, find_documents, need_some, on_a_line, print_faults, print_line};
use crate::holding::{Holding, Rules};
use crate::judging::{Job, judge, judge_group};
use crate::render::item::Item;
use anyhow::{Context as _, Result, anyhow, bail};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::meta::Severity;
use projlint_rules::rules::is_on;
use projlint_workspace::{
    BASELINE, Baseline, ConfigFinder, Discovery, Links, absolute_path, baseline_for, replace_file,
};
use projlint_workspace::{FoundFile, ReadFault};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Runs the command; the exit status.
pub fn run(command: &BaselineCommand) -> Result<u8> {
    let (BaselineCommand::Show(args)
    | BaselineCommand::Create(args)
    | BaselineCommand::Update(args)) = command;
    let file = &baseline_file(command, args)?;
    if let BaselineCommand::Create(_) = command {
        if file.exists() {
            bail!(
                "{}: is there already; `projlint baseline update` brings it up to date",
                file.display()
            );
        }
        return note_all(args, file, Baseline::new(file), None);
    }
    let text = std::fs::read_to_string(file).with_context(|| {
        format!(
            "{}: cannot be read; `projlint baseline create` makes it",
            file.display()
        )
    })?;
    let baseline = parse_baseline(file, &text)?;
    if let BaselineCommand::Show(_) = command {
        return show_entries(&baseline);
    }
    note_all(args, file, baseline, Some(&text))
}

/// The file that the call or the configuration of the current folder names; else one to make in the folder, or the nearest upwards.
fn baseline_file(command: &BaselineCommand, args: &BaselineFileArgs) -> Result<PathBuf> {
    if let Some(file) = &args.baseline {
        return Ok(file.clone());
    }
    let here = Path::new("");
    let config = ConfigFinder::default().of(here)?.unwrap_or_default();
    let near = match command {
        BaselineCommand::Create(_) => config.baseline.clone().map(PathBuf::from),
        BaselineCommand::Show(_) | BaselineCommand::Update(_) => baseline_for(here, &config),
    };
    Ok(near.unwrap_or_else(|| PathBuf::from(BASELINE)))
}

fn parse_baseline(file: &Path, text: &str) -> Result<Baseline> {
    Baseline::parse(file, text).map_err(|why| anyhow!("{}: {why}", file.display()))
}

fn show_entries(baseline: &Baseline) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    for (path, rule, text, count) in baseline.entries() {
        writeln!(out, "{}  {rule}  {count} ×  {text}", on_a_line(path))?;
    }
    Ok(0)
}

/// Notes every finding that the command line would show.
fn note_all(
    args: &BaselineFileArgs,
    file: &Path,
    mut baseline: Baseline,
    old: Option<&str>,
) -> Result<u8> {
    if args.paths.iter().any(|path| path == Path::new(STDIN)) {
        bail!("standard input has no name by which it could be known; name files or folders");
    }
    let found = find_documents(&args.paths, None);
    let mut holding = Holding::new(&args.choice, None)?;
    let mut broken = print_faults(&found.faults, false);
    need_some(
        &Discovery {
            faults: Vec::new(),
            ..found.clone()
        },
        false,
        MessageLang::En,
    )?;
    let job = |found: FoundFile| {
        Ok(Job {
            rules: holding.of(&found.path)?,
            stdin: false,
            found,
        })
    };
    let jobs: Vec<Job> = found.files.into_iter().map(job).collect::<Result<_>>()?;
    let (all, faults) = judge_all(&jobs);
    broken |= print_faults(&faults, false);
    let mut elsewhere = BTreeSet::new();
    for (at, item) in &all {
        let nearer = match args.baseline {
            Some(_) => None,
            None => nearer_file(&jobs[*at], file),
        };
        if let Some(nearer) = nearer {
            elsewhere.insert(nearer);
            continue;
        }
        let settings = jobs[*at]
            .rules
            .effective
            .settings(Some(&jobs[*at].found.path));
        baseline.note_findings(
            item.path(item.doc).as_ref(),
            &item.document().source,
            &item.report.findings,
            |code| is_on(&settings, code),
        );
    }
    for other in elsewhere {
        print_line(&format!(
            "projlint: {}: holds the known findings of the documents below it; update it there",
            on_a_line(&other.display().to_string())
        ));
    }
    baseline.forget_missing();
    let text = baseline.text();
    if old != Some(text.as_str()) {
        replace_file(file, text.as_bytes(), old.map(str::as_bytes))
            .with_context(|| format!("{}", file.display()))?;
    }
    let counts = baseline.entries().map(|(_, _, _, count)| u64::from(count));
    let known: u64 = counts.sum();
    let noun = if known == 1 { "finding" } else { "findings" };
    print_line(&format!("{}: {known} known {noun}", file.display()));
    Ok(if broken { crate::status::BROKEN } else { 0 })
}

/// A file of known findings that is nearer to a document than `file`; `check` uses that.
fn nearer_file(job: &Job, file: &Path) -> Option<PathBuf> {
    let folder = job.found.path.parent().unwrap_or(Path::new(""));
    let own = absolute_path(&baseline_for(folder, &job.rules.effective.config)?);
    let file = absolute_path(file);
    (own != file && own.starts_with(file.parent()?)).then_some(own)
}

/// Every document with its findings, those of one project together after they were judged alone, and what could not be read.
fn judge_all(jobs: &[Job]) -> (Vec<(usize, Item)>, Vec<ReadFault>) {
    let keep = |mut item: Item, _: &Rules| {
        item.report.findings.retain(|f| f.severity > Severity::Hint);
        item
    };
    let judged = |buffer: &mut Vec<u8>, job: &Job| judge(job, MessageLang::En, buffer, keep);
    let results: Vec<_> = jobs.par_iter().map_init(Vec::new, judged).collect();
    let (mut links, mut all, mut faults) = (Links::default(), Vec::new(), Vec::new());
    for (at, result) in results.into_iter().enumerate() {
        match result {
            Ok((item, identity)) => {
                identity
                    .into_iter()
                    .for_each(|identity| links.add(at, identity));
                all.push((at, item));
            }
            Err(fault) => faults.push(fault),
        }
    }
    let groups = links.groups();
    let together = |group: &Vec<usize>| judge_group(group, jobs, MessageLang::En, keep);
    all.extend(groups.iter().flat_map(together));
    (all, faults)
}
