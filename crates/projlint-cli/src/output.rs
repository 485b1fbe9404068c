//! Where reports go: to standard output or into files, each in its own format, in the order of the documents whatever the order in
/// which they are judged. What cannot be printed yet lies in a temporary file, so that memory does not grow with the folder.
use crate::args::{OutputFormat, ReportTarget};
use crate::render;
use crate::render::item::{Frame, FramePart, LANE_COUNT, Pieces, RenderContext};
use crate::render::summary::Summary;
use anyhow::{Context as _, Result};
use projlint_rules::judge::message::MessageLang;
use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use tempfile::SpooledTempFile;

/// What a document is in every report.
pub type Written = Vec<Pieces>;

/// All reports of a run.
pub struct ReportOutput {
    sinks: Vec<OpenReport>,
    out: BufWriter<std::io::StdoutLock<'static>>,
}

/// One report.
struct OpenReport {
    target: ReportTarget,
    lanes: Vec<Spool>,
}

impl ReportOutput {
    /// The reports of the targets.
    pub fn new(targets: &[ReportTarget]) -> Self {
        let lanes = |target: &ReportTarget| {
            if is_streamed(target) {
                Vec::new()
            } else {
                (0..LANE_COUNT).map(|_| Spool::new()).collect()
            }
        };
        let sinks = targets
            .iter()
            .map(|target| OpenReport {
                target: target.clone(),
                lanes: lanes(target),
            })
            .collect();
        Self {
            sinks,
            out: BufWriter::new(std::io::stdout().lock()),
        }
    }

    /// Adds the next document.
    pub fn add(&mut self, written: &Written) -> Result<()> {
        for (sink, pieces) in self.sinks.iter_mut().zip(written) {
            if sink.lanes.is_empty() {
                self.out.write_all(pieces[0].as_bytes())?;
            }
            for (lane, piece) in sink.lanes.iter_mut().zip(pieces) {
                lane.add(piece)?;
            }
        }
        Ok(())
    }

    /// What was printed so far is seen.
    pub fn flush(&mut self) -> Result<()> {
        Ok(self.out.flush()?)
    }

    /// Closes every report.
    pub fn finish(
        mut self,
        total: &Summary,
        reader: MessageLang,
        context: RenderContext,
    ) -> Result<()> {
        for OpenReport { target, mut lanes } in std::mem::take(&mut self.sinks) {
            let frame = render::frame(target.format, total, reader, context.of(&target));
            match &target.file {
                None if lanes.is_empty() => {}
                None => compose_report(&mut self.out, &frame, &mut lanes)?,
                Some(file) => write_file(file, |out| compose_report(out, &frame, &mut lanes))
                    .with_context(|| format!("{}: the report cannot be written", file.display()))?,
            }
        }
        self.flush()
    }
}

/// Whether a report needs nothing that comes later, and is printed as it is made.
fn is_streamed(target: &ReportTarget) -> bool {
    let lines = matches!(
        target.format,
        OutputFormat::Human | OutputFormat::Concise | OutputFormat::Grouped | OutputFormat::Github
    );
    lines && target.file.is_none()
}

fn compose_report(out: &mut impl Write, frame: &Frame, lanes: &mut [Spool]) -> Result<()> {
    for part in frame {
        match part {
            FramePart::Text(text) => out.write_all(text.as_bytes())?,
            FramePart::Lane(lane) => lanes[*lane].copy(out, 0)?,
            // Entries begin with a comma, the first has none before it.
            FramePart::List(lane) => lanes[*lane].copy(out, 1)?,
        }
    }
    Ok(())
}

/// Writes a file by way of a temporary one next to it: a run that is stopped leaves no partial report.
fn write_file(file: &Path, write: impl FnOnce(&mut BufWriter<&File>) -> Result<()>) -> Result<()> {
    if let Some(folder) = file.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("{}: the folder cannot be made", folder.display()))?;
    }
    let real = std::fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    let there = std::fs::metadata(&real).ok();
    if there.as_ref().is_some_and(|meta| !meta.is_file()) {
        // A device or a pipe is written to, never replaced.
        let open = std::fs::OpenOptions::new().write(true).open(&real)?;
        let mut out = BufWriter::new(&open);
        write(&mut out)?;
        return Ok(out.flush()?);
    }
    let beside = projlint_workspace::temporary_beside(&real, there.map(|meta| meta.permissions()))?;
    let mut out = BufWriter::new(beside.as_file());
    write(&mut out)?;
    out.flush()?;
    drop(out);
    beside.persist(&real).map_err(|e| e.error)?;
    Ok(())
}

/// A text that grows: in memory while it is short, then in a temporary file.
#[derive(Debug)]
pub struct Spool {
    file: BufWriter<SpooledTempFile>,
    length: u64,
}

/// A spool is not longer in memory, in bytes.
const MAX_SPOOL_MEMORY: usize = 1 << 16;

/// Where a document lies in a spool: its first byte and the length of each piece. Nothing is kept of empty pieces.
#[derive(Debug)]
pub struct SpooledPieces {
    at: u64,
    lengths: Vec<[u32; LANE_COUNT]>,
}

impl Spool {
    /// An empty one.
    pub fn new() -> Self {
        Self {
            file: BufWriter::new(SpooledTempFile::new(MAX_SPOOL_MEMORY)),
            length: 0,
        }
    }

    fn add(&mut self, text: &str) -> Result<()> {
        self.length += text.len() as u64;
        self.file
            .write_all(text.as_bytes())
            .context("a temporary file cannot be written; is there room in the folder for them?")
    }

    /// Keeps a document for later.
    pub fn keep(&mut self, written: &Written) -> Result<SpooledPieces> {
        let at = self.length;
        let lengths = written
            .iter()
            .map(|pieces| std::array::from_fn(|i| pieces[i].len() as u32))
            .collect();
        written
            .iter()
            .flatten()
            .try_for_each(|piece| self.add(piece))?;
        Ok(SpooledPieces { at, lengths })
    }

    /// Takes a document that was kept.
    pub fn take(&mut self, kept: &SpooledPieces) -> Result<Written> {
        if kept.lengths.iter().flatten().all(|n| *n == 0) {
            return Ok(kept.lengths.iter().map(|_| Pieces::default()).collect());
        }
        self.file.seek(SeekFrom::Start(kept.at))?;
        let mut read = |length: u32| -> Result<String> {
            let mut bytes = vec![0; length as usize];
            self.file.get_mut().read_exact(&mut bytes)?;
            Ok(String::from_utf8(bytes)?)
        };
        let mut written = Vec::new();
        for lengths in &kept.lengths {
            let mut pieces = Pieces::default();
            for (piece, length) in pieces.iter_mut().zip(lengths) {
                *piece = read(*length)?;
            }
            written.push(pieces);
        }
        self.file.seek(SeekFrom::End(0))?;
        Ok(written)
    }

    fn copy(&mut self, out: &mut impl Write, from: u64) -> Result<()> {
        self.file.seek(SeekFrom::Start(from))?;
        std::io::copy(self.file.get_mut(), out)?;
        Ok(())
    }
}
