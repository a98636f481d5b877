//! The protocol: the one place that reads and writes its JSON. `findings` tells what was found, `answers` answers what is asked,
//! `commands` does what an editor may run.

mod answers;
mod commands;
mod findings;

use std::path::{Path, PathBuf};
use std::str::FromStr;

use dsl_compiler::work::Stopped;
use dsl_syntax::{FileId, Language, Span};
use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Id, Result};
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, Registration, Uri};

use crate::desk::{Desk, Start};
use crate::lanes::Kind;
use crate::lines::{Encoding, Position, to_u32};
pub(crate) use findings::{has_findings, publication};

/// Notifications that change what the desk holds.
const NOTES: &[&str] = &[
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "textDocument/didSave",
    "workspace/didChangeWatchedFiles",
];

type Answer = fn(&mut Desk, &Value) -> Result<Value>;

/// Requests, each with what answers it and what that takes.
const REQUESTS: &[(&str, Answer, Kind)] = &[
    ("textDocument/hover", answers::hover, Kind::Place),
    ("textDocument/definition", answers::definition, Kind::Place),
    ("textDocument/declaration", answers::declaration, Kind::Place),
    ("textDocument/references", answers::references, Kind::Whole),
    ("textDocument/documentHighlight", answers::highlights, Kind::Place),
    ("textDocument/prepareRename", answers::prepare_rename, Kind::Place),
    ("textDocument/rename", answers::rename, Kind::Whole),
    ("textDocument/documentSymbol", answers::document_symbols, Kind::Whole),
    ("workspace/symbol", answers::workspace_symbols, Kind::Whole),
    ("textDocument/foldingRange", answers::folding, Kind::Whole),
    ("textDocument/selectionRange", answers::selection, Kind::Place),
    ("textDocument/semanticTokens/full", answers::tokens, Kind::Whole),
    ("textDocument/inlayHint", answers::hints, Kind::Search),
    ("textDocument/codeAction", answers::actions, Kind::Search),
    ("codeAction/resolve", answers::action_resolved, Kind::Search),
    ("textDocument/completion", answers::completion, Kind::Place),
    ("textDocument/signatureHelp", answers::signature, Kind::Place),
    ("textDocument/linkedEditingRange", answers::linked, Kind::Place),
    ("textDocument/formatting", answers::formatting, Kind::Whole),
    ("textDocument/rangeFormatting", answers::range_formatting, Kind::Whole),
    ("textDocument/onTypeFormatting", answers::typed_formatting, Kind::Place),
    ("textDocument/codeLens", answers::lenses, Kind::Whole),
    ("codeLens/resolve", answers::lens_resolved, Kind::Search),
    ("workspace/executeCommand", commands::run, Kind::Command),
];

/// The kinds of names, for colouring.
const TOKEN_TYPES: &[&str] =
    &["namespace", "class", "method", "property", "enumMember", "type", "variable", "parameter"];

/// Whether the desk takes a message.
pub(crate) fn is_for_the_desk(method: &str, wants_answer: bool) -> bool {
    if wants_answer { kind(method).is_some() } else { NOTES.contains(&method) }
}

/// What a request takes; `None` for what is no request of the lists.
pub(crate) fn kind(method: &str) -> Option<Kind> {
    REQUESTS.iter().find(|(name, ..)| *name == method).map(|(_, _, kind)| *kind)
}

/// The request that a client takes back.
pub(crate) fn cancelled(params: Option<&Value>) -> Option<Id> {
    serde_json::from_value(params?.get("id")?.clone()).ok()
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
    let chosen = |key: &str| params.pointer(&format!("/initializationOptions/{key}")).and_then(Value::as_str);
    let language = match chosen("language") {
        Some("zh") => Some(Language::Zh),
        Some("en") => Some(Language::En),
        _ => language,
    };
    Start { encoding, lists, root, language, docs: chosen("docs").map(str::to_owned) }
}

/// Whether the client watches files when asked to.
pub(crate) fn watches(params: &InitializeParams) -> bool {
    let params = serde_json::to_value(params).unwrap_or_default();
    let path = "/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration";
    params.pointer(path).and_then(Value::as_bool).unwrap_or(false)
}

/// The lists, to be watched.
pub(crate) fn watched() -> Vec<Registration> {
    vec![Registration {
        id: "qingdan-lists".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: Some(json!({ "watchers": [{ "globPattern": "**/*.qd" }] })),
    }]
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
        "codeActionProvider": {
            "codeActionKinds": ["quickfix", "refactor.extract", "refactor.rewrite", "source.keywords", "source.translate"],
            "resolveProvider": true,
        },
        "codeLensProvider": { "resolveProvider": true },
        "completionProvider": { "triggerCharacters": [" ", "["] },
        "signatureHelpProvider": { "triggerCharacters": [" ", "["], "retriggerCharacters": [",", "，", "、"] },
        "linkedEditingRangeProvider": true,
        "documentFormattingProvider": true,
        "documentRangeFormattingProvider": true,
        "documentOnTypeFormattingProvider": { "firstTriggerCharacter": "}", "moreTriggerCharacter": ["\n"] },
        "executeCommandProvider": { "commands": commands::NAMES },
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
    let (_, answer, _) = REQUESTS.iter().find(|(name, ..)| *name == method).ok_or_else(Error::method_not_found)?;
    desk.workspace.resolve();
    answer(desk, params)
}

/// Of work that nobody waits for any longer; the lane says which of the two reasons it was.
fn stopped(_: Stopped) -> Error {
    Error::content_modified()
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

fn range(desk: &Desk, span: Span) -> Value {
    let (start, end) = desk.range(span);
    json!({ "start": place(start), "end": place(end) })
}

fn location(desk: &Desk, span: Span) -> Option<Value> {
    let uri = desk.uri(span.file)?;
    Some(json!({ "uri": uri, "range": range(desk, span) }))
}

fn file(desk: &Desk, params: &Value) -> Result<FileId> {
    let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
    let uri = uri.ok_or_else(|| Error::invalid_params("no `textDocument`"))?;
    desk.file(uri).ok_or_else(|| Error::invalid_params(format!("{uri} is none of the lists")))
}

fn file_and_offset(desk: &Desk, params: &Value) -> Result<(FileId, usize)> {
    let file = file(desk, params)?;
    let position =
        params.get("position").and_then(position_of).ok_or_else(|| Error::invalid_params("no `position`"))?;
    Ok((file, desk.offset(file, position)))
}

fn span(desk: &Desk, params: &Value) -> Result<Span> {
    let file = file(desk, params)?;
    let (start, end) = params.get("range").and_then(range_of).ok_or_else(|| Error::invalid_params("no `range`"))?;
    Ok(Span::new(file, to_u32(desk.offset(file, start)), to_u32(desk.offset(file, end))))
}
