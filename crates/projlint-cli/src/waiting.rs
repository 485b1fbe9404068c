//! Documents that wait for the others of their project, with their reports on disk.

use crate::judging::{JobOutcome, JudgedDocument};
use crate::output::{Spool, SpooledPieces, Written};
use crate::render::summary::Summary;
use anyhow::Result;
use projlint_workspace::ReadFault;

/// A document that waits for those of its project.
pub struct WaitingDocument {
    /// What became of it.
    pub outcome: SpooledOutcome,
    /// Whether others may be of its project.
    pub linked: bool,
}

/// What became of it, with its reports on disk.
pub enum SpooledOutcome {
    /// It was judged.
    Read {
        /// Its part of each report, on disk.
        kept: SpooledPieces,
        /// See [`JudgedDocument`].
        note: Option<String>,
        /// See [`JudgedDocument`].
        summary: Box<Summary>,
        /// See [`JudgedDocument`].
        fails: bool,
        /// See [`JudgedDocument`].
        broken: Vec<ReadFault>,
    },
    /// It could not be read.
    Unread(ReadFault),
}

/// Puts the reports on a document on the disk.
pub fn spool_outcome(outcome: JobOutcome, spool: &mut Spool) -> Result<SpooledOutcome> {
    Ok(match outcome {
        JobOutcome::Unread(fault) => SpooledOutcome::Unread(fault),
        JobOutcome::Read(read) => {
            let kept = spool.keep(&read.written)?;
            SpooledOutcome::Read {
                kept,
                note: read.note,
                summary: Box::new(read.summary),
                fails: read.fails,
                broken: read.broken,
            }
        }
    })
}

/// Takes them back.
pub fn unspool_outcome(late: SpooledOutcome, spool: &mut Spool) -> Result<JobOutcome> {
    Ok(match late {
        SpooledOutcome::Unread(fault) => JobOutcome::Unread(fault),
        SpooledOutcome::Read {
            kept,
            note,
            summary,
            fails,
            broken,
        } => {
            let written: Written = spool.take(&kept)?;
            JobOutcome::Read(Box::new(JudgedDocument {
                written,
                note,
                summary: *summary,
                fails,
                broken,
            }))
        }
    })
}
