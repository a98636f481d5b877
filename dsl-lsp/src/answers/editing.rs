//! What changes a document, or helps to write it.

use std::ops::Range;

use dsl_report::say;
use dsl_syntax::FileId;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

use super::locate::{file, file_and_offset, file_at, span, stopped, workspace_edit, written_edit};
use crate::diagnostics;
use crate::features::{
    actions, completion, formatting, linked_editing, references, rename, selection_range, signature,
};
use crate::lines;
use crate::proto::{self, At, Document, Within};
use crate::session::Session;

// ---- Renaming ------------------------------------------------------------------------------------------------------

pub(super) fn prepare_rename(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let name = references::name_at(&session.workspace, file, offset);
    Ok(name.map_or(Value::Null, |name| proto::range(session.range(name.span))))
}

pub(super) fn rename(session: &mut Session, at: &At, name: Option<&str>) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let name = name.ok_or_else(|| Error::invalid_params("no `newName`"))?;
    session.up_to_date().map_err(stopped)?;
    let refused = |why| Error::invalid_params(say(&why, session.language));
    let edits = rename::everywhere(&session.workspace, file, offset, name).map_err(refused)?;
    Ok(written_edit(session, &edits))
}

// ---- Actions -------------------------------------------------------------------------------------------------------

/// The action whose edits follow when it is chosen: laying out a whole file takes longer than an action may keep anyone waiting.
const KEYWORDS: &str = "source.keywords";

pub(super) fn code_actions(session: &mut Session, within: &Within, only: Option<&[String]>) -> Result<Value> {
    let at = span(session, within)?;
    session.up_to_date().map_err(stopped)?;
    let is_wanted =
        |kind: &str| only.is_none_or(|only| only.iter().any(|one| kind == one || kind.starts_with(&format!("{one}."))));
    let found = actions::actions(&session.workspace, &session.findings, at, &session.work).map_err(stopped)?;
    let wanted = found.into_iter().filter(|action| is_wanted(action.kind));
    let mut offered: Vec<Value> = wanted
        .map(|action| {
            let mends = action.finding.as_ref().map(|one| diagnostics::finding(session, one));
            let (title, edit) = (say(&action.title, session.language), written_edit(session, &action.edits));
            proto::code_action(&title, action.kind, edit, mends.as_ref())
        })
        .collect();
    if let Some(text) = session.workspace.text(at.file).filter(|_| is_wanted(KEYWORDS)) {
        let (title, _) = actions::other_keywords(text);
        let uri = within.uri.as_deref().unwrap_or_default();
        offered.push(proto::unresolved_action(&say(&title, session.language), KEYWORDS, uri));
    }
    Ok(Value::Array(offered))
}

/// The edits of the one action that is offered without them.
pub(super) fn resolved_action(session: &Session, uri: &str, action: &Value) -> Result<Value> {
    let file = file_at(session, uri)?;
    let (_, language) = actions::other_keywords(session.workspace.text(file).unwrap_or_default());
    let edits = formatting::edits(&session.workspace, file, Some(language));
    let edits = edits.into_iter().filter_map(|(range, text)| Some((lines::span(file, range)?, text)));
    Ok(proto::resolved_action(action.clone(), workspace_edit(session, edits)))
}

// ---- Writing -------------------------------------------------------------------------------------------------------

pub(super) fn completion(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let found = completion::suggestions(&session.workspace, file, offset);
    Ok(found.iter().map(|one| proto::completion(one, &say(&one.detail, session.language))).collect())
}

pub(super) fn signature_help(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let found = signature::signature(&session.workspace, file, offset);
    Ok(found.as_ref().map_or(Value::Null, proto::signature_help))
}

pub(super) fn linked_editing(session: &Session, at: &At) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let Some(spans) = linked_editing::numbers(&session.workspace, file, offset) else { return Ok(Value::Null) };
    Ok(proto::linked_editing(&spans.map(|span| session.range(span)), linked_editing::PATTERN))
}

// ---- Formatting ----------------------------------------------------------------------------------------------------

fn text_edits(session: &Session, file: FileId, edits: Vec<(Range<usize>, String)>) -> Value {
    let edits = edits.into_iter().filter_map(|(range, text)| Some((lines::span(file, range)?, text)));
    edits.map(|(span, text)| proto::text_edit(session.range(span), &text)).collect()
}

pub(super) fn formatting(session: &Session, document: &Document) -> Result<Value> {
    let file = file(session, document)?;
    let edits = formatting::edits(&session.workspace, file, None);
    Ok(text_edits(session, file, edits))
}

pub(super) fn range_formatting(session: &Session, within: &Within) -> Result<Value> {
    let at = span(session, within)?;
    let edits = formatting::edits_within(&session.workspace, at.file, &at.range());
    Ok(text_edits(session, at.file, edits))
}

/// Behind the end of a line that line; behind `}` the block that it closes.
pub(super) fn on_type_formatting(session: &Session, at: &At, is_line: bool) -> Result<Value> {
    let (file, offset) = file_and_offset(session, at)?;
    let text = session.workspace.text(file).unwrap_or_default();
    let part = if is_line {
        let end = text.get(..offset).and_then(|before| before.rfind('\n')).unwrap_or(0);
        let start = text.get(..end).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        // The line's own end belongs to it, and nothing that follows.
        start..end.saturating_sub(1).max(start)
    } else {
        let tree = session.workspace.tree(file);
        let around = tree.map(|tree| selection_range::around(tree, offset.saturating_sub(1))).unwrap_or_default();
        let closed = around.iter().find(|span| span.end as usize == offset);
        closed.map_or(offset..offset, |span| span.range())
    };
    let edits = formatting::edits_within(&session.workspace, file, &part);
    Ok(text_edits(session, file, edits))
}
