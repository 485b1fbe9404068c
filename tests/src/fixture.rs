//! Fixtures: documents with the findings drawn under the line.
//!
//! A fixture file holds fenced blocks that begin with ` ```doc `. Under a line of the document, `^^^` marks the place of a
//! finding, with its code, name and message, and `~~~` the other places it speaks of. Words after `doc` set how the
//! document is judged: `md` (Markdown), `select:CODES`, `as-of:DATE`, `lang:fi`, `show-kind`, `name:FILE`,
//! `postcodes:CODE/TOWN` (a table of the user's own), `suppress:RULE` (an entry of the configuration). `linked` says that
//! the document lies in one folder with the one before.

use projlint_rules::catalog::own::{AcceptedFinding, Declared};
use projlint_rules::catalog::tables::OwnTables;
use projlint_rules::document::{Document, Input};
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::text::source::{Encoding, Source, Span};
use projlint_rules::value::date::Date;
use projlint_workspace::{Group, Member, assemble, select_rules};
use std::convert::Infallible;
use std::fmt::Write as _;
use std::sync::Arc;

/// A document in a fixture file.
#[derive(Clone, Debug)]
pub struct Fixture {
    /// The heading above it.
    pub heading: String,
    /// Line of its fence in the file, from 1.
    pub line: usize,
    /// The words after `doc`.
    pub words: Vec<String>,
    /// The document, without what is drawn.
    pub text: String,
    /// The document with what is drawn, as the file has it.
    pub drawn: String,
    /// The documents of its folder, as words and text, and which of them it is.
    pub folder: Vec<(Vec<String>, String)>,
    /// Its place in the folder.
    pub own: usize,
}

/// The fixtures of a file; `prefix` begins each of its lines (`    /// ` in a rule's file). The examples of a rule's page are
/// judged by that rule alone.
pub fn fixtures(file: &str, prefix: &str) -> Vec<Fixture> {
    let mut found = Vec::new();
    let own = file.lines().find_map(|l| {
        l.trim()
            .split_once(" \"")
            .map(|(code, _)| code)
            .filter(|c| !prefix.is_empty() && is_code(c))
    });
    let mut heading = String::new();
    let mut lines = file.lines().enumerate();
    while let Some((number, raw)) = lines.next() {
        let Some(line) = strip(raw, prefix) else {
            continue;
        };
        if let Some(title) = line.strip_prefix('#') {
            heading = title.trim_start_matches('#').trim().to_owned();
        }
        let Some(words) = line.strip_prefix("```doc") else {
            continue;
        };
        let inner: Vec<&str> = lines
            .by_ref()
            .map(|(_, l)| strip(l, prefix).unwrap_or(""))
            .take_while(|l| *l != "```")
            .collect();
        let text: Vec<&str> = inner.iter().copied().filter(|l| !is_drawn(l)).collect();
        let own = own.map(|code| format!("select:{code}"));
        found.push(Fixture {
            heading: heading.clone(),
            line: number + 1,
            words: words
                .split_whitespace()
                .map(str::to_owned)
                .chain(own)
                .collect(),
            text: text.join("\n"),
            drawn: inner.join("\n"),
            folder: Vec::new(),
            own: 0,
        });
    }
    for folder in found.chunk_by_mut(|_, next| next.has("linked")) {
        let documents: Vec<_> = folder
            .iter()
            .map(|f| (f.words.clone(), f.text.clone()))
            .collect();
        for (own, fixture) in folder.iter_mut().enumerate() {
            (fixture.folder, fixture.own) = (documents.clone(), own);
        }
    }
    found
}

/// The file with every fixture drawn again.
pub fn redraw(file: &str, prefix: &str) -> String {
    let mut out = String::with_capacity(file.len());
    let all = fixtures(file, prefix);
    let mut next = all.iter().peekable();
    let mut lines = file.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        let _ = writeln!(out, "{line}");
        let Some(fixture) = next.next_if(|f| f.line == number + 1) else {
            continue;
        };
        for drawn in fixture.draw().lines() {
            let _ = writeln!(out, "{}", format!("{prefix}{drawn}").trim_end());
        }
        let end = lines
            .by_ref()
            .find(|(_, l)| strip(l, prefix) == Some("```"))
            .map_or("```", |(_, l)| l);
        let _ = writeln!(out, "{end}");
    }
    out
}

fn strip<'l>(line: &'l str, prefix: &str) -> Option<&'l str> {
    line.strip_prefix(prefix)
        .or_else(|| (line.trim_end() == prefix.trim_end()).then_some(""))
}

fn is_code(word: &str) -> bool {
    word.len() >= 7
        && word
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn is_drawn(line: &str) -> bool {
    let mark = line.trim_start_matches(' ');
    mark.starts_with('^') || mark.starts_with('~')
}

fn word<'w>(words: &'w [String], name: &str) -> Option<&'w str> {
    words
        .iter()
        .find_map(|w| w.strip_prefix(name)?.strip_prefix(':'))
}

/// A document of a fixture as the library reads it.
fn input(words: &[String], text: &str) -> Input {
    let markdown = words.iter().any(|w| w == "md");
    let input = if markdown {
        projlint_extract::markdown(text.to_owned())
    } else {
        Input::plain_text(text)
    };
    let entry = |rule: &str| AcceptedFinding {
        rule: rule.to_owned(),
        text: None,
        reason: "looked at".to_owned(),
    };
    let declared = Declared {
        accepted: word(words, "suppress").map(entry).into_iter().collect(),
        ..Declared::default()
    };
    Input {
        name: word(words, "name").unwrap_or("").to_owned(),
        declared,
        ..input
    }
}

impl Fixture {
    fn has(&self, name: &str) -> bool {
        self.words.iter().any(|w| w == name)
    }

    /// The language the messages are drawn in.
    pub fn reader(&self) -> MessageLang {
        word(&self.words, "lang")
            .and_then(MessageLang::from_locale)
            .unwrap_or_default()
    }

    /// The document with those of the folder that are of its project, each with what it is judged by.
    fn group(&self) -> Group<usize> {
        let others: Vec<usize> = (0..self.folder.len()).collect();
        let read = |place: &usize| {
            let (words, text) = &self.folder[*place];
            Ok::<_, Infallible>(Member {
                input: input(words, text),
                settings: Arc::new(settings(words)),
                project: None,
            })
        };
        let Ok(group) = assemble(&self.own, &others, read);
        group
    }

    /// Judges the document together with those of its project; the reports are put together.
    pub fn judge(&self) -> (Project, Report) {
        let project = self.group().project;
        let report = joined(lint(&project));
        (project, report)
    }

    /// The document itself.
    pub fn document<'p>(&self, project: &'p Project) -> &'p Document {
        let (words, text) = &self.folder[self.own];
        let text = input(words, text).text;
        project
            .documents()
            .iter()
            .find(|d| d.source.text() == text)
            .expect("the document is of its project")
    }

    /// The document with its findings drawn, and the places in it that findings in others speak of.
    pub fn draw(&self) -> String {
        let group = self.group();
        let report = joined(lint(&group.project));
        let source = &group.project.document(group.own).source;
        draw(source, &report.findings, self.reader())
    }
}

/// How a document with some words is judged.
fn settings(words: &[String]) -> Settings {
    let mut settings = Settings {
        as_of: word(words, "as-of").and_then(Date::parse_iso),
        ..Settings::default()
    };
    if let Some(postcodes) = word(words, "postcodes") {
        let mut tables = OwnTables::default();
        tables
            .add_postcodes(&postcodes.replace('/', "\t").replace(',', "\n"))
            .expect("a fixture has a right table");
        settings.tables = Some(Arc::new(tables));
    }
    if let Some(codes) = word(words, "select") {
        let names: Vec<String> = codes.split(',').map(str::to_owned).collect();
        select_rules(&mut settings, &names).expect("a fixture names rules that exist");
    }
    settings
}

/// The reports on several documents as one.
pub fn joined(reports: Vec<Report>) -> Report {
    let mut all = Report::default();
    for report in reports {
        all.findings.extend(report.findings);
        all.suppressed.extend(report.suppressed);
        all.checks.extend(report.checks);
    }
    all
}

/// Draws findings under the lines of a document.
pub fn draw(source: &Source, findings: &[Finding], reader: MessageLang) -> String {
    let mut notes: Vec<(u32, u32, String)> = Vec::new();
    for finding in findings {
        let severity = if finding.severity == finding.rule.severity {
            String::new()
        } else {
            format!(" ({})", finding.severity.name())
        };
        let text = format!(
            "{} {}{severity}: {}",
            finding.rule.code,
            finding.rule.name,
            finding.message.render(reader)
        );
        if finding.primary.span.doc == source.doc {
            notes.push(note(source, finding.primary.span, '^', &text));
        }
        for label in finding.related.iter().filter(|l| l.span.doc == source.doc) {
            let text = label
                .message
                .as_ref()
                .map(|m| m.render(reader))
                .unwrap_or_default();
            notes.push(note(
                source,
                label.span,
                '~',
                &format!("{} {text}", finding.rule.code),
            ));
        }
    }
    notes.sort();
    notes.dedup();
    let mut out = String::new();
    for (number, line) in source.file().split('\n').enumerate() {
        let _ = writeln!(out, "{line}");
        for (_, _, text) in notes.iter().filter(|n| n.0 as usize == number) {
            let _ = writeln!(out, "{text}");
        }
    }
    out
}

fn note(source: &Source, span: Span, mark: char, text: &str) -> (u32, u32, String) {
    let range = source.range_in_file(span);
    let from = source.position(range.start, Encoding::Utf32);
    let to = source.position(range.end, Encoding::Utf32);
    let width = if to.line == from.line {
        to.column - from.column
    } else {
        1
    }
    .max(1);
    let marks: String = std::iter::repeat_n(mark, width as usize).collect();
    (
        from.line,
        from.column,
        format!("{}{marks} {text}", " ".repeat(from.column as usize)),
    )
}
