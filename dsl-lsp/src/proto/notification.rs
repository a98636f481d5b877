//! Notifications of a client, read: what changes the lists.

use serde_json::Value;

use super::position::{Range, read_range};

/// The version of a document, which goes back as it came.
pub(crate) type Version = Value;

/// What a client tells of its documents.
#[derive(Clone, Debug)]
pub(crate) enum Notification {
    Opened {
        uri: String,
        version: Version,
        text: String,
    },
    Changed {
        uri: String,
        version: Version,
        /// In order, each a part that has become another text; all of it where there is no range.
        changes: Vec<(Option<Range>, String)>,
    },
    Closed {
        uri: String,
    },
    ChangedOnDisk {
        uris: Vec<String>,
    },
}

impl Notification {
    const METHODS: &[&str] = &[
        "textDocument/didOpen",
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
    ];

    /// Whether a method is one of those that tell of the lists.
    pub(crate) fn is_known(method: &str) -> bool {
        Self::METHODS.contains(&method)
    }

    /// Reads a notification; what cannot be read, or changes nothing, is left aside, as the protocol asks.
    pub(crate) fn read(method: &str, params: &Value) -> Option<Self> {
        let document = |key: &str| params.pointer(&format!("/textDocument/{key}"));
        let uri = document("uri").and_then(Value::as_str).unwrap_or_default().to_owned();
        let version = document("version").cloned().unwrap_or_default();
        Some(match method {
            "textDocument/didOpen" => {
                Self::Opened { uri, version, text: document("text").and_then(Value::as_str)?.to_owned() }
            }
            "textDocument/didChange" => {
                let changes = params.get("contentChanges").and_then(Value::as_array);
                let change = |change: &Value| {
                    let text = change.get("text")?.as_str()?.to_owned();
                    Some((change.get("range").and_then(read_range), text))
                };
                Self::Changed { uri, version, changes: changes.into_iter().flatten().filter_map(change).collect() }
            }
            "textDocument/didClose" => Self::Closed { uri },
            "workspace/didChangeWatchedFiles" => {
                let changes = params.get("changes").and_then(Value::as_array).into_iter().flatten();
                let uri = |change: &Value| change.get("uri").and_then(Value::as_str).unwrap_or_default().to_owned();
                Self::ChangedOnDisk { uris: changes.map(uri).collect() }
            }
            _ => return None,
        })
    }
}
