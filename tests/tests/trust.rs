//! What a run never does to the files of its user, and what it is not misled by.

use projlint_tests::program::{Folder, RIGHT, WRONG, err, out, status};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A document with a safe correction: two spaces.
const CORRECTED: &str = "Hankkeen nimi: Silta\nKokonaiskustannukset: 640 000 €\nValtion rahoitus: 320 000 €\nEU-rahoitus: 320 000 €\n\nSilta-hanke\n\nHanke tuo alueen työnantajat, yrittäjät, oppilaitokset ja  nuoret yhteen.\n";

fn git(folder: &Path, args: &[&str]) {
    let done = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=a", "-c", "user.email=a@b.example"])
        .args(args)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .output()
        .expect("git is there");
    assert!(done.status.success(), "git {args:?}: {}", err(&done));
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("a link");
}

/// A report is refused where it would replace a document, a configuration or known findings, by whatever name, and nothing is
/// written.
#[cfg(unix)]
#[test]
fn no_report_replaces_a_file_of_the_check() {
    let f = Folder::new();
    f.write("docs/a.txt", WRONG);
    f.write("docs/projlint.toml", "extends = \"../base.toml\"\n");
    f.write("base.toml", "");
    assert_eq!(status(&f.run(&["baseline", "create", "docs"])), 0);
    let known = f.read("projlint-baseline.json");
    link(Path::new("a.txt"), &f.0.path().join("docs/link.sarif"));
    link(Path::new("docs"), &f.0.path().join("other"));
    for name in [
        "docs/a.txt",
        "./docs/../docs/a.txt",
        "docs/link.sarif",
        "other/a.txt",
        "docs/projlint.toml",
        "other/projlint.toml",
        "base.toml",
        "./projlint-baseline.json",
    ] {
        let report = format!("sarif={name}");
        let done = f.run(&["check", "--output-format", &report, "docs"]);
        assert_eq!(status(&done), 2, "{name}: {}", err(&done));
        assert!(
            err(&done).contains("write the report elsewhere"),
            "{name}: {}",
            err(&done)
        );
    }
    assert_eq!(f.read("docs/a.txt"), WRONG);
    assert_eq!(f.read("base.toml"), "");
    assert_eq!(f.read("projlint-baseline.json"), known);
}

#[cfg(unix)]
#[test]
fn two_reports_do_not_share_a_file_by_two_names() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    fs::create_dir(f.0.path().join("reports")).expect("a folder");
    link(Path::new("reports"), &f.0.path().join("there"));
    for (first, second) in [
        ("o", "./o"),
        ("o", "reports/../o"),
        ("reports/o", "there/o"),
    ] {
        let (sarif, json) = (format!("sarif={first}"), format!("json={second}"));
        let call = [
            "check",
            "--output-format",
            &sarif,
            "--output-format",
            &json,
            "a.txt",
        ];
        let done = f.run(&call);
        assert_eq!(status(&done), 2, "{second}: {}", err(&done));
        assert!(err(&done).contains("two reports go to"), "{}", err(&done));
        assert!(!f.0.path().join(first).exists(), "{first} was written");
    }
}

/// A call that is refused has corrected nothing.
#[test]
fn a_broken_call_corrects_nothing() {
    let f = Folder::new();
    f.write("a.txt", CORRECTED);
    let done = f.run(&["check", "--fix", "--output-format", "sarif=a.txt", "a.txt"]);
    assert_eq!(status(&done), 2);
    assert_eq!(f.read("a.txt"), CORRECTED);
    let done = f.run(&["check", "--fix", "a.txt"]);
    assert_eq!(status(&done), 0, "{}{}", out(&done), err(&done));
    assert_eq!(f.read("a.txt"), CORRECTED.replace("  ", " "));
}

/// Another name of a corrected file is still one, and a link still a link.
#[cfg(unix)]
#[test]
fn corrections_keep_other_names_and_links() {
    let f = Folder::new();
    let first = f.write("a.txt", CORRECTED);
    fs::hard_link(&first, f.0.path().join("b.bak")).expect("another name");
    link(Path::new("a.txt"), &f.0.path().join("link.txt"));
    let attribute = xattr::set(&first, "user.owner", b"unit 7").is_ok();
    assert_eq!(status(&f.run(&["check", "--fix", "link.txt"])), 0);
    let right = CORRECTED.replace("  ", " ");
    assert_eq!(f.read("a.txt"), right);
    assert_eq!(f.read("b.bak"), right, "the other name has the same text");
    assert!(f.0.path().join("link.txt").is_symlink());
    if attribute {
        let kept = xattr::get(&first, "user.owner").expect("attributes can be read");
        assert_eq!(kept.as_deref(), Some(&b"unit 7"[..]));
    }
    let names = fs::read_dir(f.0.path()).expect("the folder").count();
    assert_eq!(names, 3, "no temporary file is left");
}

/// `.gitignore` counts up to the border of the repository, and without one.
#[test]
fn what_is_ignored_ends_at_the_repository() {
    let f = Folder::new();
    f.write("home/.gitignore", "*\n");
    f.write("home/repo/docs/a.txt", WRONG);
    let done = f.run(&["check", "home/repo/docs"]);
    assert_eq!(status(&done), 2, "without a repository: {}", err(&done));
    fs::create_dir(f.0.path().join("home/repo/.git")).expect("a repository");
    for path in ["home/repo", "home/repo/docs"] {
        let done = f.run(&["check", path]);
        assert_eq!(status(&done), 1, "{path}: {}", err(&done));
    }
    f.write("home/repo/.gitignore", "docs/\n");
    assert_eq!(status(&f.run(&["check", "home/repo"])), 2, "its own counts");
}

/// What git says has changed is found through links, in several repositories and within a hook.
#[cfg(unix)]
#[test]
fn changed_documents_are_found_by_what_they_are() {
    let f = Folder::new();
    for name in ["one", "two"] {
        f.write(&format!("{name}/old.txt"), WRONG);
        f.write(&format!("{name}/new.txt"), RIGHT);
        let folder = f.0.path().join(name);
        git(&folder, &["init", "-q"]);
        git(&folder, &["add", "-A"]);
        git(&folder, &["commit", "-qm", "1"]);
    }
    f.write("two/new.txt", WRONG);
    link(Path::new("two"), &f.0.path().join("link"));
    let concise = |paths: &[&str]| {
        let call = [&["check", "--changed", "--output-format", "concise"], paths].concat();
        f.run(&call)
    };
    assert_eq!(status(&concise(&["one"])), 0);
    // A folder of repositories is none itself.
    for paths in [
        &["two"][..],
        &["link"],
        &["one", "two"],
        &["one", "link"],
        &["."],
    ] {
        let done = concise(paths);
        assert_eq!(status(&done), 1, "{paths:?}: {}", err(&done));
        assert!(out(&done).contains("new.txt"), "{}", out(&done));
        assert!(!out(&done).contains("old.txt"), "{}", out(&done));
    }
    let call = ["check", "--changed", "--output-format", "concise", "two"];
    let mut hook = f.command(&call);
    let hook = hook
        .env("GIT_DIR", f.0.path().join("one/.git"))
        .env("GIT_INDEX_FILE", f.0.path().join("one/.git/index"));
    let done = hook.output().expect("projlint runs");
    assert_eq!(status(&done), 1, "in a hook: {}", err(&done));
    assert!(!out(&done).contains("old.txt"), "{}", out(&done));
}

/// Known findings of what has not changed are not gone.
#[test]
fn known_findings_are_taken_out_before_the_report_is_narrowed() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    f.write("b.txt", RIGHT);
    assert_eq!(status(&f.run(&["baseline", "create", "."])), 0);
    git(f.0.path(), &["init", "-q"]);
    git(f.0.path(), &["add", "-A"]);
    git(f.0.path(), &["commit", "-qm", "1"]);
    f.write("b.txt", format!("{RIGHT}\n"));
    let done = f.run(&["check", "--changed", "--strict-baseline", "."]);
    assert_eq!(status(&done), 0, "{}{}", out(&done), err(&done));
}

#[test]
fn a_baseline_may_have_a_byte_order_mark() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    assert_eq!(status(&f.run(&["baseline", "create", "."])), 0);
    let marked = format!("\u{feff}{}", f.read("projlint-baseline.json"));
    f.write("projlint-baseline.json", marked);
    let done = f.run(&["check", "."]);
    assert_eq!(status(&done), 0, "{}", err(&done));
}

/// Reports in files have no colours; their folders are made.
#[test]
fn a_report_in_a_file_is_plain_and_its_folder_is_made() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    let call = [
        "check",
        "--color",
        "always",
        "--output-file",
        "new/deep/report.txt",
        "a.txt",
    ];
    assert_eq!(status(&f.run(&call)), 1);
    let report = f.read("new/deep/report.txt");
    assert!(report.contains("SHARE001"), "{report}");
    assert!(!report.contains('\u{1b}'), "{report}");
}

/// Colours are for a terminal that has them, or where they are asked for.
#[test]
fn colours_can_be_forced_by_the_environment() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    let coloured = |name: &str, value: &str| {
        let mut call = f.command(&["check", "a.txt"]);
        let done = call.env(name, value).output().expect("projlint runs");
        out(&done).contains('\u{1b}')
    };
    assert!(coloured("FORCE_COLOR", "1"));
    assert!(!coloured("FORCE_COLOR", "0"));
    assert!(!coloured("TERM", "dumb"));
}

/// No line of a report is a command to a CI system, whatever a file is called.
#[cfg(unix)]
#[test]
fn no_file_name_is_a_command() {
    for name in ["::error title=x::y.txt", "##[error]y.txt"] {
        let f = Folder::new();
        f.write(name, WRONG);
        let done = f.run(&["check", "--output-format", "concise", "."]);
        assert_eq!(status(&done), 1);
        let lines = [out(&done), err(&done)].concat();
        let commands = lines
            .lines()
            .find(|l| l.starts_with("::") || l.starts_with("##"));
        assert_eq!(commands, None);
    }
}

/// Nothing is put into the folder for temporary files while there is little to put there.
#[test]
fn a_check_needs_no_folder_for_temporary_files() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    let mut call = f.command(&["check", "--output-format", "json", "a.txt"]);
    let done = call
        .env("TMPDIR", f.0.path().join("nowhere"))
        .output()
        .expect("projlint runs");
    assert_eq!(status(&done), 1, "{}", err(&done));
    assert!(out(&done).contains("SHARE001"));
}

/// Stopped at any moment of its corrections, the program leaves every file as it was or corrected, and no other one.
#[cfg(unix)]
#[test]
fn a_stopped_correction_leaves_whole_files_alone() {
    use nix::sys::signal::{Signal, kill};
    use nix::unistd::Pid;
    const DOCUMENTS: usize = 60;
    let right = CORRECTED.replace("  ", " ");
    let (mut stopped, mut corrected) = (0, 0);
    for moment in 0..20 {
        let f = Folder::new();
        for n in 0..DOCUMENTS {
            f.write(&format!("{n}.txt"), CORRECTED);
        }
        let mut run = f
            .command(&["check", "--fix-only", "."])
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("projlint runs");
        std::thread::sleep(std::time::Duration::from_millis(5 + 6 * moment));
        let signal = if moment % 2 == 0 {
            Signal::SIGTERM
        } else {
            Signal::SIGINT
        };
        // It may have ended before.
        let _ = kill(Pid::from_raw(run.id().cast_signed()), signal);
        let end = run.wait().expect("it ends");
        stopped += usize::from(end.code() != Some(0));
        let files = fs::read_dir(f.0.path()).expect("the folder");
        let names: Vec<_> = files.map(|e| e.expect("a file").file_name()).collect();
        assert_eq!(names.len(), DOCUMENTS, "{names:?}");
        for n in 0..DOCUMENTS {
            let text = f.read(&format!("{n}.txt"));
            assert!(text == CORRECTED || text == right, "{n}.txt: {text}");
            corrected += usize::from(text == right);
        }
    }
    assert!(stopped > 0, "no run was stopped in the middle");
    assert!(corrected > 0, "no run came as far as a correction");
}

/// `--watch` sees what a configuration extends, and ends when nobody reads it.
#[cfg(unix)]
#[test]
fn watching_sees_what_the_check_rests_on_and_ends_with_its_reader() {
    use std::io::{BufRead as _, BufReader};
    let f = Folder::new();
    f.write("a.txt", WRONG);
    f.write("shared/base.toml", "");
    f.write("projlint.toml", "extends = \"shared/base.toml\"\n");
    let mut run = f
        .command(&["check", "--watch", "--output-format", "concise", "a.txt"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("projlint runs");
    let out = run.stdout.take().expect("its output");
    let mut told = BufReader::new(run.stderr.take().expect("its words")).lines();
    let mut wait_for = |wanted: &str| {
        let line = told.find(|line| line.as_ref().is_ok_and(|l| l.contains(wanted)));
        assert!(line.is_some(), "no line with {wanted}");
    };
    wait_for("1 error");
    f.write("shared/base.toml", "ignore = [\"SHARE001\"]\n");
    wait_for("0 errors");
    drop(out);
    f.write("shared/base.toml", "");
    let end = run.wait().expect("it ends");
    assert_eq!(end.code(), Some(141));
}

#[test]
fn standard_input_cannot_be_watched() {
    let f = Folder::new();
    for call in [
        &["check", "--watch", "--files-from", "-"][..],
        &["check", "--watch", "-"],
    ] {
        let done = f.run(call);
        assert_eq!(status(&done), 2);
        assert!(err(&done).contains("only once"), "{}", err(&done));
    }
    let done = f.run(&["check", "--watch", "--select", "NO999", "."]);
    assert_eq!(status(&done), 2, "a broken call is not repeated");
}
