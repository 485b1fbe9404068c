//! The requests: each looks at its document as it stood when the request was sent, works on a thread of its own, and answers.

use crate::convert;
use crate::event::{DocumentFindings, Event, PulledFindings, RequestView};
use crate::features::{
    RequestPlace, actions, complete, headings, hints, hover, lens, places, reader_of, rename, table,
};
use crate::front::request_view;
use crate::options::CheckScope;
use crate::pump::Direct;
use crate::session::Session;
use crate::view::Snapshot;
use projlint_rules::judge::message::Message;
use projlint_rules::judge::meta::Reach;
use projlint_rules::judge::report::Report;
use projlint_workspace::attempt;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::str::FromStr;
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::{Semaphore, oneshot};
use tower_lsp::LanguageServer;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;

/// Says in a message what the lenses say.
pub const SUMMARY_COMMAND: &str = "projlint.summary";
/// Answers with a text of everything that was read.
const FACTS_COMMAND: &str = "projlint.facts";
/// Checks a document, whatever it is.
const CHECK_COMMAND: &str = "projlint.checkDocument";

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

/// So many requests are worked on at a time; the others wait, and who is cancelled while he waits makes no work.
pub const MAX_REQUESTS: usize = 4;
static REQUEST_PLACES: Semaphore = Semaphore::const_new(MAX_REQUESTS);

/// Work on a thread where it stops nobody. A panic is an error of this request alone.
async fn on_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let place = REQUEST_PLACES
        .acquire()
        .await
        .map_err(|_| Error::internal_error())?;
    let done = tokio::task::spawn_blocking(move || {
        let _place = place;
        attempt(work)
    });
    done.await.ok().flatten().ok_or_else(Error::internal_error)
}

/// A look at the document of the running request, at one of its positions.
async fn at_place<T: Send + 'static>(
    position: lsp::Position,
    work: impl FnOnce(&RequestPlace<'_>) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    with_snapshot(move |view, look| work(&RequestPlace::at(view, look.telling, position))).await
}

/// A look at the document of the running request. A document that is not known to be about a project gets no answer.
async fn with_snapshot<T: Send + 'static>(
    work: impl FnOnce(&Snapshot, &RequestView) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(mut look) = request_view().await else {
        return Ok(None);
    };
    let Some(glance) = look.glance.take() else {
        return Ok(None);
    };
    let everything = look.options.check == CheckScope::All;
    on_thread(move || {
        let view = glance.view().filter(|v| v.is_checked(v.own, everything))?;
        work(&view, &look)
    })
    .await
}

/// The same with what the rules say of the document.
async fn with_report<T: Send + 'static>(
    work: impl FnOnce(&Snapshot, &Report, &RequestView) -> Option<T> + Send + 'static,
) -> Result<Option<T>> {
    let Some(mut look) = request_view().await else {
        return Ok(None);
    };
    let Some(glance) = look.glance.take() else {
        return Ok(None);
    };
    let everything = look.options.check == CheckScope::All;
    on_thread(move || {
        let (view, reports) = glance
            .judged()
            .filter(|(v, _)| v.is_checked(v.own, everything))?;
        look.across = findings_between(&reports);
        work(&view, &shown_report(reports, &view, &look), &look)
    })
    .await
}

/// How many findings there are between the documents of a project, whichever has them.
fn findings_between(reports: &[Report]) -> usize {
    reports
        .iter()
        .flat_map(|r| &r.findings)
        .filter(|f| f.rule.reach == Reach::Project)
        .count()
}

/// What the rules say of the document that is looked at, as far as it is shown: while a document is written, what is still to
/// come is not.
fn shown_report(mut reports: Vec<Report>, view: &Snapshot, look: &RequestView) -> Report {
    let mut report = reports.swap_remove(view.own.0 as usize);
    report
        .findings
        .retain(|f| convert::missing_key(f).is_none_or(|m| look.missing.contains(&m)));
    report
}

fn capabilities(session: &Session) -> lsp::ServerCapabilities {
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
        lsp::CodeActionKind::from(actions::FIX_ALL.to_owned()),
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
        let others: HashMap<_, _> = others
            .into_iter()
            .map(|f| {
                (
                    f.uri,
                    lsp::DocumentDiagnosticReportKind::Full(full(f.diagnostics)),
                )
            })
            .collect();
        let related_documents = (related && !others.is_empty()).then_some(others);
        let full = full(own);
        let unchanged = full
            .result_id
            .clone()
            .filter(|id| Some(id) == params.previous_result_id.as_ref());
        let report = match unchanged {
            Some(result_id) => lsp::DocumentDiagnosticReport::Unchanged(
                lsp::RelatedUnchangedDocumentDiagnosticReport {
                    related_documents,
                    unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                        result_id,
                    },
                },
            ),
            None => lsp::DocumentDiagnosticReport::Full(lsp::RelatedFullDocumentDiagnosticReport {
                related_documents,
                full_document_diagnostic_report: full,
            }),
        };
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
        let here: BTreeSet<&str> = all.iter().map(|f| f.uri.as_str()).collect();
        let gone = known
            .keys()
            .filter(|uri| !here.contains(uri.as_str()))
            .filter_map(|uri| convert::parse_uri(uri));
        let gone: Vec<DocumentFindings> = gone
            .map(|uri| DocumentFindings {
                uri,
                version: None,
                diagnostics: Vec::new(),
            })
            .collect();
        let mut items: Vec<lsp::WorkspaceDocumentDiagnosticReport> = all
            .into_iter()
            .chain(gone)
            .map(|found| report(found, &known))
            .collect();
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

fn full(diagnostics: Vec<lsp::Diagnostic>) -> lsp::FullDocumentDiagnosticReport {
    lsp::FullDocumentDiagnosticReport {
        result_id: Some(convert::result_id(&diagnostics)),
        items: diagnostics,
    }
}

fn report(
    found: DocumentFindings,
    known: &BTreeMap<String, String>,
) -> lsp::WorkspaceDocumentDiagnosticReport {
    let full = full(found.diagnostics);
    let version = found.version.map(i64::from);
    let same = full
        .result_id
        .clone()
        .filter(|id| known.get(found.uri.as_str()) == Some(id));
    match same {
        Some(result_id) => lsp::WorkspaceUnchangedDocumentDiagnosticReport {
            uri: found.uri,
            version,
            unchanged_document_diagnostic_report: lsp::UnchangedDocumentDiagnosticReport {
                result_id,
            },
        }
        .into(),
        None => lsp::WorkspaceFullDocumentDiagnosticReport {
            uri: found.uri,
            version,
            full_document_diagnostic_report: full,
        }
        .into(),
    }
}
