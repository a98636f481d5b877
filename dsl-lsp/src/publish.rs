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

use crate::desk::{Desk, STACK};
use crate::proto;

/// What the server says unasked.
#[derive(Clone, Debug)]
pub(crate) enum Said {
    /// The findings of a file.
    Findings(Value),
    /// A line for the client's log.
    Log(String),
    /// Something that a person should see.
    Warning(String),
}

/// Where the folder is left, to be told of.
#[derive(Clone, Default)]
pub(crate) struct Publisher(Arc<Slot>);

#[derive(Default)]
struct Slot {
    /// The newest folder that is still to be looked at.
    next: Mutex<Option<Desk>>,
    came: Condvar,
}

impl Publisher {
    pub(crate) fn open(said: UnboundedSender<Said>) -> std::io::Result<Self> {
        let publisher = Self::default();
        let (slot, mut told) = (publisher.clone(), Told { said, published: BTreeMap::new(), touched: BTreeSet::new() });
        let work = move || {
            loop {
                let desk = slot.next();
                // A mistake of ours costs the findings of one text.
                let _failed = catch_unwind(AssertUnwindSafe(|| told.publish(desk)));
            }
        };
        std::thread::Builder::new().name("findings".to_owned()).stack_size(STACK).spawn(work)?;
        Ok(publisher)
    }

    /// Leaves a folder to be told of, in the place of any that still waits.
    pub(crate) fn leave(&self, desk: Desk) {
        *self.slot() = Some(desk);
        self.0.came.notify_one();
    }

    /// Takes back what still waits.
    pub(crate) fn take_back(&self) -> Option<Desk> {
        self.slot().take()
    }

    fn next(&self) -> Desk {
        let mut next = self.slot();
        loop {
            match next.take() {
                Some(desk) => return desk,
                None => next = self.0.came.wait(next).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }

    fn slot(&self) -> MutexGuard<'_, Option<Desk>> {
        self.0.next.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the client was told.
struct Told {
    said: UnboundedSender<Said>,
    /// Last of each file, by its address.
    published: BTreeMap<String, Value>,
    /// Files whose findings the client waits for, changed or not.
    touched: BTreeSet<String>,
}

impl Told {
    /// Tells of the findings, and again where graphs had to be drawn for more; less of them where the text changes meanwhile.
    fn publish(&mut self, mut desk: Desk) {
        self.touched.append(&mut desk.touched);
        if !desk.unread.is_empty() {
            let lines =
                [vec![say(&message!("unread-lists"), desk.language)], std::mem::take(&mut desk.unread)].concat();
            self.say(Said::Warning(visible(&lines.join("\n")).into_owned()));
        }
        let Ok(findings) = desk.workspace.findings(&desk.work) else { return };
        self.tell(&desk, findings);
        if let Ok(Some(findings)) = desk.workspace.draw(&desk.work) {
            self.tell(&desk, findings);
        }
    }

    /// Tells the client what has changed; a file that it has just edited, in any case.
    fn tell(&mut self, desk: &Desk, findings: Findings) {
        let mut by_file: BTreeMap<FileId, Vec<Diagnostic>> = BTreeMap::new();
        for path in &self.touched {
            by_file.extend(desk.workspace.file(path).map(|file| (file, Vec::new())));
        }
        for finding in findings {
            by_file.entry(finding.primary.span.file).or_default().push(finding);
        }
        let mut now: BTreeMap<String, (Value, bool)> = BTreeMap::new();
        for (file, findings) in by_file {
            let (Some(uri), Some(path)) = (desk.uri(file), desk.workspace.path(file)) else { continue };
            let publication = proto::publication(desk, &uri, desk.version(path), &findings);
            now.insert(uri, (publication, self.touched.contains(path)));
        }
        if desk.work.is_cancelled() {
            return;
        }
        let mut gone: Vec<String> = self.published.keys().filter(|uri| !now.contains_key(*uri)).cloned().collect();
        gone.retain(|uri| self.published.remove(uri).is_some_and(|told| proto::has_findings(&told)));
        for uri in gone {
            self.say(Said::Findings(proto::publication(desk, &uri, Value::Null, &[])));
        }
        for (uri, (publication, touched)) in now {
            if touched || self.published.get(&uri) != Some(&publication) {
                self.say(Said::Findings(publication.clone()));
                self.published.insert(uri, publication);
            }
        }
        self.touched.clear();
    }

    fn say(&self, said: Said) {
        // A client that is gone has ended the process.
        let _gone = self.said.send(said);
    }
}
