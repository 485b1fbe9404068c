//! Findings below the headings of the document: a tree that follows its own sections.

use super::item::{Item, RenderContext, rendered_findings};
use crate::documents::on_a_line;
use anstyle::{AnsiColor, Style};
use projlint_rules::judge::meta::Severity;
use std::fmt::Write as _;

/// Longer headings are cut, in characters.
const MAX_HEADING_CHARS: usize = 72;

/// The tree of a document; nothing for one without findings.
pub fn render(item: &Item, context: RenderContext) -> String {
    let told = rendered_findings(item, context);
    if told.is_empty() {
        return String::new();
    }
    let doc = item.document();
    let headings = doc.outline();
    let paint = |style: Style, text: &str| {
        if context.color {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    };
    let mut out = format!(
        "{}\n",
        paint(Style::new().bold(), &on_a_line(item.path(item.doc)))
    );
    let mut open: Vec<usize> = Vec::new();
    let (mut path, mut next): (Vec<usize>, usize) = (Vec::new(), 0);
    for told in &told {
        // What is outside the text, such as a comment, is below the heading of the finding before it.
        let at = told.finding.primary.span.start;
        let inside = at as usize <= doc.source.text().len();
        while next < headings.len() && inside && doc.blocks[headings[next].block].start <= at {
            path.retain(|above| headings[*above].level < headings[next].level);
            path.push(next);
            next += 1;
        }
        let same = open.iter().zip(&path).take_while(|(a, b)| a == b).count();
        for (depth, heading) in path.iter().enumerate().skip(same) {
            let line = doc.line_text(&doc.blocks[headings[*heading].block]);
            let line = context.cover_text(line);
            let short: String = line.chars().take(MAX_HEADING_CHARS).collect();
            let cut = if short.len() < line.len() { "…" } else { "" };
            let _ = writeln!(
                out,
                "{}{}{cut}",
                "  ".repeat(depth + 1),
                paint(Style::new().underline(), short.trim_end())
            );
        }
        let tone = match told.finding.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
            Severity::Info => AnsiColor::Cyan,
            Severity::Hint => AnsiColor::Green,
        };
        let severity = paint(tone.on_default(), told.finding.severity.name());
        let place = format!("{}:{}", told.place.start_line, told.place.start_column);
        let indent = "  ".repeat(path.len() + 1);
        let _ = writeln!(
            out,
            "{indent}{place:<8} {severity}[{}] {}",
            told.finding.rule.code, told.message
        );
        open.clone_from(&path);
    }
    out.push('\n');
    out
}
