//! Where requests are answered: each on a snapshot of the folder, on threads of its kind, so that none waits for one that takes
//! longer by nature.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

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
}

struct Work {
    desk: Desk,
    asked: Asked,
}

impl Lanes {
    pub(crate) fn open() -> std::io::Result<Self> {
        Ok(Self { place: lane("place", 2)?, whole: lane("whole", 2)?, search: lane("search", 4)? })
    }

    /// Answers a request from a snapshot.
    pub(crate) fn answer(&self, kind: Kind, mut desk: Desk, asked: Asked) {
        desk.work_for(&asked.is_cancelled, kind == Kind::Search);
        let lane = match kind {
            Kind::Place => &self.place,
            Kind::Whole => &self.whole,
            Kind::Search | Kind::Command => &self.search,
        };
        // A lane ends with the process.
        let _gone = lane.send(Work { desk, asked });
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
    let Work { mut desk, asked: Asked { method, params, answer, .. } } = next.ok()?;
    // A mistake of ours must cost one answer, not the session.
    let told = catch_unwind(AssertUnwindSafe(|| answered(&mut desk, &method, &params)));
    // The snapshot goes before the answer does: who is answered may type on, and the desk had better hold the folder alone.
    drop(desk);
    // A client that has gone, or has taken its request back, waits for no answer.
    let _gone = answer.send(told.unwrap_or_else(|_| Err(Error::internal_error())));
    Some(())
}

fn answered(desk: &mut Desk, method: &str, params: &Value) -> Result<Value> {
    let answer = if desk.work.is_cancelled() { Ok(Value::Null) } else { proto::answer(desk, method, params) };
    // Whoever took the request back has been answered already; anyone else has typed on.
    if desk.work.is_cancelled() { Err(Error::content_modified()) } else { answer }
}
