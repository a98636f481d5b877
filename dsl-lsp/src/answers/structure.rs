//! What a document is made of: symbols, parts that fold or are selected together, coloured names, hints beside them.

use dsl_compiler::editing::names::names;
use dsl_report::say;
use serde_json::Value;
use tower_lsp::jsonrpc::Result;

use super::locate::{file, span};
use crate::features::{folding_range, hints, selection_range, symbols};
use crate::lines::Position;
use crate::proto::{self, Document, Token, Within};
use crate::session::Session;

fn symbol(session: &Session, one: &symbols::Symbol) -> Value {
    let children = one.children.iter().map(|child| symbol(session, child)).collect();
    let detail = one.detail.as_ref().map(|detail| say(detail, session.language)).unwrap_or_default();
    proto::document_symbol(one, &detail, session.range(one.span), session.range(one.head), children)
}

pub(super) fn document_symbols(session: &Session, document: &Document) -> Result<Value> {
    let file = file(session, document)?;
    let found = session.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
    Ok(found.iter().map(|one| symbol(session, one)).collect())
}

pub(super) fn workspace_symbols(session: &Session, query: &str) -> Result<Value> {
    let query = query.to_lowercase();
    let mut found = Vec::new();
    for file in session.files() {
        let tree = session.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
        let mut open: Vec<(symbols::Symbol, String)> = tree.into_iter().rev().map(|one| (one, String::new())).collect();
        while let Some((one, around)) = open.pop() {
            if one.kind != symbols::Kind::Block && one.name.to_lowercase().contains(&query) {
                let Some(at) = session.location(one.head) else { continue };
                found.push(proto::workspace_symbol(&one, &at, &around));
            }
            let inside = if around.is_empty() { one.name.clone() } else { format!("{around}/{}", one.name) };
            open.extend(one.children.into_iter().rev().map(|child| (child, inside.clone())));
        }
    }
    Ok(Value::Array(found))
}

pub(super) fn folding_ranges(session: &Session, document: &Document) -> Result<Value> {
    let file = file(session, document)?;
    let blocks = session.workspace.tree(file).map(folding_range::blocks).unwrap_or_default();
    let lines = blocks.into_iter().map(|span| session.range(span));
    // The closing brace stays in sight.
    let folds = lines.filter(|(start, end)| start.line + 1 < end.line);
    Ok(folds.map(|(start, end)| proto::folding_range(start.line, end.line - 1)).collect())
}

pub(super) fn selection_ranges(session: &Session, document: &Document, positions: &[Position]) -> Result<Value> {
    let file = file(session, document)?;
    let around = |position: &Position| {
        let offset = session.offset(file, *position);
        let tree = session.workspace.tree(file);
        let spans = tree.map(|tree| selection_range::around(tree, offset)).unwrap_or_default();
        let ranges: Vec<_> = spans.into_iter().map(|span| session.range(span)).collect();
        proto::selection_range(&ranges, *position)
    };
    Ok(positions.iter().map(around).collect())
}

pub(super) fn semantic_tokens(session: &Session, document: &Document) -> Result<Value> {
    let file = file(session, document)?;
    let mut names = session.workspace.tree(file).map(names).unwrap_or_default();
    names.sort_by_key(|name| name.span);
    names.dedup_by_key(|name| name.span);
    let text = session.workspace.text(file).unwrap_or_default();
    let token = |name: dsl_compiler::editing::names::Occurrence| Token {
        start: session.range(name.span).0,
        length: session.columns(text.get(name.span.range()).unwrap_or_default()),
        meaning: name.meaning,
        declares: name.declares,
    };
    Ok(proto::semantic_tokens(&names.into_iter().map(token).collect::<Vec<_>>()))
}

pub(super) fn inlay_hints(session: &Session, within: &Within) -> Result<Value> {
    let within = span(session, within)?;
    let model = session.workspace.model();
    let mut found = model.map(|model| hints::hints(model, within)).unwrap_or_default();
    found.extend(model.map(|model| hints::before(model, within, &session.work)).unwrap_or_default());
    Ok(found.into_iter().map(|(span, text)| proto::inlay_hint(session.range(span).1, &text)).collect())
}
