//! The protocol: the one place that reads and writes its JSON.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use dsl_compiler::names::Meaning;
use dsl_syntax::{Diagnostic, FileId, Language, Severity, Span, say};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, Uri};

use crate::desk::{Desk, Start};
use crate::features::{actions, completion, hints, hover, references, stretches, symbols};
use crate::lines::{Encoding, Position, to_u32};

/// Notifications that change what the desk holds.
const NOTES: &[&str] = &[
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "textDocument/didSave",
    "workspace/didChangeWatchedFiles",
];

type Answer = fn(&mut Desk, &Value) -> Result<Value>;

/// Requests, each with what answers it.
const REQUESTS: &[(&str, Answer)] = &[
    ("textDocument/hover", answer_hover),
    ("textDocument/definition", answer_definition),
    ("textDocument/declaration", answer_definition),
    ("textDocument/references", answer_references),
    ("textDocument/documentHighlight", answer_highlights),
    ("textDocument/prepareRename", answer_prepare_rename),
    ("textDocument/rename", answer_rename),
    ("textDocument/documentSymbol", answer_document_symbols),
    ("workspace/symbol", answer_workspace_symbols),
    ("textDocument/foldingRange", answer_folding),
    ("textDocument/selectionRange", answer_selection),
    ("textDocument/semanticTokens/full", answer_tokens),
    ("textDocument/inlayHint", answer_hints),
    ("textDocument/codeAction", answer_actions),
    ("textDocument/completion", answer_completion),
];

/// The kinds of names, for colouring.
const TOKEN_TYPES: &[&str] =
    &["namespace", "class", "method", "property", "enumMember", "type", "variable", "parameter"];

/// Whether the desk takes a message.
pub(crate) fn is_for_the_desk(method: &str, wants_answer: bool) -> bool {
    if wants_answer { REQUESTS.iter().any(|(name, _)| *name == method) } else { NOTES.contains(&method) }
}

/// Findings, on their way to the client.
pub(crate) enum Publish {}

impl Notification for Publish {
    type Params = Value;
    const METHOD: &'static str = "textDocument/publishDiagnostics";
}

/// What the client says of itself.
pub(crate) fn start(params: &InitializeParams, lists: Option<PathBuf>) -> Start {
    let params = serde_json::to_value(params).unwrap_or_default();
    let encodings = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
    let speaks = |name: &str| encodings.is_some_and(|known| known.iter().any(|one| one == name));
    // Bytes need no counting; UTF-16 is what every client speaks.
    let encoding = match () {
        () if speaks("utf-8") => Encoding::Utf8,
        () if speaks("utf-32") && !speaks("utf-16") => Encoding::Utf32,
        () => Encoding::Utf16,
    };
    let folder = params.pointer("/workspaceFolders/0/uri").or_else(|| params.get("rootUri")).and_then(Value::as_str);
    let root = folder.and_then(path_of).or_else(|| params.get("rootPath")?.as_str().map(PathBuf::from));
    let language = params
        .get("locale")
        .and_then(Value::as_str)
        .map(|locale| if locale.starts_with("zh") { Language::Zh } else { Language::En });
    Start { encoding, lists, root, language }
}

/// What the server can do.
pub(crate) fn capabilities(encoding: Encoding) -> Option<InitializeResult> {
    let encoding = match encoding {
        Encoding::Utf8 => "utf-8",
        Encoding::Utf16 => "utf-16",
        Encoding::Utf32 => "utf-32",
    };
    let capabilities = json!({
        "positionEncoding": encoding,
        "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
        "hoverProvider": true,
        "definitionProvider": true,
        "declarationProvider": true,
        "referencesProvider": true,
        "documentHighlightProvider": true,
        "renameProvider": { "prepareProvider": true },
        "documentSymbolProvider": true,
        "workspaceSymbolProvider": true,
        "foldingRangeProvider": true,
        "selectionRangeProvider": true,
        "inlayHintProvider": true,
        "codeActionProvider": { "codeActionKinds": ["quickfix"] },
        "completionProvider": { "triggerCharacters": [" ", "["] },
        "semanticTokensProvider": { "legend": { "tokenTypes": TOKEN_TYPES, "tokenModifiers": ["declaration"] }, "full": true },
    });
    let result = json!({
        "capabilities": capabilities,
        "serverInfo": { "name": "qingdan", "version": env!("CARGO_PKG_VERSION") },
    });
    serde_json::from_value(result).ok()
}

/// Takes a notification; what cannot be read is left aside, as the protocol asks.
pub(crate) fn note(desk: &mut Desk, method: &str, params: &Value) {
    let document = |key: &str| params.pointer(&format!("/textDocument/{key}"));
    let uri = document("uri").and_then(Value::as_str).unwrap_or_default();
    let version = document("version").cloned().unwrap_or_default();
    match method {
        "textDocument/didOpen" => {
            if let Some(text) = document("text").and_then(Value::as_str) {
                desk.did_open(uri, version, text.to_owned());
            }
        }
        "textDocument/didChange" => {
            let changes = params.get("contentChanges").and_then(Value::as_array);
            let change = |change: &Value| {
                let text = change.get("text")?.as_str()?.to_owned();
                Some((change.get("range").and_then(range_of), text))
            };
            desk.did_change(uri, version, changes.into_iter().flatten().filter_map(change).collect());
        }
        "textDocument/didClose" => desk.did_close(uri),
        "workspace/didChangeWatchedFiles" => {
            for change in params.get("changes").and_then(Value::as_array).into_iter().flatten() {
                desk.did_change_on_disk(change.get("uri").and_then(Value::as_str).unwrap_or_default());
            }
        }
        _ => {}
    }
}

/// Answers a request.
pub(crate) fn answer(desk: &mut Desk, method: &str, params: &Value) -> Result<Value> {
    let (_, answer) = REQUESTS.iter().find(|(name, _)| *name == method).ok_or_else(Error::method_not_found)?;
    answer(desk, params)
}

// ---- Places --------------------------------------------------------------------------------------------------------

/// The path of a `file:` address.
pub(crate) fn path_of(uri: &str) -> Option<PathBuf> {
    let uri = Uri::from_str(uri).ok()?;
    uri.scheme().as_str().eq_ignore_ascii_case("file").then_some(())?;
    uri.to_file_path().map(|path| path.into_owned())
}

/// The address of a path.
pub(crate) fn uri_of(path: &Path) -> Option<String> {
    Uri::from_file_path(path).map(|uri| uri.as_str().to_owned())
}

fn position_of(value: &Value) -> Option<Position> {
    let number = |key: &str| value.get(key)?.as_u64().map(|number| u32::try_from(number).unwrap_or(u32::MAX));
    Some(Position { line: number("line")?, character: number("character")? })
}

fn range_of(value: &Value) -> Option<(Position, Position)> {
    Some((position_of(value.get("start")?)?, position_of(value.get("end")?)?))
}

fn place(position: Position) -> Value {
    json!({ "line": position.line, "character": position.character })
}

fn range(desk: &mut Desk, span: Span) -> Value {
    let (start, end) = desk.range(span);
    json!({ "start": place(start), "end": place(end) })
}

fn location(desk: &mut Desk, span: Span) -> Option<Value> {
    let uri = desk.uri(span.file)?;
    Some(json!({ "uri": uri, "range": range(desk, span) }))
}

fn file(desk: &Desk, params: &Value) -> Result<FileId> {
    let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
    let uri = uri.ok_or_else(|| Error::invalid_params("no `textDocument`"))?;
    desk.file(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is none of the lists")))
}

fn file_and_offset(desk: &mut Desk, params: &Value) -> Result<(FileId, usize)> {
    let file = file(desk, params)?;
    let position =
        params.get("position").and_then(position_of).ok_or_else(|| Error::invalid_params("no `position`"))?;
    Ok((file, desk.offset(file, position)))
}

fn span(desk: &mut Desk, params: &Value) -> Result<Span> {
    let file = file(desk, params)?;
    let (start, end) = params.get("range").and_then(range_of).ok_or_else(|| Error::invalid_params("no `range`"))?;
    Ok(Span::new(file, to_u32(desk.offset(file, start)), to_u32(desk.offset(file, end))))
}

// ---- Findings ------------------------------------------------------------------------------------------------------

/// All findings of a file.
pub(crate) fn publication(desk: &mut Desk, uri: &str, version: Value, findings: &[Diagnostic]) -> Value {
    let diagnostics: Vec<Value> = findings.iter().map(|finding| diagnostic(desk, finding)).collect();
    let mut publication = json!({ "uri": uri, "diagnostics": diagnostics });
    if let (Some(publication), false) = (publication.as_object_mut(), version.is_null()) {
        publication.insert("version".to_owned(), version);
    }
    publication
}

/// Whether a publication holds anything.
pub(crate) fn has_findings(publication: &Value) -> bool {
    publication.get("diagnostics").and_then(Value::as_array).is_some_and(|found| !found.is_empty())
}

fn diagnostic(desk: &mut Desk, finding: &Diagnostic) -> Value {
    let language = desk.language;
    let mut message = say(&finding.message, language);
    let notes = finding.notes.iter().chain(&finding.help).map(|more| say(more, language));
    for more in notes {
        message.push('\n');
        message.push_str(&more);
    }
    let mut related = Vec::new();
    let own = finding.primary.text.is_some().then_some(&finding.primary);
    for label in own.into_iter().chain(&finding.secondary) {
        let text = label.text.as_ref().map(|text| say(text, language)).unwrap_or_default();
        if let Some(location) = location(desk, label.span) {
            related.push(json!({ "location": location, "message": text }));
        }
    }
    json!({
        "range": range(desk, finding.primary.span),
        "severity": if finding.severity == Severity::Error { 1 } else { 2 },
        "code": finding.code.as_str(),
        "source": "qingdan",
        "message": message,
        "relatedInformation": related,
    })
}

// ---- Answers -------------------------------------------------------------------------------------------------------

fn answer_hover(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    desk.up_to_date()?;
    let Some((span, text)) = hover::hover(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    Ok(json!({ "contents": { "kind": "markdown", "value": text }, "range": range(desk, span) }))
}

fn locations(desk: &mut Desk, spans: impl IntoIterator<Item = Span>) -> Value {
    spans.into_iter().filter_map(|span| location(desk, span)).collect()
}

fn answer_definition(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let found = references::declarations(&desk.workspace, file, offset);
    Ok(locations(desk, found))
}

fn answer_references(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let declared = params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true);
    let Some(name) = references::name_at(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&desk.workspace, &name.meaning);
    Ok(locations(desk, found.into_iter().filter(|one| declared || !one.declares).map(|one| one.span)))
}

fn answer_highlights(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let Some(name) = references::name_at(&desk.workspace, file, offset) else { return Ok(Value::Null) };
    let found = references::all(&desk.workspace, &name.meaning);
    let here = found.into_iter().filter(|one| one.span.file == file);
    Ok(here.map(|one| json!({ "range": range(desk, one.span), "kind": if one.declares { 3 } else { 2 } })).collect())
}

fn answer_prepare_rename(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let name = references::name_at(&desk.workspace, file, offset);
    Ok(name.map_or(Value::Null, |name| range(desk, name.span)))
}

fn answer_rename(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, offset) = file_and_offset(desk, params)?;
    let new = params.get("newName").and_then(Value::as_str).ok_or_else(|| Error::invalid_params("no `newName`"))?;
    let spans = references::rename(&desk.workspace, file, offset, new).map_err(Error::invalid_params)?;
    Ok(workspace_edit(desk, spans.into_iter().map(|span| (span, new.to_owned()))))
}

fn workspace_edit(desk: &mut Desk, edits: impl IntoIterator<Item = (Span, String)>) -> Value {
    let mut changes = serde_json::Map::new();
    for (span, text) in edits {
        let Some(uri) = desk.uri(span.file) else { continue };
        let edit = json!({ "range": range(desk, span), "newText": text });
        if let Value::Array(edits) = changes.entry(uri).or_insert_with(|| json!([])) {
            edits.push(edit);
        }
    }
    json!({ "changes": changes })
}

fn symbol_kind(kind: symbols::Kind) -> u8 {
    match kind {
        symbols::Kind::Edition => 2,
        symbols::Kind::Industry => 5,
        symbols::Kind::Scenario => 6,
        symbols::Kind::Declaration => 13,
        symbols::Kind::Block => 19,
        symbols::Kind::Example => 24,
    }
}

fn symbol(desk: &mut Desk, one: &symbols::Symbol) -> Value {
    let children: Vec<Value> = one.children.iter().map(|child| symbol(desk, child)).collect();
    json!({
        "name": if one.name.is_empty() { "…" } else { one.name.as_str() },
        "detail": one.detail,
        "kind": symbol_kind(one.kind),
        "range": range(desk, one.span),
        "selectionRange": range(desk, one.head),
        "children": children,
    })
}

fn answer_document_symbols(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let found = desk.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
    Ok(found.iter().map(|one| symbol(desk, one)).collect())
}

fn answer_workspace_symbols(desk: &mut Desk, params: &Value) -> Result<Value> {
    let query = params.get("query").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let mut found = Vec::new();
    for file in desk.files() {
        let tree = desk.workspace.tree(file).map(symbols::symbols).unwrap_or_default();
        let mut open: Vec<(symbols::Symbol, String)> = tree.into_iter().rev().map(|one| (one, String::new())).collect();
        while let Some((one, around)) = open.pop() {
            if one.kind != symbols::Kind::Block && one.name.to_lowercase().contains(&query) {
                let Some(location) = location(desk, one.head) else { continue };
                found.push(json!({ "name": one.name, "kind": symbol_kind(one.kind), "location": location, "containerName": around }));
            }
            let inside = if around.is_empty() { one.name.clone() } else { format!("{around}/{}", one.name) };
            open.extend(one.children.into_iter().rev().map(|child| (child, inside.clone())));
        }
    }
    Ok(Value::Array(found))
}

fn answer_folding(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let blocks = desk.workspace.tree(file).map(stretches::blocks).unwrap_or_default();
    let mut found = Vec::new();
    for span in blocks {
        let (start, end) = desk.range(span);
        if start.line + 1 < end.line {
            // The closing brace stays in sight.
            found.push(json!({ "startLine": start.line, "endLine": end.line - 1 }));
        }
    }
    Ok(Value::Array(found))
}

fn answer_selection(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let mut found = Vec::new();
    for position in params.get("positions").and_then(Value::as_array).into_iter().flatten().filter_map(position_of) {
        let offset = desk.offset(file, position);
        let around = desk.workspace.tree(file).map(|tree| stretches::around(tree, offset)).unwrap_or_default();
        let mut chain = Value::Null;
        for span in around.into_iter().rev() {
            let mut link = json!({ "range": range(desk, span) });
            if let (Some(link), false) = (link.as_object_mut(), chain.is_null()) {
                link.insert("parent".to_owned(), chain);
            }
            chain = link;
        }
        if chain.is_null() {
            chain = json!({ "range": { "start": place(position), "end": place(position) } });
        }
        found.push(chain);
    }
    Ok(Value::Array(found))
}

fn token_type(meaning: &Meaning) -> usize {
    match meaning {
        Meaning::Edition(_) => 0,
        Meaning::Industry(..) => 1,
        Meaning::Scenario(..) | Meaning::Block(..) | Meaning::Reading(..) => 2,
        Meaning::Field(..) => 3,
        Meaning::Outcome(_) | Meaning::Value(..) => 4,
        Meaning::Unit(_) => 5,
        Meaning::Fact(_) => 6,
        Meaning::Source(_) | Meaning::Term(_) => 7,
    }
}

fn answer_tokens(desk: &mut Desk, params: &Value) -> Result<Value> {
    let file = file(desk, params)?;
    let mut names = desk.workspace.tree(file).map(dsl_compiler::names::names).unwrap_or_default();
    names.sort_by_key(|name| name.span);
    names.dedup_by_key(|name| name.span);
    let mut data: Vec<u32> = Vec::new();
    let mut last = Position { line: 0, character: 0 };
    for name in names {
        let (start, _) = desk.range(name.span);
        let text = desk.workspace.text(file).and_then(|text| text.get(name.span.range())).unwrap_or_default();
        let length = to_u32(desk.columns(text));
        let same_line = start.line == last.line;
        let column = if same_line { start.character.saturating_sub(last.character) } else { start.character };
        data.extend([
            start.line - last.line,
            column,
            length,
            to_u32(token_type(&name.meaning)),
            u32::from(name.declares),
        ]);
        last = start;
    }
    Ok(json!({ "data": data }))
}

fn answer_hints(desk: &mut Desk, params: &Value) -> Result<Value> {
    let within = span(desk, params)?;
    desk.up_to_date()?;
    let found = desk.workspace.model().map(|model| hints::hints(model, within)).unwrap_or_default();
    let mut told = Vec::new();
    for (span, text) in found {
        let (_, end) = desk.range(span);
        told.push(json!({ "position": place(end), "label": text, "paddingLeft": true }));
    }
    Ok(Value::Array(told))
}

fn answer_actions(desk: &mut Desk, params: &Value) -> Result<Value> {
    let at = span(desk, params)?;
    desk.up_to_date()?;
    let fixes: Vec<_> =
        actions::fixes(&desk.findings, at).into_iter().map(|(finding, fix)| (finding.clone(), fix.clone())).collect();
    let mut told = Vec::new();
    for (finding, fix) in fixes {
        let edits = fix.edits.iter().map(|edit| (edit.span, edit.text.clone()));
        told.push(json!({
            "title": say(&fix.title, desk.language),
            "kind": "quickfix",
            "diagnostics": [diagnostic(desk, &finding)],
            "edit": workspace_edit(desk, edits),
        }));
    }
    Ok(Value::Array(told))
}

fn answer_completion(desk: &mut Desk, params: &Value) -> Result<Value> {
    let (file, _) = file_and_offset(desk, params)?;
    if desk.workspace.model().is_none() {
        desk.up_to_date()?;
    }
    let found = completion::suggestions(&desk.workspace, file);
    let told = found.into_iter().map(|one| {
        let (kind, format) = match one.kind {
            completion::Kind::Keyword => (14, 1),
            completion::Kind::Name => (6, 1),
            completion::Kind::Skeleton => (15, 2),
        };
        json!({ "label": one.label, "detail": one.detail, "kind": kind, "insertText": one.text, "insertTextFormat": format })
    });
    Ok(told.collect())
}
