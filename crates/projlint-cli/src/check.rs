//! `projlint check`.

use crate::args::{Check as Args, Format};
use crate::documents::{encoding_note, find, is_stdin, need_some, read, shown, tell, tell_faults};
use crate::render::{Context, Item, concise, human, json, summary};
use anyhow::{Context as _, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use projlint_rules::link::{Identity, Listed};
use projlint_rules::message::Reader;
use projlint_rules::source::DocId;
use projlint_rules::{Project, Settings, lint};
use projlint_workspace::{Config, Configs, Fault, Found, Links, judge as judge_together, select};
use rayon::prelude::*;
use std::collections::{HashMap, VecDeque};
use std::io::{BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use summary::Summary;

/// Documents that are read before what was found in them is printed.
const CHUNK: usize = 512;
/// Fewer documents than this are read one after the other, and without a progress bar.
const FEW: usize = 8;

/// What holds for the documents of a folder.
struct Rules {
    settings: Settings,
    config: Config,
    language: Option<Reader>,
}

/// What became of one file.
enum Outcome {
    Read { text: String, item: Option<Box<Item>>, note: Option<String>, summary: Summary, fails: bool },
    Unread(Fault),
}

/// A file and what became of it. The documents of one project are judged once all of them are known: a document that tells its
/// project waits for the others.
struct Judged {
    outcome: Outcome,
    identity: Option<Identity>,
}

/// What is told of the files, in their order.
struct Telling<'a> {
    args: &'a Args,
    out: BufWriter<std::io::StdoutLock<'static>>,
    progress: ProgressBar,
    total: Summary,
    items: Vec<Item>,
    fails: bool,
    broken: bool,
}

/// Runs the command; the exit status.
pub fn run(args: &Args) -> Result<u8> {
    let found = find(&args.paths);
    let mut rules = Folders::new(args)?;
    let quiet = args.quiet || args.silent;
    let broken = if args.silent { found.faults.iter().any(|f| f.fatal) } else { tell_faults(&found.faults, quiet) };
    let jobs: Vec<(&Found, Arc<Rules>)> = found.files.iter().map(|f| Ok((f, rules.of(f)?))).collect::<Result<_>>()?;
    let reader = args.output.lang.or(jobs.first().and_then(|j| j.1.language)).unwrap_or_else(|| args.output.reader());
    let total = Summary { unread: found.faults.len(), skipped: found.skipped, ..Summary::default() };
    let out = BufWriter::new(std::io::stdout().lock());
    let progress = progress(args, jobs.len());
    let mut telling = Telling { args, out, progress, total, items: Vec::new(), fails: false, broken };
    check(&jobs, args, reader, &mut telling)?;
    telling.progress.finish_and_clear();
    let Telling { mut out, total, items, fails, broken, .. } = telling;
    finish(args, &mut out, &total, items, reader)?;
    need_some(&found, args.allow_empty, reader)?;
    Ok(if broken { crate::BROKEN } else { u8::from(fails) })
}

fn check(jobs: &[(&Found, Arc<Rules>)], args: &Args, reader: Reader, telling: &mut Telling<'_>) -> Result<()> {
    let (mut links, mut waiting) = (Links::default(), VecDeque::new());
    let mut told = 0;
    for (number, chunk) in jobs.chunks(CHUNK).enumerate() {
        for (at, Judged { outcome, identity }) in outcomes(chunk, args, reader).into_iter().enumerate() {
            telling.progress.inc(1);
            waiting.push_back((outcome, identity.is_some()));
            identity.into_iter().for_each(|identity| links.add(number * CHUNK + at, identity));
        }
        while waiting.front().is_some_and(|(_, coded)| !coded) {
            telling.tell(waiting.pop_front().map(|(outcome, _)| outcome))?;
            told += 1;
        }
    }
    for (job, outcome) in links.groups().par_iter().flat_map_iter(|group| together(group, jobs, args, reader)).collect::<Vec<_>>() {
        waiting[job - told].0 = outcome;
    }
    waiting.into_iter().try_for_each(|(outcome, _)| telling.tell(Some(outcome)))
}

impl Telling<'_> {
    fn tell(&mut self, outcome: Option<Outcome>) -> Result<()> {
        let quiet = self.args.quiet || self.args.silent;
        match outcome {
            None => {}
            Some(Outcome::Unread(fault)) => {
                self.total.unread += 1;
                self.broken |= fault.fatal;
                if !self.args.silent {
                    self.progress.suspend(|| tell_faults([&fault], quiet));
                }
            }
            Some(Outcome::Read { text, item, note, summary, fails }) => {
                self.total.add(&summary);
                self.fails |= fails;
                if let Some(note) = note.filter(|_| !quiet) {
                    self.progress.suspend(|| tell(&note));
                }
                self.progress.suspend(|| self.out.write_all(text.as_bytes()))?;
                self.items.extend(item.map(|i| *i));
            }
        }
        Ok(())
    }
}

fn finish(args: &Args, out: &mut impl Write, total: &Summary, items: Vec<Item>, reader: Reader) -> Result<()> {
    if args.output_format == Format::Json && !args.silent {
        json::report(out, &items, total, args.show_checks, args.output.unmask)?;
    }
    out.flush()?;
    let quiet = args.quiet || args.silent || total.documents + total.unread == 0;
    if !quiet && args.output_format != Format::Json {
        for line in total.lines(reader) {
            tell(&line);
        }
    }
    Ok(())
}

fn outcomes(jobs: &[(&Found, Arc<Rules>)], args: &Args, reader: Reader) -> Vec<Judged> {
    if jobs.len() < FEW {
        let mut buffer = Vec::new();
        return jobs.iter().map(|(f, r)| judge(f, r, args, reader, &mut buffer)).collect();
    }
    jobs.par_iter().with_min_len(4).map_init(Vec::new, |buffer, (f, r)| judge(f, r, args, reader, buffer)).collect()
}

/// Reads and judges one file and draws what was found.
fn judge(found: &Found, rules: &Rules, args: &Args, reader: Reader, buffer: &mut Vec<u8>) -> Judged {
    let input = match read(found, buffer) {
        Ok(input) => input,
        Err(fault) => return Judged { outcome: Outcome::Unread(fault), identity: None },
    };
    let project = Arc::new(Project::single(input));
    let identity = Identity::of(&project.documents[0]).filter(|_| !is_stdin(found)).listed(rules.config.project_of(&found.path));
    let report = lint(&project, &rules.settings);
    let paths = Arc::from([shown(&found.path)]);
    Judged { outcome: draw(Item { paths, doc: DocId(0), reader, project, report }, args), identity }
}

/// Judges the documents of a project together: the numbers of the jobs, and what became of each. A document that can no
/// longer be read is left as it was.
fn together(group: &[usize], jobs: &[(&Found, Arc<Rules>)], args: &Args, reader: Reader) -> Vec<(usize, Outcome)> {
    let mut buffer = Vec::new();
    let (members, inputs): (Vec<usize>, Vec<_>) = group.iter().filter_map(|&job| Some((job, read(jobs[job].0, &mut buffer).ok()?))).unzip();
    let project = Arc::new(Project::linked(inputs));
    let paths: Arc<[String]> = members.iter().map(|&job| shown(&jobs[job].0.path)).collect();
    let settings: Vec<&Settings> = members.iter().map(|&job| &jobs[job].1.settings).collect();
    let reports = judge_together(&project, &settings);
    let item = |(doc, report)| Item { paths: paths.clone(), doc: DocId(doc), reader, project: project.clone(), report };
    members.into_iter().zip((0..).zip(reports).map(|r| draw(item(r), args))).collect()
}

/// Draws what was found in a document.
fn draw(item: Item, args: &Args) -> Outcome {
    let summary = Summary::of(&item.report, args.show);
    let fails = item.report.findings.iter().any(|f| args.fail_on.fails(f.severity));
    if args.silent {
        return Outcome::Read { text: String::new(), item: None, note: None, summary, fails };
    }
    let context = Context { color: args.output.color.on(), unmask: args.output.unmask, show: args.show, checks: args.show_checks };
    let machine = args.output_format == Format::Json;
    let item = Item { reader: if machine { args.output.lang.unwrap_or_default() } else { item.reader }, ..item };
    let note = item.document().encoding.map(|e| encoding_note(item.path(item.doc), e, item.reader));
    let text = match args.output_format {
        Format::Human => human::render(&item, context),
        Format::Concise if context.checks => concise::render(&item, context) + &human::checks(&item),
        Format::Concise => concise::render(&item, context),
        Format::Json => String::new(),
    };
    let item = machine.then(|| Box::new(json::keep(item, context)));
    Outcome::Read { text, item, note, summary, fails }
}

/// The rules for each folder: its configuration, changed by the command line.
struct Folders<'a> {
    args: &'a Args,
    configs: Configs,
    one: Option<Arc<Rules>>,
    known: HashMap<Option<usize>, Arc<Rules>>,
    last: Option<(PathBuf, Arc<Rules>)>,
}

impl<'a> Folders<'a> {
    fn new(args: &'a Args) -> Result<Self> {
        let mut folders = Self { args, configs: Configs::default(), one: None, known: HashMap::new(), last: None };
        folders.rules(&Config::default())?;
        if let Some(path) = &args.config {
            let text = std::fs::read_to_string(path).with_context(|| format!("{}: the configuration cannot be read", path.display()))?;
            folders.one = Some(folders.rules(&Config::parse(&path.display().to_string(), &text)?)?);
        }
        Ok(folders)
    }

    fn of(&mut self, found: &Found) -> Result<Arc<Rules>> {
        if let Some(one) = &self.one {
            return Ok(one.clone());
        }
        let folder = found.path.parent().unwrap_or_else(|| Path::new(""));
        if let Some((_, rules)) = self.last.as_ref().filter(|(last, _)| last.as_os_str() == folder.as_os_str()) {
            return Ok(rules.clone());
        }
        let rules = self.folder(folder)?;
        self.last = Some((folder.to_owned(), rules.clone()));
        Ok(rules)
    }

    fn folder(&mut self, folder: &Path) -> Result<Arc<Rules>> {
        let config = self.configs.of(folder)?;
        let key = config.as_ref().map(|c| Arc::as_ptr(c) as usize);
        if let Some(known) = self.known.get(&key) {
            return Ok(known.clone());
        }
        let rules = self.rules(&config.as_deref().cloned().unwrap_or_default())?;
        self.known.insert(key, rules.clone());
        Ok(rules)
    }

    fn rules(&self, config: &Config) -> Result<Arc<Rules>> {
        let mut config = config.clone();
        config.ignore.extend(self.args.ignore.iter().cloned());
        let mut settings = config.settings()?;
        if let Some(names) = &self.args.select {
            select(&mut settings, names)?;
            let ignored = Config { ignore: self.args.ignore.clone(), select: Some(names.clone()), ..Config::default() };
            for (rule, other) in settings.rules.iter_mut().zip(ignored.settings()?.rules) {
                rule.0 = other.0;
            }
        }
        settings.as_of = self.args.as_of;
        Ok(Arc::new(Rules { settings, language: config.reader()?, config }))
    }
}

fn progress(args: &Args, documents: usize) -> ProgressBar {
    let visible = !args.quiet && !args.silent && documents >= FEW && std::io::stderr().is_terminal();
    if !visible {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(Some(documents as u64), ProgressDrawTarget::stderr_with_hz(8));
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len}").expect("the template is right");
    bar.with_style(style)
}
