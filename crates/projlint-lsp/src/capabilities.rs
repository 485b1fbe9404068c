//! What the server can do, as it is announced to the editor at the beginning.

use crate::session::Session;
use tower_lsp::ls_types as lsp;

/// Says in a message what the lenses say.
pub const SUMMARY_COMMAND: &str = "projlint.summary";
/// Answers with a text of everything that was read.
pub const FACTS_COMMAND: &str = "projlint.facts";
/// Checks a document, whatever it is.
pub const CHECK_COMMAND: &str = "projlint.checkDocument";

/// The kind of the action that corrects what is safe in the whole document.
pub const FIX_ALL: &str = "source.fixAll.projlint";

/// What the server offers to an editor.
pub fn capabilities(session: &Session) -> lsp::ServerCapabilities {
    let save = lsp::TextDocumentSyncSaveOptions::SaveOptions(lsp::SaveOptions {
        include_text: Some(false),
    });
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(save),
        ..lsp::TextDocumentSyncOptions::default()
    };
    let kinds = vec![
        lsp::CodeActionKind::QUICKFIX,
        lsp::CodeActionKind::from(FIX_ALL.to_owned()),
    ];
    let actions = lsp::CodeActionOptions {
        code_action_kinds: Some(kinds),
        ..lsp::CodeActionOptions::default()
    };
    let diagnostics = lsp::DiagnosticOptions {
        identifier: Some("projlint".to_owned()),
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        ..lsp::DiagnosticOptions::default()
    };
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(lsp::OneOf::Left(true)),
    };
    lsp::ServerCapabilities {
        position_encoding: Some(session.encoding_kind.clone()),
        text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
        completion_provider: Some(lsp::CompletionOptions::default()),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
        code_action_provider: Some(lsp::CodeActionProviderCapability::Options(actions)),
        code_lens_provider: Some(lsp::CodeLensOptions {
            resolve_provider: Some(false),
        }),
        rename_provider: Some(lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
        })),
        folding_range_provider: Some(lsp::FoldingRangeProviderCapability::Simple(true)),
        inlay_hint_provider: Some(lsp::OneOf::Left(true)),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: [SUMMARY_COMMAND, FACTS_COMMAND, CHECK_COMMAND]
                .map(str::to_owned)
                .to_vec(),
            ..lsp::ExecuteCommandOptions::default()
        }),
        diagnostic_provider: session
            .pull
            .then_some(lsp::DiagnosticServerCapabilities::Options(diagnostics)),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(folders),
            ..Default::default()
        }),
        ..lsp::ServerCapabilities::default()
    }
}
