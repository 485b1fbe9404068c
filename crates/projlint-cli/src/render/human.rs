//! Findings drawn under the text.

use super::excerpt::{Excerpt, Excerpts};
use super::item::{Item, RenderContext};
use crate::documents::on_a_line;
use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Level};
use codespan_reporting::term::{self, Config, WriteStyle};
use projlint_rules::judge::finding::{Finding, Fix, Label as FindingLabel, Safety};
use projlint_rules::judge::message::{Arg, Message};
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::reasons::{why_left, why_unread};
use projlint_rules::judge::verdict::Verdict;
use projlint_rules::read::private::PersonalData;
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::{DocId, Encoding, Span};
use std::fmt::Write as _;
use std::io::{self, Write};

/// Draws the findings of a document, and its checks if they are asked for.
pub fn render(item: &Item, context: RenderContext) -> String {
    let mut out = Vec::new();
    for finding in item
        .report
        .findings
        .iter()
        .filter(|f| f.severity >= context.show)
    {
        draw(&mut out, item, finding, context);
    }
    let mut out = String::from_utf8(out).unwrap_or_default();
    if context.checks {
        out.push_str(&checks(item, context.personal_data));
    }
    out
}

fn draw(out: &mut Vec<u8>, item: &Item, finding: &Finding, context: RenderContext) {
    let labels: Vec<&FindingLabel> = std::iter::once(&finding.primary)
        .chain(&finding.related)
        .collect();
    let (excerpts, places) = excerpts(item, &labels, context);
    let (level, word) = match finding.severity {
        Severity::Error => (Level::Error, "error"),
        Severity::Warning => (Level::Warning, "warning"),
        Severity::Info => (Level::Note, "info"),
        Severity::Hint => (Level::Help, "hint"),
    };
    let mut diagnostic = Diagnostic::new(level)
        .with_code(finding.rule.code)
        .with_message(context.message_text(&finding.message, item.reader));
    for (index, (label, place)) in labels.iter().zip(places).enumerate() {
        let (style, text) = if index == 0 {
            (LabelStyle::Primary, finding.rule.name.to_owned())
        } else {
            let text = label.message.as_ref();
            let text = text.map(|m| context.message_text(m, item.reader));
            (LabelStyle::Secondary, text.unwrap_or_default())
        };
        let label = Label::new(style, place.file, place.range).with_message(text);
        diagnostic = diagnostic.with_label(label);
    }
    if let Some(fix) = &finding.fix {
        diagnostic = diagnostic.with_note(fix_note(fix, item, context));
    }
    let mut drawn = Ansi {
        out: Vec::new(),
        color: context.color,
    };
    let drawing = term::emit_to_write_style(&mut drawn, &Config::default(), &excerpts, &diagnostic);
    debug_assert!(drawing.is_ok(), "{drawing:?}");
    let text = String::from_utf8_lossy(&drawn.out);
    let named = match level {
        Level::Note => text.replacen("note", word, 1),
        Level::Help => text.replacen("help", word, 1),
        _ => text.into_owned(),
    };
    for line in named.lines() {
        out.extend_from_slice(line.trim_end().as_bytes());
        out.push(b'\n');
    }
}

/// Where a label is: which of the excerpts, and its bytes there.
#[derive(Clone, Copy, Default)]
struct ExcerptPlace {
    file: usize,
    range: ByteRange,
}

/// An excerpt of each document that the labels of a finding stand in, and the place of each label.
fn excerpts(
    item: &Item,
    labels: &[&FindingLabel],
    context: RenderContext,
) -> (Excerpts, Vec<ExcerptPlace>) {
    let mut docs: Vec<DocId> = Vec::new();
    for label in labels {
        if !docs.contains(&label.span.doc) {
            docs.push(label.span.doc);
        }
    }
    let mut excerpts = Vec::new();
    let mut places = vec![ExcerptPlace::default(); labels.len()];
    for (file, doc) in docs.into_iter().enumerate() {
        let source = &item.project.document(doc).source;
        let here: Vec<usize> = (0..labels.len())
            .filter(|&l| labels[l].span.doc == doc)
            .collect();
        let ranges: Vec<ByteRange> = here
            .iter()
            .map(|&l| source.range_in_file(labels[l].span))
            .collect();
        let name = on_a_line(item.path(doc));
        let excerpted = Excerpt::around(&name, source, &ranges, context.personal_data);
        excerpts.push(excerpted.excerpt);
        for (label, range) in here.into_iter().zip(excerpted.places) {
            places[label] = ExcerptPlace { file, range };
        }
    }
    (Excerpts(excerpts), places)
}

/// What a correction would do, as a note under the finding.
fn fix_note(fix: &Fix, item: &Item, context: RenderContext) -> String {
    let id = match fix.safety {
        Safety::Safe => "note-fix",
        Safety::Unsafe => "note-suggestion",
    };
    let title = Arg::Text(fix.title.render(item.reader));
    context.message_text(&Message::new(id).arg("title", title), item.reader)
}

/// The verdicts of all rules on a document.
pub fn checks(item: &Item, personal_data: PersonalData) -> String {
    let doc = item.document();
    let mut out = String::new();
    let say = |id| Message::new(id).render(item.reader);
    let _ = writeln!(out, "{}", on_a_line(item.path(item.doc)));
    for check in &item.report.checks {
        let verdict = match check.verdict {
            Verdict::Passed(n) => format!("{} ({n})", say("checks-passed")),
            Verdict::Findings(n) => format!("{} ({n})", say("checks-findings")),
            Verdict::NotApplicable(reason) => format!(
                "{}: {}",
                say("checks-not-applicable"),
                reason.reason_message().render(item.reader)
            ),
        };
        let _ = writeln!(
            out,
            "  {:<8} {:<34} {verdict}",
            check.rule.code, check.rule.name
        );
    }
    let place = |span: Span| {
        let at = doc.source.range_in_file(span).start;
        doc.source.position(at, Encoding::Utf32)
    };
    let unread = doc
        .facts
        .unread
        .iter()
        .map(|u| (u.span, why_unread(doc, u)));
    let left = doc.facts.left.iter().map(|l| (l.span, why_left(doc, l)));
    for (span, why) in unread.chain(left) {
        let at = place(span);
        let text = personal_data.cover(doc.source.slice(span));
        let why = personal_data.cover(&why.render(item.reader));
        let _ = writeln!(out, "  {}:{}  {text}  {why}", at.line + 1, at.column + 1);
    }
    out.push('\n');
    out
}

/// A writer that puts colours around the parts of a finding.
struct Ansi {
    out: Vec<u8>,
    color: bool,
}

impl Ansi {
    fn style(&mut self, style: Style) -> io::Result<()> {
        if self.color {
            write!(self.out, "{style}")
        } else {
            Ok(())
        }
    }

    fn tone(severity: Level) -> AnsiColor {
        match severity {
            Level::Bug | Level::Error => AnsiColor::Red,
            Level::Warning => AnsiColor::Yellow,
            Level::Note => AnsiColor::Cyan,
            Level::Help => AnsiColor::Green,
        }
    }
}

impl Write for Ansi {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl WriteStyle for Ansi {
    fn set_header(&mut self, severity: Level) -> io::Result<()> {
        self.style(Self::tone(severity).on_default().bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.style(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_label(&mut self, severity: Level, label_style: LabelStyle) -> io::Result<()> {
        match label_style {
            LabelStyle::Primary => self.style(Self::tone(severity).on_default()),
            LabelStyle::Secondary => self.style(AnsiColor::Blue.on_default()),
        }
    }

    fn reset(&mut self) -> io::Result<()> {
        if self.color {
            write!(self.out, "\x1b[0m")
        } else {
            Ok(())
        }
    }
}
