//! A page for people who do not use terminals: the text of each document with its findings marked, and the figures they rest on. It
//! holds all it needs, and can be printed.

use super::item::{
    Frame, FramePart, Item, Pieces, RenderContext, RenderedFinding, rendered_findings, stable_hash,
};
use super::summary::Summary;
use projlint_rules::judge::finding::Safety;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_rules::judge::meta::Severity;
use projlint_rules::read::private::{PersonalData, masked_char, private_ranges};
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::Source;
use std::fmt::Write as _;

const STYLE: &str = include_str!("html.css");
const SCRIPT: &str = include_str!("html.js");

/// The page around the documents.
pub fn frame(total: &Summary, reader: MessageLang) -> Frame {
    let say = |id| Message::new(id).render(reader);
    let counts: String = Severity::ALL
        .into_iter()
        .zip(total.findings)
        .filter(|(severity, n)| *n > 0 && (*severity > Severity::Hint || total.hidden == 0))
        .map(|(severity, n)| {
            let (name, word) = (severity.name(), say(message_word(severity)));
            format!("<label class=\"{name}\"><input type=\"checkbox\" value=\"{name}\" checked>{word} {n}</label>")
        })
        .collect();
    let title = escape_html(&say("html-title"));
    let lines: String = total
        .lines(reader)
        .iter()
        .map(|line| format!("<div>{}</div>", escape_html(line)))
        .collect();
    let unread = |(path, why): &(String, String)| {
        format!(
            "<div class=\"error\">{}: {}</div>",
            escape_html(path),
            escape_html(why)
        )
    };
    let lines = lines + &total.faults.iter().map(unread).collect::<String>();
    let head = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n<div class=\"dim\">{lines}</div>\n\
         <fieldset class=\"counts\" aria-label=\"{}\">{counts}</fieldset>\n</header>\n<table class=\"overview\">\n",
        reader.code(),
        escape_html(&say("html-show")),
    );
    let close = |text: String| FramePart::Text(text);
    let script = format!("</main>\n<script>\n{SCRIPT}</script>\n</body>\n</html>\n");
    vec![
        FramePart::Text(head),
        FramePart::Lane(0),
        close("</table>\n<main>\n".to_owned()),
        FramePart::Lane(1),
        close(script),
    ]
}

/// A document's row in the overview, and its text where something was found.
pub fn pieces(item: &Item, context: RenderContext) -> Pieces {
    let told = rendered_findings(item, context);
    let path = item.path(item.doc);
    let id = format!("d{:x}", stable_hash(path.bytes()));
    let badges: String = Severity::ALL
        .into_iter()
        .filter_map(|severity| {
            let n = told
                .iter()
                .filter(|t| t.finding.severity == severity)
                .count();
            let word = Message::new(message_word(severity)).render(item.reader);
            (n > 0).then(|| {
                format!(
                    " <span class=\"badge {}\">{word} {n}</span>",
                    severity.name()
                )
            })
        })
        .collect();
    let none = || {
        format!(
            "<span class=\"dim\">{}</span>",
            Message::new("html-none").render(item.reader)
        )
    };
    let state = if told.is_empty() { none() } else { badges };
    let name = if told.is_empty() {
        escape_html(path)
    } else {
        format!("<a href=\"#{id}\">{}</a>", escape_html(path))
    };
    let row = format!("<tr><td>{name}</td><td>{state}</td></tr>\n");
    let article = if told.is_empty() {
        String::new()
    } else {
        document_article(item, &told, &id, context)
    };
    [row, article, String::new()]
}

fn message_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Info => "severity-info",
        Severity::Hint => "severity-hint",
    }
}

fn document_article(
    item: &Item,
    told: &[RenderedFinding<'_>],
    id: &str,
    context: RenderContext,
) -> String {
    let (doc, reader) = (item.document(), item.reader);
    let language = doc.language.map_or("", |l| l.code());
    let mut out = format!(
        "<article id=\"{id}\">\n<h2>{}</h2>\n<div class=\"dim\">{} {language}</div>\n<ul class=\"list\">\n",
        escape_html(item.path(item.doc)),
        doc.kind.name()
    );
    for (n, told) in told.iter().enumerate() {
        let line = Message::new("html-line")
            .arg("n", Arg::Text(told.place.start_line.to_string()))
            .render(reader);
        let _ = writeln!(
            out,
            "<li class=\"{0}\"><span class=\"badge\">{1}</span> {2} <a class=\"dim\" href=\"#{id}-{n}\">{3} · {4} {5}</a>{6}</li>",
            told.finding.severity.name(),
            escape_html(&Message::new(message_word(told.finding.severity)).render(reader)),
            escape_html(&told.message),
            escape_html(&line),
            told.finding.rule.code,
            told.finding.rule.name,
            finding_figures(item, told, context),
        );
    }
    out.push_str("</ul>\n");
    document_text(&mut out, &doc.source, item, told, id, context);
    out.push_str("</article>\n");
    out
}

/// The figures that a finding rests on, as a sum that can be followed.
fn finding_figures(item: &Item, told: &RenderedFinding<'_>, context: RenderContext) -> String {
    let finding = told.finding;
    let say = |id| Message::new(id).render(item.reader);
    let mut rows: Vec<(String, String)> = Vec::new();
    for label in &finding.related {
        let source = &item.project.document(label.span.doc).source;
        let stated: String = source.slice(label.span).chars().take(120).collect();
        let line = source
            .position(
                source.range_in_file(label.span).start,
                projlint_rules::text::source::Encoding::Utf32,
            )
            .line
            + 1;
        let mut place = Message::new("html-line")
            .arg("n", Arg::Text(line.to_string()))
            .render(item.reader);
        if label.span.doc != item.doc {
            place = format!("{}, {place}", item.path(label.span.doc));
        }
        let word = label
            .message
            .as_ref()
            .map(|m| context.message_text(m, item.reader))
            .unwrap_or_default();
        rows.push((context.cover_text(&stated), format!("{word} ({place})")));
    }
    for (id, value) in [
        ("html-found", &finding.found),
        ("html-expected", &finding.expected),
        ("html-difference", &finding.difference),
    ] {
        rows.extend(
            value
                .iter()
                .map(|value| (context.value_text(value, item.reader), say(id))),
        );
    }
    let fix = finding.fix.as_ref().map_or_else(String::new, |fix| {
        let id = if fix.safety == Safety::Safe {
            "note-fix"
        } else {
            "note-suggestion"
        };
        let title = Arg::Text(fix.title.render(item.reader));
        format!(
            "<div class=\"fix\">{}</div>",
            escape_html(&context.message_text(&Message::new(id).arg("title", title), item.reader))
        )
    });
    if rows.is_empty() {
        return fix;
    }
    let rows: String = rows
        .iter()
        .map(|(a, b)| {
            format!(
                "<tr><td>{}</td><td class=\"dim\">{}</td></tr>",
                escape_html(a),
                escape_html(b)
            )
        })
        .collect();
    format!("<table class=\"sum\">{rows}</table>{fix}")
}

/// A place in the file, and which finding it is of; `None` for a figure that one rests on.
type Mark = (ByteRange, Option<usize>);

/// The text of the document with its findings marked, each explained below the line on which it begins.
fn document_text(
    out: &mut String,
    source: &Source,
    item: &Item,
    told: &[RenderedFinding<'_>],
    id: &str,
    context: RenderContext,
) {
    let file = source.file();
    let hidden = match context.personal_data {
        PersonalData::Shown => Vec::new(),
        PersonalData::Masked => private_ranges(file),
    };
    let own = told
        .iter()
        .enumerate()
        .map(|(n, t)| (source.range_in_file(t.finding.primary.span), Some(n)));
    let labels = told
        .iter()
        .flat_map(|t| &t.finding.related)
        .filter(|l| l.span.doc == item.doc);
    let mut marks: Vec<Mark> = own
        .chain(labels.map(|l| (source.range_in_file(l.span), None)))
        .collect();
    marks.sort_by_key(|(range, n)| (range.start, range.end, n.is_none(), *n));
    out.push_str("<div class=\"text\">\n");
    let mut number = 0;
    let (mut marks, mut notes) = (
        marks.into_iter().peekable(),
        told.iter().enumerate().peekable(),
    );
    let mut here: Vec<Mark> = Vec::new();
    while let Some(range) = source.line_range(number) {
        number += 1;
        let line = ByteRange::new(
            range.start,
            range.start + file[range].trim_end_matches(['\n', '\r']).len(),
        );
        here.retain(|(r, _)| r.end > line.start);
        while let Some(mark) = marks.next_if(|(r, _)| r.start < range.end.max(range.start + 1)) {
            here.push(mark);
        }
        let _ = write!(out, "<div class=\"line\"><span>{number}</span><span>");
        marked_line(out, file, line, &here, told, &hidden, id);
        out.push_str("</span></div>\n");
        while let Some((n, told)) = notes.next_if(|(_, t)| t.place.start_line <= number) {
            let (severity, code) = (told.finding.severity.name(), told.finding.rule.code);
            let _ = writeln!(
                out,
                "<div class=\"note {severity}\" id=\"{id}-{n}\"><b>{code}</b> {}</div>",
                escape_html(&told.message)
            );
        }
    }
    out.push_str("</div>\n");
}

/// One line, cut where a mark begins or ends; a place of several findings has the gravest one's colour.
fn marked_line(
    out: &mut String,
    file: &str,
    line: ByteRange,
    here: &[Mark],
    told: &[RenderedFinding<'_>],
    hidden: &[ByteRange],
    id: &str,
) {
    let mut cuts: Vec<usize> = here
        .iter()
        .flat_map(|(r, _)| [r.start, r.end])
        .filter(|at| line.contains(*at))
        .collect();
    cuts.extend([line.start, line.end]);
    cuts.sort_unstable();
    cuts.dedup();
    let mut waiting = here.iter().peekable();
    let mut over: Vec<&Mark> = Vec::new();
    for pair in cuts.windows(2) {
        let part = shown_part(file, ByteRange::new(pair[0], pair[1]), hidden);
        over.retain(|(r, _)| r.end > pair[0]);
        while let Some(mark) = waiting.next_if(|(r, _)| r.start <= pair[0]) {
            over.extend(Some(mark).filter(|(r, _)| r.end > pair[0]));
        }
        let worst = over
            .iter()
            .filter_map(|(_, n)| *n)
            .max_by_key(|n| told[*n].finding.severity);
        match (worst, over.is_empty()) {
            (Some(n), _) => {
                let title = escape_html(&told[n].message);
                let _ = write!(
                    out,
                    "<mark class=\"{}\" title=\"{title}\"><a href=\"#{id}-{n}\">{part}</a></mark>",
                    told[n].finding.severity.name()
                );
            }
            (None, false) => {
                let _ = write!(out, "<mark>{part}</mark>");
            }
            (None, true) => out.push_str(&part),
        }
    }
}

/// A part of the file as it may be shown.
fn shown_part(file: &str, range: ByteRange, hidden: &[ByteRange]) -> String {
    let first = hidden.partition_point(|h| h.end <= range.start);
    let near: Vec<&ByteRange> = hidden[first..]
        .iter()
        .take_while(|h| h.start < range.end)
        .collect();
    let covered = |at: usize| near.iter().any(|h| h.contains(at));
    let chars = file[range].char_indices().map(|(at, c)| {
        if covered(range.start + at) {
            masked_char(c)
        } else {
            c
        }
    });
    escape_html(&chars.collect::<String>())
}

/// A text in HTML; characters that move or hide others are left out.
fn escape_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\t') => out.push('\u{fffd}'),
            '\u{fffe}'
            | '\u{ffff}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
