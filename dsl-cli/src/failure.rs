//! Why a command could not run: exit code 2 and a message.

/// What kept a command from running.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// A file or folder.
    #[error("{0}: {1}")]
    Io(String, #[source] std::io::Error),
    /// Anything that the user can put right.
    #[error("{0}")]
    Told(String),
    /// A mistake of ours.
    #[error("qingdan stopped on a mistake of its own; please report it with the lists that caused it")]
    Internal,
}

impl Failure {
    pub(crate) fn told(message: impl Into<String>) -> Self {
        Failure::Told(message.into())
    }

    pub(crate) fn io(what: impl Into<String>, error: std::io::Error) -> Self {
        Failure::Io(what.into(), error)
    }
}
