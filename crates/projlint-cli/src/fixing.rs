//! `--fix` and `--diff`: corrections in files, again until nothing is left to do.

use crate::args::CheckArgs as Args;
use crate::documents::{on_a_line, slash_path};
use crate::holding::Rules;
use crate::judging::{Job, judge, judge_group};
use crate::render::item::Item;
use anyhow::Result;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::read::private::PersonalData;
use projlint_workspace::{FixedDocument, Links, ReadFault, fix_document, real_path, write_fixed};
use rayon::prelude::*;
use similar::TextDiff;
use std::collections::{BTreeSet, HashSet};
use std::io::Write;
use std::path::PathBuf;

/// One correction may make another possible; this many rounds are enough for all of ours.
const MAX_ROUNDS: usize = 10;

/// What was done.
#[derive(Debug, Default)]
pub struct FixOutcome {
    /// Findings that were corrected.
    pub count: usize,
    /// Files that were left alone, and why.
    pub left: Vec<ReadFault>,
    /// Whether `--diff` showed something.
    pub outstanding: bool,
}

/// A document and what becomes of it.
type New = Option<(FixedDocument, Item)>;

/// Corrects the documents, or prints what would be corrected.
pub fn run(jobs: &[Job], only: Option<&HashSet<PathBuf>>, args: &Args) -> Result<FixOutcome> {
    let all = args.fixing.unsafe_fixes;
    let wanted = |job: &Job| {
        !job.stdin && only.is_none_or(|only| only.contains(&real_path(&job.found.path)))
    };
    let take = |mut item: Item, rules: &Rules| -> New {
        item.set_known_aside(rules);
        Some((
            fix_document(item.document(), &item.report.findings, all)?,
            item,
        ))
    };
    let mut done = FixOutcome::default();
    // A file that is reached in two ways, by a link for one, is corrected once.
    let mut seen = HashSet::new();
    let mut first = |job: &Job| {
        seen.insert(
            std::fs::canonicalize(&job.found.path).unwrap_or_else(|_| job.found.path.clone()),
        )
    };
    let mut next: BTreeSet<usize> = (0..jobs.len())
        .filter(|at| wanted(&jobs[*at]) && first(&jobs[*at]))
        .collect();
    let groups = linked_groups(jobs);
    for _ in 0..MAX_ROUNDS {
        let in_groups: BTreeSet<usize> = groups.iter().flatten().copied().collect();
        let alone: Vec<usize> = next.difference(&in_groups).copied().collect();
        let mut found: Vec<(usize, New)> = alone
            .par_iter()
            .map_init(Vec::new, |buffer, at| {
                Some((
                    *at,
                    judge(&jobs[*at], MessageLang::En, buffer, take).ok()?.0,
                ))
            })
            .flatten()
            .collect();
        let open: Vec<&Vec<usize>> = groups
            .iter()
            .filter(|group| group.iter().any(|job| next.contains(job)))
            .collect();
        found.par_extend(
            open.par_iter()
                .flat_map_iter(|group| judge_group(group, jobs, MessageLang::En, take)),
        );
        found.retain(|(job, _)| next.contains(job));
        found.sort_by_key(|(job, _)| *job);
        next.clear();
        for (job, new) in found {
            let Some((new, item)) = new else { continue };
            let path = &jobs[job].found.path;
            if args.fixing.diff {
                done.outstanding = true;
                if !args.report.silent {
                    print_diff(
                        &slash_path(path),
                        item.document().source.file(),
                        &new.text,
                        args.output.personal_data(),
                    )?;
                }
                continue;
            }
            match put_fixed(path, &item, &new) {
                Ok(()) => {
                    done.count += new.count;
                    next.insert(job);
                }
                Err(fault) => done.left.push(fault),
            }
        }
        if next.is_empty() {
            break;
        }
    }
    Ok(done)
}

/// The documents of each project that has several.
fn linked_groups(jobs: &[Job]) -> Vec<Vec<usize>> {
    let identities: Vec<_> = jobs
        .par_iter()
        .enumerate()
        .filter(|(_, job)| !job.stdin)
        .map_init(Vec::new, |buffer, (at, job)| {
            Some((at, judge(job, MessageLang::En, buffer, |_, _| ()).ok()?.1?))
        })
        .flatten()
        .collect();
    let mut links = Links::default();
    identities
        .into_iter()
        .for_each(|(at, identity)| links.add(at, identity));
    links.groups()
}

/// Writes a document, if its file still is what was judged.
fn put_fixed(path: &PathBuf, item: &Item, new: &FixedDocument) -> Result<(), ReadFault> {
    let bytes =
        std::fs::read(path).map_err(|e| ReadFault::new(path, format!("cannot be read: {e}")))?;
    write_fixed(path, item.document(), &new.text, &bytes)
        .map_err(|e| ReadFault::new(path, e.to_string()))
}

/// Prints what would change, as `diff -u` does.
fn print_diff(path: &str, old: &str, new: &str, personal_data: PersonalData) -> Result<()> {
    let path = on_a_line(path);
    let diff = TextDiff::from_lines(old, new);
    let text = diff
        .unified_diff()
        .context_radius(2)
        .header(&format!("a/{path}"), &format!("b/{path}"))
        .to_string();
    let mut out = std::io::stdout().lock();
    Ok(out.write_all(personal_data.cover(&text).as_bytes())?)
}
