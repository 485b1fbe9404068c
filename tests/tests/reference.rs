//! The reference documents: what must be found, what must never be, and the facts in them. They are next to the checkout; a
//! machine without them says so, and in CI (`PROJLINT_REFERENCE=required`) their absence fails.

use projlint_rules::document::Document;
use projlint_rules::judge::finding::Finding;
use projlint_rules::judge::link::ProjectIdentity;
use projlint_rules::judge::meta::Severity;
use projlint_rules::judge::project::Project;
use projlint_rules::judge::report::Report;
use projlint_rules::lint;
use projlint_rules::text::source::{Encoding, Source, Span};
use projlint_tests::fixture::joined;
use projlint_tests::reference::seeds;
use projlint_workspace::Links;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

type Read = BTreeMap<String, (Project, Report)>;

fn read(folder: &Path) -> Read {
    let mut found = Read::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_some_and(|e| e == "txt") {
            let bytes = fs::read(&path).expect("readable");
            let extracted =
                projlint_extract::extract(&path, projlint_extract::InputFormat::Text, &bytes)
                    .expect("text");
            let project = Project::single(extracted, Arc::default());
            let report = joined(lint(&project));
            found.insert(
                path.file_name()
                    .and_then(|n| n.to_str())
                    .expect("UTF-8")
                    .to_owned(),
                (project, report),
            );
        }
    }
    assert_eq!(found.len(), 5, "five reference documents");
    found
}

fn with_seeds(check: impl FnOnce(&Path, &Read)) {
    match seeds() {
        Some(folder) => check(&folder, &read(&folder)),
        None => writeln!(
            std::io::stdout(),
            "the reference documents are not on this machine: not tested"
        )
        .expect("standard output is open"),
    }
}

fn rows(file: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(file).expect("the table is there");
    text.lines()
        .skip(1)
        .map(|l| l.split('\t').map(str::to_owned).collect())
        .collect()
}

/// The bytes of a place given by line and columns from 1, both ends included.
fn place(source: &Source, line: &str, from: &str, to: &str) -> std::ops::Range<usize> {
    let number = |s: &str| s.parse::<u32>().expect("a number");
    let at = |column: u32| {
        source.offset(
            projlint_rules::text::source::Position {
                line: number(line) - 1,
                column,
            },
            Encoding::Utf32,
        )
    };
    at(number(from) - 1)..at(number(to))
}

fn overlaps(span: Span, range: &std::ops::Range<usize>) -> bool {
    let own = span.range();
    own.start < range.end.max(range.start + 1) && range.start < own.end.max(own.start + 1)
}

fn only(project: &Project) -> &Document {
    &project.documents()[0]
}

#[test]
fn every_fact_is_read_with_its_value_and_place() {
    with_seeds(|folder, read| {
        let (mut right, mut wrong) = (0, Vec::new());
        for row in rows(&folder.join("facts.tsv")) {
            let [file, field, value, line, from, to, _] = row.as_slice() else {
                panic!("{row:?}")
            };
            let doc = only(&read[file].0);
            let range = place(&doc.source, line, from, to);
            let value = if value == "2 years" {
                "24 months"
            } else {
                value
            };
            let same = |e: &projlint_rules::read::entries::FactEntry| {
                e.field.name() == field
                    && e.value == value
                    && e.span.range() == range.clone().into()
            };
            if doc.facts.entries(&doc.source).iter().any(same) {
                right += 1
            } else {
                wrong.push(row.join(" "))
            }
        }
        writeln!(
            std::io::stdout(),
            "facts: {right} of {}",
            right + wrong.len()
        )
        .expect("standard output is open");
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn no_fact_contradicts_the_table() {
    with_seeds(|folder, read| {
        let rows = rows(&folder.join("facts.tsv"));
        for (file, (project, _)) in read {
            for entry in only(project).facts.entries(&only(project).source) {
                let known: Vec<&str> = rows
                    .iter()
                    .filter(|r| r[0] == *file && r[1] == entry.field.name())
                    .map(|r| r[2].as_str())
                    .collect();
                let same = known
                    .iter()
                    .any(|v| *v == entry.value || (*v == "2 years" && entry.value == "24 months"));
                assert!(
                    known.is_empty() || same,
                    "{file}: {} = {} against {known:?}",
                    entry.field.name(),
                    entry.value
                );
            }
        }
    });
}

#[test]
fn what_must_be_found_is_found_and_nothing_else() {
    with_seeds(|folder, read| {
        let (mut must, mut found, mut never, mut missing) = (0, 0, 0, Vec::new());
        for row in rows(&folder.join("expected.tsv")) {
            let [class, file, line, from, to, rule, ..] = row.as_slice() else {
                panic!("{row:?}")
            };
            let (project, report) = &read[file];
            let range = place(&only(project).source, line, from, to);
            match class.as_str() {
                "must" => {
                    must += 1;
                    let hit = report.findings.iter().any(|f| {
                        f.rule.code == rule
                            && (overlaps(f.primary.span, &range)
                                || f.related.iter().any(|l| overlaps(l.span, &range)))
                    });
                    if hit {
                        found += 1
                    } else {
                        missing.push(row.join(" "))
                    }
                }
                "never" => {
                    never += 1;
                    for finding in report
                        .findings
                        .iter()
                        .filter(|f| overlaps(f.primary.span, &range))
                    {
                        assert!(
                            !names_rule(rule, finding.rule.code),
                            "{} on {}",
                            finding.rule.code,
                            row.join(" ")
                        );
                    }
                }
                _ => {}
            }
        }
        writeln!(
            std::io::stdout(),
            "must: {found} of {must}; never: 0 of {never} broken"
        )
        .expect("standard output is open");
        assert!(missing.is_empty(), "{}", missing.join("\n"));
        assert_eq!(
            (found, never),
            (28, 82),
            "the table has so many rows of each"
        );
        let rows = rows(&folder.join("expected.tsv"));
        for (file, (project, report)) in read {
            for finding in &report.findings {
                let code = finding.rule.code;
                assert!(
                    finding.severity < Severity::Error,
                    "{file}: {code} is an error"
                );
                let foreseen = rows
                    .iter()
                    .filter(|r| r[0] != "never" && r[1] == *file && r[5] == code);
                let places: Vec<_> = foreseen
                    .map(|r| place(&only(project).source, &r[2], &r[3], &r[4]))
                    .collect();
                let near = |range| {
                    overlaps(finding.primary.span, range)
                        || finding.related.iter().any(|l| overlaps(l.span, range))
                };
                assert!(
                    places.iter().any(near),
                    "{file}: {code} at {:?} is unexpected",
                    finding.primary.span
                );
            }
        }
    });
}

#[test]
fn what_must_be_found_between_two_documents_is_found() {
    with_seeds(|folder, _| {
        let mut links = Links::default();
        let mut inputs = Vec::new();
        let mut names: Vec<_> = fs::read_dir(folder)
            .expect("readable")
            .map(|e| e.expect("readable").path())
            .collect();
        names.sort();
        for path in names
            .iter()
            .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        {
            let read = || {
                projlint_extract::extract(
                    path,
                    projlint_extract::InputFormat::Text,
                    &fs::read(path).expect("readable"),
                )
                .expect("text")
            };
            ProjectIdentity::of(only(&Project::single(read(), Arc::default())))
                .into_iter()
                .for_each(|identity| links.add(inputs.len(), identity));
            inputs.push((
                path.file_name()
                    .and_then(|n| n.to_str())
                    .expect("UTF-8")
                    .to_owned(),
                read(),
            ));
        }
        assert_eq!(
            links.groups(),
            [[0, 1]],
            "000 and 001 are one project, and the others are not"
        );
        let (files, texts): (Vec<_>, Vec<_>) = inputs.into_iter().take(2).unzip();
        let project = Project::linked(texts.into_iter().map(|text| (text, Arc::default())));
        let report = joined(lint(&project));
        let rows: Vec<_> = rows(&folder.join("expected.tsv"))
            .into_iter()
            .filter(|r| files.contains(&r[1]))
            .collect();
        let place_of = |r: &Vec<String>| {
            let doc = files
                .iter()
                .position(|f| *f == r[1])
                .expect("one of the two");
            (
                doc as u32,
                place(&project.documents()[doc].source, &r[2], &r[3], &r[4]),
            )
        };
        let hits = |f: &Finding, r: &Vec<String>| {
            let (doc, range) = place_of(r);
            let hit = |span: Span| span.doc.0 == doc && overlaps(span, &range);
            f.rule.code == r[5] && (hit(f.primary.span) || f.related.iter().any(|l| hit(l.span)))
        };
        let linked: Vec<_> = rows.iter().filter(|r| r[0] == "must-linked").collect();
        let found = linked
            .iter()
            .filter(|r| report.findings.iter().any(|f| hits(f, r)))
            .count();
        writeln!(
            std::io::stdout(),
            "must-linked: {found} of {}",
            linked.len()
        )
        .expect("standard output is open");
        assert_eq!((found, linked.len()), (4, 4));
        for finding in &report.findings {
            assert!(
                finding.severity < Severity::Error,
                "{} is an error",
                finding.rule.code
            );
            let foreseen = rows
                .iter()
                .filter(|r| r[0] != "never")
                .any(|r| hits(finding, r));
            assert!(
                foreseen,
                "{} at {:?} is unexpected",
                finding.rule.code, finding.primary.span
            );
        }
        for row in rows.iter().filter(|r| r[0] == "never") {
            let (doc, range) = place_of(row);
            let broken = report.findings.iter().find(|f| {
                names_rule(&row[5], f.rule.code)
                    && f.primary.span.doc.0 == doc
                    && overlaps(f.primary.span, &range)
            });
            assert!(broken.is_none(), "{}", row.join(" "));
        }
    });
}

/// Whether the rules of a row name a code: `FUND*`, `ID003/4/5`, `DATE004, PROG002`.
fn names_rule(rules: &str, code: &str) -> bool {
    let (family, number) = code.split_at(code.len() - 3);
    rules
        .split([',', ' '])
        .filter(|r| !r.is_empty())
        .any(|rule| {
            let mut last = "";
            rule.split('/').any(|part| {
                let letters = part.trim_end_matches(|c: char| c.is_ascii_digit() || c == '*');
                if !letters.is_empty() {
                    last = letters;
                }
                let digits = &part[letters.len()..];
                last == family && (digits == "*" || format!("{digits:0>3}") == number)
            })
        })
}

#[test]
fn rows_name_rules_in_three_ways() {
    assert!(names_rule("FUND*, ID001", "FUND007"));
    assert!(names_rule("ID003/4/5", "ID005"));
    assert!(names_rule("SECT002/SECT003", "SECT003"));
    assert!(!names_rule("DATE004, PROG002", "DATE002"));
}
