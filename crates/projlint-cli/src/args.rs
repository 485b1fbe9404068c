//! The command line.

use clap::{Args, Parser, Subcommand, ValueEnum};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::meta::Severity;
use projlint_rules::read::private::PersonalData;
use projlint_rules::value::date::Date;
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
    Check(CheckArgs),
    /// Show what was understood: every fact with its value and position
    Facts(FactsArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Explain a rule, with an example
    Explain(ExplainArgs),
    /// Create, update or show the file of known findings
    Baseline(BaselineArgs),
    /// Write a commented projlint.toml
    Init(InitArgs),
    /// Show which settings apply to a document and where they come from, or the schema of projlint.toml
    Config(ConfigArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
    /// Serve an editor on standard input and output (language server)
    Lsp(LspArgs),
}

/// Create, update or show the file of known findings
#[derive(Debug, Args)]
pub struct BaselineArgs {
    /// What to do
    #[command(subcommand)]
    pub command: BaselineCommand,
}

/// What to do with the file of known findings
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Record all findings as known; fails if the file already exists
    Create(BaselineFileArgs),
    /// Record all findings again and drop those that are gone
    Update(BaselineFileArgs),
    /// List the known findings
    Show(BaselineFileArgs),
}

/// The documents and the file
#[derive(Debug, Args)]
pub struct BaselineFileArgs {
    /// Files and folders
    #[arg(default_value = ".", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// The file of known findings [default: the configured one, otherwise the nearest projlint-baseline.json upwards; `create` makes it in the current folder]
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,
    /// What is looked for
    #[command(flatten)]
    pub choice: ChoiceArgs,
}

/// Write a commented projlint.toml
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder
    #[arg(default_value = ".", value_hint = clap::ValueHint::DirPath)]
    pub folder: PathBuf,
}

/// Show what holds for a document
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// What to show
    #[command(subcommand)]
    pub command: ConfigCommand,
}

/// What to show of the configuration
#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// The settings that apply to a document, and the file they come from
    Show {
        /// The document, or a folder
        #[arg(default_value = ".", value_hint = clap::ValueHint::AnyPath)]
        path: PathBuf,
    },
    /// The JSON schema of projlint.toml, for editors
    Schema,
}

/// Print completions for a shell
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// Check files and folders
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Files and folders; `-` reads standard input
    #[arg(default_value = ".", value_hint = clap::ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// What is looked for
    #[command(flatten)]
    pub choice: ChoiceArgs,
    /// How it is reported
    #[command(flatten)]
    pub report: ReportArgs,
    /// What is corrected
    #[command(flatten)]
    pub fixing: FixArgs,
    /// What is known already
    #[command(flatten)]
    pub known: KnownArgs,
    /// How it runs
    #[command(flatten)]
    pub running: RunArgs,
    /// What both `check` and `facts` take
    #[command(flatten)]
    pub output: OutputArgs,
}

/// What is looked for
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "What to look for")]
pub struct ChoiceArgs {
    /// Rules to turn on: codes, names or families, comma-separated [default: all]
    #[arg(
        long,
        value_delimiter = ',',
        value_name = "RULES",
        overrides_with = "select"
    )]
    pub select: Option<Vec<String>>,
    /// Rules to turn off
    #[arg(long, value_delimiter = ',', value_name = "RULES")]
    pub ignore: Vec<String>,
    /// The reference date as of which documents are judged, YYYY-MM-DD; without it, no rule refers to today
    #[arg(long, value_name = "DATE", value_parser = parse_date)]
    pub as_of: Option<Date>,
    /// Configuration file to use instead of the nearest projlint.toml
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub config: Option<PathBuf>,
}

/// How it is reported
#[derive(Debug, Args)]
#[command(next_help_heading = "How to report")]
pub struct ReportArgs {
    /// How findings are printed or written to a file: FORMAT or FORMAT=FILE; may be given several times. Formats: human, concise, grouped, json, jsonl,
    /// sarif, github, gitlab, junit, checkstyle, rdjson, html [default: human]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = parse_target)]
    pub output_format: Vec<ReportTarget>,
    /// Write the report to a file, not to standard output
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub output_file: Option<PathBuf>,
    /// The lowest severity that makes the exit status 1 [default: error]
    #[arg(long, value_enum)]
    pub fail_on: Option<FailOn>,
    /// Make the exit status 1 when there are more warnings than this
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,
    /// Make the exit status 0 whatever is found; an error in the call still gives 2
    #[arg(long)]
    pub exit_zero: bool,
    /// The lowest severity that is shown
    #[arg(long, value_parser = parse_severity, default_value = "info", value_name = "SEVERITY")]
    pub show: Severity,
    /// List, for each document, which checks passed and which did not apply, and why
    #[arg(long)]
    pub show_checks: bool,
    /// Count the findings by rule
    #[arg(long)]
    pub statistics: bool,
    /// Print findings only: no progress, notes or closing line
    #[arg(short, long)]
    pub quiet: bool,
    /// Print nothing; the exit status gives the result
    #[arg(short, long)]
    pub silent: bool,
    /// Show which configuration applies to each document and which documents are judged together
    #[arg(short, long)]
    pub verbose: bool,
}

/// What is corrected
#[derive(Debug, Args)]
#[command(next_help_heading = "What to correct")]
pub struct FixArgs {
    /// Correct what is safe: notation and white space, never an amount, a date or a share
    #[arg(long)]
    pub fix: bool,
    /// With --fix or --diff: also make corrections that change a value; review the result
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Print what would be corrected and write nothing; the exit status is 1 if there is anything to correct
    #[arg(long, conflicts_with = "fix")]
    pub diff: bool,
    /// Make corrections without reporting findings
    #[arg(long, conflicts_with = "diff")]
    pub fix_only: bool,
}

/// What is known already
#[derive(Debug, Args)]
#[command(next_help_heading = "What is already known")]
pub struct KnownArgs {
    /// File of known findings to use instead of the configured one or the nearest projlint-baseline.json upwards
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub baseline: Option<PathBuf>,
    /// Report known findings too
    #[arg(long, conflicts_with = "baseline")]
    pub no_baseline: bool,
    /// Make the exit status 1 when a known finding is no longer there, so that the file is pruned
    #[arg(long)]
    pub strict_baseline: bool,
}

/// How it runs
#[derive(Debug, Args)]
#[command(next_help_heading = "How to run")]
pub struct RunArgs {
    /// Read paths from a file, one per line; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub files_from: Option<PathBuf>,
    /// Name of the document on standard input: determines the name in reports and which configuration applies
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<PathBuf>,
    /// Report only on documents that git says have changed, and on what they make wrong in other documents of the same project
    #[arg(long)]
    pub changed: bool,
    /// With --changed: changed since this revision [default: HEAD]
    #[arg(long, value_name = "REV", requires = "changed")]
    pub since: Option<String>,
    /// Check again whenever a document or a configuration changes
    #[arg(long)]
    pub watch: bool,
    /// Number of threads [default: one per core]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Do not fail when there is no document to check
    #[arg(long)]
    pub allow_empty: bool,
}

/// Show what was understood
#[derive(Debug, Args)]
pub struct FactsArgs {
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
    pub output: OutputArgs,
}

/// How output looks
#[derive(Debug, Args)]
pub struct OutputArgs {
    /// Language of the output: en, fi or sv [default: the locale's, otherwise en; en for machine formats]
    #[arg(long, value_parser = message_lang, value_name = "LANG")]
    pub lang: Option<MessageLang>,
    /// When to colour the output
    #[arg(long, value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Show e-mail addresses, telephone numbers and personal identity numbers
    #[arg(long)]
    pub unmask: bool,
}

/// List the rules
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// How rules are printed
    #[arg(long, value_enum, default_value_t = FactsFormat::Human)]
    pub output_format: FactsFormat,
    /// Print the data that the rules use: what it is, where it comes from, its licence and its date
    #[arg(long)]
    pub data: bool,
}

/// Serve an editor
#[derive(Debug, Args)]
pub struct LspArgs {
    /// Use standard input and output; this is the only transport, but editors pass the option
    #[arg(long)]
    pub stdio: bool,
}

/// Explain a rule
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Code or name, such as SHARE001 or eu-share-mismatch
    pub rule: String,
}

/// A format, and the file it is written to if it is not printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportTarget {
    /// The format.
    pub format: OutputFormat,
    /// The file.
    pub file: Option<PathBuf>,
}

/// How findings are printed
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Drawn under the text
    Human,
    /// One line each
    Concise,
    /// A tree that follows the document's sections
    Grouped,
    /// One JSON object
    Json,
    /// One JSON object a line
    Jsonl,
    /// SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog's diagnostic format
    Rdjson,
    /// A page for the browser and for paper
    Html,
}

impl OutputFormat {
    /// Whether people read it, in their own language.
    pub fn is_human(self) -> bool {
        matches!(
            self,
            Self::Human | Self::Concise | Self::Grouped | Self::Html
        )
    }
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
    /// The threshold of a word in the configuration.
    pub fn parse(word: &str) -> Option<Self> {
        Self::from_str(word, false).ok()
    }

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
            Self::Auto => {
                let is_set = |name| std::env::var_os(name).is_some_and(|v| !v.is_empty());
                let forced = std::env::var_os("FORCE_COLOR")
                    .is_some_and(|v| !v.is_empty() && v != "0" && v != "false");
                let dumb = std::env::var_os("TERM").is_some_and(|v| v == "dumb");
                !is_set("NO_COLOR") && (forced || !dumb && std::io::stdout().is_terminal())
            }
        }
    }
}

impl OutputArgs {
    /// Whether addresses and numbers of persons are shown.
    pub fn personal_data(&self) -> PersonalData {
        if self.unmask {
            PersonalData::Shown
        } else {
            PersonalData::Masked
        }
    }

    /// The language of human output.
    pub fn message_lang(&self) -> MessageLang {
        self.lang.unwrap_or_else(|| {
            let names = ["LC_ALL", "LC_MESSAGES", "LANG"];
            let locale = names
                .iter()
                .find_map(|n| std::env::var(n).ok().filter(|v| !v.is_empty()));
            locale
                .and_then(|l| MessageLang::from_locale(&l))
                .unwrap_or_default()
        })
    }
}

fn parse_target(text: &str) -> Result<ReportTarget, String> {
    let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| {
        (name, Some(PathBuf::from(file)))
    });
    let known = || {
        OutputFormat::value_variants()
            .iter()
            .filter_map(|f| f.to_possible_value())
            .map(|v| v.get_name().to_owned())
            .collect::<Vec<_>>()
            .join(", ")
    };
    let format =
        OutputFormat::from_str(name, true).map_err(|_| format!("use one of {}", known()))?;
    match file {
        Some(file) if file.as_os_str().is_empty() => {
            Err("name a file behind the equals sign".to_owned())
        }
        file => Ok(ReportTarget { format, file }),
    }
}

fn parse_date(text: &str) -> Result<Date, String> {
    Date::parse_iso(text)
        .ok_or_else(|| "use a day of the calendar from 1900 to 2100 in the form YYYY-MM-DD, for example 2026-01-31".to_owned())
}

fn parse_severity(text: &str) -> Result<Severity, String> {
    Severity::parse(text).ok_or_else(|| "use error, warning, info or hint".to_owned())
}

fn message_lang(text: &str) -> Result<MessageLang, String> {
    MessageLang::ALL
        .into_iter()
        .find(|r| r.code() == text)
        .ok_or_else(|| "use en, fi or sv".to_owned())
}
