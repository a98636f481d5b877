//! The language server from outside: the real program, spoken to over its standard input and output.
//!
//! `life` is how a session begins and ends, and what no session should hold; `cases` asks one question of one list each;
//! `edits` types; `waiting` is about who waits for whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod cases;
mod client;
mod edits;
mod life;
mod waiting;

use std::path::Path;

/// A lists folder with one list, and the address of that list.
pub(crate) fn folder_with(text: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("lists")).expect("a folder");
    std::fs::write(folder.path().join("lists/list.qd"), text).expect("a file");
    let uri = uri(folder.path(), "lists/list.qd");
    (folder, uri)
}

pub(crate) fn uri(folder: &Path, path: &str) -> String {
    format!("file://{}/{path}", folder.display())
}
