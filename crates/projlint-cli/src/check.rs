//! `projlint check`.

use crate::args::{CheckArgs as Args, OutputFormat, ReportTarget};
use crate::documents::{
    find_documents, need_some, print_faults, print_line, slash_path, stdin_path,
};
use crate::fixing;
use crate::holding::{Holding, Rules};
use crate::judging::{Job, JobOutcome, JobResult, Reporting, judge, judge_group};
use crate::output::{ReportOutput, Spool};
use crate::render::item::RenderContext;
use crate::render::summary::Summary;
use crate::running;
use crate::waiting::{WaitingDocument, spool_outcome, unspool_outcome};
use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::message::MessageLang;
use projlint_workspace::{Baseline, Discovery, FoundFile, Links, ReadFault, real_path};
use rayon::prelude::*;
use std::collections::{HashSet, VecDeque};
use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::Arc;

/// Documents that are read before their findings are printed.
const CHUNK_DOCUMENTS: usize = 512;
/// Fewer documents than this are read one after the other, and without a progress bar.
const FEW_DOCUMENTS: usize = 8;

/// What is reported of the files, in their order.
struct CheckRun<'a> {
    args: &'a Args,
    output: ReportOutput,
    progress: ProgressBar,
    total: Summary,
    fails: bool,
    broken: bool,
}

/// Runs the command; the exit status.
pub fn run(args: &Args) -> Result<u8> {
    running::set_threads(args.running.jobs)?;
    if args.running.watch {
        return running::watch_files(args, check_once);
    }
    check_once(args)
}

fn check_once(args: &Args) -> Result<u8> {
    let paths = running::call_paths(args)?;
    let name = args.running.stdin_filename.as_deref();
    let mut holding = Holding::new(&args.choice, Some(&args.known))?;
    let mut found = find_documents(&paths, name);
    let only = running::changed_documents(args, &mut found)?;
    let quiet = args.report.quiet || args.report.silent;
    let mut total = first_counts(&found);
    let mut broken = print_unread(args, &found.faults);
    let piped = stdin_path(&paths, name);
    let job = |found: FoundFile| {
        Ok(Job {
            stdin: piped.as_ref() == Some(&found.path),
            rules: holding.of(&found.path)?,
            found,
        })
    };
    let files = std::mem::take(&mut found.files);
    let jobs: Vec<Job> = files.into_iter().map(job).collect::<Result<_>>()?;
    let reader = message_lang(args, &jobs);
    let targets = report_targets(args);
    refuse_clashes(&targets, &jobs, &holding)?;
    let closing = |total: &Summary, broken, fails: bool| {
        let fails = fails && !args.report.exit_zero;
        print_closing(args, &jobs, &found, total, reader, broken, fails)
    };
    if args.fixing.fix || args.fixing.fix_only || args.fixing.diff {
        if jobs.iter().any(|job| job.stdin) {
            bail!("standard input cannot be corrected; name a file");
        }
        let done = fixing::run(&jobs, only.as_ref(), args)?;
        total.fixed = done.count;
        broken |= print_unread(args, &done.left) || (args.report.silent && !done.left.is_empty());
        if args.fixing.diff || args.fixing.fix_only {
            return closing(&total, broken, done.outstanding);
        }
    }
    let report = &args.report;
    let context = render_context(args);
    let telling = Reporting {
        targets: &targets,
        reader,
        machine: args.output.lang.unwrap_or_default(),
        context,
        counted: !report.silent || !targets.is_empty(),
        only: only.as_ref(),
        fail_on: report.fail_on,
    };
    let mut teller = CheckRun {
        args,
        output: ReportOutput::new(&targets),
        progress: progress_bar(args, jobs.len()),
        total,
        fails: false,
        broken,
    };
    check(&jobs, &telling, &mut teller)?;
    teller.progress.finish_and_clear();
    let CheckRun {
        output,
        mut total,
        fails,
        broken,
        ..
    } = teller;
    let missing = |(_, known): (_, &Baseline)| known.clone().forget_missing().len();
    total.gone += holding.baselines().map(missing).sum::<usize>();
    output.finish(&total, reader, context)?;
    let most = report.max_warnings.unwrap_or(usize::MAX);
    let pruned = args.known.strict_baseline && total.gone > 0;
    if !quiet {
        running::print_missing(&jobs);
        if report.verbose {
            running::print_configurations(&jobs);
        }
    }
    closing(&total, broken, fails || total.findings[1] > most || pruned)
}

/// The language of reports for people: that of the call, else of the first document's configuration, else of the system.
fn message_lang(args: &Args, jobs: &[Job]) -> MessageLang {
    let configured = jobs.first().and_then(|j| j.rules.effective.language);
    args.output
        .lang
        .or(configured)
        .unwrap_or_else(|| args.output.message_lang())
}

fn render_context(args: &Args) -> RenderContext {
    RenderContext {
        color: args.output.color.on(),
        personal_data: args.output.personal_data(),
        show: args.report.show,
        checks: args.report.show_checks,
    }
}

/// The counts of files that are not checked.
fn first_counts(found: &Discovery) -> Summary {
    let fatal = found.faults.iter().filter(|f| f.fatal);
    Summary {
        unread: found.faults.len(),
        skipped: found.skipped,
        faults: fatal
            .map(|f| (slash_path(&f.path), f.why.clone()))
            .collect(),
        ..Summary::default()
    }
}

/// Names files that could not be read, and returns whether the run has failed by them.
fn print_unread(args: &Args, faults: &[ReadFault]) -> bool {
    if args.report.silent {
        return faults.iter().any(|f| f.fatal);
    }
    print_faults(faults, args.report.quiet)
}

/// Refuses reports that would be written into one file, into a document or into a file that the check rests on, by whatever name.
fn refuse_clashes(targets: &[ReportTarget], jobs: &[Job], holding: &Holding<'_>) -> Result<()> {
    let real: Vec<_> = targets
        .iter()
        .map(|target| target.file.as_deref().map(real_path))
        .collect();
    if real.iter().all(Option::is_none) && targets.len() < 2 {
        return Ok(());
    }
    let documents = jobs.iter().filter(|job| !job.stdin);
    let documents: HashSet<PathBuf> = documents.map(|job| real_path(&job.found.path)).collect();
    let baselines = holding.baselines().map(|(file, _)| real_path(file));
    // Neighbours have the same rules.
    let mut rules: Vec<_> = jobs.iter().map(|job| &job.rules).collect();
    rules.dedup_by(|a, b| Arc::ptr_eq(a, b));
    let configured = rules.iter().flat_map(|r| r.effective.config.files());
    let rested_on: HashSet<PathBuf> = configured
        .map(|file| real_path(&file))
        .chain(baselines)
        .collect();
    for (n, target) in targets.iter().enumerate() {
        if real[..n].contains(&real[n]) {
            let place = target
                .file
                .as_ref()
                .map_or("standard output".to_owned(), |file| {
                    file.display().to_string()
                });
            bail!("two reports go to {place}; name a file for each: --output-format FORMAT=FILE");
        }
        let Some((file, real)) = target.file.as_ref().zip(real[n].as_ref()) else {
            continue;
        };
        let what = if documents.contains(real) {
            "a document that is checked"
        } else if rested_on.contains(real) {
            "a file on which the check rests"
        } else {
            continue;
        };
        bail!("{}: is {what}; write the report elsewhere", file.display());
    }
    Ok(())
}

/// The last words of a run, and its exit status.
fn print_closing(
    args: &Args,
    jobs: &[Job],
    found: &Discovery,
    total: &Summary,
    reader: MessageLang,
    broken: bool,
    fails: bool,
) -> Result<u8> {
    let report = &args.report;
    let printed = report_targets(args).iter().any(|t| {
        t.file.is_none()
            && !matches!(
                t.format,
                OutputFormat::Human | OutputFormat::Concise | OutputFormat::Grouped
            )
    });
    let quiet = report.quiet
        || report.silent
        || (printed && !report.statistics)
        || total.documents + total.unread + total.fixed == 0;
    if !quiet {
        let statistics = if report.statistics {
            total.statistics()
        } else {
            Vec::new()
        };
        let lines = if printed {
            Vec::new()
        } else {
            total.lines(reader)
        };
        statistics
            .iter()
            .chain(&lines)
            .for_each(|line| print_line(line));
    }
    if jobs.is_empty() && found.faults.is_empty() && !args.running.changed {
        need_some(&Discovery::default(), args.running.allow_empty, reader)?;
    }
    Ok(if broken {
        crate::status::BROKEN
    } else {
        u8::from(fails)
    })
}

/// The reports that the call asks for; a file without a format of its own takes the last one.
fn report_targets(args: &Args) -> Vec<ReportTarget> {
    let mut targets = args.report.output_format.clone();
    if targets.is_empty() {
        targets.push(ReportTarget {
            format: OutputFormat::Human,
            file: None,
        });
    }
    if let Some((file, target)) = args
        .report
        .output_file
        .as_ref()
        .zip(targets.iter_mut().rev().find(|t| t.file.is_none()))
    {
        target.file = Some(file.clone());
    }
    targets.retain(|target| !args.report.silent || target.file.is_some());
    targets
}

fn check(jobs: &[Job], telling: &Reporting<'_>, teller: &mut CheckRun<'_>) -> Result<()> {
    let (mut links, mut waiting, mut spool) = (Links::default(), VecDeque::new(), Spool::new());
    let mut told = 0;
    for (number, chunk) in jobs.chunks(CHUNK_DOCUMENTS).enumerate() {
        for (at, JobResult { outcome, identity }) in
            judge_chunk(chunk, telling).into_iter().enumerate()
        {
            teller.progress.inc(1);
            let linked = identity.is_some();
            identity.into_iter().for_each(|identity: ProjectIdentity| {
                links.add(number * CHUNK_DOCUMENTS + at, identity)
            });
            if waiting.is_empty() && !linked {
                teller.take_outcome(outcome)?;
                told += 1;
            } else {
                waiting.push_back(WaitingDocument {
                    outcome: spool_outcome(outcome, &mut spool)?,
                    linked,
                });
            }
        }
    }
    for groups in links.groups().chunks(CHUNK_DOCUMENTS) {
        let draw = |item, rules: &Rules| telling.draw_reports(item, rules);
        let judged = groups
            .par_iter()
            .flat_map_iter(|group| judge_group(group, jobs, telling.reader, draw))
            .collect::<Vec<_>>();
        for (job, read) in judged {
            if let Some(place) = waiting.get_mut(job - told).filter(|w| w.linked) {
                place.outcome = spool_outcome(JobOutcome::Read(Box::new(read)), &mut spool)?;
            }
        }
    }
    waiting
        .into_iter()
        .try_for_each(|w| teller.take_outcome(unspool_outcome(w.outcome, &mut spool)?))
}

impl CheckRun<'_> {
    /// Names the rules that failed, each once.
    fn print_broken(&mut self, rules: &[ReadFault]) {
        for fault in rules {
            self.broken = true;
            if self.total.faults.iter().any(|(_, why)| *why == fault.why) {
                continue;
            }
            self.total
                .faults
                .push((slash_path(&fault.path), fault.why.clone()));
            self.progress.suspend(|| print_faults([fault], true));
        }
    }

    fn take_outcome(&mut self, outcome: JobOutcome) -> Result<()> {
        let quiet = self.args.report.quiet || self.args.report.silent;
        match outcome {
            JobOutcome::Unread(fault) => {
                self.total.unread += 1;
                self.total
                    .faults
                    .push((slash_path(&fault.path), fault.why.clone()));
                self.broken |= fault.fatal;
                if !self.args.report.silent {
                    self.progress.suspend(|| print_faults([&fault], quiet));
                }
            }
            JobOutcome::Read(read) => {
                self.total.add(&read.summary);
                self.fails |= read.fails;
                self.print_broken(&read.broken);
                if let Some(note) = read.note.filter(|_| !quiet) {
                    self.progress.suspend(|| print_line(&note));
                }
                self.progress.suspend(|| self.output.add(&read.written))?;
            }
        }
        Ok(())
    }
}

fn judge_chunk(jobs: &[Job], telling: &Reporting<'_>) -> Vec<JobResult> {
    let one =
        |job: &Job, buffer: &mut Vec<u8>| match judge(job, telling.reader, buffer, |item, rules| {
            telling.draw_reports(item, rules)
        }) {
            Ok((read, identity)) => JobResult {
                outcome: JobOutcome::Read(Box::new(read)),
                identity,
            },
            Err(fault) => JobResult {
                outcome: JobOutcome::Unread(fault),
                identity: None,
            },
        };
    if jobs.len() < FEW_DOCUMENTS {
        let mut buffer = Vec::new();
        return jobs.iter().map(|job| one(job, &mut buffer)).collect();
    }
    jobs.par_iter()
        .with_min_len(4)
        .map_init(Vec::new, |buffer, job| one(job, buffer))
        .collect()
}

fn progress_bar(args: &Args, documents: usize) -> ProgressBar {
    let visible = !args.report.quiet
        && !args.report.silent
        && documents >= FEW_DOCUMENTS
        && std::io::stderr().is_terminal();
    if !visible {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(
        Some(documents as u64),
        ProgressDrawTarget::stderr_with_hz(8),
    );
    let style =
        ProgressStyle::with_template("{bar:30} {pos}/{len}").expect("the template is right");
    bar.with_style(style)
}
