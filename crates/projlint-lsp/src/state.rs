//! The state of the server. One task owns it, takes events in their order and never waits for anybody.

use crate::buffer::{Buffer, Change};
use crate::configs::Configs;
use crate::convert::{self, Shown, Telling, fault, file_uri, shown};
use crate::event::{Event, Found, Judged, Look, Pulled};
use crate::index::{Card, Index, Scan, Search, Stamp, scan};
use crate::options::{Check, Options};
use crate::outbox::Say;
use crate::pump::Direct;
use crate::session::Session;
use crate::view::{Identity, Judge, Key, Part, Text, View, key_of};
use projlint_workspace::{CONFIG_NAME, Links};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::UnboundedSender;
use tokio::sync::oneshot;
use tower_lsp::ls_types as lsp;

/// Files are looked at so often where the editor watches none.
const WATCH: Duration = Duration::from_secs(1);
/// After a look that took long, there is so many times as long a rest.
const REST: u32 = 20;

/// An open document.
#[derive(Debug)]
struct Open {
    text: Text,
    /// Whether somebody is judging it.
    busy: bool,
    /// The generation of the findings below.
    judged: u64,
    shown: Vec<Shown>,
    /// What was missing when it was opened or saved; while it is written, nothing else is said to be missing.
    missing: HashSet<u64>,
    /// Whether it was just opened or saved.
    settled: bool,
    published: Option<Vec<lsp::Diagnostic>>,
    waiting: Vec<oneshot::Sender<Pulled>>,
}

/// A document with those linked to it, as they stand now, still to be read.
#[derive(Debug)]
pub struct Glance {
    own: Part,
    linked: Vec<Part>,
    configs: Arc<Configs>,
    judge: Judge,
    everything: bool,
}

impl Glance {
    /// Reads the documents.
    pub fn view(self) -> Option<View> {
        View::read(self.own, self.linked, &self.configs)
    }

    /// Reads and judges the documents.
    pub fn judged(self) -> Option<(View, Vec<projlint_rules::Report>)> {
        let (judge, everything) = (self.judge, self.everything);
        let view = self.view()?;
        let reports = view.judge(judge, everything).0;
        Some((view, reports))
    }
}

/// The state.
#[derive(Debug)]
pub struct State {
    session: Arc<Session>,
    options: Options,
    configs: Arc<Configs>,
    open: BTreeMap<String, Open>,
    index: Arc<Index>,
    codes: HashMap<Key, String>,
    links: Links<Key>,
    faults: BTreeMap<PathBuf, lsp::Diagnostic>,
    config_stamps: Option<Vec<(PathBuf, Stamp)>>,
    generation: u64,
    searching: bool,
    search_again: bool,
    searched: bool,
    watching: bool,
    waiting: Vec<oneshot::Sender<Vec<Found>>>,
    told_broken: BTreeSet<&'static str>,
    judge: Judge,
    direct: Direct,
    say: UnboundedSender<Say>,
    events: UnboundedSender<Event>,
}

impl State {
    /// A state without documents. `events` leads back to it, `direct` and `say` to the editor.
    pub fn new(judge: Judge, direct: Direct, say: UnboundedSender<Say>, events: UnboundedSender<Event>) -> Self {
        Self {
            session: Arc::default(),
            options: Options::default(),
            configs: Arc::default(),
            open: BTreeMap::new(),
            index: Arc::default(),
            codes: HashMap::new(),
            links: Links::default(),
            faults: BTreeMap::new(),
            config_stamps: None,
            generation: 0,
            searching: false,
            search_again: false,
            searched: false,
            watching: false,
            waiting: Vec::new(),
            told_broken: BTreeSet::new(),
            judge,
            direct,
            say,
            events,
        }
    }

    /// Takes an event.
    pub fn take(&mut self, event: Event) {
        match event {
            Event::Start(session) => self.start(*session),
            Event::Ready => self.ready(),
            Event::Open { uri, language, version, text } => self.open(uri, &language, version, &text),
            Event::Change { uri, version, changes } => self.change(uri, version, changes),
            Event::Save(uri) => self.settle(&uri),
            Event::Close(uri) => self.close(&uri),
            Event::Files => self.search(),
            Event::Watch => self.watch(),
            Event::Folders { added, removed } => self.folders(added, &removed),
            Event::SettingsChanged(_) if self.session.configuration => self.tell(Say::AskSettings),
            Event::SettingsChanged(value) | Event::Settings(value) => self.settings(&value),
            Event::Ask(uri) => self.ask(&uri),
            Event::Look { uri, reply } => self.look(uri.as_deref(), reply),
            Event::Pull { uri, reply } => self.pull(&uri, reply),
            Event::PullAll(reply) => self.pull_all(reply),
            Event::Judged(judged) => self.judged(*judged),
            Event::Scanned(scan) => self.scanned(*scan),
        }
    }

    fn tell(&self, say: Say) {
        // Without an editor there is nobody to tell.
        let _ = self.say.send(say);
    }

    fn log(&self, kind: lsp::MessageType, message: String) {
        self.direct.notify("window/logMessage", lsp::LogMessageParams { typ: kind, message });
    }

    fn show(&self, kind: lsp::MessageType, message: String) {
        self.direct.notify("window/showMessage", lsp::ShowMessageParams { typ: kind, message });
    }

    fn telling(&self) -> Telling {
        let Session { encoding, reader, related, .. } = *self.session;
        Telling { encoding, reader, related, chosen: self.options.language }
    }

    fn start(&mut self, session: Session) {
        self.session = Arc::new(session);
        let options = self.session.options.clone();
        self.settings(&options);
    }

    fn ready(&mut self) {
        if self.session.configuration {
            self.tell(Say::AskSettings);
        }
        let registrations = registrations(&self.session);
        if !registrations.is_empty() {
            self.tell(Say::Register(registrations));
        }
        if !self.session.watches {
            self.watch();
        }
        self.search();
    }

    /// Looks at the files again and again.
    fn watch(&mut self) {
        if std::mem::replace(&mut self.watching, true) {
            return;
        }
        let events = self.events.clone();
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(WATCH).await;
                if events.send(Event::Files).is_err() {
                    return;
                }
            }
        });
    }

    fn folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        let session = Arc::make_mut(&mut self.session);
        session.folders.retain(|f| !removed.contains(f));
        session.folders.extend(added);
        self.search();
    }

    fn settings(&mut self, value: &serde_json::Value) {
        if value.is_null() {
            return;
        }
        match Options::read(value) {
            Ok(options) if options == self.options => {}
            Ok(options) => {
                self.options = options;
                self.reconfigure(|_| {});
            }
            Err(why) => self.show(lsp::MessageType::WARNING, why),
        }
    }

    /// Reads the configurations anew and judges everything by them.
    fn reconfigure(&mut self, edit: impl FnOnce(&mut Configs)) {
        let mut configs = self.configs.anew(self.options.as_of);
        edit(&mut configs);
        self.configs = Arc::new(configs);
        let uris: Vec<String> = self.open.keys().cloned().collect();
        for uri in uris {
            self.judge_again(&uri);
        }
        self.search();
        self.tell(Say::Refresh { diagnostics: false, hints: self.session.refresh_hints, lenses: self.session.refresh_lenses });
    }

    fn open(&mut self, uri: String, language: &str, version: i32, text: &str) {
        let identity = Identity::new(uri.clone(), convert::path(&uri), language);
        if let Some(path) = config_path(&identity) {
            self.reconfigure(|c| c.edit(path, Some(text.to_owned())));
        }
        self.generation += 1;
        let generation = self.generation;
        let text = Text { identity: Arc::new(identity), buffer: Buffer::new(text), version, generation, asked: false };
        let waiting = self.open.remove(&uri).map_or_else(Vec::new, |o| o.waiting);
        let (shown, missing) = (Vec::new(), HashSet::new());
        let open = Open { text, busy: false, judged: 0, shown, missing, settled: true, published: None, waiting };
        self.open.insert(uri.clone(), open);
        self.start_judging(&uri);
    }

    fn change(&mut self, uri: String, version: i32, changes: Vec<Change>) {
        let encoding = self.session.encoding;
        let Some(open) = self.open.get_mut(&uri) else {
            return self.log(lsp::MessageType::WARNING, format!("a change of a document that is not open: {uri}"));
        };
        if version <= open.text.version {
            let known = open.text.version;
            let line = format!("change {version} of {uri} comes after change {known}; it is left out");
            return self.log(lsp::MessageType::WARNING, line);
        }
        open.text.version = version;
        changes.into_iter().for_each(|change| open.text.buffer.apply(change, encoding));
        if let Some(path) = config_path(&open.text.identity) {
            let text = open.text.buffer.text();
            self.reconfigure(|c| c.edit(path, Some(text)));
        }
        self.judge_again(&uri);
    }

    fn settle(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else { return };
        open.settled = true;
        self.judge_again(uri);
        self.search();
    }

    fn ask(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri) else { return };
        (open.text.asked, open.settled) = (true, true);
        self.judge_again(uri);
        self.tell(Say::Refresh { diagnostics: self.session.pull, hints: false, lenses: self.session.refresh_lenses });
    }

    fn close(&mut self, uri: &str) {
        let Some(open) = self.open.remove(uri) else { return };
        if let Some(path) = config_path(&open.text.identity) {
            self.reconfigure(|c| c.edit(path, None));
        }
        if open.published.is_some_and(|p| !p.is_empty()) {
            self.publish_at(uri, None, Vec::new());
        }
        let key = open.text.identity.key.clone();
        let code = self.index.get(&key).and_then(|c| c.code.clone());
        let before = self.relink(&key, code.clone());
        self.judge_groups(before.into_iter().chain(code).collect());
        self.search();
    }

    /// The open document with a key.
    fn by_key(&self, key: &str) -> Option<&Open> {
        self.open.values().find(|o| o.text.identity.key == key)
    }

    fn part(&self, key: &Key) -> Part {
        self.by_key(key).map_or_else(|| Part::File(PathBuf::from(key)), |o| Part::Open(o.text.clone()))
    }

    /// A document and those with its code.
    fn glance(&self, own: Part) -> Glance {
        let others = self.codes.get(&own.key()).map_or(&[][..], |code| self.links.of(code));
        let linked = if others.len() > 1 { others.iter().map(|k| self.part(k)).collect() } else { Vec::new() };
        Glance { own, linked, configs: self.configs.clone(), judge: self.judge, everything: self.options.check == Check::All }
    }

    /// Something by which a document is judged has changed.
    fn judge_again(&mut self, uri: &str) {
        self.generation += 1;
        if let Some(open) = self.open.get_mut(uri) {
            open.text.generation = self.generation;
            self.start_judging(uri);
        }
    }

    /// Judges a document unless somebody does so already; who is behind is sent again when he is back.
    fn start_judging(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri).filter(|o| !o.busy) else { return };
        if config_path(&open.text.identity).is_some() {
            return;
        }
        open.busy = true;
        let (text, generation) = (open.text.clone(), open.text.generation);
        let (glance, telling, events) = (self.glance(Part::Open(text)), self.telling(), self.events.clone());
        let uri = Some(uri.to_owned());
        tokio::task::spawn_blocking(move || {
            let judged = crate::guard::attempt(|| judge(glance, telling)).unwrap_or_default();
            // The state is gone when the session is over.
            let _ = events.send(Event::Judged(Box::new(Judged { uri, generation, ..judged })));
        });
    }

    fn judged(&mut self, judged: Judged) {
        let Judged { uri, generation, read, code, found, broken } = judged;
        self.report_broken(broken);
        let mut found = found;
        if let Some(uri) = &uri {
            let Some(open) = self.open.get_mut(uri) else { return };
            open.busy = false;
            if open.text.generation != generation {
                return self.start_judging(uri);
            }
            let key = open.text.identity.key.clone();
            if !read {
                self.log(lsp::MessageType::ERROR, format!("{uri} could not be judged; this is a fault of projlint"));
                found = vec![(key, Some(generation), Vec::new())];
            } else if self.relinked(&key, code) {
                return self.judge_again(uri);
            }
        }
        let (mut others, mut told) = (false, Vec::new());
        for (key, generation, shown) in found {
            if let Some((address, news)) = self.found(&key, generation, shown) {
                others |= news && uri != address;
                told.extend(address);
            }
        }
        for address in told {
            self.publish(&address);
            self.answer(&address);
        }
        self.publish_faults();
        if others && self.session.pull {
            self.tell(Say::Refresh { diagnostics: true, hints: false, lenses: self.session.refresh_lenses });
        }
    }

    /// Takes the findings of one document. The address of an open one is given back, and whether they are other than before.
    fn found(&mut self, key: &Key, generation: Option<u64>, shown: Vec<Shown>) -> Option<(Option<String>, bool)> {
        let Some(generation) = generation else {
            let card = self.index.get(key).filter(|c| *c.shown != shown)?;
            let card = Card { shown: Arc::new(shown), ..Card::clone(card) };
            Arc::make_mut(&mut self.index).insert(key.clone(), Arc::new(card));
            return Some((None, true));
        };
        let open = self.open.values_mut().find(|o| o.text.identity.key == *key && o.text.generation == generation)?;
        let missing: HashSet<u64> = shown.iter().filter_map(|s| s.missing).collect();
        if std::mem::take(&mut open.settled) {
            open.missing = missing;
        } else {
            open.missing.retain(|m| missing.contains(m));
        }
        let news = open.shown != shown;
        (open.shown, open.judged) = (shown, generation);
        Some((Some(open.text.identity.uri.clone()), news))
    }

    /// The findings of an open document that are shown.
    fn diagnostics(open: &Open) -> Vec<lsp::Diagnostic> {
        let told = |s: &&Shown| s.missing.is_none_or(|m| open.missing.contains(&m));
        open.shown.iter().filter(told).map(|s| s.diagnostic.clone()).collect()
    }

    fn publish(&mut self, uri: &str) {
        if self.session.pull {
            return;
        }
        let Some(open) = self.open.get_mut(uri) else { return };
        let diagnostics = Self::diagnostics(open);
        if open.published.as_ref() == Some(&diagnostics) || (open.published.is_none() && diagnostics.is_empty()) {
            return;
        }
        open.published = Some(diagnostics.clone());
        let version = Some(open.text.version);
        self.publish_at(uri, version, diagnostics);
    }

    fn publish_at(&self, uri: &str, version: Option<i32>, diagnostics: Vec<lsp::Diagnostic>) {
        if let Some(uri) = convert::uri(uri) {
            self.direct.notify("textDocument/publishDiagnostics", lsp::PublishDiagnosticsParams { uri, diagnostics, version });
        }
    }

    /// Shows in the configuration files what is wrong in them.
    fn publish_faults(&mut self) {
        let now: BTreeMap<PathBuf, lsp::Diagnostic> =
            self.configs.faults().into_iter().map(|(path, f)| (path, fault(&f, self.session.encoding))).collect();
        for path in self.faults.keys().chain(now.keys()).collect::<BTreeSet<_>>() {
            if self.faults.get(path) != now.get(path) {
                let uri = self.by_key(&key_of(path)).map(|o| o.text.identity.uri.clone());
                let uri = uri.or_else(|| file_uri(path).map(|u| u.as_str().to_owned()));
                uri.into_iter().for_each(|uri| self.publish_at(&uri, None, now.get(path).cloned().into_iter().collect()));
            }
        }
        self.faults = now;
    }

    fn report_broken(&mut self, broken: Vec<&'static str>) {
        for code in broken {
            if self.told_broken.insert(code) {
                let text = format!("projlint: rule {code} has failed and is left out; please report this with the document");
                self.show(lsp::MessageType::ERROR, text);
            }
        }
    }

    /// Notes the code of an open document. When it is another than before, the documents that had it in common are judged
    /// again; says whether there are others with the new code, so that the document itself must be judged with them.
    fn relinked(&mut self, key: &Key, code: Option<String>) -> bool {
        if self.codes.get(key) == code.as_ref() {
            return false;
        }
        let before = self.relink(key, code.clone());
        self.judge_groups(before.into_iter().collect());
        code.is_some_and(|code| self.links.of(&code).len() > 1)
    }

    /// Notes the code of a document; the code it had.
    fn relink(&mut self, key: &Key, code: Option<String>) -> Option<String> {
        let before = self.codes.remove(key);
        if let Some(before) = &before {
            self.links.remove(key, before);
        }
        if let Some(code) = code {
            self.links.add(key.clone(), code.clone());
            self.codes.insert(key.clone(), code);
        }
        before
    }

    /// Judges the documents of some codes together.
    fn judge_groups(&mut self, codes: BTreeSet<String>) {
        let mut files = Vec::new();
        for code in codes {
            let keys = self.links.of(&code);
            let open = keys.iter().find_map(|k| self.by_key(k)).map(|o| o.text.identity.uri.clone());
            match (open, keys.first()) {
                (Some(uri), _) => self.judge_again(&uri),
                (None, Some(key)) => files.push(self.glance(Part::File(PathBuf::from(key)))),
                (None, None) => {}
            }
        }
        let (telling, events) = (self.telling(), self.events.clone());
        if !files.is_empty() {
            tokio::task::spawn_blocking(move || {
                for glance in files {
                    let judged = crate::guard::attempt(|| judge(glance, telling)).unwrap_or_default();
                    // The state is gone when the session is over.
                    let _ = events.send(Event::Judged(Box::new(judged)));
                }
            });
        }
    }

    fn search(&mut self) {
        if self.searching {
            self.search_again = true;
            return;
        }
        self.searching = true;
        let others = self.open.values().filter_map(|o| o.text.identity.path.as_deref()?.parent().map(Path::to_owned)).collect();
        let search = Search {
            folders: self.session.folders.clone(),
            others,
            index: self.index.clone(),
            configs: self.configs.clone(),
            telling: self.telling(),
            judge: self.judge,
            everything: self.options.check == Check::All,
        };
        let (done, over) = oneshot::channel();
        if self.session.progress && !self.searched {
            self.tell(Say::Searching(over));
        }
        let (events, watching) = (self.events.clone(), self.watching);
        tokio::task::spawn_blocking(move || {
            let begun = Instant::now();
            let scan = crate::guard::attempt(|| scan(&search)).unwrap_or_default();
            // Whoever showed the search may have given up.
            let _ = done.send(scan.documents);
            if watching {
                std::thread::sleep((begun.elapsed() * REST).saturating_sub(WATCH));
            }
            // The state is gone when the session is over.
            let _ = events.send(Event::Scanned(Box::new(scan)));
        });
    }

    fn scanned(&mut self, scan: Scan) {
        self.searching = false;
        let first = !std::mem::replace(&mut self.searched, true);
        self.report_broken(scan.broken);
        let changed = !scan.changed.is_empty();
        let mut codes = BTreeSet::new();
        for (key, card) in scan.changed {
            let code = card.as_ref().and_then(|c| c.code.clone());
            let index = Arc::make_mut(&mut self.index);
            match card {
                Some(card) => index.insert(key.clone(), Arc::new(card)),
                None => index.remove(&key),
            };
            if self.by_key(&key).is_none() {
                let before = self.relink(&key, code.clone());
                codes.extend(before);
                codes.extend(code);
            }
        }
        let news = |code: &String| !first || self.links.of(code).len() > 1;
        let codes = codes.into_iter().filter(news).collect();
        self.judge_groups(codes);
        let configs = self.config_stamps.replace(scan.configs);
        if configs.is_some() && configs != self.config_stamps {
            self.reconfigure(|_| {});
        }
        self.publish_faults();
        if changed && self.session.pull {
            self.tell(Say::Refresh { diagnostics: true, hints: false, lenses: self.session.refresh_lenses });
        }
        if std::mem::take(&mut self.search_again) {
            return self.search();
        }
        for reply in std::mem::take(&mut self.waiting) {
            let _ = reply.send(self.all());
        }
    }

    fn look(&self, uri: Option<&str>, reply: oneshot::Sender<Look>) {
        let own = uri.and_then(|u| self.open.get(u)).map(|o| Part::Open(o.text.clone()));
        let open = if uri.is_none() { self.open.values().map(|o| o.text.clone()).collect() } else { Vec::new() };
        let (index, session) = (self.index.clone(), self.session.clone());
        let glance = own.map(|own| self.glance(own));
        // A request that was cancelled wants no answer.
        let _ = reply.send(Look { glance, index, open, options: self.options, telling: self.telling(), session });
    }

    fn pull(&mut self, uri: &str, reply: oneshot::Sender<Pulled>) {
        match self.open.get_mut(uri) {
            Some(open) if config_path(&open.text.identity).is_none() => {
                open.waiting.push(reply);
                self.answer(uri);
            }
            _ => {
                let _ = reply.send(Pulled::default());
            }
        }
    }

    /// Answers who waits for the findings of a document, if they are there.
    fn answer(&mut self, uri: &str) {
        let Some(open) = self.open.get_mut(uri).filter(|o| o.judged == o.text.generation && !o.waiting.is_empty()) else { return };
        let waiting = std::mem::take(&mut open.waiting);
        let key = open.text.identity.key.clone();
        let own = Self::diagnostics(open);
        let linked = self.codes.get(&key).map_or(&[][..], |code| self.links.of(code));
        let other = |k: &Key| {
            let open = self.by_key(k).filter(|o| *k != key && o.judged == o.text.generation)?;
            let uri = convert::uri(&open.text.identity.uri)?;
            Some(Found { uri, version: Some(open.text.version), diagnostics: Self::diagnostics(open) })
        };
        let pulled = Pulled { own, others: linked.iter().filter_map(other).collect() };
        for reply in waiting {
            let _ = reply.send(pulled.clone());
        }
    }

    fn pull_all(&mut self, reply: oneshot::Sender<Vec<Found>>) {
        if self.searched {
            let _ = reply.send(self.all());
        } else {
            self.waiting.push(reply);
        }
    }

    /// The findings of all documents; the editor's text beats the file.
    fn all(&self) -> Vec<Found> {
        let open = self.open.values().filter(|o| config_path(&o.text.identity).is_none()).filter_map(|o| {
            let uri = convert::uri(&o.text.identity.uri)?;
            Some(Found { uri, version: Some(o.text.version), diagnostics: Self::diagnostics(o) })
        });
        let keys: BTreeSet<&Key> = self.open.values().map(|o| &o.text.identity.key).collect();
        let files = self.index.iter().filter(|(k, _)| !keys.contains(k)).filter_map(|(_, card)| {
            let diagnostics = card.shown.iter().map(|s| s.diagnostic.clone()).collect();
            Some(Found { uri: file_uri(&card.path)?, version: None, diagnostics })
        });
        open.chain(files).collect()
    }
}

/// Judges a document and those linked to it.
fn judge(glance: Glance, telling: Telling) -> Judged {
    let (judge, everything) = (glance.judge, glance.everything);
    let Some(view) = glance.view() else { return Judged::default() };
    let (reports, broken) = view.judge(judge, everything);
    let found = |(member, report): (&crate::view::Member, &projlint_rules::Report)| {
        let generation = match &member.part {
            Part::Open(text) => Some(text.generation),
            Part::File(_) => None,
        };
        (member.part.key(), generation, report.findings.iter().map(|f| shown(&view, f, telling)).collect())
    };
    let found = view.members.iter().zip(&reports).map(found).collect();
    Judged { read: true, code: view.code.clone(), found, broken, ..Judged::default() }
}

/// The path of a configuration file that is open.
fn config_path(identity: &Identity) -> Option<PathBuf> {
    identity.path.clone().filter(|p| p.file_name().is_some_and(|n| n == CONFIG_NAME))
}

/// What the editor is to tell us of.
fn registrations(session: &Session) -> Vec<lsp::Registration> {
    let registration = |method: &str, options: serde_json::Value| lsp::Registration {
        id: format!("projlint {method}"),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut list = Vec::new();
    if session.watches {
        let globs = ["**/projlint.toml", "**/*.{txt,text,md,markdown,mdown,mkd}"];
        let watchers: Vec<_> = globs.iter().map(|g| serde_json::json!({ "globPattern": g })).collect();
        list.push(registration("workspace/didChangeWatchedFiles", serde_json::json!({ "watchers": watchers })));
    }
    if session.registers_configuration {
        list.push(registration("workspace/didChangeConfiguration", serde_json::json!({ "section": "projlint" })));
    }
    list
}
