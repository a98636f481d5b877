//! The session: the folder as the client sees it, its open documents over the files on disk. The main loop alone changes it; what is
//! asked is answered on a copy, which is a snapshot of the folder as it was when the question came.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use dsl_compiler::check::Findings;
use dsl_compiler::editing::workspace::Workspace;
use dsl_compiler::source::World;
use dsl_compiler::work::{Stopped, Work};
use dsl_folder::{List, ReadError};
use dsl_report::say;
use dsl_syntax::{Code, FileId, Language, Message, Span};

use crate::lines::{Encoding, Lines, Position};
use crate::proto::{Location, Notification, Range, Start, Version};
use crate::uri;

/// So long a change waits for those who read the text before, and have been told to stop, rather than copy the folder: about as long
/// as copying 10,000 lines takes.
const MOMENT: Duration = Duration::from_millis(10);

/// A document that the client holds.
#[derive(Clone, Debug)]
struct Open {
    uri: String,
    version: Version,
}

/// The folder as the client sees it. Copies are cheap, and snapshots: they share what is large until it is changed.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    pub(crate) workspace: Arc<Workspace>,
    /// What was found, once [`Session::up_to_date`] was asked for.
    pub(crate) findings: Findings,
    pub(crate) language: Language,
    encoding: Encoding,
    /// The lists folder.
    lists: Option<PathBuf>,
    /// Where the pages of findings are: an address to which `/LANGUAGE/CODE.md` is added.
    docs: Option<String>,
    open: BTreeMap<String, Open>,
    /// By the files' ids.
    lines: Vec<Arc<Lines>>,
    /// Files whose findings the client waits for, changed or not.
    pub(crate) touched: BTreeSet<String>,
    /// Lists that are not read, and why; the client has not been told yet.
    pub(crate) unread: Vec<String>,
    /// Whether something is to be told of the folder.
    pub(crate) is_dirty: bool,
    /// How often the texts have changed, in all copies of one session together.
    changes: Arc<AtomicU64>,
    /// What is done with a snapshot: stopped when nobody waits for it any longer.
    pub(crate) work: Work,
}

impl Session {
    pub(crate) fn new() -> Self {
        Self {
            workspace: Arc::default(),
            findings: Findings::default(),
            language: Language::En,
            encoding: Encoding::default(),
            lists: None,
            docs: None,
            open: BTreeMap::new(),
            lines: Vec::new(),
            touched: BTreeSet::new(),
            unread: Vec::new(),
            is_dirty: false,
            changes: Arc::default(),
            work: Work::default(),
        }
    }

    /// Begins with what the client says of itself.
    pub(crate) fn start(&mut self, start: Start) {
        self.sheltered(|session| session.begin(start));
    }

    /// Takes what the client tells.
    pub(crate) fn notice(&mut self, notification: Notification) {
        self.sheltered(|session| match notification {
            Notification::Opened { uri, version, text } => session.did_open(&uri, version, text),
            Notification::Changed { uri, version, changes } => session.did_change(&uri, version, changes),
            Notification::Closed { uri } => session.did_close(&uri),
            Notification::ChangedOnDisk { uris } => uris.iter().for_each(|uri| session.did_change_on_disk(uri)),
        });
    }

    /// A mistake of ours must cost one change, not the session: what was known is made anew from the texts.
    fn sheltered(&mut self, change: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| change(self))).is_err() {
            let old = std::mem::take(&mut self.workspace);
            let mut workspace = Workspace::default();
            for file in files(&old) {
                if let (Some(path), Some(text)) = (old.path(file), old.text(file)) {
                    workspace.set(path, text.to_owned());
                }
            }
            self.replace(workspace);
        }
    }

    /// Takes over what an older copy was to tell of, and has not.
    pub(crate) fn take_over(&mut self, older: Self) {
        self.touched.extend(older.touched);
        self.unread.splice(..0, older.unread);
        self.is_dirty = true;
    }

    /// A copy that tells of the folder as it is; nothing is left to be told of here.
    pub(crate) fn take_unpublished(&mut self) -> Self {
        let mut newest = self.clone();
        newest.work_until(self.is_stale());
        (self.is_dirty, self.touched, self.unread) = (false, BTreeSet::new(), Vec::new());
        newest
    }

    /// Makes this a snapshot that somebody works with, until it is unwanted.
    pub(crate) fn work_until(&mut self, is_unwanted: impl Fn() -> bool + Send + Sync + 'static) {
        self.work = Work::until(is_unwanted);
    }

    /// Whether the texts have changed since, to be asked from anywhere.
    pub(crate) fn is_stale(&self) -> impl Fn() -> bool + Send + Sync + use<> {
        let changes = Arc::clone(&self.changes);
        let before = changes.load(Ordering::SeqCst);
        move || changes.load(Ordering::Relaxed) != before
    }

    /// The folder, to be changed: whoever works on what was found in the texts before is told to stop.
    fn changed(&mut self) -> &mut Workspace {
        self.is_dirty = true;
        self.changes.fetch_add(1, Ordering::SeqCst);
        let end = Instant::now() + MOMENT;
        while Arc::strong_count(&self.workspace) > 1 && Instant::now() < end {
            std::thread::yield_now();
        }
        Arc::make_mut(&mut self.workspace)
    }

    fn replace(&mut self, workspace: Workspace) {
        self.is_dirty = true;
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.workspace = Arc::new(workspace);
        self.all_lines();
    }

    fn begin(&mut self, start: Start) {
        self.encoding = start.encoding;
        self.language = start.language.unwrap_or(Language::En);
        let lists = start.lists.or_else(|| start.root.as_deref().and_then(lists_folder));
        self.docs = start.docs;
        if let Some(lists) = lists {
            self.read_folder(lists);
        }
    }

    /// The address of a code's page: where the client says, else beside the lists folder, where a clone of this project has it.
    pub(crate) fn page(&self, code: Code) -> Option<String> {
        let language = match self.language {
            Language::Zh => "zh",
            Language::En => "en",
        };
        let page = format!("{language}/{}.md", code.as_str());
        if let Some(docs) = &self.docs {
            return Some(format!("{}/{page}", docs.trim_end_matches('/')));
        }
        let local = self.lists.as_ref()?.parent()?.join("docs/codes").join(page);
        local.is_file().then(|| uri::of_path(&local)).flatten()
    }

    fn read_folder(&mut self, lists: PathBuf) {
        let base = lists.parent().map(Path::to_path_buf).unwrap_or_default();
        let (found, unread) = dsl_folder::lists(&lists, &base);
        for one in unread {
            self.unread(&one.name, &one.why);
        }
        // A file that vanishes between listing and reading is no longer there: the rest is read.
        if let Ok(workspace) = Workspace::of(&Folder(found)) {
            self.replace(workspace);
        }
        self.lists = Some(lists);
        self.is_dirty = true;
    }

    /// A list that is not read is told of with the findings.
    fn unread(&mut self, name: &str, why: &ReadError) {
        self.unread.push(format!("{name}: {}", say(&why.message(), self.language)));
    }

    // ---- Documents -------------------------------------------------------------------------------------------------

    fn did_open(&mut self, uri: &str, version: Version, text: String) {
        let Some(place) = uri::to_path(uri) else { return };
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

    fn did_change(&mut self, uri: &str, version: Version, changes: Vec<(Option<Range>, String)>) {
        let Some(path) = uri::to_path(uri).and_then(|place| self.path_in_lists(&place)) else { return };
        let Some(document) = self.open.get_mut(&path) else { return };
        document.version = version;
        for (range, text) in changes {
            match (range, self.workspace.file(&path)) {
                (Some((start, end)), Some(file)) => {
                    let (start, end) = (self.offset(file, start), self.offset(file, end));
                    let range = start.min(end)..start.max(end);
                    self.changed().edit(file, range.clone(), &text);
                    if let (Some(lines), Some(new)) = (self.lines.get_mut(file.0 as usize), self.workspace.text(file)) {
                        Arc::make_mut(lines).edit(range, text.len(), new);
                    }
                }
                _ => self.set(&path, text),
            }
        }
        self.touched.insert(path);
        self.is_dirty = true;
    }

    /// What the client lets go is on disk again.
    fn did_close(&mut self, uri: &str) {
        let Some(place) = uri::to_path(uri) else { return };
        let Some(path) = self.path_in_lists(&place) else { return };
        self.open.remove(&path);
        self.read_again(&place, &path);
    }

    fn did_change_on_disk(&mut self, uri: &str) {
        let Some(place) = uri::to_path(uri) else { return };
        let Some(path) = self.path_in_lists(&place) else { return };
        if !self.open.contains_key(&path) {
            self.read_again(&place, &path);
        }
    }

    fn read_again(&mut self, place: &Path, path: &str) {
        match dsl_folder::read_list(place).map(String::from_utf8) {
            Ok(Ok(text)) => self.set(path, text),
            // A file in another encoding is told of when the folder is read, and analysed by nobody.
            Ok(Err(_)) => self.set(path, String::new()),
            Err(why) => {
                // What is gone is missed by nobody.
                if !matches!(why, ReadError::Io(_)) {
                    self.unread(path, &why);
                }
                self.changed().remove(path);
                self.all_lines();
            }
        }
    }

    fn set(&mut self, path: &str, text: String) {
        self.is_dirty = true;
        let known = self.workspace.file(path);
        if known.is_some_and(|file| self.workspace.is_text(file, &text)) {
            return;
        }
        self.changed().set(path, text);
        let slot = known.and_then(|file| Some((self.lines.get_mut(file.0 as usize)?, self.workspace.text(file)?)));
        match slot {
            Some((lines, text)) => *lines = Arc::new(Lines::new(text)),
            // Files behind a new one have other ids than before.
            None => self.all_lines(),
        }
    }

    fn all_lines(&mut self) {
        let lines = self.files().map(|file| Arc::new(Lines::new(self.workspace.text(file).unwrap_or_default())));
        self.lines = lines.collect();
    }

    /// A file's name among the lists; `None` for what lies outside their folder.
    fn path_in_lists(&self, place: &Path) -> Option<String> {
        let base = self.lists.as_ref()?.parent()?;
        place.strip_prefix(self.lists.as_ref()?).ok()?;
        dsl_folder::name(place, base).filter(|path| path.ends_with(".qd"))
    }

    // ---- Places ----------------------------------------------------------------------------------------------------

    /// All files.
    pub(crate) fn files(&self) -> impl Iterator<Item = FileId> + use<> {
        files(&self.workspace).collect::<Vec<_>>().into_iter()
    }

    /// The file at an address.
    pub(crate) fn file(&self, uri: &str) -> Option<FileId> {
        self.workspace.file(&self.path_in_lists(&uri::to_path(uri)?)?)
    }

    /// The address of a file, as the client writes it where it holds the file.
    pub(crate) fn uri(&self, file: FileId) -> Option<String> {
        let path = self.workspace.path(file)?;
        match self.open.get(path) {
            Some(open) => Some(open.uri.clone()),
            None => uri::of_path(&self.lists.as_ref()?.parent()?.join(path)),
        }
    }

    /// The version of a file that the client holds.
    pub(crate) fn version(&self, path: &str) -> Version {
        self.open.get(path).map_or(Version::Null, |open| open.version.clone())
    }

    /// The byte of a position.
    pub(crate) fn offset(&self, file: FileId, position: Position) -> usize {
        let text = self.workspace.text(file).unwrap_or_default();
        self.lines.get(file.0 as usize).map_or(0, |lines| lines.offset(text, position, self.encoding))
    }

    /// The positions of a span.
    pub(crate) fn range(&self, span: Span) -> Range {
        let text = self.workspace.text(span.file).unwrap_or_default();
        let lines = self.lines.get(span.file.0 as usize);
        let at = |offset: u32| {
            let nowhere = Position { line: 0, character: 0 };
            lines.map_or(nowhere, |lines| lines.position(text, offset as usize, self.encoding))
        };
        (at(span.start), at(span.end))
    }

    /// Where a span is; nowhere, for one in no file.
    pub(crate) fn location(&self, span: Span) -> Option<Location> {
        Some(Location { uri: self.uri(span.file)?, range: self.range(span) })
    }

    /// How many columns a text takes.
    pub(crate) fn columns(&self, text: &str) -> usize {
        self.encoding.columns(text)
    }

    // ---- Findings --------------------------------------------------------------------------------------------------

    /// Everything that is known of the folder as it is now, for an answer that needs the findings.
    ///
    /// # Errors
    /// [`Stopped`] when the work is.
    pub(crate) fn up_to_date(&mut self) -> Result<(), Stopped> {
        self.findings = self.workspace.findings(&self.work)?;
        Ok(())
    }
}

/// The files of a folder.
fn files(workspace: &Workspace) -> impl Iterator<Item = FileId> {
    (0_u32..).map(FileId).take_while(|file| workspace.path(*file).is_some())
}

/// The lists folder of a project: its own `lists`, itself, or the nearest above.
fn lists_folder(root: &Path) -> Option<PathBuf> {
    let found = root.ancestors().map(|above| above.join("lists")).find(|folder| folder.is_dir());
    let own = || root.ancestors().find(|above| above.ends_with("lists")).map(Path::to_path_buf);
    found.or_else(own)
}

/// The lists on disk.
struct Folder(Vec<List>);

impl World for Folder {
    fn paths(&self) -> Vec<String> {
        self.0.iter().map(|list| list.name.clone()).collect()
    }

    fn read(&self, path: &str) -> Result<Vec<u8>, Message> {
        // What vanished since it was listed holds nothing.
        let list = self.0.iter().find(|list| list.name == path);
        Ok(list.and_then(|list| dsl_folder::read_list(&list.path).ok()).unwrap_or_default())
    }
}
