//! `projlint check`.

use crate::args::{Check as Args, Format, Target};
use crate::documents::{find, need_some, shown, stdin_path, tell, tell_faults};
use crate::fixing;
use crate::holding::{Holding, Rules};
use crate::judging::{Job, Judged, Outcome, Telling, judge, together};
use crate::output::{Kept, Output, Spool, Written};
use crate::render::Context;
use crate::render::summary::Summary;
use crate::running;
use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::message::MessageLang;
use projlint_workspace::{Discovery, Fault, Found, Links, absolute};
use rayon::prelude::*;
use std::collections::VecDeque;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Documents that are read before what was found in them is told.
const CHUNK: usize = 512;
/// Fewer documents than this are read one after the other, and without a progress bar.
const FEW: usize = 8;

/// What is told of the files, in their order.
struct Teller<'a> {
    args: &'a Args,
    output: Output,
    progress: ProgressBar,
    total: Summary,
    fails: bool,
    broken: bool,
}

/// A document that waits for those of its project.
struct Waiting {
    outcome: Late,
    linked: bool,
}

/// What became of it, with its reports on disk.
enum Late {
    Read {
        kept: Kept,
        note: Option<String>,
        summary: Box<Summary>,
        fails: bool,
    },
    Unread(Fault),
}

/// Runs the command; the exit status.
pub fn run(args: &Args) -> Result<u8> {
    running::threads(args.running.jobs)?;
    if args.running.watch {
        return running::watch(args, once);
    }
    once(args)
}

fn once(args: &Args) -> Result<u8> {
    let paths = running::paths(args)?;
    let name = args.running.stdin_filename.as_deref();
    let mut holding = Holding::new(&args.choice, Some(&args.known))?;
    let mut found = find(&paths, name);
    let only = running::changed(args, &mut found)?;
    let quiet = args.report.quiet || args.report.silent;
    let broken = if args.report.silent {
        found.faults.iter().any(|f| f.fatal)
    } else {
        tell_faults(&found.faults, quiet)
    };
    let files = std::mem::take(&mut found.files);
    let rules = files
        .iter()
        .map(|f| holding.of(&f.path))
        .collect::<Result<Vec<_>>>()?;
    let piped = stdin_path(&paths, name);
    let job = |(found, rules): (Found, _)| Job {
        stdin: piped.as_ref() == Some(&found.path),
        found,
        rules,
    };
    let jobs: Vec<Job> = files.into_iter().zip(rules).map(job).collect();
    let reader = args
        .output
        .lang
        .or(jobs.first().and_then(|j| j.rules.language))
        .unwrap_or_else(|| args.output.reader());
    let mut total = Summary {
        unread: found.faults.len(),
        skipped: found.skipped,
        ..Summary::default()
    };
    total.faults = found
        .faults
        .iter()
        .filter(|f| f.fatal)
        .map(|f| (shown(&f.path), f.why.clone()))
        .collect();
    let mut left = Vec::new();
    let fixing = args.fixing.fix || args.fixing.fix_only || args.fixing.diff;
    let mut outstanding = false;
    if fixing && jobs.iter().any(|job| job.stdin) {
        bail!("standard input cannot be corrected; name a file");
    }
    if fixing {
        let done = fixing::run(&jobs, only.as_ref(), args)?;
        (total.fixed, left, outstanding) = (done.count, done.left, done.outstanding);
    }
    let broken = if args.report.silent {
        broken | !left.is_empty()
    } else {
        broken | tell_faults(&left, quiet)
    };
    if args.fixing.diff || args.fixing.fix_only {
        return closing(
            args,
            &jobs,
            &found,
            &total,
            reader,
            broken,
            outstanding && !args.report.exit_zero,
        );
    }
    let targets = targets(args);
    for (n, target) in targets.iter().enumerate() {
        if targets[..n].iter().any(|other| other.file == target.file) {
            let place = target
                .file
                .as_ref()
                .map_or("standard output".to_owned(), |file| {
                    file.display().to_string()
                });
            bail!("two reports go to {place}; name a file for each: --output-format FORMAT=FILE");
        }
        let own = |file: &PathBuf| {
            jobs.iter()
                .any(|job| !job.stdin && absolute(&job.found.path) == absolute(file))
        };
        if let Some(file) = target.file.as_ref().filter(|file| own(file)) {
            bail!(
                "{}: is a document that is checked; write the report elsewhere",
                file.display()
            );
        }
    }
    let report = &args.report;
    let context = Context {
        color: args.output.color.on(),
        personal_data: args.output.personal_data(),
        show: report.show,
        checks: report.show_checks,
    };
    let machine = args.output.lang.unwrap_or_default();
    let telling = Telling {
        targets: &targets,
        reader,
        machine,
        context,
        counted: !report.silent || !targets.is_empty(),
        only: only.as_ref(),
        fail_on: report.fail_on,
    };
    let mut teller = Teller {
        args,
        output: Output::new(&targets)?,
        progress: progress(args, jobs.len()),
        total,
        fails: false,
        broken,
    };
    check(&jobs, &telling, &mut teller)?;
    teller.progress.finish_and_clear();
    let Teller {
        output,
        mut total,
        fails,
        broken,
        ..
    } = teller;
    total.gone += holding
        .baselines()
        .map(|(_, b)| b.clone().forget().len())
        .sum::<usize>();
    output.finish(&total, reader, context)?;
    let warnings = report
        .max_warnings
        .is_some_and(|most| total.findings[1] > most);
    let pruned = args.known.strict_baseline && total.gone > 0;
    if !quiet {
        running::missing(&jobs);
    }
    if report.verbose && !quiet {
        running::verbose(&jobs);
    }
    closing(
        args,
        &jobs,
        &found,
        &total,
        reader,
        broken,
        (fails || warnings || pruned) && !report.exit_zero,
    )
}

/// The last words of a run, and its exit status.
fn closing(
    args: &Args,
    jobs: &[Job],
    found: &Discovery,
    total: &Summary,
    reader: MessageLang,
    broken: bool,
    fails: bool,
) -> Result<u8> {
    let report = &args.report;
    let printed = targets(args).iter().any(|t| {
        t.file.is_none() && !matches!(t.format, Format::Human | Format::Concise | Format::Grouped)
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
        statistics.iter().chain(&lines).for_each(|line| tell(line));
    }
    if jobs.is_empty() && found.faults.is_empty() && !args.running.changed {
        need_some(&Discovery::default(), args.running.allow_empty, reader)?;
    }
    Ok(if broken {
        crate::BROKEN
    } else {
        u8::from(fails)
    })
}

/// The reports that the call asks for; a file without a format of its own takes the last one.
fn targets(args: &Args) -> Vec<Target> {
    let mut targets = args.report.output_format.clone();
    if targets.is_empty() {
        targets.push(Target {
            format: Format::Human,
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

fn check(jobs: &[Job], telling: &Telling<'_>, teller: &mut Teller<'_>) -> Result<()> {
    let (mut links, mut waiting, mut spool) = (Links::default(), VecDeque::new(), Spool::new()?);
    let mut told = 0;
    for (number, chunk) in jobs.chunks(CHUNK).enumerate() {
        for (at, Judged { outcome, identity }) in outcomes(chunk, telling).into_iter().enumerate() {
            teller.progress.inc(1);
            let linked = identity.is_some();
            identity
                .into_iter()
                .for_each(|identity: ProjectIdentity| links.add(number * CHUNK + at, identity));
            if waiting.is_empty() && !linked {
                teller.tell(outcome)?;
                told += 1;
            } else {
                waiting.push_back(Waiting {
                    outcome: late(outcome, &mut spool)?,
                    linked,
                });
            }
        }
    }
    for groups in links.groups().chunks(CHUNK) {
        let draw = |item, rules: &Rules| telling.draw(item, rules);
        let judged = groups
            .par_iter()
            .flat_map_iter(|group| together(group, jobs, telling.reader, draw))
            .collect::<Vec<_>>();
        for (job, read) in judged {
            if let Some(place) = waiting.get_mut(job - told).filter(|w| w.linked) {
                place.outcome = late(Outcome::Read(Box::new(read)), &mut spool)?;
            }
        }
    }
    waiting
        .into_iter()
        .try_for_each(|w| teller.tell(now(w.outcome, &mut spool)?))
}

fn late(outcome: Outcome, spool: &mut Spool) -> Result<Late> {
    Ok(match outcome {
        Outcome::Unread(fault) => Late::Unread(fault),
        Outcome::Read(read) => {
            let kept = spool.keep(&read.written)?;
            Late::Read {
                kept,
                note: read.note,
                summary: Box::new(read.summary),
                fails: read.fails,
            }
        }
    })
}

fn now(late: Late, spool: &mut Spool) -> Result<Outcome> {
    Ok(match late {
        Late::Unread(fault) => Outcome::Unread(fault),
        Late::Read {
            kept,
            note,
            summary,
            fails,
        } => {
            let written: Written = spool.take(&kept)?;
            Outcome::Read(Box::new(crate::judging::Read {
                written,
                note,
                summary: *summary,
                fails,
            }))
        }
    })
}

impl Teller<'_> {
    fn tell(&mut self, outcome: Outcome) -> Result<()> {
        let quiet = self.args.report.quiet || self.args.report.silent;
        match outcome {
            Outcome::Unread(fault) => {
                self.total.unread += 1;
                self.total
                    .faults
                    .push((shown(&fault.path), fault.why.clone()));
                self.broken |= fault.fatal;
                if !self.args.report.silent {
                    self.progress.suspend(|| tell_faults([&fault], quiet));
                }
            }
            Outcome::Read(read) => {
                self.total.add(&read.summary);
                self.fails |= read.fails;
                if let Some(note) = read.note.filter(|_| !quiet) {
                    self.progress.suspend(|| tell(&note));
                }
                self.progress.suspend(|| self.output.add(&read.written))?;
            }
        }
        Ok(())
    }
}

fn outcomes(jobs: &[Job], telling: &Telling<'_>) -> Vec<Judged> {
    let one =
        |job: &Job, buffer: &mut Vec<u8>| match judge(job, telling.reader, buffer, |item, rules| {
            telling.draw(item, rules)
        }) {
            Ok((read, identity)) => Judged {
                outcome: Outcome::Read(Box::new(read)),
                identity,
            },
            Err(fault) => Judged {
                outcome: Outcome::Unread(fault),
                identity: None,
            },
        };
    if jobs.len() < FEW {
        let mut buffer = Vec::new();
        return jobs.iter().map(|job| one(job, &mut buffer)).collect();
    }
    jobs.par_iter()
        .with_min_len(4)
        .map_init(Vec::new, |buffer, job| one(job, buffer))
        .collect()
}

fn progress(args: &Args, documents: usize) -> ProgressBar {
    let visible = !args.report.quiet
        && !args.report.silent
        && documents >= FEW
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
