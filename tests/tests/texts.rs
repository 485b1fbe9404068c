//! The texts are true: the README's output is what the program prints, its commands run, and the texts speak of the project
//! alone.

use projlint_rules::judge::meta::RuleMeta;
use projlint_rules::rules::metas;
use projlint_tests::program::{Folder, out, status};
use projlint_tests::reference::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn text(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// Runs a command line of the README with the binary of this checkout.
fn run(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO"))
        .args(["run", "--quiet", "-p", "projlint-cli", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .arg("--")
        .args(args)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("cargo runs")
}

/// The fenced blocks of a kind in a text.
fn blocks(text: &str, kind: &str) -> Vec<String> {
    let fence = format!("```{kind}\n");
    text.split(fence.as_str())
        .skip(1)
        .map(|b| b.split("```").next().unwrap_or("").to_owned())
        .collect()
}

#[test]
fn the_readme_shows_what_is_printed() {
    let shown = blocks(&text("README.md"), "text").remove(0);
    let output = run(
        &root(),
        &[
            "check",
            "--quiet",
            "--color",
            "never",
            "fixtures/wrong/kohesio-en.txt",
        ],
    );
    assert_eq!(
        String::from_utf8_lossy(&output.stdout).trim_end(),
        shown.trim_end()
    );
}

/// A folder with all that the commands of the README name.
fn readers_folder() -> Folder {
    let f = Folder::new();
    for name in ["seeds/a.txt", "report.md", "documents/b.txt"] {
        f.write(
            name,
            "Hanke alkoi 1.6.2019 ja päättyi 31.12.2021. Rahoittaja on Euroopan sosiaalirahasto.\n",
        );
    }
    f.write("drafts/note.log", "");
    f.write("files.txt", "report.md\n");
    f.write("projlint.toml", "");
    for args in [
        &["init", "-q"][..],
        &["add", "."],
        &["commit", "-q", "-m", "first"],
        &["commit", "-q", "--allow-empty", "-m", "second"],
    ] {
        let own = [
            "-c",
            "user.name=test",
            "-c",
            "user.email=test@example.com",
            "-c",
            "commit.gpgsign=false",
        ];
        assert!(
            Command::new("git")
                .current_dir(f.0.path())
                .args(own)
                .args(args)
                .status()
                .expect("git runs")
                .success()
        );
    }
    assert_eq!(status(&f.run(&["baseline", "create"])), 0);
    f
}

#[test]
fn the_commands_of_the_texts_run() {
    let f = readers_folder();
    let mut count = 0;
    for line in ["README.md", "docs/ci.md"]
        .iter()
        .flat_map(|name| blocks(&text(name), "sh"))
        .flat_map(|b| b.lines().map(str::to_owned).collect::<Vec<_>>())
    {
        let line = line.split(" #").next().unwrap_or("").trim().to_owned();
        let Some(args) = line
            .strip_prefix("projlint ")
            .filter(|args| !args.starts_with("baseline create"))
        else {
            continue;
        };
        count += 1;
        let output = f.run(&args.split_whitespace().collect::<Vec<_>>());
        assert_eq!(
            output.status.code(),
            Some(0),
            "{line}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(count >= 10, "{count} commands");
    f.write("shared/base.toml", "");
    f.write("postal-codes.tsv", "80100\tJoensuu\n");
    f.write("municipalities.tsv", "");
    let form = blocks(&text("docs/templates.md"), "toml").remove(1);
    f.write("forms/grant.toml", &form);
    for config in blocks(&text("README.md"), "toml") {
        let path = f.write("projlint.toml", &config);
        projlint_workspace::Config::parse(&path.display().to_string(), &config)
            .expect("the configurations in the README are right");
    }
}

/// Every option of `check` is in the README's table, with an example that runs.
#[test]
fn the_table_of_options_is_whole_and_its_examples_run() {
    let f = readers_folder();
    let help = out(&f.run(&["check", "--help"]));
    let words = help
        .lines()
        .filter(|l| l.trim_start().starts_with('-'))
        .flat_map(|l| l.split([' ', ',', '=']).collect::<Vec<_>>());
    let options: BTreeSet<&str> = words
        .filter(|w| w.starts_with("--") && w.len() > 2)
        .collect();
    let readme = text("README.md");
    let rows: Vec<Vec<&str>> = readme
        .lines()
        .filter(|l| l.starts_with("| ") && l.contains("`projlint check"))
        .map(|l| l.split('|').map(str::trim).collect())
        .collect();
    let mut told: BTreeSet<&str> = rows
        .iter()
        .flat_map(|row| row[2].split(", ").map(|o| o.trim_matches('`')))
        .collect();
    told.insert("--help");
    assert_eq!(options, told);
    for row in rows {
        let example = row[3].trim_matches('`');
        assert!(
            row[2]
                .split(", ")
                .all(|option| example.contains(option.trim_matches('`'))),
            "{example} does not show {}",
            row[2]
        );
        let args: Vec<&str> = example.split_whitespace().skip(1).collect();
        if args.contains(&"--watch") {
            let mut run = f.command(&args).spawn().expect("projlint runs");
            std::thread::sleep(std::time::Duration::from_millis(700));
            assert!(
                run.try_wait().expect("a state").is_none(),
                "{example} goes on"
            );
            run.kill().and_then(|()| run.wait()).expect("killed");
            continue;
        }
        let output = f.run(&args);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{example}\n{}{}",
            out(&output),
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn packages_have_the_version_of_the_program() {
    let version = env!("CARGO_PKG_VERSION");
    let npm: serde_json::Value =
        serde_json::from_str(&text("npm/projlint/package.json")).expect("JSON");
    assert_eq!(npm["version"], version);
    assert!(
        npm["optionalDependencies"]
            .as_object()
            .expect("packages")
            .values()
            .all(|v| v == version),
        "{npm}"
    );
    for name in ["README.md", "docs/ci.md"] {
        for tag in text(name)
            .split("rev: v")
            .skip(1)
            .chain(text(name).split("projlint@v").skip(1))
        {
            assert!(tag.starts_with(version), "{name} names another version");
        }
    }
    let hooks = text(".pre-commit-hooks.yaml");
    assert!(hooks.contains("pass_filenames: false") && hooks.contains("require_serial: true"));
}

/// The page of a rule, as `projlint explain` prints it.
#[test]
fn the_pages_of_the_rules_are_fresh() {
    for rule in metas() {
        let explained = run(&root(), &["explain", rule.code]).stdout;
        let explained = String::from_utf8(explained).expect("UTF-8");
        let mut open = false;
        let fence = |line: &str| {
            if line != "```" {
                return line.to_owned();
            }
            open = !open;
            if open {
                "```text".to_owned()
            } else {
                line.to_owned()
            }
        };
        let lines: Vec<String> = explained.lines().map(fence).collect();
        let page = format!("# {}\n", lines.join("\n").trim_end());
        let path = root().join("docs/rules").join(format!("{}.md", rule.code));
        if std::env::var_os("BLESS").is_some() {
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(&path, &page).expect("a page");
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            written == page,
            "{} is not what `projlint explain` prints; BLESS=1 writes it anew",
            path.display()
        );
    }
    let index = root().join("docs/rules/README.md");
    if std::env::var_os("BLESS").is_some() {
        fs::write(&index, self::index()).expect("an index");
    }
    assert!(
        fs::read_to_string(&index).unwrap_or_default() == self::index(),
        "docs/rules/README.md is old; BLESS=1 writes it anew"
    );
    let pages = fs::read_dir(root().join("docs/rules"))
        .expect("pages")
        .count();
    assert_eq!(
        pages,
        metas().count() + 1,
        "docs/rules has a page of a rule that is gone"
    );
}

/// The index of the pages: each family with its rules.
fn index() -> String {
    let mut out = String::from(
        "# Rules\n\nWhat projlint checks, by family. `projlint explain CODE` prints a page in the terminal.\n",
    );
    let family = |rule: &RuleMeta| rule.code.trim_end_matches(|c: char| c.is_ascii_digit());
    let all: Vec<&RuleMeta> = metas().collect();
    for rules in all.chunk_by(|a, b| family(a) == family(b)) {
        out += &format!(
            "\n## {}\n\n| code | name | severity | fix | what it asks for |\n|---|---|---|---|---|\n",
            family(rules[0])
        );
        for rule in rules {
            let first = rule.docs.lines().next().unwrap_or("").trim();
            let fix = format!("{:?}", rule.fix).to_lowercase();
            out += &format!(
                "| [{0}]({0}.md) | {1} | {2} | {fix} | {first} |\n",
                rule.code,
                rule.name,
                rule.severity.name()
            );
        }
    }
    out
}

#[test]
fn configurations_of_editors_can_be_read() {
    let helix: toml::Table = text("editors/helix/languages.toml").parse().expect("TOML");
    assert_eq!(
        helix["language-server"]["projlint"]["command"].as_str(),
        Some("projlint")
    );
    let sublime: serde_json::Value =
        serde_json::from_str(&text("editors/sublime/LSP.sublime-settings")).expect("JSON");
    assert_eq!(
        sublime["clients"]["projlint"]["command"],
        serde_json::json!(["projlint", "lsp"])
    );
    let code: serde_json::Value =
        serde_json::from_str(&text("editors/vscode/package.json")).expect("JSON");
    assert_eq!(
        code["version"],
        env!("CARGO_PKG_VERSION"),
        "the extension has the version of projlint"
    );
    for (name, setting) in code["contributes"]["configuration"]["properties"]
        .as_object()
        .expect("settings")
    {
        assert!(
            setting
                .get("description")
                .or(setting.get("markdownDescription"))
                .is_some(),
            "{name} has no description"
        );
    }
    for lock in [
        "editors/vscode/package-lock.json",
        "tests/editors/vscode/package-lock.json",
    ] {
        assert!(
            !text(lock).contains("\"resolved\""),
            "{lock} has download addresses"
        );
    }
}

#[test]
fn counts_in_the_texts_are_right() {
    assert!(
        text("CHANGELOG.md").contains(&format!("- {} rules:", metas().count())),
        "CHANGELOG.md: {} rules",
        metas().count()
    );
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("readable") {
        let path = entry.expect("readable").path();
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or("");
        if path.is_dir() && !["target", ".git"].contains(&name) {
            files(&path, found);
        } else if path.is_file() {
            found.push(path);
        }
    }
}

#[test]
fn texts_name_no_place_of_one_machine() {
    let editors = ["emacs", "helix", "nvim", "sublime", "vscode", "zed"]
        .map(|e| format!("editors/{e}/README.md"));
    let own = [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "NOTICE",
        "crates/README.md",
    ]
    .map(str::to_owned);
    for name in editors.iter().chain(&own).map(String::as_str) {
        for word in ["/home/", "/tmp/", "/root/", "file://", "localhost"] {
            assert!(!text(name).contains(word), "{name} says {word:?}");
        }
    }
}

#[test]
fn no_real_persons_contact_data_is_in_the_fixtures() {
    let mut all = Vec::new();
    files(&root().join("fixtures"), &mut all);
    let mut found = Vec::new();
    for path in all {
        let text = fs::read_to_string(&path).expect("UTF-8");
        for range in projlint_rules::read::private::private_ranges(&text) {
            let shown = &text.as_str()[range];
            let made_up = [
                "example",
                "000",
                "esimerkki",
                "malli",
                "1234567890",
                "5261040828",
                "202100-369",
            ]
            .iter()
            .any(|w| shown.contains(w));
            if !made_up {
                found.push(format!("{}: {shown}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
