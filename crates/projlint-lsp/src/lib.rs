//! The language server: the findings of `projlint check` while a document is written.
//!
//! ```text
//! editor ─► Messages (decodable ones) ─► Front (in the order of the wire) ─► one queue ─► State (one owner) ─► judging on copies ─► back to the queue
//!               └────► Server (requests, side by side) ◄── a look at the document ──┘      └─► Outbox ─► Pump ─► editor
//! ```

mod buffer;
mod capabilities;
mod configs;
mod convert;
mod event;
mod features;
mod front;
mod index;
mod options;
mod outbox;
mod pulled;
mod pump;
mod request;
mod server;
mod session;
mod state;
mod view;
mod wire;

pub use projlint_workspace::Judge;

use front::{Exit, Front};
use std::io::Write;
use tokio::io::AsyncRead;
use tokio::sync::{mpsc, oneshot};
use tower_lsp::LspService;

/// So many requests may be on their way at a time.
const MAX_CONCURRENT: usize = 1024;
/// Threads in addition to the one that talks: one reads from the editor, the others work. More than there ever is work for at a time
/// ([`request::MAX_REQUESTS`], [`state::MAX_JUDGING`], a search and a comparison of files), so that reading never waits for work.
const MAX_THREADS: usize = 16;

/// How a session ended, as the exit status of the process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionEnd {
    /// The editor asked for it.
    Orderly,
    /// The editor has gone or ended the server without shutting it down first.
    Abrupt,
}

/// Serves an editor until it ends the session. Documents are judged by `judge`: [`projlint_rules::lint_without`], but in a test
/// of what happens when a rule panics.
pub async fn serve(
    input: impl AsyncRead + Unpin,
    output: impl Write + Send + 'static,
    judge: Judge,
) -> SessionEnd {
    let (events, mut queue) = mpsc::unbounded_channel();
    let (say, to_say) = mpsc::unbounded_channel();
    let (exit, mut exited) = oneshot::channel();
    let (pump, direct, pumped) = pump::pump();
    let input = wire::Messages::new(input, direct.clone());
    let mut client = None;
    let (service, socket) = LspService::build(|c| {
        client = Some(c);
        server::Server::new(events.clone(), direct.clone())
    })
    .finish();
    let mut state = state::State::new(judge, direct, say, events.clone());
    let owner = tokio::spawn(async move {
        while let Some(event) = queue.recv().await {
            state.take_event(event);
        }
    });
    let speaker = client.map(|c| tokio::spawn(outbox::run_outbox(c, to_say, events.clone())));
    let writer = pump::drain(pumped, output);
    let serving = tower_lsp::Server::new(input, pump, socket)
        .concurrency_level(MAX_CONCURRENT)
        .serve(Front::new(service, events, exit));
    let end = tokio::select! {
        biased;
        Ok(Exit { orderly }) = &mut exited => if orderly { SessionEnd::Orderly } else { SessionEnd::Abrupt },
        () = serving => SessionEnd::Abrupt,
    };
    owner.abort();
    speaker.inspect(|s| s.abort());
    // What was said before the end is still written, unless the editor no longer reads.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(1), writer).await;
    end
}

/// Serves an editor on standard input and output; the exit status.
///
/// # Errors
///
/// When the process cannot start threads.
pub fn run() -> std::io::Result<u8> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(MAX_THREADS)
        .build()?;
    let end = runtime.block_on(serve(
        tokio::io::stdin(),
        std::io::stdout(),
        projlint_rules::lint_without,
    ));
    // A thread may still wait for input that never comes.
    runtime.shutdown_background();
    Ok(u8::from(end != SessionEnd::Orderly))
}
