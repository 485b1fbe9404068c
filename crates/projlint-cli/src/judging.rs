//! From files to what is found in them: documents are read and judged, those of one project together.

use crate::args::ReportTarget;
use crate::documents::{encoding_note, read_document, slash_path};
use crate::holding::Rules;
use crate::output::Written;
use crate::render::summary::Summary;
use crate::render::{self, Item, RenderContext};
use projlint_rules::document::{Input, Project};
use projlint_rules::judge::link::{ConfiguredProject, ProjectIdentity};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::rules::is_on;
use projlint_rules::text::source::DocId;
use projlint_workspace::{
    BaselineMatch as Known, FoundFile, ReadFault, judge_project as judge_together,
};
use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

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
    /// Reads the document, with what its configuration says of it.
    pub fn read(&self, buffer: &mut Vec<u8>) -> Result<Input, ReadFault> {
        let input = read_document(&self.found, self.stdin, buffer)?;
        Ok(Input {
            declared: self.rules.config.declared_for(&self.found.path),
            ..input
        })
    }
}

/// How what is found is told.
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
}

/// A file and what became of it. The documents of one project are judged once all of them are known: a document that tells its
/// project waits for the others.
pub struct JobResult {
    /// What became of it.
    pub outcome: JobOutcome,
    /// What tells its project.
    pub identity: Option<ProjectIdentity>,
}

/// Reads and judges one file; what is found goes to `take`.
pub fn judge<T>(
    job: &Job,
    reader: MessageLang,
    buffer: &mut Vec<u8>,
    take: impl FnOnce(Item, &Rules) -> T,
) -> Result<(T, Option<ProjectIdentity>), ReadFault> {
    let project = Arc::new(Project::single(job.read(buffer)?));
    let identity = ProjectIdentity::of(&project.documents[0])
        .filter(|_| !job.stdin)
        .with_configured(job.rules.config.project_of(&job.found.path));
    let report = lint(&project, &job.rules.settings);
    let paths = Arc::from([slash_path(&job.found.path)]);
    Ok((
        take(
            Item {
                paths,
                doc: DocId(0),
                reader,
                project,
                report,
            },
            &job.rules,
        ),
        identity,
    ))
}

/// Judges the documents of a project together: the numbers of the jobs, and what `take` makes of each. A document that can no
/// longer be read is left as it was.
pub fn judge_group<T>(
    group: &[usize],
    jobs: &[Job],
    reader: MessageLang,
    take: impl Fn(Item, &Rules) -> T,
) -> Vec<(usize, T)> {
    let mut buffer = Vec::new();
    let (members, inputs): (Vec<usize>, Vec<_>) = group
        .iter()
        .filter_map(|&job| Some((job, jobs[job].read(&mut buffer).ok()?)))
        .unzip();
    let project = Arc::new(Project::linked(inputs));
    let paths: Arc<[String]> = members
        .iter()
        .map(|&job| slash_path(&jobs[job].found.path))
        .collect();
    let settings: Vec<&Settings> = members
        .iter()
        .map(|&job| &jobs[job].rules.settings)
        .collect();
    let reports = judge_together(&project, &settings);
    let item = |(doc, report)| Item {
        paths: paths.clone(),
        doc: DocId(doc),
        reader,
        project: project.clone(),
        report,
    };
    members
        .into_iter()
        .zip((0..).zip(reports))
        .map(|(job, report)| (job, take(item(report), &jobs[job].rules)))
        .collect()
}

impl Rules {
    /// Takes the findings out that are known.
    pub fn set_known_aside(&self, item: &mut Item) -> Known {
        let Some(baseline) = &self.baseline else {
            return Known::default();
        };
        let source = &item.project.documents[item.doc.0 as usize].source;
        let mut known = baseline.take_out_known(
            item.paths[item.doc.0 as usize].as_ref(),
            source,
            &mut item.report.findings,
        );
        known.gone.retain(|(rule, _)| is_on(&self.settings, rule));
        known
    }
}

impl Reporting<'_> {
    /// Writes what was found in a document into each report.
    pub fn draw_reports(&self, mut item: Item, rules: &Rules) -> JudgedDocument {
        self.narrow_report(&mut item);
        let known = rules.set_known_aside(&mut item);
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
            written.push(render::pieces(target.format, &item, self.context));
        }
        JudgedDocument {
            written,
            note,
            summary,
            fails,
        }
    }

    /// Keeps the findings of a document that is to be reported, of any other those that speak of such a document.
    fn narrow_report(&self, item: &mut Item) {
        let Some(only) = self.only else { return };
        let wanted = |path: &str| only.contains(&projlint_workspace::absolute_path(path.as_ref()));
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
