//! Findings drawn under the text.

use super::view::{View, Views};
use super::{Context, Item};
use crate::documents::on_a_line;
use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic::{Diagnostic, Label, LabelStyle, Severity as Level};
use codespan_reporting::term::{self, Config, WriteStyle};
use projlint_rules::finding::{Finding, Safety};
use projlint_rules::message::{Arg, Message};
use projlint_rules::rule::{Severity, Verdict};
use projlint_rules::source::DocId;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Draws the findings of a document, and its checks if they are asked for.
pub fn render(item: &Item, context: Context) -> String {
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
        out.push_str(&checks(item));
    }
    out
}

fn draw(out: &mut Vec<u8>, item: &Item, finding: &Finding, context: Context) {
    let labels: Vec<_> = std::iter::once(&finding.primary)
        .chain(&finding.related)
        .collect();
    let mut docs: Vec<DocId> = Vec::new();
    labels.iter().map(|l| l.span.doc).for_each(|doc| {
        if !docs.contains(&doc) {
            docs.push(doc)
        }
    });
    let (mut views, mut places) = (Vec::new(), vec![(0, 0..0); labels.len()]);
    for (file, doc) in docs.into_iter().enumerate() {
        let source = &item.project.document(doc).source;
        let here: Vec<usize> = (0..labels.len())
            .filter(|&l| labels[l].span.doc == doc)
            .collect();
        let ranges: Vec<_> = here
            .iter()
            .map(|&l| source.in_file(labels[l].span))
            .collect();
        let (view, moved) = View::new(&on_a_line(item.path(doc)), source, &ranges, context.unmask);
        views.push(view);
        here.into_iter()
            .zip(moved)
            .for_each(|(l, range)| places[l] = (file, range));
    }
    let views = Views(views);
    let (level, word) = match finding.severity {
        Severity::Error => (Level::Error, "error"),
        Severity::Warning => (Level::Warning, "warning"),
        Severity::Info => (Level::Note, "info"),
        Severity::Hint => (Level::Help, "hint"),
    };
    let mut diagnostic = Diagnostic::new(level)
        .with_code(finding.rule.code)
        .with_message(context.say(&finding.message, item.reader));
    for (index, (label, (file, range))) in labels.iter().zip(places).enumerate() {
        let style = if index == 0 {
            LabelStyle::Primary
        } else {
            LabelStyle::Secondary
        };
        let text = label
            .message
            .as_ref()
            .map(|m| context.say(m, item.reader))
            .unwrap_or_default();
        let text = if index == 0 {
            finding.rule.name.to_owned()
        } else {
            text
        };
        diagnostic = diagnostic.with_label(Label::new(style, file, range).with_message(text));
    }
    if let Some(fix) = &finding.fix {
        let id = if fix.safety == Safety::Safe {
            "note-fix"
        } else {
            "note-suggestion"
        };
        let title = Arg::Text(fix.title.render(item.reader));
        diagnostic =
            diagnostic.with_note(context.say(&Message::new(id).arg("title", title), item.reader));
    }
    let mut drawn = Ansi {
        out: Vec::new(),
        color: context.color,
    };
    let drawing = term::emit_to_write_style(&mut drawn, &Config::default(), &views, &diagnostic);
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

/// The verdicts of all rules on a document.
pub fn checks(item: &Item) -> String {
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
                reason.message().render(item.reader)
            ),
        };
        let _ = writeln!(
            out,
            "  {:<8} {:<34} {verdict}",
            check.rule.code, check.rule.name
        );
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
