//! How a check runs: from which paths, on how many threads, for which documents, once or again and again.

use crate::args::CheckArgs as Args;
use crate::documents::{STDIN, on_a_line, print_line, slash_path};
use crate::holding::Holding;
use crate::judging::Job;
use crate::status::is_closed_pipe;
use anyhow::{Context as _, Result, bail};
use projlint_workspace::{CONFIG_NAME, ConfigError, Discovery, PYPROJECT, discover, real_path};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

/// How often `--watch` looks.
const WATCH_PAUSE: Duration = Duration::from_millis(500);

/// Sets the number of threads.
pub fn set_threads(jobs: Option<u16>) -> Result<()> {
    if let Some(jobs) = jobs {
        rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.into())
            .build_global()
            .context("the threads cannot be started")?;
    }
    Ok(())
}

/// The paths of the call, with those that a file lists.
pub fn call_paths(args: &Args) -> Result<Vec<PathBuf>> {
    let Some(list) = &args.running.files_from else {
        return Ok(args.paths.clone());
    };
    let mut text = String::new();
    if list == Path::new(STDIN) {
        std::io::stdin()
            .lock()
            .read_to_string(&mut text)
            .context("the list of files on standard input cannot be read")?;
    } else {
        text = std::fs::read_to_string(list)
            .with_context(|| format!("{}: the list of files cannot be read", list.display()))?;
    }
    let text = text.trim_start_matches('\u{feff}');
    let cut = if text.contains('\0') { '\0' } else { '\n' };
    let listed = text
        .split(cut)
        .map(|line| line.trim_end_matches('\r'))
        .filter(|line| !line.is_empty())
        .map(PathBuf::from);
    let own = args
        .paths
        .iter()
        .filter(|p| p.as_path() != Path::new("."))
        .cloned();
    Ok(own.chain(listed).collect())
}

/// The documents that git says have changed, from the root of the file system; with `--changed` alone. Documents that a list or the call does not
/// name are still read, for those of one project are judged together.
pub fn changed_documents(args: &Args, found: &mut Discovery) -> Result<Option<HashSet<PathBuf>>> {
    if !args.running.changed {
        return Ok(None);
    }
    let since = args.running.since.as_deref();
    if let Some(since) = since.filter(|since| since.starts_with('-')) {
        bail!("“{since}” is no revision");
    }
    let stdin = args
        .running
        .stdin_filename
        .clone()
        .unwrap_or_else(|| PathBuf::from(STDIN));
    let mut only = HashSet::from([real_path(&stdin)]);
    for top in repositories(args, found)? {
        // Before the first commit everything is new.
        let begun =
            since.is_some() || run_git(&top, &["rev-parse", "--verify", "--quiet", "HEAD"]).is_ok();
        let since = since.unwrap_or(if begun { "HEAD" } else { EMPTY_TREE });
        let names = run_git(
            &top,
            &["diff", "--name-only", "-z", "--no-renames", since, "--"],
        )?;
        let new = run_git(&top, &["ls-files", "--others", "--exclude-standard", "-z"])?;
        let both = [names, new];
        let paths = both.iter().flat_map(|names| names.split(|b| *b == 0));
        let paths = paths.filter(|name| !name.is_empty());
        only.extend(paths.map(|name| real_path(&top.join(path_of(name)))));
    }
    found
        .faults
        .retain(|fault| only.contains(&real_path(&fault.path)));
    Ok(Some(only))
}

/// The roots of the repositories in which the documents are, submodules too; without documents, in which the paths of the call are.
fn repositories(args: &Args, found: &Discovery) -> Result<BTreeSet<PathBuf>> {
    let folder_of = |path: &PathBuf| {
        let real = real_path(path);
        if real.is_dir() {
            Some(real)
        } else {
            real.parent().map(Path::to_owned)
        }
    };
    let is_file = |path: &&PathBuf| path.as_path() != Path::new(STDIN);
    let documents = found.files.iter().map(|file| &file.path);
    let mut folders: BTreeSet<PathBuf> = documents.filter(is_file).filter_map(folder_of).collect();
    if folders.is_empty() {
        folders = args
            .paths
            .iter()
            .filter(is_file)
            .filter_map(folder_of)
            .collect();
    }
    if folders.is_empty() {
        folders.insert(real_path(Path::new(".")));
    }
    // A folder whose nearest `.git` is that of a root known already needs no question.
    let mut roots = BTreeSet::new();
    let mut asked: HashSet<PathBuf> = HashSet::new();
    for folder in folders {
        let near = folder.ancestors().find(|f| f.join(".git").exists());
        if !asked.insert(near.unwrap_or(&folder).to_owned()) {
            continue;
        }
        let top = run_git(&folder, &["rev-parse", "--show-toplevel"])?;
        let top = top.strip_suffix(b"\n").unwrap_or(&top);
        roots.insert(path_of(top.strip_suffix(b"\r").unwrap_or(top)));
    }
    Ok(roots)
}

/// A path as git names it; its bytes need not be UTF-8 where paths need not.
#[cfg(unix)]
fn path_of(name: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(std::ffi::OsStr::from_bytes(name))
}

/// A path as git names it, in UTF-8.
#[cfg(not(unix))]
fn path_of(name: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(name).into_owned())
}

/// What git tells a hook of its own repository; it is not what the call asks about.
const GIT_ENVIRONMENT: [&str; 10] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// The tree without files, which every repository knows.
const EMPTY_TREE: &str = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

fn run_git(folder: &Path, args: &[&str]) -> Result<Vec<u8>> {
    let mut git = Command::new("git");
    for name in GIT_ENVIRONMENT {
        git.env_remove(name);
    }
    let output = git
        .arg("-C")
        .arg(folder)
        .args(args)
        .output()
        .context("--changed asks git, which cannot be started")?;
    if !output.status.success() {
        bail!(
            "--changed asks git, which says: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(output.stdout)
}

/// Tells which documents a configuration names that are not there.
pub fn print_missing(jobs: &[Job]) {
    let missing: BTreeSet<String> = jobs
        .iter()
        .flat_map(|job| job.rules.effective.config.missing_documents())
        .collect();
    missing
        .iter()
        .for_each(|line| print_line(&format!("projlint: {line}")));
}

/// Tells which configuration holds for the documents.
pub fn print_configurations(jobs: &[Job]) {
    let mut by: BTreeMap<String, usize> = BTreeMap::new();
    for job in jobs {
        let files: Vec<String> = job
            .rules
            .effective
            .config
            .layers
            .iter()
            .map(|l| on_a_line(&slash_path(&l.path)))
            .collect();
        let name = if files.is_empty() {
            "no configuration".to_owned()
        } else {
            files.join(" + ")
        };
        *by.entry(name).or_default() += 1;
    }
    by.iter()
        .for_each(|(name, n)| print_line(&format!("{n} documents: {name}")));
}

/// Checks again whenever something has changed. Ends with the program, or when nobody reads what it prints.
pub fn watch_files(args: &Args, check: fn(&Args) -> Result<u8>) -> Result<u8> {
    let from_stdin = |path: &PathBuf| path == Path::new(STDIN);
    if args.running.files_from.as_ref().is_some_and(from_stdin) || args.paths.iter().any(from_stdin)
    {
        bail!("standard input can be read only once; --watch needs names of files or folders");
    }
    // What is wrong with the call itself stays so.
    Holding::new(&args.choice, Some(&args.known))?;
    let mut before = None;
    let mut rested_on = HashSet::new();
    loop {
        let paths = call_paths(args)?;
        if before.as_ref() != Some(&file_states(&paths, &rested_on)) {
            // Before the check: what changes while it runs is seen the next time.
            rested_on = files_rested_on(args, &paths);
            let now = file_states(&paths, &rested_on);
            if before.is_some() {
                print_line("");
            }
            match check(args) {
                Err(error) if is_closed_pipe(&error) => return Err(error),
                // What the user is writing just now may be wrong for a moment.
                Err(error) if before.is_none() && !error.is::<ConfigError>() => return Err(error),
                Err(error) => print_line(&format!("projlint: {error:#}")),
                Ok(_) => {}
            }
            // What a correction has just written is not a change by someone else.
            let writes = args.fixing.fix || args.fixing.fix_only;
            before = Some(if writes {
                file_states(&paths, &rested_on)
            } else {
                now
            });
        }
        std::thread::sleep(WATCH_PAUSE);
    }
}

/// The files besides the documents on which the check rests: extended configurations, tables, templates, known findings. None of a
/// configuration that is wrong: it is looked at again when it changes.
fn files_rested_on(args: &Args, paths: &[PathBuf]) -> HashSet<PathBuf> {
    let mut files = HashSet::new();
    let Ok(mut holding) = Holding::new(&args.choice, Some(&args.known)) else {
        return files;
    };
    for found in discover(paths).files {
        if let Ok(rules) = holding.of(&found.path) {
            files.extend(rules.effective.config.files());
        }
    }
    files.extend(holding.baselines().map(|(file, _)| file.to_owned()));
    files.extend(args.choice.config.clone());
    files
}

/// The time and size of every document, of the configurations next to and above them, and of further files.
fn file_states(
    paths: &[PathBuf],
    further: &HashSet<PathBuf>,
) -> BTreeMap<PathBuf, (Option<SystemTime>, u64)> {
    let found = discover(paths);
    let mut files: HashSet<PathBuf> = found.files.into_iter().map(|f| f.path).collect();
    let folders: HashSet<PathBuf> = files
        .iter()
        .filter_map(|f| std::path::absolute(f).ok()?.parent().map(Path::to_owned))
        .collect();
    for folder in folders.iter().flat_map(|f| f.ancestors()) {
        files.extend([CONFIG_NAME, PYPROJECT].map(|name| folder.join(name)));
    }
    files.extend(further.iter().cloned());
    let look = |path: PathBuf| {
        let meta = std::fs::metadata(&path).ok()?;
        Some((path, (meta.modified().ok(), meta.len())))
    };
    files.into_iter().filter_map(look).collect()
}
