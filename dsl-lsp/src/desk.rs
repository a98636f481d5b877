//! The desk: one thread that holds the folder as the client sees it, takes changes and questions in wire order, and
//! publishes findings when nothing is waiting.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;

use dsl_compiler::work::Work;
use dsl_compiler::workspace::Workspace;
use dsl_compiler::world::World;
use dsl_syntax::{Diagnostic, FileId, Language, Span};
use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};

use crate::lines::{Encoding, Lines, Position};
use crate::proto;

/// Conditions are walked recursively, as deep as there are axes.
const STACK: usize = 256 << 20;
/// Folders deeper than this are a mistake, or a trap.
const DEEPEST: usize = 32;

/// A message for the desk.
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) params: Value,
    pub(crate) answer: Option<oneshot::Sender<Result<Value>>>,
}

/// How a client begins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(crate) encoding: Encoding,
    /// `--lists`.
    pub(crate) lists: Option<PathBuf>,
    pub(crate) root: Option<PathBuf>,
    pub(crate) language: Option<Language>,
    /// Where the pages of findings are, as the client says: an address to which `/LANGUAGE/CODE.md` is added.
    pub(crate) docs: Option<String>,
}

enum Job {
    Start(Start),
    /// The client is ready to be told of findings.
    Begin,
    Asked(Asked),
}

/// Where messages for the desk are left.
#[derive(Clone)]
pub(crate) struct Counter {
    jobs: mpsc::Sender<Job>,
    /// How many were left so far: analysis stops when one more comes.
    left: Arc<AtomicU64>,
}

impl Counter {
    pub(crate) fn start(&self, start: Start) {
        self.leave(Job::Start(start));
    }

    pub(crate) fn begin(&self) {
        self.leave(Job::Begin);
    }

    pub(crate) fn send(&self, asked: Asked) {
        self.leave(Job::Asked(asked));
    }

    fn leave(&self, job: Job) {
        self.left.fetch_add(1, Ordering::SeqCst);
        // A desk that is gone has ended with the process.
        let _gone = self.jobs.send(job);
    }
}

/// Opens the desk on a thread of its own.
pub(crate) fn open() -> std::io::Result<(Counter, UnboundedReceiver<Value>)> {
    let (jobs, waiting) = mpsc::channel();
    let (said, publications) = unbounded_channel();
    let left = Arc::new(AtomicU64::new(0));
    let counter = Counter { jobs, left: Arc::clone(&left) };
    let work = move || work(&waiting, &left, said);
    std::thread::Builder::new().name("desk".to_owned()).stack_size(STACK).spawn(work)?;
    Ok((counter, publications))
}

fn work(waiting: &mpsc::Receiver<Job>, left: &Arc<AtomicU64>, said: UnboundedSender<Value>) {
    let mut desk = Desk::new(said);
    let mut taken = 0;
    while let Ok(job) = waiting.recv() {
        taken += 1;
        desk.sheltered(|desk| desk.take(job));
        let left = Arc::clone(left);
        let work = Work::until(move || left.load(Ordering::SeqCst) != taken);
        if !work.is_cancelled() {
            desk.sheltered(|desk| desk.publish(&work));
        }
    }
}

/// A document that the client holds.
#[derive(Debug)]
struct Open {
    uri: String,
    version: Value,
}

/// See the module's text.
pub(crate) struct Desk {
    pub(crate) workspace: Workspace,
    pub(crate) findings: Vec<Diagnostic>,
    pub(crate) language: Language,
    encoding: Encoding,
    /// The lists folder.
    lists: Option<PathBuf>,
    /// Where the pages of findings are: an address to which `/LANGUAGE/CODE.md` is added.
    docs: Option<String>,
    open: BTreeMap<String, Open>,
    lines: BTreeMap<FileId, Lines>,
    /// What the client was told last of each file, by its address.
    published: BTreeMap<String, Value>,
    /// Files whose findings the client waits for, changed or not.
    touched: BTreeSet<String>,
    dirty: bool,
    /// Whether the client listens already.
    listens: bool,
    said: UnboundedSender<Value>,
}

impl Desk {
    fn new(said: UnboundedSender<Value>) -> Self {
        Self {
            workspace: Workspace::default(),
            findings: Vec::new(),
            language: Language::En,
            encoding: Encoding::default(),
            lists: None,
            docs: None,
            open: BTreeMap::new(),
            lines: BTreeMap::new(),
            published: BTreeMap::new(),
            touched: BTreeSet::new(),
            dirty: false,
            listens: false,
            said,
        }
    }

    /// A mistake of ours must cost one answer, not the session: what was known is made anew from the texts.
    fn sheltered(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            let texts: Vec<(String, String)> = self
                .files()
                .filter_map(|file| Some((self.workspace.path(file)?.to_owned(), self.workspace.text(file)?.to_owned())))
                .collect();
            self.workspace = Workspace::default();
            for (path, text) in texts {
                self.workspace.set(&path, text);
            }
            self.lines.clear();
        }
    }

    fn take(&mut self, job: Job) {
        match job {
            Job::Start(start) => self.start(start),
            Job::Begin => self.listens = true,
            Job::Asked(Asked { method, params, answer }) => {
                let Some(answer) = answer else { return proto::note(self, &method, &params) };
                // A client that has gone waits for no answer.
                let _gone = answer.send(proto::answer(self, &method, &params));
            }
        }
    }

    fn start(&mut self, start: Start) {
        self.encoding = start.encoding;
        self.language = start.language.unwrap_or(Language::En);
        let lists = start.lists.or_else(|| start.root.as_deref().and_then(lists_folder));
        self.docs = start.docs;
        if let Some(lists) = lists {
            self.read_folder(lists);
        }
    }

    /// The address of a code's page: where the client says, else beside the lists folder, where a clone of this project has it.
    pub(crate) fn page(&self, code: dsl_syntax::Code) -> Option<String> {
        let language = match self.language {
            Language::Zh => "zh",
            Language::En => "en",
        };
        let page = format!("{language}/{}.md", code.as_str());
        if let Some(docs) = &self.docs {
            return Some(format!("{}/{page}", docs.trim_end_matches('/')));
        }
        let local = self.lists.as_ref()?.parent()?.join("docs/codes").join(page);
        local.is_file().then(|| proto::uri_of(&local)).flatten()
    }

    fn read_folder(&mut self, lists: PathBuf) {
        let folder = Folder { base: lists.parent().map(Path::to_path_buf).unwrap_or_default(), lists: lists.clone() };
        // A file that vanishes between listing and reading is no longer there: the rest is read.
        if let Ok(workspace) = Workspace::of(&folder) {
            self.workspace = workspace;
        }
        self.lists = Some(lists);
        self.lines.clear();
        self.dirty = true;
    }

    // ---- Documents -------------------------------------------------------------------------------------------------

    pub(crate) fn did_open(&mut self, uri: &str, version: Value, text: String) {
        let Some(place) = proto::path_of(uri) else { return };
        if self.lists.is_none() {
            let folder = place.ancestors().find(|above| above.ends_with("lists")).or_else(|| place.parent());
            if let Some(folder) = folder.map(Path::to_path_buf) {
                self.read_folder(folder);
            }
        }
        let Some(path) = self.path_in_lists(&place) else { return };
        self.set(&path, text);
        self.open.insert(path.clone(), Open { uri: uri.to_owned(), version });
        self.touched.insert(path);
    }

    pub(crate) fn did_change(
        &mut self,
        uri: &str,
        version: Value,
        changes: Vec<(Option<(Position, Position)>, String)>,
    ) {
        let Some(path) = proto::path_of(uri).and_then(|place| self.path_in_lists(&place)) else { return };
        let Some(document) = self.open.get_mut(&path) else { return };
        document.version = version;
        for (range, text) in changes {
            match (range, self.workspace.file(&path)) {
                (Some((start, end)), Some(file)) => {
                    let (start, end) = (self.offset(file, start), self.offset(file, end));
                    let range = start.min(end)..start.max(end);
                    self.workspace.edit(file, range.clone(), &text);
                    if let (Some(lines), Some(new)) = (self.lines.get_mut(&file), self.workspace.text(file)) {
                        lines.edit(range, text.len(), new);
                    }
                }
                _ => self.set(&path, text),
            }
        }
        self.touched.insert(path);
        self.dirty = true;
    }

    /// What the client lets go is on disk again.
    pub(crate) fn did_close(&mut self, uri: &str) {
        let Some(place) = proto::path_of(uri) else { return };
        let Some(path) = self.path_in_lists(&place) else { return };
        self.open.remove(&path);
        self.read_again(&place, &path);
    }

    pub(crate) fn did_change_on_disk(&mut self, uri: &str) {
        let Some(place) = proto::path_of(uri) else { return };
        let Some(path) = self.path_in_lists(&place) else { return };
        if !self.open.contains_key(&path) {
            self.read_again(&place, &path);
        }
    }

    fn read_again(&mut self, place: &Path, path: &str) {
        match std::fs::read(place).map(String::from_utf8) {
            Ok(Ok(text)) => self.set(path, text),
            // A file in another encoding is told of when the folder is read, and analysed by nobody.
            Ok(Err(_)) => self.set(path, String::new()),
            Err(_) => {
                self.workspace.remove(path);
                self.lines.clear();
                self.dirty = true;
            }
        }
    }

    fn set(&mut self, path: &str, text: String) {
        let known = self.workspace.file(path);
        self.workspace.set(path, text);
        match known {
            Some(file) => {
                self.lines.remove(&file);
            }
            None => self.lines.clear(),
        }
        self.dirty = true;
    }

    /// A file's name among the lists; `None` for what lies outside their folder.
    fn path_in_lists(&self, place: &Path) -> Option<String> {
        let base = self.lists.as_ref()?.parent()?;
        place.strip_prefix(self.lists.as_ref()?).ok()?;
        let relative = place.strip_prefix(base).ok()?;
        let parts: Vec<String> =
            relative.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        Some(parts.join("/")).filter(|path| path.ends_with(".qd"))
    }

    // ---- Places ----------------------------------------------------------------------------------------------------

    /// All files.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..crate::lines::to_u32(self.workspace.paths().count())).map(FileId)
    }

    /// The file at an address.
    pub(crate) fn file(&self, uri: &str) -> Option<FileId> {
        self.workspace.file(&self.path_in_lists(&proto::path_of(uri)?)?)
    }

    /// The address of a file, as the client writes it where it holds the file.
    pub(crate) fn uri(&self, file: FileId) -> Option<String> {
        let path = self.workspace.path(file)?;
        match self.open.get(path) {
            Some(open) => Some(open.uri.clone()),
            None => proto::uri_of(&self.lists.as_ref()?.parent()?.join(path)),
        }
    }

    fn known_lines(&mut self, file: FileId) {
        if !self.lines.contains_key(&file) {
            let text = self.workspace.text(file).unwrap_or_default();
            self.lines.insert(file, Lines::new(text));
        }
    }

    /// The byte of a position.
    pub(crate) fn offset(&mut self, file: FileId, position: Position) -> usize {
        self.known_lines(file);
        let text = self.workspace.text(file).unwrap_or_default();
        self.lines.get(&file).map_or(0, |lines| lines.offset(text, position, self.encoding))
    }

    /// The positions of a span.
    pub(crate) fn range(&mut self, span: Span) -> (Position, Position) {
        self.known_lines(span.file);
        let text = self.workspace.text(span.file).unwrap_or_default();
        let at = |offset: u32| {
            let nowhere = Position { line: 0, character: 0 };
            self.lines.get(&span.file).map_or(nowhere, |lines| lines.position(text, offset as usize, self.encoding))
        };
        (at(span.start), at(span.end))
    }

    pub(crate) fn columns(&self, text: &str) -> usize {
        self.encoding.columns(text)
    }

    // ---- Findings --------------------------------------------------------------------------------------------------

    /// Everything that is known of the folder as it is now, for an answer that needs the model.
    pub(crate) fn up_to_date(&mut self) -> Result<()> {
        let findings = self.workspace.findings(&Work::default()).map_err(|_| Error::internal_error())?;
        self.findings = findings;
        Ok(())
    }

    fn publish(&mut self, work: &Work) {
        if !self.dirty || !self.listens {
            return;
        }
        let Ok(findings) = self.workspace.findings(work) else { return };
        self.findings = findings;
        self.tell(work);
        if work.is_cancelled() {
            return;
        }
        if let Ok(Some(findings)) = self.workspace.draw(work) {
            self.findings = findings;
            self.tell(work);
        }
        self.dirty = work.is_cancelled();
    }

    /// Tells the client what has changed; a file that it has just edited, in any case.
    fn tell(&mut self, work: &Work) {
        let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for path in &self.touched {
            by_file.extend(self.workspace.file(path).map(|file| (file, Vec::new())));
        }
        for finding in &self.findings {
            by_file.entry(finding.primary.span.file).or_default().push(finding.clone());
        }
        let mut now: BTreeMap<String, (Value, bool)> = BTreeMap::new();
        for (file, findings) in by_file {
            let (Some(uri), Some(path)) = (self.uri(file), self.workspace.path(file).map(str::to_owned)) else {
                continue;
            };
            let touched = self.touched.contains(&path);
            let version = self.open.get(&path).map_or(Value::Null, |open| open.version.clone());
            now.insert(uri.clone(), (proto::publication(self, &uri, version, &findings), touched));
        }
        if work.is_cancelled() {
            return;
        }
        let mut gone: Vec<String> = self.published.keys().filter(|uri| !now.contains_key(*uri)).cloned().collect();
        gone.retain(|uri| self.published.remove(uri).is_some_and(|told| proto::has_findings(&told)));
        for uri in gone {
            let empty = proto::publication(self, &uri, Value::Null, &[]);
            let _gone = self.said.send(empty);
        }
        for (uri, (publication, touched)) in now {
            if touched || self.published.get(&uri) != Some(&publication) {
                let _gone = self.said.send(publication.clone());
                self.published.insert(uri, publication);
            }
        }
        self.touched.clear();
    }
}

/// The lists folder of a project: its own `lists`, itself, or the nearest above.
fn lists_folder(root: &Path) -> Option<PathBuf> {
    let found = root.ancestors().map(|above| above.join("lists")).find(|folder| folder.is_dir());
    let own = || root.ancestors().find(|above| above.ends_with("lists")).map(Path::to_path_buf);
    found.or_else(own)
}

/// The lists on disk.
struct Folder {
    lists: PathBuf,
    base: PathBuf,
}

impl World for Folder {
    fn paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        walk(&self.lists, 0, &mut paths);
        let named = paths.iter().filter_map(|path| path.strip_prefix(&self.base).ok());
        named
            .map(|path| path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
            .collect()
    }

    fn read(&self, path: &str) -> std::result::Result<Vec<u8>, String> {
        // What vanished since it was listed holds nothing.
        Ok(std::fs::read(self.base.join(path)).unwrap_or_default())
    }
}

fn walk(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        // Links to folders are not followed: they may lead in a circle.
        if hidden || depth > DEEPEST {
            continue;
        } else if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, depth + 1, paths);
        } else if path.extension().is_some_and(|extension| extension == "qd") && !path.is_dir() {
            paths.push(path);
        }
    }
}
