//! What every format prints: a document with its findings, and the parts of a report.

use crate::args::ReportTarget;
use projlint_rules::document::Document;
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::read::private::PersonalData;
use projlint_rules::text::source::{DocId, Encoding, Source, Span};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct RenderContext {
    /// With colours.
    pub color: bool,
    /// Whether addresses and numbers of persons are shown.
    pub personal_data: PersonalData,
    /// The lowest severity shown.
    pub show: Severity,
    /// With the checks.
    pub checks: bool,
}

impl RenderContext {
    /// How a report of its own is printed: one that goes into a file has no colours.
    pub fn of(self, target: &ReportTarget) -> Self {
        Self {
            color: self.color && target.file.is_none(),
            ..self
        }
    }
}

/// A document and what was found in it.
#[derive(Debug)]
pub struct Item {
    /// The paths of the project's documents as printed, in their order.
    pub paths: Arc<[String]>,
    /// Which of them it is.
    pub doc: DocId,
    /// The language of the findings.
    pub reader: MessageLang,
    /// The documents of the project.
    pub project: Arc<Project>,
    /// What the rules say of this document.
    pub report: Report,
    /// Rules that panicked and were left out.
    pub broken: Vec<&'static str>,
}

impl Item {
    /// The path of a document as printed.
    pub fn path(&self, doc: DocId) -> &str {
        &self.paths[doc.0 as usize]
    }

    /// The document itself.
    pub fn document(&self) -> &Document {
        self.project.document(self.doc)
    }
}

impl RenderContext {
    /// A text of the document as it may be shown.
    pub fn cover_text(self, text: &str) -> String {
        self.personal_data.cover(text)
    }

    /// A message as it may be shown.
    pub fn message_text(self, message: &Message, reader: MessageLang) -> String {
        self.cover_text(&message.render(reader))
    }

    /// An argument as it may be shown.
    pub fn value_text(self, arg: &Arg, reader: MessageLang) -> String {
        self.cover_text(&arg.render(reader))
    }
}

/// Parts of a report that grow with its documents, side by side.
pub const LANE_COUNT: usize = 3;

/// What a document adds to each lane.
pub type Pieces = [String; LANE_COUNT];

/// A part of a whole report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FramePart {
    /// Text.
    Text(String),
    /// What the documents added to a lane.
    Lane(usize),
    /// The same, as entries that each begin with a comma.
    List(usize),
}

/// A whole report: what surrounds the documents.
pub type Frame = Vec<FramePart>;

/// A place as reports give it: bytes from 0, lines and columns from 1, ends exclusive.
#[derive(Clone, Copy, Debug, Serialize)]
#[allow(missing_docs)]
pub struct FilePlace {
    pub start: usize,
    pub end: usize,
    pub start_line: u32,
    pub start_column: u32,
    pub end_line: u32,
    pub end_column: u32,
}

impl FilePlace {
    /// The place of a span in its file.
    pub fn new(source: &Source, span: Span) -> Self {
        let range = source.range_in_file(span);
        let (from, to) = (
            source.position(range.start, Encoding::Utf32),
            source.position(range.end, Encoding::Utf32),
        );
        Self {
            start: range.start + source.prefix,
            end: range.end + source.prefix,
            start_line: from.line + 1,
            start_column: from.column + 1,
            end_line: to.line + 1,
            end_column: to.column + 1,
        }
    }
}

/// A finding as reports for programs have it.
pub struct RenderedFinding<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where it is.
    pub place: FilePlace,
    /// Its message, as it may be shown.
    pub message: String,
    /// The same for the same code and text wherever it is; the second of the same is another.
    pub fingerprint: String,
}

/// The findings of a document that are shown.
pub fn rendered_findings(item: &Item, context: RenderContext) -> Vec<RenderedFinding<'_>> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let source = &item.document().source;
    let all = item.report.findings.iter().map(|finding| RenderedFinding {
        finding,
        place: FilePlace::new(source, finding.primary.span),
        message: context.message_text(&finding.message, item.reader),
        fingerprint: fingerprint(source.slice(finding.primary.span), finding, &mut seen),
    });
    all.filter(|t| t.finding.severity >= context.show).collect()
}

fn fingerprint(text: &str, finding: &Finding, seen: &mut HashMap<u64, u32>) -> String {
    let bytes = finding.rule.code.bytes().chain([0]).chain(text.bytes());
    let hash = stable_hash(bytes);
    let count = seen.entry(hash).or_default();
    *count += 1;
    format!("{hash:016x}-{count}")
}

/// A hash that is the same on every machine.
pub fn stable_hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The address of a rule's page.
pub fn page_address(code: &str) -> String {
    format!(
        "{}/blob/main/docs/rules/{code}.md",
        env!("CARGO_PKG_REPOSITORY")
    )
}
