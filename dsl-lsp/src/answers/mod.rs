//! Requests, answered from a snapshot of the session: which feature finds it, where that is for the editor, and what it is called in the
//! reader's language.

mod commands;
mod editing;
mod lenses;
mod locate;
mod navigation;
mod structure;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;

use crate::proto::Call;
use crate::session::Session;

/// Answers a request.
///
/// # Errors
/// What the protocol has for a request that cannot be answered.
pub(crate) fn answer(session: &mut Session, call: &Call) -> Result<Value> {
    session.workspace.resolve();
    match call {
        Call::Hover(at) => navigation::hover(session, at),
        Call::Definition(at) => navigation::definition(session, at),
        Call::Declaration(at) => navigation::declaration(session, at),
        Call::References { at, declared } => navigation::references(session, at, *declared),
        Call::Highlights(at) => navigation::highlights(session, at),
        Call::PrepareRename(at) => editing::prepare_rename(session, at),
        Call::Rename { at, name } => editing::rename(session, at, name.as_deref()),
        Call::DocumentSymbols(document) => structure::document_symbols(session, document),
        Call::WorkspaceSymbols { query } => structure::workspace_symbols(session, query),
        Call::FoldingRanges(document) => structure::folding_ranges(session, document),
        Call::SelectionRanges { document, positions } => structure::selection_ranges(session, document, positions),
        Call::SemanticTokens(document) => structure::semantic_tokens(session, document),
        Call::InlayHints(within) => structure::inlay_hints(session, within),
        Call::CodeActions { within, only } => editing::code_actions(session, within, only.as_deref()),
        Call::ResolveAction { uri, action } => editing::resolved_action(session, uri, action),
        Call::Completion(at) => editing::completion(session, at),
        Call::SignatureHelp(at) => editing::signature_help(session, at),
        Call::LinkedEditing(at) => editing::linked_editing(session, at),
        Call::Formatting(document) => editing::formatting(session, document),
        Call::RangeFormatting(within) => editing::range_formatting(session, within),
        Call::OnTypeFormatting { at, is_line } => editing::on_type_formatting(session, at, *is_line),
        Call::CodeLenses(document) => lenses::code_lenses(session, document),
        Call::ResolveLens { scenario, lens } => lenses::resolved_lens(session, scenario, lens),
        Call::Command(command) => commands::run(session, command),
    }
}
