//! The state of the server. One task owns it, takes events in their order and never waits for anybody.

mod answers;
mod documents;
mod judging;
mod linking;
mod search;

use crate::configs::{ConfigScene, ServerConfigs, Texts};
use crate::convert::{ClientStyle, ShownFinding};
use crate::event::{DocumentFindings, Event, PulledFindings};
use crate::index::{Index, Stamp};
use crate::options::{CheckScope, Options};
use crate::outbox::ClientMessage;
use crate::pump::Direct;
use crate::session::Session;
use crate::view::{DocumentHandle, Key, OpenText};
use projlint_workspace::real_path;
use projlint_workspace::{Judge, Links};
use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower_lsp::ls_types as lsp;

/// So many open documents are judged at a time; the others wait.
pub const MAX_JUDGING: usize = 4;
/// A configuration that is written in is read when its author rests for so long.
const CONFIG_PAUSE: Duration = Duration::from_millis(150);
/// How often the editor is asked to fetch again, at most.
const REFRESH_PAUSE: Duration = Duration::from_millis(100);

/// An open document.
#[derive(Debug)]
struct OpenDocument {
    text: OpenText,
    /// Whether it is being judged or waits for it.
    busy: bool,
    /// The generation of the findings below.
    judged: u64,
    shown: Vec<ShownFinding>,
    /// What was missing when it was opened or saved; while it is written, nothing else is said to be missing.
    missing: HashSet<u64>,
    /// The version in which it was opened or saved, until that one is judged.
    settled: Option<i32>,
    published: Option<Vec<lsp::Diagnostic>>,
    waiting: Vec<oneshot::Sender<PulledFindings>>,
}

/// What the editor is to fetch again.
#[derive(Clone, Copy, Debug, Default)]
struct RefreshNeeds {
    diagnostics: bool,
    hints: bool,
    lenses: bool,
    /// Whether it will be said soon.
    soon: bool,
}

/// The state.
#[derive(Debug)]
pub struct State {
    session: Arc<Session>,
    options: Options,
    configs: Arc<ServerConfigs>,
    /// Configuration files that are open.
    texts: Texts,
    /// How often one of them was changed.
    turn: u64,
    /// Whether such a change is still to be taken.
    pending: bool,
    open: BTreeMap<String, OpenDocument>,
    index: Arc<Index>,
    links: Links<Key>,
    /// What is wrong in configuration files, each with the address under which it is shown.
    faults: BTreeMap<PathBuf, (String, lsp::Diagnostic)>,
    stamps: Option<BTreeMap<PathBuf, Option<Stamp>>>,
    generation: u64,
    /// Whether the editor is ready: before that, nothing is searched and nothing is reported.
    ready: bool,
    searching: bool,
    search_again: bool,
    searched: bool,
    watching: bool,
    rest: Option<Instant>,
    /// Open documents that are being judged.
    judging: usize,
    /// Open documents that wait to be judged.
    queue: VecDeque<String>,
    /// Groups of files that are being judged.
    groups: usize,
    again: RefreshNeeds,
    waiting: Vec<oneshot::Sender<Vec<DocumentFindings>>>,
    told_broken: BTreeSet<&'static str>,
    judge: Judge,
    direct: Direct,
    say: UnboundedSender<ClientMessage>,
    events: UnboundedSender<Event>,
}

impl State {
    /// A state without documents. `events` leads back to it, `direct` and `say` to the editor.
    pub fn new(
        judge: Judge,
        direct: Direct,
        say: UnboundedSender<ClientMessage>,
        events: UnboundedSender<Event>,
    ) -> Self {
        Self {
            session: Arc::default(),
            options: Options::default(),
            configs: Arc::default(),
            texts: Texts::new(),
            turn: 0,
            pending: false,
            open: BTreeMap::new(),
            index: Arc::default(),
            links: Links::default(),
            faults: BTreeMap::new(),
            stamps: None,
            generation: 0,
            ready: false,
            searching: false,
            search_again: false,
            searched: false,
            watching: false,
            rest: None,
            judging: 0,
            queue: VecDeque::new(),
            groups: 0,
            again: RefreshNeeds::default(),
            waiting: Vec::new(),
            told_broken: BTreeSet::new(),
            judge,
            direct,
            say,
            events,
        }
    }

    /// Takes an event.
    pub fn take_event(&mut self, event: Event) {
        match event {
            Event::Start(session) => self.start_session(*session),
            Event::Ready => self.client_ready(),
            Event::Open {
                uri,
                language,
                version,
                text,
            } => self.open_document(uri, &language, version, &text),
            Event::Change {
                uri,
                version,
                changes,
            } => self.change_document(&uri, version, changes),
            Event::Save(uri) => self.save_document(&uri),
            Event::Close(uri) => self.close_document(&uri),
            Event::Dropped(method) => self.log_message(
                lsp::MessageType::WARNING,
                format!("{method} has not the form that it should have; it is left out"),
            ),
            Event::Files => self.start_search(),
            Event::Tick => self.tick(),
            Event::Watch => self.watch_files(),
            Event::Folders { added, removed } => self.change_folders(added, &removed),
            Event::SettingsChanged(_) if self.session.configuration => {
                self.send_message(ClientMessage::AskSettings)
            }
            Event::SettingsChanged(value) | Event::Settings(value) => self.take_settings(&value),
            Event::Reconfigure(turn) if turn == self.turn => self.reconfigure(false),
            Event::Reconfigure(_) => {}
            Event::Refresh => self.refresh_client(),
            Event::Ask(uri) => self.check_asked(&uri),
            Event::Look { uri, reply } => self.answer_view(uri.as_deref(), reply),
            Event::Pull { uri, reply } => self.answer_pull(&uri, reply),
            Event::PullAll(reply) => self.pull_all(reply),
            Event::Judged(judged) => self.judged(*judged),
            Event::Scanned(scan) => self.take_scan(*scan),
        }
    }

    fn send_message(&self, say: ClientMessage) {
        // Without an editor there is no one to answer.
        let _ = self.say.send(say);
    }

    fn log_message(&self, kind: lsp::MessageType, message: String) {
        self.direct.notify(
            "window/logMessage",
            lsp::LogMessageParams { typ: kind, message },
        );
    }

    fn show_message(&self, kind: lsp::MessageType, message: String) {
        self.direct.notify(
            "window/showMessage",
            lsp::ShowMessageParams { typ: kind, message },
        );
    }

    /// Sends an event to ourselves after a while.
    fn send_later(&self, pause: Duration, event: Event) {
        let events = self.events.clone();
        tokio::spawn(async move {
            tokio::time::sleep(pause).await;
            // The state is gone when the session is over.
            let _ = events.send(event);
        });
    }

    /// Tells the editor soon what to fetch again.
    fn fetch_again(&mut self, diagnostics: bool, hints: bool) {
        let RefreshNeeds {
            diagnostics: d,
            hints: h,
            soon,
            ..
        } = self.again;
        let diagnostics = d || (diagnostics && self.session.pull);
        self.again = RefreshNeeds {
            diagnostics,
            hints: h || (hints && self.session.refresh_hints),
            lenses: self.session.refresh_lenses,
            soon: true,
        };
        if !soon {
            self.send_later(REFRESH_PAUSE, Event::Refresh);
        }
    }

    fn refresh_client(&mut self) {
        let RefreshNeeds {
            diagnostics,
            hints,
            lenses,
            ..
        } = std::mem::take(&mut self.again);
        self.send_message(ClientMessage::Refresh {
            diagnostics,
            hints,
            lenses,
        });
    }

    fn client_style(&self) -> ClientStyle {
        let Session {
            encoding,
            reader,
            related,
            ..
        } = *self.session;
        ClientStyle {
            encoding,
            reader,
            related,
            chosen: self.options.language,
        }
    }

    fn check_scope(&self) -> bool {
        self.options.check == CheckScope::All
    }

    fn start_session(&mut self, session: Session) {
        self.session = Arc::new(session);
        let options = self.session.options.clone();
        self.take_settings(&options);
        self.reconfigure(false);
    }

    fn client_ready(&mut self) {
        self.ready = true;
        if self.session.configuration {
            self.send_message(ClientMessage::AskSettings);
        }
        let registrations = registrations(&self.session);
        if !registrations.is_empty() {
            self.send_message(ClientMessage::Register(registrations));
        }
        if !self.session.watches {
            self.watch_files();
        }
        self.start_search();
    }

    fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let session = Arc::make_mut(&mut self.session);
        session.folders.retain(|f| !removed.contains(f));
        session.folders.extend(added);
        self.reconfigure(false);
    }

    /// Takes settings; without any, those hold that were given at the start.
    fn take_settings(&mut self, value: &serde_json::Value) {
        let value = if value.is_null() {
            &self.session.options
        } else {
            value
        };
        match Options::read(value) {
            Ok(options) if options == self.options => {}
            Ok(options) => {
                self.options = options;
                self.reconfigure(false);
            }
            Err(why) => self.show_message(lsp::MessageType::WARNING, why),
        }
    }

    /// Reads the configurations again and judges everything by them, unless they mean the same as before.
    fn reconfigure(&mut self, same: bool) {
        let roots = self
            .session
            .folders
            .iter()
            .map(|f| (f.clone(), real_path(f)))
            .collect();
        let scene = ConfigScene {
            as_of: self.options.as_of,
            roots,
            texts: self.texts.clone(),
        };
        self.configs = Arc::new(self.configs.reread(scene, same));
        self.publish_faults();
        if same {
            return;
        }
        self.pending = false;
        let uris: Vec<String> = self.open.keys().cloned().collect();
        for uri in uris {
            self.open
                .get_mut(&uri)
                .into_iter()
                .for_each(|o| o.settled = Some(o.text.version));
            self.judge_again(&uri);
        }
        self.start_search();
        self.fetch_again(true, true);
    }

    /// The open document with a key.
    fn by_key(&self, key: &str) -> Option<&OpenDocument> {
        self.open.values().find(|o| o.text.identity.key == key)
    }

    fn handle_of(&self, key: &Key) -> DocumentHandle {
        self.by_key(key).map_or_else(
            || DocumentHandle::File(PathBuf::from(key)),
            |o| DocumentHandle::Open(o.text.clone()),
        )
    }
}

/// What the editor is asked to report to the server.
fn registrations(session: &Session) -> Vec<lsp::Registration> {
    let registration = |method: &str, options: serde_json::Value| lsp::Registration {
        id: format!("projlint {method}"),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut list = Vec::new();
    if session.watches {
        let globs = [
            // Extended configurations, tables and known findings may have any name.
            "**/*.{toml,tsv}",
            "**/*baseline*.json",
            "**/*.{txt,text,md,markdown,mdown,mkd}",
        ];
        let watchers: Vec<_> = globs
            .iter()
            .map(|g| serde_json::json!({ "globPattern": g }))
            .collect();
        list.push(registration(
            "workspace/didChangeWatchedFiles",
            serde_json::json!({ "watchers": watchers }),
        ));
    }
    if session.registers_configuration {
        list.push(registration(
            "workspace/didChangeConfiguration",
            serde_json::json!({ "section": "projlint" }),
        ));
    }
    list
}
