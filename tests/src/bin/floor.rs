//! The floor to compare with: walks a folder, reads each file into a reused buffer and counts its digits.

use anyhow::{Context, Result};
use ignore::WalkBuilder;
use rayon::prelude::*;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

fn main() -> Result<()> {
    let path = PathBuf::from(
        std::env::args_os()
            .nth(1)
            .context("usage: projlint-floor PATH")?,
    );
    let files: Vec<PathBuf> = WalkBuilder::new(&path)
        .require_git(false)
        .build()
        .filter_map(|e| e.ok())
        .filter(|e| e.file_type().is_some_and(|t| t.is_file()))
        .map(|e| e.into_path())
        .collect();
    let digits: u64 = if files.len() < 8 {
        let mut buffer = Vec::new();
        files.iter().map(|f| count(f, &mut buffer)).sum()
    } else {
        files
            .par_iter()
            .with_min_len(4)
            .map_init(Vec::new, |buffer, f| count(f, buffer))
            .sum()
    };
    writeln!(std::io::stdout(), "{} files, {digits} digits", files.len())?;
    Ok(())
}

fn count(path: &Path, buffer: &mut Vec<u8>) -> u64 {
    buffer.clear();
    let read = File::open(path).and_then(|mut f| f.read_to_end(buffer));
    read.map_or(0, |_| {
        buffer.iter().filter(|b| b.is_ascii_digit()).count() as u64
    })
}
