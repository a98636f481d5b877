//! Findings, published for the newest text: on a thread of their own, which leaves its work when the text changes and for nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use dsl_compiler::check::Findings;
use dsl_report::say;
use dsl_syntax::hidden::visible;
use dsl_syntax::{Diagnostic, FileId, message};
use serde_json::Value;
use tokio::sync::mpsc::UnboundedSender;

use crate::session::Session;
use crate::workers::STACK;
use crate::{diagnostics, proto};

/// What the server sends unasked.
#[derive(Clone, Debug)]
pub(crate) enum Outgoing {
    /// The findings of a file.
    Findings(Value),
    /// A line for the client's log.
    Log(String),
    /// Something that a person should see.
    Warning(String),
}

/// Where a folder is left, to have its findings published.
#[derive(Clone, Default)]
pub(crate) struct Publisher(Arc<Slot>);

#[derive(Default)]
struct Slot {
    /// The newest session that is still to be looked at.
    next: Mutex<Option<Session>>,
    came: Condvar,
}

impl Publisher {
    pub(crate) fn spawn(outgoing: UnboundedSender<Outgoing>) -> std::io::Result<Self> {
        let publisher = Self::default();
        let (slot, mut published) =
            (publisher.clone(), Published { outgoing, sent: BTreeMap::new(), touched: BTreeSet::new() });
        let work = move || {
            loop {
                let session = slot.next();
                // A mistake of ours costs the findings of one text.
                let _failed = catch_unwind(AssertUnwindSafe(|| published.publish(session)));
            }
        };
        std::thread::Builder::new().name("findings".to_owned()).stack_size(STACK).spawn(work)?;
        Ok(publisher)
    }

    /// Publishes a folder, in the place of any that still waits.
    pub(crate) fn publish(&self, session: Session) {
        *self.slot() = Some(session);
        self.0.came.notify_one();
    }

    /// Takes back what still waits.
    pub(crate) fn take_back(&self) -> Option<Session> {
        self.slot().take()
    }

    fn next(&self) -> Session {
        let mut next = self.slot();
        loop {
            match next.take() {
                Some(session) => return session,
                None => next = self.0.came.wait(next).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Session>> {
        self.0.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the client was told.
struct Published {
    outgoing: UnboundedSender<Outgoing>,
    /// Last of each file, by its address.
    sent: BTreeMap<String, Value>,
    /// Files whose findings the client waits for, changed or not.
    touched: BTreeSet<String>,
}

impl Published {
    /// Publishes the findings, and again where graphs had to be drawn for more; less of them where the text changes meanwhile.
    fn publish(&mut self, mut session: Session) {
        self.touched.append(&mut session.touched);
        if !session.unread.is_empty() {
            let lines =
                [vec![say(&message!("unread-lists"), session.language)], std::mem::take(&mut session.unread)].concat();
            self.send(Outgoing::Warning(visible(&lines.join("\n")).into_owned()));
        }
        let Ok(findings) = session.workspace.findings(&session.work) else { return };
        self.tell(&session, findings);
        if let Ok(Some(findings)) = session.workspace.draw(&session.work) {
            self.tell(&session, findings);
        }
    }

    /// Tells the client what has changed; a file that it has just edited, in any case.
    fn tell(&mut self, session: &Session, findings: Findings) {
        let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for path in &self.touched {
            by_file.extend(session.workspace.file(path).map(|file| (file, Vec::new())));
        }
        for finding in findings {
            by_file.entry(finding.primary.span.file).or_default().push(finding);
        }
        let mut now: BTreeMap<String, (Value, bool)> = BTreeMap::new();
        for (file, findings) in by_file {
            let (Some(uri), Some(path)) = (session.uri(file), session.workspace.path(file)) else { continue };
            let publication = diagnostics::publication(session, &uri, session.version(path), &findings);
            now.insert(uri, (publication, self.touched.contains(path)));
        }
        if session.work.is_cancelled() {
            return;
        }
        let mut gone: Vec<String> = self.sent.keys().filter(|uri| !now.contains_key(*uri)).cloned().collect();
        gone.retain(|uri| self.sent.remove(uri).is_some_and(|sent| proto::has_findings(&sent)));
        for uri in gone {
            self.send(Outgoing::Findings(proto::publication(&uri, Value::Null, &[])));
        }
        for (uri, (publication, touched)) in now {
            if touched || self.sent.get(&uri) != Some(&publication) {
                self.send(Outgoing::Findings(publication.clone()));
                self.sent.insert(uri, publication);
            }
        }
        self.touched.clear();
    }

    fn send(&self, message: Outgoing) {
        // A client that is gone has ended the process.
        let _gone = self.outgoing.send(message);
    }
}
