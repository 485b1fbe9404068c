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

use crate::args::Format;
use json::Place;
use projlint_rules::document::{Document, Project};
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::run::Report;
use projlint_rules::read::private::PersonalData;
use projlint_rules::text::source::DocId;
use std::collections::HashMap;
use std::sync::Arc;
use summary::Summary;

/// How to print.
#[derive(Clone, Copy, Debug)]
pub struct Context {
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

impl Context {
    /// A text of the document as it may be shown.
    pub fn cover(self, text: &str) -> String {
        self.personal_data.cover(text)
    }

    /// A message as it may be shown.
    pub fn say(self, message: &Message, reader: MessageLang) -> String {
        self.cover(&message.render(reader))
    }

    /// An argument as it may be shown.
    pub fn value(self, arg: &Arg, reader: MessageLang) -> String {
        self.cover(&arg.render(reader))
    }
}

/// Parts of a report that grow with its documents, side by side.
pub const LANES: usize = 3;

/// What a document adds to each lane.
pub type Pieces = [String; LANES];

/// A part of a whole report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text.
    Text(String),
    /// What the documents added to a lane.
    Lane(usize),
    /// The same, as entries that each begin with a comma.
    List(usize),
}

/// A whole report: what stands around the documents.
pub type Frame = Vec<Part>;

/// What a document is in a report.
pub fn pieces(format: Format, item: &Item, context: Context) -> Pieces {
    let one = |text: String| [text, String::new(), String::new()];
    match format {
        Format::Human => one(human::render(item, context)),
        Format::Concise if context.checks => {
            one(concise::render(item, context) + &human::checks(item))
        }
        Format::Concise => one(concise::render(item, context)),
        Format::Grouped if context.checks => {
            one(grouped::render(item, context) + &human::checks(item))
        }
        Format::Grouped => one(grouped::render(item, context)),
        Format::Json => json::pieces(item, context),
        Format::Jsonl => json::lines(item, context),
        Format::Sarif => one(sarif::results(item, context)),
        Format::Github => one(github::render(item, context)),
        Format::Gitlab => one(gitlab::render(item, context)),
        Format::Junit => one(junit::render(item, context)),
        Format::Checkstyle => one(checkstyle::render(item, context)),
        Format::Rdjson => one(rdjson::render(item, context)),
        Format::Html => html::pieces(item, context),
    }
}

/// What stands around the documents in a report.
pub fn frame(format: Format, total: &Summary, reader: MessageLang, context: Context) -> Frame {
    match format {
        Format::Human | Format::Concise | Format::Grouped | Format::Github => vec![Part::Lane(0)],
        Format::Json => json::frame(total, context.checks),
        Format::Jsonl => vec![
            Part::Lane(0),
            Part::Text(format!("{}\n", json::closing(total))),
        ],
        Format::Sarif => sarif::frame(total),
        Format::Gitlab => vec![
            Part::Text("[".to_owned()),
            Part::List(0),
            Part::Text("\n]\n".to_owned()),
        ],
        Format::Junit => junit::frame(total),
        Format::Checkstyle => checkstyle::frame(),
        Format::Rdjson => rdjson::frame(),
        Format::Html => html::frame(total, reader),
    }
}

/// A finding as reports for programs tell it.
pub struct Told<'a> {
    /// The finding.
    pub finding: &'a Finding,
    /// Where it is.
    pub place: Place,
    /// Its message, as it may be shown.
    pub message: String,
    /// The same for the same code and text wherever it stands; the second of the same is another.
    pub fingerprint: String,
}

/// The findings of a document that are shown.
pub fn told(item: &Item, context: Context) -> Vec<Told<'_>> {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let source = &item.document().source;
    let all = item.report.findings.iter().map(|finding| Told {
        finding,
        place: Place::new(source, finding.primary.span),
        message: context.say(&finding.message, item.reader),
        fingerprint: fingerprint(source.slice(finding.primary.span), finding, &mut seen),
    });
    all.filter(|t| t.finding.severity >= context.show).collect()
}

fn fingerprint(text: &str, finding: &Finding, seen: &mut HashMap<u64, u32>) -> String {
    let bytes = finding.rule.code.bytes().chain([0]).chain(text.bytes());
    let hash = hash(bytes);
    let count = seen.entry(hash).or_default();
    *count += 1;
    format!("{hash:016x}-{count}")
}

/// A hash that is the same on every machine.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325_u64, |h, b| {
        (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// The address of a rule's page.
fn page(code: &str) -> String {
    format!(
        "{}/blob/main/docs/rules/{code}.md",
        env!("CARGO_PKG_REPOSITORY")
    )
}
