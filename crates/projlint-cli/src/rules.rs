//! `projlint rules` and `projlint explain`.

use crate::args::{ExplainArgs, FactsFormat, RulesArgs};
use anyhow::{Result, bail};
use projlint_rules::catalog::SOURCES;
use projlint_rules::catalog::model::SourceEntry;
use projlint_rules::judge::meta::{FixClass, RuleMeta, Status};
use projlint_rules::rules::{find, metas};
use serde_json::json;
use std::io::Write;

/// Lists the rules.
pub fn list_rules(args: &RulesArgs) -> Result<u8> {
    let mut out = std::io::stdout().lock();
    if args.data {
        return list_data(&mut out, args.output_format);
    }
    if args.output_format == FactsFormat::Json {
        let rule = |r: &RuleMeta| {
            json!({
                "code": r.code, "name": r.name, "severity": r.severity.name(), "kinds": r.kind_names(), "fix": fix_name(r),
                "status": status_name(r), "tolerance": r.tolerance.map(|t| json!({ "value": t.least, "unit": t.unit })), "summary": first_sentence(r),
            })
        };
        let rules: Vec<_> = metas().map(rule).collect();
        serde_json::to_writer_pretty(
            &mut out,
            &json!({ "schema": "projlint-rules/1", "rules": rules }),
        )?;
        writeln!(out)?;
        return Ok(0);
    }
    for rule in metas() {
        writeln!(
            out,
            "{:<9}{:<33}{:<9}{}",
            rule.code,
            rule.name,
            rule.severity.name(),
            first_sentence(rule)
        )?;
    }
    Ok(0)
}

/// Lists the sources of the data.
fn list_data(out: &mut impl Write, format: FactsFormat) -> Result<u8> {
    if format == FactsFormat::Json {
        let source = |s: &SourceEntry| json!({ "what": s.what, "source": s.source, "licence": s.licence, "version": s.version, "files": s.files });
        let sources: Vec<_> = SOURCES.iter().map(source).collect();
        serde_json::to_writer_pretty(
            &mut *out,
            &json!({ "schema": "projlint-data/1", "data": sources }),
        )?;
        writeln!(out)?;
        return Ok(0);
    }
    for entry in SOURCES {
        writeln!(
            out,
            "{}\n  source   {}\n  licence  {}\n  version  {}\n  files    {}",
            entry.what,
            entry.source,
            entry.licence,
            entry.version,
            entry.files.join(", ")
        )?;
    }
    Ok(0)
}

/// Prints the page of a rule.
pub fn explain_rule(args: &ExplainArgs) -> Result<u8> {
    let Some(rule) = find(&args.rule) else {
        bail!(
            "there is no rule “{}”; `projlint rules` lists them",
            args.rule
        );
    };
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} {}\n", rule.code, rule.name)?;
    let tolerance = rule
        .tolerance
        .map(|t| format!(" · tolerance: {} {}", t.least, t.unit))
        .unwrap_or_default();
    let (severity, documents) = (rule.severity.name(), rule.kind_names().join(", "));
    writeln!(
        out,
        "severity: {severity} · documents: {documents} · fix: {}{tolerance} · {}\n",
        fix_name(rule),
        status_name(rule)
    )?;
    for line in rule.docs.lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        writeln!(
            out,
            "{}",
            if line.starts_with("```doc") {
                "```"
            } else {
                line
            }
        )?;
    }
    Ok(0)
}

fn first_sentence(rule: &RuleMeta) -> &'static str {
    rule.docs.lines().next().unwrap_or("").trim()
}

fn fix_name(rule: &RuleMeta) -> &'static str {
    match rule.fix {
        FixClass::None => "none",
        FixClass::Safe => "safe",
        FixClass::Unsafe => "unsafe",
    }
}

fn status_name(rule: &RuleMeta) -> &'static str {
    match rule.status {
        Status::Stable => "stable",
        Status::Preview => "preview",
    }
}
