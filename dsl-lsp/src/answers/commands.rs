//! What an editor may run: examples, the difference of two editions, the page of a finding's code, renaming in one edition.

use dsl_compiler::diff::diff_until;
use dsl_compiler::model::EditionId;
use dsl_report::diff::{PageFormat, page};
use dsl_report::say;
use dsl_syntax::{Code, FileId, Message, message};
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};

use super::locate::{file_at, stopped, written_edit};
use crate::features::blocking_errors::blocking_errors;
use crate::features::{lenses, rename};
use crate::proto::{self, At, Command};
use crate::session::Session;

/// Runs a command.
pub(super) fn run(session: &mut Session, command: &Command) -> Result<Value> {
    match command {
        Command::RunExamples { scenario } => run_examples(session, scenario),
        Command::Diff { old, new } => {
            let found = between(session, old, new);
            difference(session, found)
        }
        Command::DiffOfFile { uri } => {
            let found = since_before(session, uri);
            difference(session, found)
        }
        Command::Explain { code } => explain(session, code),
        // The reference of the language, which the pages of codes point to.
        Command::Manual => Ok(proto::page("language", dsl_syntax::MANUAL)),
        Command::SharesName(at) => shares_name(session, at),
        Command::RenameHere { at, name } => rename_here(session, at, name),
        Command::Unknown { name } => Err(Error::invalid_params(format!("no command `{name}`"))),
    }
}

fn refused(session: &Session, why: &Message) -> Error {
    Error::invalid_params(say(why, session.language))
}

/// Runs a scenario's examples; none where the lists were not read whole, and then it says so.
fn run_examples(session: &mut Session, path: &str) -> Result<Value> {
    let unknown = message!("editor-no-scenario", name = path);
    let place = lenses::ScenarioPath::read(path).ok_or_else(|| refused(session, &unknown))?;
    session.up_to_date().map_err(stopped)?;
    let edition = session.workspace.model().and_then(|model| model.edition_named(&place.edition));
    let edition = edition.ok_or_else(|| refused(session, &unknown))?;
    if let Some((count, first)) = errors(session, &[edition]) {
        let notice = message!("editor-unread.examples", count = count, place = first);
        return Ok(proto::no_examples_run(&say(&notice, session.language)));
    }
    let run = session.workspace.model().and_then(|model| lenses::run(model, &place, &session.work));
    let (passed, failed) = run.ok_or_else(|| refused(session, &unknown))?;
    let failed = failed.iter().map(|(span, why)| (say(why, session.language), session.location(*span)));
    Ok(proto::examples_run(passed, &failed.collect::<Vec<_>>()))
}

/// What a finding's code means.
fn explain(session: &Session, name: &str) -> Result<Value> {
    let code = Code::ALL.iter().find(|code| code.as_str() == name);
    let code = code.ok_or_else(|| refused(session, &message!("editor-no-code", name = name)))?;
    Ok(proto::page(code.as_str(), code.page(session.language)))
}

/// What has changed from one edition to another.
fn difference(session: &mut Session, editions: Editions) -> Result<Value> {
    let (old, new) = editions.map_err(|why| refused(session, &why))?;
    let model = session.workspace.model().ok_or_else(Error::internal_error)?;
    let found = diff_until(model, old, new, &session.work).map_err(|place| {
        refused(session, &message!("editor-too-large", scenario = place.scenario, industry = place.industry))
    })?;
    session.up_to_date().map_err(stopped)?;
    let title = format!("{} → {}", found.old, found.new);
    let model = session.workspace.model().ok_or_else(Error::internal_error)?;
    let page = page(model, &found, PageFormat::Markdown, session.language);
    let notice = match errors(session, &[old, new]) {
        Some((count, first)) => {
            let notice = message!("editor-unread.diff", count = count, place = first);
            format!("> **{}**\n\n", say(&notice, session.language))
        }
        None => String::new(),
    };
    Ok(proto::page(&title, &format!("{notice}{}", page.trim_start())))
}

/// How many errors keep what is said of these editions from being true, and where the first stands.
fn errors(session: &Session, editions: &[EditionId]) -> Option<(u64, String)> {
    let found = blocking_errors(&session.workspace, &session.findings, editions);
    let (count, first) = (found.len() as u64, found.first()?.primary.span);
    let (start, _) = session.range(first);
    Some((count, format!("{}:{}", session.workspace.path(first.file).unwrap_or_default(), start.line + 1)))
}

// ---- Renaming ------------------------------------------------------------------------------------------------------

fn file_and_offset(session: &Session, at: &At) -> Result<(FileId, usize)> {
    let file = file_at(session, at.uri.as_deref().unwrap_or_default())?;
    let position = at.position.ok_or_else(|| Error::invalid_params("no position"))?;
    Ok((file, session.offset(file, position)))
}

/// The other editions in which renaming what stands there renames it too, and whether it can be renamed in its own alone.
fn shares_name(session: &mut Session, at: &At) -> Result<Value> {
    session.up_to_date().map_err(stopped)?;
    let (file, offset) = file_and_offset(session, at)?;
    let scope = rename::scope_at(&session.workspace, file, offset);
    let (editions, can_part) = scope.map_or((Vec::new(), false), |scope| (scope.editions.clone(), scope.can_part()));
    Ok(proto::shared_name(&editions, can_part))
}

/// The edits by which what stands there has that name in its own edition alone, tied to its other selves by `was`.
fn rename_here(session: &mut Session, at: &At, name: &str) -> Result<Value> {
    session.up_to_date().map_err(stopped)?;
    let (file, offset) = file_and_offset(session, at)?;
    let edits = rename::here(&session.workspace, file, offset, name).map_err(|why| refused(session, &why))?;
    Ok(written_edit(session, &edits))
}

/// Two editions that are to be compared, old and new; or why there are none.
type Editions = std::result::Result<(EditionId, EditionId), Message>;

fn between(session: &Session, old: &str, new: &str) -> Editions {
    let edition = |name: &str| {
        let found = session.workspace.model().and_then(|model| model.edition_named(name));
        found.ok_or_else(|| message!("editor-no-edition", name = name))
    };
    Ok((edition(old)?, edition(new)?))
}

fn since_before(session: &Session, uri: &str) -> Editions {
    let tree = session.file(uri).and_then(|file| session.workspace.tree(file));
    let name = tree.and_then(lenses::edition_of).ok_or_else(|| message!("editor-no-edition", name = uri))?;
    let found = session.workspace.model().and_then(|model| lenses::with_before(model, name));
    found.map(|(new, old)| (old, new)).ok_or_else(|| message!("editor-nothing-before", name = name))
}
