//! Requests on their way: what is asked, where the answer goes, and how it is canceller back before it is there.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Id, Result};

use crate::proto::Call;

/// A request for the session.
pub(crate) struct Request {
    pub(crate) call: Call,
    /// Set when the client takes it back.
    pub(crate) is_cancelled: Arc<AtomicBool>,
    pub(crate) answer: oneshot::Sender<Result<Value>>,
}

/// Requests that are not answered yet, each with what takes it back.
#[derive(Debug, Default)]
pub(crate) struct PendingRequests(Mutex<HashMap<Id, Canceller>>);

#[derive(Debug)]
struct Canceller {
    is_cancelled: Arc<AtomicBool>,
    cancelled: oneshot::Sender<()>,
}

/// Of one request.
pub(crate) struct Cancellation {
    /// Set as soon as the client takes the request back: whoever works on it stops.
    pub(crate) is_cancelled: Arc<AtomicBool>,
    /// Is sent to then, for the answer.
    pub(crate) cancelled: oneshot::Receiver<()>,
}

impl PendingRequests {
    /// Adds a request; `None` where one of that number waits already.
    pub(crate) fn add(&self, id: &Id) -> Option<Cancellation> {
        let mut all = self.all();
        if all.contains_key(id) {
            return None;
        }
        let (cancel, cancelled) = oneshot::channel();
        let is_cancelled = Arc::new(AtomicBool::new(false));
        all.insert(id.clone(), Canceller { is_cancelled: Arc::clone(&is_cancelled), cancelled: cancel });
        Some(Cancellation { is_cancelled, cancelled })
    }

    /// Takes a request back; what is answered already is left alone.
    pub(crate) fn cancel(&self, id: &Id) {
        if let Some(canceller) = self.all().remove(id) {
            canceller.cancel();
        }
    }

    /// Takes all requests back.
    pub(crate) fn cancel_all(&self) {
        self.all().drain().for_each(|(_, canceller)| canceller.cancel());
    }

    /// A request that was answered.
    pub(crate) fn remove(&self, id: &Id) {
        self.all().remove(id);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Id, Canceller>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Canceller {
    fn cancel(self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
        // Who waits for the answer may be gone.
        let _gone = self.cancelled.send(());
    }
}
