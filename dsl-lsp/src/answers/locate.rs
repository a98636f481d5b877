//! What a request speaks of, in files and offsets; and edits, in addresses and positions.

use dsl_compiler::work::Stopped;
use dsl_syntax::edit::written;
use dsl_syntax::{Edit, FileId, Span};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

use crate::lines;
use crate::proto::{self, At, Document, Within};
use crate::session::Session;

/// The file at an address.
pub(super) fn file_at(session: &Session, uri: &str) -> Result<FileId> {
    session.file(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is none of the lists")))
}

pub(super) fn file(session: &Session, document: &Document) -> Result<FileId> {
    let uri = document.as_deref().ok_or_else(|| Error::invalid_params("no `textDocument`"))?;
    file_at(session, uri)
}

pub(super) fn file_and_offset(session: &Session, at: &At) -> Result<(FileId, usize)> {
    let file = file(session, &at.uri)?;
    let position = at.position.ok_or_else(|| Error::invalid_params("no `position`"))?;
    Ok((file, session.offset(file, position)))
}

pub(super) fn span(session: &Session, within: &Within) -> Result<Span> {
    let file = file(session, &within.uri)?;
    let (start, end) = within.range.ok_or_else(|| Error::invalid_params("no `range`"))?;
    let (start, end) = (session.offset(file, start), session.offset(file, end));
    lines::span(file, start..end).ok_or_else(Error::internal_error)
}

/// Edits with the line breaks of the texts that they are made in.
pub(super) fn written_edit(session: &Session, edits: &[Edit]) -> Value {
    let text = |span: Span| session.workspace.text(span.file).unwrap_or_default();
    workspace_edit(session, edits.iter().map(|edit| (edit.span, written(text(edit.span), edit).into_owned())))
}

pub(super) fn workspace_edit(session: &Session, edits: impl IntoIterator<Item = (Span, String)>) -> Value {
    proto::workspace_edit(edits.into_iter().filter_map(|(span, text)| Some((session.location(span)?, text))))
}

/// Of work that nobody waits for any longer; who answers says which of the two reasons it was.
pub(super) fn stopped(_: Stopped) -> Error {
    Error::content_modified()
}
