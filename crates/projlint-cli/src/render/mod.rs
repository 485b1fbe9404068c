//! What is printed, one file a format.

mod checkstyle;
mod concise;
mod excerpt;
mod github;
mod gitlab;
mod grouped;
mod html;
pub mod human;
pub mod item;
pub mod json;
mod junit;
mod rdjson;
mod sarif;
pub mod summary;
mod xml;

use crate::args::OutputFormat;
use item::{Frame, FramePart, Item, Pieces, RenderContext};
use projlint_rules::judge::message::MessageLang;
use summary::Summary;

/// What a document is in a report.
pub fn pieces(format: OutputFormat, item: &Item, context: RenderContext) -> Pieces {
    let one = |text: String| [text, String::new(), String::new()];
    match format {
        OutputFormat::Human => one(human::render(item, context)),
        OutputFormat::Concise if context.checks => {
            one(concise::render(item, context) + &human::checks(item, context.personal_data))
        }
        OutputFormat::Concise => one(concise::render(item, context)),
        OutputFormat::Grouped if context.checks => {
            one(grouped::render(item, context) + &human::checks(item, context.personal_data))
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

/// What surrounds the documents in a report.
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
