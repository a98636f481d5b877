//! The threads on which requests are answered: each request on a snapshot of the session, on a thread of its kind, so that none waits
//! for one that takes longer by nature.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

use crate::answers;
use crate::proto::Call;
use crate::requests::Request;
use crate::session::Session;

/// Conditions are walked recursively, as deep as there are axes.
pub(crate) const STACK: usize = 256 << 20;

/// What a request takes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// What stands at one place: somebody waits for it between two keystrokes.
    Place,
    /// A whole file, or all of them: linear in their size.
    Whole,
    /// What could be done, or how it compares: a search. Its answer means nothing for a newer text, which stops it.
    Search,
    /// What a person has asked to be done, which may be as long a search; answered for the text that it was asked of.
    Command,
}

impl Kind {
    fn of(call: &Call) -> Self {
        match call {
            Call::Hover(_)
            | Call::Definition(_)
            | Call::Declaration(_)
            | Call::Highlights(_)
            | Call::PrepareRename(_)
            | Call::SelectionRanges { .. }
            | Call::Completion(_)
            | Call::SignatureHelp(_)
            | Call::LinkedEditing(_)
            | Call::OnTypeFormatting { .. } => Self::Place,
            Call::References { .. }
            | Call::Rename { .. }
            | Call::DocumentSymbols(_)
            | Call::WorkspaceSymbols { .. }
            | Call::FoldingRanges(_)
            | Call::SemanticTokens(_)
            | Call::Formatting(_)
            | Call::RangeFormatting(_)
            | Call::CodeLenses(_) => Self::Whole,
            Call::InlayHints(_) | Call::CodeActions { .. } | Call::ResolveAction { .. } | Call::ResolveLens { .. } => {
                Self::Search
            }
            Call::Command(_) => Self::Command,
        }
    }
}

/// Threads for each kind. A client that sends more requests of one kind at once than it has threads makes those of that kind wait.
pub(crate) struct Workers {
    place: Sender<Job>,
    whole: Sender<Job>,
    search: Sender<Job>,
    quick: Arc<Quick>,
}

struct Job {
    session: Session,
    request: Request,
    /// Counted as long as this is held.
    quick: Option<Counted>,
}

/// So long a search makes room for one request that is not, in milliseconds.
const ROOM: u64 = 100;

/// Requests that are no searches and wait for their answers: searches make room for them, as two cores may be all there are.
struct Quick {
    count: AtomicU64,
    /// When the last of them came, in milliseconds from the start.
    last: AtomicU64,
    start: Instant,
}

struct Counted(Arc<Quick>);

impl Quick {
    fn count(self: &Arc<Self>) -> Counted {
        self.last.store(self.now(), Ordering::Relaxed);
        self.count.fetch_add(1, Ordering::Relaxed);
        Counted(Arc::clone(self))
    }

    fn now(&self) -> u64 {
        let elapsed = self.start.elapsed();
        elapsed.as_secs() * 1_000 + u64::from(elapsed.subsec_millis())
    }

    /// Waits while one is being answered, for as long as it may hold up a search.
    fn make_room(&self) {
        while self.count.load(Ordering::Relaxed) > 0
            && self.now().saturating_sub(self.last.load(Ordering::Relaxed)) < ROOM
        {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.count.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Workers {
    pub(crate) fn spawn() -> std::io::Result<Self> {
        let quick = Quick { count: AtomicU64::new(0), last: AtomicU64::new(0), start: Instant::now() };
        let (place, whole, search) = (threads("place", 2)?, threads("whole", 2)?, threads("search", 4)?);
        Ok(Self { place, whole, search, quick: Arc::new(quick) })
    }

    /// Answers a request from a snapshot.
    pub(crate) fn answer(&self, mut session: Session, request: Request) {
        let is_cancelled = Arc::clone(&request.is_cancelled);
        let is_cancelled = move || is_cancelled.load(Ordering::Relaxed);
        let kind = Kind::of(&request.call);
        let (jobs, quick) = match kind {
            Kind::Place | Kind::Whole => {
                session.work_until(is_cancelled);
                (if kind == Kind::Place { &self.place } else { &self.whole }, Some(self.quick.count()))
            }
            Kind::Search | Kind::Command => {
                let (quick, is_stale) = (Arc::clone(&self.quick), session.is_stale());
                session.work_until(move || {
                    quick.make_room();
                    is_cancelled() || kind == Kind::Search && is_stale()
                });
                (&self.search, None)
            }
        };
        // Threads end with the process.
        let _gone = jobs.send(Job { session, request, quick });
    }
}

fn threads(name: &str, count: usize) -> std::io::Result<Sender<Job>> {
    let (sender, receiver) = channel();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..count {
        let receiver = Arc::clone(&receiver);
        let work = move || while work(&receiver).is_some() {};
        std::thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(work)?;
    }
    Ok(sender)
}

/// Answers one request; `None` when there will be no more.
fn work(receiver: &Mutex<Receiver<Job>>) -> Option<()> {
    let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let Job { mut session, request: Request { call, answer, .. }, quick } = next.ok()?;
    // A mistake of ours must cost one answer, not the session.
    let answered = catch_unwind(AssertUnwindSafe(|| answer_unless_stopped(&mut session, &call)));
    // The snapshot goes before the answer does: who is answered may type on, and the main loop had better hold the folder alone.
    drop((session, quick));
    // A client that has gone, or has taken its request back, waits for no answer.
    let _gone = answer.send(answered.unwrap_or_else(|_| Err(Error::internal_error())));
    Some(())
}

fn answer_unless_stopped(session: &mut Session, call: &Call) -> Result<Value> {
    let answer = if session.work.is_cancelled() { Ok(Value::Null) } else { answers::answer(session, call) };
    // Whoever took the request back has been answered already; anyone else has typed on.
    if session.work.is_cancelled() { Err(Error::content_modified()) } else { answer }
}
