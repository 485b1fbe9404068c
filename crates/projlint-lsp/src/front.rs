//! The first to see what the editor sends, in the order in which it was sent.
//!
//! Whatever changes the state goes into one queue here, before anything later is looked at. Requests get a place in the same
//! queue, at which the state will show them the document, and then go to the handlers, which run side by side.

use crate::buffer::Change;
use crate::convert;
use crate::event::Event;
use crate::request::with_request_view;
use crate::server::Server;
use crate::session::Session;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::future::{Future, ready};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower::Service;
use tower_lsp::jsonrpc::{Request, Response};
use tower_lsp::ls_types as lsp;
use tower_lsp::{ExitedError, LspService};

/// How a session has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Whether the editor had asked to shut down before.
    pub orderly: bool,
}

/// The service in front of the handlers.
pub struct Front {
    inner: LspService<Server>,
    events: UnboundedSender<Event>,
    exit: Option<oneshot::Sender<Exit>>,
    started: bool,
    shut_down: bool,
}

impl Front {
    /// A front before the handlers; `exit` is notified when the editor wants the server to end.
    pub fn new(
        inner: LspService<Server>,
        events: UnboundedSender<Event>,
        exit: oneshot::Sender<Exit>,
    ) -> Self {
        Self {
            inner,
            events,
            exit: Some(exit),
            started: false,
            shut_down: false,
        }
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<Option<Response>, ExitedError>> + Send>>;

impl Service<Request> for Front {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = Answer;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Answer {
        let request = with_strict_addresses(request);
        match request.method() {
            "initialize" if !std::mem::replace(&mut self.started, true) => {
                if let Some(params) =
                    params::<lsp::InitializeParams>(request.params().cloned().unwrap_or_default())
                {
                    self.send(Event::Start(Box::new(Session::new(&params))));
                }
                self.inner.call(request)
            }
            "shutdown" => {
                self.shut_down = true;
                self.inner.call(request)
            }
            "exit" => {
                let exit = Exit {
                    orderly: self.shut_down,
                };
                // Whoever waited for the end may have ended before.
                let _ = self.exit.take().map(|e| e.send(exit));
                self.inner.call(request)
            }
            "$/cancelRequest" => self.at_once(request),
            method if request.id().is_none() && OWN_METHODS.contains(&method) => {
                let (method, _, params) = request.into_parts();
                // A notification that has not the form it should have gets no answer, but a line in the log.
                match notification(&method, params.unwrap_or_default()) {
                    Some(event) => self.send(event),
                    None => self.send(Event::Dropped(method.into_owned())),
                }
                Box::pin(ready(Ok(None)))
            }
            _ if request.id().is_none() => self.inner.call(request),
            _ => self.with_place(request),
        }
    }
}

impl Front {
    fn send(&self, event: Event) {
        // The state is gone when the session is over.
        let _ = self.events.send(event);
    }

    /// A request with its place in the queue.
    fn with_place(&mut self, request: Request) -> Answer {
        let (reply, place) = oneshot::channel();
        let document = request
            .params()
            .and_then(|p| p.get("textDocument")?.get("uri")?.as_str())
            .map(str::to_owned);
        self.send(Event::Look {
            uri: document,
            reply,
        });
        Box::pin(with_request_view(place, self.inner.call(request)))
    }

    /// Cancelling needs no turn: it is done when the message is read.
    fn at_once(&mut self, request: Request) -> Answer {
        let mut done = self.inner.call(request);
        match done.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => Box::pin(ready(answer)),
            Poll::Pending => done,
        }
    }
}

/// The notifications that change the state.
const OWN_METHODS: [&str; 8] = [
    "initialized",
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didSave",
    "textDocument/didClose",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeConfiguration",
    "workspace/didChangeWorkspaceFolders",
];

/// What a notification about a document says of it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfDocument<D> {
    text_document: D,
}

/// A document by its address, which need not be as strict as the protocol's type.
#[derive(Deserialize)]
struct NamedDocument {
    uri: String,
    /// The editor's number of the text; some say none.
    version: Option<i32>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OpenedDocument {
    uri: String,
    #[serde(default)]
    language_id: String,
    version: Option<i32>,
    text: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChangedDocument {
    text_document: NamedDocument,
    content_changes: Vec<lsp::TextDocumentContentChangeEvent>,
}

fn params<P: DeserializeOwned>(value: Value) -> Option<P> {
    serde_json::from_value(value).ok()
}

/// What a notification says; `None` when it has not the form it should have.
fn notification(method: &str, value: Value) -> Option<Event> {
    Some(match method {
        "initialized" => Event::Ready,
        "textDocument/didOpen" => {
            let OpenedDocument {
                uri,
                language_id,
                version,
                text,
            } = params::<OfDocument<OpenedDocument>>(value)?.text_document;
            Event::Open {
                uri: strict_address(uri),
                language: language_id,
                version: version.unwrap_or_default(),
                text,
            }
        }
        "textDocument/didChange" => {
            let ChangedDocument {
                text_document,
                content_changes,
            } = params(value)?;
            let changes = content_changes.into_iter().map(change).collect();
            Event::Change {
                uri: strict_address(text_document.uri),
                version: text_document.version,
                changes,
            }
        }
        "textDocument/didSave" => Event::Save(strict_address(
            params::<OfDocument<NamedDocument>>(value)?
                .text_document
                .uri,
        )),
        "textDocument/didClose" => Event::Close(strict_address(
            params::<OfDocument<NamedDocument>>(value)?
                .text_document
                .uri,
        )),
        "workspace/didChangeConfiguration" => {
            Event::SettingsChanged(params::<lsp::DidChangeConfigurationParams>(value)?.settings)
        }
        "workspace/didChangeWorkspaceFolders" => {
            let mut value = value;
            make_addresses_strict(&mut value);
            let event = params::<lsp::DidChangeWorkspaceFoldersParams>(value)?.event;
            let paths = |folders: Vec<lsp::WorkspaceFolder>| {
                folders
                    .iter()
                    .filter_map(|f| convert::file_path(f.uri.as_str()))
                    .collect()
            };
            Event::Folders {
                added: paths(event.added),
                removed: paths(event.removed),
            }
        }
        _ => Event::Files,
    })
}

fn change(change: lsp::TextDocumentContentChangeEvent) -> Change {
    match change.range {
        None => Change::Whole(change.text),
        Some(range) => Change::Part {
            start: convert::from_position(range.start),
            end: convert::from_position(range.end),
            text: change.text,
        },
    }
}

/// The keys under which requests name addresses.
const ADDRESS_KEYS: [&str; 3] = ["uri", "rootUri", "newUri"];

/// A request whose addresses are as strict as the protocol's types want them.
fn with_strict_addresses(request: Request) -> Request {
    let loose = |value: &Value| has_loose_address(value);
    if request.id().is_none() || !request.params().is_some_and(loose) {
        return request;
    }
    let (method, id, params) = request.into_parts();
    let mut params = params.unwrap_or_default();
    make_addresses_strict(&mut params);
    let built = Request::build(method).params(params);
    match id {
        Some(id) => built.id(id).finish(),
        None => built.finish(),
    }
}

fn has_loose_address(value: &Value) -> bool {
    match value {
        Value::Object(map) => map.iter().any(|(key, value)| match value {
            Value::String(address) if ADDRESS_KEYS.contains(&key.as_str()) => {
                convert::parse_uri(address).is_none()
            }
            _ => has_loose_address(value),
        }),
        Value::Array(values) => values.iter().any(has_loose_address),
        _ => false,
    }
}

fn make_addresses_strict(value: &mut Value) {
    match value {
        Value::Object(map) => map.iter_mut().for_each(|(key, value)| match value {
            Value::String(address) if ADDRESS_KEYS.contains(&key.as_str()) => {
                *address = strict_address(std::mem::take(address));
            }
            _ => make_addresses_strict(value),
        }),
        Value::Array(values) => values.iter_mut().for_each(make_addresses_strict),
        _ => {}
    }
}

/// Signs that an address may only have encoded.
const ENCODED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b']')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address with what it may only have encoded: some editors send `file:///a b/[x].md`.
fn strict_address(address: String) -> String {
    if convert::parse_uri(&address).is_some() {
        return address;
    }
    let encoded = utf8_percent_encode(&address, ENCODED).to_string();
    if convert::parse_uri(&encoded).is_some() {
        return encoded;
    }
    // `100 %.md`: a sign of per cent that encodes nothing.
    let mut parts = encoded.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let hex = part.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
        out.push_str(if hex { "%" } else { "%25" });
        out.push_str(part);
    }
    out
}
