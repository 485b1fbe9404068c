//! A small language client: it sends what a test says and keeps what the server sends.

use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};
use std::path::Path;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::time::timeout;

/// A server that has not answered by then hangs.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A client at the other end of a server.
pub struct Client<R, W> {
    reader: BufReader<R>,
    writer: W,
    next: i64,
    /// Notifications and requests of the server that no one has asked for yet.
    pub inbox: VecDeque<Value>,
    /// The answer to `workspace/configuration`.
    pub settings: Value,
    answers: HashMap<i64, Value>,
}

/// A message as it goes over the wire.
pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The address of a file.
pub fn uri(path: &Path) -> String {
    let uri = tower_lsp::ls_types::Uri::from_file_path(path).expect("a test's paths are absolute");
    uri.as_str().to_owned()
}

impl<R: AsyncRead + Unpin, W: AsyncWrite + Unpin> Client<R, W> {
    /// A client that reads from and writes to a server.
    pub fn new(reader: R, writer: W) -> Self {
        let reader = BufReader::with_capacity(1 << 16, reader);
        Self {
            reader,
            writer,
            next: 0,
            inbox: VecDeque::new(),
            settings: Value::Null,
            answers: HashMap::new(),
        }
    }

    /// Sends bytes as they are.
    pub async fn raw(&mut self, bytes: &[u8]) {
        self.writer
            .write_all(bytes)
            .await
            .expect("the server reads");
        self.writer.flush().await.expect("the server reads");
    }

    /// Sends a notification.
    pub async fn notify(&mut self, method: &str, params: Value) {
        self.raw(&frame(
            &json!({ "jsonrpc": "2.0", "method": method, "params": params }),
        ))
        .await;
    }

    /// Sends a request; its number.
    pub async fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next += 1;
        let id = self.next;
        let message = match params {
            Value::Null => json!({ "jsonrpc": "2.0", "id": id, "method": method }),
            params => json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }),
        };
        self.raw(&frame(&message)).await;
        id
    }

    /// Sends a request and waits for its result.
    pub async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        let answer = self.answer(id).await;
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// Waits for the answer to a request.
    pub async fn answer(&mut self, id: i64) -> Value {
        loop {
            if let Some(answer) = self.answers.remove(&id) {
                return answer;
            }
            let message = timeout(PATIENCE, self.receive())
                .await
                .unwrap_or_else(|_| panic!("no answer to request {id}"));
            self.keep(message.expect("the server is there")).await;
        }
    }

    /// Waits for a notification or request of the server that fits.
    pub async fn wait(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.inbox.iter().position(&fits) {
            return self.inbox.remove(at).expect("it is there");
        }
        loop {
            let message = timeout(PATIENCE, self.receive())
                .await
                .unwrap_or_else(|_| panic!("waited in vain for {what}: {:?}", self.inbox));
            let message = message.expect("the server is there");
            self.keep(message).await;
            if self.inbox.back().is_some_and(&fits) {
                return self.inbox.pop_back().expect("it is there");
            }
        }
    }

    /// Waits for findings of a document that fit, and leaves out earlier ones.
    pub async fn diagnostics(&mut self, uri: &str, fits: impl Fn(&Value) -> bool) -> Value {
        let own = |m: &Value| {
            m["method"] == "textDocument/publishDiagnostics" && m["params"]["uri"] == uri
        };
        let message = self
            .wait(&format!("findings of {uri}"), |m| {
                own(m) && fits(&m["params"])
            })
            .await;
        message["params"].clone()
    }

    /// Answers what the server asks, and keeps the rest.
    async fn keep(&mut self, message: Value) {
        if let Some(id) = message
            .get("id")
            .filter(|_| message.get("method").is_some())
        {
            let result = if message["method"] == "workspace/configuration" {
                json!([self.settings])
            } else {
                Value::Null
            };
            self.raw(&frame(
                &json!({ "jsonrpc": "2.0", "id": id, "result": result }),
            ))
            .await;
        }
        match message["id"].as_i64() {
            Some(id) if message.get("method").is_none() => drop(self.answers.insert(id, message)),
            _ => self.inbox.push_back(message),
        }
    }

    /// The next message; `None` at the end.
    pub async fn receive(&mut self) -> Option<Value> {
        let mut length = 0;
        let mut line = String::new();
        loop {
            line.clear();
            if self.reader.read_line(&mut line).await.ok()? == 0 {
                return None;
            }
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => {
                    length = value.parse().ok()?
                }
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body).await.ok()?;
        Some(
            serde_json::from_slice(&body)
                .unwrap_or_else(|e| panic!("the server sent no JSON: {e}")),
        )
    }

    /// Starts a session.
    pub async fn start(&mut self, params: Value) -> Value {
        let result = self.request("initialize", params).await;
        self.notify("initialized", json!({})).await;
        result
    }

    /// Opens a document as version 1.
    pub async fn open(&mut self, uri: &str, text: &str) {
        let item = json!({ "uri": uri, "languageId": "plaintext", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }))
            .await;
    }

    /// Puts another text in the place of a document's.
    pub async fn replace(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "version": version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": [{ "text": text }] }),
        )
        .await;
    }
}

/// What a client says of itself that takes findings as they are sent.
pub fn pushed(folder: Option<&Path>) -> Value {
    let folders = folder.map(|f| json!([{ "uri": uri(f), "name": "folder" }]));
    json!({
        "processId": null, "rootUri": null, "workspaceFolders": folders,
        "capabilities": {
            "general": { "positionEncodings": ["utf-16"] },
            "workspace": {
                "workspaceFolders": true, "configuration": true, "didChangeWatchedFiles": { "dynamicRegistration": true },
                "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            },
            "textDocument": { "publishDiagnostics": { "relatedInformation": true } },
        },
    })
}

/// The same, but it fetches the findings.
pub fn pulled(folder: Option<&Path>) -> Value {
    let mut params = pushed(folder);
    params["capabilities"]["textDocument"]["diagnostic"] =
        json!({ "relatedDocumentSupport": true });
    params["capabilities"]["workspace"]["diagnostics"] = json!({ "refreshSupport": true });
    params
}
