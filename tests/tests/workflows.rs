//! What teams do with projlint day by day: configure it, accept findings, begin with an old archive, correct, look at what changed.

use projlint_tests::program::{Folder, RIGHT, WRONG, err, out, status};
use projlint_tests::reference::root;
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const SPACED: &str =
    "Hanke  alkoi 1.6.2019 ja päättyi 31.12.2021. Rahoittaja on Euroopan sosiaalirahasto.\n";

#[test]
fn a_configuration_is_begun_extended_and_shown() {
    let f = Folder::new();
    assert_eq!(status(&f.run(&["init"])), 0);
    let begun = f.read("projlint.toml");
    assert_eq!(
        status(&f.run(&["init"])),
        2,
        "a configuration is never overwritten"
    );
    assert_eq!(f.read("projlint.toml"), begun);
    let taken_in: String = begun
        .lines()
        .map(|l| {
            l.strip_prefix("# ")
                .filter(|l| l.contains(" = ") || l.starts_with('['))
                .unwrap_or(l)
        })
        .filter(|l| {
            !l.starts_with("extends") && !l.starts_with("templates") && !l.starts_with("postal")
        })
        .map(|l| format!("{l}\n"))
        .collect();
    projlint_workspace::Config::parse("projlint.toml", &taken_in)
        .expect("every line of the commented file is right");
    f.write("shared/base.toml", "ignore = [\"SHARE001\"]\n");
    f.write(
        "projlint.toml",
        "extends = \"shared/base.toml\"\nfail-on = \"warning\"\n[[files]]\npaths = [\"drafts/**\"]\nignore = [\"PROG\"]\n",
    );
    f.write("wrong.txt", WRONG);
    f.write("drafts/warned.txt", projlint_tests::program::WARNED);
    f.write("warned.txt", projlint_tests::program::WARNED);
    assert_eq!(
        status(&f.run(&["check", "wrong.txt"])),
        0,
        "SHARE001 is off in the extended file"
    );
    assert_eq!(status(&f.run(&["check", "drafts"])), 0);
    assert_eq!(
        status(&f.run(&["check", "warned.txt"])),
        1,
        "fail-on is warning"
    );
    let below = f
        .command(&["check", "warned.txt"])
        .current_dir(f.0.path().join("drafts"))
        .output()
        .expect("projlint runs");
    assert_eq!(
        status(&below),
        0,
        "the globs hold from wherever projlint is run"
    );
    let shown = out(&f.run(&["config", "show", "drafts/warned.txt"]));
    for line in [
        "ignore = \"SHARE001\"  # shared/base.toml",
        "fail-on = \"warning\"  # projlint.toml",
        "because of the paths [\"drafts/**\"]",
    ] {
        assert!(shown.contains(line), "{line}\n{shown}");
    }
    f.write("projlint.toml", "ignor = []\n");
    let wrong = f.run(&["check", "wrong.txt"]);
    assert_eq!(status(&wrong), 2);
    assert!(
        err(&wrong).contains("projlint.toml") && err(&wrong).contains("did you mean `ignore`?"),
        "{}",
        err(&wrong)
    );
}

#[test]
fn the_schema_of_the_configuration_is_fresh() {
    let printed = out(&Folder::new().run(&["config", "schema"]));
    let path = root().join("docs/projlint.schema.json");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, &printed).expect("a schema");
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == printed,
        "docs/projlint.schema.json is old; BLESS=1 writes it anew"
    );
    let schema: serde_json::Value = serde_json::from_str(&printed).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let readme = fs::read_to_string(root().join("README.md")).expect("there");
    let example = readme
        .split("```toml\n")
        .nth(1)
        .and_then(|b| b.split("```").next())
        .expect("a configuration in the README");
    let example: toml::Value = toml::from_str(example).expect("TOML");
    assert!(validator.is_valid(&serde_json::to_value(example).expect("JSON")));
    assert!(!validator.is_valid(&serde_json::json!({ "ignor": [] })));
}

#[test]
fn a_tolerance_lets_more_pass() {
    let f = Folder::new();
    f.write(
        "a.txt",
        "Toiminnan tila: Toiminta päättynyt\n\nMyönnetty EU- ja valtion rahoitus: 100 000\nToteutunut EU- ja valtion rahoitus: 45 000\n",
    );
    let check = [
        "check",
        "--select",
        "FUND006",
        "--output-format",
        "concise",
        "a.txt",
    ];
    assert!(out(&f.run(&check)).contains("FUND006"));
    f.write("projlint.toml", "[tolerance]\nlow-absorption = 40\n");
    assert_eq!(out(&f.run(&check)), "");
}

#[test]
fn an_entry_accepts_one_finding_and_is_missed_when_it_does_nothing() {
    let f = Folder::new();
    f.write("a.txt", WRONG);
    f.write("projlint.toml", "[[suppress]]\npath = \"a.txt\"\nrule = \"SHARE001\"\ntext = \"45%\"\nreason = \"the portal rounds\"\n");
    let accepted = f.run(&["check", "a.txt"]);
    assert_eq!((status(&accepted), out(&accepted)), (0, String::new()));
    assert!(
        err(&accepted).contains("1 suppressed"),
        "{}",
        err(&accepted)
    );
    f.write("a.txt", RIGHT);
    assert!(out(&f.run(&["check", "a.txt"])).contains("warning[CORE003]"));
}

#[test]
fn an_old_archive_is_known_and_only_what_is_new_is_told() {
    let f = Folder::new();
    f.write("old/a.txt", WRONG);
    f.write("old/b.txt", WRONG);
    assert_eq!(status(&f.run(&["baseline", "create", "old"])), 0);
    assert_eq!(
        status(&f.run(&["baseline", "create", "old"])),
        2,
        "it is there already"
    );
    assert!(
        f.read("projlint-baseline.json").contains("\"old/a.txt\""),
        "paths begin where the file lies"
    );
    let elsewhere = f
        .command(&["check", "--baseline", "../projlint-baseline.json", "."])
        .current_dir(f.0.path().join("old"))
        .output();
    assert_eq!(
        status(&elsewhere.expect("projlint runs")),
        0,
        "and hold from every folder"
    );
    assert_eq!(
        status(&f.run(&["check", "old", "--strict-baseline", "--select", "DATE"])),
        0,
        "a rule that is off is not missed"
    );
    let below = |args: &[&str]| {
        let call = f.command(args).current_dir(f.0.path().join("old")).output();
        call.expect("projlint runs")
    };
    let found = below(&["check", "."]);
    assert_eq!(status(&found), 0, "the file is found from below");
    assert!(err(&found).contains("2 known"), "{}", err(&found));
    assert!(out(&below(&["baseline", "show"])).contains("old/b.txt"));
    assert_eq!(status(&below(&["baseline", "update", "."])), 0);
    assert!(!f.0.path().join("old/projlint-baseline.json").exists());
    f.write("new/c.txt", WRONG);
    let inside = f
        .command(&["baseline", "create"])
        .current_dir(f.0.path().join("new"))
        .output();
    assert_eq!(status(&inside.expect("projlint runs")), 0);
    let outside = f.run(&["baseline", "update"]);
    assert!(
        err(&outside).contains("new/projlint-baseline.json: holds the known findings"),
        "{}",
        err(&outside)
    );
    assert!(
        !f.read("projlint-baseline.json").contains("new/c.txt"),
        "the nearer file holds it"
    );
    assert_eq!(status(&f.run(&["check", "."])), 0, "by the nearest file");
    fs::remove_dir_all(f.0.path().join("new")).expect("removed");
    let known = f.run(&["check", "old"]);
    assert_eq!((status(&known), out(&known)), (0, String::new()));
    assert!(err(&known).contains("2 known"), "{}", err(&known));
    f.write("old/a.txt", format!("\n\n{WRONG}"));
    assert_eq!(
        status(&f.run(&["check", "old"])),
        0,
        "moved lines are no new findings"
    );
    f.write("old/a.txt", WRONG.replace("45%", "46%"));
    let new = f.run(&["check", "old", "--output-format", "concise"]);
    assert_eq!(status(&new), 1);
    assert!(
        out(&new).starts_with("old/a.txt:4:32: error[SHARE001]") && out(&new).lines().count() == 1,
        "{}",
        out(&new)
    );
    assert_eq!(
        status(&f.run(&["check", "old", "--no-baseline", "--silent"])),
        1
    );
    f.write("old/a.txt", RIGHT);
    fs::remove_file(f.0.path().join("old/b.txt")).expect("removed");
    let gone = f.run(&["check", "old"]);
    assert!(
        status(&gone) == 0 && err(&gone).contains("2 known findings no longer occur"),
        "{}",
        err(&gone)
    );
    assert_eq!(status(&f.run(&["check", "old", "--strict-baseline"])), 1);
    assert_eq!(status(&f.run(&["baseline", "update", "old"])), 0);
    assert_eq!(status(&f.run(&["check", "old", "--strict-baseline"])), 0);
    assert_eq!(out(&f.run(&["baseline", "show"])), "");
    f.write("projlint-baseline.json", "{");
    let broken = f.run(&["check", "old"]);
    assert!(
        status(&broken) == 2 && err(&broken).contains("projlint-baseline.json"),
        "{}",
        err(&broken)
    );
}

#[test]
fn corrections_keep_everything_else_as_it_was() {
    let f = Folder::new();
    let fixed = SPACED.replace("  ", " ");
    let page = |text: &str| encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16 = |text: &str| {
        [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect::<Vec<u8>>()
    };
    let bom = |text: &str| format!("\u{feff}{text}").into_bytes();
    let crlf = |text: &str| text.replace('\n', "\r\n").into_bytes();
    type Encode<'a> = &'a dyn Fn(&str) -> Vec<u8>;
    let cases: [(&str, Encode<'_>); 5] = [
        ("plain.txt", &|t| t.as_bytes().to_vec()),
        ("page.txt", &page),
        ("utf16.txt", &utf16),
        ("bom.txt", &bom),
        ("crlf.txt", &crlf),
    ];
    for (name, bytes) in cases {
        f.write(name, bytes(SPACED));
    }
    let shown = f.run(&["check", "--diff", "plain.txt"]);
    assert_eq!(status(&shown), 1);
    assert!(
        out(&shown).contains("-Hanke  alkoi") && out(&shown).contains("+Hanke alkoi"),
        "{}",
        out(&shown)
    );
    assert_eq!(f.read("plain.txt"), SPACED, "--diff writes nothing");
    #[cfg(unix)]
    {
        use std::os::unix::fs::{PermissionsExt, symlink};
        fs::set_permissions(
            f.0.path().join("plain.txt"),
            fs::Permissions::from_mode(0o640),
        )
        .expect("set");
        f.write("elsewhere/real.txt", SPACED);
        symlink("elsewhere/real.txt", f.0.path().join("link.txt")).expect("a link");
    }
    let first = f.run(&["check", "--fix", "."]);
    assert_eq!(status(&first), 0, "{}", err(&first));
    assert!(err(&first).contains(" corrected"), "{}", err(&first));
    for (name, bytes) in cases {
        assert_eq!(
            fs::read(f.0.path().join(name)).expect("there"),
            bytes(&fixed),
            "{name}"
        );
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(f.0.path().join("plain.txt"))
                .expect("there")
                .permissions()
                .mode()
                & 0o777,
            0o640
        );
        assert!(
            fs::symlink_metadata(f.0.path().join("link.txt"))
                .expect("there")
                .is_symlink(),
            "a link stays a link"
        );
        assert_eq!(f.read("elsewhere/real.txt"), fixed);
    }
    let again = f.run(&["check", "--fix", "."]);
    assert!(
        !err(&again).contains("corrected"),
        "twice is once: {}",
        err(&again)
    );
    assert_eq!(status(&f.run(&["check", "--diff", "."])), 0);
    let block = "Total budget: 645 000 €\n\n<!-- projlint-ignore-start SHARE001: r -->\n\nEU contribution: 322 500 € (50 %)\n\n<!-- projlint-ignore-end SHARE001 -->\n\n```\n<!-- projlint-ignore-file SHARE001: an example -->\n```\n";
    f.write("block.md", block);
    f.run(&["check", "--fix", "block.md"]);
    assert_eq!(
        f.read("block.md"),
        block
            .replace("<!-- projlint-ignore-start SHARE001: r -->\n", "")
            .replace("<!-- projlint-ignore-end SHARE001 -->\n", "")
    );
    f.write("wrong.txt", WRONG);
    let piped = f.run(&["check", "--fix", "-"]);
    assert!(
        status(&piped) == 2 && err(&piped).contains("standard input cannot be corrected"),
        "{}",
        err(&piped)
    );
    let over = f.run(&["check", "--output-file", "wrong.txt", "wrong.txt"]);
    assert!(
        status(&over) == 2 && f.read("wrong.txt") == WRONG,
        "a report never replaces a document: {}",
        err(&over)
    );
    assert_eq!(
        status(&f.run(&["check", "--fix", "wrong.txt"])),
        1,
        "a share is no notation"
    );
    assert_eq!(f.read("wrong.txt"), WRONG);
    assert_eq!(
        status(&f.run(&["check", "--fix-only", "--unsafe-fixes", "wrong.txt"])),
        0
    );
    assert_eq!(f.read("wrong.txt"), WRONG.replace("45%", "50%"));
}

/// Killed at any moment, each file is the old or the new one, whole.
#[test]
fn a_run_that_is_killed_loses_nothing() {
    let f = Folder::new();
    let text = SPACED.repeat(400);
    let fixed = text.replace("  ", " ");
    let name = |n: usize| format!("d/{n:03}.txt");
    // How many files were written when a run was killed as soon as it had written one of them.
    let killed = |seen: usize| {
        (0..120).for_each(|n| drop(f.write(&name(n), &text)));
        let mut run = f
            .command(&["check", "--fix", "--quiet", "d"])
            .stdout(Stdio::null())
            .spawn()
            .expect("projlint runs");
        let begin = Instant::now();
        while f.read(&name(seen)) != fixed {
            assert!(
                begin.elapsed() < Duration::from_secs(60),
                "nothing is corrected"
            );
        }
        run.kill().expect("killed");
        run.wait().expect("ended");
        let mut new = 0;
        for n in 0..120 {
            let now = f.read(&name(n));
            assert!(
                now == text || now == fixed,
                "{} is neither the old nor the new one",
                name(n)
            );
            new += usize::from(now == fixed);
        }
        new
    };
    for seen in [0, 20, 60] {
        // A busy machine may let a run end before it is killed.
        assert!(
            (0..10).any(|_| killed(seen) < 120),
            "no run was killed in the middle of its work"
        );
        assert_eq!(
            status(&f.run(&["check", "--fix", "--quiet", "d"])),
            0,
            "the next run takes up the rest"
        );
        assert!((0..120).all(|n| f.read(&name(n)) == fixed));
    }
}

#[test]
fn git_says_what_has_changed() {
    let f = Folder::new();
    let git = |args: &[&str]| {
        let own = [
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        let done = Command::new("git")
            .current_dir(f.0.path())
            .args(own)
            .args(args)
            .stdout(Stdio::null())
            .status()
            .expect("git runs");
        assert!(done.success(), "git {args:?}");
    };
    let outside = f.run(&["check", "--changed"]);
    assert!(
        status(&outside) == 2 && err(&outside).contains("--changed asks git"),
        "{}",
        err(&outside)
    );
    git(&["init", "-q"]);
    let page = |total: &str| {
        format!(
            "Project code: S29999\nStart date: 1 March 2019\nEnd date: 1 March 2020\nTotal budget: {total} €\nFund: ESF\n"
        )
    };
    f.write("old.txt", WRONG);
    f.write("sub/a.txt", page("645 000"));
    f.write("sub/b.txt", page("645 000"));
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "first"]);
    let nothing = f.run(&["check", "--changed"]);
    assert_eq!(
        (status(&nothing), out(&nothing)),
        (0, String::new()),
        "{}",
        err(&nothing)
    );
    f.write("new file.txt", WRONG);
    f.write("sub/a.txt", page("654 000"));
    let changed = f.run(&["check", "--changed", "--output-format", "concise"]);
    let text = out(&changed);
    assert!(
        text.contains("new file.txt:4:32: error[SHARE001]") && !text.contains("old.txt"),
        "{text}"
    );
    assert!(
        text.contains("XDOC002"),
        "what a change makes wrong in another document is told: {text}"
    );
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "second"]);
    assert_eq!(out(&f.run(&["check", "--changed"])), "");
    let since = out(&f.run(&[
        "check",
        "--changed",
        "--since",
        "HEAD~1",
        "--output-format",
        "concise",
    ]));
    assert!(
        since.contains("new file.txt") && !since.contains("old.txt"),
        "{since}"
    );
    let below = f
        .command(&[
            "check",
            "--changed",
            "--since",
            "HEAD~1",
            "--output-format",
            "concise",
        ])
        .current_dir(f.0.path().join("sub"))
        .output();
    let below = out(&below.expect("projlint runs"));
    assert!(
        below.contains("XDOC002") && !below.contains("new file"),
        "{below}"
    );
    let above = f
        .command(&[
            "check",
            "--changed",
            "--since",
            "HEAD~1",
            "--output-format",
            "concise",
            "..",
        ])
        .current_dir(f.0.path().join("sub"))
        .output();
    assert!(out(&above.expect("projlint runs")).contains("../new file.txt"));
    assert_eq!(
        status(&f.run(&["check", "--changed", "--since", "nowhere"])),
        2
    );
}

#[test]
fn paths_come_from_lists_and_standard_input_has_a_name() {
    let f = Folder::new();
    f.write("a b.txt", WRONG);
    f.write("c.txt", RIGHT);
    f.write("list", "a b.txt\nc.txt\n");
    f.write("list0", "a b.txt\0c.txt\0");
    for list in ["list", "list0"] {
        let output = f.run(&["check", "--files-from", list]);
        assert!(
            status(&output) == 1 && err(&output).contains("2 documents"),
            "{}",
            err(&output)
        );
    }
    assert_eq!(status(&f.run(&["check", "--files-from", "missing"])), 2);
    f.write(
        "projlint.toml",
        "[[files]]\npaths = [\"drafts/*\"]\nignore = [\"SHARE001\"]\n",
    );
    for (name, want) in [("drafts/new.txt", 0), ("final.txt", 1)] {
        let mut run = f.command(&[
            "check",
            "--stdin-filename",
            name,
            "--output-format",
            "concise",
            "-",
        ]);
        let mut run = run
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("projlint runs");
        std::io::Write::write_all(&mut run.stdin.take().expect("a pipe"), WRONG.as_bytes())
            .expect("written");
        let output = run.wait_with_output().expect("ended");
        assert_eq!(status(&output), want, "{name}: {}", out(&output));
        assert!(
            out(&output).is_empty() || out(&output).starts_with(&format!("{name}:4:32:")),
            "{}",
            out(&output)
        );
    }
}

#[test]
fn thresholds_counts_and_words_are_as_asked() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    f.write("warned.txt", projlint_tests::program::WARNED);
    for (args, want) in [
        (&["check", "--exit-zero", "."][..], 0),
        (&["check", "--exit-zero", "missing.txt"], 2),
        (&["check", "--max-warnings", "1", "warned.txt"], 0),
        (&["check", "--max-warnings", "0", "warned.txt"], 1),
        (&["check", "--jobs", "1", "warned.txt"], 0),
        (&["check", "--jobs", "0", "warned.txt"], 2),
    ] {
        let output = f.run(args);
        assert_eq!(status(&output), want, "{args:?}: {}", err(&output));
    }
    let counted = err(&f.run(&["check", "--statistics", "."]));
    assert!(
        counted.contains("1  SHARE001  eu-share-mismatch")
            && counted.contains("1  PROG001   unknown-programming-period"),
        "{counted}"
    );
    let told = err(&f.run(&["check", "--verbose", "."]));
    assert!(told.contains("2 documents: no configuration"), "{told}");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        assert!(
            out(&f.run(&["completions", shell])).contains("output-format"),
            "{shell}"
        );
    }
    assert!(out(&f.run(&["man"])).contains(".SH SYNOPSIS"));
}

#[test]
fn a_watch_checks_again_when_something_changes() {
    let f = Folder::new();
    f.write("a.txt", RIGHT);
    let log = f.0.path().join("log");
    let mut run = f.command(&[
        "check",
        "--watch",
        "--quiet",
        "--output-format",
        "concise",
        "a.txt",
    ]);
    let mut run = run
        .stdout(fs::File::create(&log).expect("a log"))
        .spawn()
        .expect("projlint runs");
    let wait = |what: &str| {
        let begin = Instant::now();
        while !fs::read_to_string(&log).unwrap_or_default().contains(what) {
            assert!(
                begin.elapsed() < Duration::from_secs(30),
                "nothing of {what} was told"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    };
    std::thread::sleep(Duration::from_millis(800));
    f.write("a.txt", WRONG);
    wait("SHARE001");
    f.write("projlint.toml", "[severity]\nSHARE001 = \"info\"\n");
    wait("info[SHARE001]");
    run.kill().expect("killed");
    run.wait().expect("ended");
}

#[test]
fn a_large_folder_is_told_in_order_and_leaves_nothing_behind() {
    let f = Folder::new();
    for n in 0..1_500_u64 {
        let text = if n % 3 == 0 {
            format!("Project code: S2{n:04}\n{WRONG}")
        } else {
            WRONG.to_owned()
        };
        f.write(&format!("d/{:02}/{n:05}.txt", n % 40), text);
    }
    let output = f.run(&["check", "--output-format", "concise", "d"]);
    let text = out(&output);
    let paths: Vec<&str> = text
        .lines()
        .map(|l| l.split(':').next().unwrap_or(""))
        .collect();
    assert_eq!(paths.len(), 1_500);
    assert!(paths.is_sorted(), "in the order of the paths");
    assert_eq!(
        text,
        out(&f.run(&["check", "--output-format", "concise", "--jobs", "1", "d"])),
        "for any number of threads"
    );
    let mut run = f
        .command(&["check", "--output-format", "sarif=out.sarif", "d"])
        .stdout(Stdio::null())
        .spawn()
        .expect("projlint runs");
    std::thread::sleep(Duration::from_millis(30));
    run.kill().expect("killed");
    run.wait().expect("ended");
    assert!(
        !f.0.path().join("out.sarif").exists() || f.read("out.sarif").ends_with("}] }\n"),
        "no half report"
    );
}

const FORM: &str = r#"
[language.fi]
titles = ["Säätiön avustushakemus"]
sections = [
  { number = "1", title = "Hakija", required = true },
  { number = "2", title = "Tavoitteet", required = true, body = "always" },
  { number = "3", title = "Rahoitus", required = true },
]
fields = [
  { label = "Haettava avustus", field = "amount.eu" },
  { label = "Hankkeen hinta", field = "amount.total", required = true },
  { label = "Avustuksen osuus", field = "share.eu_percent" },
]
"#;

#[test]
fn an_organisations_form_is_data() {
    let f = Folder::new();
    f.write("forms/grant.toml", FORM);
    f.write("projlint.toml", "templates = [\"forms/grant.toml\"]\n");
    let form = |goals: &str, share: &str| {
        format!(
            "Säätiön avustushakemus 2026\n\n1 Hakija\n\nMallilan seura\n\n2 Tavoitteet\n\n{goals}\n\n3 Rahoitus\n\nHankkeen hinta: 645 000 €\nHaettava avustus: 322 500 €\nAvustuksen osuus: {share}\n"
        )
    };
    f.write("right.txt", form("Nuoria työllistyy.", "50 %"));
    f.write("empty.txt", form("-", "50 %"));
    f.write("share.txt", form("Nuoria työllistyy.", "45 %"));
    f.write(
        "short.txt",
        form("Nuoria työllistyy.", "50 %").replace("3 Rahoitus\n", ""),
    );
    let output = f.run(&[
        "check",
        "--output-format",
        "concise",
        "--select",
        "SECT,SHARE",
        ".",
    ]);
    let text = out(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(
        lines[0].starts_with("empty.txt:9:1:") && lines[0].contains("SECT005"),
        "{text}"
    );
    assert!(
        lines[1].starts_with("share.txt:15:")
            && lines[1].contains("SHARE001")
            && lines[1].contains("is 50 % of 645 000 €, not 45 %"),
        "{text}"
    );
    assert!(
        lines[2].starts_with("short.txt:") && lines[2].contains("section 3 “Rahoitus” is missing"),
        "{text}"
    );
    assert!(out(&f.run(&["facts", "right.txt"])).starts_with("right.txt (form, fi)"));
    for (wrong, word) in [
        ("amount.eu\"", "amount.ue\""),
        ("titles", "titels"),
        ("\"always\"", "\"allways\""),
    ] {
        f.write("forms/grant.toml", FORM.replacen(wrong, word, 1));
        let refused = f.run(&["check", "right.txt"]);
        assert!(
            status(&refused) == 2 && err(&refused).contains("forms/grant.toml"),
            "{word}: {}",
            err(&refused)
        );
        assert!(
            err(&refused).contains(word.trim_matches('"')),
            "{word}: {}",
            err(&refused)
        );
    }
    for (line, why) in [
        ("period = [2020, 2014]", "is no period"),
        ("site-header = \"Portal\"", "is only for embedded templates"),
        ("country = \"Suomi\"", "is no ISO code of a country"),
        (
            "kind = \"kohesio\"\nfamily = \"page\"",
            "is the kind of an embedded template",
        ),
        ("kind = \"mine\"", "another kind needs a family"),
    ] {
        f.write("forms/grant.toml", format!("{line}\n{FORM}"));
        let refused = f.run(&["check", "right.txt"]);
        assert!(
            status(&refused) == 2 && err(&refused).contains(why),
            "{line}: {}",
            err(&refused)
        );
    }
}
