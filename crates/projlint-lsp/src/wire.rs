//! What comes from the editor, message by message: one that cannot be decoded is answered and left out, and costs nothing else.
//!
//! The transport behind it ends at the first message that it cannot decode: tower-lsp-server 0.23 reads until its decoder says
//! `None`, which tokio-util's `FramedRead` does once after every error. Only messages that it can decode are passed on to it.

use crate::pump::Direct;
use serde::{Deserialize, Deserializer, de::IgnoredAny};
use std::borrow::Cow;
use std::io;
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, ReadBuf};

/// The errors of JSON-RPC for what is no JSON, and for JSON that is no message.
const NO_JSON: i64 = -32700;
const NO_MESSAGE: i64 = -32600;

/// A header is not longer, nor a message, in bytes.
const MAX_HEADER_BYTES: usize = 4096;
const MAX_MESSAGE_BYTES: usize = 1 << 30;

/// So much is read at a time.
const READ_BYTES: usize = 1 << 16;

const LENGTH: &[u8] = b"content-length:";

/// The messages of an input that can be decoded, as an input.
pub struct Messages<R> {
    inner: R,
    direct: Direct,
    /// What was read, and how much of it is done with.
    read: Vec<u8>,
    done: usize,
    /// What is passed on, and how much of it has been.
    ready: Vec<u8>,
    passed: usize,
    /// Whether the next header is looked for in what is no message.
    lost: bool,
}

/// What is at the head of an input.
enum Head {
    /// A message: its body.
    Message(Range<usize>),
    /// Bytes up to which there is no message.
    Other(usize),
    /// Not all of it is there.
    Open,
}

impl<R> Messages<R> {
    /// The messages of `inner`; others are answered through `direct`.
    pub fn new(inner: R, direct: Direct) -> Self {
        Self {
            inner,
            direct,
            read: Vec::new(),
            done: 0,
            ready: Vec::new(),
            passed: 0,
            lost: false,
        }
    }

    /// Takes what is at the head of what was read; `false` where more has to be read for that.
    fn take_head(&mut self) -> bool {
        let unread = &self.read[self.done..];
        if self.lost {
            let Some(at) = find(unread, LENGTH) else {
                // The name of the header may be cut.
                self.done = self.read.len() - unread.len().min(LENGTH.len());
                return false;
            };
            self.done += at;
            self.lost = false;
            return true;
        }
        match head_of(unread) {
            Head::Open => return false,
            Head::Other(end) => {
                self.direct.fail(
                    NO_JSON,
                    "what was sent is no message: it has no Content-Length",
                );
                self.done += end;
                self.lost = true;
            }
            Head::Message(body) => {
                let end = body.end;
                match decodable(&unread[body]) {
                    Ok(body) => {
                        let header = format!("Content-Length: {}\r\n\r\n", body.len());
                        self.ready.extend_from_slice(header.as_bytes());
                        self.ready.extend_from_slice(&body);
                    }
                    Err((code, why)) => self.direct.fail(code, &why),
                }
                self.done += end;
            }
        }
        if self.done * 2 > self.read.len() {
            self.read.drain(..self.done);
            self.done = 0;
        }
        true
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Messages<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let own = &mut *self;
        loop {
            let ready = &own.ready[own.passed..];
            if !ready.is_empty() {
                let count = ready.len().min(into.remaining());
                into.put_slice(&ready[..count]);
                own.passed += count;
                return Poll::Ready(Ok(()));
            }
            own.ready.clear();
            own.passed = 0;
            if own.take_head() {
                continue;
            }
            let mut bytes = [0; READ_BYTES];
            let mut more = ReadBuf::new(&mut bytes);
            match Pin::new(&mut own.inner).poll_read(context, &mut more) {
                Poll::Ready(Ok(())) if !more.filled().is_empty() => {
                    own.read.extend_from_slice(more.filled());
                }
                // The end: what is left is no whole message.
                other => return other,
            }
        }
    }
}

/// The first place of small letters in bytes, whatever their case.
fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes
        .windows(word.len())
        .position(|window| window.eq_ignore_ascii_case(word))
}

fn head_of(bytes: &[u8]) -> Head {
    const END: &[u8] = b"\r\n\r\n";
    let near = &bytes[..bytes.len().min(MAX_HEADER_BYTES)];
    let Some(end) = find(near, END).map(|at| at + END.len()) else {
        return if bytes.len() < MAX_HEADER_BYTES {
            Head::Open
        } else {
            Head::Other(MAX_HEADER_BYTES)
        };
    };
    let lines = bytes[..end].split(|b| *b == b'\n');
    let mut length = lines.filter_map(|line| {
        let value = line.split_at_checked(LENGTH.len())?;
        let named = value.0.eq_ignore_ascii_case(LENGTH);
        let text = str::from_utf8(value.1).ok().filter(|_| named)?;
        text.trim().parse::<usize>().ok()
    });
    match length.next_back() {
        Some(length) if length > MAX_MESSAGE_BYTES => Head::Other(end),
        Some(length) if bytes.len() - end < length => Head::Open,
        Some(length) => Head::Message(end..end + length),
        None => Head::Other(end),
    }
}

/// The parts by which a message is told.
#[derive(Deserialize)]
struct MessageProbe {
    jsonrpc: String,
    method: Option<String>,
    #[serde(default)]
    id: Option<IdProbe>,
    #[serde(default, deserialize_with = "is_there")]
    result: bool,
    #[serde(default)]
    error: Option<ErrorProbe>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum IdProbe {
    Number(#[expect(dead_code, reason = "its kind is what counts")] i64),
    Text(#[expect(dead_code, reason = "its kind is what counts")] String),
}

#[derive(Deserialize)]
struct ErrorProbe {
    #[expect(dead_code, reason = "that it is there is what counts")]
    code: i64,
    #[expect(dead_code, reason = "that it is there is what counts")]
    message: String,
}

fn is_there<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    IgnoredAny::deserialize(from).map(|_| true)
}

/// A body that the transport can decode: half surrogates and bytes that are no UTF-8 are replaced by the sign for that. Else the
/// error of JSON-RPC and why.
fn decodable(body: &[u8]) -> Result<Cow<'_, [u8]>, (i64, String)> {
    let text = match String::from_utf8_lossy(body) {
        Cow::Borrowed(_) => Cow::Borrowed(body),
        Cow::Owned(text) => Cow::Owned(text.into_bytes()),
    };
    let text = match without_half_surrogates(&text) {
        Some(repaired) => Cow::Owned(repaired),
        None => text,
    };
    let probe: MessageProbe = serde_json::from_slice(&text).map_err(|error| {
        let code = if error.is_data() { NO_MESSAGE } else { NO_JSON };
        (code, format!("a message is left out: {error}"))
    })?;
    let answers = probe.id.is_some() && (probe.result || probe.error.is_some());
    if probe.jsonrpc == "2.0" && (probe.method.is_some() || answers) {
        Ok(text)
    } else {
        Err((
            NO_MESSAGE,
            "a message is left out: it is no request, notification or answer".to_owned(),
        ))
    }
}

/// JSON with `\ufffd` in the place of every half of a surrogate pair; `None` where there is none.
fn without_half_surrogates(json: &[u8]) -> Option<Vec<u8>> {
    const ESCAPE_BYTES: usize = 6;
    let unit = |at: usize| -> Option<u16> {
        let escape = json.get(at..at + ESCAPE_BYTES)?.strip_prefix(b"\\u")?;
        u16::from_str_radix(str::from_utf8(escape).ok()?, 16).ok()
    };
    let mut repaired: Option<Vec<u8>> = None;
    let mut at = 0;
    while let Some(next) = json[at..].iter().position(|b| *b == b'\\') {
        at += next;
        let Some(first) = unit(at) else {
            // An escape of another kind: `\\` hides what is behind it.
            at = (at + 2).min(json.len());
            continue;
        };
        let half = matches!(first, 0xD800..=0xDFFF);
        let pair = matches!(first, 0xD800..=0xDBFF)
            && unit(at + ESCAPE_BYTES).is_some_and(|second| matches!(second, 0xDC00..=0xDFFF));
        if half && !pair {
            let text = repaired.get_or_insert_with(|| json.to_vec());
            text[at..at + ESCAPE_BYTES].copy_from_slice(b"\\ufffd");
        }
        at += ESCAPE_BYTES * (1 + usize::from(pair));
    }
    repaired
}
