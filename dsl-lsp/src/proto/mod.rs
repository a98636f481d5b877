//! The protocol: the one place that reads and writes its JSON. What comes in is read into values (`call`, `notification`), what goes out
//! is written from values (`response`); nothing here knows the lists.

mod call;
mod notification;
mod position;
mod response;

use std::path::PathBuf;

use dsl_syntax::Language;
use serde_json::{Value, json};
use tower_lsp::jsonrpc::Id;
use tower_lsp::ls_types::{InitializeParams, InitializeResult, Registration};

use crate::lines::Encoding;
use crate::uri;
pub(crate) use call::{At, Call, Command, Document, Within};
pub(crate) use notification::{Notification, Version};
pub(crate) use position::{Location, Range, location, range};
pub(crate) use response::*;

/// How a client begins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Start {
    pub(crate) encoding: Encoding,
    /// `--lists`.
    pub(crate) lists: Option<PathBuf>,
    pub(crate) root: Option<PathBuf>,
    pub(crate) language: Option<Language>,
    /// Where the pages of findings are, as the client says: an address to which `/LANGUAGE/CODE.md` is added.
    pub(crate) docs: Option<String>,
}

/// Whether a message reads or changes the lists.
pub(crate) fn is_about_lists(method: &str, wants_answer: bool) -> bool {
    if wants_answer { Call::is_known(method) } else { Notification::is_known(method) }
}

/// The request that a client takes back.
pub(crate) fn cancelled(params: Option<&Value>) -> Option<Id> {
    serde_json::from_value(params?.get("id")?.clone()).ok()
}

/// Findings, on their way to the client.
pub(crate) enum Publish {}

impl tower_lsp::ls_types::notification::Notification for Publish {
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
    let root = folder.and_then(uri::to_path).or_else(|| params.get("rootPath")?.as_str().map(PathBuf::from));
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
        "executeCommandProvider": { "commands": call::COMMANDS },
        "semanticTokensProvider": { "legend": { "tokenTypes": response::TOKEN_TYPES, "tokenModifiers": ["declaration"] }, "full": true },
    });
    let result = json!({
        "capabilities": capabilities,
        "serverInfo": { "name": "qingdan", "version": env!("CARGO_PKG_VERSION") },
    });
    serde_json::from_value(result).ok()
}
