//! What an editor may run: examples, the page of a finding's code.

use dsl_syntax::{Code, Message, Span, message, say};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};

use super::location;
use crate::desk::Desk;
use crate::features::lenses;

type Command = fn(&mut Desk, &[Value]) -> Result<Value>;

const COMMANDS: &[(&str, Command)] =
    &[("qingdan.runExamples", run_examples), ("qingdan.explain", explain)];

/// What the server says that it can run.
pub(super) const NAMES: &[&str] = &["qingdan.runExamples", "qingdan.explain"];

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
    desk.up_to_date()?;
    let path = text(arguments, 1).to_owned();
    let unknown = message!("editor-no-scenario", name = &path);
    let place = lenses::Place::of(&path).ok_or_else(|| refused(desk, &unknown))?;
    let run = desk.workspace.model().and_then(|model| lenses::run(model, &place));
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
