//! The requests: each looks at its document as it stood when the request was sent, works on a thread of its own, and answers.

use crate::capabilities::{CHECK_COMMAND, FACTS_COMMAND, SUMMARY_COMMAND, capabilities};
use crate::convert;
use crate::event::{Event, PulledFindings};
use crate::features::{
    RequestPlace, actions, complete, headings, hints, hover, lens, places, reader_of, rename, table,
};
use crate::pulled::{document_report, workspace_reports};
use crate::pump::Direct;
use crate::request::{
    at_place, findings_between, on_thread, request_view, shown_report, with_report, with_snapshot,
};
use crate::session::Session;
use projlint_rules::judge::message::Message;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::str::FromStr;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

/// Findings that go into one part of an answer.
const PART_FINDINGS: usize = 100;

/// The handlers of all requests.
#[derive(Debug)]
pub struct Server {
    events: UnboundedSender<Event>,
    direct: Direct,
}

impl Server {
    /// Handlers that ask the state through `events`.
    pub fn new(events: UnboundedSender<Event>, direct: Direct) -> Self {
        Self { events, direct }
    }

    /// The answer of the state to an event; `None` when the session is over.
    async fn ask<T>(&self, event: impl FnOnce(oneshot::Sender<T>) -> Event) -> Option<T> {
        let (reply, answer) = oneshot::channel();
        self.events.send(event(reply)).ok()?;
        answer.await.ok()
    }
}

/// What stays when it is not empty: an empty answer is no answer.
fn non_empty<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

impl LanguageServer for Server {
    async fn initialize(&self, params: lsp::InitializeParams) -> Result<lsp::InitializeResult> {
        let server_info = lsp::ServerInfo {
            name: "projlint".to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        };
        let capabilities = capabilities(&Session::new(&params));
        Ok(lsp::InitializeResult {
            capabilities,
            server_info: Some(server_info),
            ..lsp::InitializeResult::default()
        })
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn hover(&self, params: lsp::HoverParams) -> Result<Option<lsp::Hover>> {
        let position = params.text_document_position_params.position;
        with_report(move |view, report, look| {
            hover::hover_at(&RequestPlace::at(view, look.telling, position), report)
        })
        .await
    }

    async fn code_action(
        &self,
        params: lsp::CodeActionParams,
    ) -> Result<Option<lsp::CodeActionResponse>> {
        with_report(move |view, report, look| {
            let only = params.context.only.as_deref();
            let asked = actions::ActionRequest {
                view,
                report,
                telling: look.telling,
                session: &look.session,
                range: params.range,
                only,
            };
            non_empty(asked.actions())
        })
        .await
    }

    async fn code_lens(&self, params: lsp::CodeLensParams) -> Result<Option<Vec<lsp::CodeLens>>> {
        let uri = params.text_document.uri;
        with_report(move |view, report, look| {
            look.options
                .lens
                .then(|| lens::lenses(view, report, look.across, look.telling, &uri))
        })
        .await
    }

    async fn inlay_hint(
        &self,
        params: lsp::InlayHintParams,
    ) -> Result<Option<Vec<lsp::InlayHint>>> {
        with_snapshot(move |view, look| {
            Some(hints::inlay_hints(
                view,
                look.telling,
                look.options.hints,
                params.range,
            ))
        })
        .await
    }

    async fn goto_definition(
        &self,
        params: lsp::GotoDefinitionParams,
    ) -> Result<Option<lsp::GotoDefinitionResponse>> {
        let position = params.text_document_position_params.position;
        at_place(position, |here| {
            non_empty(places::definitions(here)).map(lsp::GotoDefinitionResponse::Array)
        })
        .await
    }

    async fn references(&self, params: lsp::ReferenceParams) -> Result<Option<Vec<lsp::Location>>> {
        let own = params.context.include_declaration;
        at_place(params.text_document_position.position, move |here| {
            non_empty(places::references(here, own))
        })
        .await
    }

    async fn document_symbol(
        &self,
        _: lsp::DocumentSymbolParams,
    ) -> Result<Option<lsp::DocumentSymbolResponse>> {
        with_snapshot(|view, look| {
            Some(lsp::DocumentSymbolResponse::Nested(headings::symbols(
                view,
                look.telling,
            )))
        })
        .await
    }

    async fn folding_range(
        &self,
        _: lsp::FoldingRangeParams,
    ) -> Result<Option<Vec<lsp::FoldingRange>>> {
        with_snapshot(|view, _| non_empty(headings::folds(view))).await
    }

    async fn symbol(
        &self,
        params: lsp::WorkspaceSymbolParams,
    ) -> Result<Option<lsp::WorkspaceSymbolResponse>> {
        let Some(look) = request_view().await else {
            return Ok(None);
        };
        let found = on_thread(move || places::workspace_symbols(look, &params.query)).await?;
        Ok(Some(lsp::WorkspaceSymbolResponse::Flat(found)))
    }

    async fn completion(
        &self,
        params: lsp::CompletionParams,
    ) -> Result<Option<lsp::CompletionResponse>> {
        let position = params.text_document_position.position;
        at_place(position, |here| {
            non_empty(complete::completions(here)).map(lsp::CompletionResponse::Array)
        })
        .await
    }

    async fn prepare_rename(
        &self,
        params: lsp::TextDocumentPositionParams,
    ) -> Result<Option<lsp::PrepareRenameResponse>> {
        at_place(params.position, rename::prepare_rename).await
    }

    async fn rename(&self, params: lsp::RenameParams) -> Result<Option<lsp::WorkspaceEdit>> {
        let position = params.text_document_position.position;
        let done = with_snapshot(move |view, look| {
            let renamed = rename::rename_edit(
                &RequestPlace::at(view, look.telling, position),
                &params.new_name,
            );
            let edit = |edit| {
                if look.session.versions {
                    edit
                } else {
                    convert::without_versions(edit)
                }
            };
            let refused = |id| Message::new(id).render(reader_of(view, look.telling));
            Some(renamed.map(|e| e.map(edit)).map_err(refused))
        });
        match done.await? {
            Some(Err(why)) => Err(Error {
                message: why.into(),
                ..Error::invalid_params("")
            }),
            Some(Ok(edit)) => Ok(edit),
            None => Ok(None),
        }
    }

    async fn diagnostic(
        &self,
        params: lsp::DocumentDiagnosticParams,
    ) -> Result<lsp::DocumentDiagnosticReportResult> {
        let uri = params.text_document.uri.as_str().to_owned();
        let related = request_view()
            .await
            .is_some_and(|l| l.session.related_documents);
        let PulledFindings { own, others } = self
            .ask(|reply| Event::Pull { uri, reply })
            .await
            .unwrap_or_default();
        let others = if related { others } else { Vec::new() };
        let report = document_report(own, others, params.previous_result_id.as_deref());
        Ok(lsp::DocumentDiagnosticReportResult::Report(report))
    }

    async fn workspace_diagnostic(
        &self,
        params: lsp::WorkspaceDiagnosticParams,
    ) -> Result<lsp::WorkspaceDiagnosticReportResult> {
        let known: BTreeMap<String, String> = params
            .previous_result_ids
            .into_iter()
            .map(|p| (p.uri.as_str().to_owned(), p.value))
            .collect();
        let work = params.work_done_progress_params.work_done_token;
        if let Some(token) = &work {
            self.direct
                .progress(token, json!({ "kind": "begin", "title": "projlint" }));
        }
        let all = self.ask(Event::PullAll).await.unwrap_or_default();
        let mut items = workspace_reports(all, &known);
        if let Some(token) = &params.partial_result_params.partial_result_token {
            while items.len() > PART_FINDINGS {
                let rest = items.split_off(PART_FINDINGS);
                let part = lsp::WorkspaceDiagnosticReportPartialResult {
                    items: std::mem::replace(&mut items, rest),
                };
                self.direct.progress(token, part);
            }
            let last = lsp::WorkspaceDiagnosticReportPartialResult {
                items: std::mem::take(&mut items),
            };
            self.direct.progress(token, last);
        }
        if let Some(token) = &work {
            self.direct.progress(token, json!({ "kind": "end" }));
        }
        Ok(lsp::WorkspaceDiagnosticReportResult::Report(
            lsp::WorkspaceDiagnosticReport { items },
        ))
    }

    async fn execute_command(&self, params: lsp::ExecuteCommandParams) -> Result<Option<Value>> {
        let uri = params
            .arguments
            .first()
            .and_then(Value::as_str)
            .map(str::to_owned);
        let Some(uri) = uri.filter(|u| lsp::Uri::from_str(u).is_ok()) else {
            return Err(Error::invalid_params(
                "the first argument is the address of a document",
            ));
        };
        if params.command == CHECK_COMMAND {
            let _ = self.events.send(Event::Ask(uri));
            return Ok(None);
        }
        let Some(mut look) = self
            .ask(|reply| Event::Look {
                uri: Some(uri),
                reply,
            })
            .await
        else {
            return Ok(None);
        };
        let Some(glance) = look.glance.take() else {
            return Ok(None);
        };
        let facts = params.command == FACTS_COMMAND;
        let text = on_thread(move || {
            let (view, reports) = glance.judged()?;
            let across = findings_between(&reports);
            let report = shown_report(reports, &view, &look);
            Some(if facts {
                table::facts_table(&view, look.telling)
            } else {
                lens::summary_text(&view, &report, across, look.telling)
            })
        });
        let Some(text) = text.await? else {
            return Ok(None);
        };
        if params.command == SUMMARY_COMMAND {
            let message = lsp::ShowMessageParams {
                typ: lsp::MessageType::INFO,
                message: text.clone(),
            };
            self.direct.notify("window/showMessage", message);
        }
        Ok(Some(Value::String(text)))
    }
}
