//! What an editor may run: examples, the difference of two editions, the page of a finding's code, renaming in one edition.

use dsl_compiler::diff::diff_until;
use dsl_compiler::model::EditionId;
use dsl_report::diff::{PageFormat, page};
use dsl_report::say;
use dsl_syntax::{Code, FileId, Message, Span, message};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

use super::answers::written_edit;
use super::{location, position_of, stopped};
use crate::desk::Desk;
use crate::features::{lenses, rename, unread};

type Command = fn(&mut Desk, &[Value]) -> Result<Value>;

const COMMANDS: &[(&str, Command)] = &[
    ("qingdan.runExamples", run_examples),
    ("qingdan.diff", difference),
    ("qingdan.explain", explain),
    ("qingdan.language", manual),
    ("qingdan.sharesName", shares_name),
    ("qingdan.renameHere", rename_here),
];

/// What the server says that it can run.
pub(super) const NAMES: &[&str] = &[
    "qingdan.runExamples",
    "qingdan.diff",
    "qingdan.explain",
    "qingdan.language",
    "qingdan.sharesName",
    "qingdan.renameHere",
];

/// Runs a command.
pub(super) fn run(desk: &mut Desk, params: &Value) -> Result<Value> {
    let name = params.get("command").and_then(Value::as_str).unwrap_or_default();
    let (_, command) = COMMANDS
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(|| Error::invalid_params(format!("no command `{name}`")))?;
    let arguments = params.get("arguments").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    command(desk, arguments)
}

fn text(arguments: &[Value], at: usize) -> &str {
    arguments.get(at).and_then(Value::as_str).unwrap_or_default()
}

fn refused(desk: &Desk, why: &Message) -> Error {
    Error::invalid_params(say(why, desk.language))
}

/// `[uri, "EDITION/INDUSTRY/SCENARIO"]` → `{ passed, failed, messages: [{ message, location }] }`; and where the lists were not
/// read whole `{ passed: 0, failed: 0, messages: [], notice }`, for nothing is run then.
fn run_examples(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    let path = text(arguments, 1).to_owned();
    let unknown = message!("editor-no-scenario", name = &path);
    let place = lenses::Place::of(&path).ok_or_else(|| refused(desk, &unknown))?;
    desk.up_to_date().map_err(stopped)?;
    let edition = desk.workspace.model().and_then(|model| model.edition_named(&place.edition));
    let edition = edition.ok_or_else(|| refused(desk, &unknown))?;
    if let Some((count, first)) = mistakes(desk, &[edition]) {
        let notice = message!("editor-unread.examples", count = count, place = first);
        return Ok(json!({ "passed": 0, "failed": 0, "messages": [], "notice": say(&notice, desk.language) }));
    }
    let run = desk.workspace.model().and_then(|model| lenses::run(model, &place, &desk.work));
    let (passed, failed): (usize, Vec<(Span, Message)>) = run.ok_or_else(|| refused(desk, &unknown))?;
    let mut messages = Vec::new();
    for (span, why) in &failed {
        messages.push(json!({ "message": say(why, desk.language), "location": location(desk, *span) }));
    }
    Ok(json!({ "passed": passed, "failed": failed.len(), "messages": messages }))
}

/// `[]` → `{ title, markdown }`: the reference of the language, which the pages of codes point to.
fn manual(_: &mut Desk, _: &[Value]) -> Result<Value> {
    Ok(json!({ "title": "language", "markdown": dsl_syntax::MANUAL }))
}

/// `[code]` → `{ title, markdown }`: what a finding's code means.
fn explain(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    let name = text(arguments, 0);
    let code = Code::ALL.iter().find(|code| code.as_str() == name);
    let code = code.ok_or_else(|| refused(desk, &message!("editor-no-code", name = name)))?;
    Ok(json!({ "title": code.as_str(), "markdown": code.page(desk.language) }))
}

/// `[old, new]`, or `[uri]` for the edition of that file and the one that it replaces → `{ title, markdown }`.
fn difference(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    let found = match arguments {
        [_, _, ..] => between(desk, text(arguments, 0), text(arguments, 1)),
        _ => since_before(desk, text(arguments, 0)),
    };
    let (old, new) = found.map_err(|why| refused(desk, &why))?;
    let model = desk.workspace.model().ok_or_else(Error::internal_error)?;
    let found = diff_until(model, old, new, &desk.work).map_err(|place| {
        refused(desk, &message!("editor-too-large", scenario = place.scenario, industry = place.industry))
    })?;
    desk.up_to_date().map_err(stopped)?;
    let title = format!("{} → {}", found.old, found.new);
    let model = desk.workspace.model().ok_or_else(Error::internal_error)?;
    let page = page(model, &found, PageFormat::Markdown, desk.language);
    let notice = match mistakes(desk, &[old, new]) {
        Some((count, first)) => {
            let notice = message!("editor-unread.diff", count = count, place = first);
            format!("> **{}**\n\n", say(&notice, desk.language))
        }
        None => String::new(),
    };
    Ok(json!({ "title": title, "markdown": format!("{notice}{}", page.trim_start()) }))
}

/// How many mistakes keep what is said of these editions from being true, and where the first stands.
fn mistakes(desk: &mut Desk, editions: &[EditionId]) -> Option<(u64, String)> {
    let found = unread::mistakes(&desk.workspace, &desk.findings, editions);
    let (count, first) = (found.len() as u64, found.first()?.primary.span);
    let (start, _) = desk.range(first);
    Some((count, format!("{}:{}", desk.workspace.path(first.file).unwrap_or_default(), start.line + 1)))
}

// ---- Renaming ------------------------------------------------------------------------------------------------------

fn file_and_offset(desk: &mut Desk, arguments: &[Value]) -> Result<(FileId, usize)> {
    let uri = text(arguments, 0);
    let file = desk.file(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is none of the lists")))?;
    let position = arguments.get(1).and_then(position_of).ok_or_else(|| Error::invalid_params("no position"))?;
    Ok((file, desk.offset(file, position)))
}

/// `[uri, position]` → `{ editions, canPart }`: the other editions in which renaming what stands there renames it too, and whether it
/// can be renamed in its own alone.
fn shares_name(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    desk.up_to_date().map_err(stopped)?;
    let (file, offset) = file_and_offset(desk, arguments)?;
    let scope = rename::scope_at(&desk.workspace, file, offset);
    let (editions, can_part) = scope.map_or((Vec::new(), false), |scope| (scope.editions.clone(), scope.can_part()));
    Ok(json!({ "editions": editions, "canPart": can_part }))
}

/// `[uri, position, name]` → the edits by which what stands there has that name in its own edition alone, tied to its other selves by
/// `was`.
fn rename_here(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    desk.up_to_date().map_err(stopped)?;
    let (file, offset) = file_and_offset(desk, arguments)?;
    let edits = rename::here(&desk.workspace, file, offset, text(arguments, 2)).map_err(|why| refused(desk, &why))?;
    Ok(written_edit(desk, &edits))
}

fn between(desk: &Desk, old: &str, new: &str) -> std::result::Result<(EditionId, EditionId), Message> {
    let edition = |name: &str| {
        let found = desk.workspace.model().and_then(|model| model.edition_named(name));
        found.ok_or_else(|| message!("editor-no-edition", name = name))
    };
    Ok((edition(old)?, edition(new)?))
}

fn since_before(desk: &Desk, uri: &str) -> std::result::Result<(EditionId, EditionId), Message> {
    let tree = desk.file(uri).and_then(|file| desk.workspace.tree(file));
    let name = tree.and_then(lenses::edition_of).ok_or_else(|| message!("editor-no-edition", name = uri))?;
    let found = desk.workspace.model().and_then(|model| lenses::with_before(model, name));
    found.map(|(new, old)| (old, new)).ok_or_else(|| message!("editor-nothing-before", name = name))
}
