//! `projlint`: checks EU project documents on the command line.

mod args;
mod baseline;
mod check;
mod configuring;
mod documents;
mod facts;
mod fixing;
mod holding;
mod judging;
mod links;
mod output;
mod render;
mod rules;
mod running;
mod status;
mod waiting;

use clap::{CommandFactory, Parser};
use std::io::Write;
use std::process::ExitCode;

/// Documents are many small allocations.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    projlint_workspace::quiet_guarded_panics();
    let mut silent = false;
    let result = match args::Cli::parse().command {
        args::Command::Check(args) => {
            silent = args.report.silent;
            status::clean_up_when_stopped();
            check::run(&args)
        }
        args::Command::Facts(args) => facts::run(&args),
        args::Command::Rules(args) => rules::list_rules(&args),
        args::Command::Explain(args) => rules::explain_rule(&args),
        args::Command::Baseline(args) => {
            status::clean_up_when_stopped();
            baseline::run(&args.command)
        }
        args::Command::Init(args) => configuring::init(&args),
        args::Command::Config(args) => configuring::run(&args.command),
        args::Command::Completions(args) => print_generated(|out| {
            clap_complete::generate(args.shell, &mut args::Cli::command(), "projlint", out);
            Ok(())
        }),
        args::Command::Man => {
            print_generated(|out| clap_mangen::Man::new(args::Cli::command()).render(out))
        }
        args::Command::Lsp(args::LspArgs { stdio: _ }) => projlint_lsp::run().map_err(Into::into),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(error) if status::is_closed_pipe(&error) => ExitCode::from(status::CLOSED),
        Err(error) => {
            if !silent {
                documents::print_line(&format!("projlint: {error:#}"));
            }
            ExitCode::from(status::BROKEN)
        }
    }
}

/// Prints what is made from the description of the command line.
fn print_generated(make: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> anyhow::Result<u8> {
    let mut text = Vec::new();
    make(&mut text)?;
    std::io::stdout().lock().write_all(&text)?;
    Ok(0)
}
