//! What an editor may run: examples, the difference of two editions, the page of a finding's code.

use dsl_compiler::diff::diff_until;
use dsl_compiler::diff::page::{Look, page};
use dsl_compiler::model::EditionId;
use dsl_syntax::{Code, Message, Span, message, say};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

use super::location;
use crate::desk::Desk;
use crate::features::lenses;

type Command = fn(&mut Desk, &[Value]) -> Result<Value>;

const COMMANDS: &[(&str, Command)] =
    &[("qingdan.runExamples", run_examples), ("qingdan.diff", difference), ("qingdan.explain", explain)];

/// What the server says that it can run.
pub(super) const NAMES: &[&str] = &["qingdan.runExamples", "qingdan.diff", "qingdan.explain"];

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

/// `[uri, "EDITION/INDUSTRY/SCENARIO"]` → `{ passed, failed, messages: [{ message, location }] }`.
fn run_examples(desk: &mut Desk, arguments: &[Value]) -> Result<Value> {
    let path = text(arguments, 1).to_owned();
    let unknown = message!("editor-no-scenario", name = &path);
    let place = lenses::Place::of(&path).ok_or_else(|| refused(desk, &unknown))?;
    let run = desk.workspace.model().and_then(|model| lenses::run(model, &place, &desk.work));
    let (passed, failed): (usize, Vec<(Span, Message)>) = run.ok_or_else(|| refused(desk, &unknown))?;
    let mut messages = Vec::new();
    for (span, why) in &failed {
        messages.push(json!({ "message": say(why, desk.language), "location": location(desk, *span) }));
    }
    Ok(json!({ "passed": passed, "failed": failed.len(), "messages": messages }))
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
    let found = diff_until(model, old, new, &desk.work).map_err(|(industry, scenario)| {
        refused(desk, &message!("editor-too-large", scenario = scenario, industry = industry))
    })?;
    Ok(
        json!({ "title": format!("{} → {}", found.old, found.new), "markdown": page(&found, Look::Markdown).trim_start() }),
    )
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
