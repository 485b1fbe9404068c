//! `projlint facts --links`: which documents are about one project, and why.

use crate::documents::{on_a_line, print_faults, slash_path};
use crate::judging::jobs_of;
use anyhow::Result;
use projlint_rules::judge::message::{Arg, Message, MessageLang};
use projlint_workspace::{Discovery, Links};
use serde_json::json;
use std::io::{BufWriter, Write};

/// Runs the command; the exit status.
pub fn run(found: &Discovery, machine: bool, reader: MessageLang) -> Result<u8> {
    let (mut links, mut buffer) = (Links::default(), Vec::new());
    let mut broken = print_faults(&found.faults, false);
    for (number, job) in jobs_of(found)?.iter().enumerate() {
        match job.read_alone(&mut buffer) {
            Err(fault) => broken |= print_faults([&fault], false),
            Ok(group) => group
                .identity
                .into_iter()
                .for_each(|identity| links.add(number, identity)),
        }
    }
    let path = |n: &usize| slash_path(&found.files[*n].path);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let groups = links.groups();
    if machine {
        let document = |group: &[usize], n: &usize| json!({ "path": path(n), "by": linked_by(&links, group, *n).unwrap_or_default() });
        let projects: Vec<_> = groups
            .iter()
            .map(|g| json!({ "documents": g.iter().map(|n| document(g, n)).collect::<Vec<_>>() }))
            .collect();
        serde_json::to_writer_pretty(
            &mut out,
            &json!({ "schema": "projlint-links/1", "projects": projects }),
        )?;
        writeln!(out)?;
    } else if groups.is_empty() {
        writeln!(out, "{}", Message::new("links-none").render(reader))?;
    }
    for (number, group) in groups.iter().enumerate().filter(|_| !machine) {
        writeln!(
            out,
            "{}",
            Message::new("links-project")
                .arg("n", Arg::Number(number as i64 + 1))
                .render(reader)
        )?;
        for n in group {
            let why = match linked_by(&links, group, *n) {
                Some(facts) if facts.is_empty() => Message::new("links-first").render(reader),
                Some(facts) => facts.join(", "),
                None => Message::new("links-through").render(reader),
            };
            writeln!(out, "  {}  ({why})", on_a_line(&path(n)))?;
        }
    }
    out.flush()?;
    Ok(if broken { crate::status::BROKEN } else { 0 })
}

/// What links a document to one before it in its group: nothing for the first; `None` when a later one does.
fn linked_by(links: &Links<usize>, group: &[usize], document: usize) -> Option<Vec<String>> {
    let own = links.identity(&document)?;
    if group.first() == Some(&document) {
        return Some(Vec::new());
    }
    let before = group
        .iter()
        .take_while(|n| **n != document)
        .filter_map(|n| links.identity(n));
    let other = before.into_iter().find(|other| own.is_linked(other))?;
    Some(match (&own.code, &other.code) {
        (Some(code), Some(_)) => vec![format!("code.project {code}")],
        _ => own
            .shared_kinds(other)
            .into_iter()
            .map(|s| s.field_name().to_owned())
            .collect(),
    })
}
