//! Requests about the lists, read: each method with its parameters as values. What is missing or no such value is `None`, and refused
//! by whoever answers.

use serde_json::Value;

use super::position::{Range, read_position, read_range};
use crate::lines::Position;

/// A position in a document.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) uri: Option<String>,
    pub(crate) position: Option<Position>,
}

/// A range of a document.
#[derive(Clone, Debug)]
pub(crate) struct Within {
    pub(crate) uri: Option<String>,
    pub(crate) range: Option<Range>,
}

/// A document.
pub(crate) type Document = Option<String>;

/// What is asked.
#[derive(Clone, Debug)]
pub(crate) enum Call {
    Hover(At),
    Definition(At),
    Declaration(At),
    References {
        at: At,
        /// Whether the declaration is wanted as well.
        declared: bool,
    },
    Highlights(At),
    PrepareRename(At),
    Rename {
        at: At,
        name: Option<String>,
    },
    DocumentSymbols(Document),
    WorkspaceSymbols {
        query: String,
    },
    FoldingRanges(Document),
    SelectionRanges {
        document: Document,
        positions: Vec<Position>,
    },
    SemanticTokens(Document),
    InlayHints(Within),
    CodeActions {
        within: Within,
        /// The kinds that are wanted; all of them where the client does not say.
        only: Option<Vec<String>>,
    },
    /// An action as it was offered, to be given back with its edits.
    ResolveAction {
        uri: String,
        action: Value,
    },
    Completion(At),
    SignatureHelp(At),
    LinkedEditing(At),
    Formatting(Document),
    RangeFormatting(Within),
    OnTypeFormatting {
        at: At,
        /// Whether a line was ended; else a block.
        is_line: bool,
    },
    CodeLenses(Document),
    /// A lens as it was offered, to be given back with its command.
    ResolveLens {
        /// `EDITION/INDUSTRY/SCENARIO`.
        scenario: String,
        lens: Value,
    },
    Command(Command),
}

/// What an editor may run.
#[derive(Clone, Debug)]
pub(crate) enum Command {
    /// `[uri, "EDITION/INDUSTRY/SCENARIO"]`
    RunExamples { scenario: String },
    /// `[old, new]`
    Diff { old: String, new: String },
    /// `[uri]`: the edition of that file and the one that it replaces.
    DiffOfFile { uri: String },
    /// `[code]`
    Explain { code: String },
    /// `[]`
    Manual,
    /// `[uri, position]`
    SharesName(At),
    /// `[uri, position, name]`
    RenameHere { at: At, name: String },
    /// None of these.
    Unknown { name: String },
}

impl Call {
    /// Reads a request; `None` for what is no request about the lists.
    pub(crate) fn read(method: &str, params: &Value) -> Option<Self> {
        let (_, read) = METHODS.iter().find(|(name, _)| *name == method)?;
        Some(read(params))
    }

    /// Whether a method is one of those that ask about the lists.
    pub(crate) fn is_known(method: &str) -> bool {
        METHODS.iter().any(|(name, _)| *name == method)
    }
}

type Read = fn(&Value) -> Call;

const METHODS: &[(&str, Read)] = &[
    ("textDocument/hover", |params| Call::Hover(at(params))),
    ("textDocument/definition", |params| Call::Definition(at(params))),
    ("textDocument/declaration", |params| Call::Declaration(at(params))),
    ("textDocument/references", |params| Call::References {
        at: at(params),
        declared: params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true),
    }),
    ("textDocument/documentHighlight", |params| Call::Highlights(at(params))),
    ("textDocument/prepareRename", |params| Call::PrepareRename(at(params))),
    ("textDocument/rename", |params| Call::Rename {
        at: at(params),
        name: params.get("newName").and_then(Value::as_str).map(str::to_owned),
    }),
    ("textDocument/documentSymbol", |params| Call::DocumentSymbols(document(params))),
    ("workspace/symbol", |params| Call::WorkspaceSymbols {
        query: params.get("query").and_then(Value::as_str).unwrap_or_default().to_owned(),
    }),
    ("textDocument/foldingRange", |params| Call::FoldingRanges(document(params))),
    ("textDocument/selectionRange", |params| Call::SelectionRanges {
        document: document(params),
        positions: array(params.get("positions")).iter().filter_map(read_position).collect(),
    }),
    ("textDocument/semanticTokens/full", |params| Call::SemanticTokens(document(params))),
    ("textDocument/inlayHint", |params| Call::InlayHints(within(params))),
    ("textDocument/codeAction", |params| {
        let only = params.pointer("/context/only").and_then(Value::as_array);
        let only = only.map(|only| only.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        Call::CodeActions { within: within(params), only }
    }),
    ("codeAction/resolve", |params| Call::ResolveAction { uri: text(params, "/data/uri"), action: params.clone() }),
    ("textDocument/completion", |params| Call::Completion(at(params))),
    ("textDocument/signatureHelp", |params| Call::SignatureHelp(at(params))),
    ("textDocument/linkedEditingRange", |params| Call::LinkedEditing(at(params))),
    ("textDocument/formatting", |params| Call::Formatting(document(params))),
    ("textDocument/rangeFormatting", |params| Call::RangeFormatting(within(params))),
    ("textDocument/onTypeFormatting", |params| Call::OnTypeFormatting {
        at: at(params),
        is_line: params.get("ch").and_then(Value::as_str) == Some("\n"),
    }),
    ("textDocument/codeLens", |params| Call::CodeLenses(document(params))),
    ("codeLens/resolve", |params| Call::ResolveLens { scenario: text(params, "/data/scenario"), lens: params.clone() }),
    ("workspace/executeCommand", |params| {
        let name = params.get("command").and_then(Value::as_str).unwrap_or_default();
        Call::Command(command(name, array(params.get("arguments"))))
    }),
];

/// The commands, as the server says that it can run them.
pub(super) const COMMANDS: &[&str] = &[
    "qingdan.runExamples",
    "qingdan.diff",
    "qingdan.explain",
    "qingdan.language",
    "qingdan.sharesName",
    "qingdan.renameHere",
];

fn command(name: &str, arguments: &[Value]) -> Command {
    let text = |at: usize| arguments.get(at).and_then(Value::as_str).unwrap_or_default().to_owned();
    let at = || At { uri: Some(text(0)), position: arguments.get(1).and_then(read_position) };
    match name {
        "qingdan.runExamples" => Command::RunExamples { scenario: text(1) },
        "qingdan.diff" if arguments.len() > 1 => Command::Diff { old: text(0), new: text(1) },
        "qingdan.diff" => Command::DiffOfFile { uri: text(0) },
        "qingdan.explain" => Command::Explain { code: text(0) },
        "qingdan.language" => Command::Manual,
        "qingdan.sharesName" => Command::SharesName(at()),
        "qingdan.renameHere" => Command::RenameHere { at: at(), name: text(2) },
        _ => Command::Unknown { name: name.to_owned() },
    }
}

fn document(params: &Value) -> Document {
    params.pointer("/textDocument/uri").and_then(Value::as_str).map(str::to_owned)
}

fn at(params: &Value) -> At {
    At { uri: document(params), position: params.get("position").and_then(read_position) }
}

fn within(params: &Value) -> Within {
    Within { uri: document(params), range: params.get("range").and_then(read_range) }
}

fn text(params: &Value, pointer: &str) -> String {
    params.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn array(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}
