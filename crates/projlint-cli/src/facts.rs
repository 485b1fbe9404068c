//! `projlint facts`.

use crate::args::{FactsArgs as Args, FactsFormat};
use crate::documents::{
    encoding_note, find_documents, need_some, on_a_line, print_faults, print_line, slash_path,
};
use crate::judging::jobs_of;
use crate::render::item::FilePlace;
use anyhow::Result;
use projlint_rules::document::Document;
use projlint_rules::field::FieldId;
use projlint_rules::judge::message::{Message, MessageLang};
use projlint_rules::judge::reasons::{lacks_labels, why_left, why_unread};
use projlint_rules::read::entries::FactEntry;
use projlint_rules::read::private::{PersonalData, masked_char};
use projlint_rules::text::source::{Encoding, Span};
use serde_json::{Value, json};
use std::io::{BufWriter, Write};
use unicode_width::UnicodeWidthStr;

/// Text in the table is cut to this many columns.
const MAX_COLUMNS: usize = 60;

/// Runs the command; the exit status.
pub fn run(args: &Args) -> Result<u8> {
    let found = find_documents(&args.paths, None);
    let machine = args.output_format == FactsFormat::Json;
    let reader = if machine {
        args.output.lang.unwrap_or_default()
    } else {
        args.output.message_lang()
    };
    need_some(&found, false, reader)?;
    if args.links {
        return crate::links::run(&found, machine, reader);
    }
    let mut broken = print_faults(&found.faults, false);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let (mut documents, mut buffer) = (Vec::new(), Vec::new());
    for job in jobs_of(&found)? {
        let path = slash_path(&job.found.path);
        match job.read_alone(&mut buffer) {
            Err(fault) => broken |= print_faults([&fault], false),
            Ok(group) => {
                let doc = group.project.document(group.own);
                if let Some(encoding) = doc.encoding {
                    print_line(&encoding_note(&path, encoding, reader));
                }
                if machine {
                    documents.push(document_json(&path, doc, args.output.personal_data()));
                } else {
                    print_table(&mut out, &path, doc, args, reader)?;
                }
            }
        }
    }
    if machine {
        serde_json::to_writer_pretty(
            &mut out,
            &json!({ "schema": "projlint-facts/1", "documents": documents }),
        )?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(if broken { crate::status::BROKEN } else { 0 })
}

/// A value as it may be shown: contact data is covered whole.
fn shown_value(entry: &FactEntry, personal_data: PersonalData) -> String {
    let contact = matches!(entry.field, FieldId::ContactEmail | FieldId::ContactPhone);
    match personal_data {
        PersonalData::Masked if contact => entry.value.chars().map(masked_char).collect(),
        _ => personal_data.cover(&entry.value),
    }
}

fn document_json(path: &str, doc: &Document, personal_data: PersonalData) -> Value {
    let place = |span: Span| FilePlace::new(&doc.source, span);
    let fact = |e: &FactEntry| {
        json!({
            "field": e.field.name(), "value": shown_value(e, personal_data), "span": place(e.span), "label": e.label.map(place),
            "origin": e.origin.name(), "scope": e.scope.name(),
        })
    };
    let unread = |u: &projlint_rules::read::facts::UnreadValue| {
        let text = doc.source.slice(u.span);
        let why = why_unread(doc, u).render(MessageLang::En);
        json!({ "field": u.field.name(), "text": personal_data.cover(text), "why": why, "span": place(u.span) })
    };
    let left = |figure: &projlint_rules::read::facts::LeftFigure| {
        let text = doc.source.slice(figure.span);
        let why = personal_data.cover(&why_left(doc, figure).render(MessageLang::En));
        json!({ "text": personal_data.cover(text), "why": why, "span": place(figure.span) })
    };
    json!({
        "path": path, "kind": doc.kind.name(), "language": doc.language.map(|l| l.code()), "encoding": doc.encoding.unwrap_or("UTF-8"),
        "facts": doc.facts.entries(&doc.source).iter().map(fact).collect::<Vec<_>>(),
        "unread": doc.facts.unread.iter().map(unread).collect::<Vec<_>>(),
        "left": doc.facts.left.iter().map(left).collect::<Vec<_>>(),
    })
}

fn print_table(
    out: &mut impl Write,
    path: &str,
    doc: &Document,
    args: &Args,
    reader: MessageLang,
) -> Result<()> {
    let language = doc.language.map_or("?", |l| l.code());
    let (bold, plain) = if args.output.color.on() {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("", "")
    };
    let path = on_a_line(path);
    writeln!(out, "{bold}{path}{plain} ({}, {language})", doc.kind.name())?;
    let rows = table_rows(doc, args, reader);
    if rows.is_empty() {
        writeln!(out, "  {}", Message::new("facts-none").render(reader))?;
    } else if lacks_labels(doc) {
        writeln!(out, "  {}", Message::new("facts-no-labels").render(reader))?;
    }
    let width = |column: usize| rows.iter().map(|r| r[column].width()).max().unwrap_or(0);
    let widths = [width(0), width(1), width(2)];
    for row in &rows {
        let pad = |i: usize| " ".repeat(widths[i] - row[i].width());
        writeln!(
            out,
            "  {}{}  {}{}  {}{}  {}",
            row[0],
            pad(0),
            row[1],
            pad(1),
            row[2],
            pad(2),
            row[3]
        )?;
    }
    writeln!(out)?;
    Ok(())
}

/// A row for each fact and each figure that is none: field, value, place, and where it is from or why it is none.
fn table_rows(doc: &Document, args: &Args, reader: MessageLang) -> Vec<[String; 4]> {
    let at = |span: Span| {
        let p = doc
            .source
            .position(doc.source.range_in_file(span).start, Encoding::Utf32);
        format!("{}:{}", p.line + 1, p.column + 1)
    };
    let mut rows = Vec::new();
    for e in doc.facts.entries(&doc.source) {
        let scope = e.scope.name();
        let origin = if scope == "project" {
            e.origin.name().to_owned()
        } else {
            format!("{}, {scope}", e.origin.name())
        };
        rows.push([
            e.field.name().to_owned(),
            cut_text(&shown_value(&e, args.output.personal_data())),
            at(e.span),
            origin,
        ]);
    }
    for u in &doc.facts.unread {
        let text = doc.source.slice(u.span);
        let text = args.output.personal_data().cover(text);
        rows.push([
            u.field.name().to_owned(),
            cut_text(&text),
            at(u.span),
            why_unread(doc, u).render(reader),
        ]);
    }
    for left in &doc.facts.left {
        let text = args
            .output
            .personal_data()
            .cover(doc.source.slice(left.span));
        rows.push([
            "–".to_owned(),
            cut_text(&text),
            at(left.span),
            args.output
                .personal_data()
                .cover(&why_left(doc, left).render(reader)),
        ]);
    }
    rows
}

fn cut_text(text: &str) -> String {
    if text.width() <= MAX_COLUMNS {
        return text.to_owned();
    }
    let mut short = String::new();
    for c in text.chars() {
        if short.width() + 2 > MAX_COLUMNS {
            break;
        }
        short.push(c);
    }
    short.push('…');
    short
}
