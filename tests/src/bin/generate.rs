//! Writes a folder of generated documents: `projlint-generate FOLDER [COUNT] [BYTES]`.

use anyhow::{Context, Result};
use projlint_tests::generate::document;
use std::fs;
use std::path::PathBuf;

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().filter(|folder| !folder.starts_with('-'));
    let folder = PathBuf::from(folder.context("usage: projlint-generate FOLDER [COUNT] [BYTES]")?);
    let count: u64 = args
        .next()
        .map_or(Ok(10_000), |a| a.parse())
        .context("COUNT is a number")?;
    let bytes: usize = args
        .next()
        .map_or(Ok(10_600), |a| a.parse())
        .context("BYTES is a number")?;
    for n in 0..count {
        let (name, text) = document(n, bytes);
        let inner = folder.join(format!("{:03}", n / 100));
        fs::create_dir_all(&inner).with_context(|| format!("{}", inner.display()))?;
        fs::write(inner.join(&name), text).with_context(|| name.clone())?;
    }
    Ok(())
}
