//! What can be done about findings: corrections, and turning a rule off.

use super::{message_with, reader_of};
use crate::capabilities::FIX_ALL;
use crate::convert::{
    ClientStyle, file_uri, range_of, range_of_span, shown_finding, without_versions, workspace_edit,
};
use crate::session::Session;
use crate::view::Snapshot;
use projlint_rules::judge::finding::{Edit, Finding, Fix, Safety, non_overlapping};
use projlint_rules::judge::message::{Arg, Message};
use projlint_rules::judge::meta::RuleMeta;
use projlint_rules::judge::report::Report;
use projlint_rules::judge::suppress::suppressing_comment;
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::{DocId, Source};
use projlint_workspace::{CONFIG_NAME, PYPROJECT, with_accepted, without_rule};
use std::collections::BTreeMap;
use std::path::Path;
use tower_lsp::ls_types as lsp;

/// What an editor asks for.
pub struct ActionRequest<'a> {
    /// The documents.
    pub view: &'a Snapshot,
    /// What was found in the one that is looked at.
    pub report: &'a Report,
    /// How the editor is answered.
    pub telling: ClientStyle,
    /// The editor.
    pub session: &'a Session,
    /// Where it looks.
    pub range: lsp::Range,
    /// The kinds that it wants, if not all.
    pub only: Option<&'a [lsp::CodeActionKind]>,
}

impl ActionRequest<'_> {
    fn wants_kind(&self, kind: &str) -> bool {
        let under = |wanted: &str| {
            kind == wanted
                || kind
                    .strip_prefix(wanted)
                    .is_some_and(|rest| rest.starts_with('.') || wanted.is_empty())
        };
        self.only
            .is_none_or(|only| only.iter().any(|k| under(k.as_str())))
    }

    /// The actions, the most likely first.
    pub fn actions(&self) -> Vec<lsp::CodeActionOrCommand> {
        let mut found = Vec::new();
        if self.wants_kind("quickfix") {
            let here: Vec<&Finding> = self
                .report
                .findings
                .iter()
                .filter(|f| self.touches_range(f))
                .collect();
            found.extend(
                here.iter()
                    .filter_map(|f| Some(self.fix_action(f, f.fix.as_ref()?))),
            );
            found.extend(self.correct_all(&here));
            let rules: BTreeMap<&str, &'static RuleMeta> =
                here.iter().map(|f| (f.rule.code, f.rule)).collect();
            found.extend(
                rules
                    .values()
                    .flat_map(|rule| self.accept_actions(rule, &here)),
            );
            found.extend(
                rules
                    .into_values()
                    .filter_map(|rule| self.turn_off(rule, &here)),
            );
        }
        if self.wants_kind(FIX_ALL) {
            found.extend(self.fix_all());
        }
        found
            .into_iter()
            .map(lsp::CodeActionOrCommand::CodeAction)
            .collect()
    }

    fn touches_range(&self, finding: &Finding) -> bool {
        let place = range_of_span(
            &self.view.document().source,
            finding.primary.span,
            self.telling.encoding,
        );
        place.start <= self.range.end && self.range.start <= place.end
    }

    fn action_title(&self, id: &'static str, title: String) -> String {
        message_with(
            id,
            "title",
            Arg::Text(title),
            reader_of(self.view, self.telling),
        )
    }

    fn workspace_edit_of(&self, edits: &[Edit]) -> lsp::WorkspaceEdit {
        let edit = workspace_edit(self.view, edits, self.telling.encoding);
        if self.session.versions {
            edit
        } else {
            without_versions(edit)
        }
    }

    fn fix_action(&self, finding: &Finding, fix: &Fix) -> lsp::CodeAction {
        let safe = fix.safety == Safety::Safe;
        let id = if safe {
            "action-fix"
        } else {
            "action-suggestion"
        };
        lsp::CodeAction {
            title: self.action_title(id, fix.title.render(reader_of(self.view, self.telling))),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![
                shown_finding(self.view, finding, self.telling).diagnostic,
            ]),
            edit: Some(self.workspace_edit_of(&fix.edits)),
            is_preferred: safe.then_some(true),
            ..lsp::CodeAction::default()
        }
    }

    /// All suggestions of the document at once, where there is more than the one at this place.
    fn correct_all(&self, here: &[&Finding]) -> Option<lsp::CodeAction> {
        let fixes = non_overlapping(self.report.findings.iter().filter_map(|f| f.fix.as_ref()));
        let edits: Vec<Edit> = fixes.iter().flat_map(|f| f.edits.iter().cloned()).collect();
        let some_here = here.iter().any(|f| f.fix.is_some());
        (some_here && fixes.len() > 1).then(|| lsp::CodeAction {
            title: message_with(
                "action-all",
                "n",
                Arg::Number(fixes.len() as i64),
                reader_of(self.view, self.telling),
            ),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            edit: Some(self.workspace_edit_of(&edits)),
            ..lsp::CodeAction::default()
        })
    }

    /// Everything that changes no value; an editor may do this whenever a document is saved.
    fn fix_all(&self) -> Option<lsp::CodeAction> {
        let safe = non_overlapping(
            self.report
                .findings
                .iter()
                .filter_map(|f| f.fix.as_ref())
                .filter(|f| f.safety == Safety::Safe),
        );
        let edits: Vec<Edit> = safe.iter().flat_map(|f| f.edits.iter().cloned()).collect();
        (!safe.is_empty()).then(|| lsp::CodeAction {
            title: message_with(
                "action-safe",
                "n",
                Arg::Number(safe.len() as i64),
                reader_of(self.view, self.telling),
            ),
            kind: Some(lsp::CodeActionKind::from(FIX_ALL.to_owned())),
            edit: Some(self.workspace_edit_of(&edits)),
            ..lsp::CodeAction::default()
        })
    }

    /// Accepts findings of a rule: by a comment on their line where the file can have comments, and by entries in the configuration.
    fn accept_actions(&self, rule: &'static RuleMeta, here: &[&Finding]) -> Vec<lsp::CodeAction> {
        let own: Vec<&Finding> = here.iter().copied().filter(|f| f.rule == rule).collect();
        let doc = self.view.document();
        let reason = Message::new("action-reason").render(reader_of(self.view, self.telling));
        let action = |id, edit| lsp::CodeAction {
            title: self.action_title(id, format!("{} {}", rule.code, rule.name)),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(
                own.iter()
                    .map(|f| shown_finding(self.view, f, self.telling).diagnostic)
                    .collect(),
            ),
            edit: Some(edit),
            ..lsp::CodeAction::default()
        };
        let mut found = Vec::new();
        if let Some(first) = own.first().filter(|_| doc.marked && rule.code != "CORE003") {
            let at = doc.source.range_in_file(first.primary.span).start;
            let rest = &doc.source.file()[at..];
            let end = at + rest.find(['\n', '\r']).unwrap_or(rest.len());
            let text = format!(" {}", suppressing_comment(rule, &reason));
            found.push(action(
                "action-accept-here",
                self.workspace_edit_of(&[Edit {
                    span: doc.source.span_in_file(end..end),
                    text,
                }]),
            ));
        }
        let entries: Vec<(String, String)> = own
            .iter()
            .map(|f| {
                (
                    rule.code.to_owned(),
                    doc.source.slice(f.primary.span).trim().to_owned(),
                )
            })
            .collect();
        let written = self.config_edit(|text, folder| {
            let path = self.view.members[self.view.own.0 as usize]
                .given
                .as_deref()?
                .strip_prefix(folder)
                .ok()?
                .to_string_lossy();
            with_accepted(text, &path.replace('\\', "/"), &entries, &reason)
        });
        found.extend(
            written
                .filter(|_| rule.code != "CORE003")
                .map(|edit| action("action-accept-config", edit)),
        );
        found
    }

    /// Turns a rule off in the nearest configuration, or in a new one in the folder of the workspace.
    fn turn_off(&self, rule: &'static RuleMeta, here: &[&Finding]) -> Option<lsp::CodeAction> {
        let diagnostics = here
            .iter()
            .filter(|f| f.rule == rule)
            .map(|f| shown_finding(self.view, f, self.telling).diagnostic)
            .collect();
        Some(lsp::CodeAction {
            title: self.action_title("action-off", format!("{} {}", rule.code, rule.name)),
            kind: Some(lsp::CodeActionKind::QUICKFIX),
            diagnostics: Some(diagnostics),
            edit: Some(self.config_edit(|text, _| without_rule(text, rule.name))?),
            ..lsp::CodeAction::default()
        })
    }

    /// Changes the nearest configuration, or makes one in the folder of the workspace; `change` is given its text and its folder. A
    /// `pyproject.toml` is left to its author.
    fn config_edit(
        &self,
        change: impl FnOnce(&str, &Path) -> Option<String>,
    ) -> Option<lsp::WorkspaceEdit> {
        let held = self.view.own_config();
        if held
            .file
            .as_ref()
            .is_some_and(|file| file.file_name().is_some_and(|name| name == PYPROJECT))
        {
            return None;
        }
        let text = &held.text;
        let folder = held
            .given
            .as_deref()
            .and_then(Path::parent)
            .or(self.view.home.as_deref())?;
        let new = change(text, folder)?;
        let new = if text.contains("\r\n") {
            new.replace('\n', "\r\n").replace("\r\r\n", "\r\n")
        } else {
            new
        };
        let uri = file_uri(
            held.given.as_deref().or(self
                .view
                .home
                .as_deref()
                .map(|h| h.join(CONFIG_NAME))
                .as_deref())?,
        )?;
        let edits = vec![lsp::OneOf::Left(self.text_difference(text, &new))];
        let text_document = lsp::OptionalVersionedTextDocumentIdentifier {
            uri: uri.clone(),
            version: held.version,
        };
        let edit = lsp::TextDocumentEdit {
            text_document,
            edits,
        };
        if held.file.is_some() {
            let edit = lsp::WorkspaceEdit {
                document_changes: Some(lsp::DocumentChanges::Edits(vec![edit])),
                ..lsp::WorkspaceEdit::default()
            };
            return Some(if self.session.versions {
                edit
            } else {
                without_versions(edit)
            });
        }
        let create = lsp::ResourceOp::Create(lsp::CreateFile {
            uri,
            options: None,
            annotation_id: None,
        });
        let operations = vec![
            lsp::DocumentChangeOperation::Op(create),
            lsp::DocumentChangeOperation::Edit(edit),
        ];
        self.session.creates.then(|| lsp::WorkspaceEdit {
            document_changes: Some(lsp::DocumentChanges::Operations(operations)),
            ..lsp::WorkspaceEdit::default()
        })
    }

    /// The edit between two texts: what differs, and nothing around it.
    fn text_difference(&self, old: &str, new: &str) -> lsp::TextEdit {
        let front = old
            .char_indices()
            .zip(new.chars())
            .find(|((_, a), b)| a != b)
            .map_or(old.len().min(new.len()), |((at, _), _)| at);
        let (rest, other) = (&old[front..], &new[front..]);
        let back: usize = rest
            .chars()
            .rev()
            .zip(other.chars().rev())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        let source = Source::new(DocId(0), old.to_owned());
        let place = range_of(
            &source,
            ByteRange::new(front, old.len() - back),
            self.telling.encoding,
        );
        lsp::TextEdit::new(place, other[..other.len() - back].to_owned())
    }
}
