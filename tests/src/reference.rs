//! The reference documents, which are next to the checkout and not in it.

use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the package lies in the repository")
        .to_owned()
}

/// The folder with the reference documents, if this machine has it. `PROJLINT_REFERENCE=required` (as in CI) makes its
/// absence a failure.
pub fn seeds() -> Option<PathBuf> {
    let folder = root().join("../shared/seeds");
    if folder.is_dir() {
        return Some(folder);
    }
    let required = std::env::var("PROJLINT_REFERENCE").is_ok_and(|v| v == "required");
    assert!(
        !required,
        "the reference documents are required and not at {}",
        folder.display()
    );
    None
}
