//! What stands at a place, and where else it stands.

use dsl_syntax::Span;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;

use super::locate::file_and_offset;
use crate::features::{hover, references};
use crate::proto::{self, At};
use crate::session::Session;

pub(super) fn hover(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let found = hover::hover(&session.workspace, file, offset, session.language, &session.work);
    Ok(found.map_or(Value::Null, |(span, text)| proto::hover(&text, session.range(span))))
}

fn locations(session: &Session, spans: impl IntoIterator<Item = Span>) -> Value {
    spans.into_iter().filter_map(|span| session.location(span)).map(|at| proto::location(&at)).collect()
}

pub(super) fn definition(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    Ok(locations(session, references::declarations(&session.workspace, file, offset)))
}

/// Where a name is declared; where there is none to ask about, the national rule behind what stands there.
pub(super) fn declaration(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let named = references::name_at(&session.workspace, file, offset).filter(|name| !name.declares);
    let found = match named {
        Some(_) => references::declarations(&session.workspace, file, offset),
        None => references::national_rule(&session.workspace, file, offset),
    };
    Ok(locations(session, found))
}

pub(super) fn references(session: &Session, at: &At, declared: bool) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let Some(name) = references::name_at(&session.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&session.workspace, &name.meaning);
    Ok(locations(session, found.into_iter().filter(|one| declared || !one.declares).map(|one| one.span)))
}

pub(super) fn highlights(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let Some(name) = references::name_at(&session.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&session.workspace, &name.meaning);
    let here = found.into_iter().filter(|one| one.span.file == file);
    Ok(here.map(|one| proto::highlight(session.range(one.span), one.declares)).collect())
}
