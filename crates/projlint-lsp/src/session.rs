//! What the editor says of itself when it starts the server.

use crate::convert;
use projlint_rules::judge::message::MessageLang;
use projlint_rules::text::source::Encoding;
use serde_json::Value;
use std::path::PathBuf;
use tower_lsp::ls_types as lsp;

/// The editor and its folders.
#[derive(Clone, Debug)]
pub struct Session {
    /// What columns count.
    pub encoding: Encoding,
    /// The same, as the protocol names it.
    pub encoding_kind: lsp::PositionEncodingKind,
    /// The editor's language.
    pub reader: MessageLang,
    /// The folders that are open.
    pub folders: Vec<PathBuf>,
    /// Settings given at the start.
    pub options: Value,
    /// Whether it shows other places of a finding.
    pub related: bool,
    /// Whether it fetches findings and can be asked to fetch them again; else they are sent.
    pub pull: bool,
    /// Whether it takes findings of other documents together with those it has asked for.
    pub related_documents: bool,
    /// Whether it watches files for us.
    pub watches: bool,
    /// Whether it can be asked for settings.
    pub configuration: bool,
    /// Whether it wants changed settings to be registered for.
    pub registers_configuration: bool,
    /// Whether it shows progress.
    pub progress: bool,
    /// Whether hints can be requested again.
    pub refresh_hints: bool,
    /// Whether lenses can be requested again.
    pub refresh_lenses: bool,
    /// Whether an edit may name the versions it is for.
    pub versions: bool,
    /// Whether an edit may create a file.
    pub creates: bool,
}

impl Default for Session {
    fn default() -> Self {
        Self::new(&lsp::InitializeParams::default())
    }
}

impl Session {
    /// Reads what the editor says.
    pub fn new(params: &lsp::InitializeParams) -> Self {
        let caps = &params.capabilities;
        let general = caps.general.as_ref();
        let (encoding, encoding_kind) =
            convert::encoding(general.and_then(|g| g.position_encodings.as_deref()));
        let workspace = caps.workspace.as_ref();
        let text = caps.text_document.as_ref();
        let refreshes = workspace
            .and_then(|w| w.diagnostics.as_ref()?.refresh_support)
            .unwrap_or(false);
        let pulls = text.and_then(|t| t.diagnostic.as_ref());
        let edit = workspace.and_then(|w| w.workspace_edit.as_ref());
        let watch = workspace.and_then(|w| w.did_change_watched_files.as_ref());
        Self {
            encoding,
            encoding_kind,
            reader: params
                .locale
                .as_deref()
                .and_then(MessageLang::from_locale)
                .unwrap_or_default(),
            folders: folders(params),
            options: params.initialization_options.clone().unwrap_or_default(),
            related: text
                .and_then(|t| t.publish_diagnostics.as_ref()?.related_information)
                .unwrap_or(pulls.is_some()),
            pull: pulls.is_some() && refreshes,
            related_documents: pulls
                .and_then(|p| p.related_document_support)
                .unwrap_or(false),
            watches: watch.and_then(|w| w.dynamic_registration).unwrap_or(false),
            configuration: workspace.and_then(|w| w.configuration).unwrap_or(false),
            registers_configuration: workspace
                .and_then(|w| w.did_change_configuration.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            progress: caps
                .window
                .as_ref()
                .and_then(|w| w.work_done_progress)
                .unwrap_or(false),
            refresh_hints: workspace
                .and_then(|w| w.inlay_hint.as_ref()?.refresh_support)
                .unwrap_or(false),
            refresh_lenses: workspace
                .and_then(|w| w.code_lens.as_ref()?.refresh_support)
                .unwrap_or(false),
            versions: edit.and_then(|e| e.document_changes).unwrap_or(false),
            creates: edit
                .and_then(|e| e.resource_operations.as_ref())
                .is_some_and(|o| o.contains(&lsp::ResourceOperationKind::Create)),
        }
    }
}

/// The folders of the workspace, else the one root folder of older editors.
fn folders(params: &lsp::InitializeParams) -> Vec<PathBuf> {
    if let Some(folders) = &params.workspace_folders {
        return folders
            .iter()
            .filter_map(|f| convert::file_path(f.uri.as_str()))
            .collect();
    }
    #[expect(
        deprecated,
        reason = "older editors name their folder in this way alone"
    )]
    params
        .root_uri
        .iter()
        .filter_map(|u| convert::file_path(u.as_str()))
        .collect()
}
