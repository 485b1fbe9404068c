//! A language server that keeps texts and answers each change with one and the same finding: what a server costs that does
//! nothing. It has the transport and the runtime of projlint's.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types as lsp;
use tower_lsp::{Client, LanguageServer, LspService, Server};

struct Noop {
    client: Client,
    texts: Mutex<HashMap<String, String>>,
}

impl Noop {
    async fn keep(&self, uri: lsp::Uri, text: Option<String>, version: i32) {
        if let Some(text) = text {
            self.texts
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(uri.as_str().to_owned(), text);
        }
        let finding = lsp::Diagnostic {
            message: version.to_string(),
            ..lsp::Diagnostic::default()
        };
        self.client
            .publish_diagnostics(uri, vec![finding], Some(version))
            .await;
    }
}

impl LanguageServer for Noop {
    async fn initialize(&self, _: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let sync = lsp::TextDocumentSyncCapability::Kind(lsp::TextDocumentSyncKind::INCREMENTAL);
        let capabilities = lsp::ServerCapabilities {
            text_document_sync: Some(sync),
            ..lsp::ServerCapabilities::default()
        };
        Ok(lsp::InitializeResult {
            capabilities,
            ..lsp::InitializeResult::default()
        })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: lsp::DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.keep(document.uri, Some(document.text), document.version)
            .await;
    }

    async fn did_change(&self, mut params: lsp::DidChangeTextDocumentParams) {
        let whole = params
            .content_changes
            .pop()
            .filter(|c| c.range.is_none())
            .map(|c| c.text);
        self.keep(
            params.text_document.uri,
            whole,
            params.text_document.version,
        )
        .await;
    }
}

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (service, socket) = LspService::new(|client| Noop {
        client,
        texts: Mutex::default(),
    });
    runtime.block_on(Server::new(tokio::io::stdin(), tokio::io::stdout(), socket).serve(service));
    runtime.shutdown_background();
    Ok(())
}
