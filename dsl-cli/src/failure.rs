//! Why a command could not run: exit code 2 and a message.

use dsl_folder::system;
use dsl_report::say;
use dsl_syntax::{Argument, Language, Message, message};

/// What kept a command from running.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file or folder, or what stands for one.
    Io(Argument, std::io::Error),
    /// Anything that the user can put right.
    Message(Message),
    /// Several such things, a line each.
    Lines(Vec<Message>),
    /// A mistake of ours.
    Internal,
}

impl Failure {
    /// What the system says of a file.
    pub(crate) fn io(what: impl Into<Argument>, error: std::io::Error) -> Self {
        Failure::Io(what.into(), error)
    }

    /// The failure in words.
    pub(crate) fn said(&self, language: Language) -> String {
        match self {
            Self::Io(what, error) => say(&message!("file-and-why", file = what.clone(), why = system(error)), language),
            Self::Message(message) => say(message, language),
            Self::Lines(several) => several.iter().map(|one| say(one, language)).collect::<Vec<_>>().join("\n"),
            Self::Internal => say(&message!("mistake-of-ours"), language),
        }
    }
}

impl From<Message> for Failure {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}
