//! The main loop: one thread that takes all that reads or changes the folder, in wire order. It changes the session and computes nothing
//! else: what is asked goes to the workers, and findings to the publisher when nothing is waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc;

use tokio::sync::mpsc::UnboundedSender;

use crate::proto::{Notification, Start};
use crate::publisher::{Outgoing, Publisher};
use crate::requests::Request;
use crate::session::Session;
use crate::workers::{STACK, Workers};

/// What the main loop takes.
enum Event {
    Start(Start),
    /// The client is ready to be told of findings.
    Initialized,
    Notification(Notification),
    Request(Request),
}

/// Where events are sent to.
#[derive(Clone)]
pub(crate) struct SessionHandle {
    events: mpsc::Sender<Event>,
    /// How many were sent so far: findings wait while there is one more.
    sent: Arc<AtomicU64>,
}

impl SessionHandle {
    pub(crate) fn start(&self, start: Start) {
        self.send(Event::Start(start));
    }

    pub(crate) fn initialized(&self) {
        self.send(Event::Initialized);
    }

    pub(crate) fn notify(&self, notification: Notification) {
        self.send(Event::Notification(notification));
    }

    pub(crate) fn request(&self, request: Request) {
        self.send(Event::Request(request));
    }

    fn send(&self, event: Event) {
        self.sent.fetch_add(1, Ordering::SeqCst);
        // A main loop that is gone has ended with the process.
        let _gone = self.events.send(event);
    }
}

/// Starts the main loop on a thread of its own, with the workers and the publisher on theirs.
pub(crate) fn spawn(outgoing: UnboundedSender<Outgoing>) -> std::io::Result<SessionHandle> {
    let (events, incoming) = mpsc::channel();
    let sent = Arc::new(AtomicU64::new(0));
    let handle = SessionHandle { events, sent: Arc::clone(&sent) };
    let (workers, publisher) = (Workers::spawn()?, Publisher::spawn(outgoing)?);
    let run = move || run(&incoming, &sent, &workers, &publisher);
    std::thread::Builder::new().name("main-loop".to_owned()).stack_size(STACK).spawn(run)?;
    Ok(handle)
}

fn run(incoming: &mpsc::Receiver<Event>, sent: &AtomicU64, workers: &Workers, publisher: &Publisher) {
    let mut session = Session::new();
    let (mut taken, mut is_initialized) = (0, false);
    while let Ok(event) = incoming.recv() {
        taken += 1;
        match event {
            Event::Start(start) => session.start(start),
            Event::Initialized => is_initialized = true,
            Event::Request(request) => workers.answer(session.clone(), request),
            Event::Notification(notification) => {
                if let Some(unpublished) = publisher.take_back() {
                    session.take_over(unpublished);
                }
                session.notice(notification);
            }
        }
        if session.is_dirty && is_initialized && sent.load(Ordering::SeqCst) == taken {
            publisher.publish(session.take_unpublished());
        }
    }
}
