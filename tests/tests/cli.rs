//! The command line as scripts see it: exit status, streams, formats, configuration, bad input.

use projlint_tests::program::{Folder, RIGHT, WARNED, WRONG, binary, err, out, status};
use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn the_exit_status_tells_what_was_found() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    f.write("right.txt", RIGHT);
    f.write("warned.txt", WARNED);
    for (args, want) in [
        (&["check", "right.txt"][..], 0),
        (&["check", "wrong.txt"], 1),
        (&["check", "warned.txt"], 0),
        (&["check", "."], 1),
        (&["check"], 1),
        (&["check", "warned.txt", "--fail-on", "warning"], 1),
        (&["check", "wrong.txt", "--fail-on", "never"], 0),
        (&["check", "wrong.txt", "--ignore", "SHARE001"], 0),
        (&["check", "wrong.txt", "--ignore", "eu-share-mismatch"], 0),
        (&["check", "wrong.txt", "--select", "DATE"], 0),
        (&["check", "wrong.txt", "--select", "NOPE"], 2),
        (&["check", "missing.txt"], 2),
        (&["check", "wrong.txt", "missing.txt"], 2),
        (&["check", "--no-such-option"], 2),
        (&["check", "--as-of", "2024-13-01", "right.txt"], 2),
        (&["explain", "NOPE"], 2),
        (&["explain", "share001"], 0),
        (&["rules"], 0),
        (&["facts", "right.txt"], 0),
        (&["facts", "missing.txt"], 2),
        (&["check", "--silent", "wrong.txt"], 1),
    ] {
        let output = f.run(args);
        assert_eq!(
            status(&output),
            want,
            "{args:?}\n{}{}",
            out(&output),
            err(&output)
        );
    }
}

#[test]
fn findings_go_to_standard_output_and_the_rest_to_standard_error() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    let human = f.run(&["check", "wrong.txt"]);
    assert!(
        out(&human).contains("error[SHARE001]")
            && out(&human).contains("322 500.00 € is 50 % of 645 000.00 €, not 45 %"),
        "{}",
        out(&human)
    );
    assert!(out(&human).contains("wrong.txt:4:32"), "{}", out(&human));
    assert!(
        err(&human).starts_with("1 document · 1 error · 0 warnings"),
        "{}",
        err(&human)
    );
    let quiet = f.run(&["check", "--quiet", "wrong.txt"]);
    assert_eq!((out(&quiet), err(&quiet)), (out(&human), String::new()));
    let silent = f.run(&["check", "--silent", "wrong.txt"]);
    assert_eq!((out(&silent), err(&silent)), (String::new(), String::new()));
    let concise = f.run(&["check", "--output-format", "concise", "wrong.txt"]);
    assert_eq!(
        out(&concise),
        "wrong.txt:4:32: error[SHARE001] 322 500.00 € is 50 % of 645 000.00 €, not 45 %\n"
    );
}

#[test]
fn messages_come_in_the_readers_language() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    let with = |args: &[&str], locale: &str| {
        out(&f
            .command(args)
            .env("LC_ALL", locale)
            .output()
            .expect("projlint runs"))
    };
    let concise = ["check", "--output-format", "concise", "wrong.txt"];
    assert!(
        with(&concise, "fi_FI.UTF-8").contains("ei 45 %"),
        "{}",
        with(&concise, "fi_FI.UTF-8")
    );
    assert!(with(&concise, "sv_FI.UTF-8").contains("är 50 % av 645 000,00 €, inte 45 %"));
    assert!(with(&concise, "de_DE.UTF-8").contains("is 50 % of 645 000.00 €, not 45 %"));
    assert!(
        with(
            &[
                "check",
                "--lang",
                "sv",
                "--output-format",
                "concise",
                "wrong.txt"
            ],
            "fi_FI"
        )
        .contains("är 50 % av 645 000,00 €, inte 45 %")
    );
    assert!(
        with(
            &["check", "--output-format", "json", "wrong.txt"],
            "fi_FI.UTF-8"
        )
        .contains("is 50 % of 645 000.00 €, not 45 %"),
        "machine formats are in English"
    );
    f.write("projlint.toml", "language = \"fi\"\n");
    assert!(with(&concise, "C").contains("ei 45 %"));
}

#[test]
fn json_says_where_and_what() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    let report: Value = serde_json::from_slice(
        &f.run(&[
            "check",
            "--output-format",
            "json",
            "--show-checks",
            "wrong.txt",
        ])
        .stdout,
    )
    .expect("JSON");
    assert_eq!(report["schema"], "projlint-report/1");
    assert_eq!(
        report["documents"][0],
        serde_json::json!({ "path": "wrong.txt", "kind": "kohesio", "language": "en", "encoding": "UTF-8", "linked": [] })
    );
    let finding = &report["findings"][0];
    for (key, want) in [
        ("code", "SHARE001"),
        ("name", "eu-share-mismatch"),
        ("severity", "error"),
        ("expected", "50 %"),
        ("found", "45 %"),
        ("difference", "5 percentage points"),
        ("path", "wrong.txt"),
    ] {
        assert_eq!(finding[key], want, "{key}");
    }
    let start = WRONG.find("45%").expect("the share is there");
    let span = serde_json::json!({ "start": start, "end": start + 3, "start_line": 4, "start_column": 32, "end_line": 4, "end_column": 35 });
    assert_eq!(finding["span"], span);
    assert_eq!(finding["related"].as_array().map(Vec::len), Some(2));
    let edit = &finding["fix"]["edits"][0];
    let (from, to) = (
        edit["span"]["start"].as_u64().expect("a byte") as usize,
        edit["span"]["end"].as_u64().expect("a byte") as usize,
    );
    let mended = format!(
        "{}{}{}",
        &WRONG[..from],
        edit["text"].as_str().expect("text"),
        &WRONG[to..]
    );
    assert_eq!(mended, RIGHT);
    let passed = report["checks"]
        .as_array()
        .expect("checks")
        .iter()
        .filter(|c| c["outcome"] == "passed")
        .count();
    assert_eq!(report["summary"]["passed"], passed);
    assert!(
        report["checks"]
            .as_array()
            .expect("checks")
            .iter()
            .any(|c| c["outcome"] == "not-applicable" && c["reason"] == "not stated: start date")
    );
    let plain: Value = serde_json::from_slice(
        &f.run(&["check", "--output-format", "json", "wrong.txt"])
            .stdout,
    )
    .expect("JSON");
    assert!(plain.get("checks").is_none());
    assert_eq!(plain["findings"][0]["fingerprint"], finding["fingerprint"]);
}

#[test]
fn facts_are_listed_with_their_places() {
    let f = Folder::new();
    f.write("right.txt", RIGHT);
    let facts: Value = serde_json::from_slice(
        &f.run(&["facts", "--output-format", "json", "right.txt"])
            .stdout,
    )
    .expect("JSON");
    assert_eq!(facts["schema"], "projlint-facts/1");
    let total = &facts["documents"][0]["facts"][0];
    assert_eq!(
        (
            &total["field"],
            &total["value"],
            &total["origin"],
            &total["scope"]
        ),
        (
            &"amount.total".into(),
            &"645000.00 EUR".into(),
            &"label".into(),
            &"project".into()
        )
    );
    assert_eq!(total["span"]["start_line"], 3);
    let table = out(&f.run(&["facts", "right.txt"]));
    assert!(
        table.contains("share.eu_percent  50 %") && table.contains("4:32"),
        "{table}"
    );
}

#[test]
fn figures_that_are_not_used_are_told_with_the_reason() {
    let f = Folder::new();
    f.write(
        "a.txt",
        "Hankkeen nimi: Baltica\nKokonaisbudjetti: 45 mnkrx\n\nOsatoteuttajan osuus on 180 000 €.\n",
    );
    let unit = "45 mnkrx  2:19  not read: “mnkrx” is not known as a unit";
    let partner = "180 000 €  4:25  not used: “Osatoteuttajan” speaks of something else";
    let table = out(&f.run(&["facts", "--lang", "en", "a.txt"]));
    let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [unit, partner] {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains(&line), "{table}");
    }
    let checks = out(&f.run(&["check", "--lang", "en", "--show-checks", "a.txt"]));
    assert!(
        checks.contains("2:19  45 mnkrx  not read: “mnkrx”")
            && checks.contains("4:25  180 000 €  not used: “Osatoteuttajan”"),
        "{checks}"
    );
    f.write("b.txt", "Tá an tionscadal ann. 45 000 € agus 30 000 €.\n");
    let bare = out(&f.run(&["facts", "--lang", "en", "b.txt"]));
    assert!(bare.contains("no label could be read"), "{bare}");
}

#[test]
fn contact_data_is_masked_everywhere() {
    let f = Folder::new();
    let text = "Hankkeen yhteyshenkilö: maija.esimerkki@malli.fi, p. 0295 000 111, 131052-308T\nHanke alkoi 31.6.2021 (maija.esimerkki(at)malli.fi, +358 50 000 0000).\nKokonaisbudjetti: maija@malli.fi 12x\n";
    f.write("a.txt", text);
    for args in [
        &["check", "a.txt"][..],
        &["check", "--output-format", "json", "a.txt"],
        &["check", "--output-format", "concise", "a.txt"],
        &["facts", "a.txt"],
        &["facts", "--output-format", "json", "a.txt"],
    ] {
        let shown = out(&f.run(args));
        for secret in ["maija", "0295", "000 111", "131052", "50 000 0000"] {
            assert!(!shown.contains(secret), "{args:?} shows {secret}:\n{shown}");
        }
        assert!(shown.contains("31.6.2021") || args[0] == "facts", "{shown}");
    }
    assert!(out(&f.run(&["check", "--unmask", "a.txt"])).contains("maija.esimerkki(at)malli.fi"));
}

#[test]
fn configuration_is_found_upwards_and_its_faults_are_named() {
    let f = Folder::new();
    f.write("projlint.toml", "ignore = [\"SHARE001\"]\n");
    f.write("a/b/wrong.txt", WRONG);
    assert_eq!(status(&f.run(&["check", "a"])), 0);
    f.write(
        "a/projlint.toml",
        "[severity]\neu-share-mismatch = \"warning\"\n",
    );
    let output = f.run(&["check", "a"]);
    assert_eq!(
        (status(&output), out(&output).contains("warning[SHARE001]")),
        (0, true),
        "{}",
        out(&output)
    );
    f.write("other.toml", "select = [\"SHARE\"]\n");
    assert_eq!(status(&f.run(&["check", "--config", "other.toml", "a"])), 1);
    for (text, word) in [
        ("selct = []\n", "selct"),
        ("select = [\"SHARE999\"]\n", "SHARE999"),
        ("[severity]\nSHARE001 = \"fatal\"\n", "fatal"),
        ("ignore = \n", "projlint.toml"),
    ] {
        f.write("a/projlint.toml", text);
        let output = f.run(&["check", "a"]);
        assert_eq!(status(&output), 2, "{text}");
        assert!(
            err(&output).contains(word) && err(&output).contains("projlint.toml"),
            "{}",
            err(&output)
        );
        assert!(out(&output).is_empty());
    }
}

#[test]
fn folders_are_searched_and_order_never_changes() {
    let f = Folder::new();
    for n in 0..40 {
        f.write(
            &format!("{}/{n:02}.txt", n % 3),
            if n % 2 == 0 { WRONG } else { RIGHT },
        );
    }
    f.write("1/picture.png", b"\x89PNG");
    f.write("ignored/x.txt", WRONG);
    f.write(".gitignore", "ignored/\n");
    f.write(".hidden.txt", WRONG);
    let one = f
        .command(&["check", ".", "--output-format", "concise"])
        .env("RAYON_NUM_THREADS", "1")
        .output()
        .expect("projlint runs");
    let two = f
        .command(&["check", ".", "--output-format", "concise"])
        .env("RAYON_NUM_THREADS", "4")
        .output()
        .expect("projlint runs");
    assert_eq!(out(&one), out(&two));
    let paths: Vec<String> = out(&one)
        .lines()
        .map(|l| l.split(':').next().unwrap_or("").to_owned())
        .collect();
    let mut sorted = paths.clone();
    sorted.sort();
    assert_eq!((paths.len(), &paths), (20, &sorted));
    assert!(
        err(&one).contains("40 documents") && err(&one).contains("1 file of another type"),
        "{}",
        err(&one)
    );
    let twice = f.run(&["check", "0/00.txt", "0", "--output-format", "concise"]);
    assert_eq!(out(&twice).matches("0/00.txt").count(), 1);
}

#[test]
fn every_cause_is_told_once_at_the_end() {
    let f = Folder::new();
    f.write("a.txt", WARNED);
    f.write("b.txt", WARNED);
    let output = f.run(&["check", "."]);
    assert!(
        err(&output).starts_with("2 findings have the same cause: "),
        "{}",
        err(&output)
    );
    assert_eq!(out(&output).matches("warning[PROG001]").count(), 2);
}

#[test]
fn bad_input_is_named_and_the_rest_is_checked() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    f.write("binary.txt", [0_u8, 1, 2, 0, 255, 0, 7]);
    f.write(
        "broken.txt",
        [WRONG.as_bytes(), b"\xC3 \xE2\x82 rest"].concat(),
    );
    f.write("scan.pdf", b"%PDF-1.7");
    for (path, word) in [
        ("binary.txt", "binary"),
        ("broken.txt", "not UTF-8"),
        ("scan.pdf", "type"),
        ("missing.txt", "does not exist"),
    ] {
        let output = f.run(&["check", "wrong.txt", path]);
        assert_eq!(status(&output), 2, "{path}");
        assert!(
            err(&output).contains(path) && err(&output).contains(word),
            "{path}: {}",
            err(&output)
        );
        assert!(
            out(&output).contains("SHARE001"),
            "{path}: the other document is checked"
        );
    }
    assert!(
        err(&f.run(&["check", "broken.txt"])).contains("line 5"),
        "the place of the broken bytes is told"
    );
    fs::remove_file(f.0.path().join("broken.txt")).expect("there");
    let folder = f.run(&["check", "."]);
    assert_eq!(
        status(&folder),
        1,
        "a binary file in a folder is left out: {}",
        err(&folder)
    );
    assert!(
        err(&folder).contains("binary.txt") && err(&folder).contains("1 file not read"),
        "{}",
        err(&folder)
    );
}

#[test]
fn an_empty_file_is_a_document_and_an_empty_folder_is_none() {
    let f = Folder::new();
    f.write("empty.txt", "");
    let output = f.run(&["check", "empty.txt"]);
    assert_eq!(status(&output), 0);
    assert!(
        out(&output).contains("info[CORE002]") && out(&output).contains("empty.txt:1:1"),
        "{}",
        out(&output)
    );
    fs::create_dir(f.0.path().join("none")).expect("a folder");
    let output = f.run(&["check", "none"]);
    assert_eq!(status(&output), 2);
    assert!(
        err(&output).contains("no document to check"),
        "{}",
        err(&output)
    );
    assert_eq!(status(&f.run(&["check", "none", "--allow-empty"])), 0);
}

#[test]
fn a_readme_in_a_folder_is_left_in_peace() {
    let f = Folder::new();
    f.write("README.md", "# Notes\n\n## 1 One\n\n## 3 Three\n");
    f.write(
        "CHANGELOG.md",
        "# Changelog of the project\n\n## 1.2.0\n\n## 1.0.0\n",
    );
    f.write("notes.md", "# Weather\n");
    let output = f.run(&["check", ".", "--output-format", "concise"]);
    assert_eq!(
        out(&output),
        "notes.md:1:3: info[CORE002] the document was not recognised as a project document; nothing was checked\n"
    );
}

#[test]
fn paths_are_printed_as_seen_from_here_and_each_file_is_checked_once() {
    let f = Folder::new();
    f.write("a/wrong.txt", WRONG);
    fs::create_dir(f.0.path().join("b")).expect("a folder");
    let absolute = f.0.path().join("a/wrong.txt");
    let output = f.run(&[
        "check",
        "--output-format",
        "concise",
        "./a/wrong.txt",
        "a/../a/wrong.txt",
        "a",
        absolute.to_str().expect("UTF-8"),
    ]);
    assert_eq!(
        out(&output)
            .lines()
            .map(|l| l.split(':').next().unwrap_or(""))
            .collect::<Vec<_>>(),
        ["a/wrong.txt"]
    );
    let below = f
        .command(&["check", "--output-format", "concise", "../a"])
        .current_dir(f.0.path().join("b"))
        .output()
        .expect("projlint runs");
    assert!(
        out(&below).starts_with("../a/wrong.txt:4:32"),
        "{}",
        out(&below)
    );
}

#[test]
fn byte_order_marks_count_in_offsets_and_not_in_columns() {
    let f = Folder::new();
    f.write("mark.txt", ["\u{feff}", WRONG].concat());
    let report: Value = serde_json::from_slice(
        &f.run(&["check", "--output-format", "json", "mark.txt"])
            .stdout,
    )
    .expect("JSON");
    let span = &report["findings"][0]["span"];
    assert_eq!(
        span["start"],
        WRONG.find("45%").expect("the share is there") + 3
    );
    assert_eq!(span["start_column"], 32);
}

#[test]
fn a_tab_behind_a_label_is_a_space() {
    let f = Folder::new();
    f.write(
        "tabs.txt",
        WRONG
            .replace(": 6", ":\t6")
            .replace(": 3", ":\t3")
            .replace(" (45%)", "\t(45%)"),
    );
    assert!(
        out(&f.run(&["check", "--output-format", "concise", "tabs.txt"]))
            .contains("error[SHARE001]")
    );
}

#[cfg(unix)]
#[test]
fn links_are_followed_once_and_circles_are_named() {
    use std::os::unix::fs::symlink;
    let f = Folder::new();
    f.write("docs/wrong.txt", WRONG);
    f.write("other/also.txt", WRONG);
    symlink("..", f.0.path().join("docs/loop")).expect("a link");
    symlink("../other", f.0.path().join("docs/more")).expect("a link");
    symlink("nowhere", f.0.path().join("docs/dangling.txt")).expect("a link");
    let output = f.run(&["check", "docs", "--output-format", "concise"]);
    assert_eq!(
        status(&output),
        2,
        "the dangling link is an input that cannot be read"
    );
    assert!(
        err(&output).contains("docs/loop: is a link to a folder it lies in"),
        "{}",
        err(&output)
    );
    assert!(
        err(&output).contains("docs/dangling.txt: is a link that leads nowhere"),
        "{}",
        err(&output)
    );
    assert!(
        out(&output).contains("docs/more/also.txt:4:32")
            && out(&output).contains("docs/wrong.txt:4:32"),
        "{}",
        out(&output)
    );
    fs::remove_file(f.0.path().join("docs/dangling.txt")).expect("the link");
    assert_eq!(
        status(&f.run(&["check", "docs"])),
        1,
        "nothing is lost by a circle: the status tells of the findings"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    let secret = f.write("secret.txt", WRONG);
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("permissions");
    fs::set_permissions(f.0.path(), fs::Permissions::from_mode(0o755)).expect("permissions");
    let copy = f.0.path().join("projlint");
    fs::copy(binary(), &copy).expect("a copy");
    fs::set_permissions(&copy, fs::Permissions::from_mode(0o755)).expect("permissions");
    let run = |program: &str, args: &[&str]| {
        Command::new(program)
            .args(args)
            .current_dir(f.0.path())
            .env("LC_ALL", "C")
            .output()
    };
    let plain = run("./projlint", &["check", "."]).expect("projlint runs");
    let output = if fs::File::open(&secret).is_err() {
        plain
    } else {
        run(
            "setpriv",
            &[
                "--reuid=65534",
                "--regid=65534",
                "--clear-groups",
                "./projlint",
                "check",
                ".",
            ],
        )
        .expect("setpriv (util-linux) runs projlint as another user")
    };
    assert_eq!(status(&output), 2, "{}", err(&output));
    assert!(
        err(&output).contains("secret.txt: may not be read"),
        "{}",
        err(&output)
    );
    assert!(out(&output).contains("wrong.txt:4:32"), "{}", out(&output));
}

#[test]
fn other_encodings_are_read_and_named() {
    let f = Folder::new();
    let text = "Myönnetty EU- ja valtion rahoitus: 645 000\n\nToteutunut EU- ja valtion rahoitus: 645 759\n\nTyöllisyys paranee, ja hanke päättyy syyskuussa.\n";
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("Latin-1"))
        .collect();
    f.write("latin.txt", &latin);
    let wide: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    f.write("wide.txt", &wide);
    f.write("mark.txt", [b"\xEF\xBB\xBF", text.as_bytes()].concat());
    for (path, encoding) in [("latin.txt", "windows-1252"), ("wide.txt", "UTF-16LE")] {
        let output = f.run(&["check", path, "--output-format", "concise"]);
        assert!(
            err(&output).contains(&format!("{path}: read as {encoding}")),
            "{}",
            err(&output)
        );
        assert!(
            out(&output).starts_with(&format!("{path}:3:37: error[FUND001]")),
            "{}",
            out(&output)
        );
    }
    let marked = f.run(&["check", "mark.txt", "--output-format", "concise"]);
    assert!(
        out(&marked).starts_with("mark.txt:3:37") && !err(&marked).contains("read as"),
        "{}{}",
        out(&marked),
        err(&marked)
    );
}

#[test]
fn a_line_of_100_megabytes_is_checked() {
    let f = Folder::new();
    let mut text = String::from("Hankkeen kokonaisbudjetti on 645 000 €. ");
    while text.len() < 100 << 20 {
        text.push_str("Hanke kokoaa alueen työnantajat ja oppilaitokset saman pöydän ääreen. ");
    }
    text.push_str("Hanke alkoi 31.6.2021.");
    f.write("long.txt", &text);
    let output = f.run(&["check", "long.txt"]);
    assert_eq!(status(&output), 0, "{}", err(&output));
    assert!(
        out(&output).contains("warning[DATE002]") && out(&output).len() < 1500,
        "a long line is shown as a window: {} bytes",
        out(&output).len()
    );
}

#[test]
fn drawn_lines_are_right_for_wide_characters_and_long_lines() {
    let f = Folder::new();
    let long = format!(
        "{}Hankkeen kokonaisbudjetti on 654 000 €, ja hanke jatkuu.{}",
        "Hanke tukee työtä. ".repeat(30),
        " Lisää sanoja.".repeat(30)
    );
    f.write("a.txt", format!("Kokonaisbudjetti: 645 000 €\n\n{long}\n"));
    f.write(
        "b.txt",
        "Projektets 日本 😀 möte är onsdag 14.3.2019 och det är ett projekt.\n",
    );
    let drawn = out(&f.run(&["check", "a.txt"]));
    let line = drawn
        .lines()
        .find(|l| l.contains("on 654 000"))
        .expect("the line is drawn");
    assert!(line.contains('…') && line.chars().count() < 130, "{drawn}");
    assert!(
        drawn.contains("a.txt:3:600"),
        "the true line and column: {drawn}"
    );
    let drawn = out(&f.run(&["check", "b.txt"]));
    let (text, marks) = drawn
        .lines()
        .zip(drawn.lines().skip(1))
        .find(|(l, _)| l.starts_with("1 │"))
        .expect("the line is drawn");
    let width = |s: &str| {
        s.chars()
            .map(|c| {
                if matches!(c, '日' | '本' | '😀') {
                    2
                } else {
                    1
                }
            })
            .sum::<usize>()
    };
    let before = width(&text[..text.find("onsdag").expect("the word")]);
    assert_eq!(
        marks.chars().position(|c| c == '^'),
        Some(before),
        "{drawn}"
    );
}

#[test]
fn colour_is_as_asked() {
    let f = Folder::new();
    f.write("wrong.txt", WRONG);
    assert!(
        !out(&f.run(&["check", "wrong.txt"])).contains('\u{1b}'),
        "no colour where there is no terminal"
    );
    assert!(out(&f.run(&["check", "--color", "always", "wrong.txt"])).contains("\u{1b}["));
    let never = f
        .command(&["check", "--color", "never", "wrong.txt"])
        .env("CLICOLOR_FORCE", "1")
        .output()
        .expect("projlint runs");
    assert!(!out(&never).contains('\u{1b}'));
}

#[test]
fn standard_input_is_a_document() {
    let f = Folder::new();
    let mut child = f
        .command(&["check", "-", "--output-format", "concise"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("projlint runs");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(WRONG.as_bytes())
        .expect("the document is taken");
    let output = child.wait_with_output().expect("projlint ends");
    assert_eq!(
        (
            status(&output),
            out(&output).starts_with("-:4:32: error[SHARE001]")
        ),
        (1, true),
        "{}",
        out(&output)
    );
}

#[test]
fn rules_are_listed_and_explained() {
    let f = Folder::new();
    let list = out(&f.run(&["rules"]));
    assert_eq!(list.lines().count(), projlint_rules::rules::metas().count());
    for rule in projlint_rules::rules::metas() {
        assert!(list.contains(rule.code) && list.contains(rule.name));
        let page = out(&f.run(&["explain", rule.name]));
        assert!(
            page.starts_with(&format!("{} {}", rule.code, rule.name))
                && page.contains("```")
                && page.contains(&format!("^ {}", rule.code)),
            "{page}"
        );
        assert!(!page.contains("```doc"), "{page}");
    }
    let rules: Value =
        serde_json::from_slice(&f.run(&["rules", "--output-format", "json"]).stdout).expect("JSON");
    assert_eq!(
        rules["rules"].as_array().map(Vec::len),
        Some(projlint_rules::rules::metas().count())
    );
}

#[test]
fn checks_tell_why_they_did_not_apply() {
    let f = Folder::new();
    f.write("right.txt", RIGHT);
    let shown = out(&f.run(&["check", "--show-checks", "right.txt"]));
    assert!(
        shown.contains("SHARE001 eu-share-mismatch                  passed (1)"),
        "{shown}"
    );
    assert!(
        shown.contains("DATE005  status-contradicts-dates           not applicable: the rule is for other kinds of documents"),
        "{shown}"
    );
    assert!(
        shown.contains(
            "DATE003  start-before-window                not applicable: not stated: start date"
        ),
        "{shown}"
    );
    let hints = f.run(&["check", "--show", "hint", "right.txt"]);
    assert!(!out(&hints).contains("SHARE006"));
}

#[test]
fn documents_with_one_project_code_are_compared() {
    let files = Folder::new();
    files.write(
        "a/application.txt",
        "Project code: S29999\nStart date: 2 January 2019\nEnd date: 31 May 2022\n",
    );
    files.write(
        "b/other.txt",
        "Project code: S29998\nEnd date: 31 May 2020\n",
    );
    files.write(
        "c/raportti.txt",
        "Hankekoodi: S29999\nAlkamispäivä: 2.1.2019\nPäättymispäivä: 31.5.2021\n",
    );
    files.write("c/projlint.toml", "[severity]\nXDOC001 = \"error\"\n");
    let output = files.run(&["check", "--lang", "en", "--quiet"]);
    assert_eq!(
        status(&output),
        1,
        "the configuration beside the report makes it an error"
    );
    let drawn = "error[XDOC001]: end date: 31 May 2021 here, 31 May 2022 in application.txt\n  ┌─ c/raportti.txt:3:17\n  │\n\
        3 │ Päättymispäivä: 31.5.2021\n  │                 ^^^^^^^^^ dates-disagree\n  │\n  ┌─ a/application.txt:3:11\n  │\n\
        3 │ End date: 31 May 2022\n  │           ----------- stated here\n\n";
    assert_eq!(out(&output), drawn);
    let json: Value =
        serde_json::from_slice(&files.run(&["check", "--output-format", "json"]).stdout)
            .expect("JSON");
    assert_eq!(
        json["documents"][0]["linked"],
        serde_json::json!(["c/raportti.txt"])
    );
    assert_eq!(json["documents"][1]["linked"], serde_json::json!([]));
    assert_eq!(
        json["findings"][0]["related"][0]["path"],
        "a/application.txt"
    );
    assert_eq!(json["findings"][0]["related"][0]["span"]["start_line"], 3);
    assert_eq!(
        status(&files.run(&["check", "a", "b"])),
        0,
        "alone, each is right"
    );
}
