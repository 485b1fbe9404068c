//! JUnit XML: a `<testsuite>` for each document, a `<testcase>` for each rule that judged it.

use super::item::{Frame, FramePart, Item, RenderContext, rendered_findings};
use super::summary::Summary;
use super::xml::{XML_HEAD, escape_xml};
use projlint_rules::judge::verdict::Verdict;
use std::fmt::Write as _;

/// The `<testsuite>` of a document: rules that did not apply are left out.
pub fn render(item: &Item, context: RenderContext) -> String {
    let path = escape_xml(item.path(item.doc));
    let told = rendered_findings(item, context);
    let mut cases = String::new();
    let (mut tests, mut failures) = (0, 0);
    for check in &item.report.checks {
        let own: Vec<_> = told
            .iter()
            .filter(|t| t.finding.rule == check.rule)
            .collect();
        if own.is_empty() && matches!(check.verdict, Verdict::NotApplicable(_)) {
            continue;
        }
        tests += 1;
        let name = format!("{} {}", check.rule.code, check.rule.name);
        let _ = write!(
            cases,
            "    <testcase name=\"{name}\" classname=\"{path}\" time=\"0\""
        );
        if own.is_empty() {
            cases.push_str("/>\n");
            continue;
        }
        failures += 1;
        cases.push_str(">\n");
        for t in own {
            let (line, column, severity) = (
                t.place.start_line,
                t.place.start_column,
                t.finding.severity.name(),
            );
            let message = escape_xml(&t.message);
            let _ = writeln!(
                cases,
                "      <failure type=\"{severity}\" message=\"{message}\">{path}:{line}:{column}: {severity}[{}] {message}</failure>",
                t.finding.rule.code
            );
        }
        cases.push_str("    </testcase>\n");
    }
    format!(
        "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n{cases}  </testsuite>\n"
    )
}

/// The report; a file that could not be read is an error.
pub fn frame(total: &Summary) -> Frame {
    let unread = |(path, why): &(String, String)| {
        let (path, why) = (escape_xml(path), escape_xml(why));
        format!(
            "  <testsuite name=\"{path}\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase name=\"read\" classname=\"{path}\" time=\"0\">\n      \
             <error type=\"unread\" message=\"{why}\"/>\n    </testcase>\n  </testsuite>\n"
        )
    };
    let unread: String = total.faults.iter().map(unread).collect();
    vec![
        FramePart::Text(format!("{XML_HEAD}<testsuites name=\"projlint\">\n")),
        FramePart::Lane(0),
        FramePart::Text(unread + "</testsuites>\n"),
    ]
}
