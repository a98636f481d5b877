//! Where requests are answered: each on a snapshot of the folder, on threads of its kind, so that none waits for one that takes
//! longer by nature.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

use crate::desk::{Asked, Desk, STACK};
use crate::proto;

/// What a request takes.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// What stands at one place: somebody waits for it between two keystrokes.
    Place,
    /// A whole file, or all of them: linear in their size.
    Whole,
    /// What could be done, or how it compares: a search. Its answer means nothing for a newer text, which stops it.
    Search,
    /// What a person has asked to be done, which may be as long a search; answered for the text that it was asked of.
    Command,
}

/// Threads for each kind. A client that sends more requests of one kind at once than it has threads makes those of that kind wait.
pub(crate) struct Lanes {
    place: Sender<Work>,
    whole: Sender<Work>,
    search: Sender<Work>,
    quick: Arc<Quick>,
}

struct Work {
    desk: Desk,
    asked: Asked,
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
        u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX)
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

impl Lanes {
    pub(crate) fn open() -> std::io::Result<Self> {
        let quick = Quick { count: AtomicU64::new(0), last: AtomicU64::new(0), start: Instant::now() };
        let (place, whole, search) = (lane("place", 2)?, lane("whole", 2)?, lane("search", 4)?);
        Ok(Self { place, whole, search, quick: Arc::new(quick) })
    }

    /// Answers a request from a snapshot.
    pub(crate) fn answer(&self, kind: Kind, mut desk: Desk, asked: Asked) {
        let is_cancelled = Arc::clone(&asked.is_cancelled);
        let is_cancelled = move || is_cancelled.load(Ordering::Relaxed);
        let (lane, quick) = match kind {
            Kind::Place | Kind::Whole => {
                desk.work_until(is_cancelled);
                (if kind == Kind::Place { &self.place } else { &self.whole }, Some(self.quick.count()))
            }
            Kind::Search | Kind::Command => {
                let (quick, is_stale) = (Arc::clone(&self.quick), desk.is_stale());
                desk.work_until(move || {
                    quick.make_room();
                    is_cancelled() || kind == Kind::Search && is_stale()
                });
                (&self.search, None)
            }
        };
        // A lane ends with the process.
        let _gone = lane.send(Work { desk, asked, quick });
    }
}

fn lane(name: &str, threads: usize) -> std::io::Result<Sender<Work>> {
    let (sender, receiver) = channel();
    let receiver = Arc::new(Mutex::new(receiver));
    for _ in 0..threads {
        let receiver = Arc::clone(&receiver);
        let work = move || while work(&receiver).is_some() {};
        std::thread::Builder::new().name(name.to_owned()).stack_size(STACK).spawn(work)?;
    }
    Ok(sender)
}

/// Answers one request; `None` when there will be no more.
fn work(receiver: &Mutex<Receiver<Work>>) -> Option<()> {
    let next = receiver.lock().unwrap_or_else(PoisonError::into_inner).recv();
    let Work { mut desk, asked: Asked { method, params, answer, .. }, quick } = next.ok()?;
    // A mistake of ours must cost one answer, not the session.
    let told = catch_unwind(AssertUnwindSafe(|| answered(&mut desk, &method, &params)));
    // The snapshot goes before the answer does: who is answered may type on, and the desk had better hold the folder alone.
    drop((desk, quick));
    // A client that has gone, or has taken its request back, waits for no answer.
    let _gone = answer.send(told.unwrap_or_else(|_| Err(Error::internal_error())));
    Some(())
}

fn answered(desk: &mut Desk, method: &str, params: &Value) -> Result<Value> {
    let answer = if desk.work.is_cancelled() { Ok(Value::Null) } else { proto::answer(desk, method, params) };
    // Whoever took the request back has been answered already; anyone else has typed on.
    if desk.work.is_cancelled() { Err(Error::content_modified()) } else { answer }
}
