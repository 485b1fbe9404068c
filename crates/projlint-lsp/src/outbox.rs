//! What the editor is asked. Nobody waits for it: every question has a task of its own, and answers come back as events.

use crate::event::Event;
use std::time::Duration;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::oneshot;
use tower_lsp::Client;
use tower_lsp::ls_types as lsp;

/// An editor that has not answered by then will not.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(60);

/// Something to ask.
#[derive(Debug)]
pub enum ClientMessage {
    /// Findings, hints and lenses are to be fetched again.
    Refresh {
        /// Findings.
        diagnostics: bool,
        /// Hints.
        hints: bool,
        /// Lenses.
        lenses: bool,
    },
    /// Asks for the settings.
    AskSettings,
    /// Asks for notifications about changed files and settings.
    Register(Vec<lsp::Registration>),
    /// A search has begun; it is over when the other end says how many documents there are.
    Searching(oneshot::Receiver<usize>),
}

/// Asks what comes, each in a task of its own.
pub async fn run_outbox(
    client: Client,
    mut queue: UnboundedReceiver<ClientMessage>,
    events: UnboundedSender<Event>,
) {
    while let Some(say) = queue.recv().await {
        tokio::spawn(ask_client(client.clone(), say, events.clone()));
    }
}

async fn ask_client(client: Client, say: ClientMessage, events: UnboundedSender<Event>) {
    // What an editor does not answer, or refuses, it goes without.
    let _ = match say {
        ClientMessage::Searching(done) => return show_search(client, done).await,
        say => tokio::time::timeout(ANSWER_TIMEOUT, request(client, say, events)).await,
    };
}

async fn request(client: Client, say: ClientMessage, events: UnboundedSender<Event>) {
    match say {
        ClientMessage::Refresh {
            diagnostics,
            hints,
            lenses,
        } => {
            if diagnostics {
                let _ = client.workspace_diagnostic_refresh().await;
            }
            if hints {
                let _ = client.inlay_hint_refresh().await;
            }
            if lenses {
                let _ = client.code_lens_refresh().await;
            }
        }
        ClientMessage::AskSettings => {
            let item = lsp::ConfigurationItem {
                scope_uri: None,
                section: Some("projlint".to_owned()),
            };
            if let Ok([value]) = client.configuration(vec![item]).await.as_deref() {
                let _ = events.send(Event::Settings(value.clone()));
            }
        }
        ClientMessage::Register(registrations) => {
            if let Err(error) = client.register_capability(registrations).await {
                client
                    .log_message(
                        lsp::MessageType::INFO,
                        format!("the editor watches no files for projlint: {error}"),
                    )
                    .await;
                let _ = events.send(Event::Watch);
            }
        }
        ClientMessage::Searching(_) => {}
    }
}

/// Shows that a search is going on, once it has taken longer than an eye notices.
async fn show_search(client: Client, mut done: oneshot::Receiver<usize>) {
    if tokio::time::timeout(Duration::from_millis(300), &mut done)
        .await
        .is_ok()
    {
        return;
    }
    let token = lsp::NumberOrString::String("projlint/search".to_owned());
    let created = tokio::time::timeout(
        ANSWER_TIMEOUT,
        client.create_work_done_progress(token.clone()),
    )
    .await;
    if !matches!(created, Ok(Ok(()))) {
        return;
    }
    let progress = client
        .progress(token, "projlint")
        .with_message("reads the documents of the folder")
        .begin()
        .await;
    let documents = done.await.unwrap_or(0);
    progress
        .finish_with_message(format!("{documents} documents"))
        .await;
}
