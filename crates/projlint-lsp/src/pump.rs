//! An end of standard output that always takes what is written: an editor that does not read blocks nothing.

use serde::Serialize;
use serde_json::json;
use std::io::{self, Write};
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::AsyncWrite;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

/// The writing end.
pub struct Pump(UnboundedSender<Vec<u8>>);

/// A pump, a way past the transport, and what is to be written.
pub fn pump() -> (Pump, Direct, UnboundedReceiver<Vec<u8>>) {
    let (sender, receiver) = unbounded_channel();
    (Pump(sender.clone()), Direct(sender), receiver)
}

/// A way past the transport: notifications in the order in which they are written, and before answers that follow; the
/// transport may let an answer pass.
#[derive(Clone, Debug)]
pub struct Direct(UnboundedSender<Vec<u8>>);

impl Direct {
    /// Writes a notification.
    pub fn notify(&self, method: &str, params: impl Serialize) {
        #[derive(Serialize)]
        struct Notification<'a, P> {
            jsonrpc: &'a str,
            method: &'a str,
            params: P,
        }
        let body = serde_json::to_string(&Notification {
            jsonrpc: "2.0",
            method,
            params,
        })
        .unwrap_or_default();
        // The editor may have gone.
        let _ = self
            .0
            .send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
    }

    /// Answers a message that cannot be decoded, so that its number is not known.
    pub fn fail(&self, code: i64, message: &str) {
        let error = json!({ "code": code, "message": message });
        let answer = json!({ "jsonrpc": "2.0", "id": null, "error": error }).to_string();
        let _ = self
            .0
            .send(format!("Content-Length: {}\r\n\r\n{answer}", answer.len()).into_bytes());
    }

    /// Writes a part of an answer, or how far the work is.
    pub fn progress(&self, token: &impl Serialize, value: impl Serialize) {
        self.notify("$/progress", json!({ "token": token, "value": value }));
    }
}

/// Writes what comes out of the pump, on a thread of its own, until the pump is closed; the answer is dropped then.
pub fn drain(
    mut pumped: UnboundedReceiver<Vec<u8>>,
    mut out: impl Write + Send + 'static,
) -> oneshot::Receiver<()> {
    let (done, over) = oneshot::channel();
    std::thread::spawn(move || {
        while let Some(mut bytes) = pumped.blocking_recv() {
            while let Ok(more) = pumped.try_recv() {
                bytes.extend_from_slice(&more);
            }
            if out.write_all(&bytes).is_err() || out.flush().is_err() {
                break;
            }
        }
        drop(done);
    });
    over
}

impl AsyncWrite for Pump {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = self.0.send(bytes.to_vec());
        Poll::Ready(
            sent.map(|()| bytes.len())
                .map_err(|_| io::ErrorKind::BrokenPipe.into()),
        )
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
