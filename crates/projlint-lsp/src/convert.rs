//! Between the protocol's types and ours: addresses, positions, findings, edits.

use crate::configs::ConfigFault;
use crate::view::{DocumentHandle, Snapshot, SnapshotMember};
use projlint_rules::judge::finding::{Edit, Finding, Label};
use projlint_rules::judge::message::MessageLang;
use projlint_rules::judge::meta::{Reach, RuleMeta, Severity};
use projlint_rules::read::private::masked_text;
use projlint_rules::text::range::ByteRange;
use projlint_rules::text::source::{Encoding, Position, Source, Span};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tower_lsp::ls_types as lsp;

/// Where the pages of the rules are.
const PAGES_URL: &str = "https://github.com/projlint/projlint/blob/main/docs/rules";

/// How places and texts are written for this editor.
#[derive(Clone, Copy, Debug)]
pub struct ClientStyle {
    /// What columns count.
    pub encoding: Encoding,
    /// The language of a reader whose configuration says none.
    pub reader: MessageLang,
    /// The language that the author has set, which beats the configuration.
    pub chosen: Option<MessageLang>,
    /// Whether the editor shows other places of a finding.
    pub related: bool,
}

impl ClientStyle {
    /// The language of the answers about a document.
    pub fn message_lang(&self, member: &SnapshotMember) -> MessageLang {
        self.chosen
            .or(member.held.effective.language)
            .unwrap_or(self.reader)
    }
}

/// The file at an address.
pub fn file_path(uri: &str) -> Option<PathBuf> {
    let uri = lsp::Uri::from_str(uri).ok()?;
    if !uri.scheme().as_str().eq_ignore_ascii_case("file") {
        return None;
    }
    uri.to_file_path().map(|p| p.into_owned())
}

/// An address as the protocol has it.
pub fn parse_uri(text: &str) -> Option<lsp::Uri> {
    lsp::Uri::from_str(text).ok()
}

/// The address of a file.
pub fn file_uri(path: &Path) -> Option<lsp::Uri> {
    lsp::Uri::from_file_path(path)
}

/// The address of a document of a view.
pub fn member_uri(member: &SnapshotMember) -> Option<lsp::Uri> {
    match &member.part {
        DocumentHandle::Open(text) => parse_uri(&text.identity.uri),
        DocumentHandle::File(_) => file_uri(member.given.as_deref()?),
    }
}

/// The encoding of columns that both sides know: bytes are ours, and UTF-16 is what every editor must know.
pub fn encoding(
    offered: Option<&[lsp::PositionEncodingKind]>,
) -> (Encoding, lsp::PositionEncodingKind) {
    let offers = |kind: &lsp::PositionEncodingKind| offered.is_some_and(|o| o.contains(kind));
    [
        (Encoding::Utf8, lsp::PositionEncodingKind::UTF8),
        (Encoding::Utf32, lsp::PositionEncodingKind::UTF32),
    ]
    .into_iter()
    .find(|(_, kind)| offers(kind))
    .unwrap_or((Encoding::Utf16, lsp::PositionEncodingKind::UTF16))
}

/// A position of the editor.
pub fn from_position(position: lsp::Position) -> Position {
    Position {
        line: position.line,
        column: position.character,
    }
}

fn position(source: &Source, offset: usize, encoding: Encoding) -> lsp::Position {
    let Position { line, column } = source.position(offset, encoding);
    lsp::Position::new(line, column)
}

/// Bytes of the file as a range of the editor.
pub fn range_of(source: &Source, bytes: ByteRange, encoding: Encoding) -> lsp::Range {
    lsp::Range::new(
        position(source, bytes.start, encoding),
        position(source, bytes.end, encoding),
    )
}

/// A place of the text as a range of the editor.
pub fn range_of_span(source: &Source, span: Span, encoding: Encoding) -> lsp::Range {
    range_of(source, source.range_in_file(span), encoding)
}

/// A place in one of the documents of a view.
pub fn location_of(view: &Snapshot, place: Span, encoding: Encoding) -> Option<lsp::Location> {
    let uri = member_uri(&view.members[place.doc.0 as usize])?;
    Some(lsp::Location::new(
        uri,
        range_of_span(&view.project.document(place.doc).source, place, encoding),
    ))
}

/// The page of a rule.
pub fn page_address(rule: &RuleMeta) -> String {
    format!("{PAGES_URL}/{}.md", rule.code)
}

fn diagnostic_severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Info => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
    }
}

/// A finding as the editor shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownFinding {
    /// The diagnostic.
    pub diagnostic: lsp::Diagnostic,
    /// For a finding about what is still missing: what identifies it, whatever line it is on.
    pub missing: Option<u64>,
}

/// For a finding about what is still missing: what identifies it, in any language.
pub fn missing_key(finding: &Finding) -> Option<u64> {
    (finding.rule.reach == Reach::WholeDocument)
        .then(|| stable_hash(&(finding.rule.code, format!("{:?}", finding.message))))
}

/// Longer texts of other places are cut, in bytes.
const MAX_MESSAGE_CHARS: usize = 200;

/// A finding of a view as the editor shows it.
pub fn shown_finding(view: &Snapshot, finding: &Finding, telling: ClientStyle) -> ShownFinding {
    let doc = finding.primary.span.doc;
    let reader = telling.message_lang(&view.members[doc.0 as usize]);
    let message = masked_text(&finding.message.render(reader));
    let related = |label: &Label| {
        let word = label
            .message
            .as_ref()
            .map(|m| m.render(reader))
            .unwrap_or_default();
        let text = view
            .project
            .document(label.span.doc)
            .source
            .slice(label.span);
        let cut =
            projlint_rules::text::range::floor_boundary(text, text.len().min(MAX_MESSAGE_CHARS));
        let message = masked_text(&format!(
            "{word}: {}{}",
            &text[..cut],
            if cut < text.len() { "…" } else { "" }
        ));
        Some(lsp::DiagnosticRelatedInformation {
            location: location_of(view, label.span, telling.encoding)?,
            message,
        })
    };
    let related: Vec<_> = if telling.related {
        finding.related.iter().filter_map(related).collect()
    } else {
        Vec::new()
    };
    let missing = missing_key(finding);
    let diagnostic = lsp::Diagnostic {
        range: range_of_span(
            &view.project.document(doc).source,
            finding.primary.span,
            telling.encoding,
        ),
        severity: Some(diagnostic_severity(finding.severity)),
        code: Some(lsp::NumberOrString::String(finding.rule.code.to_owned())),
        code_description: lsp::Uri::from_str(&page_address(finding.rule))
            .ok()
            .map(|href| lsp::CodeDescription { href }),
        source: Some("projlint".to_owned()),
        tags: matches!(finding.rule.code, "SECT002" | "CORE003")
            .then(|| vec![lsp::DiagnosticTag::UNNECESSARY]),
        related_information: (!related.is_empty()).then_some(related),
        message,
        data: None,
    };
    ShownFinding {
        diagnostic,
        missing,
    }
}

/// What is wrong in a configuration file, shown in it.
pub fn config_diagnostic(fault: &ConfigFault, encoding: Encoding) -> lsp::Diagnostic {
    let source = Source::new(projlint_rules::text::source::DocId(0), fault.text.clone());
    let bytes = fault
        .at
        .unwrap_or_else(|| ByteRange::new(0, fault.text.lines().next().map_or(0, str::len)));
    let line = fault
        .why
        .lines()
        .map(str::trim)
        .rfind(|l| !l.is_empty())
        .unwrap_or("")
        .to_owned();
    lsp::Diagnostic {
        range: range_of(&source, bytes, encoding),
        severity: Some(lsp::DiagnosticSeverity::ERROR),
        source: Some("projlint".to_owned()),
        message: line,
        ..lsp::Diagnostic::default()
    }
}

/// What identifies a list of diagnostics.
pub fn result_id(diagnostics: &[lsp::Diagnostic]) -> String {
    format!(
        "{:016x}",
        stable_hash(&serde_json::to_string(diagnostics).unwrap_or_default())
    )
}

fn stable_hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// The edits of a correction, by document, each with the version it was made for.
pub fn workspace_edit(view: &Snapshot, edits: &[Edit], encoding: Encoding) -> lsp::WorkspaceEdit {
    let mut documents: Vec<lsp::TextDocumentEdit> = Vec::new();
    for (index, member) in view.members.iter().enumerate() {
        let source = &view.project.documents()[index].source;
        let own = |e: &&Edit| e.span.doc.0 as usize == index;
        let one = |e: &Edit| {
            lsp::OneOf::Left(lsp::TextEdit::new(
                range_of_span(source, e.span, encoding),
                e.text.clone(),
            ))
        };
        let edits: Vec<_> = edits.iter().filter(own).map(one).collect();
        let Some(uri) = member_uri(member).filter(|_| !edits.is_empty()) else {
            continue;
        };
        documents.push(lsp::TextDocumentEdit {
            text_document: versioned(uri, member),
            edits,
        });
    }
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(documents)),
        ..lsp::WorkspaceEdit::default()
    }
}

/// A document of a view with its version, if it is open.
pub fn versioned(
    uri: lsp::Uri,
    member: &SnapshotMember,
) -> lsp::OptionalVersionedTextDocumentIdentifier {
    let version = match &member.part {
        DocumentHandle::Open(text) => Some(text.version),
        DocumentHandle::File(_) => None,
    };
    lsp::OptionalVersionedTextDocumentIdentifier { uri, version }
}

/// An edit for editors that know no versions: the same changes by address.
pub fn without_versions(edit: lsp::WorkspaceEdit) -> lsp::WorkspaceEdit {
    let Some(lsp::DocumentChanges::Edits(documents)) = edit.document_changes else {
        return edit;
    };
    let texts = |edits: Vec<lsp::OneOf<lsp::TextEdit, lsp::AnnotatedTextEdit>>| {
        let text = |e: lsp::OneOf<lsp::TextEdit, lsp::AnnotatedTextEdit>| match e {
            lsp::OneOf::Left(edit) => edit,
            lsp::OneOf::Right(annotated) => annotated.text_edit,
        };
        edits.into_iter().map(text).collect()
    };
    let changes = documents
        .into_iter()
        .map(|d| (d.text_document.uri, texts(d.edits)))
        .collect();
    lsp::WorkspaceEdit {
        changes: Some(changes),
        ..lsp::WorkspaceEdit::default()
    }
}
