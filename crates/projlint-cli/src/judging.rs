//! From files to what is found in them: documents are read and judged, those of one project together.

use crate::args::ChoiceArgs;
use crate::args::ReportTarget;
use crate::documents::STDIN;
use crate::documents::{encoding_note, read_document, slash_path};
use crate::holding::Holding;
use crate::holding::Rules;
use crate::output::Written;
use crate::render;
use crate::render::item::{Item, RenderContext};
use crate::render::summary::Summary;
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::lint_without;
use projlint_rules::text::source::DocId;
use projlint_workspace::Discovery;
use projlint_workspace::{
    BaselineMatch, FoundFile, Group, Member, ReadFault, assemble, attempt, judge_guarded,
};
use std::collections::HashSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

/// The rest of a sentence about a document that made the program panic.
const FAILED_READING: &str =
    "could not be read because of an error in projlint; please report this with the document";
/// The same about one that was read.
const FAILED_JUDGING: &str =
    "could not be judged because of an error in projlint; please report this with the document";

/// A document to judge, and what holds for it.
pub struct Job {
    /// The file.
    pub found: FoundFile,
    /// Whether it is on standard input.
    pub stdin: bool,
    /// What holds.
    pub rules: Arc<Rules>,
}

impl Job {
    /// Reads the document, with what holds for it.
    pub fn read(&self, buffer: &mut Vec<u8>) -> Result<Member, ReadFault> {
        let input = read_document(&self.found, self.stdin, buffer)?;
        Ok(self.rules.effective.member(Some(&self.found.path), input))
    }

    /// Reads the document alone, and what identifies its project.
    pub fn read_alone(&self, buffer: &mut Vec<u8>) -> Result<Group<()>, ReadFault> {
        attempt(|| assemble(&(), &[], |()| self.read(buffer)))
            .unwrap_or_else(|| Err(ReadFault::new(&self.found.path, FAILED_READING)))
    }
}

/// The documents of a call that judges nothing, with what holds for them.
pub fn jobs_of(found: &Discovery) -> anyhow::Result<Vec<Job>> {
    let choice = ChoiceArgs::default();
    let mut holding = Holding::new(&choice, None)?;
    let job = |found: &FoundFile| {
        Ok(Job {
            stdin: found.path == Path::new(STDIN),
            rules: holding.of(&found.path)?,
            found: found.clone(),
        })
    };
    found.files.iter().map(job).collect()
}

/// How what is found is reported.
pub struct Reporting<'a> {
    /// The reports.
    pub targets: &'a [ReportTarget],
    /// The reader of reports for people.
    pub reader: MessageLang,
    /// The language of reports for programs.
    pub machine: MessageLang,
    /// How they look.
    pub context: RenderContext,
    /// Whether checks are counted.
    pub counted: bool,
    /// The only documents that are reported, and what findings in others speak of.
    pub only: Option<&'a HashSet<PathBuf>>,
    /// The lowest severity that fails, if the call says one.
    pub fail_on: Option<crate::args::FailOn>,
}

/// What became of one file.
pub enum JobOutcome {
    /// It was judged.
    Read(Box<JudgedDocument>),
    /// It could not be read.
    Unread(ReadFault),
}

/// A document that was judged.
pub struct JudgedDocument {
    /// Its part of each report.
    pub written: Written,
    /// The note that it was in another encoding.
    pub note: Option<String>,
    /// Its counts.
    pub summary: Summary,
    /// Whether a finding fails the run.
    pub fails: bool,
    /// Rules that panicked and were left out, as faults of the document.
    pub broken: Vec<ReadFault>,
}

/// A file and what became of it. The documents of one project are judged once all of them are known: a document that tells its
/// project waits for the others.
pub struct JobResult {
    /// What became of it.
    pub outcome: JobOutcome,
    /// What identifies its project.
    pub identity: Option<ProjectIdentity>,
}

/// Reads and judges one file; what is found goes to `take`.
pub fn judge<T>(
    job: &Job,
    reader: MessageLang,
    buffer: &mut Vec<u8>,
    take: impl FnOnce(Item, &Rules) -> T,
) -> Result<(T, Option<ProjectIdentity>), ReadFault> {
    let path = &job.found.path;
    let group = job.read_alone(buffer)?;
    let judged = judge_guarded(lint_without, &group.project);
    let mut judged = judged.ok_or_else(|| ReadFault::new(path, FAILED_JUDGING))?;
    let item = Item {
        paths: Arc::from([slash_path(path)]),
        doc: group.own,
        reader,
        project: Arc::new(group.project),
        report: std::mem::take(&mut judged.reports[0]),
        broken: judged.broken,
    };
    let identity = group.identity.filter(|_| !job.stdin);
    Ok((take(item, &job.rules), identity))
}

/// Judges the documents of a project together: the numbers of the jobs, and what `take` makes of each. A document that can no
/// longer be read, or is no longer of the project, is left as it was.
pub fn judge_group<T>(
    group: &[usize],
    jobs: &[Job],
    reader: MessageLang,
    take: impl Fn(Item, &Rules) -> T,
) -> Vec<(usize, T)> {
    let mut buffer = Vec::new();
    let mut read = |job: &usize| jobs[*job].read(&mut buffer);
    let own_and_others = (0..group.len()).map(|at| (&group[at], &group[at + 1..]));
    let Some(group) = own_and_others
        .filter_map(|(own, others)| attempt(|| assemble(own, others, &mut read))?.ok())
        .next()
    else {
        return Vec::new();
    };
    let Some(judged) = judge_guarded(lint_without, &group.project) else {
        return Vec::new();
    };
    let paths: Arc<[String]> = group
        .keys
        .iter()
        .map(|&job| slash_path(&jobs[job].found.path))
        .collect();
    let project = Arc::new(group.project);
    let item = |doc, report| Item {
        paths: paths.clone(),
        doc: DocId(doc),
        reader,
        project: project.clone(),
        report,
        broken: judged.broken.clone(),
    };
    (0..)
        .zip(group.keys.iter().zip(judged.reports))
        .map(|(doc, (&job, report))| (job, take(item(doc, report), &jobs[job].rules)))
        .collect()
}

impl Item {
    /// Takes the findings out that are known.
    pub fn set_known_aside(&mut self, rules: &Rules) -> BaselineMatch {
        let doc = self.doc.0 as usize;
        let source = &self.project.documents()[doc].source;
        let path = self.paths[doc].as_ref();
        rules
            .effective
            .take_out_known(path, source, &mut self.report.findings)
    }
}

impl Reporting<'_> {
    /// Writes what was found in a document into each report.
    pub fn draw_reports(&self, mut item: Item, rules: &Rules) -> JudgedDocument {
        // Known findings first: of what is not reported they are none that are gone.
        let known = item.set_known_aside(rules);
        self.narrow_report(&mut item);
        let mut summary = Summary::of(&item.report, self.context.show, self.counted);
        (summary.known, summary.gone) = (known.known, known.gone.len());
        let fail_on = self.fail_on.unwrap_or(rules.fail_on);
        let fails = item
            .report
            .findings
            .iter()
            .any(|f| fail_on.fails(f.severity));
        let note = item
            .document()
            .encoding
            .map(|e| encoding_note(item.path(item.doc), e, item.reader));
        let mut written = Written::with_capacity(self.targets.len());
        for target in self.targets {
            item.reader = if target.format.is_human() {
                self.reader
            } else {
                self.machine
            };
            written.push(render::pieces(
                target.format,
                &item,
                self.context.of(target),
            ));
        }
        let broken = item.broken.iter().map(|code| {
            let why = format!(
                "rule {code} has failed and is left out; please report this with the document"
            );
            ReadFault::new(item.path(item.doc), why)
        });
        JudgedDocument {
            written,
            note,
            summary,
            fails,
            broken: broken.collect(),
        }
    }

    /// Keeps the findings of a document that is to be reported, of any other those that speak of such a document.
    fn narrow_report(&self, item: &mut Item) {
        let Some(only) = self.only else { return };
        // A name that is not UTF-8 cannot be told from its printed form; its document is reported.
        let unsure = |path: &str| path.contains(char::REPLACEMENT_CHARACTER);
        let wanted = |path: &str| {
            unsure(path) || only.contains(&projlint_workspace::real_path(path.as_ref()))
        };
        if wanted(item.path(item.doc)) {
            return;
        }
        let paths = item.paths.clone();
        item.report.findings.retain(|f| {
            f.related
                .iter()
                .any(|l| l.span.doc != item.doc && wanted(&paths[l.span.doc.0 as usize]))
        });
        item.report.checks.clear();
        item.report.suppressed.clear();
    }
}
