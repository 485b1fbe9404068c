//! An end of standard output that always takes what is written: an editor that does not read stops nobody.

use serde::Serialize;
use serde_json::json;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt, ReadBuf};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The writing end.
pub struct Pump(UnboundedSender<Vec<u8>>);

/// A pump, a way past the transport, and what is to be written.
pub fn pump() -> (Pump, Direct, UnboundedReceiver<Vec<u8>>) {
    let (sender, receiver) = unbounded_channel();
    (Pump(sender.clone()), Direct(sender), receiver)
}

/// A way past the transport, for what must be written before the answer that follows: the transport may let the answer pass.
#[derive(Clone, Debug)]
pub struct Direct(UnboundedSender<Vec<u8>>);

impl Direct {
    /// Writes a `$/progress`: a part of an answer, or how far the work is.
    pub fn progress(&self, token: &impl Serialize, value: impl Serialize) {
        let body = json!({ "jsonrpc": "2.0", "method": "$/progress", "params": { "token": token, "value": value } }).to_string();
        // The editor may have gone.
        let _ = self.0.send(format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes());
    }
}

/// Writes what comes out of the pump until it is closed.
pub async fn drain(mut pumped: UnboundedReceiver<Vec<u8>>, mut out: impl AsyncWrite + Unpin) {
    while let Some(mut bytes) = pumped.recv().await {
        while let Ok(more) = pumped.try_recv() {
            bytes.extend_from_slice(&more);
        }
        if out.write_all(&bytes).await.is_err() || out.flush().await.is_err() {
            return;
        }
    }
}

impl AsyncWrite for Pump {
    fn poll_write(self: Pin<&mut Self>, _: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let sent = self.0.send(bytes.to_vec());
        Poll::Ready(sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

/// Input that notes whether it was read to its end.
pub struct Noted<R> {
    inner: R,
    ended: Arc<AtomicBool>,
}

impl<R> Noted<R> {
    /// The input, and what will be true once it has ended.
    pub fn new(inner: R) -> (Self, Arc<AtomicBool>) {
        let ended = Arc::<AtomicBool>::default();
        (Self { inner, ended: ended.clone() }, ended)
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Noted<R> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = into.filled().len();
        let read = Pin::new(&mut self.inner).poll_read(context, into);
        if matches!(read, Poll::Ready(Ok(()))) && into.filled().len() == before && into.remaining() > 0 {
            self.ended.store(true, Ordering::Relaxed);
        }
        read
    }
}
