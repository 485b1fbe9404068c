//! `projlint`: checks EU project documents on the command line.

mod args;
mod check;
mod documents;
mod facts;
mod render;
mod rules;

use clap::Parser;
use std::process::ExitCode;

/// The call, the configuration or an input is broken.
const BROKEN: u8 = 2;

fn main() -> ExitCode {
    let result = match args::Cli::parse().command {
        args::Command::Check(args) => check::run(&args),
        args::Command::Facts(args) => facts::run(&args),
        args::Command::Rules(args) => rules::list(&args),
        args::Command::Explain(args) => rules::explain(&args),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(error) if closed(&error) => ExitCode::SUCCESS,
        Err(error) => {
            documents::tell(&format!("projlint: {error:#}"));
            ExitCode::from(BROKEN)
        }
    }
}

/// Whether the reader of our output has gone: `projlint check | head`.
fn closed(error: &anyhow::Error) -> bool {
    error.downcast_ref::<std::io::Error>().is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
}
