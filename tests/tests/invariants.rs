//! What holds for any text: no panic, places on character boundaries, the same output for the same input.

use projlint_extract::{InputFormat, extract};
use projlint_rules::catalog::LANGUAGES;
use projlint_rules::catalog::own::Declared;
use projlint_rules::catalog::template::{DocumentKind, Family};
use projlint_rules::document::Input;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::settings::Settings;
use projlint_rules::lint;
use projlint_rules::text::source::{Encoding, Source, Span};
use projlint_tests::fixture::fixtures;
use projlint_tests::fixture::joined;
use projlint_tests::generate::document;
use projlint_tests::reference::root;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("fixtures are there") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every fixture and every right document, with whether it is Markdown.
fn texts() -> Vec<(String, bool)> {
    let (mut paths, mut out) = (Vec::new(), Vec::new());
    files(&root().join("fixtures"), &mut paths);
    for path in paths {
        let text = fs::read_to_string(&path).expect("UTF-8");
        if path.starts_with(root().join("fixtures/rules"))
            || path.starts_with(root().join("fixtures/languages"))
        {
            out.extend(
                fixtures(&text, "")
                    .into_iter()
                    .map(|f| (f.text, f.words.iter().any(|w| w == "md"))),
            );
        } else {
            out.push((text, path.extension().is_some_and(|e| e == "md")));
        }
    }
    out
}

/// Every word of the lines of all kinds, and parts of which they consist in several languages.
fn words_of_lines() -> Vec<String> {
    let table = fs::read_to_string(root().join("fixtures/reading/lines.tsv")).expect("the table");
    let lines = table
        .lines()
        .skip(1)
        .filter_map(|row| row.split('\t').nth(2));
    lines
        .flat_map(|line| line.split([' ', '⏎']))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn judge(text: &str, markdown: bool) -> (Project, Report) {
    let input = if markdown {
        projlint_extract::markdown(text.to_owned())
    } else {
        Input::plain_text(text)
    };
    let settings = Settings {
        as_of: projlint_rules::value::date::Date::parse_iso("2024-06-01"),
        ..Settings::default()
    };
    let project = Project::single(input, settings.into());
    let report = joined(lint(&project));
    (project, report)
}

fn sound(source: &Source, span: Span) {
    let text = source.text();
    let range = source.range_in_file(span);
    // What the text does not hold, such as a comment, is a place in the file, after the end of the text.
    let outside = span.start as usize > text.len() && source.slice(span) == &source.file()[range];
    assert!(
        outside || span.range().get(text).is_some(),
        "{span:?} is no place in the text"
    );
    assert!(
        range.get(source.file()).is_some(),
        "{range:?} is no place in the file"
    );
    for at in [range.start, range.end] {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let position = source.position(at, encoding);
            let line = source.line_range(position.line).expect("the line exists");
            let end = source.file()[line].trim_end_matches(['\n', '\r']).len() + line.start;
            assert_eq!(
                source.offset(position, encoding),
                at.min(end),
                "{position:?}"
            );
        }
    }
}

fn check(text: &str, markdown: bool) {
    let (project, report) = judge(text, markdown);
    let doc = &project.documents()[0];
    for entry in doc.facts.entries(&doc.source) {
        sound(&doc.source, entry.span);
        assert!(entry.span.start < entry.span.end, "{entry:?} is empty");
        if let Some(label) = entry.label {
            sound(&doc.source, label);
        }
    }
    for finding in &report.findings {
        sound(&doc.source, finding.primary.span);
        for label in &finding.related {
            sound(&doc.source, label.span);
        }
        for edit in finding.fix.iter().flat_map(|f| &f.edits) {
            sound(&doc.source, edit.span);
        }
    }
    let again = judge(text, markdown).1;
    assert_eq!(
        format!("{:?}", report.findings),
        format!("{:?}", again.findings)
    );
}

#[test]
fn every_prefix_of_every_fixture_is_read() {
    let texts = texts();
    assert!(texts.len() > 150, "{} texts", texts.len());
    for (text, markdown) in texts {
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            if text.len() <= 3000 || at % 23 == 0 {
                check(&text[..at], markdown);
            }
        }
    }
}

#[test]
fn line_ends_and_marks_do_not_matter() {
    for (text, markdown) in texts() {
        let plain: Vec<_> = judge(&text, markdown)
            .1
            .findings
            .iter()
            .map(|f| (f.rule.code, f.severity))
            .collect();
        let windows: Vec<_> = judge(&text.replace('\n', "\r\n"), markdown)
            .1
            .findings
            .iter()
            .map(|f| (f.rule.code, f.severity))
            .collect();
        assert_eq!(plain, windows, "{text}");
    }
}

#[test]
fn generated_documents_are_right() {
    for n in 0..200 {
        let (name, text) = document(n, 10_600);
        let report = judge(&text, false).1;
        let codes: Vec<_> = report.findings.iter().map(|f| f.rule.code).collect();
        assert!(codes.is_empty(), "{name}: {codes:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        check(&text, false);
        check(&text, true);
    }

    #[test]
    fn any_figures_are_read(text in "(Total budget: |Start date: |Hankeaika: |EU-rahoitus: |Hanke |[0-9]{1,5}|[.,: %€()–-]|milj\\. |\n| |\u{a0}|\u{202f}){0,40}") {
        check(&text, false);
        check(&text, true);
    }

    #[test]
    fn spliced_fixtures_are_read(first in any::<prop::sample::Index>(), second in any::<prop::sample::Index>(), a in 0.0..1.0_f64, b in 0.0..1.0_f64, joint in "[ \n:.,–€%0-9\u{a0}]{0,3}") {
        static TEXTS: std::sync::OnceLock<Vec<(String, bool)>> = std::sync::OnceLock::new();
        let texts = TEXTS.get_or_init(texts);
        let ((head, markdown), (tail, _)) = (&texts[first.index(texts.len())], &texts[second.index(texts.len())]);
        let at = |text: &str, part: f64| projlint_rules::text::range::floor_boundary(text, (text.len() as f64 * part) as usize);
        let text = format!("{}{joint}{}", &head[..at(head, a)], &tail[at(tail, b)..]);
        check(&text, *markdown);
    }

    #[test]
    fn shuffled_lines_are_read(picks in proptest::collection::vec((any::<prop::sample::Index>(), "[ \n\u{a0}]|  |, |: |\\. | – "), 3..40), language in any::<prop::sample::Index>()) {
        static WORDS: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();
        let words = WORDS.get_or_init(words_of_lines);
        let text: String = picks.iter().flat_map(|(word, gap)| [words[word.index(words.len())].as_str(), gap]).collect();
        let declared = Declared {
            kind: Some(DocumentKind::Family(Family::Narrative)),
            language: Some(LANGUAGES[language.index(LANGUAGES.len())].lang),
            ..Declared::default()
        };
        let input = Input { declared, ..Input::plain_text(text) };
        lint(&Project::single(input, Arc::default()));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        for (name, format) in [("a.txt", InputFormat::Text), ("a.md", InputFormat::Markdown)] {
            if let Ok(read) = extract(Path::new(name), format, &bytes) {
                lint(&Project::single(read, Arc::default()));
            }
        }
    }
}

/// Comments that begin and never end, or end all at once: read without looking at each from each.
#[test]
fn many_comments_are_read_at_once() {
    let open = "<!-- projlint-ignore-next-line SHARE001: r ".repeat(50_000);
    let stacked = "<!-- projlint-ignore-next-line SHARE001: r -->\n".repeat(50_000);
    let (project, _) = judge(
        &format!("Total budget: 645 000 €\n\n{open}-->\n\n{stacked}"),
        true,
    );
    assert!((1..=2_000).contains(&project.documents()[0].comments.len()));
}
