//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use projlint_rules::message::Reader;
use projlint_rules::rule::Severity;
use projlint_rules::value::Date;
use std::path::PathBuf;

/// Consistency checker for EU project documents
#[derive(Debug, Parser)]
#[command(name = "projlint", version, about)]
pub struct Cli {
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check files and folders
    Check(Check),
    /// Show what was understood: every fact with its value and place
    Facts(Facts),
    /// List the rules
    Rules(Rules),
    /// Explain a rule, with an example
    Explain(Explain),
    /// Serve an editor on standard input and output (language server)
    Lsp(Lsp),
}

/// Check files and folders
#[derive(Debug, Args)]
pub struct Check {
    /// Files and folders; `-` reads standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub output_format: Format,
    /// Rules that are on: codes, names or families, comma separated [default: all]
    #[arg(long, value_delimiter = ',', value_name = "RULES", overrides_with = "select")]
    pub select: Option<Vec<String>>,
    /// Rules that are off
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub ignore: Vec<String>,
    /// The day on which documents are judged, YYYY-MM-DD; without it no rule speaks of today
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// The lowest severity that makes the exit status 1
    #[arg(long, value_enum, default_value_t = FailOn::Error)]
    pub fail_on: FailOn,
    /// The lowest severity that is shown
    #[arg(long, value_parser = severity, default_value = "info", value_name = "SEVERITY")]
    pub show: Severity,
    /// List for each document which checks passed and which did not apply, and why
    #[arg(long)]
    pub show_checks: bool,
    /// Print findings only: no progress, notes or closing line
    #[arg(short, long)]
    pub quiet: bool,
    /// Print nothing; the exit status says it
    #[arg(short, long)]
    pub silent: bool,
    /// Accept that there is no document to check
    #[arg(long)]
    pub allow_empty: bool,
    /// Configuration file, in place of the nearest projlint.toml
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// What both `check` and `facts` take
    #[command(flatten)]
    pub output: Output,
}

/// Show what was understood
#[derive(Debug, Args)]
pub struct Facts {
    /// Files and folders; `-` reads standard input
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    /// How facts are printed
    #[arg(long, value_enum, default_value_t = FactsFormat::Human)]
    pub output_format: FactsFormat,
    /// Print which documents are about one project, and what links them
    #[arg(long)]
    pub links: bool,
    /// What both `check` and `facts` take
    #[command(flatten)]
    pub output: Output,
}

/// How output looks
#[derive(Debug, Args)]
pub struct Output {
    /// Language of the output: en, fi or sv [default: the locale's, else en; en for machine formats]
    #[arg(long, value_parser = reader, value_name = "LANG")]
    pub lang: Option<Reader>,
    /// Colours
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Show e-mail addresses, telephone numbers and personal numbers
    #[arg(long)]
    pub unmask: bool,
}

/// List the rules
#[derive(Debug, Args)]
pub struct Rules {
    /// How rules are printed
    #[arg(long, value_enum, default_value_t = FactsFormat::Human)]
    pub output_format: FactsFormat,
    /// Print the data that the rules use: what it is, where it is from, under which licence and as of when
    #[arg(long)]
    pub data: bool,
}

/// Serve an editor
#[derive(Debug, Args)]
pub struct Lsp {
    /// Standard input and output; there is no other way, but editors say so
    #[arg(long)]
    pub stdio: bool,
}

/// Explain a rule
#[derive(Debug, Args)]
pub struct Explain {
    /// Code or name, SHARE001 or eu-share-mismatch
    pub rule: String,
}

/// How findings are printed
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Drawn under the text
    Human,
    /// One line each
    Concise,
    /// One JSON object
    Json,
}

/// How lists are printed
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FactsFormat {
    /// A table
    Human,
    /// One JSON object
    Json,
}

/// The lowest severity that fails
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    Warning,
    /// Info, warnings and errors
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether a finding of a severity makes the exit status 1.
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => severity >= Severity::Info,
            Self::Never => false,
        }
    }
}

/// When output is coloured
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl Color {
    /// Whether standard output is coloured.
    pub fn on(self) -> bool {
        use std::io::IsTerminal;
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()) && std::io::stdout().is_terminal(),
        }
    }
}

impl Output {
    /// The language of human output.
    pub fn reader(&self) -> Reader {
        self.lang.unwrap_or_else(|| {
            let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
            let locale = names.iter().find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()));
            locale.and_then(|l| Reader::from_locale(&l)).unwrap_or_default()
        })
    }
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse_iso(text)
        .ok_or_else(|| "use a day of the calendar from 1900 to 2100 in the form YYYY-MM-DD, for example 2026-01-31".to_owned())
}

fn severity(text: &str) -> Result<Severity, String> {
    Severity::parse(text).ok_or_else(|| "use error, warning, info or hint".to_owned())
}

fn reader(text: &str) -> Result<Reader, String> {
    Reader::ALL.into_iter().find(|r| r.code() == text).ok_or_else(|| "use en, fi or sv".to_owned())
}
