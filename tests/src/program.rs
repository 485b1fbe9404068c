//! The program, built as the tests are.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// The binary, built once from this checkout.
pub fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let status = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "projlint-cli"]).status().expect("cargo runs");
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
