//! Requests that are not answered yet, each with what takes it back.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;
use tower_lsp::jsonrpc::Id;

/// See the module's text.
#[derive(Debug, Default)]
pub(crate) struct Pending(Mutex<HashMap<Id, Taken>>);

#[derive(Debug)]
struct Taken {
    is_cancelled: Arc<AtomicBool>,
    told: oneshot::Sender<()>,
}

/// Of one request.
pub(crate) struct Cancelling {
    /// Set as soon as the client takes the request back: whoever works on it stops.
    pub(crate) is_cancelled: Arc<AtomicBool>,
    /// Is sent to then, for the answer.
    pub(crate) told: oneshot::Receiver<()>,
}

impl Pending {
    /// Adds a request; `None` where one of that number waits already.
    pub(crate) fn add(&self, id: &Id) -> Option<Cancelling> {
        let mut all = self.all();
        if all.contains_key(id) {
            return None;
        }
        let (tell, told) = oneshot::channel();
        let is_cancelled = Arc::new(AtomicBool::new(false));
        all.insert(id.clone(), Taken { is_cancelled: Arc::clone(&is_cancelled), told: tell });
        Some(Cancelling { is_cancelled, told })
    }

    /// Takes a request back; what is answered already is left alone.
    pub(crate) fn cancel(&self, id: &Id) {
        if let Some(taken) = self.all().remove(id) {
            taken.cancel();
        }
    }

    /// Takes all requests back.
    pub(crate) fn cancel_all(&self) {
        self.all().drain().for_each(|(_, taken)| taken.cancel());
    }

    /// A request that was answered.
    pub(crate) fn remove(&self, id: &Id) {
        self.all().remove(id);
    }

    fn all(&self) -> MutexGuard<'_, HashMap<Id, Taken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn cancel(self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
        // Who waits for the answer may be gone.
        let _gone = self.told.send(());
    }
}
