//! The program, built as the tests are.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

/// The binary, built once from this checkout.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let status = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "-p", "projlint-cli"])
            .status()
            .expect("cargo runs");
        assert!(status.success(), "projlint does not build");
        let deps = std::env::current_exe().expect("the test has a path");
        let target = deps
            .ancestors()
            .find(|p| p.file_name() == Some(OsStr::new("deps")))
            .and_then(Path::parent)
            .expect("a target folder")
            .to_owned();
        let profile = target.parent().expect("a target folder").join("debug");
        let path = profile.join(format!("projlint{}", std::env::consts::EXE_SUFFIX));
        assert!(path.is_file(), "{} is not there", path.display());
        path
    })
}

/// A folder to run the program in.
pub struct Folder(pub tempfile::TempDir);

impl Default for Folder {
    fn default() -> Self {
        Self::new()
    }
}

impl Folder {
    /// An empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(&path, content).expect("a file");
        path
    }

    /// Runs the program in it.
    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().expect("projlint runs")
    }

    /// The text of a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.path().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The program, to be run in it.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command
            .current_dir(self.0.path())
            .args(args)
            .env("LC_ALL", "C")
            .env_remove("NO_COLOR")
            .stdin(Stdio::null());
        command
    }
}

/// What the program printed.
pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What it said on standard error.
pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// Its exit status.
pub fn status(output: &Output) -> i32 {
    output.status.code().expect("an exit status")
}

/// A document with one error, in bytes 45 % in line 4.
pub const WRONG: &str = "Kohesio: discover EU projects in your region\n\nTotal budget: 645 000,00 €\nEU contribution: 322 500,00 € (45%)\n";
/// A right document.
pub const RIGHT: &str = "Kohesio: discover EU projects in your region\n\nTotal budget: 645 000,00 €\nEU contribution: 322 500,00 € (50%)\n";
/// A document with one warning.
pub const WARNED: &str =
    "Kohesio: discover EU projects in your region\n\nProgramming period: 2014-2021\n";
