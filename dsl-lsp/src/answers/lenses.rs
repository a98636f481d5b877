//! What stands above scenarios.

use dsl_report::say;
use dsl_syntax::message;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;

use super::locate::{file, stopped};
use crate::features::{blocking_errors, lenses};
use crate::proto::{self, Document};
use crate::session::Session;

pub(super) fn code_lenses(session: &Session, document: &Document) -> Result<Value> {
    let file = file(session, document)?;
    let uri = document.as_deref().unwrap_or_default();
    let mut found = Vec::new();
    for (place, scenario) in session.workspace.tree(file).map(lenses::scenarios).unwrap_or_default() {
        let (at, path) = (session.range(scenario.head), place.path());
        let examples = lenses::examples(scenario);
        if examples > 0 {
            let title = say(&message!("editor-run-examples", count = examples), session.language);
            found.push(proto::examples_lens(at, &title, uri, &path));
        }
        let model = session.workspace.model();
        if model.is_some_and(|model| lenses::with_before(model, &place.edition).is_some()) {
            found.push(proto::unresolved_lens(at, uri, &path));
        }
    }
    Ok(Value::Array(found))
}

/// How a scenario compares.
pub(super) fn resolved_lens(session: &mut Session, scenario: &str, lens: &Value) -> Result<Value> {
    session.up_to_date().map_err(stopped)?;
    let place = lenses::ScenarioPath::read(scenario);
    let title = place.zip(session.workspace.model()).and_then(|(place, model)| {
        let (new, old) = lenses::with_before(model, &place.edition)?;
        let names = [old, new].map(|id| model.edition(id).name.clone());
        let errors = blocking_errors::blocking_errors(&session.workspace, &session.findings, &[old, new]);
        let message = if errors.is_empty() {
            lenses::compared(model, &place, &session.work)?
        } else {
            let [before, _] = &names;
            message!("editor-compared.unread", edition = before)
        };
        Some((say(&message, session.language), names))
    });
    Ok(proto::resolved_lens(lens.clone(), title))
}
