//! What is printed, one file a format.

mod checkstyle;
mod concise;
mod excerpt;
mod github;
mod gitlab;
mod grouped;
mod html;
pub mod human;
pub mod json;
mod junit;
mod rdjson;
mod sarif;
pub mod summary;
mod xml;

use crate::args::OutputFormat;
use json::FilePlace;
use projlint_rules::document::Document;
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::read::private::PersonalData;
use projlint_rules::text::source::DocId;
use std::collections::HashMap;
use std::sync::Arc;
use summary::Summary;

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

/// A whole report: what stands around the documents.
pub type Frame = Vec<FramePart>;

/// What a document is in a report.
pub fn pieces(format: OutputFormat, item: &Item, context: RenderContext) -> Pieces {
    let one = |text: String| [text, String::new(), String::new()];
    match format {
        OutputFormat::Human => one(human::render(item, context)),
        OutputFormat::Concise if context.checks => {
            one(concise::render(item, context) + &human::checks(item))
        }
        OutputFormat::Concise => one(concise::render(item, context)),
        OutputFormat::Grouped if context.checks => {
            one(grouped::render(item, context) + &human::checks(item))
        }
        OutputFormat::Grouped => one(grouped::render(item, context)),
        OutputFormat::Json => json::pieces(item, context),
        OutputFormat::Jsonl => json::lines(item, context),
        OutputFormat::Sarif => one(sarif::results(item, context)),
        OutputFormat::Github => one(github::render(item, context)),
        OutputFormat::Gitlab => one(gitlab::render(item, context)),
        OutputFormat::Junit => one(junit::render(item, context)),
        OutputFormat::Checkstyle => one(checkstyle::render(item, context)),
        OutputFormat::Rdjson => one(rdjson::render(item, context)),
        OutputFormat::Html => html::pieces(item, context),
    }
}

/// What stands around the documents in a report.
pub fn frame(
    format: OutputFormat,
    total: &Summary,
    reader: MessageLang,
    context: RenderContext,
) -> Frame {
    match format {
        OutputFormat::Human
        | OutputFormat::Concise
        | OutputFormat::Grouped
        | OutputFormat::Github => vec![FramePart::Lane(0)],
        OutputFormat::Json => json::frame(total, context.checks),
        OutputFormat::Jsonl => vec![
            FramePart::Lane(0),
            FramePart::Text(format!("{}\n", json::closing(total))),
        ],
        OutputFormat::Sarif => sarif::frame(total),
        OutputFormat::Gitlab => vec![
            FramePart::Text("[".to_owned()),
            FramePart::List(0),
            FramePart::Text("\n]\n".to_owned()),
        ],
        OutputFormat::Junit => junit::frame(total),
        OutputFormat::Checkstyle => checkstyle::frame(),
        OutputFormat::Rdjson => rdjson::frame(),
        OutputFormat::Html => html::frame(total, reader),
    }
}

/// A finding as reports for programs tell it.
pub struct RenderedFinding<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where it is.
    pub place: FilePlace,
    /// Its message, as it may be shown.
    pub message: String,
    /// The same for the same code and text wherever it stands; the second of the same is another.
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
fn stable_hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The address of a rule's page.
fn page_address(code: &str) -> String {
    format!(
        "{}/blob/main/docs/rules/{code}.md",
        env!("CARGO_PKG_REPOSITORY")
    )
}
